"""Rebuilding takes every act that some copy holds whole, says what is missing, and touches nothing that is there."""

import errno
import os
import random
import re
import stat
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.errors import Damaged, Missing, NotSaved
from store.ledger import Ledger
from store.repair import Repaired, repair
from store.verify import verify
from tests.store.faults import Unsynced, Watched, failing_at
from tests.store.seeds import SEED

SESSIONS = 3
ACTS = 4


def write_on(path: Path, system: Watched) -> Ledger:
    ledger = Ledger.open(path, by="me", system=system)
    for _ in range(ACTS):
        number = ledger.number
        ledger.commit("vote", {"votes": {str(number): {"yes": number, "name": "Nguyễn Văn Ấn"}}})
        if number % ACTS == 2:
            ledger.checkpoint()
    return ledger


@pytest.fixture
def council(path: Path) -> Path:
    """13 acts; the copy of the last opening has 9, the file 11, the journal of a crash 10 to 13."""
    system = Watched()
    Ledger.create(path, by="me", verb="new", set={"votes": {}, "empty": {}}, system=Unsynced()).close()
    for _ in range(SESSIONS - 1):
        write_on(path, system).close()
    write_on(path, system)
    system.abandon()
    assert [len(re.findall(rb'(?m)^"\d+":\{"at"', one.read_bytes())) for one in (path, previous(path))] == [11, 9]
    return path


def previous(path: Path) -> Path:
    return path.with_name(".council.json.previous")


def journal(path: Path) -> Path:
    return path.with_name("council.json.journal")


def contents(path: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}


def repaired(path: Path) -> Repaired:
    """What repairing gives; what was there before must be there still, and the new file in order."""
    before = contents(path)
    result = repair(path, Unsynced())
    assert result is not None
    after = contents(path)
    new = {result.file.name} | ({result.later.name} if result.later else set())
    assert {name: content for name, content in after.items() if name not in new} == before
    verdict = verify(result.file)
    assert (verdict.agrees, verdict.number, verdict.head) == (True, result.number, result.head)
    with Ledger.read(result.file) as ledger:
        assert ledger.tables["votes"] == {
            str(number): {"yes": number, "name": "Nguyễn Văn Ấn"} for number in range(1, result.number)
        }
    return result


def damage(path: Path, pattern: bytes, replacement: bytes = b"") -> None:
    content = path.read_bytes()
    changed = re.sub(b"(?m)" + pattern, replacement, content, count=1)
    assert changed != content
    path.write_bytes(changed)


def test_where_all_is_in_order_nothing_is_done(council: Path) -> None:
    before = contents(council)
    assert repair(council) is None
    assert contents(council) == before


def test_changed_tables_are_rebuilt_from_history(council: Path) -> None:
    damage(council, rb'^"3":\{"name":".*","yes":3\}', b'"3":{"yes":99}')
    assert (repaired(council).number, repaired(council).missing) == (13, None)


@pytest.mark.parametrize("act", [1, 5, 9])
def test_an_act_that_the_last_copy_has_is_taken_from_there(council: Path, act: int) -> None:
    damage(council, rb'^"%d":\{"at":.*\n' % act, b'"broken":{"a')
    result = repaired(council)
    assert (result.number, result.missing, result.later) == (13, None, None)
    with Ledger.read(result.file) as ledger:
        assert "empty" in ledger.tables


def test_acts_that_only_the_journal_has_whole_are_taken_from_there(council: Path) -> None:
    damage(council, rb'^"1[01]":\{"at":[^\n]*\n', b"")
    result = repaired(council)
    assert (result.number, result.missing) == (13, None)


@pytest.mark.parametrize(("act", "from_journal"), [(10, False), (11, False), (12, True), (13, True)])
def test_the_first_act_that_no_copy_has_is_named_and_later_ones_are_kept_as_text(
    council: Path, act: int, from_journal: bool
) -> None:
    damage(journal(council), b'"n":%d' % act, b'"m":%d' % act)
    if not from_journal:
        damage(council, rb'"n":%d' % act, b'"m":%d' % act)
    result = repaired(council)
    assert (result.number, result.missing) == (act - 1, act)
    assert (result.previous, result.previous_number) == (previous(council), 9)
    assert result.later_acts == tuple(range(act + 1, 14))
    if act < 13:
        assert result.later is not None
        assert [f'"n":{number},' in line for number, line in enumerate(result.later.read_text().splitlines(), act + 1)]
        assert len(result.later.read_text().splitlines()) == 13 - act
        assert stat.S_IMODE(result.later.stat().st_mode) == 0o600
    else:
        assert result.later is None


