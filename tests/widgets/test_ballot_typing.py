"""What keys make of a ballot sheet."""

import pytest

from council.ballot_count import Ballot, Mark
from widgets.ballot_typing import MARKS, BallotTyping

NO, OTHER, BLANK = Mark.NO, Mark.OTHER, Mark.BLANK


def typed(lines: int, keys: str, ballot: Ballot | None = None) -> tuple[Ballot, str]:
    """The sheet after ``keys``, and what was said of the last one. Nominations are numbered from 101."""
    typing = BallotTyping(range(101, 101 + lines), ballot)
    said = ""
    for key in keys:
        if key == "<":
            typing.back()
        else:
            said = typing.letter(key) if key in MARKS else typing.digit(key)
    return typing.ballot, said


@pytest.mark.parametrize(
    ("lines", "keys", "marks"),
    [
        (30, "", {}),
        (30, "1227", {112: NO, 127: NO}),
        (30, "12n27n", {112: NO, 127: NO}),
        (30, "3n", {103: NO}),
        (30, "3", {103: NO}),
        (30, "03", {103: NO}),
        (30, "4", {104: NO}),
        (30, "45", {104: NO, 105: NO}),
        (30, "1o2b30", {101: OTHER, 102: BLANK, 130: NO}),
        (30, "12o", {112: OTHER}),
        (30, "12ob", {112: BLANK}),
        (30, "12y", {}),
        (30, "1212", {112: NO}),
        (9, "3", {103: NO}),
        (9, "35o", {103: NO, 105: OTHER}),
        (10, "1n10", {101: NO, 110: NO}),
        (120, "012", {112: NO}),
        (120, "12n120", {112: NO, 220: NO}),
        (3, "0n", {101: NO, 102: NO, 103: NO}),
        (3, "0n2y", {101: NO, 103: NO}),
        (3, "0", {}),
        (30, "12<", {}),
        (30, "2<12", {112: NO}),
    ],
)
def test_numbers_strike_and_letters_say_what_else(lines: int, keys: str, marks: dict[int, Mark]) -> None:
    ballot, said = typed(lines, keys)
    said_of = {number: mark for number, mark in ballot.marks.items() if mark is not Mark.YES}
    assert (said_of, said) == (marks, "")


@pytest.mark.parametrize(("lines", "keys"), [(30, "31"), (30, "00"), (9, "00")])
def test_a_line_that_is_not_there_is_said_and_marks_nothing(lines: int, keys: str) -> None:
    ballot, said = typed(lines, keys)
    assert ballot == Ballot()
    assert said.startswith("There is no line")


def test_a_letter_alone_marks_nothing() -> None:
    assert typed(30, "n") == (Ballot(), "First the number of the line, then the letter.")


def test_a_sheet_entered_before_is_changed() -> None:
    assert typed(9, "5y", Ballot({105: NO, 107: BLANK}))[0].on(105) is Mark.YES
    assert typed(9, "5y", Ballot({105: NO, 107: BLANK}))[0].on(107) is BLANK
