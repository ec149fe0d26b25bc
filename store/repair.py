"""Rebuilding a damaged council into a new file beside it.

An act proves itself by hanging on the hash of the one before, so it may be taken from NAME.json, from the journal
or from the copy of the last opening. Nothing that stands there is touched.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import msgspec

from council.words import _
from store.errors import Damaged, Missing, NotACouncil, NotSaved, why
from store.files import Names, Ownership, let_go, names_of, read_on, reading, remove, sync_folder, write_on
from store.salvage import Copy, copy_of_file, copy_of_journal, longest_chain
from store.state import State
from store.system import System
from store.tables_file import file_slices
from store.verify import verify


class Repaired(msgspec.Struct, frozen=True):
    """What could be rebuilt.

    ``file`` is the new file, with acts 1 to ``number``; ``head`` is the hash of the last. ``missing`` is the first
    act that no copy holds whole, None where none is missing. Whole acts after that hang on nothing: their numbers are
    ``later_acts``, the text file ``later`` (None without any) has them, one a line. ``previous`` is the copy of the
    last opening, None where there is none; it had acts up to ``previous_number``.
    """

    file: Path
    number: int
    head: str
    missing: int | None
    later: Path | None
    later_acts: tuple[int, ...]
    previous: Path | None
    previous_number: int

    def sentences(self) -> list[str]:
        """What was rebuilt, what is missing, and where to look for it."""
        said = [
            _("{file} has acts 1 to {number}, head {head}.").format(file=self.file, number=self.number, head=self.head)
        ]
        if self.missing is None:
            return [*said, _("No act is missing. Put it in the place of the damaged file to go on with it.")]
        said.append(_("Act {number} is the first that no copy holds whole.").format(number=self.missing))
        if self.later is not None:
            said.append(
                _("Acts {acts} are whole but hang on a missing one; they are in {file}, to be entered anew.").format(
                    acts=", ".join(map(str, self.later_acts)), file=self.later
                )
            )
        if self.previous is not None:
            said.append(
                _("The file as it was at the last opening, with acts up to {number}, is {file}.").format(
                    number=self.previous_number, file=self.previous
                )
            )
        return said


def repair(path: str | os.PathLike[str], system: System | None = None) -> Repaired | None:
    """Rebuild the council ``path`` into a new file beside it; None where all is in order and nothing is to be done.

    Raises Missing, Unreadable; Damaged where not even act 1 can be found; NotSaved where the new file cannot be
    written.
    """
    system = system or System()
    with reading(path):
        names = names_of(path, system)
        file, journal, previous = (_content(name, system) for name in (names.file, names.journal, names.previous))
        if file is None and journal is None and previous is None:
            raise Missing(_("There is no file {file}, nor what is left of one; check the name.").format(file=path))
        if file is not None and _agrees(names, system):
            return None
        ownership = _ownership(names, system)
    found = [copy_of_file(file or b""), copy_of_journal(journal or b"")]
    kept = copy_of_file(previous or b"")
    state = longest_chain([*found, kept])
    if not state.number:
        raise Damaged(
            _(
                "Nothing of {file} can be rebuilt: act 1 is missing. Take a copy of the file from elsewhere, "
                "or keep what is left of it for the record."
            ).format(file=path),
            act=1,
        )
    later = {number: line for copy in found for number, line in copy.numbered() if number > state.number}
    try:
        written, beside = _write(names, ownership, state, [later[number] for number in sorted(later)], system)
    except OSError as error:
        raise NotSaved(
            _("The rebuilt file could not be written beside {file}: {why}. Nothing was changed.").format(
                file=path, why=why(error)
            )
        ) from error
    return Repaired(
        file=Path(written),
        number=state.number,
        head=state.head,
        missing=state.number + 1 if _is_short(state, found) else None,
        later=Path(beside) if beside else None,
        later_acts=tuple(sorted(later)),
        previous=None if previous is None else Path(names.previous),
        previous_number=kept.last,
    )


def _content(path: str, system: System) -> bytes | None:
    try:
        fd = system.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    try:
        return read_on(fd, system)
    finally:
        let_go(fd, system)


def _agrees(names: Names, system: System) -> bool:
    try:
        return verify(names.file, system).agrees
    except NotACouncil:
        return False


def _ownership(names: Names, system: System) -> Ownership | None:
    for name in (names.file, names.journal, names.previous):
        try:
            return Ownership.of(system.stat(name))
        except FileNotFoundError:
            continue
    return None


def _is_short(state: State, found: list[Copy]) -> bool:
    """Was there an act after the last one of ``state``, or may there have been one in what was cut off?"""
    file, journal = found
    if state.number < max(file.expected, journal.expected, file.last, journal.last):
        return True
    return not file.is_whole and journal.last < state.number


def _write(
    names: Names, ownership: Ownership | None, state: State, later: list[bytes], system: System
) -> tuple[str, str]:
    """Write the rebuilt file and, where there are any, the later acts under new names; returns both names."""
    stem = names.file.removesuffix(".json")
    for number in count(1):
        base = f"{stem}.repaired" if number == 1 else f"{stem}.repaired-{number}"
        try:
            _write_new(base + ".json", ownership, file_slices(state.tables, state.lines), system)
        except FileExistsError:
            continue
        break
    beside = ""
    if later:
        beside = base + ".later-acts"
        _write_new(beside, ownership, iter([b"\n".join(later) + b"\n"]), system)
    sync_folder(names.folder, system)
    return base + ".json", beside


def _write_new(path: str, ownership: Ownership | None, slices: Iterator[bytes], system: System) -> None:
    fd = system.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
    try:
        try:
            (ownership or Ownership.of(system.fstat(fd))._replace(mode=0o600)).give(fd, system)
            for part in slices:
                write_on(fd, part, system)
            system.fsync(fd)
        finally:
            let_go(fd, system)
    except OSError:
        remove(path, system)
        raise
