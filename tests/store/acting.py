"""A small council to act on, and what must hold of its file whatever was done.

Members 1 to 5 vote, 1 presides; member 6 is a secretary without a vote; 5 is not of the standing committee.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from council.attendance import Presence
from council.errors import Refused
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.outcomes import Row
from council.results import results
from council.rules import Mode, Rule, Tie
from council.settings import Settings
from council.units import Unit
from store.council_file import CouncilFile
from store.verify import verify

HANDS, CALL, SECRET, CHAIRED = 1, 2, 3, 4
RULES = {
    HANDS: Rule(),
    CALL: Rule(mode=Mode.ROLL_CALL),
    SECRET: Rule(mode=Mode.SECRET_BALLOT),
    CHAIRED: Rule(tie=Tie.CHAIR),
}
ROLES = [Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.SECRETARY]
VOTING = (1, 2, 3, 4, 5)
ABSENT, ROOM, ONLINE = Presence.ABSENT, Presence.ROOM, Presence.ONLINE


def nominee(name: str, form: int = HANDS, unit: int = 1, **fields: Any) -> Nomination:
    """A nomination that is not in the file yet."""
    return Nomination(id=0, kind=Kind.INDIVIDUAL, name=name, unit=unit, form=form, **fields)


def new_council(path: Path) -> CouncilFile:
    """Six members, four forms (one for each way of voting, one whose ties wait for the chair), nothing else."""
    return CouncilFile.create(
        path,
        Settings(name="Hội đồng"),
        by="thư ký",
        units=[Unit(id=1, name="Phòng 1"), Unit(id=2, name="Phòng 2", confirmed=False)],
        members=[
            Member(id=number, name=f"Thành viên {number}", role=role, standing=number != 5, votes=number != 6)
            for number, role in enumerate(ROLES, 1)
        ],
        forms=[AwardForm(id=number, name=f"Hình thức {number}", rule=rule) for number, rule in RULES.items()],
    )


def sit(file: CouncilFile, here: tuple[int, ...] = VOTING, body: Body = Body.COUNCIL) -> None:
    """Open a sitting with the members ``here`` in the room."""
    file.plan_sitting(body)
    file.mark_presence([(member, ROOM) for member in here])
    file.start_sitting()


def nominate(file: CouncilFile, *forms: int) -> None:
    """Add a nomination for each of ``forms``, numbered on."""
    first = file.next_id("nominations")
    file.add_nominations([nominee(f"Người {first + place}", form) for place, form in enumerate(forms)])


@contextmanager
def acting(path: Path) -> Iterator[CouncilFile]:
    """A council with nominations 1 to 4, one for each form, in an open sitting with all five members.

    Afterwards the file must hold what the session knew, and agree with its own history.
    """
    file = new_council(path)
    try:
        nominate(file, HANDS, CALL, SECRET, CHAIRED)
        sit(file)
        yield file
    finally:
        file.close()
    holds(file)


def holds(file: CouncilFile) -> None:
    """What stands in the file at rest is what the session ``file`` knew, and its acts give just that."""
    verdict = verify(file.ledger.path)
    assert verdict.agrees, verdict.problem
    found = CouncilFile.read(file.ledger.path)
    assert found.council == file.council
    assert found.ledger.tables == file.ledger.tables


def tables(file: CouncilFile) -> dict[str, dict[str, Any]]:
    """The tables as they are; documents are never changed in place."""
    return {name: dict(table) for name, table in file.ledger.tables.items()}


def undoes(file: CouncilFile, act: Callable[[], object]) -> tuple[str, int | None]:
    """Do ``act`` and undo it: all must be as before. Returns what undo said."""
    before, number = tables(file), file.ledger.number
    act()
    assert file.ledger.number == number + 1, "one act is one document of the history"
    assert tables(file) != before
    said = file.undo()
    assert tables(file) == before
    assert file.ledger.acts()[-1]["undoes"] == number + 1
    return said


def row(file: CouncilFile, number: int) -> Row:
    """The row of one nomination in the results."""
    return next(row for row in results(file.council).rows if row.nomination.id == number)


def refused(file: CouncilFile, words: str) -> "pytest.RaisesExc[Refused]":
    """The act is refused in words that match, and leaves no trace."""
    before, number = tables(file), file.ledger.number

    def untouched(_error: Refused) -> bool:
        return tables(file) == before and file.ledger.number == number

    return pytest.raises(Refused, match=words, check=untouched)
