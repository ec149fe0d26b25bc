"""The minutes tell what happened, all of it, and no more: figures, reasons and times, but never a secret voice."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from council.attendance import Mark, Presence
from council.members import Body
from council.results import results
from council.rules import Mode
from council.sittings import Sitting
from council.votes import Choice, Counts
from documents.papers.minutes import Minutes, attended, minutes_of
from store.council_file import CouncilFile
from tests.papers.sittings import (
    CALLED,
    LATE,
    LOWERED,
    NOMINATIONS,
    SCREENED,
    TIED,
    WRITTEN,
    new_council,
    paper,
    said,
    sitting_held,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CouncilFile]:
    with sitting_held(tmp_path_factory.mktemp("minutes")) as held:
        yield held


@pytest.fixture(scope="module")
def minutes(file: CouncilFile) -> Minutes:
    return minutes_of(file, 1, "vi")


def test_who_sat(minutes: Minutes) -> None:
    assert (minutes.body, minutes.chair, minutes.secretary) == ("council", "Ông Thành Viên 1", "Ông Thành Viên 10")
    assert (minutes.members, minutes.present, minutes.needed, minutes.quorum_met) == (9, 7, 6, True)
    assert len(minutes.attendees) == 10
    assert minutes.attendees[7].attended == "online"
    assert minutes.attendees[8].attended == "absent"
    assert re.fullmatch(r"in the room; left at \d\d:\d\d", minutes.attendees[6].attended)
    assert minutes.attendees[9].role == "secretary (without a vote)"
    assert minutes.guests == (
        "Khách Mời, Sở Nội vụ",
        "Người Thay (substitute for Ông Thành Viên 9, without a vote)",
    )


def test_attendance_with_every_change_after_the_opening() -> None:
    marks = (
        Mark("2021-09-23T07:55:00", Presence.ABSENT),
        Mark("2021-09-23T08:20:00", Presence.ONLINE, sitting_open=True),
        Mark("2021-09-23T08:40:00", Presence.ROOM, sitting_open=True),
        Mark("2021-09-23T09:10:00", Presence.ABSENT, sitting_open=True),
        Mark("2021-09-23T09:30:00", Presence.ROOM, sitting_open=True),
    )
    sitting = Sitting(id=1, body="council", attendance={1: marks})
    assert attended(sitting, 1) == (
        "absent; came at 08:20 (online); from 08:40 in the room; left at 09:10; came at 09:30 (in the room)"
    )
    assert attended(sitting, 2) == "absent"


def test_rules_with_their_basis_and_whether_they_were_confirmed(minutes: Minutes) -> None:
    assert [(rule.form, rule.confirmed) for rule in minutes.rules] == [
        ("Huân chương Lao động", True),
        ("Bằng khen", False),
        ("Giấy khen", False),
    ]
    assert minutes.rules[0].rule == "secret ballot; more than 50% of all members; basis: QĐ 2264"
    assert minutes.rules[1].rule.endswith("not confirmed by the council")


def test_screening(minutes: Minutes) -> None:
    assert (minutes.eligible, minutes.unscreened) == (6, 2)
    assert [(one.number, one.found, one.note) for one in minutes.screened] == [
        (SCREENED, "to be completed", "thiếu báo cáo")
    ]


def test_every_vote_has_the_figures_of_the_tally(file: CouncilFile, minutes: Minutes) -> None:
    rows = {row.nomination.id: row for row in results(file.council, sitting=1).rows if row.figures}
    lines = {line.number: line for group in minutes.votes for line in group.votes}
    assert lines.keys() == rows.keys()
    for number, line in lines.items():
        figures = rows[number].figures
        assert figures is not None
        told = (line.yes, line.no, line.other, line.base, line.needed)
        assert told == (figures.yes, figures.no, figures.other, figures.base, figures.needed)
    assert [(lines[n].yes, lines[n].no, lines[n].other) for n in (1, LOWERED, 3, WRITTEN, SCREENED, CALLED)] == [
        (6, 2, 0), (7, 0, 1), (7, 0, 1), (7, 2, 0), (4, 3, 0), (6, 1, 1)
    ]  # fmt: skip
    assert lines[1].apart == "invalid 1"
    assert lines[SCREENED].apart == "recused 1"
    assert (lines[SCREENED].share, lines[SCREENED].outcome) == ("44,44%", "not proposed")


def test_block_votes_are_told_from_single_ones(minutes: Minutes) -> None:
    (block,) = minutes.blocks
    assert (block.numbers, block.count, block.mode) == ("3, 5", 2, "show of hands")
    assert block.figures == "7 in favour, 0 against, 1 other; 7/9 of all members, 5 needed"
    together = {line.number for group in minutes.votes for line in group.votes if line.together}
    assert together == {3, 5}


def test_open_voices_are_named_and_secret_ones_never(minutes: Minutes) -> None:
    notes = {group.title: group.notes for group in minutes.votes}
    assert notes["Bằng khen"] == (
        f"Nomination {WRITTEN}, in writing: no: Thành Viên 9.",
        f"Nomination {SCREENED}, recused: Thành Viên 3.",
    )
    assert notes["Giấy khen"] == (f"Nomination {CALLED}, roll call: no: Thành Viên 7; other opinion: Thành Viên 8.",)
    assert notes["Huân chương Lao động hạng Ba"] == (
        f"Nomination 1–{LOWERED}, consulted in writing, merged into the totals: Thành Viên 9.",
    )


def test_changes_recusals_ties_and_corrections_with_their_reasons(minutes: Minutes) -> None:
    assert [(event.what, event.reason) for event in minutes.recusals] == [
        (f"Thành Viên 3 recused from {SCREENED} Bà Phạm Hồ Sơ", "là vợ chồng")
    ]
    changes = {event.what: event.reason for event in minutes.changes}
    assert changes[f"{LATE} Bà Ngô Để Sau: deferred"] == "chờ xác minh"
    assert any("Huân chương Lao động hạng Nhì → Huân chương Lao động hạng Ba" in what for what in changes)
    (decision,) = minutes.second_looks
    assert decision.reason == "thành tích rõ"
    assert f"{TIED} Bà Đinh Hòa Phiếu" in decision.what
    assert decision.what.endswith("basis: QĐ 2033 Đ.12")
    (correction,) = minutes.corrections
    assert (correction.what, correction.reason) == (
        f"Vote on {SCREENED} Bà Phạm Hồ Sơ corrected: yes 3 → 4, no 4 → 3",
        "đếm nhầm",
    )


def test_what_was_undone_is_not_told(file: CouncilFile) -> None:
    """Of the vote and the deferral that were taken back there is nothing in the paper; the file's history has them."""
    assert any("undoes" in act for act in file.ledger.acts())
    text = said(paper(file, "minutes"))
    assert "taken back" not in text
    assert "hoàn tác ngay" not in text
    rows = [line for line in text.splitlines() if line.startswith(f"{SCREENED} | ")]
    assert len([row for row in rows if "Phạm Hồ Sơ" in row]) == 1


