"""Rank and quota inside one group: a form, a class and a kind (domain.md, "Rank and quota")."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec.structs import replace

from council.forms import AwardForm
from council.outcomes import Outcome, Reason, Row


def ranked(group: Sequence[Row], form: AwardForm) -> list[Row]:
    """The rows of one group with rank, ties and what the form's quota leaves; best first, unvoted last.

    Everything voted is ranked by yes ÷ base, exactly; equal shares share a rank (1, 2, 2, 4).
    """
    voted = [row for row in group if row.figures and row.outcome not in _NO_RANK]
    shares = sorted((_share(row) for row in voted), reverse=True)
    rows = [
        replace(row, rank=shares.index(_share(row)) + 1, tied=shares.count(_share(row)) > 1) if row in voted else row
        for row in group
    ]
    if voted:
        limit = form.quota(voted[0].nomination.class_, voted[0].nomination.kind)
        if limit is not None:
            rows = _cut(rows, limit)
    return sorted(rows, key=lambda row: (row.rank is None, row.rank, row.nomination.id))


_NO_RANK = (Outcome.PENDING, Outcome.DEFERRED, Outcome.RETURNED, Outcome.WITHDRAWN)


def _share(row: Row) -> Fraction:
    return row.figures.share if row.figures else Fraction(0)


def _cut(rows: Iterable[Row], limit: int) -> list[Row]:
    """Leave ``limit`` of those that passed; what a tie across the cut means is the chair's to say."""
    rows = list(rows)
    passed = sorted((row for row in rows if row.rank and row.passed), key=_share, reverse=True)
    if len(passed) <= limit:
        return rows
    at_cut = _share(passed[limit])
    safe = [row for row in passed if _share(row) > at_cut]
    tied = [row for row in passed if _share(row) == at_cut]
    return [_beside_cut(row, safe, tied, limit - len(safe)) if row in passed else row for row in rows]


def _beside_cut(row: Row, safe: Sequence[Row], tied: Sequence[Row], places: int) -> Row:
    if row in safe:
        return row
    if row not in tied or places == 0:
        return replace(row, outcome=Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA)
    favoured = [r for r in tied if r.decision and r.decision.favour]
    refused = [r for r in tied if r.decision and not r.decision.favour]
    if row in refused or (row not in favoured and len(favoured) >= places):
        return replace(row, outcome=Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA, at_cut=True)
    if row in favoured or len(tied) - len(refused) <= places:
        return replace(row, at_cut=True)
    return replace(row, outcome=Outcome.NEEDS_CHAIR, reason=Reason.TIE, at_cut=True)
