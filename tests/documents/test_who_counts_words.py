"""The history says who wrote, who was consulted in secret, what fell and why; never how a secret vote went."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from council.members import Body
from council.votes import Choice, Counts, Sheet
from documents.act_words import act_words
from store.council_file import CouncilFile
from tests.store.acting import ABSENT, CALL, CHAIRED, HANDS, ROOM, SECRET, acting

YES, NO = Choice.YES, Choice.NO


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        held.mark_presence([(5, ABSENT)])
        yield held


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "c.json"


def said(file: CouncilFile) -> str:
    return act_words(file.ledger.acts()[-1], file.council, file.ledger.document_before)


def test_opinions(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    assert said(file) == "Written opinion on 1 Người 1: Thành viên 5: no"
    file.record_opinion(HANDS, 5, YES, "Nhầm")
    assert said(file) == "Written opinion on 1 Người 1: Thành viên 5: no → yes"
    file.record_hands(CHAIRED, no=2)
    file.decide(CHAIRED, favour=True, reason="Xét")
    file.record_opinion(CHAIRED, 5, NO)
    assert said(file) == "Written opinion on 4 Người 4: Thành viên 5: no; the chair's decision on it falls"
    file.mark_presence([(5, ROOM)])
    assert "absent → in the room: Thành viên 5; written opinions on nominations 1 fall" in said(file)


def test_a_roll_call_that_takes_one_in(file: CouncilFile) -> None:
    file.record_opinion(CALL, 5, NO)
    file.begin_roll_call(CALL)
    for _member in (1, 2, 3, 4):
        file.answer(CALL, YES)
    assert said(file).startswith("Roll call on 2 Người 2: Thành viên 4: yes, Thành viên 5: no (in writing); complete")


def test_secret_votes_say_who_and_never_how(file: CouncilFile) -> None:
    file.consult(SECRET, 5)
    assert said(file) == "Thành viên 5 consulted in writing on 3 Người 3, in secret"
    file.consult(SECRET, 5)
    assert said(file) == "Thành viên 5 not consulted on 3 Người 3 after all"
    file.consult(SECRET, 5)
    file.record_ballots(SECRET, Sheet(id=0, sitting=0, issued=4, returned=4), Counts(yes=4, no=1))
    assert said(file) == "Vote on 3 Người 3: yes 4, no 1, other opinion 0"


def test_a_unit_and_a_second_ballot(file: CouncilFile) -> None:
    file.recuse_unit(1, 2, "Trưởng phòng")
    assert said(file) == "Thành viên 2 recused from nominations 1–4 (4)"


def test_a_sitting_in_writing(file: CouncilFile) -> None:
    file.close_sitting()
    file.plan_sitting(Body.COUNCIL)
    file.meet_or_write()
    assert said(file) == "Sitting 2: in writing, without a meeting"
    file.start_sitting()
    assert said(file) == "Sitting 2 in writing: sent to 5 members, 4 replies needed"
    file.mark_presence([(member, ROOM) for member in (1, 2, 3, 4)])
    assert said(file).startswith("Attendance: replied in writing: Thành viên 1")
    file.begin_roll_call(CALL)
    for choice in (YES, YES, NO, Choice.NOT_VOTING):
        file.answer(CALL, choice)
    assert said(file) == "Roll call on 2 Người 2: not voting; complete: yes 2, no 1, other opinion 0"
