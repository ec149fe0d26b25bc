"""Ballot papers to be printed before a secret vote (phiếu biểu quyết): what a template finds under ``ballots``."""

from collections.abc import Iterable

from msgspec import Struct

from council.council import Council
from council.nominations import Nomination, Standing
from council.outcomes import Outcome
from council.rules import Mode
from council.walk import row_in_walk


class BallotLine(Struct, frozen=True, kw_only=True):
    """One nomination to be marked."""

    no: int
    number: int
    name: str
    position: str
    unit: str
    award: str


class BallotPaper(Struct, frozen=True, kw_only=True):
    """One sheet: of which form, how many to print, whether it stands alone since a member is recused from it."""

    title: str
    copies: int
    alone: bool
    last: bool
    lines: tuple[BallotLine, ...]


def ballot_papers(council: Council) -> list[BallotPaper]:
    """A sheet for each award form with secret ballots to come, with all its nominations; one from which a member is
    recused has a sheet of its own: a line left blank among thirty would name its owner."""
    sheets = [sheet for form in sorted(council.forms) for sheet in _sheets(council, form)]
    return [
        BallotPaper(
            title=council.forms[sheet[0].form].name,
            copies=_copies(council, sheet[0]),
            alone=_recused(council, sheet[0]),
            last=place == len(sheets),
            lines=tuple(_line(council, no, nomination) for no, nomination in enumerate(sheet, 1)),
        )
        for place, sheet in enumerate(sheets, 1)
    ]


def ballots_waiting(council: Council) -> list[Nomination]:
    """The nominations that the ballot papers hold: those that wait for a secret vote."""
    return [nomination for nomination in council.nominations.values() if _waits(council, nomination)]


def _sheets(council: Council, form: int) -> Iterable[list[Nomination]]:
    waiting = [nomination for nomination in council.of_form(form) if _waits(council, nomination)]
    together = [nomination for nomination in waiting if not _recused(council, nomination)]
    if together:
        yield together
    yield from ([nomination] for nomination in waiting if _recused(council, nomination))


def _waits(council: Council, nomination: Nomination) -> bool:
    secret = council.mode_of(nomination, council.sitting()) is Mode.SECRET_BALLOT
    pending = nomination.standing is Standing.OPEN and row_in_walk(council, nomination).outcome is Outcome.PENDING
    return secret and pending


def _recused(council: Council, nomination: Nomination) -> bool:
    return bool(set(nomination.recused) & set(_voters(council)))


def _voters(council: Council) -> tuple[int, ...]:
    """The members who vote in the sitting to come: its roster once it has opened."""
    sitting = council.sitting()
    if sitting and sitting.roster:
        return sitting.roster
    members = council.body(sitting.body) if sitting else council.members.values()
    return tuple(member.id for member in members if member.votes)


def _copies(council: Council, nomination: Nomination) -> int:
    return sum(member not in nomination.recused for member in _voters(council))


def _line(council: Council, no: int, nomination: Nomination) -> BallotLine:
    return BallotLine(
        no=no,
        number=nomination.id,
        name=nomination.called,
        position=nomination.position,
        unit=council.units[nomination.unit].name,
        award=council.forms[nomination.form].title(nomination.class_),
    )
