"""Of a secret ballot nothing in the folder leads from a vote to a member, nor does what two acts differ in."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from council.errors import Refused
from council.votes import Choice, Counts, Sheet
from store.council_file import CouncilFile
from store.place import write_place
from tests.store.acting import CALL, HANDS, ROOM, SECRET, VOTING, new_council, nominate, sit

VOTE_FIELDS = {
    "id", "nomination", "sitting", "round", "form", "class", "mode", "rule", "state", "at", "chair", "roster",
    "present", "recused", "counts", "sheet", "reason",
}  # fmt: skip
SHEET_FIELDS = {"id", "sitting", "issued", "returned", "invalid"}
COUNTS = {"yes", "no", "other", "not_voting", "unmarked"}
SECRET_ONES = {2, 3, 4, 5}


def ballots(returned: int = 5, invalid: int = 0, issued: int = 5, id: int = 0) -> Sheet:
    return Sheet(id=id, sitting=0, issued=issued, returned=returned, invalid=invalid)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Everything that a sitting leaves: secret ballots counted, corrected, undone; then a crash."""
    path = tmp_path / "council.json"
    file = new_council(path)
    nominate(file, HANDS, SECRET, SECRET, SECRET, SECRET, CALL)
    file.recuse(4, 3)
    sit(file)
    file.record_hands(1, no=1)
    sheet = file.council.sheets[file.record_ballots(2, ballots(invalid=1), Counts(yes=3, no=1)).sheet or 0]
    file.record_ballots(3, sheet, Counts(yes=2, no=1, unmarked=1))
    file.record_ballots(4, ballots(issued=4, returned=4), Counts(yes=4))
    file.undo()
    file.record_ballots(4, ballots(issued=4, returned=4), Counts(yes=3, other=1))
    file.ledger.checkpoint()
    file.correct_vote(2, "đếm lại", sheet=ballots(), counts=Counts(yes=3, no=2))
    file.undo()
    file.correct_vote(3, "đếm lại", sheet=sheet, counts=Counts(yes=3, no=1))
    file.record_ballots(5, ballots(returned=4), Counts(yes=1, no=3))
    file.begin_roll_call(6)
    for choice in (Choice.YES, Choice.NO, Choice.YES, Choice.YES, Choice.OTHER):
        file.answer(6, choice)
    write_place(path, {"page": "review", "nomination": 4})
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for entry in tmp_path.iterdir():
        if entry.is_file():
            (crashed / entry.name).write_bytes(entry.read_bytes())
    (crashed / ".council.json.new").write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    file.close()
    return tmp_path


