"""A council's file opened for reading: its tables, its acts, and what a session beside it adds."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from store.acts import FIRST_HEAD, Act, Document, Tables
from store.checkpoints import SMALL_FILE_BYTES
from store.files import Identity, exists, names_of, reading
from store.recovery import Found, JournalReader, audit, find, take_in
from store.state import State, replay
from store.system import System


class View:
    """Tables are ``{table: {id: document}}`` with ids as decimal strings, history not among them.

    Callers never change what they are given: every document is replaced whole.
    """

    def __init__(self, path: str | os.PathLike[str], system: System) -> None:
        self._names = names_of(path, system)
        self._system = system
        self._notes: list[str] = []
        self._state = State({}, [], FIRST_HEAD)
        self._audited = False
        self._found: Identity | None = None
        self._followed: JournalReader | None = None

    @property
    def path(self) -> Path:
        """The file itself, symbolic links resolved."""
        return Path(self._names.file)

    @property
    def tables(self) -> Tables:
        """The tables as of the latest act; not to be changed."""
        return self._state.tables

    @property
    def number(self) -> int:
        """The number of the latest act."""
        return self._state.number

    @property
    def head(self) -> str:
        """The hash of the latest act, 64 hex digits."""
        return self._state.head

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what happened to the file that the secretary should know."""
        return tuple(self._notes)

    def acts(self) -> Sequence[Act]:
        """All acts, the first at index 0, each ``{n, at, by, verb, reason?, set, merge?, …, hash}``."""
        return self._state.acts

    def act(self, number: int) -> Act:
        """Act ``number``, from 1 up. Raises IndexError."""
        if number < 1:
            raise IndexError(number)
        return self._state.acts[number - 1]

    def document_before(self, table: str, id: str, number: int) -> Document | None:
        """The document as it stood before act ``number``; None where there was none."""
        return self._state.document_before(table, id, number)

    def tables_at(self, number: int) -> Tables:
        """The tables as they stood after act ``number``, made anew from the acts. Raises Broken (ValueError)."""
        return replay(self._state.lines[:number]).tables

    def last_id(self, table: str) -> int:
        """The highest id ever used in ``table``, removed documents included; 0 without one."""
        return self._state.last_id(table)

    def audit(self) -> None:
        """Verify every hash and that history gives the tables, unless that was done; may run in a worker.

        Raises Damaged.
        """
        if not self._audited:
            self._state = audit(self._state, self._names)
            self._audited = True

    def refresh(self) -> bool:
        """Take in what a writing session has done since; says whether there was anything.

        Raises as opening for reading does.
        """
        before = self.number, self.head
        with reading(self.path):
            if self._followed is not None and self._followed.is_current():
                take_in(self._state, self._followed.read_on(), self._names)
            elif self._has_moved_on():
                self._load_and_follow()
        return before != (self.number, self.head)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._stop_following()

    def _has_moved_on(self) -> bool:
        if self._followed is not None or exists(self._names.journal, self._system):
            return True
        return Identity.of(self._system.stat(self._names.file)) != self._found

    def _load_and_follow(self) -> None:
        self._stop_following()
        found = self._load(SMALL_FILE_BYTES)
        self._followed = found.journal
        self._found = found.identity

    def _load(self, audit_below: float) -> Found:
        found = find(self._names, self._system, audit_below)
        self._state = found.state
        self._audited = found.audited
        return found

    def _stop_following(self) -> None:
        if self._followed is not None:
            self._followed.close()
            self._followed = None
