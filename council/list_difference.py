"""A unit's replacement list (danh sách thay thế) beside what it nominated before: new, missing, changed."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.council import Council
from council.forms import Kind
from council.nominations import Nomination, Standing

Nominee = tuple[int, Kind, str]


class ListDifference(Struct, frozen=True, kw_only=True):
    """How a list of one unit (its id) differs from the lists of that unit that it replaces.

    ``added`` are of the new list, ``missing`` stood in what it replaces and are not in it; ``changed`` pairs the
    earlier nomination of a nominee with that of the new list, for another form or class or with another position.
    """

    unit: int
    added: tuple[Nomination, ...] = ()
    missing: tuple[Nomination, ...] = ()
    changed: tuple[tuple[Nomination, Nomination], ...] = ()

    def left_out(self) -> list[Nomination]:
        """The earlier nominations that the new list has no more as they are: missing, or changed."""
        return [*self.missing, *(before for before, _now in self.changed)]


def list_differences(council: Council, listed: Sequence[Nomination]) -> list[ListDifference]:
    """For each unit that nominated before and names some of the same nominees again: what its new list changes.

    A list replaces those earlier lists of its unit (known by their files) of whose nominees it names one; the others
    stand beside it, as does what was added by hand. What was withdrawn is not missed.
    """
    found: list[ListDifference] = []
    for unit in dict.fromkeys(nomination.unit for nomination in listed):
        new = [nomination for nomination in listed if nomination.unit == unit]
        earlier = [n for n in council.of_unit(unit) if n.standing is not Standing.WITHDRAWN]
        named = {_nominee(n) for n in new}
        again = [n for n in earlier if _nominee(n) in named]
        if again:
            replaced = {n.source.file for n in again if n.source}
            stood = [n for n in earlier if _nominee(n) in named or (n.source and n.source.file in replaced)]
            found.append(_difference(unit, stood, new))
    return [each for each in found if each.added or each.missing or each.changed]


def _difference(unit: int, earlier: Sequence[Nomination], new: Sequence[Nomination]) -> ListDifference:
    gone, come = _unmatched(earlier, new), _unmatched(new, earlier)
    changed: list[tuple[Nomination, Nomination]] = []
    for nomination in list(come):
        before = next((n for n in gone if _nominee(n) == _nominee(nomination)), None)
        if before is not None:
            changed.append((before, nomination))
            gone.remove(before)
            come.remove(nomination)
    return ListDifference(unit=unit, added=tuple(come), missing=tuple(gone), changed=tuple(changed))


def _unmatched(these: Iterable[Nomination], those: Iterable[Nomination]) -> list[Nomination]:
    known: dict[tuple[Nominee, int, str, str], set[str | None]] = {}
    for nomination in those:
        known.setdefault(_nominated(nomination), set()).add(nomination.place_below)
    return [n for n in these if not _among(n, known.get(_nominated(n), set()))]


def _among(nomination: Nomination, places: set[str | None]) -> bool:
    """Whether ``nomination`` can be one of those in ``places``; None stands for one whose place tells nothing."""
    return bool(places) and (nomination.place_below is None or None in places or nomination.place_below in places)


def _nominated(nomination: Nomination) -> tuple[Nominee, int, str, str]:
    return (_nominee(nomination), nomination.form, nomination.class_, nomination.position)


def _nominee(nomination: Nomination) -> Nominee:
    return (nomination.unit, nomination.kind, nomination.name.casefold())
