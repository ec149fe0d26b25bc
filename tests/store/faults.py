"""Systems that fail, stop or skimp, and a small sitting to try them on."""

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.errors import NotSaved, Stopped
from store.ledger import Ledger
from store.system import System

CALLS = frozenset(name for name in vars(System) if not name.startswith("_"))


class Unsynced(System):
    """Flushes nothing: quick, for tests that are about something else."""

    def fsync(self, fd: int) -> None:
        pass

    def fdatasync(self, fd: int) -> None:
        pass


class Watched(Unsynced):
    """Counts the calls, knows the open descriptors, and asks ``before`` ahead of every call."""

    def __init__(self, before: Callable[[int, str], None] = lambda _number, _name: None) -> None:
        self.calls: list[str] = []
        self.descriptors: set[int] = set()
        self.before = before
        self.abandoned = False

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def call(*arguments: Any) -> Any:
            if self.abandoned:
                raise OSError(errno.EBADF, "the process has ended")
            self.calls.append(name)
            self.before(len(self.calls), name)
            result = real(*arguments)
            if name == "open":
                self.descriptors.add(result)
            elif name == "close":
                self.descriptors.discard(arguments[0])
            return result

        return call

    def abandon(self) -> None:
        """Close everything, as the end of the process would; threads left over do nothing any more."""
        self.abandoned = True
        for fd in self.descriptors:
            with contextlib.suppress(OSError):
                os.close(fd)
        self.descriptors.clear()


class Killed(BaseException):
    """The process ended here."""


def failing_at(number: int, code: int) -> Watched:
    """Call ``number`` fails with the error ``code``."""

    def before(count: int, _name: str) -> None:
        if count == number:
            raise OSError(code, os.strerror(code))

    return Watched(before)


def killed_at(number: int) -> Watched:
    """The process ends before call ``number``: it and all later ones do nothing."""

    def before(count: int, _name: str) -> None:
        if count >= number:
            raise Killed

    return Watched(before)


def failing_in(name: str, code: int, times: int = 1_000_000) -> Watched:
    """The next ``times`` calls of ``name`` fail with the error ``code``."""
    left = times

    def before(_count: int, called: str) -> None:
        nonlocal left
        if called == name and left:
            left -= 1
            raise OSError(code, os.strerror(code))

    return Watched(before)


class Sitting:
    """Two sessions on one file with acts, a checkpoint and a crash left over from before.

    ``saved`` is what was acknowledged, as the tables should be; ``unsure`` the tables with the one act of
    which nobody knows.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.saved: list[int] = []
        self.unsure: int | None = None

    def act(self, ledger: Ledger, number: int) -> None:
        """Save one vote and remember what was said of it."""
        try:
            ledger.commit("vote", {"votes": {str(number): {"yes": number}}})
        except NotSaved:
            pass
        except Stopped:
            if self.unsure is None:
                self.unsure = number
        except Killed:
            self.unsure = number
            raise
        else:
            self.saved.append(number)

    def run(self, system: System) -> None:
        """The sitting, on the file that ``prepare`` made."""
        with Ledger.open(self.path, by="secretary", system=system) as ledger:
            self.act(ledger, 2)
            self.act(ledger, 3)
            with contextlib.suppress(OSError, Stopped):
                ledger.checkpoint()
            self.act(ledger, 4)

    def check(self) -> None:
        """Whoever opens the file now finds what was acknowledged, before and after it is put right."""
        for open_again in (Ledger.read, lambda path: Ledger.open(path, by="next", system=Unsynced())):
            with open_again(self.path) as ledger:
                found = [int(id) for id in ledger.tables["votes"]]
                allowed = [self.saved]
                if self.unsure is not None:
                    allowed.append(sorted([*self.saved, self.unsure]))
                assert found in allowed
                self.saved = found


def prepare(path: Path) -> Sitting:
    """A council whose last session was killed after one act that only the journal has."""
    system = Watched()
    sitting = Sitting(path)
    ledger = Ledger.create(path, by="secretary", verb="new", set={"votes": {}, "notes": {}}, system=system)
    sitting.act(ledger, 1)
    system.abandon()
    return sitting
