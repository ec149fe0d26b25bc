"""What became of a nomination, as a sign, as words and as a tone: the same in every place."""

from council.outcomes import Outcome, Row
from council.tally import Tally
from council.words import _
from documents.labels import outcome_text
from widgets.lines import Line, Span
from widgets.palette import Tone

_SIGNS = {
    Outcome.PENDING: ("·", Tone.FAINT),
    Outcome.PROPOSED: ("✓", Tone.GOOD),
    Outcome.NOT_PROPOSED: ("✗", Tone.BAD),
    Outcome.DEFERRED: ("‖", Tone.WAIT),
    Outcome.RETURNED: ("«", Tone.WAIT),
    Outcome.WITHDRAWN: ("−", Tone.FAINT),
    Outcome.NEEDS_CHAIR: ("?", Tone.WAIT),
}


def outcome_tone(row: Row) -> Tone:
    """The tone of everything that shows the row's outcome."""
    return _SIGNS[row.outcome][1]


def outcome_sign(row: Row) -> Span:
    """One cell that stands for the outcome."""
    return _SIGNS[row.outcome]


def outcome_words(row: Row) -> Span:
    """Outcome and reason in words: "not proposed (over quota)"."""
    return outcome_text(row), outcome_tone(row)


def figures_words(row: Row) -> Line:
    """What there is and what is needed: "7/9 · needs 5 · PASSED", "5/9 · needs 6, 1 missing · NOT PASSED".

    Empty before a vote.
    """
    figures = row.figures
    if figures is None:
        return []
    return [(f"{figures.yes}/{figures.base} · {needs_words(figures)} · ", Tone.PLAIN), verdict(row)]


def needs_words(figures: Tally) -> str:
    """What is needed and what is missing: "needs 6, 1 missing"."""
    if figures.missing:
        return _("needs {needed}, {missing} missing").format(needed=figures.needed, missing=figures.missing)
    return _("needs {needed}").format(needed=figures.needed)


def verdict(row: Row) -> Span:
    """Whether the numbers carried the nomination; what else it depends on is the outcome's to say."""
    if row.passed:
        return _("PASSED"), Tone.GOOD
    if row.outcome is Outcome.NEEDS_CHAIR:
        return _("TIE"), Tone.WAIT
    return _("NOT PASSED"), Tone.BAD
