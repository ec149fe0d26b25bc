"""The award list as something that is closed: what keeps it open, and the seal that its papers carry."""

from collections.abc import Sequence

from msgspec import Struct

from council.council import Council
from council.outcomes import Outcome
from council.results import results
from council.sittings import SittingState
from council.text import clean_line
from council.votes import VoteState
from council.words import _


class Seal(Struct, frozen=True):
    """The act that closed the award list: its number, its hash (64 hex digits), its local ISO time, and which version
    of the list it closed."""

    act: int
    head: str
    at: str
    version: int


def open_points(council: Council) -> list[str]:
    """What keeps the award list from being closed, a sentence each: how many, which first, what to do.

    Empty where every nomination is settled and no sitting goes on. Ballots under count are not in the council's
    values: the store adds them.
    """
    if not council.nominations:
        return [_("There is no nomination yet: bring in the units' lists first.")]
    rows = results(council).rows
    pending = sorted(row.nomination.id for row in rows if row.outcome is Outcome.PENDING)
    waiting = sorted(row.nomination.id for row in rows if row.outcome is Outcome.NEEDS_CHAIR)
    calls = sorted(vote.nomination for vote in council.votes.values() if vote.state is VoteState.OPEN)
    points = (
        (calls, _("Roll calls not finished: {number}, first {first}. Finish or abandon each under “Review”.")),
        (pending, _("Not voted on yet: {number}, first {first}. Vote on each or put it aside under “Review”.")),
        (waiting, _("Waiting for the chair: {number}, first {first}. The chair decides under “Review” (h).")),
    )
    found = [
        sentence.format(number=len(numbers), first=_named(council, numbers)) for numbers, sentence in points if numbers
    ]
    return [*found, *_sittings(council)]


def _named(council: Council, numbers: Sequence[int]) -> str:
    return _("number {number} ({name})").format(
        number=numbers[0], name=clean_line(council.nominations[numbers[0]].called)
    )


def _sittings(council: Council) -> list[str]:
    sentences = {
        SittingState.OPEN: _("Sitting {number} is open: close it under “Attendance” (C)."),
        SittingState.ADJOURNED: _(
            "Sitting {number} is adjourned: resume it under “Attendance” (o), then close it (C)."
        ),
    }
    return [
        sentences[sitting.state].format(number=sitting.id)
        for sitting in council.sittings.values()
        if sitting.state in sentences
    ]
