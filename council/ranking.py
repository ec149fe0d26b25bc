"""Rank and quota inside one group: a form, a class and a kind (domain.md, "Rank and quota")."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate

from msgspec.structs import replace

from council.forms import AwardForm
from council.outcomes import Outcome, Reason, Row
from council.remarks import Matter


def ranked(group: Sequence[Row], form: AwardForm) -> list[Row]:
    """The rows of one group with rank, ties and what the form's quota leaves; best first, unvoted last.

    Everything voted is ranked by yes ÷ base, exactly; equal shares share a rank (1, 2, 2, 4). A second ballot between
    the tied alone orders them among each other, in the place that they tied for.
    """
    often = Counter(_shares(row) for row in group if _has_rank(row))
    shares = sorted(often, reverse=True)
    ranks = dict(zip(shares, accumulate((often[share] for share in shares), initial=1), strict=False))
    rows = [
        replace(row, rank=ranks[_shares(row)], tied=often[_shares(row)] > 1) if _has_rank(row) else row for row in group
    ]
    limit = form.quota(group[0].class_, group[0].nomination.kind) if group else None
    if limit is not None:
        rows = _cut(rows, limit)
    return sorted(rows, key=lambda row: (row.rank is None, row.rank, row.nomination.id))


_NO_RANK = (Outcome.PENDING, Outcome.DEFERRED, Outcome.RETURNED, Outcome.WITHDRAWN)


def _has_rank(row: Row) -> bool:
    return row.outcome not in _NO_RANK


Shares = tuple[Fraction, ...]


def _shares(row: Row) -> Shares:
    """What a row is ranked by: the shares that it tied with before a second ballot, then that of its latest vote."""
    return row.tied_before if row.figures is None else (*row.tied_before, row.figures.share)


def _passed(row: Row) -> bool:
    return bool(row.rank and row.passed)


def _awaits_ballot(row: Row) -> bool:
    """Whether the second ballot on it is still to be taken: until then it keeps the place that it tied for."""
    return bool(row.tied_before) and row.outcome is Outcome.PENDING


def _cut(rows: Sequence[Row], limit: int) -> list[Row]:
    """Leave ``limit`` of those that passed; what a tie across the cut means is the chair's to say."""
    contenders = [row for row in rows if _passed(row) or _awaits_ballot(row)]
    if len(contenders) <= limit:
        return list(rows)
    undecided = {_shares(row) for row in contenders if _awaits_ballot(row)}
    places_of = {row.nomination.id: _place(_shares(row), undecided) for row in contenders}
    line = sorted(places_of.values(), reverse=True)[limit]
    places = limit - sum(place > line for place in places_of.values())
    tied = [row for row in contenders if places_of[row.nomination.id] == line]
    return [_beside_cut(row, places_of.get(row.nomination.id), line, tied, places) for row in rows]


def _place(shares: Shares, undecided: Iterable[Shares]) -> Shares:
    """``shares`` as the cut sees them: those in a second ballot, and in one more inside it, are tied until all of it is
    taken."""
    return min((before for before in undecided if shares[: len(before)] == before), key=len, default=shares)


def _beside_cut(row: Row, place: Shares | None, line: Shares, tied: Sequence[Row], places: int) -> Row:
    if place is None or place > line or _awaits_ballot(row):
        return row
    if place == line and places:
        return _at_cut(row, tied, places)
    return replace(row, outcome=Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA)


def _at_cut(row: Row, tied: Sequence[Row], places: int) -> Row:
    """One of ``tied``, for whom there are fewer ``places`` than they are: the chair's decisions fill the places."""
    said = [row.decisions[Matter.CUT].favour for row in tied if Matter.CUT in row.decisions]
    favoured, undecided = said.count(True), len(tied) - len(said)
    word = row.decisions.get(Matter.CUT)
    if not (word.favour if word else favoured < places):
        return replace(row, outcome=Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA, at_cut=True)
    if row.outcome is Outcome.NEEDS_CHAIR:
        return row
    if favoured + (0 if word else undecided) <= places:
        return replace(row, at_cut=True)
    return replace(row, outcome=Outcome.NEEDS_CHAIR, reason=Reason.TIE, at_cut=True)
