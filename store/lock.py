"""The lock of the one session that writes: a flock on a file that says who holds it."""

import errno
import fcntl
import os
import pwd
import signal
from collections.abc import Mapping
from datetime import datetime

import msgspec

from store.errors import Held, Holder
from store.files import Names, Ownership, let_go, read_on
from store.mounts import check_is_local
from store.system import System

_POLL_SECONDS = 0.02
_PATIENCE_TO_DIE = 10  # times as much: a process that was killed may still wait for its disk
_TRIES_TO_READ = 5


class Lock:
    """The lock as this session holds it; freed by ``release`` or by the end of the process."""

    def __init__(self, path: str, fd: int, system: System) -> None:
        self._path = path
        self._fd = fd
        self._system = system

    @classmethod
    def take(cls, names: Names, since: datetime, system: System) -> "Lock":
        """Become the one session that writes.

        Raises Held where another is, NetworkDisk where a lock cannot be relied on, OSError where the lock file
        cannot be made, locked or written.
        """
        check_is_local(names, system)
        fd = system.open(names.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW)
        try:
            try:
                system.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
                    raise
                raise Held(names.file, _read_holder(fd, system)) from None
            _private(names, system).give(fd, system)
            holder = msgspec.json.encode(this_session(since, system))
            system.ftruncate(fd, 0)
            system.pwrite(fd, holder, 0)
        except BaseException:
            let_go(fd, system)
            raise
        return cls(names.lock, fd, system)

    def is_lost(self) -> bool:
        """Has somebody removed the lock file, and another session made its own?"""
        try:
            return self._system.stat(self._path).st_ino != self._system.fstat(self._fd).st_ino
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Empty the lock file and free the lock. Raises OSError, with the lock freed all the same."""
        try:
            self._system.ftruncate(self._fd, 0)
        finally:
            let_go(self._fd, self._system)


def _private(names: Names, system: System) -> Ownership:
    """The lock file belongs to whom the council belongs to, whoever opened it first, and is read by nobody else."""
    try:
        status = system.stat(names.file)
    except FileNotFoundError:
        status = system.stat(names.lock)
    return Ownership.of(status)._replace(mode=0o600)


def this_session(since: datetime, system: System, environment: Mapping[str, str] = os.environ) -> Holder:
    """Who this process works for; the SSH client is taken from what sshd puts into the environment."""
    connection = environment.get("SSH_CONNECTION") or environment.get("SSH_CLIENT") or ""
    uid = os.getuid()
    try:
        user = pwd.getpwuid(uid).pw_name
    except KeyError:
        user = str(uid)
    return Holder(
        pid=os.getpid(),
        started=_start_of(os.getpid(), system),
        user=user,
        client=connection.partition(" ")[0],
        since=since.isoformat(timespec="seconds"),
    )


def take_over(names: Names, holder: Holder, system: System, patience: float) -> bool:
    """End the session ``holder`` so that this one may write; ask the secretary first.

    The session is asked to leave, and ended without asking after ``patience`` seconds. Nothing is done to
    a process that only has the same number, nor when somebody else holds the file by now. Returns whether
    the file is free; the caller then takes the lock.
    """
    for number, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, _PATIENCE_TO_DIE * patience)):
        if not _is_held_by(names, holder, system):
            break
        try:
            system.kill(holder.pid, number)
        except OSError:
            return False
        for _ in range(max(1, round(seconds / _POLL_SECONDS))):
            if _is_free(names, system):
                return True
            system.sleep(_POLL_SECONDS)
    return _is_free(names, system)


def _is_held_by(names: Names, holder: Holder, system: System) -> bool:
    if not holder.started or _start_of(holder.pid, system) != holder.started:
        return False
    fd = system.open(names.lock, os.O_RDONLY)
    try:
        return _read_holder(fd, system) == holder and not _is_free(names, system)
    finally:
        let_go(fd, system)


def _is_free(names: Names, system: System) -> bool:
    fd = system.open(names.lock, os.O_RDONLY)
    try:
        system.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        let_go(fd, system)
    return True


def _read_holder(fd: int, system: System) -> Holder | None:
    """What the lock file says; its holder may be writing it just now, so an empty one is read again."""
    for _ in range(_TRIES_TO_READ):
        try:
            return msgspec.json.decode(system.pread(fd, 4096, 0), type=Holder)
        except (msgspec.DecodeError, UnicodeDecodeError, OSError):
            system.sleep(_POLL_SECONDS)
    return None


def _start_of(pid: int, system: System) -> int:
    """When the process was started, in clock ticks since the machine was; 0 where that is not known."""
    try:
        fd = system.open(f"/proc/{pid}/stat", os.O_RDONLY)
    except OSError:
        return 0
    try:
        fields = read_on(fd, system).rpartition(b")")[2].split()
        return int(fields[19])
    except (OSError, IndexError, ValueError):
        return 0
    finally:
        let_go(fd, system)
