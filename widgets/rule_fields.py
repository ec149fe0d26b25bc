"""The parts of a rule, one a line: what is asked, what is chosen, what it was."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from council.errors import Refused
from council.rules import Base, Comparison, Mode, Recused, Rule, Tie, parse_share
from council.text import clean_line
from council.words import N_, _, pgettext
from documents.rule_words import base_words, mode_words, share_words
from widgets.lines import Line, fit
from widgets.palette import Tone

_LABEL_CELLS = 35
_COMPARISON_WORDS = {Comparison.MORE: N_("more than the threshold"), Comparison.AT_LEAST: N_("at least the threshold")}
_RECUSED_WORDS = {Recused.STAYS: N_("stay in the base"), Recused.LEAVES: N_("leave the base")}
_TIE_WORDS = {Tie.FAILS: N_("is not enough"), Tie.CHAIR: N_("the chair decides")}


def fact_words(value: bool) -> str:
    """Whether something is so: ``yes``."""
    return pgettext("it is so", "yes") if value else pgettext("it is so", "no")


class RuleField(Struct, frozen=True):
    """One part of a rule: its attribute, its label, how a value is said, and what can be chosen (nothing: a text)."""

    name: str
    label: str
    words: Callable[[Any], str]
    choices: Sequence[StrEnum | bool] = ()

    def of(self, rule: Rule) -> str:
        """What ``rule`` says in this part."""
        return self.words(getattr(rule, self.name)) or "–"


RULE_FIELDS = (
    RuleField("mode", N_("How the vote is taken"), mode_words, tuple(Mode)),
    RuleField("percent", N_("Threshold"), share_words),
    RuleField("comparison", N_("In favour must be"), lambda value: _(_COMPARISON_WORDS[value]), tuple(Comparison)),
    RuleField("base", N_("Measured against"), base_words, tuple(Base)),
    RuleField("recused", N_("Recused members"), lambda value: _(_RECUSED_WORDS[value]), tuple(Recused)),
    RuleField("tie", N_("A tie"), lambda value: _(_TIE_WORDS[value]), tuple(Tie)),
    RuleField("chair_must_agree", N_("The chair must agree"), fact_words, (False, True)),
    RuleField("basis", N_("Basis"), clean_line),
    RuleField("confirmed", N_("Confirmed by the council"), fact_words, (False, True)),
)


def rule_field_line(field: RuleField, rule: Rule, draft: Rule, width: int) -> Line:
    """One part of ``draft``; where it differs from ``rule`` there is a star and what it was."""
    changed = getattr(rule, field.name) != getattr(draft, field.name)
    value = f"‹ {field.of(draft)} ›" if field.choices else field.of(draft)
    was = "   " + _("(was: {value})").format(value=field.of(rule)) if changed else ""
    room = width - _LABEL_CELLS - 4
    return [
        ("* " if changed else "  ", Tone.WAIT),
        (fit(_(field.label), _LABEL_CELLS) + "  ", Tone.PLAIN),
        (fit(value + was, room), Tone.STRONG if changed else Tone.PLAIN),
    ]


def share_refusal(text: str) -> tuple[str, Tone]:
    """Why ``text`` is no share; nothing where it is one."""
    try:
        parse_share(text)
    except Refused as refused:
        return str(refused), Tone.BAD
    return "", Tone.PLAIN
