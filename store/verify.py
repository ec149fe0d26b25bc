"""Do file, history and journal of a council agree? Asked of a file that may be damaged anywhere."""

import os
import re

import msgspec

from council.errors import Refused
from council.text import clean_line
from council.words import _
from store.errors import ChangedOutside, Damaged
from store.files import Names, names_of, reading
from store.recovery import JournalReader, audit, read_file, state_in, take_in
from store.state import Broken, State, replay
from store.system import System
from store.tables_file import salvaged_history


class Verdict(msgspec.Struct, frozen=True):
    """What verifying found.

    ``problem`` is a sentence, "" where all agree; ``act`` the first act that is not in order, None where
    none can be named; ``places`` the documents that history gives otherwise, as (table, id), id "" for a
    whole table. ``number`` acts are in order from the first on, ``head`` is the hash of the last of them,
    ``heads`` are the hashes of acts 1, 2, 3 ….
    """

    problem: str
    act: int | None
    places: tuple[tuple[str, str], ...]
    number: int
    head: str
    heads: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Is everything in order?"""
        return not self.problem

    def acts_of(self, head: str) -> tuple[int, ...]:
        """The numbers of the acts after which the chain had ``head``; none if it never had.

        ``head`` is as somebody typed it from paper or screen: hexadecimal digits in either case, at least the first 12,
        with blanks, hyphens or an ellipsis among them. Raises Refused where it is none.
        """
        digits = re.sub(r"[\s…-]", "", head).lower()
        if not re.fullmatch(r"[0-9a-f]{12,64}", digits):
            raise Refused(
                _("“{head}” is no head: type its digits (0–9, a–f) as printed, at least the first 12.").format(
                    head=clean_line(head)
                )
            )
        return tuple(number for number, known in enumerate(self.heads, 1) if known.startswith(digits))


def verify(path: str | os.PathLike[str], system: System | None = None) -> Verdict:
    """Read the council without changing anything and check all of it.

    A file that is no JSON any more is read line by line as far as its acts are in order.
    Raises Missing, NotACouncil, Unreadable.
    """
    system = system or System()
    with reading(path):
        names = names_of(path, system)
        journal = JournalReader.open(names, system)
        try:
            return _verify(names, journal, system)
        finally:
            if journal is not None:
                journal.close()


def _verify(names: Names, journal: JournalReader | None, system: System) -> Verdict:
    problem, act = "", None
    places: tuple[tuple[str, str], ...] = ()
    content, _status = read_file(names, system)
    try:
        state = state_in(content, names)
    except Damaged as error:
        lines = salvaged_history(content)
        good = _as_far_as_good(lines)
        return _verdict(str(error), good.number + 1 if good.number < len(lines) else error.act, (), good)
    try:
        state = audit(state, names)
    except ChangedOutside as error:
        problem, act, places = str(error), error.act, error.places
        state = replay(state.lines)
    except Damaged as error:
        return _verdict(str(error), error.act, (), _as_far_as_good(state.lines))
    try:
        take_in(state, [] if journal is None else journal.read_on(), names)
    except Damaged as error:
        if not problem:
            problem, act = str(error), error.act or state.number + 1
    return _verdict(problem, act, places, state)


def _as_far_as_good(lines: list[bytes]) -> State:
    try:
        return replay(lines)
    except Broken as error:
        return replay(lines[: error.number - 1])


def _verdict(problem: str, act: int | None, places: tuple[tuple[str, str], ...], state: State) -> Verdict:
    heads = tuple(one["hash"] for one in state.acts)
    return Verdict(problem, act, places, state.number, state.head, heads)
