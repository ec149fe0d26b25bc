"""Bodies and rosters, a sitting's life, who is here (domain.md, "Whose vote" and "Quorum")."""

from itertools import product

import pytest
from msgspec.structs import replace

from council.attendance import Guest, Mark, Presence, Word, here, presence, word
from council.council import Council
from council.errors import Refused
from council.members import Body, Member, Role, body_members, default_chair, may_preside, roster
from council.rules import Quorum
from council.sittings import Sitting, SittingState, current_sitting, open_sitting

PLANNED, OPEN, ADJOURNED, CLOSED = SittingState
ROOM, ONLINE, ABSENT = Presence.ROOM, Presence.ONLINE, Presence.ABSENT
NINE = tuple(range(1, 10))

COUNCIL = [
    Member(id=1, name="Chủ tịch", role=Role.CHAIR),
    Member(id=2, name="Phó", role=Role.VICE_CHAIR),
    Member(id=3, name="Phó thường trực", role=Role.STANDING_VICE_CHAIR),
    Member(id=4, name="Ủy viên"),
    Member(id=5, name="Ủy viên ngoài Thường trực", standing=False),
    Member(id=6, name="Thư ký", role=Role.SECRETARY, votes=False),
    Member(id=7, name="Thư ký ngoài Thường trực", role=Role.SECRETARY, standing=False, votes=False),
]


def test_members_belong_to_the_council_and_some_to_the_standing_committee() -> None:
    assert [member.id for member in body_members(COUNCIL, Body.COUNCIL)] == [1, 2, 3, 4, 5, 6, 7]
    assert [member.id for member in body_members(COUNCIL, Body.STANDING)] == [1, 2, 3, 4, 6]
    assert [member.id for member in Council(members={m.id: m for m in COUNCIL}).body(Body.STANDING)] == [1, 2, 3, 4, 6]


def test_the_roster_holds_those_who_vote() -> None:
    assert roster(COUNCIL, Body.COUNCIL) == (1, 2, 3, 4, 5)
    assert roster(COUNCIL, Body.STANDING) == (1, 2, 3, 4)


def test_the_chair_or_a_vice_chair_presides() -> None:
    assert [member.id for member in COUNCIL if may_preside(member)] == [1, 2, 3]
    for members, chair in ((COUNCIL, 1), (COUNCIL[1:], 3), (COUNCIL[1:2], 2), (COUNCIL[3:], None)):
        chosen = default_chair(members)
        assert (chosen.id if chosen else None) == chair


LIFE = {(PLANNED, OPEN), (OPEN, ADJOURNED), (ADJOURNED, OPEN), (OPEN, CLOSED)}


@pytest.mark.parametrize(("state", "wanted"), list(product(SittingState, SittingState)))
def test_the_life_of_a_sitting(state: SittingState, wanted: SittingState) -> None:
    sitting = Sitting(id=3, body=Body.COUNCIL, state=state)
    if (state, wanted) in LIFE:
        sitting.moves_to(wanted)
    else:
        with pytest.raises(Refused, match=f"Sitting 3 is {state.value}; it cannot become {wanted.value}"):
            sitting.moves_to(wanted)


@pytest.mark.parametrize(
    ("states", "opened", "current", "shown"),
    [
        ([], None, None, None),
        ([PLANNED], None, 1, None),
        ([OPEN], 1, 1, 1),
        ([CLOSED], None, None, 1),
        ([CLOSED, PLANNED], None, 2, 1),
        ([ADJOURNED, OPEN], 2, 2, 2),
        ([OPEN, ADJOURNED], 1, 1, 2),
        ([OPEN, PLANNED], 1, 1, 1),
        ([ADJOURNED, CLOSED], None, 1, 2),
        ([ADJOURNED, PLANNED], None, 2, 1),
    ],
)
def test_where_the_secretary_is(
    states: list[SittingState], opened: int | None, current: int | None, shown: int | None
) -> None:
    sittings = [Sitting(id=number, body=Body.COUNCIL, state=state) for number, state in enumerate(states, 1)]
    council = Council(sittings={sitting.id: sitting for sitting in reversed(sittings)})
    found = (open_sitting(sittings), current_sitting(sittings), council.sitting(), council.latest_sitting())
    assert [sitting.id if sitting else None for sitting in found] == [opened, current, current, shown]


