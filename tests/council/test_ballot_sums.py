"""Sums that must hold before a vote is recorded (domain.md, "Ballots and their sums")."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.errors import Refused
from council.votes import Counts, Sheet, check_ballots, check_sheet, hands
from tests.council.builders import often


@pytest.mark.parametrize(
    ("voters", "no", "other", "not_voting", "yes"),
    [(9, 0, 0, 0, 9), (9, 1, 0, 0, 8), (9, 1, 2, 3, 3), (9, 9, 0, 0, 0), (9, 3, 3, 3, 0), (0, 0, 0, 0, 0)],
)
def test_in_a_show_of_hands_the_rest_is_in_favour(voters: int, no: int, other: int, not_voting: int, yes: int) -> None:
    counted = hands(voters, no=no, other=other, not_voting=not_voting)
    assert counted == Counts(yes=yes, no=no, other=other, not_voting=not_voting)


@pytest.mark.parametrize(("no", "other", "not_voting"), [(10, 0, 0), (5, 5, 0), (4, 3, 3), (0, 0, 10)])
def test_more_voices_than_voters_are_refused(no: int, other: int, not_voting: int) -> None:
    with pytest.raises(Refused, match="10 voices were entered, but only 9 members"):
        hands(9, no=no, other=other, not_voting=not_voting)


@pytest.mark.parametrize("wrong", [{"no": -1}, {"other": -1}, {"not_voting": -1}, {"no": -1, "other": 1}])
def test_no_voice_is_below_zero(wrong: dict[str, int]) -> None:
    with pytest.raises(Refused, match="below zero"):
        hands(9, **wrong)


@often
@given(st.integers(0, 100), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_hands_add_up_to_the_voters_or_are_refused(voters: int, no: int, other: int, not_voting: int) -> None:
    if no + other + not_voting > voters:
        with pytest.raises(Refused):
            hands(voters, no=no, other=other, not_voting=not_voting)
    else:
        counted = hands(voters, no=no, other=other, not_voting=not_voting)
        assert counted.yes + counted.no + counted.other + counted.not_voting == voters
        assert counted.yes >= 0


def sheet(issued: int, returned: int, invalid: int = 0) -> Sheet:
    return Sheet(id=1, sitting=1, issued=issued, returned=returned, invalid=invalid)


@pytest.mark.parametrize(
    ("issued", "returned", "invalid", "valid"), [(9, 9, 0, 9), (9, 8, 1, 7), (8, 8, 8, 0), (0, 0, 0, 0), (9, 0, 0, 0)]
)
def test_sheets_that_add_up(issued: int, returned: int, invalid: int, valid: int) -> None:
    check_sheet(sheet(issued, returned, invalid), 9)
    assert sheet(issued, returned, invalid).valid == valid


@pytest.mark.parametrize(
    ("issued", "returned", "invalid", "sentence"),
    [
        (10, 9, 0, "10 ballots were issued, but only 9 members"),
        (8, 9, 0, "9 ballots came back, but only 8 were issued"),
        (9, 8, 9, "9 ballots are called invalid, but only 8 came back"),
        (-1, -1, 0, "below zero"),
        (9, -1, 0, "below zero"),
        (9, 9, -1, "below zero"),
    ],
)
def test_sheets_that_do_not_add_up_are_refused(issued: int, returned: int, invalid: int, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_sheet(sheet(issued, returned, invalid), 9)


@pytest.mark.parametrize(
    ("counts", "consulted"),
    [
        (Counts(yes=7), 0),
        (Counts(yes=4, no=1, other=1, unmarked=1), 0),
        (Counts(unmarked=7), 0),
        (Counts(yes=6, no=2, other=1), 2),
    ],
)
def test_marks_that_add_up_to_the_valid_ballots(counts: Counts, consulted: int) -> None:
    check_ballots(sheet(9, 8, 1), counts, consulted)


@pytest.mark.parametrize(
    ("counts", "consulted"),
    [
        (Counts(yes=8), 0),
        (Counts(yes=6), 0),
        (Counts(yes=7, unmarked=1), 0),
        (Counts(yes=4, no=1, other=1), 0),
        (Counts(yes=7), 1),
        (Counts(yes=9), 1),
    ],
)
def test_marks_that_do_not_add_up_are_refused(counts: Counts, consulted: int) -> None:
    with pytest.raises(Refused, match=f"but there are {7 + consulted} valid"):
        check_ballots(sheet(9, 8, 1), counts, consulted)


@pytest.mark.parametrize(
    "counts", [Counts(yes=8, no=-1), Counts(yes=-1, no=8), Counts(yes=8, other=-1), Counts(yes=8, unmarked=-1)]
)
def test_no_mark_is_below_zero(counts: Counts) -> None:
    with pytest.raises(Refused, match="below zero"):
        check_ballots(sheet(9, 8, 1), counts)
