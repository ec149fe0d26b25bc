"""What a council says of itself, as lines of a list."""

from council.text import clean_line
from council.words import _
from documents.setup_act_words import SETTINGS_WORDS
from widgets.lines import Line, fit
from widgets.palette import Tone

HEADINGS = tuple((name, label) for name, label in SETTINGS_WORDS.items() if name not in ("quorum", "criteria"))
"""The names and titles in the settings: attribute, and label as a key of the catalogs."""

_LABEL_CELLS = 34


def heading_label(label: str) -> str:
    """A label in the language in use, with a capital."""
    words = _(label)
    return words[:1].upper() + words[1:]


def heading_line(label: str, value: str, width: int) -> Line:
    """One heading: its label, and as much of it as there is room for."""
    return _row(heading_label(label), clean_line(value), width)


def criterion_line(number: int, text: str, width: int) -> Line:
    """One of the plan's criteria."""
    return _row(_("Criterion {number}").format(number=number), clean_line(text), width)


def _row(label: str, value: str, width: int) -> Line:
    return [
        (f"  {fit(label, _LABEL_CELLS)} ", Tone.PLAIN),
        (fit(value or "–", width - _LABEL_CELLS - 3), Tone.PLAIN if value else Tone.FAINT),
    ]