def sitting_with(presences: str) -> Sitting:
    """A sitting of nine: ``r`` in the room, ``o`` online, ``-`` absent, ``.`` never marked."""
    meaning = {"r": ROOM, "o": ONLINE, "-": ABSENT}
    marks: dict[int, tuple[Mark, ...]] = {
        member: (Mark("2021-09-23T08:00:00", meaning[letter]),)
        for member, letter in enumerate(presences, 1)
        if letter != "."
    }
    return Sitting(id=1, body=Body.COUNCIL, state=OPEN, roster=NINE, attendance=marks)


@pytest.mark.parametrize(
    ("presences", "present", "quorum"),
    [
        ("rrrrrrrrr", 9, True),
        ("rrrrrr...", 6, True),
        ("rrrooo---", 6, True),
        ("oooooo...", 6, True),
        ("rrrrr----", 5, False),
        (".........", 0, False),
        ("rrrrr....rrrr", 5, False),  # people outside the roster never count
    ],
)
def test_quorum_counts_the_roster_in_the_room_and_online(presences: str, present: int, quorum: bool) -> None:
    sitting = sitting_with(presences)
    assert (len(sitting.present), sitting.quorum_needed, sitting.has_quorum) == (present, 6, quorum)


def test_the_quorum_is_the_sittings_own() -> None:
    sitting = replace(sitting_with("rrrrrr..."), quorum=Quorum(fraction="3/4"))
    assert (sitting.quorum_needed, sitting.has_quorum) == (7, False)


def test_guests_and_substitutes_never_count() -> None:
    sitting = sitting_with("rrrrr-...")
    seated = replace(sitting, guests=(Guest(name="Khách"), Guest(name="Dự thay", stands_for=6)))
    assert seated.present == sitting.present == (1, 2, 3, 4, 5)
    assert not seated.has_quorum


# Marks as letters: before "|" while the sitting is planned, after it while it is open.
@pytest.mark.parametrize(
    ("marks", "expected", "counts"),
    [
        ("|", Word.ABSENT, False),
        ("-|", Word.ABSENT, False),
        ("r|", Word.PRESENT, True),
        ("o|", Word.ONLINE, True),
        ("-r|", Word.PRESENT, True),  # only the last mark before the opening stands
        ("r-|", Word.ABSENT, False),
        ("ro|", Word.ONLINE, True),
        ("|r", Word.LATE, True),
        ("|o", Word.LATE, True),
        ("-|r", Word.LATE, True),
        ("-|o", Word.LATE, True),
        ("r-|r", Word.LATE, True),
        ("-|ro", Word.LATE, True),  # late still, after moving online
        ("r|o", Word.ONLINE, True),
        ("o|r", Word.PRESENT, True),
        ("r|-", Word.LEFT, False),
        ("o|-", Word.LEFT, False),
        ("-|r-", Word.LEFT, False),
        ("|r-", Word.LEFT, False),
        ("|-", Word.ABSENT, False),
        ("-|-", Word.ABSENT, False),
        ("r|-r", Word.PRESENT, True),  # went out and came back
        ("-|r-r", Word.LATE, True),
    ],
)
def test_attendance_in_one_word(marks: str, expected: Word, counts: bool) -> None:
    meaning = {"r": ROOM, "o": ONLINE, "-": ABSENT}
    sitting = Sitting(id=1, body=Body.COUNCIL, roster=(1,))
    for letter in marks:
        if letter == "|":
            sitting = replace(sitting, state=OPEN)
        else:
            made = sitting.marked(1, "2021-09-23T08:00:00", meaning[letter])
            sitting = replace(sitting, attendance={1: made})
    assert word(sitting.attendance, 1) is expected
    assert presence(sitting.attendance, 1).here is counts
    assert here(sitting.attendance, (1, 2)) == ((1,) if counts else ())


@pytest.mark.parametrize("state", [OPEN, ADJOURNED, CLOSED])
def test_after_the_opening_no_mark_is_overwritten(state: SittingState) -> None:
    sitting = replace(sitting_with("r........"), state=state)
    marks = sitting.marked(1, "2021-09-23T10:00:00", ABSENT)
    assert [(mark.presence, mark.sitting_open) for mark in marks] == [(ROOM, False), (ABSENT, True)]