def test_comments_with_dissent_kept_on_record(minutes: Minutes) -> None:
    assert [(remark.number, remark.author, remark.text, remark.dissent) for remark in minutes.remarks] == [
        (WRITTEN, "Ông Thành Viên 2", "cần bổ sung số ngày", False),
        (TIED, "Ông Thành Viên 4", "không tán thành", True),
    ]


def test_the_conclusion_counts_what_is_proposed(minutes: Minutes) -> None:
    assert [(one.title, one.count, one.words) for one in minutes.proposed] == [
        ("Huân chương Lao động hạng Ba", 2, "hai"),
        ("Bằng khen", 4, "bốn"),
        ("Giấy khen", 1, "một"),
    ]
    assert (minutes.total, minutes.total_words, minutes.pending) == (7, "bảy", 0)


def test_no_paper_holds_a_single_secret_voice(file: CouncilFile) -> None:
    """Member 9 was consulted in secret: beside the name there is nothing that says how; nor is there of any ballot."""
    for kind in ("minutes", "count"):
        text = said(paper(file, kind))
        for line in text.splitlines():
            if "merged into the totals" in line:
                assert not re.search(r"\b(yes|no|other|against|in favour)\b", line.split("merged")[1]), line
    orders = [vote for vote in file.council.votes.values() if vote.mode is Mode.SECRET_BALLOT]
    assert orders
    assert all(not vote.choices and not vote.written for vote in orders)


