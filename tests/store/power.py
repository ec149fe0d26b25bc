"""A disk that remembers what was flushed, and every state that a power cut could leave of it.

``Disk`` lets the real calls happen and keeps a log. ``states`` plays the log up to a moment and then decides for
everything that was not flushed by then whether the cut keeps it: each write and truncation of a file, and each
change of a name in the folder, by itself, so that a later one may be kept without an earlier one, a rename
without the content of what was renamed. A write may also be kept in part, or leave zeros of its length.
"""

import os
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from store.system import System


class Write(NamedTuple):
    inode: int
    offset: int
    content: bytes


class Truncate(NamedTuple):
    inode: int
    size: int


class Rename(NamedTuple):
    """Names and what they stand for afterwards, together: a rename takes one away and gives another."""

    names: tuple[tuple[str, int | None], ...]


class Sync(NamedTuple):
    inode: int


class SyncFolder(NamedTuple):
    pass


class Acknowledged(NamedTuple):
    number: int


Event = Write | Truncate | Rename | Sync | SyncFolder | Acknowledged


class Disk(System):
    """One folder whose changes are logged; flushing takes no time, for the log alone tells what was flushed."""

    def __init__(self, folder: Path, acknowledged: int = 0) -> None:
        self.folder = str(folder)
        self.log: list[Event] = []
        self.acknowledged_before = acknowledged
        self.names = {entry.name: entry.stat().st_ino for entry in folder.iterdir()}
        self.contents = {entry.stat().st_ino: entry.read_bytes() for entry in folder.iterdir()}
        # No inode number is used again while its file is open.
        self._kept_open = [os.open(entry, os.O_RDONLY) for entry in folder.iterdir()]

    def acknowledged(self, number: int) -> None:
        self.log.append(Acknowledged(number))

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        is_new = not os.path.exists(path)
        fd = super().open(path, flags, mode)
        if is_new and os.path.dirname(path) == self.folder:
            self._kept_open.append(os.open(path, os.O_RDONLY))
            self.log.append(Rename(((os.path.basename(path), os.fstat(fd).st_ino),)))
        return fd

    def write(self, fd: int, chunk: bytes | memoryview) -> int:
        offset = os.lseek(fd, 0, os.SEEK_CUR)
        written = super().write(fd, chunk)
        self.log.append(Write(os.fstat(fd).st_ino, offset, bytes(chunk[:written])))
        return written

    def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
        written = super().pwrite(fd, chunk, offset)
        self.log.append(Write(os.fstat(fd).st_ino, offset, bytes(chunk[:written])))
        return written

    def ftruncate(self, fd: int, size: int) -> None:
        super().ftruncate(fd, size)
        self.log.append(Truncate(os.fstat(fd).st_ino, size))

    def fsync(self, fd: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{fd}"):
            self.log.append(SyncFolder())
        else:
            self.log.append(Sync(os.fstat(fd).st_ino))

    def fdatasync(self, fd: int) -> None:
        self.log.append(Sync(os.fstat(fd).st_ino))

    def replace(self, source: str, target: str) -> None:
        inode = os.stat(source).st_ino
        same = os.path.exists(target) and os.stat(target).st_ino == inode
        super().replace(source, target)
        if not same:
            self.log.append(Rename(((os.path.basename(source), None), (os.path.basename(target), inode))))

    def link(self, source: str, target: str) -> None:
        super().link(source, target)
        self.log.append(Rename(((os.path.basename(target), os.stat(target).st_ino),)))

    def unlink(self, path: str) -> None:
        super().unlink(path)
        self.log.append(Rename(((os.path.basename(path), None),)))

    def end(self) -> None:
        """Let go of what was kept open."""
        for fd in self._kept_open:
            os.close(fd)
        self._kept_open.clear()


class State(NamedTuple):
    """A folder as a power cut left it, and the last act that had been acknowledged by then."""

    files: dict[str, bytes]
    acknowledged: int


def states(disk: Disk, dice: random.Random, most: int) -> Iterator[State]:
    """What every moment of the log could leave; of a moment with more than ``most`` states a random choice.

    States that are the same are given once.
    """
    seen = set()
    for moment in range(len(disk.log) + 1):
        acknowledged = max(
            [disk.acknowledged_before, *(event[0] for event in disk.log[:moment] if isinstance(event, Acknowledged))]
        )
        for files in states_at(disk, disk.log[:moment], dice, most):
            key = (acknowledged, tuple(sorted(files.items())))
            if key not in seen:
                seen.add(key)
                yield State(files, acknowledged)


def states_at(disk: Disk, log: list[Event], dice: random.Random, most: int) -> Iterator[dict[str, bytes]]:
    """What a power cut right after ``log`` could leave: all of it, or ``most`` at random where there is more."""
    unsure = [place for place, event in enumerate(log) if _is_unsure(event, log[place + 1 :])]
    choices = [_fates(log[place], dice) for place in unsure]
    number = 1
    for fates in choices:
        number *= len(fates)
    if number <= most:
        picks: Iterator[tuple[Event | None, ...]] = product(*choices)
    else:
        all_or_nothing = [tuple(fates[0] for fates in choices), tuple(fates[-1] for fates in choices)]
        picks = iter([*all_or_nothing, *(tuple(map(dice.choice, choices)) for _ in range(most - 2))])
    for pick in picks:
        fate = dict(zip(unsure, pick, strict=True))
        yield _played(disk, [fate.get(place, event) for place, event in enumerate(log)])


def _is_unsure(event: Event, after: list[Event]) -> bool:
    match event:
        case Write(inode) | Truncate(inode):
            return Sync(inode) not in after
        case Rename():
            return SyncFolder() not in after
        case _:
            return False


def _fates(event: Event, dice: random.Random) -> list[Event | None]:
    """What may become of something that was not flushed: lost, kept; of a write also a part of it, or zeros."""
    if not isinstance(event, Write) or len(event.content) < 2:
        return [None, event]
    cut = dice.randrange(1, len(event.content))
    return [
        None,
        event._replace(content=event.content[:cut]),
        event._replace(content=event.content[:cut] + bytes(len(event.content) - cut)),
        event._replace(content=bytes(len(event.content))),
        event,
    ]


def _played(disk: Disk, log: list[Event | None]) -> dict[str, bytes]:
    names, contents = dict(disk.names), {inode: bytearray(content) for inode, content in disk.contents.items()}
    for event in log:
        match event:
            case Write(inode, offset, content):
                file = contents.setdefault(inode, bytearray())
                file.extend(bytes(max(0, offset - len(file))))
                file[offset : offset + len(content)] = content
            case Truncate(inode, size):
                file = contents.setdefault(inode, bytearray())
                del file[size:]
                file.extend(bytes(size - len(file)))
            case Rename(changes):
                for name, stands_for in changes:
                    names.pop(name, None)
                    if stands_for is not None:
                        names[name] = stands_for
    return {name: bytes(contents.get(inode, b"")) for name, inode in names.items()}


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Make ``folder`` hold exactly these files."""
    for entry in folder.iterdir():
        entry.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
