"""The journal: one record per act, appended and flushed before the act is acknowledged.

A record is ``LLLLLLLL CCCCCCCC DDDDDDDD act`` and a newline: the length of the act in bytes, the CRC-32 of
those eight digits and the CRC-32 of the act, each as eight lower-case hexadecimal digits. A length that has
a checksum of its own tells a record cut short, which was never acknowledged, from one that was damaged.
"""

import errno
import os
import zlib
from typing import NamedTuple

from council.words import _
from store.errors import Damaged, NotSaved, Stopped, why
from store.files import Names, Ownership, let_go, sync_folder
from store.system import System

HEADER_BYTES = 27


def _header(length: int, checksum: int) -> bytes:
    digits = b"%08x" % length
    return b"%s %08x %08x " % (digits, zlib.crc32(digits), checksum)


def record_of(line: bytes) -> bytes:
    """The record of one act, given as its JSON without a newline."""
    return _header(len(line), zlib.crc32(line)) + line + b"\n"


class Records(NamedTuple):
    """What a stretch of a journal holds: its whole acts, how many bytes these take, whether more followed."""

    lines: list[bytes]
    length: int
    torn: bool


def read_records(stretch: bytes, path: str, offset: int = 0) -> Records:
    """The acts in ``stretch``, which begins at byte ``offset`` of the journal ``path``.

    A tail that is shorter than a header, or a good header with too few bytes behind it, was cut off while
    it was written: it is left out and ``torn`` says so; zero bytes at the end belong to such a tail.
    Raises Damaged for anything else that is not a record.
    """
    end = len(stretch.rstrip(b"\0"))
    lines = []
    position = 0
    while end - position >= HEADER_BYTES:
        header = stretch[position : position + HEADER_BYTES]
        if header[9:17] != b"%08x" % zlib.crc32(header[:8]):
            raise _damaged(path, offset + position)
        start = position + HEADER_BYTES
        try:
            stop = start + int(header[:8], 16)
        except ValueError:
            raise _damaged(path, offset + position) from None
        if stop + 1 > end:
            break
        line = stretch[start:stop]
        if header != _header(len(line), zlib.crc32(line)) or stretch[stop : stop + 1] != b"\n":
            raise _damaged(path, offset + position)
        lines.append(line)
        position = stop + 1
    return Records(lines, position, torn=position < len(stretch))


def _damaged(path: str, position: int) -> Damaged:
    return Damaged(
        _("{file} is damaged at byte {byte}; nothing is written, see “hoidong verify”.").format(
            file=path, byte=position
        )
    )


class Journal:
    """The journal of the session that writes."""

    def __init__(self, path: str, fd: int, inode: int, system: System) -> None:
        self.size = 0
        self._path = path
        self._fd = fd
        self._inode = inode
        self._system = system

    @classmethod
    def begin(cls, names: Names, ownership: Ownership, system: System) -> "Journal":
        """A new, empty journal whose name outlasts a power cut. Raises OSError."""
        fd = system.open(names.journal, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
        try:
            ownership.give(fd, system)
            inode = system.fstat(fd).st_ino
            sync_folder(names.folder, system)
        except OSError:
            let_go(fd, system)
            raise
        return cls(names.journal, fd, inode, system)

    def append(self, line: bytes) -> None:
        """Write the act and flush it to the disk; when this returns, it outlasts a power cut.

        Raises NotSaved when the act could not be written and was taken back, Stopped when it is not known
        what of it the disk has kept.
        """
        record = record_of(line)
        try:
            self._write(record)
        except OSError as error:
            self._take_back()
            raise NotSaved(
                _("Not saved: {why}. Nothing was changed; try again once this is put right.").format(why=why(error))
            ) from error
        try:
            self._system.fdatasync(self._fd)
        except OSError as error:
            raise unsure(why(error)) from error
        self.size += len(record)

    def _write(self, record: bytes) -> None:
        rest = memoryview(record)
        offset = self.size
        while rest:
            written = self._system.pwrite(self._fd, rest, offset)
            if written == 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            offset += written
            rest = rest[written:]

    def _take_back(self) -> None:
        try:
            self._system.ftruncate(self._fd, self.size)
        except OSError as error:
            raise unsure(why(error)) from error

    def give(self, ownership: Ownership) -> None:
        """Hand on an owner, group or mode that the council's file was given. Raises OSError."""
        ownership.give(self._fd, self._system)

    def is_in_place(self) -> bool:
        """Does the council's journal still go by its name? Raises OSError."""
        try:
            return self._system.stat(self._path).st_ino == self._inode
        except FileNotFoundError:
            return False

    def close(self) -> None:
        let_go(self._fd, self._system)


def unsure(reason: str) -> Stopped:
    """The error for an act of which it is not known whether the disk has it."""
    return Stopped(
        _(
            "It is not known whether this was saved: {why}. Nothing more can be saved in this session; "
            "leave and open the file again to see what was kept."
        ).format(why=reason)
    )
