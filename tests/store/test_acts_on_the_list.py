"""Closing the award list: what keeps it open, what it keeps out, its seal, and how it is opened again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import TinyDB

from council.ballot_count import Teller
from council.members import Body, Member
from council.rules import Mode, Rule
from council.votes import Choice, Counts
from documents.act_words import act_words
from store.adopt import adopt
from store.council_file import CouncilFile
from store.verify import verify
from tests.store.acting import (
    ABSENT,
    CALL,
    CHAIRED,
    HANDS,
    ROOM,
    SECRET,
    holds,
    new_council,
    nominate,
    nominee,
    refused,
    sit,
    tables,
)


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    """One nomination for each way of voting; the sitting is open, nothing was voted on."""
    made = new_council(path)
    nominate(made, HANDS, CALL, SECRET, CHAIRED)
    sit(made)
    yield made
    made.close()
    holds(CouncilFile.read(path))


@pytest.fixture
def settled(file: CouncilFile) -> CouncilFile:
    """Two passed, one deferred, one withdrawn; the sitting is closed and the list may be."""
    file.record_hands(1)
    file.defer(2, "chờ")
    file.withdraw(3)
    file.record_hands(4)
    file.close_sitting()
    return file


def test_a_settled_list_is_closed_by_an_act_that_it_names(settled: CouncilFile) -> None:
    assert settled.list_seal() is None
    assert settled.keeps_open() == []
    seal = settled.close_list()
    act = settled.ledger.acts()[-1]
    assert (act["verb"], act["n"], act["hash"]) == ("close_list", seal.act, seal.head)
    assert (seal.version, seal.at, settled.council.settings.list_closed) == (1, act["at"], seal.act)
    assert settled.list_seal() == seal
    assert CouncilFile.read(settled.ledger.path).list_seal() == seal
    with refused(settled, "closed already"):
        settled.close_list()


def test_nothing_to_close(path: Path) -> None:
    file = new_council(path)
    with refused(file, "There is no nomination yet"):
        file.close_list()
    file.close()


def test_everything_that_keeps_it_open_is_told_with_number_and_name(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_hands(4, no=2)
    file.begin_roll_call(2)
    assert file.keeps_open() == [
        "Roll calls not finished: 1, first number 2 (Người 2). Finish or abandon each under “Review”.",
        "Not voted on yet: 3, first number 1 (Người 1). Vote on each or put it aside under “Review”.",
        "Waiting for the chair: 1, first number 4 (Người 4). The chair decides under “Review” (h).",
        "Sitting 1 is open: close it under “Attendance” (C).",
    ]
    with refused(file, "Roll calls not finished: 1"):
        file.close_list()


def test_an_adjourned_sitting_and_a_tie_keep_it_open(file: CouncilFile) -> None:
    file.record_hands(1)
    file.defer(2)
    file.return_for_completion(3)
    file.mark_presence([(5, ABSENT)])
    file.record_hands(4, no=2)
    with refused(file, "Waiting for the chair: 1, first number 4"):
        file.close_list()
    file.decide(4, favour=True, reason="vì")
    file.adjourn()
    with refused(file, "Sitting 1 is adjourned: resume it"):
        file.close_list()


def test_ballots_under_count_keep_it_open(settled: CouncilFile) -> None:
    settled.take_up(3)
    sit(settled)
    settled.name_tellers([Teller("Kế toán")])
    assert settled.keeps_open()[-1] == "Sitting 2 is open: close it under “Attendance” (C)."
    settled.issue_ballots([3])
    assert settled.keeps_open()[-1].startswith("Ballots are being counted: sign off or drop the count")
    settled.drop_count()
    assert not any("Ballots" in point for point in settled.keeps_open())


def test_a_count_that_cannot_be_read_keeps_it_open(settled: CouncilFile) -> None:
    path = settled.ledger.path
    settled.close()
    count = path.with_name(f".{path.name}.count")
    count.write_text("hỏng")
    again = CouncilFile.open(path, by="thư ký")
    with refused(again, "is damaged: drop the count"):
        again.close_list()
    again.drop_count("hỏng")
    again.close_list()
    count.write_text("hỏng")
    again.close()
    again = CouncilFile.open(path, by="thư ký")
    again.drop_count("hỏng")
    assert not count.exists()
    assert again.list_seal() is not None, "that says nothing about the list"
    again.close()


WHILE_CLOSED: dict[str, Callable[[CouncilFile], object]] = {
    "comment": lambda file: file.comment(1, "ý kiến"),
    "defer": lambda file: file.defer(1),
    "take_up": lambda file: file.take_up(2),
    "recuse": lambda file: file.recuse(1, 3),
    "change_mode": lambda file: file.change_mode(2, Mode.SHOW_OF_HANDS, "vì"),
    "role_model": lambda file: file.mark_role_model(1),
    "screen": lambda file: file.pull_out(2),
    "vote_again": lambda file: file.vote_again(1, "vì"),
    "correct_name": lambda file: file.correct_name(1, "Khác", "vì"),
    "import": lambda file: file.add_nominations([nominee("Mới")]),
    "members": lambda file: file.add_members([Member(id=0, name="Mới")]),
    "change_unit": lambda file: file.change_unit(replace(file.council.units[2], confirmed=True)),
    "change_settings": lambda file: file.change_settings(replace(file.council.settings, body="VIỆN")),
    "confirm_quorum": lambda file: file.confirm_quorum(),
    "change_rule": lambda file: file.change_rule(HANDS, Rule(percent="70")),
    "plan_sitting": lambda file: file.plan_sitting(Body.STANDING),
    "undo": lambda file: file.undo(),
}


@pytest.mark.parametrize("verb", WHILE_CLOSED)
def test_nothing_is_changed_while_it_is_closed(settled: CouncilFile, verb: str) -> None:
    settled.close_list()
    with refused(settled, "^The award list is closed: reopen it with a reason first"):
        WHILE_CLOSED[verb](settled)
    settled.reopen_list("vì")
    if verb != "undo":
        WHILE_CLOSED[verb](settled)


def test_a_planned_sitting_waits_until_the_list_is_open_again(settled: CouncilFile) -> None:
    settled.plan_sitting(Body.COUNCIL)
    settled.mark_presence([(member, ROOM) for member in (1, 2, 3, 4, 5)])
    settled.close_list()
    with refused(settled, "The award list is closed"):
        settled.start_sitting()
    settled.reopen_list("bổ sung")
    settled.start_sitting()


def test_it_is_opened_again_with_a_reason_and_the_next_is_another_version(settled: CouncilFile) -> None:
    with refused(settled, "nothing to reopen"):
        settled.reopen_list("vì")
    first = settled.close_list()
    with refused(settled, "needs a reason"):
        settled.reopen_list("")
    settled.reopen_list("sai tên")
    assert settled.ledger.acts()[-1]["reason"] == "sai tên"
    assert settled.list_seal() is None
    with refused(settled, "nothing left to undo"):
        settled.undo()
    second = settled.close_list()
    assert (second.version, second.act) == (2, first.act + 2)


def test_the_history_tells_both(settled: CouncilFile) -> None:
    settled.close_list()
    settled.reopen_list("vì")
    before = settled.ledger.document_before
    told = [act_words(act, settled.council, before) for act in settled.ledger.acts()[-2:]]
    assert told == [
        "The award list was closed: version 1",
        "The award list was opened again: its next papers are version 2",
    ]


@pytest.mark.parametrize("forged", [{}, {"list_closed": 3}], ids=["units alone", "settings too"])
def test_a_change_from_outside_makes_it_a_draft(settled: CouncilFile, forged: dict[str, int]) -> None:
    """What was taken over is not what the closing act pinned; undo takes it back exactly and brings the seal back."""
    seal = settled.close_list()
    before, path = tables(settled), settled.ledger.path
    settled.close()
    with TinyDB(path) as stock:
        stock.table("units").update({"name": "Phòng Một"}, doc_ids=[1])
        stock.table("council").update(forged, doc_ids=[1])
    adopt(path, by="thư ký", reason="sửa tay")
    assert verify(path).agrees
    again = CouncilFile.open(path, by="thư ký")
    assert again.list_seal() is None
    assert again.council.settings.list_version == 2
    again.undo()
    assert (tables(again), again.list_seal()) == (before, seal)
    again.close()


def test_a_draft_stays_one_whatever_was_written_into_it_from_outside(settled: CouncilFile) -> None:
    path = settled.ledger.path
    settled.close()
    with TinyDB(path) as stock:
        stock.table("council").update({"list_closed": 3}, doc_ids=[1])
    adopt(path, by="thư ký", reason="sửa tay")
    found = CouncilFile.read(path)
    assert (found.council.settings.list_closed, found.council.settings.list_version) == (0, 1)


def test_a_vote_that_came_before_closing_cannot_be_corrected(file: CouncilFile) -> None:
    file.begin_roll_call(2)
    for _member in range(5):
        file.answer(2, Choice.YES)
    file.record_hands(1)
    file.defer(3)
    file.defer(4)
    file.close_sitting()
    file.close_list()
    with refused(file, "No sitting is open"):
        file.correct_vote(1, "vì", counts=Counts(no=1))
