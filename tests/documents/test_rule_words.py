"""Rules in words."""

import pytest

from council.rules import Base, Comparison, Mode, Quorum, Recused, Rule, Tie
from documents.labels import rule_text
from documents.rule_words import base_words, mode_words, quorum_words, rule_words, threshold_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(), "more than 50% of all members"),
        (Rule(percent="70", comparison=Comparison.AT_LEAST), "at least 70% of all members"),
        (Rule(percent="66.7"), "more than 66,7% of all members"),
        (Rule(percent="2/3", comparison=Comparison.AT_LEAST, base=Base.VALID), "at least 2/3 of the valid ballots"),
        (Rule(base=Base.PRESENT_OR_CONSULTED), "more than 50% of the members present or consulted"),
    ],
)
def test_a_threshold_says_share_and_base(rule: Rule, words: str) -> None:
    assert threshold_words(rule) == words


def test_a_rule_says_how_and_what_is_enough() -> None:
    assert rule_words(Rule(mode=Mode.SECRET_BALLOT)) == "secret ballot; more than 50% of all members"


def test_what_a_rule_asks_beyond_its_threshold_is_said() -> None:
    words = rule_words(Rule(recused=Recused.LEAVES, tie=Tie.CHAIR, chair_must_agree=True))
    assert "recused members are not counted; on a tie the chair decides; the chair must agree" in words


def test_recused_members_matter_only_where_all_members_are_the_base() -> None:
    assert "recused" not in rule_words(Rule(recused=Recused.LEAVES, base=Base.PRESENT))


def test_every_mode_and_base_has_words() -> None:
    assert len({mode_words(mode) for mode in Mode}) == len(Mode)
    assert len({base_words(base) for base in Base}) == len(Base)


def test_papers_cite_basis_and_mark_beside_the_rule() -> None:
    assert rule_text(Rule(basis="Quy chế")).endswith(
        "more than 50% of all members; basis: Quy chế; not confirmed by the council"
    )


@pytest.mark.parametrize(("fraction", "share"), [("2/3", "2/3"), ("70", "70%"), ("70 %", "70%")])
def test_a_quorum_is_a_share_of_the_members(fraction: str, share: str) -> None:
    assert quorum_words(Quorum(fraction=fraction)) == f"at least {share} of the members"
