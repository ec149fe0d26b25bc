"""What fails once may fail again: lasting faults, several at a time, cut writes, and readers on a bad disk."""

import errno
import os
import random
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from store.errors import NotSaved, Stopped, StoreError
from store.ledger import Ledger
from tests.store.faults import Sitting, Unsynced, Watched, failing_at, prepare
from tests.store.seeds import SEED

CODES = (errno.EIO, errno.ENOSPC, errno.EINTR)
LASTING = ("write", "pwrite", "fsync", "fdatasync", "ftruncate", "replace", "unlink", "link", "fchmod", "stat", "open")


def fail(code: int) -> None:
    raise OSError(code, os.strerror(code))


def sittings(tmp_path: Path) -> Iterator[Sitting]:
    """The same prepared sitting again and again."""
    for number in count():
        folder = tmp_path / str(number)
        folder.mkdir()
        yield prepare(folder / "council.json")
        shutil.rmtree(folder)


def survives(sitting: Sitting, system: Watched) -> None:
    try:
        sitting.run(system)
    except StoreError:
        assert sitting.saved == [1]
    system.abandon()
    sitting.check()


@pytest.mark.parametrize("name", LASTING)
@pytest.mark.parametrize("code", CODES)
def test_a_call_that_keeps_failing_from_any_moment_on(tmp_path: Path, name: str, code: int) -> None:
    every = sittings(tmp_path)
    for first in count(1):
        met = 0

        def before(_number: int, called: str, first: int = first) -> None:
            nonlocal met
            met += called == name
            if called == name and met >= first:
                fail(code)

        survives(next(every), Watched(before))
        if met < first:
            break


def test_several_calls_fail(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    for sitting, _ in zip(sittings(tmp_path), range(150), strict=False):
        failing = {dice.randrange(1, 90): dice.choice(CODES) for _ in range(dice.randrange(2, 6))}

        def before(number: int, _name: str, failing: dict[int, int] = failing) -> None:
            if number in failing:
                fail(failing[number])

        survives(sitting, Watched(before))


class Short(Watched):
    """Write number ``number`` puts only ``part`` of its bytes on the disk, and the next one fails."""

    def __init__(self, number: int, part: float, code: int) -> None:
        super().__init__()
        self.left, self.part, self.code = number, part, code

    def _cut(self, chunk: bytes | memoryview) -> bytes | memoryview:
        self.left -= 1
        if self.left == -1:
            fail(self.code)
        return chunk[: int(len(chunk) * self.part)] if self.left == 0 else chunk

    def write(self, fd: int, chunk: bytes | memoryview) -> int:
        return super().write(fd, self._cut(chunk))

    def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
        return super().pwrite(fd, self._cut(chunk), offset)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_short_write_and_then_none(tmp_path: Path, part: float, code: int) -> None:
    for sitting, number in zip(sittings(tmp_path), range(1, 20), strict=False):
        system = Short(number, part, code)
        survives(sitting, system)
    assert system.left > 0, "the last one is beyond the last write"


def test_a_write_that_writes_nothing_is_a_failure(path: Path) -> None:
    class Idle(Watched):
        stuck = False

        def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
            return 0 if self.stuck else super().pwrite(fd, chunk, offset)

    system = Idle()
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=system) as ledger:
        system.stuck = True
        with pytest.raises(NotSaved):
            ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
        system.stuck = False
        ledger.commit("vote", {"votes": {"1": {"yes": 2}}})
    with Ledger.read(path) as reader:
        assert reader.tables["votes"] == {"1": {"yes": 2}}


def make(path: Path, system: Watched) -> None:
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=system) as ledger:
        ledger.commit("vote", {"votes": {"1": {"yes": 1}}})


def read(path: Path, system: Watched) -> None:
    with Ledger.read(path, system=system) as ledger:
        assert ledger.number == 2
        ledger.refresh()
        assert ledger.number == 2


@pytest.mark.parametrize("doing", [make, read])
@pytest.mark.parametrize("code", CODES)
def test_any_call_of_making_and_of_reading_may_fail(
    tmp_path: Path, doing: Callable[[Path, Watched], None], code: int
) -> None:
    for number in count(1):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "council.json"
        if doing is read:
            make(path, Watched())
        system = failing_at(number, code)
        try:
            doing(path, system)
            saved = 2
        except (NotSaved, Stopped):
            saved = 1
        except StoreError:
            saved = 0
        left = {fd for fd in system.descriptors if system.calls[number - 1] != "close"}
        assert not left, system.calls[number - 1]
        system.abandon()
        if path.exists():
            with Ledger.open(path, by="next", system=Unsynced()) as ledger:
                assert ledger.number >= saved or doing is read
                assert ledger.writable
        else:
            assert saved < 2
        if len(system.calls) < number:
            assert saved == 2
            break
        shutil.rmtree(folder)
