"""What is enough: shares as people write them, needed votes, quorum (domain.md, "Arithmetic" and "Quorum")."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.errors import Refused
from council.members import Body
from council.rules import Comparison, Quorum, Rule, parse_share
from council.sittings import Sitting
from tests.council.builders import often


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50", Fraction(1, 2)),
        ("90", Fraction(9, 10)),
        ("100", Fraction(1)),
        ("66,7", Fraction(667, 1000)),
        ("66.7", Fraction(667, 1000)),
        ("50 %", Fraction(1, 2)),
        (" 70% ", Fraction(7, 10)),
        ("2/3", Fraction(2, 3)),
        ("2 / 3", Fraction(2, 3)),
        ("1/1", Fraction(1)),
        ("0,5", Fraction(1, 200)),
    ],
)
def test_a_share_is_read_as_people_write_it(text: str, share: Fraction) -> None:
    assert parse_share(text) == share


@pytest.mark.parametrize(
    "text", ["", "0", "0/3", "2/0", "3/2", "101", "100,1", "-5", "½", "66,7,1", "2/3/4", "nửa", "1e2", "50 phần"]
)
def test_what_is_no_share_is_refused_with_the_text_in_the_sentence(text: str) -> None:
    with pytest.raises(Refused, match="is no share") as refusal:
        parse_share(text)
    assert f"“{text}”" in str(refusal.value)


@pytest.mark.parametrize(
    ("percent", "comparison", "base", "needed"),
    [
        ("90", ">=", 9, 9),
        ("70", ">=", 9, 7),
        ("90", ">=", 10, 9),
        ("90", ">", 10, 10),
        ("70", ">=", 10, 7),
        ("70", ">", 10, 8),
        ("2/3", ">=", 9, 6),
        ("2/3", ">=", 10, 7),
        ("2/3", ">", 9, 7),
        ("66,7", ">=", 9, 7),
        ("66,7", ">=", 3, 3),
        ("50", ">", 9, 5),
        ("50", ">=", 9, 5),
        ("50", ">", 8, 5),
        ("50", ">=", 8, 4),
        ("90", ">=", 15, 14),
        ("100", ">=", 9, 9),
        ("50", ">", 1, 1),
        ("50", ">", 0, 1),
        ("50", ">=", 0, 1),
        ("1", ">=", 9, 1),
    ],
)
def test_needed_votes(percent: str, comparison: str, base: int, needed: int) -> None:
    assert Rule(percent=percent, comparison=Comparison(comparison)).needed(base) == needed


@often
@given(st.integers(1, 100), st.sampled_from(Comparison), st.integers(1, 200))
def test_needed_is_the_least_number_that_is_enough(percent: int, comparison: Comparison, base: int) -> None:
    def enough(yes: int) -> bool:
        return yes * 100 > percent * base if comparison is Comparison.MORE else yes * 100 >= percent * base

    needed = Rule(percent=str(percent), comparison=comparison).needed(base)
    assert enough(needed)
    assert not enough(needed - 1)


@often
@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 200))
def test_a_fraction_asks_for_the_least_whole_number_of_members(numerator: int, more: int, members: int) -> None:
    denominator = numerator + more
    needed = Quorum(fraction=f"{numerator}/{denominator}").needed(members)
    assert needed * denominator >= numerator * members
    assert (needed - 1) * denominator < numerator * members


@pytest.mark.parametrize(
    ("fraction", "members", "needed"),
    [("2/3", 9, 6), ("2/3", 10, 7), ("2/3", 1, 1), ("2/3", 0, 1), ("50", 9, 5), ("50", 10, 5), ("3/4", 9, 7)],
)
def test_quorum(fraction: str, members: int, needed: int) -> None:
    assert Quorum(fraction=fraction).needed(members) == needed


def test_two_thirds_is_the_usual_quorum_and_nobody_confirmed_it() -> None:
    assert Quorum().needed(9) == 6
    assert not Quorum().confirmed
    assert not Rule().confirmed


def test_a_sitting_without_a_roster_has_no_quorum() -> None:
    assert not Sitting(id=1, body=Body.COUNCIL).has_quorum
