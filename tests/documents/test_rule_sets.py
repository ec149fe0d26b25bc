"""The rule sets that ship: what domain.md found, no more, each with its source and time, none confirmed."""

import pytest
from msgspec.structs import replace

from council.rules import Base, Comparison, Mode, Rule, Tie
from documents.rule_sets import RuleSet, rule_sets


def found(word: str) -> RuleSet:
    return next(each for each in rule_sets() if word in each.source)


def test_every_set_has_its_source_its_time_and_parts_that_a_rule_has() -> None:
    for each in rule_sets():
        assert each.source
        assert each.in_force
        rule = replace(Rule(), **each.parts())
        assert rule.basis == each.source
        assert not rule.confirmed
        assert rule.share
        assert "confirmed" not in each.rule
    assert len({each.name for each in rule_sets()}) == len(rule_sets())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("91/2017", (Mode.SECRET_BALLOT, "90", Comparison.AT_LEAST, Base.ALL_MEMBERS)),
        ("1338", (Mode.SHOW_OF_HANDS, "70", Comparison.AT_LEAST, Base.ALL_MEMBERS)),
        ("2264", (Mode.SECRET_BALLOT, "50", Comparison.MORE, Base.ALL_MEMBERS)),
        ("2218", (Mode.SECRET_BALLOT, "90", Comparison.AT_LEAST, Base.ALL_MEMBERS)),
    ],
)
def test_practices_that_were_found(word: str, parts: tuple[Mode, str, Comparison, Base]) -> None:
    rule = replace(Rule(), **found(word).parts())
    assert (rule.mode, rule.percent, rule.comparison, rule.base) == parts
    assert found(word).verified


def test_what_a_text_does_not_say_is_left_as_it_is() -> None:
    before = Rule(mode=Mode.ROLL_CALL, base=Base.VALID, chair_must_agree=True)
    education = replace(before, **found("35/2015").parts())
    assert (education.mode, education.base, education.percent) == (Mode.ROLL_CALL, Base.PRESENT_OR_CONSULTED, "70")
    trade = replace(before, **found("2033").parts())
    assert (trade.mode, trade.base, trade.tie, trade.chair_must_agree) == (
        Mode.ROLL_CALL, Base.VALID, Tie.CHAIR, True,
    )  # fmt: skip
    assert replace(Rule(), **found("2218").parts()).chair_must_agree


def test_what_is_only_recalled_is_marked() -> None:
    assert {each.rule["percent"] for each in rule_sets() if not each.verified} == {"80", "90"}
