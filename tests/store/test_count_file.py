"""The count file: whole at any moment, read as it was written, and gone without a trace."""

import contextlib
import errno
import hashlib
import random
import stat
from pathlib import Path

import pytest

from council.ballot_count import Ballot, Count, Mark, Paper, Teller
from council.rules import Mode
from store.count_file import CountFile, Leftover
from store.errors import Damaged, NotSaved
from store.system import System
from tests.council.builders import vote_of
from tests.store.faults import Killed, Unsynced, Watched, failing_at, failing_in, killed_at
from tests.store.power import Disk, lay_out, states
from tests.store.seeds import SEED

MOST = 40
"""States tried at a moment that could leave more."""


def count_with(sheets: int) -> Count:
    """A count in which so many sheets were entered; no two counts read alike."""
    votes = tuple(vote_of("yyyyyyyyy", mode=Mode.SECRET_BALLOT, nomination=number) for number in (1, 2))
    first = tuple(Ballot({1: Mark.NO}) if place % 2 else Ballot() for place in range(sheets))
    paper = Paper(votes=votes, issued=9, returned=9, first=first)
    return Count(key="0badc0de", sitting=1, tellers=(Teller("Ấn", 3),), papers=(paper,))


def beside(path: Path) -> list[str]:
    """The names of what stands in the folder, the council's file apart."""
    return sorted(entry.name for entry in path.parent.iterdir() if entry != path)


def test_reads_what_was_written_and_only_its_owner_may(path: Path) -> None:
    file = CountFile(path, Unsynced())
    assert file.read() is None
    for sheets in (0, 3, 1):
        file.write(count_with(sheets))
        assert CountFile(path).read() == count_with(sheets)
    assert beside(path) == [".council.json.count"]
    assert stat.S_IMODE(Path(file.name).stat().st_mode) == 0o600


def test_says_nothing_of_times(path: Path) -> None:
    file = CountFile(path, Unsynced())
    file.write(count_with(4))
    content = Path(file.name).read_text()
    assert "T0" not in content
    assert '"at":' not in content


def test_every_flipped_bit_is_noticed(path: Path) -> None:
    file = CountFile(path, Unsynced())
    file.write(count_with(2))
    content = Path(file.name).read_bytes()
    for place in random.Random(SEED).sample(range(len(content) * 8), 200):
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        Path(file.name).write_bytes(flipped)
        with pytest.raises(Damaged, match="drop the count"):
            file.read()


class Remembering(System):
    """Keeps a descriptor of every file that is opened, so that what became of it can be read."""

    def __init__(self) -> None:
        self.kept: list[int] = []

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        fd = super().open(path, flags, mode)
        if ".count" in path:
            self.kept.append(super().open(path, 0))
        return fd

    def contents(self) -> list[bytes]:
        """What is in the files now, also in those without a name."""
        return [self.pread(fd, 1 << 20, 0) for fd in self.kept]


def test_every_version_is_overwritten_before_it_is_let_go(path: Path) -> None:
    system = Remembering()
    file = CountFile(path, system)
    file.write(count_with(1))
    file.write(count_with(2))
    assert sum(any(content) for content in system.contents()) >= 1
    file.destroy()
    assert beside(path) == []
    assert [content for content in system.contents() if any(content)] == []
    for fd in system.kept:
        system.close(fd)


def test_a_file_kept_sealed_proves_itself_and_cannot_be_guessed(path: Path) -> None:
    file = CountFile(path, Unsynced())
    digests = set()
    for _again in range(2):
        file.write(count_with(2))
        digests.add(file.prepare_seal(count_with(2)))
        assert file.read() == count_with(2)
    assert len(digests) == 2, "the same sheets give another sum each time"
    file.seal(12)
    assert beside(path) == [".council.json.count.sealed-12"]
    kept = Path(file.sealed_name(12))
    assert hashlib.sha256(kept.read_bytes()).hexdigest() in digests
    assert stat.S_IMODE(kept.stat().st_mode) == 0o400
    assert file.read() is None


def calls_of_a_count(path: Path, system: System) -> int:
    """Two sheets entered; the number of those that were said to be kept."""
    file = CountFile(path, system)
    kept = 0
    for sheets in (1, 2):
        file.write(count_with(sheets))
        kept = sheets
    return kept


def number_of_calls(folder: Path) -> int:
    watched = Watched()
    calls_of_a_count(folder / "counted.json", watched)
    (folder / ".counted.json.count").unlink()
    return len(watched.calls)


def test_whatever_call_fails_a_sheet_said_to_be_kept_is_there(path: Path) -> None:
    for number in range(1, number_of_calls(path.parent) + 1):
        kept = 0
        file = CountFile(path, failing_at(number, errno.EIO)) if number > 1 else CountFile(path)
        for sheets in (1, 2):
            with contextlib.suppress(NotSaved):
                file.write(count_with(sheets))
                kept = sheets
        found = CountFile(path).read()
        have = len(found.papers[0].first) if found else 0
        assert have >= kept, number
        file.destroy()
        assert beside(path) == [], number


def test_killed_anywhere_the_count_is_whole_and_nothing_else_stays(path: Path) -> None:
    for number in range(1, number_of_calls(path.parent) + 1):
        system = killed_at(number)
        with contextlib.suppress(Killed):
            calls_of_a_count(path, system)
        system.abandon()
        after = CountFile(path)
        found = after.read()
        assert found is None or found in (count_with(1), count_with(2))
        after.clear_traces()
        assert beside(path) == ([".council.json.count"] if found else []), number
        after.destroy()


def test_a_power_cut_leaves_the_count_as_it_was_acknowledged(path: Path) -> None:
    disk = Disk(path.parent)
    file = CountFile(path, disk)
    for sheets in (1, 2, 3):
        file.write(count_with(sheets))
        disk.acknowledged(sheets)
    kept = 0
    for state in states(disk, random.Random(SEED), MOST):
        lay_out(state.files, path.parent)
        found = CountFile(path, Unsynced()).read()
        assert (len(found.papers[0].first) if found else 0) >= state.acknowledged
        kept += 1
    disk.end()
    assert kept > 20


def test_a_power_cut_while_it_is_deleted_leaves_it_whole_or_gone(path: Path) -> None:
    CountFile(path, Unsynced()).write(count_with(3))
    disk = Disk(path.parent)
    CountFile(path, disk).destroy()
    for state in states(disk, random.Random(SEED), MOST):
        lay_out(state.files, path.parent)
        file = CountFile(path, Unsynced())
        file.clear_traces()
        found = file.read()
        assert found in (None, count_with(3))
        assert beside(path) == ([".council.json.count"] if found else [])
    disk.end()


def test_what_cannot_be_deleted_is_said(path: Path) -> None:
    CountFile(path).write(count_with(1))

    class Stubborn(System):
        def unlink(self, path: str) -> None:
            raise PermissionError(errno.EACCES, "no", path)

    with pytest.raises(Leftover, match=r"\.council\.json\.count could not be put away .* delete it by hand"):
        CountFile(path, Stubborn()).destroy()


def test_a_full_disk_refuses_the_sheet_and_keeps_those_before(path: Path) -> None:
    CountFile(path).write(count_with(1))
    with pytest.raises(NotSaved, match="disk is full"):
        CountFile(path, failing_in("write", errno.ENOSPC)).write(count_with(2))
    assert CountFile(path).read() == count_with(1)
