"""Ranked results for people: who stands where, by which rule, by whose votes."""

from msgspec.structs import replace

from council.members import Body
from council.rules import Base, Comparison, Recused, Rule, Tie
from council.sittings import Sitting, SittingState
from documents.labels import rule_text
from documents.results_table import results_paper
from tests.documents.councils import HOSTILE, empty_council, nominate, vote, whole_council


def outcomes(paper):
    return {row[3]: row[-1] for table in paper.tables for row in table.rows}


def test_each_group_is_ranked_by_kind_and_says_what_becomes_of_everyone():
    paper = results_paper(whole_council())
    assert [table.title for table in paper.tables] == [
        "Huân chương Lao động hạng Nhì",
        "Huân chương Lao động hạng Ba",
        "Giấy khen của Viện trưởng",
    ]
    assert [(row[0], row[3]) for row in paper.tables[2].rows][:6] == [
        (1, "Tổ 10"),
        (1, "Tổ 2"),
        (1, "Trần Thị Ấn"),
        (2, "Lê Văn An"),
        (3, "Nguyễn Thị Bình"),
        (4, "Phạm Không Đạt"),
    ]
    words = outcomes(paper)
    assert words["Đinh Ba Thứ Hai"] == "not proposed (over quota)"
    assert words["Phạm Không Đạt"] == "not proposed"
    assert words["Chưa biểu quyết"] == "pending"
    assert words["Đã rút"] == "withdrawn"


def test_the_rule_of_each_group_is_cited_and_an_unconfirmed_one_marked():
    order, _other, certificate = (table.notes for table in results_paper(whole_council()).tables)
    assert order == ("Rule: secret ballot; more than 50% of all members; basis: QĐ 2264/QĐ-KTNN.",)
    assert certificate == ("Rule: show of hands; more than 50% of all members; not confirmed by the council.",)


def test_every_part_of_a_rule_is_said():
    rule = Rule(
        percent="66,7", comparison=Comparison.AT_LEAST, recused=Recused.LEAVES, tie=Tie.CHAIR, chair_must_agree=True
    )
    assert rule_text(replace(rule, confirmed=True)) == (
        "show of hands; at least 66,7% of all members; recused members are not counted; on a tie the chair decides; "
        "the chair must agree"
    )
    assert "2/3 of the valid ballots" in rule_text(Rule(percent="2/3", base=Base.VALID))


def test_headings_say_draft_whose_votes_and_what_is_assumed_or_invented():
    paper = results_paper(whole_council(invented=True, campaign="Chung sức", parent="VIỆN TỐI CAO"))
    assert paper.above[0] == "VIỆN TỐI CAO"
    assert "DRAFT" in paper.above
    assert "DEMONSTRATION: the people, units and figures here are invented." in paper.above
    assert "Votes of: standing committee, sitting 1 (05/09/2021)" in paper.above
    assert paper.below == ("Names of units assumed, not confirmed by the council: Phòng 10.",)
    assert not any("DEMONSTRATION" in line for line in results_paper(whole_council()).above)


def test_votes_of_two_bodies_are_told_apart():
    council = empty_council()
    first, second = nominate(council, "Lê Văn An"), nominate(council, "Trần Thị Ấn")
    vote(council, first, yes=9)
    council.sittings[2] = Sitting(id=2, body=Body.COUNCIL, state=SittingState.OPEN, opened_at="2021-09-07")
    vote(council, second, yes=9, sitting=2)
    paper = results_paper(council)
    assert paper.above[-1] == "Votes of: standing committee, sitting 1 (05/09/2021); council, sitting 2 (07/09/2021)"
    assert paper.tables[0].notes[1:] == (
        "Numbers 1: standing committee, sitting 1 (05/09/2021).",
        "Numbers 2: council, sitting 2 (07/09/2021).",
    )


def test_nothing_nominated_and_nothing_voted():
    council = empty_council()
    assert results_paper(council).tables[0].title == "There are no nominations yet."
    for name in HOSTILE:
        nominate(council, name)
    assert "Nothing was voted on yet." in results_paper(council).above
