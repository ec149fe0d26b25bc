"""Everything as one object: complete, the figures of the one tally, and of a secret ballot no more than its totals."""

import json

import pytest
from msgspec.structs import replace

from council.remarks import Comment, Decision, Matter
from council.rules import Mode
from council.votes import Choice, Vote, VoteState
from documents.award_list_json import award_list_object
from documents.formats import json_text
from documents.results_json import results_object
from documents.summary import summary_object
from documents.whole import whole_object
from tests.documents.councils import HOSTILE, empty_council, nominate, vote, whole_council

ORIGIN = {"file": "x.json", "act": 7, "head": "ab" * 32}


def whole(council, **options):
    return json.loads(json_text(whole_object(council, **ORIGIN, **options)))


def test_it_has_every_part_of_the_council():
    council = whole_council(list_version=2)
    council.comments[1] = Comment(id=1, nomination=1, sitting=1, text="bổ sung", author=2, dissent=True)
    council.decisions[1] = Decision(id=1, nomination=1, vote=1, sitting=1, matter=Matter.TIE, favour=True, reason="vì")
    found = whole(council)
    assert {name: found[name] for name in ORIGIN} == ORIGIN
    assert found["council"]["name"] == "Hội đồng Thi đua – Khen thưởng"
    assert (found["list_version"], found["list_closed"]) == (2, None)
    for table in ("units", "forms", "members", "sittings", "nominations", "comments", "decisions"):
        assert [held["id"] for held in found[table]] == list(getattr(council, table))
    assert found["forms"][0]["rule"]["basis"] == "QĐ 2264/QĐ-KTNN"
    assert found["members"][0] == {
        "id": 1, "name": "Thành viên 1", "title": "", "position": "", "role": "chair", "unit": "", "standing": True,
        "votes": True,
    }  # fmt: skip
    assert found["comments"][0]["dissent"] is True


def test_results_list_and_summary_are_those_of_the_other_papers():
    council = whole_council()
    found = whole(council)
    for name, made in (("results", results_object), ("list", award_list_object)):
        alone = json.loads(json_text(made(council, **ORIGIN)))
        assert {**ORIGIN, **found[name]} == alone
    assert found["summary"] == summary_object(council)


def test_of_one_sitting():
    council = whole_council()
    council.sittings[2] = replace(council.sittings[1], id=2)
    vote(council, nominate(council, "Phiên hai"), yes=9, sitting=2)
    assert whole(council, sitting=1)["summary"]["total"]["nominated"] == 12
    assert len(whole(council, sitting=1)["nominations"]) == 13


def test_every_vote_has_its_figures():
    council = whole_council()
    (given,) = whole(council)["nominations"][1]["votes"]
    assert given["mode"] == "show-of-hands"
    figures = given["figures"]
    assert {name: figures[name] for name in ("yes", "no", "other", "base", "needed", "missing", "enough")} == {
        "yes": 7, "no": 1, "other": 1, "base": 9, "needed": 5, "missing": 0, "enough": True,
    }  # fmt: skip


def test_a_roll_call_names_its_voices_and_one_under_way_has_no_figures():
    council = empty_council()
    number = nominate(council, "Một")
    given = replace(
        vote(council, number, yes=0), mode=Mode.ROLL_CALL, counts=None, choices={1: Choice.YES, 2: Choice.NO}
    )
    keep(council, given)
    (told,) = whole(council)["nominations"][0]["votes"]
    assert told["choices"] == {"1": "yes", "2": "no"}
    assert (told["figures"]["yes"], told["figures"]["no"]) == (1, 1)
    for state in (VoteState.OPEN, VoteState.ABANDONED):
        keep(council, replace(given, state=state))
        (told,) = whole(council)["nominations"][0]["votes"]
        assert (told["state"], told["figures"]) == (state.value, None)


def test_a_secret_ballot_tells_totals_and_who_was_consulted_alone():
    """Whatever a file might hold of single voices beside a secret vote, none comes out."""
    council = whole_council()
    number = next(n.id for n in council.nominations.values() if n.form == 1)
    secret = next(iter(council.votes_of[number].values()))
    leaky = dict.fromkeys((8, 9), Choice.NO)
    keep(council, replace(secret, present=tuple(range(1, 8)), consulted=(8,), written=leaky, choices={1: Choice.NO}))
    council.nominations[number] = replace(council.nominations[number], written=leaky)
    told = whole(council)["nominations"][number - 1]
    (given,) = told["votes"]
    assert given["consulted"] == [8, 9]
    assert (given["choices"], given["written_choices"], given["figures"]["written"]) == (None, None, None)
    assert given["sheet"] == {"id": 1, "sitting": 1, "issued": 9, "returned": 9, "invalid": 0, "valid": 9}
    assert told["opinions_waiting"] == [8, 9]
    assert "written" not in told
    text = json.dumps(told)
    assert '"no"' not in text.replace('"no":', "")


def keep(council, given: Vote):
    council.votes[given.id] = given
    council.votes_of[given.nomination] = {given.id: given}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_back_as_they_were(name):
    """As JSON they are data: the same text, with no character that would steer a terminal left bare."""
    council = empty_council()
    nominate(council, name)
    content = json_text(whole_object(council, **ORIGIN))
    assert json.loads(content)["nominations"][0]["name"] == name
    assert not any(sign in content.decode() for sign in "\x1b\x9b\x07\u202e")
