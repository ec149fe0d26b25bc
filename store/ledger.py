"""The ledger: tables of documents that change by acts only, each act on the disk before it is acknowledged."""

import contextlib
import math
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from council.words import _
from store.acts import Act, Document, Tables, changes_of, next_time, sealed
from store.checkpoints import SMALL_FILE_BYTES, Checkpointer, considerate
from store.errors import Exists, Missing, NotSaved, ReadOnly, Stopped, why
from store.files import exists, let_go, open_for_reading, reading, remove, sync_folder
from store.journal import Journal, unsure
from store.lock import Lock
from store.resting import RestingFile
from store.system import System
from store.tables_file import file_slices
from store.view import View

Set = Mapping[str, Mapping[str, Document | None]]
Merge = Mapping[str, Mapping[str, Document]]
Clock = Callable[[], datetime]
Pace = Callable[[Iterable[bytes]], Iterable[bytes]]

_OWN_FIELDS = frozenset({"n", "at", "by", "hash"})


def local_time() -> datetime:
    """Now, with the offset of this computer's time zone."""
    return datetime.now().astimezone()


def _at_once(slices: Iterable[bytes]) -> Iterable[bytes]:
    return slices


class Ledger(View):
    """One council's file, open; get one from ``create``, ``open`` or ``read``."""

    def __init__(self, path: str | os.PathLike[str], by: str, system: System, clock: Clock) -> None:
        super().__init__(path, system)
        self.by = by
        self._clock = clock
        self._latest = ""
        self._acting = threading.RLock()
        self._checkpointing = threading.RLock()  # taken before _acting where both are
        self._lock: Lock | None = None
        self._resting = RestingFile(self._names, system, None, None)
        self._in_file = 0
        self._journal: Journal | None = None
        self._journal_found = False
        self._read_only = ""
        self._stopped: Stopped | None = None
        self._checkpointer = Checkpointer(self._checkpoint_quietly, lambda: self._resting.size)

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        *,
        by: str,
        verb: str,
        set: Set,
        reason: str | None = None,
        system: System | None = None,
        clock: Clock = local_time,
        **extra: Any,
    ) -> "Ledger":
        """Make a new council's file whose first act is this one, and open it for writing.

        Name every table in ``set``, empty ones too, so that all are there from the start.
        Raises Exists, Missing (the folder), Held, NotSaved; TypeError and ValueError as ``commit`` does.
        """
        with reading(path):
            ledger = cls(path, by, system or System(), clock)
        try:
            ledger._make(verb, set, reason, extra)
        except OSError as error:
            ledger.close()
            raise NotSaved(
                _("{file} could not be made: {why}; put this right, or choose another place.").format(
                    file=ledger.path, why=why(error)
                )
            ) from error
        except BaseException:
            ledger.close()
            raise
        return ledger

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        by: str,
        system: System | None = None,
        clock: Clock = local_time,
    ) -> "Ledger":
        """Open for writing, as the only session that does.

        What a crash left is put right first. Where folder or disk do not let us write, the ledger is opened
        for reading (``writable`` is False, a note says why). A file over 1 MB that was closed well is
        verified only by ``audit``, which the first act calls where nobody did.
        Raises Missing, NotACouncil, Unreadable, Held, Damaged.
        """
        with reading(path):
            ledger = cls(path, by, system or System(), clock)
            try:
                ledger._open()
            except BaseException:
                ledger.close()
                raise
        return ledger

    @classmethod
    def read(cls, path: str | os.PathLike[str], *, system: System | None = None) -> "Ledger":
        """Open for reading: takes no lock, writes nothing, works beside a session that writes.

        Raises Missing, NotACouncil, Unreadable, Damaged.
        """
        with reading(path):
            ledger = cls(path, "", system or System(), local_time)
            ledger._read_only = _("The file was opened for reading only; open it for writing first.")
            try:
                ledger._load_and_follow()
            except BaseException:
                ledger.close()
                raise
        return ledger

    @property
    def writable(self) -> bool:
        """Can acts be saved, as far as is known?"""
        return self._lock is not None and self._stopped is None

    def now(self) -> str:
        """The time that an act gets: local ISO time with seconds and offset, never before the latest act's."""
        if not self._latest and self.number:
            self._latest = self.act(self.number)["at"]
        self._latest = next_time(self._clock(), self._latest)
        return self._latest

    def commit(
        self,
        verb: str,
        set: Set,
        *,
        merge: Merge | None = None,
        reason: str | None = None,
        **extra: Any,
    ) -> Act:
        """Save one act; when this returns the act, it outlasts a power cut.

        ``set`` replaces documents (None removes), ``merge`` lays RFC 7396 patches over documents that are
        there, ``extra`` are further fields of the act. Everything must be plain JSON without floats.
        Raises NotSaved (refused, nothing changed, go on), Stopped (nothing can be saved any more),
        Damaged (by the first act, see ``open``); TypeError and ValueError for what cannot be an act.
        """
        journal = self._get_ready()
        with self._acting:
            line, act = self._new_act(verb, set, merge, reason, extra)
            changes = changes_of(act, self.tables)
            try:
                journal.append(line)
                self._state.accept(line, act["hash"], changes)
            except NotSaved:
                raise
            except Stopped as error:
                self._stopped = error
                raise
            except BaseException:
                self._stopped = unsure(_("the session was interrupted"))
                raise
        self._checkpointer.acted(len(line))
        return act

    def audit(self) -> None:
        """Verify every hash and that history gives the tables; then writing begins. Only the first call works.

        May run in a worker. Raises Damaged.
        """
        with self._checkpointing, self._acting:
            if not self._audited:
                super().audit()
                if self._lock is not None:
                    self._begin()

    def refresh(self) -> bool:
        """Take in what a writing session has done since; says whether there was anything.

        A ledger that is itself the writing one has nothing to take in. Raises as ``read`` does.
        """
        return self._lock is None and super().refresh()

    def checkpoint(self) -> None:
        """Carry the journal's acts over into NAME.json.

        Where NAME.json is not the file this session read or wrote last, what stands there is put aside.
        Raises OSError, with nothing lost, since the journal has all; Stopped where another session writes.
        """
        self._carry_over(_at_once)

    def close(self) -> None:
        """Leave the council as one file and free the lock; where that fails, the journal stays beside it."""
        self._checkpointer.stop()
        if self._journal is not None:
            try:
                self.checkpoint()
                if self.writable and self._resting.is_safe:
                    self._system.unlink(self._names.journal)
                    sync_folder(self._names.folder, self._system)
            except (OSError, Stopped) as error:
                self._note_failure(error)
            self._journal.close()
            self._journal = None
        self._read_only = _("The file is closed; open it again first.")
        self._free_lock()
        super().close()

    def _make(self, verb: str, set: Set, reason: str | None, extra: dict[str, Any]) -> None:
        names = self._names
        if not exists(names.folder, self._system):
            raise Missing(
                _("There is no folder {folder}; make it first, or choose another.").format(folder=names.folder)
            )
        self._lock = Lock.take(names, self._clock(), self._system)
        for name in (names.file, names.journal):
            if exists(name, self._system):
                raise Exists(_("{file} exists already; choose another name.").format(file=name))
        if exists(names.previous, self._system):
            raise Exists(
                _(
                    "{file} is gone, but a copy of it is left, {previous}: rebuild it with “hoidong repair”, "
                    "or choose another name."
                ).format(file=names.file, previous=names.previous)
            )
        line, act = self._new_act(verb, set, None, reason, extra)
        self._state.accept(line, act["hash"], changes_of(act, {}))
        self._audited = True
        try:
            self._write_file(self.tables, self._state.lines, _at_once)
        except OSError:
            remove(names.file, self._system)
            raise
        self._begin()

    def _open(self) -> None:
        let_go(open_for_reading(self._names.file, self._system), self._system)
        if not self._system.access(self._names.file, os.W_OK):
            self._turn_read_only(_("permission denied"))
        else:
            self._take_lock()
        if self._lock is None:
            self._load_and_follow()
            return
        self._journal_found = exists(self._names.journal, self._system)
        found = self._load(math.inf if self._journal_found else SMALL_FILE_BYTES)
        if found.journal is not None:
            found.journal.close()
        self._resting = RestingFile(self._names, self._system, found.identity, found.ownership)
        self._in_file = found.in_file
        if self.number > self._in_file:
            self._notes.append(
                _("The last session did not end well; acts {first} to {last} were taken from its journal.").format(
                    first=self._in_file + 1, last=self.number
                )
            )
        if found.journal is not None and found.journal.torn:
            self._notes.append(_("An act that was never finished, and never shown as saved, was dropped."))
        if self._audited:
            self._begin()

    def _take_lock(self) -> None:
        try:
            self._lock = Lock.take(self._names, self._clock(), self._system)
        except OSError as error:
            self._turn_read_only(why(error))

    def _free_lock(self) -> None:
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._lock.release()
            self._lock = None

    def _turn_read_only(self, reason: str) -> None:
        self._read_only = _("{file} is open for reading only: {why}. Nothing can be saved.").format(
            file=self.path, why=reason
        )
        self._notes.append(self._read_only)
        self._free_lock()

    def _begin(self) -> None:
        """Make the state durable, keep the version that was found, begin a journal; else only read."""
        remove(self._names.temporary, self._system)
        try:
            self._resting.keep_as_previous()
        except OSError as error:
            self._notes.append(_("The file as it was could not be kept as a copy: {why}.").format(why=why(error)))
        try:
            if self._journal_found:
                self._write_file(self.tables, self._state.lines, _at_once)
                self._system.unlink(self._names.journal)
            else:
                self._resting.sync()
            self._journal = self._new_journal()
        except OSError as error:
            self._turn_read_only(why(error))

    def _new_journal(self) -> Journal:
        assert self._resting.ownership is not None
        return Journal.begin(self._names, self._resting.ownership, self._system)

    def _get_ready(self) -> Journal:
        if self._stopped is not None:
            raise Stopped(str(self._stopped))
        if self._lock is not None and not self._audited:
            self.audit()
        if self._journal is None:
            raise ReadOnly(self._read_only)
        try:
            if not self._is_alone(self._journal):
                self._begin_again(self._journal)
            return self._journal
        except OSError as error:
            raise NotSaved(
                _("Not saved: {why}. Nothing was changed; try again once this is put right.").format(why=why(error))
            ) from error

    def _is_alone(self, journal: Journal) -> bool:
        """Is the journal in place? Raises Stopped where another session writes, OSError."""
        if journal.is_in_place():
            return True
        if exists(self._names.journal, self._system) or (self._lock is not None and self._lock.is_lost()):
            self._stopped = Stopped(
                _("Nothing more can be saved: another session has taken over {file}; close this one.").format(
                    file=self.path
                )
            )
            raise self._stopped
        return False

    def _begin_again(self, lost: Journal) -> None:
        with self._checkpointing:
            self.checkpoint()
            self._journal = self._new_journal()
        lost.close()
        self._notes.append(_("The journal had been removed by other means; a new one was begun."))

    def _new_act(
        self, verb: str, set: Set, merge: Merge | None, reason: str | None, extra: dict[str, Any]
    ) -> tuple[bytes, Act]:
        if not _OWN_FIELDS.isdisjoint(extra):
            raise TypeError(f"the ledger itself gives an act {sorted(_OWN_FIELDS)}")
        act: Act = {"n": self.number + 1, "at": self.now(), "by": self.by, "verb": verb, "set": set, **extra}
        if merge:
            act["merge"] = merge
        if reason is not None:
            act["reason"] = reason
        try:
            return sealed(act, self.head)
        except UnicodeEncodeError as error:
            raise NotSaved(
                _("Not saved: “{text}” has characters that cannot be written; type it anew.").format(
                    text=error.object.encode("utf-8", "replace").decode()
                )
            ) from error

    def _checkpoint_quietly(self) -> None:
        try:
            self._carry_over(considerate)
        except (OSError, Stopped) as error:
            self._note_failure(error)

    def _carry_over(self, pace: Pace) -> None:
        with self._checkpointing:
            if self._journal is None or self._stopped is not None:
                return
            self._is_alone(self._journal)
            if self._resting.has_new_ownership() and self._resting.ownership is not None:
                self._journal.give(self._resting.ownership)
            with self._acting:
                tables = {name: dict(documents) for name, documents in self.tables.items()}
                lines = self._state.lines[:]
            if self._in_file < len(lines) or not self._resting.is_in_place():
                self._write_file(tables, lines, pace)

    def _write_file(self, tables: Tables, lines: list[bytes], pace: Pace) -> None:
        if note := self._resting.replace(pace(file_slices(tables, lines))):
            self._notes.append(note)
        self._in_file = len(lines)

    def _note_failure(self, error: Exception) -> None:
        reason = why(error) if isinstance(error, OSError) else str(error)
        note = _("{file} could not be brought up to date ({why}); every act is safe in its journal.").format(
            file=self.path, why=reason
        )
        if note not in self._notes:
            self._notes.append(note)