@pytest.mark.parametrize("how", ["emptied", "missing", "cut", "zeros", "another"])
def test_a_file_that_is_gone_is_rebuilt_from_the_copy_and_the_journal(council: Path, how: str) -> None:
    content = council.read_bytes()
    match how:
        case "missing":
            council.unlink()
        case "emptied":
            council.write_bytes(b"")
        case "cut":
            council.write_bytes(content[: len(content) // 2])
        case "zeros":
            council.write_bytes(bytes(len(content)))
        case _:
            council.write_bytes(b'{"_default": {}}')
    result = repaired(council)
    assert (result.number, result.missing) == (13, None)
    journal(council).unlink()
    result = repaired(council)
    assert (result.number, result.missing) == (9, 10), "nobody knows whether there were more"
    assert result.file.name == "council.repaired-2.json"


def test_a_hole_in_the_last_record_is_refused_and_costs_that_record_alone(council: Path) -> None:
    """A disk that keeps the end of a write and not its beginning leaves what cannot be told from damage."""
    whole = journal(council).read_bytes()
    torn = whole + bytes(512) + b'rest of an act that was never acknowledged"}\n'
    journal(council).write_bytes(torn)
    with pytest.raises(Damaged, match=f"damaged at byte {len(whole)}"):
        Ledger.open(council, by="me")
    assert repaired(council).number == 13


def test_the_layout_of_tinydb_is_read_too(council: Path) -> None:
    with TinyDB(council) as stock:
        stock.table("votes").update({"yes": 99}, doc_ids=[3])
    journal(council).unlink()
    previous(council).unlink()
    assert (repaired(council).number, repaired(council).missing) == (11, None)


def test_where_not_even_the_first_act_is_left_nothing_is_made_up(council: Path) -> None:
    for one in (council, previous(council)):
        damage(one, rb'^"1":\{"at"', b'"1":{"ta"')
    before = contents(council)
    with pytest.raises(Damaged, match="act 1 is missing"):
        repair(council)
    assert contents(council) == before
    with pytest.raises(Missing):
        repair(council.with_name("none.json"))


def test_the_rebuilt_file_is_for_the_same_readers(council: Path) -> None:
    council.chmod(0o640)
    damage(council, rb'^"3":\{"name"', b'"3":{"eman"')
    before = os.umask(0)
    try:
        assert stat.S_IMODE(repaired(council).file.stat().st_mode) == 0o640
    finally:
        os.umask(before)


def test_whatever_fails_nothing_that_was_there_is_touched(council: Path) -> None:
    damage(council, rb'^"3":\{"name"', b'"3":{"eman"')
    damage(journal(council), b'"n":11', b'"m":11')
    damage(council, b'"n":11', b'"m":11')
    before = contents(council)
    number = 1
    while True:
        system = failing_at(number, errno.ENOSPC)
        try:
            repair(council, system)
        except NotSaved as error:
            assert "the disk is full" in str(error)  # noqa: PT017
        except Exception as error:
            assert "cannot be read" in str(error)  # noqa: PT017
        after = contents(council)
        assert {name: after[name] for name in before} == before
        for name in after.keys() - before.keys():
            assert name.endswith(".later-acts") or verify(council.with_name(name)).number == 10
            council.with_name(name).unlink()
        system.abandon()
        if len(system.calls) < number:
            break
        number += 1
    assert number > 15


def test_flipped_bits_cost_at_most_the_acts_that_no_copy_has(council: Path) -> None:
    """A bit flipped anywhere: all acts but those that stood in one place only, there and after, are rebuilt."""
    before = contents(council)
    dice = random.Random(SEED)
    damaged = 0
    for _ in range(150):
        for name, content in before.items():
            council.with_name(name).write_bytes(content)
        part = dice.choice([council, journal(council)])
        flipped = bytearray(before[part.name])
        flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        part.write_bytes(flipped)
        result = repair(council, Unsynced())
        if result is None:
            continue
        damaged += 1
        assert result.number == 13 or (part == journal(council) and result.number >= 11 and result.missing)
        verdict = verify(result.file)
        assert (verdict.agrees, verdict.number) == (True, result.number)
        result.file.unlink()
        if result.later:
            result.later.unlink()
    assert damaged > 100
