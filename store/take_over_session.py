"""Taking a council over from the session that holds it, and telling that session so."""

import os

import msgspec

from store.errors import Holder
from store.files import let_go, names_of, read_on, remove, write_on
from store.ledger import local_time
from store.lock import take_over, this_session
from store.system import System

PATIENCE = 3.0
"""Seconds that a session is given to save and leave before it is ended."""


class _Notice(msgspec.Struct, frozen=True):
    """``ousted`` is asked to leave by ``by``."""

    ousted: Holder
    by: Holder


def take_over_session(
    path: str | os.PathLike[str], holder: Holder, *, patience: float = PATIENCE, system: System | None = None
) -> bool:
    """End the session ``holder`` of the council ``path`` and say whether the file is free then.

    A notice beside the file tells that session who did it, so that it can say so to whoever sits there. It has
    ``patience`` seconds to save and leave, then it is ended. Ask the secretary first.
    """
    system = system or System()
    names = names_of(path, system)
    notice = _notice_of(names.lock)
    _leave_notice(notice, _Notice(holder, this_session(local_time(), system)), system)
    try:
        return take_over(names, holder, system, patience)
    except OSError:
        return False
    finally:
        remove(notice, system)


def taken_over_by(path: str | os.PathLike[str], system: System | None = None) -> Holder | None:
    """The session that has asked this one to leave the council ``path``; None where none has."""
    system = system or System()
    lock = names_of(path, system).lock
    try:
        fd = system.open(_notice_of(lock), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            notice = msgspec.json.decode(read_on(fd, system), type=_Notice)
        finally:
            let_go(fd, system)
    except (OSError, ValueError):
        return None
    me = this_session(local_time(), system)
    return notice.by if (notice.ousted.pid, notice.ousted.started) == (me.pid, me.started) else None


def _notice_of(lock: str) -> str:
    return lock + ".taken-over"


def _leave_notice(path: str, notice: _Notice, system: System) -> None:
    """Silently do without where that is impossible: the session is ended all the same."""
    remove(path, system)
    try:
        fd = system.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
        try:
            write_on(fd, msgspec.json.encode(notice), system)
        finally:
            let_go(fd, system)
    except OSError:
        remove(path, system)
