"""Do file, history and journal of a council agree? Asked of a file that may be damaged anywhere."""

import os

import msgspec

from store.errors import ChangedOutside, Damaged
from store.files import names_of, reading
from store.recovery import audit, find
from store.system import System


class Verdict(msgspec.Struct, frozen=True):
    """What verifying found.

    ``problem`` is a sentence, "" where all agree; ``act`` the first act that is not in order, None where
    none can be named; ``places`` the documents that history gives otherwise, as (table, id), id "" for a
    whole table. ``number`` acts were found and ``head`` is the hash of the last; both are of the part that
    could be read. ``heads`` are the hashes of acts 1, 2, 3 … as far as they are in order.
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

    def act_of(self, head: str) -> int | None:
        """The number of the act after which the chain had ``head`` (hex, either case); None if it never had."""
        try:
            return self.heads.index(head.strip().lower()) + 1
        except ValueError:
            return None


def verify(path: str | os.PathLike[str], system: System | None = None) -> Verdict:
    """Read the council without changing anything and check all of it.

    Raises Missing, NotACouncil, Unreadable.
    """
    system = system or System()
    try:
        with reading(path):
            names = names_of(path, system)
            found = find(names, system)
            if found.journal is not None:
                found.journal.close()
    except Damaged as error:
        return Verdict(str(error), error.act, (), 0, "", ())
    state = found.state
    problem, act = "", None
    places: tuple[tuple[str, str], ...] = ()
    try:
        audit(state, names)
    except ChangedOutside as error:
        problem, act, places = str(error), error.act, error.places
    except Damaged as error:
        problem, act = str(error), error.act
    good = state.number if act is None or places else act - 1
    heads = tuple(one["hash"] for one in state.acts[:good])
    return Verdict(problem, act, places, state.number, state.head, heads)
