"""Verifying says whether file, history and journal agree, and which act is the first that does not."""

import re
from pathlib import Path

import pytest

from store.errors import Damaged
from store.ledger import Ledger
from store.tables_file import read_tables
from store.verify import verify
from tests.store.faults import Watched


@pytest.fixture
def council(path: Path) -> Path:
    """Five acts, at rest."""
    with Ledger.create(path, by="me", verb="new", set={"votes": {}, "empty": {}}) as ledger:
        for number in range(1, 4):
            ledger.commit("vote", {"votes": {str(number): {"yes": number}}})
        ledger.commit("vote", {}, merge={"votes": {"1": {"no": 1}}})
    return path


def change(path: Path, pattern: bytes, replacement: bytes) -> None:
    content = path.read_bytes()
    changed = re.sub(pattern, replacement, content, count=1)
    assert changed != content
    path.write_bytes(changed)


def test_a_whole_council_agrees(council: Path) -> None:
    with Ledger.read(council) as ledger:
        heads = tuple(act["hash"] for act in ledger.acts())
    verdict = verify(council)
    assert verdict.agrees
    assert (verdict.number, verdict.head, verdict.heads) == (5, heads[-1], heads)
    assert [verdict.acts_of(head) for head in heads] == [(1,), (2,), (3,), (4,), (5,)]
    assert verdict.acts_of("0" * 64) == ()


@pytest.mark.parametrize(
    ("pattern", "replacement", "act", "good", "places"),
    [
        (rb'^"2":\{"yes":2\}', b'"2":{"yes":9}', 3, 5, [("votes", "2")]),
        (rb'^"1":\{"no":1,"yes":1\}', b'"1":{"no":1,"yes":true}', 5, 5, [("votes", "1")]),
        (rb'^"2":\{"yes":2\},\n', b"", 3, 5, [("votes", "2")]),
        (rb'^"votes":\{\n', b'"votes":{\n"9":{},\n', None, 5, [("votes", "9")]),
        (rb'^"empty":\{\},', b'"emptz":{},', 1, 5, [("empty", ""), ("emptz", "")]),
        (rb'"set":\{"votes":\{"2":\{"yes":2', b'"set":{"votes":{"2":{"yes":1', 3, 2, []),
        (rb'"by":"me"(.*"n":4)', rb'"by":"you"\1', 4, 3, []),
        (rb'^"4":\{.*\n', b"", 4, 3, []),
        (rb'^"3":\{"at', b'"3":{"at\n', 3, 2, []),
        (rb'^"2":\{"yes":2\}', b'"2":{"yes":2', None, 5, []),
    ],
)
def test_the_first_act_that_does_not_agree_is_named(
    council: Path, pattern: bytes, replacement: bytes, act: int | None, good: int, places: list[tuple[str, str]]
) -> None:
    change(council, b"(?m)" + pattern, replacement)
    verdict = verify(council)
    assert not verdict.agrees
    assert str(council) in verdict.problem
    assert (verdict.act, verdict.number, list(verdict.places)) == (act, good, places)


def test_a_journal_that_does_not_go_on_is_named(council: Path) -> None:
    system = Watched()
    ledger = Ledger.open(council, by="me", system=system)
    ledger.commit("vote", {"votes": {"4": {"yes": 4}}})
    assert verify(council).number == 6
    ledger.commit("vote", {"votes": {"5": {"yes": 5}}})
    journal = council.with_name("council.json.journal")
    content = journal.read_bytes()
    system.abandon()
    journal.write_bytes(content[content.index(b"\n") + 1 :])
    verdict = verify(council)
    assert (verdict.agrees, verdict.act, verdict.number) == (False, 6, 5)
    journal.write_bytes(content.replace(b'"yes":5', b'"yes":6'))
    assert not verify(council).agrees


def test_a_changed_document_is_seen_although_a_later_act_of_the_journal_replaces_it(council: Path) -> None:
    system = Watched()
    Ledger.open(council, by="me", system=system).commit("vote", {"votes": {"2": {"yes": 7}}})
    system.abandon()
    change(council, rb'(?m)^"2":\{"yes":2\}', b'"2":{"yes":3}')
    verdict = verify(council)
    assert (verdict.act, verdict.places, verdict.number) == (3, (("votes", "2"),), 6)


def test_verifying_writes_nothing(council: Path) -> None:
    before = {entry.name: entry.stat() for entry in council.parent.iterdir()}
    verify(council)
    after = {entry.name: entry.stat() for entry in council.parent.iterdir()}
    assert {name: (status.st_mtime_ns, status.st_size) for name, status in before.items()} == {
        name: (status.st_mtime_ns, status.st_size) for name, status in after.items()
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": {"1": {}}, ', "its content is incomplete or unreadable"),
        (b'{"a": {"1": {}\x00}}', "unreadable from byte"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_words_of_its_own(content: bytes, words: str) -> None:
    with pytest.raises(Damaged, match=words):
        read_tables(content, "a.json")
