"""The summary (báo cáo tổng hợp): how many were nominated and how many are proposed, by unit, form, kind and person.

It sorts the rows of ``council.results``; it counts no vote of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from msgspec import Struct

from council.council import Council
from council.forms import AwardForm, Kind
from council.outcomes import Outcome, Row
from council.results import results
from council.units import Unit

T = TypeVar("T")


class Figures(Struct, frozen=True):
    """How many nominations, and how many of them are proposed."""

    nominated: int = 0
    proposed: int = 0

    @property
    def rate(self) -> Fraction | None:
        """The share of the nominated that is proposed; None where nobody was nominated."""
        return share(self.proposed, self.nominated)


def share(part: int, whole: int) -> Fraction | None:
    """``part`` in ``whole``, exact; None where there is no whole."""
    return Fraction(part, whole) if whole else None


class Line(Struct, Generic[T], frozen=True):
    """One line of a breakdown: what it is about and its figures."""

    of: T
    figures: Figures


class Group(Struct, frozen=True):
    """An award form and one of its classes, "" where it has none."""

    form: AwardForm
    class_: str

    @property
    def title(self) -> str:
        """Form and class as papers write them."""
        return self.form.title(self.class_)


class Summary(Struct, frozen=True, kw_only=True):
    """The breakdowns, each in the council's order and each adding up to its total.

    ``units`` has every unit, ``forms`` every group that somebody stands in and every form that nobody stands in;
    ``cells`` is by unit and form (ids), classes together, where there is somebody. ``leaders`` is of the individuals
    alone, ``front_line`` of all nominees; True, False, and None for those of whom nobody said it.
    """

    total: Figures
    individuals: Figures
    units: tuple[Line[Unit], ...]
    forms: tuple[Line[Group], ...]
    kinds: tuple[Line[Kind], ...]
    leaders: tuple[Line[bool | None], ...]
    front_line: tuple[Line[bool | None], ...]
    outcomes: tuple[tuple[Outcome, int], ...]
    cells: dict[tuple[int, int], Figures]

    def cell(self, unit: int, form: int) -> Figures:
        """The figures of one unit in one form."""
        return self.cells.get((unit, form), Figures())


_SAID = (True, False, None)


def summary(council: Council, *, sitting: int | None = None) -> Summary:
    """The summary of ``sitting`` as it stands, or of each nomination's latest concluded vote. Raises KeyError for an
    unknown sitting."""
    found = results(council, sitting=sitting)
    rows = found.rows
    individuals = [row for row in rows if row.nomination.kind is Kind.INDIVIDUAL]
    by_unit = _by(rows, lambda row: row.nomination.unit)
    by_group = _by(rows, lambda row: (row.form, row.class_))
    by_kind = _by(rows, lambda row: row.nomination.kind)
    by_leader = _by(individuals, lambda row: row.nomination.leader)
    by_front_line = _by(rows, lambda row: row.nomination.front_line)
    outcomes = Counter(row.outcome for row in rows)
    groups = [group for form in sorted(council.forms.values(), key=lambda f: f.id) for group in _groups(form, rows)]
    units = sorted(council.units.values(), key=lambda unit: unit.id)
    return Summary(
        total=_figures(rows),
        individuals=_figures(individuals),
        units=tuple(Line(unit, by_unit.get(unit.id, Figures())) for unit in units),
        forms=tuple(Line(group, by_group.get((group.form.id, group.class_), Figures())) for group in groups),
        kinds=tuple(Line(kind, by_kind.get(kind, Figures())) for kind in council.settings.kind_order),
        leaders=tuple(Line(said, by_leader.get(said, Figures())) for said in _SAID),
        front_line=tuple(Line(said, by_front_line.get(said, Figures())) for said in _SAID),
        outcomes=tuple((outcome, outcomes[outcome]) for outcome in Outcome),
        cells=_by(rows, lambda row: (row.nomination.unit, row.form)),
    )


def _groups(form: AwardForm, rows: Sequence[Row]) -> list[Group]:
    """The classes of ``form`` that somebody stands in, the highest first; the form itself where nobody does."""
    there = {row.class_ for row in rows if row.form == form.id}
    classes = [class_ for class_ in dict.fromkeys(("", *form.classes, *sorted(there))) if class_ in there]
    return [Group(form, class_) for class_ in classes or [""]]


def _by(rows: Iterable[Row], key: Callable[[Row], T]) -> dict[T, Figures]:
    """The figures of the rows of each key that there is."""
    groups: dict[T, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {found: _figures(group) for found, group in groups.items()}


def _figures(rows: Iterable[Row]) -> Figures:
    outcomes = [row.outcome for row in rows]
    return Figures(nominated=len(outcomes), proposed=outcomes.count(Outcome.PROPOSED))
