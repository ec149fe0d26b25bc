"""Taking over what was changed in a council's file by other means, as an act of its own."""

import contextlib
import os

import msgspec

from council.errors import Refused
from council.words import _
from store.acts import Changes, Tables, apply, changes_of, floats_in, next_time, sealed
from store.errors import ChangedOutside, NotSaved, why
from store.files import Identity, Names, Ownership, names_of, reading, remove, sync_folder
from store.journal import unsure
from store.ledger import Clock, local_time
from store.lock import Lock
from store.records import VALUES, load
from store.recovery import JournalReader, audit, read_file, state_in, take_in
from store.resting import RestingFile
from store.state import State, replay
from store.system import System
from store.tables_file import file_slices

_NAMES = {
    "nomination": "nominations",
    "sitting": "sittings",
    "form": "forms",
    "unit": "units",
    "vote": "votes",
    "sheet": "sheets",
    "chair": "members",
    "secretary": "members",
    "author": "members",
    "member": "members",
}
"""Fields that name a document, and its table."""

Places = tuple[tuple[str, str], ...]


class Adopted(msgspec.Struct, frozen=True):
    """What was taken over: the number of the act that it became, and the places as (table, document id)."""

    number: int
    places: Places


def adopt(
    path: str | os.PathLike[str],
    *,
    by: str,
    reason: str,
    system: System | None = None,
    clock: Clock = local_time,
) -> Adopted | None:
    """Make the difference between the file's tables and its history an act; None where there is no difference.

    What acts of a journal left by a crash changed as well stays as these acts have it. The file as it was found is
    kept as the copy of the last opening. Raises Refused where what was changed cannot be a council's; Held, Missing,
    NotACouncil, Unreadable, Damaged (the history itself is not in order); NotSaved, Stopped.
    """
    if not reason.strip():
        raise Refused(_("Taking a change over needs a reason: say why."))
    system = system or System()
    with reading(path):
        names = names_of(path, system)
        read_file(names, system)
    try:
        lock = Lock.take(names, clock(), system)
    except OSError as error:
        raise _not_saved(names, error) from error
    try:
        return _adopt(names, by, reason, system, clock)
    finally:
        with contextlib.suppress(OSError):
            lock.release()


def _adopt(names: Names, by: str, reason: str, system: System, clock: Clock) -> Adopted | None:
    with reading(names.file):
        journal = JournalReader.open(names, system)
        try:
            content, status = read_file(names, system)
            found = state_in(content, names)
            places = _places(found, names)
            state = replay(found.lines)
            take_in(state, [] if journal is None else journal.read_on(), names)
        finally:
            if journal is not None:
                journal.close()
    if not places:
        return None
    changes = _with_a_draft(_difference(found.tables, state, places, found.number), state)
    act = {
        "n": state.number + 1,
        "at": next_time(clock(), state.acts[-1]["at"]),
        "by": by,
        "verb": "adopt",
        "set": changes,
        "reason": reason,
    }
    _take_over(state, act, names)
    _write(state, names, RestingFile(names, system, Identity.of(status), Ownership.of(status)), system)
    return Adopted(
        state.number, tuple((table, id) for table, documents in changes.items() for id in documents or ("",))
    )


def _places(found: State, names: Names) -> Places:
    try:
        audit(found, names)
    except ChangedOutside as error:
        return error.places
    return ()


def _difference(tables: Tables, state: State, places: Places, in_file: int) -> Changes:
    """What has to be set in ``state``, which goes on from act ``in_file``, so that it has ``tables`` at ``places``."""
    later = {
        (table, id)
        for act in state.acts[in_file:]
        for part in (act["set"], act.get("merge", {}))
        for table, documents in part.items()
        for id in documents
    }
    changes: Changes = {}
    for table, place in places:
        changed = changes.setdefault(table, {})
        ids = [place] if place else [*tables.get(table, {}), *state.tables.get(table, {})]
        changed.update((id, tables.get(table, {}).get(id)) for id in ids if (table, id) not in later)
    return changes


def _with_a_draft(changes: Changes, state: State) -> Changes:
    """``changes``, after which no award list is closed: what its papers rest on is not what the closing act pinned."""
    before = state.tables.get("council", {}).get("1", {})
    after = changes.get("council", {}).get("1", before)
    closed = bool(before.get("list_closed"))
    if after and (closed or after.get("list_closed")):
        draft = {"list_closed": 0, "list_version": before.get("list_version", 1) + closed}
        return {**changes, "council": {**changes.get("council", {}), "1": {**after, **draft}}}
    return changes


def _take_over(state: State, act: dict[str, object], names: Names) -> None:
    try:
        for number in floats_in(act):
            raise ValueError(_("a number that is no integer: {digits}").format(digits=number))
        changes = changes_of(act, state.tables)
        _check_places(changes)
        line, saved = sealed(act, state.head)
        tables = {name: dict(documents) for name, documents in state.tables.items()}
        apply(changes, tables)
        load(tables)
        if lost := _leading_nowhere(tables) - _leading_nowhere(state.tables):
            raise ValueError(_("{place} leads to nothing").format(place=min(lost)))
    except ValueError as error:  # msgspec.ValidationError and UnicodeEncodeError are some
        raise Refused(
            _(
                "What was changed in {file} cannot be a council's ({why}): nothing was taken over. Put it right there, "
                "or rebuild the file without it: hoidong repair {file}"
            ).format(file=names.file, why=error)
        ) from error
    state.accept(line, saved["hash"], changes)


def _check_places(changes: Changes) -> None:
    for table, documents in changes.items():
        if table not in VALUES:
            raise ValueError(_("there is no table {table}").format(table=table))
        for id, document in documents.items():
            if document is not None and document.get("id", int(id)) != int(id):
                raise ValueError(_("{place} has another id inside").format(place=f"{table} {id}"))


def _leading_nowhere(tables: Tables) -> set[str]:
    """Every field of a document that names a document which is not there, as "votes 3, nomination"."""
    return {
        f"{table} {id}, {field}"
        for table, documents in tables.items()
        for id, document in documents.items()
        for field, target in _NAMES.items()
        if isinstance(named := document.get(field), int) and str(named) not in tables.get(target, {})
    }


def _write(state: State, names: Names, resting: RestingFile, system: System) -> None:
    remove(names.temporary, system)
    with contextlib.suppress(OSError):
        resting.keep_as_previous()
    try:
        resting.replace(file_slices(state.tables, state.lines))
    except OSError as error:
        raise (_not_saved(names, error) if resting.is_safe else unsure(why(error))) from error
    with contextlib.suppress(OSError):
        system.unlink(names.journal)
        sync_folder(names.folder, system)


def _not_saved(names: Names, error: OSError) -> NotSaved:
    return NotSaved(
        _("Nothing was taken over in {file}: {why}; try again once this is put right.").format(
            file=names.file, why=why(error)
        )
    )
