"""The proposed award list: who is on it, in what order, with which columns and totals."""

from msgspec.structs import replace

from council import words
from council.award_list import Seal
from council.forms import Kind
from documents.award_list import award_list_paper
from documents.award_list_json import award_list_object
from documents.results_table import results_paper
from documents.tables import cell_line
from tests.documents.councils import CERTIFICATE, ORDER, empty_council, nominate, vote, whole_council

ORIGIN = {"file": "x.json", "act": 7, "head": "ab" * 32}


def test_only_what_is_proposed_highest_form_and_class_first():
    paper = award_list_paper(whole_council())
    assert [table.title for table in paper.tables] == ["Huân chương Lao động", "Giấy khen của Viện trưởng"]
    assert [(row[0], row[2], row[8]) for row in paper.tables[0].rows] == [
        (1, "Hồ Nhì", "Huân chương Lao động hạng Nhì"),
        (2, "Đinh Ba", "Huân chương Lao động hạng Ba"),
    ]


def test_inside_a_form_by_kind_then_unit_then_name():
    assert [row[2] for row in award_list_paper(whole_council()).tables[1].rows] == [
        "Tổ 2",
        "Tổ 10",
        "Nguyễn Thị Bình",
        "Lê Văn An",
        "Trần Thị Ấn",
        "Hộ ông Võ Hà",
    ]


def test_the_council_may_put_individuals_before_collectives():
    """A kind that its order does not name comes last; the JSON has the same order."""
    council = whole_council(kind_order=(Kind.INDIVIDUAL, Kind.COLLECTIVE))
    names = [row[2] for row in award_list_paper(council).tables[1].rows]
    assert names == ["Nguyễn Thị Bình", "Lê Văn An", "Trần Thị Ấn", "Tổ 2", "Tổ 10", "Hộ ông Võ Hà"]
    forms = award_list_object(council, **ORIGIN)["forms"]
    assert isinstance(forms, list)
    assert [row["name"] for row in forms[-1]["rows"]] == names


def test_a_paper_says_whether_it_is_a_draft():
    """Closed it says version and act, and with the seal also the head; the ranked results say the same."""
    seal = Seal(act=57, head="9f" * 32, at="2021-09-23T14:05:00+07:00", version=2)
    closed = whole_council(list_closed=57, list_version=2)
    for paper in (award_list_paper, results_paper):
        assert "DRAFT" in paper(whole_council()).above
        assert "Closed · version 2 · act #57" in paper(closed).above
        above = paper(closed, seal=seal).above
        assert f"Closed · version 2 · act #57 · head {seal.head}" in above
        assert "DRAFT" not in above


def test_people_stand_by_given_name_and_collectives_by_number():
    council = empty_council()
    for name, kind in (
        ("Bùi Văn Yên", Kind.INDIVIDUAL),
        ("Võ Thị Ái", Kind.INDIVIDUAL),
        ("Đội 10", Kind.COLLECTIVE),
        ("Đội 9", Kind.COLLECTIVE),
        ("Tổ 1", Kind.COLLECTIVE),
    ):
        vote(council, nominate(council, name, kind=kind), yes=9)
    (table,) = award_list_paper(council).tables
    assert [row[2] for row in table.rows] == ["Đội 9", "Đội 10", "Tổ 1", "Võ Thị Ái", "Bùi Văn Yên"]


def test_columns_are_those_of_the_paper():
    paper = award_list_paper(whole_council(), CERTIFICATE)
    (table,) = paper.tables
    assert [column.header for column in table.columns] == [
        "No.",
        "Honorific",
        "Full name / name of the collective",
        "Position",
        "Workplace",
        "Nominating unit",
        "Kind",
        "Leader or manager",
        "Award form (class)",
        "Summary of achievements",
        "Category",
        "Votes in favour",
        "Counted against",
        "Share (%)",
        "Decided by",
        "Proposed through",
        "Note",
    ]
    assert [cell_line(cell) for cell in table.rows[3]] == [
        "4",
        "",
        "Lê Văn An",
        "",
        "",
        "Phòng 2",
        "individual",
        "",
        "Giấy khen của Viện trưởng",
        "45 ngày đêm ở chốt",
        "",
        "7",
        "9",
        "77,78%",
        "Viện trưởng",
        "",
        "bổ sung",
    ]
    assert [row[7] for row in table.rows] == ["", "", "staff", "", "leader", ""]


def test_headers_are_in_the_language_in_use(monkeypatch):
    class Vietnamese:
        def gettext(self, message: str, /) -> str:
            return {"Honorific": "Danh xưng"}.get(message, message)

    monkeypatch.setattr(words, "_catalog", Vietnamese())
    assert award_list_paper(empty_council()).tables[0].columns[1].header == "Danh xưng"


def test_totals_by_kind():
    paper = award_list_paper(whole_council())
    assert paper.tables[1].notes[0] == (
        "Giấy khen của Viện trưởng: 6 in all; collectives: 2, individuals: 3, households: 1."
    )
    assert paper.below[0] == "All forms: 8 in all; collectives: 2, individuals: 5, households: 1."


def test_nothing_proposed_is_an_empty_table_that_says_so():
    paper = award_list_paper(empty_council())
    assert [(table.title, table.rows) for table in paper.tables] == [("Nothing is proposed yet.", ())]


def test_json_has_the_rows_of_the_tables():
    council = whole_council()
    result = award_list_object(council, **ORIGIN)
    assert list(result) == ["file", "council", "body", "version", "act", "head", "forms", "totals"]
    assert result["totals"] == {"collective": 2, "individual": 5, "household": 1, "all": 8}
    assert [(group["form"], group["class"], group["decided_by"]) for group in result["forms"]] == [
        ("Huân chương Lao động", "Nhì", "Chủ tịch nước"),
        ("Huân chương Lao động", "Ba", "Chủ tịch nước"),
        ("Giấy khen của Viện trưởng", "", "Viện trưởng"),
    ]
    keys = ("no", "honorific", "name", "position", "workplace", "unit", "award", "achievements", "yes", "base")
    places = (0, 1, 2, 3, 4, 5, 8, 9, 11, 12)
    shown = [[row[place] for place in places] for table in award_list_paper(council).tables for row in table.rows]
    assert [[row[key] for key in keys] for group in result["forms"] for row in group["rows"]] == shown


def test_a_lowered_class_stands_in_its_new_group():
    council = empty_council()
    number = nominate(council, "Hồ Nhì", kind=Kind.INDIVIDUAL, form=ORDER, class_="Nhất")
    vote(council, number, yes=9)
    council.nominations[number] = replace(council.nominations[number], class_="Nhì")
    assert award_list_object(council, **ORIGIN)["forms"] == []
    vote(council, number, yes=8, no=1)
    (group,) = award_list_object(council, **ORIGIN)["forms"]
    assert (group["class"], group["rows"][0]["percent"]) == ("Nhì", "88,89%")
