"""Reading a council: state = NAME.json + the journal's acts numbered above those that NAME.json has.

The journal is opened first, then NAME.json is read, then the journal through that descriptor: a session that
closes in between has put every act of that journal into NAME.json before it takes the name away.
"""

import os
from typing import NamedTuple

import msgspec

from council.words import _
from store.acts import decoder
from store.errors import ChangedOutside, Damaged, Missing, fault
from store.files import Identity, Names, Ownership, let_go, open_for_reading, read_on
from store.journal import read_records
from store.state import Broken, State, replay
from store.system import System
from store.tables_file import read_tables, same


class JournalReader:
    """A journal somebody writes, or that a crash left; read on from where the last reading ended."""

    def __init__(self, path: str, fd: int, system: System) -> None:
        self.torn = False
        self._path = path
        self._fd = fd
        self._offset = 0
        self._system = system

    @classmethod
    def open(cls, names: Names, system: System) -> "JournalReader | None":
        """The council's journal, None where there is none. Raises NotACouncil, OSError."""
        try:
            return cls(names.journal, open_for_reading(names.journal, system), system)
        except Missing:
            return None

    def read_on(self) -> list[bytes]:
        """The acts that were added; ``torn`` then tells whether an unfinished one follows. Raises Damaged."""
        stretch = b""
        while part := self._system.pread(self._fd, 1 << 20, self._offset + len(stretch)):
            stretch += part
        records = read_records(stretch, self._path, self._offset)
        self._offset += records.length
        self.torn = records.torn
        return records.lines

    def is_current(self) -> bool:
        """Is this still the journal that the council has?"""
        return self._system.fstat(self._fd).st_nlink > 0

    def close(self) -> None:
        let_go(self._fd, self._system)


class Found(NamedTuple):
    """A council as it was found.

    ``in_file`` is how many acts NAME.json itself has; ``audited`` whether ``audit`` found that part in order;
    ``journal`` is open at its end, None without one, and whoever asked closes it.
    """

    state: State
    in_file: int
    audited: bool
    identity: Identity
    ownership: Ownership
    journal: JournalReader | None


class _Hashed(msgspec.Struct):
    hash: str


def find(names: Names, system: System, audit_below: float) -> Found:
    """Read the council.

    Checks that history is numbered without gaps and that the journal hangs on it. NAME.json itself is
    audited before the journal is added, where it has fewer than ``audit_below`` bytes.
    Raises Missing, NotACouncil, Damaged, OSError.
    """
    journal = JournalReader.open(names, system)
    try:
        content, status = read_file(names, system)
        state = state_in(content, names)
        in_file = state.number
        audited = status.st_size < audit_below
        if audited:
            state = audit(state, names)
        if journal is not None:
            take_in(state, journal.read_on(), names)
    except BaseException:
        if journal is not None:
            journal.close()
        raise
    return Found(state, in_file, audited, Identity.of(status), Ownership.of(status), journal)


def read_file(names: Names, system: System) -> tuple[bytes, os.stat_result]:
    """NAME.json as it is on the disk. Raises Missing, NotACouncil, OSError."""
    fd = open_for_reading(names.file, system)
    try:
        status = system.fstat(fd)
        return read_on(fd, system), status
    finally:
        let_go(fd, system)


def state_in(content: bytes, names: Names) -> State:
    """What NAME.json by itself says. Raises NotACouncil, Damaged."""
    tables, lines = read_tables(content, names.file)
    return State(tables, lines, _head_of(lines, names))


def take_in(state: State, lines: list[bytes], names: Names) -> None:
    """Add the journal's acts to ``state``; those that it has already must be the same. Raises Damaged."""
    for line in lines:
        try:
            number = decoder.decode(line)["n"]
            if number > state.number:
                state.accept_recorded(line)
            elif decoder.decode(state.lines[number - 1])["hash"] != decoder.decode(line)["hash"]:
                raise ValueError(_("history has another act of that number"))
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise Damaged(
                _(
                    "{file} does not go on from {council} at act {act} ({why}); "
                    "nothing is written, see “hoidong verify”."
                ).format(
                    file=names.journal, council=os.path.basename(names.file), act=state.number + 1, why=fault(error)
                ),
                act=state.number + 1,
            ) from error


def _head_of(lines: list[bytes], names: Names) -> str:
    try:
        return msgspec.json.decode(lines[-1], type=_Hashed).hash
    except ValueError as error:
        raise _damaged(names, len(lines), error) from error


def audit(state: State, names: Names) -> State:
    """Check every hash, and that replaying the acts gives exactly these tables; returns what it gives.

    Raises Damaged, and ChangedOutside where only the tables differ.
    """
    try:
        replayed = replay(state.lines)
    except Broken as error:
        raise _damaged(names, error.number, error) from error
    if places := differences(state, replayed):
        table, id = places[0]
        raise ChangedOutside(
            _(
                "{file} was changed by other means: {count} places differ from its history, the first is "
                "{table} {id}; nothing is written. “hoidong adopt” takes the change over as an act, “hoidong repair” "
                "rebuilds the file without it."
            ).format(file=names.file, count=len(places), table=table, id=id),
            tuple(places),
            act=first_act_of(places, state),
        )
    return replayed


def _damaged(names: Names, number: int, error: Exception) -> Damaged:
    return Damaged(
        _("{file} is damaged at act {act} ({why}); nothing is written, see “hoidong verify”.").format(
            file=names.file, act=number, why=fault(error)
        ),
        act=number,
    )


def differences(state: State, replayed: State) -> list[tuple[str, str]]:
    """Where the tables are not what the acts give, as (table, id); id "" for a whole table too many or few."""
    places = [(table, "") for table in sorted(state.tables.keys() ^ replayed.tables.keys())]
    for table in sorted(state.tables.keys() & replayed.tables.keys()):
        here, there = state.tables[table], replayed.tables[table]
        places += [(table, id) for id in sorted(here.keys() ^ there.keys())]
        places += [(table, id) for id in here if id in there and not same(here[id], there[id])]
    return places


def first_act_of(places: list[tuple[str, str]], state: State) -> int | None:
    """The first act whose work is not in the tables as it left it; None where no act touched these places."""
    latest: dict[tuple[str, str], int] = {}
    for act in state.acts:
        for table, documents in [*act["set"].items(), *act.get("merge", {}).items()]:
            latest.setdefault((table, ""), act["n"])
            for id in documents:
                latest[table, id] = act["n"]
    return min((latest[place] for place in places if place in latest), default=None)