def test_a_later_sitting_tells_its_own_votes_only(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        first = minutes_of(file, 1, "vi")
        file.plan_sitting("council")
        file.mark_presence([(member, Presence.ROOM) for member in range(1, 10)])
        file.start_sitting()
        file.record_hands(LATE, no=2)
        file.correct_vote(LATE, "đếm lại", counts=Counts(no=1))
        second = minutes_of(file, 2, "vi")
        assert [line.number for group in second.votes for line in group.votes] == [LATE]
        assert (second.open, len(second.corrections), len(second.remarks)) == (True, 1, 0)
        assert minutes_of(file, 1, "vi") == first, "what was closed stays as it was told"


def test_a_vote_taken_again_shows_both_rounds(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        file.plan_sitting("council")
        file.mark_presence([(member, Presence.ROOM) for member in range(1, 10)])
        file.start_sitting()
        file.record_hands(LATE, no=5)
        file.vote_again(LATE, "hồ sơ mới")
        file.record_hands(LATE, no=1)
        told = minutes_of(file, 2, "vi")
        assert [(line.round, line.no, line.passed, line.outcome) for group in told.votes for line in group.votes] == [
            (1, 5, "NOT PASSED", ""),
            (2, 1, "PASSED", "proposed"),
        ]
        assert [event.reason for event in told.second_looks] == ["hồ sơ mới"]


def test_a_roll_call_of_yes_alone_names_nobody(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        file.plan_sitting("council")
        file.mark_presence([(member, Presence.ROOM) for member in range(1, 10)])
        file.start_sitting()
        file.change_mode(LATE, Mode.ROLL_CALL, "theo đề nghị")
        file.begin_roll_call(LATE)
        for _member in range(9):
            file.answer(LATE, Choice.YES)
        told = minutes_of(file, 2, "vi")
        assert told.votes[0].notes == ()
        assert json.dumps([event.reason for event in told.changes], ensure_ascii=False) == '["theo đề nghị"]'


def test_a_sitting_in_writing_tells_replies_and_the_same_voices_once(tmp_path: Path) -> None:
    file = new_council(tmp_path / "c.json")
    file.add_nominations(NOMINATIONS)
    file.plan_sitting(Body.COUNCIL)
    file.meet_or_write()
    file.start_sitting()
    file.mark_presence([(n, Presence.ROOM) for n in range(1, 9)])
    for number in (WRITTEN, CALLED):
        if file.council.mode_of(file.council.nominations[number], file.council.sitting()) is not Mode.ROLL_CALL:
            file.change_mode(number, Mode.ROLL_CALL, "bằng văn bản")
        file.begin_roll_call(number)
        for choice in (Choice.NO, *[Choice.YES] * 7):
            file.answer(number, choice)
    file.close_sitting()
    minutes = minutes_of(file, 1, "en")
    assert re.fullmatch(r"replied at \d\d:\d\d", minutes.attendees[0].attended)
    assert minutes.attendees[8].attended == "no reply"
    assert all(group.rule.startswith("in writing, ") for group in minutes.votes)
    assert all(line.mode == "in writing" for group in minutes.votes for line in group.votes)
    file.close()


def test_no_title_stands_in_a_signature(minutes: Minutes) -> None:
    assert (minutes.chair_signs, minutes.secretary_signs) == ("Thành Viên 1", "Thành Viên 10")