def lines(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every line of every file, hidden ones and those of the crash too."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                yield path, line


def documents(folder: Path) -> Iterator[Any]:
    """Every JSON value that a line of a file holds: documents, acts, records, the place."""
    for _, line in lines(folder):
        text = re.sub(r'^(?:[0-9a-f]{8} ){3}|^"[^"]*":(?=\{.*\})', "", line).rstrip(",")
        try:
            yield json.loads(text)
        except ValueError:
            continue


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in ``value``, itself included."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from within(part)
    elif isinstance(value, list):
        for part in value:
            yield from within(part)


def secret_votes(value: Any) -> Iterator[dict[str, Any]]:
    return (one for one in within(value) if one.get("mode") == "secret-ballot" and "nomination" in one)


def test_the_sitting_left_what_is_to_be_searched(folder: Path) -> None:
    names = {path.name for path, _ in lines(folder)}
    assert {"council.json", "council.json.journal", ".council.json.previous", ".council.json.place"} <= names
    assert {".council.json.lock", ".council.json.new"} <= names
    assert len([vote for document in documents(folder) for vote in secret_votes(document)]) > 20


def test_a_secret_vote_is_totals_and_who_was_there(folder: Path) -> None:
    for document in documents(folder):
        for vote in secret_votes(document):
            assert set(vote) <= VOTE_FIELDS
            assert set(vote["counts"]) <= COUNTS
            assert all(isinstance(count, int) for count in vote["counts"].values())
        for sheet in within(document):
            if "returned" in sheet:
                assert set(sheet) <= SHEET_FIELDS


def test_nothing_names_a_member_beside_a_choice(folder: Path) -> None:
    """What members said is found for the roll call, and nowhere else."""
    for _, line in lines(folder):
        for said in re.findall(r'"(\d+|Thành viên \d)" ?: ?"(?:yes|no|other|not_voting)"', line):
            assert said.isdecimal()
            assert re.search(r'"nomination":6\b|"choices":\{', line), line
    for document in documents(folder):
        for one in within(document):
            if "choices" in one and "nomination" in one:
                assert one["nomination"] == 6
            assert one.get("written", {}) == {}


def test_no_act_on_a_secret_vote_says_who_did_it_for_whom(folder: Path) -> None:
    for document in documents(folder):
        if isinstance(document, dict) and "verb" in document and any(secret_votes(document)):
            assert set(document) <= {"n", "at", "by", "verb", "set", "reason", "undoes", "hash"}
            assert document["by"] == "thư ký"


def test_two_totals_of_one_ballot_are_of_the_same_voters(folder: Path) -> None:
    """Subtracting one act's totals from another's tells of a recount, never of a member who came or left between."""
    file = CouncilFile.read(folder / "council.json")
    versions: dict[int, list[dict[str, Any]]] = {}
    for act in file.ledger.acts():
        for vote in act["set"].get("votes", {}).values():
            if vote is not None and vote["mode"] == "secret-ballot":
                versions.setdefault(vote["nomination"], []).append(vote)
    assert set(versions) == SECRET_ONES
    assert max(map(len, versions.values())) > 1
    for totals in versions.values():
        for earlier, later in pairwise(totals):
            for who in ("roster", "present", "recused"):
                assert earlier.get(who) == later.get(who)


def test_who_came_since_is_not_among_the_voters_of_a_corrected_ballot(tmp_path: Path) -> None:
    file = new_council(tmp_path / "council.json")
    nominate(file, SECRET)
    sit(file, here=VOTING[:4])
    before = file.record_ballots(1, ballots(issued=4, returned=4), Counts(yes=3, no=1))
    file.mark_presence([(VOTING[4], ROOM)])
    with pytest.raises(Refused, match="only 4 members here may vote"):
        file.correct_vote(1, "một phiếu nữa", sheet=ballots(), counts=Counts(yes=4, no=1))
    after = file.correct_vote(1, "đếm lại", sheet=ballots(issued=4, returned=4), counts=Counts(yes=2, no=2))
    assert after.present == before.present
    file.close()


def test_ballots_on_one_sheet_differ_in_no_voter(tmp_path: Path) -> None:
    """Nomination 2 has a recused member: on the sheet of nomination 1 the blank line would be that member's."""
    file = new_council(tmp_path / "council.json")
    nominate(file, SECRET, SECRET)
    file.recuse(2, 3)
    sit(file)
    sheet = file.council.sheets[file.record_ballots(1, ballots(4, issued=4), Counts(yes=4)).sheet or 0]
    with pytest.raises(Refused, match="start a sheet of its own"):
        file.record_ballots(2, sheet, Counts(yes=3, unmarked=1))
    file.close()


def test_totals_taken_back_are_not_entered_again_with_another_voter(tmp_path: Path) -> None:
    """The history would hold both, and their difference is the vote of the member who came between."""
    file = new_council(tmp_path / "council.json")
    nominate(file, SECRET)
    sit(file, here=VOTING[:4])
    file.record_ballots(1, ballots(issued=4, returned=4), Counts(yes=3, no=1))
    file.undo()
    file.mark_presence([(VOTING[4], ROOM)])
    with pytest.raises(Refused, match="lay a vote open"):
        file.record_ballots(1, ballots(issued=5, returned=5), Counts(yes=4, no=1))
    file.undo()
    assert file.record_ballots(1, ballots(issued=4, returned=4), Counts(yes=2, no=2)).counts == Counts(yes=2, no=2)
    file.close()
