"""The walk: in which order nominations come before the council, and how one is found."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from council.council import Council
from council.forms import AwardForm
from council.members import Body
from council.nominations import Nomination, Standing
from council.outcomes import Outcome, Row, row_of
from council.text import fold


class Stage(Struct, frozen=True):
    """One stretch of the walk: a unit or a form (``id`` of it), with its nominations by number."""

    id: int
    title: str
    nominations: tuple[int, ...]


def by_unit(council: Council) -> list[Stage]:
    """Unit by unit in the council's order; inside a unit as its list has them."""
    return [
        Stage(unit.id, unit.name, tuple(n.id for n in council.of_unit(unit.id)))
        for unit in sorted(council.units.values(), key=lambda u: u.id)
    ]


def by_form(council: Council) -> list[Stage]:
    """Form and class from the highest, inside them unit by unit."""
    return [
        Stage(form.id, form.name, tuple(n.id for n in sorted(council.of_form(form.id), key=_class_then_unit(form))))
        for form in sorted(council.forms.values(), key=lambda f: f.id)
    ]


def _class_then_unit(form: AwardForm) -> Callable[[Nomination], tuple[int, int, int]]:
    def key(nomination: Nomination) -> tuple[int, int, int]:
        known = nomination.class_ in form.classes
        return (form.classes.index(nomination.class_) if known else -1, nomination.unit, nomination.id)

    return key


def row_in_walk(council: Council, nomination: Nomination) -> Row:
    """A nomination's row as the sitting has it before it: what only the standing committee has voted on is pending
    while the council sits, with the committee's figures beside it."""
    row = row_of(council, nomination)
    sitting = council.sitting()
    if sitting is None or sitting.body is Body.STANDING or not sitting.roster or row.vote is None:
        return row
    by_committee = council.sittings[row.vote.sitting].body is Body.STANDING
    return replace(row, outcome=Outcome.PENDING) if by_committee and nomination.standing is Standing.OPEN else row


def next_of(order: Sequence[int], current: int | None, wanted: Callable[[int], bool]) -> int | None:
    """The first nomination after ``current`` that is ``wanted``, going round once; None where none is."""
    start = order.index(current) + 1 if current in order else 0
    return next((number for number in (*order[start:], *order[:start]) if wanted(number)), None)


def search(council: Council, order: Sequence[int], words: str) -> list[int]:
    """The nominations that ``words`` fit, in the walk's order: their number, or part of name or position, folded.

    "nguyen van an" finds "Nguyễn Văn Ấn".
    """
    wanted = fold(words)
    if not wanted:
        return []
    if wanted.isdecimal():
        return [number for number in order if number == int(wanted)]
    return [number for number in order if wanted in fold(_described(council.nominations[number]))]


def _described(nomination: Nomination) -> str:
    return f"{nomination.name} {nomination.position} {nomination.workplace}"


def same_name(council: Council, nomination: Nomination) -> list[Nomination]:
    """Other nominations of the same name but for tone marks and case: a hint, never a task."""
    name = fold(nomination.name)
    return [n for n in council.nominations.values() if n.id != nomination.id and fold(n.name) == name]
