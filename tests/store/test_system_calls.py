"""Every system call of a sitting fails or is the last: what was acknowledged is kept, and nothing else is said."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import StoreError
from store.ledger import Ledger
from tests.store.faults import Killed, Sitting, Watched, failing_at, killed_at, prepare


def calls_of(tmp_path: Path) -> list[str]:
    """The calls of the whole sitting where nothing fails."""
    system = Watched()
    sitting = prepare(tmp_path / "whole" / "council.json")
    sitting.run(system)
    sitting.check()
    assert sitting.saved == [1, 2, 3, 4]
    assert not system.descriptors
    return system.calls


@pytest.fixture
def calls(tmp_path: Path) -> list[str]:
    (tmp_path / "whole").mkdir()
    return calls_of(tmp_path)


def another(tmp_path: Path) -> Sitting:
    """The same prepared sitting in an empty folder."""
    folder = tmp_path / "one"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return prepare(folder / "council.json")


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EINTR])
def test_any_call_may_fail(tmp_path: Path, calls: list[str], code: int, figure: Callable[[str], None]) -> None:
    for number in range(1, len(calls) + 1):
        sitting = another(tmp_path)
        system = failing_at(number, code)
        try:
            sitting.run(system)
        except StoreError:
            assert sitting.saved == [1], f"{calls[number - 1]}, call {number}"
        left = {fd for fd in system.descriptors if calls[number - 1] != "close"}
        assert not left, f"{calls[number - 1]}, call {number}"
        system.abandon()
        sitting.check()
    figure(f"every system call fails once ({errno.errorcode[code]}): {len(calls)} sittings, 0 acknowledged acts lost")


def test_any_call_may_be_the_last(tmp_path: Path, calls: list[str], figure: Callable[[str], None]) -> None:
    for number in range(1, len(calls) + 1):
        sitting = another(tmp_path)
        system = killed_at(number)
        with pytest.raises(Killed):
            sitting.run(system)
        system.abandon()
        sitting.check()
    figure(f"the process ends before every system call: {len(calls)} sittings, 0 acknowledged acts lost")


def test_a_write_may_be_portioned(tmp_path: Path) -> None:
    class Sparing(Watched):
        def write(self, fd: int, chunk: bytes | memoryview) -> int:
            return super().write(fd, chunk[:7])

        def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
            return super().pwrite(fd, chunk[:7], offset)

        def read(self, fd: int, count: int) -> bytes:
            return super().read(fd, min(count, 7))

        def pread(self, fd: int, count: int, offset: int) -> bytes:
            return super().pread(fd, min(count, 7), offset)

    sitting = another(tmp_path)
    sitting.run(Sparing())
    assert sitting.saved == [1, 2, 3, 4]
    sitting.check()
    system = Sparing()
    sitting.act(Ledger.open(sitting.path, by="me", system=system), 5)
    system.abandon()
    assert sitting.saved == [1, 2, 3, 4, 5]
    sitting.check()


def test_one_act_is_one_write_and_one_flush(tmp_path: Path) -> None:
    system = Watched()
    with Ledger.create(tmp_path / "council.json", by="me", verb="new", set={"votes": {}}, system=system) as ledger:
        for number in range(1, 4):
            system.calls.clear()
            ledger.commit("vote", {"votes": {str(number): {"yes": 7}}})
            assert [call for call in system.calls if call != "stat"] == ["pwrite", "fdatasync"]


def test_everything_is_flushed_before_what_relies_on_it(tmp_path: Path) -> None:
    sitting = another(tmp_path)
    system = Watched()
    ledger = Ledger.open(sitting.path, by="me", system=system)

    def steps() -> list[str]:
        """The calls that change the disk, since this was asked last; a folder's flush follows its opening."""
        shown = {"write", "pwrite", "fsync", "fdatasync", "ftruncate", "replace", "link"}
        taken = [call for call in system.calls if call in shown]
        system.calls.clear()
        return taken

    lock = ["ftruncate", "pwrite"]
    previous = ["link", "replace"]
    checkpoint = ["write", "fsync", "replace", "fsync"]
    assert steps() == [*lock, *previous, *checkpoint, "fsync"]
    sitting.act(ledger, 2)
    assert steps() == ["pwrite", "fdatasync"]
    ledger.checkpoint()
    assert steps() == checkpoint
    sitting.act(ledger, 3)
    steps()
    ledger.close()
    assert steps() == [*checkpoint, "fsync", "ftruncate"]
    Ledger.open(sitting.path, by="me", system=system)
    assert steps() == [*lock, *previous, "fsync", "fsync"]
    system.abandon()
