"""The object that ``results --as json`` prints: its keys to the letter, its figures those of the tables."""

from fractions import Fraction

from msgspec.structs import replace

from council.forms import Kind
from council.members import Body
from council.rules import Mode, Rule
from council.sittings import Sitting, SittingState
from council.text import percent_text
from council.votes import Choice
from documents.formats import json_text
from documents.results_json import results_object
from documents.results_table import results_paper
from documents.tables import cell_line
from tests.documents.councils import CERTIFICATE, empty_council, nominate, vote, whole_council

ORIGIN = {"file": "x.json", "act": 7, "head": "ab" * 32}
ROW_KEYS = [
    "nomination",
    "number",
    "kind",
    "name",
    "unit",
    "sitting",
    "round",
    "mode",
    "yes",
    "no",
    "other",
    "unmarked",
    "not_voting",
    "invalid",
    "recused",
    "room",
    "written",
    "present",
    "consulted",
    "base",
    "needed",
    "missing",
    "passed",
    "rank",
    "tied",
    "outcome",
    "reason",
]


def test_keys_are_those_of_the_contract_in_its_order():
    result = results_object(whole_council(), **ORIGIN)
    assert list(result) == ["file", "act", "head", "body", "voters", "present", "sitting", "forms"]
    for group in result["forms"]:
        assert list(group) == ["form", "class", "rule", "rows"]
        assert list(group["rule"]) == (
            ["mode", "percent", "comparison", "base", "recused", "tie", "chair_must_agree", "basis", "confirmed"]
        )
        for row in group["rows"]:
            assert list(row) == ROW_KEYS
            assert list(row["room"]) == ["yes", "no", "other"]


def test_a_row_with_dissent():
    council = empty_council()
    vote(council, nominate(council, "Lê Văn An", unit=2), yes=5, no=3, other=1)
    result = results_object(council, **ORIGIN)
    assert result["body"] == "standing"
    assert (result["voters"], result["present"], result["sitting"]) == (9, 0, 1)
    assert result["forms"][0]["rows"] == [
        {
            "nomination": "1",
            "number": 1,
            "kind": "individual",
            "name": "Lê Văn An",
            "unit": "Phòng 2",
            "sitting": 1,
            "round": 1,
            "mode": "show-of-hands",
            "yes": 5,
            "no": 3,
            "other": 1,
            "unmarked": 0,
            "not_voting": 0,
            "invalid": 0,
            "recused": 0,
            "room": {"yes": 5, "no": 3, "other": 1},
            "written": None,
            "present": 9,
            "consulted": 0,
            "base": 9,
            "needed": 5,
            "missing": 0,
            "passed": True,
            "rank": 1,
            "tied": False,
            "outcome": "proposed",
            "reason": "",
        }
    ]


def test_before_a_vote_counts_are_zero_and_what_a_vote_decides_is_null():
    council = empty_council()
    nominate(council, "Lê Văn An")
    (row,) = results_object(council, **ORIGIN)["forms"][0]["rows"]
    assert [row[key] for key in ("base", "needed", "missing", "passed", "rank", "written")] == [None] * 6
    assert all(row[key] == 0 for key in ("yes", "no", "other", "unmarked", "not_voting", "invalid", "sitting", "round"))
    assert row["room"] == {"yes": 0, "no": 0, "other": 0}
    assert row["outcome"] == "pending"


def test_without_any_sitting_the_object_is_whole():
    council = empty_council()
    council.sittings.clear()
    result = results_object(council, **ORIGIN)
    assert (result["sitting"], result["present"], result["voters"], result["forms"]) == (0, 0, 9, [])


def test_written_opinions_are_a_channel_of_their_own_in_open_votes_only():
    for mode, written in ((Mode.SHOW_OF_HANDS, {"yes": 1, "no": 1, "other": 0}), (Mode.SECRET_BALLOT, None)):
        council = empty_council()
        given = vote(council, nominate(council, "Lê Văn An"), yes=6, no=1)
        absent = replace(
            given,
            mode=mode,
            present=tuple(range(1, 8)),
            consulted=(8, 9),
            written={8: Choice.YES, 9: Choice.NO},
        )
        council.votes[1] = council.votes_of[1][1] = absent
        (row,) = results_object(council, **ORIGIN)["forms"][0]["rows"]
        assert row["written"] == written
        assert row["consulted"] == 2


def test_rule_says_what_the_file_holds():
    council = empty_council()
    rule = Rule(percent="2/3", basis="Quy chế", chair_must_agree=True)
    council.forms[CERTIFICATE] = replace(council.forms[CERTIFICATE], rule=rule)
    nominate(council, "Lê Văn An")
    assert results_object(council, **ORIGIN)["forms"][0]["rule"] == {
        "mode": "show-of-hands",
        "percent": "2/3",
        "comparison": ">",
        "base": "all-members",
        "recused": "stays",
        "tie": "fails",
        "chair_must_agree": True,
        "basis": "Quy chế",
        "confirmed": False,
    }


def test_one_form_and_one_sitting_can_be_asked_for():
    council = whole_council()
    only = results_object(council, **ORIGIN, form=CERTIFICATE)
    assert [group["form"] for group in only["forms"]] == ["Giấy khen của Viện trưởng"]
    council.sittings[2] = Sitting(
        id=2, body=Body.COUNCIL, state=SittingState.OPEN, opened_at="2021-09-07T08:00", roster=(1, 2, 3)
    )
    vote(council, 7, yes=9, sitting=2)
    by_name = {r["name"]: r for g in results_object(council, **ORIGIN, sitting=1)["forms"] for r in g["rows"]}
    assert by_name["Phạm Không Đạt"]["yes"] == 4
    latest = results_object(council, **ORIGIN)
    assert (latest["body"], latest["sitting"], latest["voters"]) == ("council", 2, 3)
    by_name = {r["name"]: r for g in latest["forms"] for r in g["rows"]}
    assert (by_name["Phạm Không Đạt"]["yes"], by_name["Phạm Không Đạt"]["sitting"]) == (9, 2)


def test_figures_are_those_of_the_table():
    council = whole_council()
    nominate(council, "Hộ bà Lê", kind=Kind.HOUSEHOLD)
    groups = results_object(council, **ORIGIN)["forms"]
    paper = results_paper(council)
    assert len(groups) == len(paper.tables) == 3
    for group, table in zip(groups, paper.tables, strict=True):
        shown = [[cell_line(cell) for cell in row[:2] + row[3:-1]] for row in table.rows]
        printed = []
        for row in group["rows"]:
            share = "" if row["base"] is None else percent_text(Fraction(row["yes"], row["base"]))
            figures = [row[key] if share else None for key in ("yes", "no", "other", "base", "needed", "missing")]
            printed.append([row["rank"], row["number"], row["name"], row["unit"], group["class"], *figures, share])
        assert shown == [[cell_line(cell) for cell in row] for row in printed]


def test_json_escapes_what_a_terminal_would_obey():
    text = json_text({"name": "a\x1b[31m\x9b2J\u202e\x7f"}).decode()
    assert not set("\x1b\x9b\u202e\x7f") & set(text)
    assert "\\u009b2J" in text
