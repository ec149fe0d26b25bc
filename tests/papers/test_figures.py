"""Every figure on paper is the screen's: counted once, by the one tally, and read here from the Word files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from council.attendance import Presence
from council.ballot_count import Ballot, Teller
from council.members import Body
from documents.award_list_json import award_list_object
from documents.papers.ballot_papers import ballot_papers
from documents.papers.count_record import count_record
from documents.papers.word import word_files
from documents.results_json import results_object
from store.council_file import CouncilFile
from tests.papers.sittings import (
    LOWERED,
    NOMINATIONS,
    new_council,
    opened,
    paper,
    papers,
    said,
    sitting_held,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CouncilFile]:
    with sitting_held(tmp_path_factory.mktemp("figures")) as held:
        yield held


def rows(document: Any, first_header: str = "No.") -> list[list[str]]:
    """The rows below every header whose first cell is ``first_header``."""
    found = []
    for table in document.tables:
        if table.rows[0].cells[0].text == first_header:
            found += [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return found


def stamp(file: CouncilFile) -> dict[str, Any]:
    return {"file": "c.json", "act": file.ledger.number, "head": file.ledger.head}


def test_the_list_says_what_its_json_says(file: CouncilFile) -> None:
    told = award_list_object(file.council, **stamp(file))
    of_paper = [row for content in papers(file, "list").values() for row in rows(opened(content))]
    of_json = [
        (row["name"], row["unit"], row["award"], str(row["yes"]), str(row["base"]), row["percent"])
        for form in told["forms"]
        for row in form["rows"]
    ]
    assert [(r[2], r[5], r[8], r[11], r[12], r[13]) for r in of_paper] == of_json
    assert len(of_json) == told["totals"]["all"] == 7


def test_the_minutes_say_what_the_results_say(file: CouncilFile) -> None:
    told = results_object(file.council, **stamp(file), sitting=1)
    votes = {row["number"]: row for form in told["forms"] for row in form["rows"] if row["base"] is not None}
    on_paper = {int(row[0]): row for row in rows(paper(file, "minutes")) if len(row) == 9}
    assert on_paper.keys() == votes.keys()
    for number, row in on_paper.items():
        figures = votes[number]
        assert row[2:5] == [str(figures[key]) for key in ("yes", "no", "other")]
        assert row[6] == f"{figures['needed']}/{figures['base']}"


def test_the_count_adds_up(file: CouncilFile) -> None:
    record = count_record(file, 1)
    assert record is not None
    assert record.tellers == ("Thành Viên 5", "Kế Toán")
    assert record.how == (
        "The sheets were entered twice, by two tellers; differences settled with the paper in hand: 0.",
    )
    (ballot,) = record.ballots
    assert (ballot.present, ballot.absent, ballot.voters, ballot.consulted) == (8, 1, 8, ("Ông Thành Viên 9",))
    assert ballot.issued >= ballot.returned == ballot.valid + ballot.invalid
    assert (ballot.issued, ballot.returned, ballot.valid, ballot.invalid) == (8, 8, 7, 1)
    for line in ballot.lines:
        assert line.yes + line.no_votes + line.other + line.unmarked == ballot.valid + len(ballot.consulted)
        assert line.invalid == 1
    assert [(line.number, line.yes, line.share, line.passed) for line in ballot.lines] == [
        (1, 6, "66,67%", "PASSED"),
        (LOWERED, 7, "77,78%", "PASSED"),
    ]


def test_without_a_secret_vote_there_is_no_record_of_a_count(tmp_path: Path) -> None:
    file = new_council(tmp_path / "c.json")
    try:
        file.plan_sitting(Body.COUNCIL)
        file.mark_presence([(n, Presence.ROOM) for n in range(1, 10)])
        file.start_sitting()
        assert count_record(file, 1) is None
        assert word_files(file, "count", None, None) == []
    finally:
        file.close()


def test_a_single_entry_and_an_explanation_are_in_the_record(tmp_path: Path) -> None:
    file = new_council(tmp_path / "c.json")
    try:
        file.add_nominations(NOMINATIONS[:1])
        file.plan_sitting(Body.COUNCIL)
        file.mark_presence([(n, Presence.ROOM) for n in range(1, 10)])
        file.start_sitting()
        file.name_tellers([Teller("Kế Toán")])
        file.issue_ballots([1])
        file.enter_once(True)
        file.change_sheets(0, 9, 8)
        for place in range(8):
            file.enter_ballot(0, next(iter(file.count.passes)), place, Ballot())
        file.sign_off(explanation="một người giữ phiếu")
        record = count_record(file, 1)
    finally:
        file.close()
    assert record is not None
    assert record.how == ("The sheets were entered once.", "Sheets against attendance: một người giữ phiếu")


def test_ballots_to_print_hold_what_waits_and_keep_a_recusal_apart(tmp_path: Path) -> None:
    file = new_council(tmp_path / "c.json")
    try:
        file.add_nominations(NOMINATIONS)
        file.recuse(1, 3, "liên quan")
        printed = ballot_papers(file.council)
        assert [([line.number for line in sheet.lines], sheet.copies, sheet.alone) for sheet in printed] == [
            ([2], 9, False),
            ([1], 8, True),
        ]
        text = said(opened(papers(file, "ballots", sitting=None)["phieu-bieu-quyet"]))
        assert "Thành Viên 3" not in text, "a ballot names no member"
    finally:
        file.close()


def test_submissions_go_to_who_proposes_else_to_who_decides(file: CouncilFile) -> None:
    written = papers(file, "submission")
    assert list(written) == ["to-trinh-01-chu-tich-ubnd-tinh", "to-trinh-02-chanh-thanh-tra-tinh"]
    first, second = (said(opened(content)) for content in written.values())
    assert "To: Chủ tịch UBND tỉnh" in first
    assert "6 (six) proposed awards" in first
    assert "In accordance with Luật Thi đua, khen thưởng;" in first
    assert "In accordance with Kế hoạch 11483 (not confirmed by the council)." in first
    assert ("Bà Huỳnh Ba" in first, "Bà Vũ Gọi Tên" in first) == (True, False)
    assert ("Bà Huỳnh Ba" in second, "Bà Vũ Gọi Tên" in second) == (False, True)


def test_role_models_and_practices(file: CouncilFile) -> None:
    document = paper(file, "models")
    assert [row[1] for row in rows(document)] == ["Bà Trần Ấn", "Tổ phản ứng nhanh"]
    assert rows(document)[1][2:] == ["Văn phòng", "Mỗi phòng một tổ"]


def test_the_summary_adds_up(file: CouncilFile) -> None:
    document = paper(file, "summary")
    for table in document.tables:
        if table.rows[0].cells[-1].text != "Share of proposed":
            continue
        *lines, total = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        for column in (1, 3):
            assert sum(int(line[column]) for line in lines) == int(total[column])
    assert "7 (seven)" in said(document)
    parts = document.part.package.iter_parts()
    chart = next(part for part in parts if part.partname.startswith("/word/charts/"))
    assert b'<c:showSerName val="0"/>' in chart.blob


def test_a_closed_list_is_no_draft_and_its_papers_name_the_act(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        draft = said(paper(file, "models"))
        file.close_list()
        seal = file.list_seal()
        assert seal is not None
        for kind in ("list", "minutes", "count", "submission", "summary", "models"):
            for content in papers(file, kind, sitting=None).values():
                document = opened(content)
                foot = document.sections[0].footer.paragraphs[0].text
                assert f"act {seal.act} " in foot
                assert seal.head in foot.replace(" ", "")
                assert "DRAFT" not in said(document)
        file.reopen_list("thêm một trường hợp")
        again = said(paper(file, "models"))
        file.close_list()
        second = paper(file, "models")
    assert draft.startswith("DRAFT\n")
    assert again.startswith("DRAFT, version 2\n")
    assert said(second).startswith("Version 2\n")
    assert second.sections[0].footer.paragraphs[0].text.startswith(f"Version 2, closed with act {seal.act + 2} ")
