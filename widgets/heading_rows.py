"""What a council says of itself, as lines of a list."""

from collections.abc import Iterable

from council.forms import Kind
from council.settings import Basis
from council.text import clean_line
from council.words import _
from documents.labels import KIND_WORDS
from documents.setup_act_words import SETTINGS_WORDS
from widgets.lines import Line, fit
from widgets.palette import Tone

_NO_TEXT = ("quorum", "criteria", "kind_order", "bases", "copies", "practices")
HEADINGS = tuple((name, label) for name, label in SETTINGS_WORDS.items() if name not in _NO_TEXT)
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


def basis_line(number: int, basis: Basis, width: int) -> Line:
    """One of the texts that the submission cites, and whether the council confirmed it."""
    row = _row(_("Basis {number}").format(number=number), clean_line(basis.text), width)
    mark = ("✓ ", Tone.GOOD) if basis.confirmed else ("? ", Tone.WAIT)
    return [mark, (row[0][0][2:], Tone.PLAIN), *row[1:]]


def copy_line(number: int, text: str, width: int) -> Line:
    """One of the lines under "Nơi nhận"."""
    return _row(_("Copy to {number}").format(number=number), clean_line(text), width)


def kinds_words(kinds: Iterable[Kind]) -> str:
    """Kinds of nominee one after the other, in the language in use."""
    return ", ".join(_(KIND_WORDS[kind]) for kind in kinds)


def _row(label: str, value: str, width: int) -> Line:
    return [
        (f"  {fit(label, _LABEL_CELLS)} ", Tone.PLAIN),
        (fit(value or "–", width - _LABEL_CELLS - 3), Tone.PLAIN if value else Tone.FAINT),
    ]
