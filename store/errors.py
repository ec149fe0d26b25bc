"""What can go wrong with a council's file, each with one whole sentence for the secretary."""

import errno
import re
from datetime import datetime

import msgspec

from council.text import clean_line
from council.words import _


class StoreError(Exception):
    """Something about the council's file; the message is one whole sentence: what, where, what to do."""


class Missing(StoreError):
    """There is no such file or folder."""


class Exists(StoreError):
    """A new council was to be written where a file (or what is left of one) already is."""


class Outside(StoreError, PermissionError):
    """A confined session was to reach out of its folder; also an OSError, so that every door has words for it."""

    def __init__(self, path: str, folder: str) -> None:
        reason = _("this session is confined to the folder {folder}").format(folder=folder)
        super().__init__(errno.EACCES, reason, path)

    def __str__(self) -> str:
        return _("{file} cannot be used: {why}; name something in it.").format(file=self.filename, why=self.strerror)


class NotACouncil(StoreError):
    """The file can be read, but it is no council's file."""


class Unreadable(StoreError):
    """The system does not let this account read the file, or the disk fails."""


class NotSaved(StoreError):
    """The act was refused and left no trace; the sitting goes on, later acts may succeed."""


class ReadOnly(NotSaved):
    """The file was opened for reading only, so no act can be saved."""


class NetworkDisk(NotSaved):
    """The file is on a disk of another computer, where nothing can be promised: it is not opened for writing."""


class Stopped(StoreError):
    """The disk refused to confirm a write: this process never again says that something is saved.

    Whether the act that met it was kept is known only when the file is opened anew.
    """


class Damaged(StoreError):
    """File, history and journal do not agree, so nothing may be written.

    ``act`` is the number of the first act that is not in order, None where no act can be named.
    """

    def __init__(self, message: str, act: int | None = None) -> None:
        super().__init__(message)
        self.act = act


class ChangedOutside(Damaged):
    """History is whole, but the tables are not what it gives: somebody changed them with other means.

    ``places`` names what differs as (table, document id); the id is "" where the table itself is too many
    or missing.
    """

    def __init__(self, message: str, places: tuple[tuple[str, str], ...], act: int | None = None) -> None:
        super().__init__(message, act)
        self.places = places


class Holder(msgspec.Struct, frozen=True):
    """Who holds a council's file: what the lock file says.

    ``started`` is the start of the process in clock ticks since the machine started (0: unknown), so that
    a number used again by another process is not mistaken for it. ``client`` is the address the SSH
    connection comes from, "" without one; ``since`` is local ISO time.
    """

    pid: int
    started: int
    user: str
    client: str
    since: str

    @property
    def since_when(self) -> str:
        """``since`` as people write it, ``23/09/2021 14:05``; as it stands where it is no time."""
        try:
            return f"{datetime.fromisoformat(self.since):%d/%m/%Y %H:%M}"
        except ValueError:
            return self.since


class Held(StoreError):
    """Another session has the file open for writing; ``holder`` is None where the lock does not say who."""

    def __init__(self, path: str, holder: Holder | None) -> None:
        self.holder = holder
        if holder is None:
            message = _("{file} is open in another session; close it there, or open it for reading.")
            super().__init__(message.format(file=path))
            return
        if holder.client:
            message = _(
                "{file} is open in another session: {user} from {client} (process {pid}) since {since}; "
                "close it there, or open it for reading."
            )
        else:
            message = _(
                "{file} is open in another session: {user} (process {pid}) since {since}; "
                "close it there, or open it for reading."
            )
        said = {name: clean_line(str(getattr(holder, name))) for name in ("user", "client", "pid", "since_when")}
        super().__init__(message.format(file=path, since=said.pop("since_when"), **said))


def fault(error: Exception) -> str:
    """What is wrong with stored content, for the middle of a sentence; of what a library says only the place."""
    told = error.__cause__ if isinstance(error.__cause__, ValueError) else error
    if isinstance(told, ValueError) and not isinstance(told, msgspec.MsgspecError | UnicodeError):
        return str(told)
    place = re.search(r"\bbyte (\d+)", str(error))
    if place:
        return _("unreadable from byte {byte} on").format(byte=place[1])
    return _("its content is incomplete or unreadable")


def why(error: OSError) -> str:
    """The system's reason in words, for the middle of a sentence."""
    if isinstance(error, Outside):
        return str(error.strerror)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("permission denied")
    if error.errno == errno.EROFS:
        return _("the disk is read-only")
    if error.errno == errno.EIO:
        return _("the disk reports an error")
    if error.errno == errno.EEXIST:
        return _("something of this name is there already")
    if error.errno == errno.ENOTDIR:
        return _("a file stands where a folder should be")
    if error.errno == errno.EISDIR:
        return _("it is a folder")
    if error.errno == errno.ENAMETOOLONG:
        return _("the name is too long")
    return error.strerror or str(error)
