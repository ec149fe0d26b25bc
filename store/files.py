"""The names of a council's files and what is done with them whole: read, replace, put aside."""

import contextlib
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from council.words import _
from store.errors import Missing, NotACouncil, Unreadable, why
from store.system import System

_READ_BYTES = 1 << 20


class Names(NamedTuple):
    """Where the parts of one council are; all absolute, symbolic links resolved."""

    folder: str
    file: str
    journal: str
    lock: str
    previous: str
    place: str
    new_place: str
    temporary: str
    new_previous: str


def names_of(path: str | os.PathLike[str], system: System) -> Names:
    """The names beside ``path``; a symbolic link is followed first, so that its target is replaced, not it."""
    file = system.realpath(os.fspath(path))
    folder, name = os.path.split(file)
    hidden = os.path.join(folder, "." + name)
    return Names(
        folder=folder,
        file=file,
        journal=file + ".journal",
        lock=hidden + ".lock",
        previous=hidden + ".previous",
        place=hidden + ".place",
        new_place=hidden + ".place.new",
        temporary=hidden + ".new",
        new_previous=hidden + ".previous.new",
    )


class Identity(NamedTuple):
    """Which file stood under a name, and in what state; differs after any replacement or rewriting."""

    device: int
    inode: int
    size: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Identity":
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Ownership(NamedTuple):
    """Who may read the council's file: handed on to the journal and to every later version."""

    user: int
    group: int
    mode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Ownership":
        return cls(status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode) & 0o666)

    def give(self, fd: int, system: System) -> None:
        """Give the open file this owner, group and mode, as far as this account may.

        Where the group cannot be given, its permissions are not given to another group either.
        """
        mine = system.fstat(fd)
        mode = self.mode
        if mine.st_uid != self.user:
            with contextlib.suppress(PermissionError):
                system.fchown(fd, self.user, -1)
        if mine.st_gid != self.group:
            try:
                system.fchown(fd, -1, self.group)
            except PermissionError:
                mode &= ~0o070
        system.fchmod(fd, mode)


def let_go(fd: int, system: System) -> None:
    """Close a descriptor whose content was read, or is flushed: nothing depends on the answer any more."""
    with contextlib.suppress(OSError):
        system.close(fd)


@contextlib.contextmanager
def reading(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system refuses meanwhile into Unreadable."""
    try:
        yield
    except OSError as error:
        raise Unreadable(
            _("{file} cannot be read: {why}; ask whoever looks after this computer.").format(
                file=os.fspath(path), why=why(error)
            )
        ) from error


def exists(path: str, system: System) -> bool:
    """Is there anything under this name?"""
    try:
        system.stat(path)
    except FileNotFoundError:
        return False
    return True


def read_on(fd: int, system: System) -> bytes:
    """Everything from the descriptor's position to the end of the file."""
    parts = []
    while part := system.read(fd, _READ_BYTES):
        parts.append(part)
    return b"".join(parts)


def open_for_reading(path: str, system: System) -> int:
    """A descriptor of the regular file ``path``.

    Raises Missing, NotACouncil (a folder, a pipe), OSError.
    """
    try:
        fd = system.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        raise Missing(_("There is no file {file}; check the name, or make a new council.").format(file=path)) from None
    try:
        is_file = stat.S_ISREG(system.fstat(fd).st_mode)
    except OSError:
        let_go(fd, system)
        raise
    if not is_file:
        let_go(fd, system)
        raise NotACouncil(_("{file} is not a file; name a council's file.").format(file=path))
    return fd


def write_on(fd: int, chunk: bytes, system: System) -> None:
    """Write all of ``chunk``, however the system portions it."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[system.write(fd, rest) :]


def sync_folder(folder: str, system: System) -> None:
    """Make names that were given, changed or removed in ``folder`` outlast a power cut."""
    fd = system.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        system.fsync(fd)
    finally:
        let_go(fd, system)


def remove(path: str, system: System) -> None:
    """Take the name away if it is there and can be taken away."""
    with contextlib.suppress(OSError):
        system.unlink(path)
