"""The journal, cut anywhere and flipped anywhere: the acknowledged acts, or a refusal."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store import ledger as ledger_module
from store import view
from store.errors import Damaged, NotSaved, Stopped, StoreError
from store.journal import read_records, record_of
from store.ledger import Ledger
from tests.store.faults import Unsynced, Watched
from tests.store.seeds import SEED

LINES = [b'{"n":2}', '{"by":"Ấn"}'.encode(), b"{}"]


@pytest.fixture
def crashed(path: Path) -> Path:
    """A council of five acts, three of which only its journal has."""
    system = Watched()
    ledger = Ledger.create(path, by="me", verb="new", set={"votes": {}, "empty": {}}, system=system)
    ledger.commit("vote", {"votes": {"1": {"yes": 7, "name": "Nguyễn Văn Ấn"}}})
    ledger.checkpoint()
    ledger.commit("vote", {"votes": {"2": {"yes": 6}}})
    ledger.commit("vote", {}, merge={"votes": {"1": {"yes": 8, "name": None}}}, reason="nhầm")
    ledger.commit("remove", {"votes": {"2": None}})
    system.abandon()
    return path


def test_records_come_back_as_they_were_written() -> None:
    assert read_records(b"".join(map(record_of, LINES)), "").lines == LINES


@pytest.mark.parametrize("zeros", [0, 1, 40, 4096])
def test_a_cut_record_is_dropped_and_said(zeros: int) -> None:
    whole = b"".join(map(record_of, LINES))
    for cut in range(len(whole)):
        records = read_records(whole[:cut] + bytes(zeros), "")
        ends = [len(b"".join(map(record_of, LINES[:count]))) for count in range(len(LINES) + 1)]
        assert len(records.lines) == max(count for count, end in enumerate(ends) if end <= cut)
        assert records.torn == (cut not in ends or zeros > 0)
        assert records.length in ends


def test_every_flipped_bit_of_the_records_is_seen() -> None:
    whole = b"".join(map(record_of, LINES))
    for bit in range(len(whole) * 8):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            read_records(bytes(flipped), "")


def test_a_council_opens_with_what_the_cut_journal_has(crashed: Path, figure: Callable[[str], None]) -> None:
    journal = crashed.with_name("council.json.journal")
    whole, file = journal.read_bytes(), crashed.read_bytes()
    lines = read_records(whole, "").lines
    ends = [sum(len(record_of(line)) for line in lines[:count]) for count in range(len(lines) + 1)]
    for cut in range(len(whole) + 1):
        crashed.write_bytes(file)
        journal.write_bytes(whole[:cut])
        saved = max(2, 1 + sum(end <= cut for end in ends[1:]))
        with Ledger.open(crashed, by="me", system=Unsynced()) as ledger:
            assert ledger.number == saved
            assert ledger.writable
            assert any("never finished" in note for note in ledger.notes) == (cut not in ends)
        assert not journal.exists()
        with Ledger.read(crashed) as ledger:
            assert ledger.number == saved
    figure(f"journal cut at every byte: {len(whole) + 1} cuts, 0 acknowledged acts lost")


@pytest.mark.parametrize("part", ["council.json", "council.json.journal"])
def test_a_flipped_bit_is_refused_or_changes_nothing(crashed: Path, part: str, figure: Callable[[str], None]) -> None:
    with Ledger.read(crashed) as ledger:
        tables, acts = ledger.tables, list(ledger.acts())
    file = crashed.with_name(part)
    whole = file.read_bytes()
    unseen = 0
    bits = range(SEED % 7, len(whole) * 8, 7)
    for bit in bits:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        file.write_bytes(flipped)
        try:
            ledger = Ledger.read(crashed)
        except StoreError:
            continue
        with ledger:
            unseen += 1
            assert (ledger.tables, list(ledger.acts())) == (tables, acts)
    assert unseen < len(whole) / 50
    figure(f"flips of one bit in {part}: {len(bits)}, {unseen} of no effect, 0 that changed a value unseen")


def test_a_flipped_bit_of_a_large_file_is_seen_before_the_first_act(
    crashed: Path, monkeypatch: pytest.MonkeyPatch, figure: Callable[[str], None]
) -> None:
    Ledger.open(crashed, by="me", system=Unsynced()).close()
    whole = crashed.read_bytes()
    with Ledger.read(crashed) as ledger:
        tables = ledger.tables
    for module in (ledger_module, view):
        monkeypatch.setattr(module, "SMALL_FILE_BYTES", 10)
    bits = range(SEED % 41, len(whole) * 8, 41)
    for bit in bits:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        crashed.write_bytes(flipped)
        try:
            with Ledger.open(crashed, by="me", system=Unsynced()) as ledger:
                ledger.commit("remove", {})
                assert ledger.tables == tables
        except StoreError:
            assert crashed.read_bytes() == flipped
            assert not crashed.with_name("council.json.journal").exists()
    figure(f"flips of one bit in a large file at rest: {len(bits)}, 0 written over")


def test_a_damaged_journal_is_left_as_it_is(crashed: Path) -> None:
    journal = crashed.with_name("council.json.journal")
    broken = bytearray(journal.read_bytes())
    broken[40] ^= 1
    journal.write_bytes(broken)
    with pytest.raises(Damaged, match=r"journal is damaged at byte 0"):
        Ledger.open(crashed, by="me")
    assert journal.read_bytes() == broken


@pytest.mark.parametrize("other", ["earlier", "later"])
def test_a_journal_of_another_history_is_refused(crashed: Path, tmp_path: Path, other: str) -> None:
    foreign = tmp_path / "other.json"
    system = Watched()
    ledger = Ledger.create(foreign, by="you", verb="new", set={"votes": {}}, system=system)
    if other == "later":
        for number in range(3):
            ledger.commit("vote", {"votes": {str(number + 1): {"yes": 1}}})
        ledger.close()
        ledger = Ledger.open(foreign, by="you", system=system)
    ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
    system.abandon()
    shutil.copy(tmp_path / "other.json.journal", crashed.with_name("council.json.journal"))
    with pytest.raises(Damaged):
        Ledger.open(crashed, by="me")


def test_an_act_that_was_refused_leaves_no_trace_and_the_next_is_saved(path: Path) -> None:
    full = False

    class Disk(Watched):
        def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
            if full and len(chunk) > 60:
                return super().pwrite(fd, chunk[:60], offset)
            if full:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().pwrite(fd, chunk, offset)

    system = Disk()
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=system) as ledger:
        ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
        size = path.with_name("council.json.journal").stat().st_size
        full = True
        with pytest.raises(NotSaved, match="disk is full"):
            ledger.commit("vote", {"votes": {"2": {"yes": 2}}})
        assert ledger.writable
        assert path.with_name("council.json.journal").stat().st_size == size
        full = False
        ledger.commit("vote", {"votes": {"3": {"yes": 3}}})
    with Ledger.read(path) as ledger:
        assert ledger.tables["votes"] == {"1": {"yes": 1}, "3": {"yes": 3}}
        assert ledger.number == 3


@pytest.mark.parametrize("call", ["pwrite", "fdatasync"])
def test_an_act_that_was_interrupted_is_not_known_to_be_saved(path: Path, call: str) -> None:
    interrupted = False

    def before(_number: int, name: str) -> None:
        if interrupted and name == call:
            raise KeyboardInterrupt

    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=Watched(before)) as ledger:
        interrupted = True
        with pytest.raises(KeyboardInterrupt):
            ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
        interrupted = False
        with pytest.raises(Stopped, match="was interrupted"):
            ledger.commit("vote", {"votes": {"2": {"yes": 2}}})
    assert path.with_name("council.json.journal").exists()


@pytest.mark.parametrize("call", ["fdatasync", "ftruncate"])
def test_after_an_unsure_flush_nothing_is_acknowledged_any_more(path: Path, call: str) -> None:
    failing = set()

    def before(_number: int, name: str) -> None:
        if name in failing:
            failing.clear()
            if call == "ftruncate" and name == "pwrite":
                failing.add("ftruncate")
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    system = Watched(before)
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=system) as ledger:
        failing.add("pwrite" if call == "ftruncate" else call)
        with pytest.raises(Stopped):
            ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
        assert not failing
        assert not ledger.writable
        assert ledger.tables["votes"] == {}
        system.calls.clear()
        with pytest.raises(Stopped):
            ledger.commit("vote", {"votes": {"2": {"yes": 2}}})
        assert "pwrite" not in system.calls
    assert path.with_name("council.json.journal").exists()
    with Ledger.open(path, by="me") as ledger:
        assert ledger.number == (2 if call == "fdatasync" else 1)
