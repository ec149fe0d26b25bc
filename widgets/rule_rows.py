"""Quorum and rules as lines of a list, and the one in front in full."""

from council.forms import AwardForm
from council.rules import Quorum, Rule
from council.words import _
from documents.rule_words import exception_words, mode_words, quorum_words, threshold_words
from widgets.lines import Line, Span, fit, line, wrap
from widgets.palette import Tone

_NAME_CELLS = 34
_MARK_CELLS = 2


def quorum_line(quorum: Quorum, width: int) -> Line:
    """The quorum, as the first line of the rules."""
    name = fit(_("Quorum"), _NAME_CELLS)
    return [_mark(confirmed=quorum.confirmed), (f"{name} ", Tone.PLAIN), _rest(quorum_words(quorum), width)]


def rule_line(form: AwardForm, rule: Rule, width: int) -> Line:
    """One form: its name, what is enough, and how the vote is taken."""
    words = f"{threshold_words(rule)} · {mode_words(rule.mode)}"
    return [_mark(confirmed=rule.confirmed), (f"{fit(form.name, _NAME_CELLS)} ", Tone.PLAIN), _rest(words, width)]


def quorum_details(quorum: Quorum, width: int, most: int) -> list[Line]:
    """The quorum in full."""
    words = _("Quorum: {share} must be present, in the room or online.").format(share=quorum_words(quorum))
    return _details(words, quorum.basis, quorum.confirmed, width, most)


def rule_details(form: AwardForm, rule: Rule, width: int, most: int) -> list[Line]:
    """A form's rule in full."""
    words = "; ".join([f"{form.name}: {mode_words(rule.mode)}", threshold_words(rule), *exception_words(rule)])
    return _details(words + ".", rule.basis, rule.confirmed, width, most)


def _details(words: str, basis: str, confirmed: bool, width: int, most: int) -> list[Line]:
    told = _("Basis: {basis}").format(basis=basis) if basis else _("Basis: none named")
    mark = (
        line(" " + _("The council confirmed it."), Tone.GOOD)
        if confirmed
        else line(" " + _("Not confirmed by the council."), Tone.WAIT)
    )
    rows = [*wrap(words, width - 2, most=most - 2), *wrap(told, width - 2, Tone.FAINT, most=1)]
    return [*([(" ", Tone.PLAIN), *row] for row in rows), mark]


def _mark(*, confirmed: bool) -> Span:
    return ("✓ ", Tone.GOOD) if confirmed else ("? ", Tone.WAIT)


def _rest(words: str, width: int) -> Span:
    return fit(words, width - _NAME_CELLS - _MARK_CELLS - 1), Tone.PLAIN
