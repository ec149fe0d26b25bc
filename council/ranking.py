"""Rank and quota inside one group: a form, a class and a kind (domain.md, "Rank and quota")."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from msgspec.structs import replace

from council.forms import AwardForm
from council.outcomes import Outcome, Reason, Row
from council.remarks import Matter


def ranked(group: Sequence[Row], form: AwardForm) -> list[Row]:
    """The rows of one group with rank, ties and what the form's quota leaves; best first, unvoted last.

    Everything voted is ranked by yes ÷ base, exactly; equal shares share a rank (1, 2, 2, 4).
    """
    often = Counter(_share(row) for row in group if _has_rank(row))
    shares = sorted(often, reverse=True)
    ranks = dict(zip(shares, accumulate((often[share] for share in shares), initial=1), strict=False))
    rows = [
        replace(row, rank=ranks[_share(row)], tied=often[_share(row)] > 1) if _has_rank(row) else row for row in group
    ]
    limit = form.quota(group[0].class_, group[0].nomination.kind) if group else None
    if limit is not None:
        rows = _cut(rows, limit)
    return sorted(rows, key=lambda row: (row.rank is None, row.rank, row.nomination.id))


_NO_RANK = (Outcome.PENDING, Outcome.DEFERRED, Outcome.RETURNED, Outcome.WITHDRAWN)


def _has_rank(row: Row) -> bool:
    return row.outcome not in _NO_RANK


def _share(row: Row) -> Fraction:
    return row.figures.share if row.figures else Fraction(0)


def _passed(row: Row) -> bool:
    return bool(row.rank and row.passed)


def _cut(rows: Sequence[Row], limit: int) -> list[Row]:
    """Leave ``limit`` of those that passed; what a tie across the cut means is the chair's to say."""
    shares = sorted((_share(row) for row in rows if _passed(row)), reverse=True)
    if len(shares) <= limit:
        return list(rows)
    line = shares[limit]
    places = limit - sum(share > line for share in shares)
    tied = [row for row in rows if _passed(row) and _share(row) == line]
    return [_beside_cut(row, line, tied, places) for row in rows]


def _beside_cut(row: Row, line: Fraction, tied: Sequence[Row], places: int) -> Row:
    if not _passed(row) or _share(row) > line:
        return row
    if _share(row) == line and places:
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
