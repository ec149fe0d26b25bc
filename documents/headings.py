"""What stands above and below every table that leaves the program."""

from collections.abc import Iterable, Sequence

from council.award_list import Seal
from council.council import Council
from council.outcomes import Row
from council.words import _
from documents.labels import voted_by


def list_state(council: Council, seal: Seal | None = None) -> str:
    """Whether a paper is a draft or of a closed award list: then of which version, closed by which act.

    ``seal`` is the closed list's, as the council's file knows it; with it the hash of that act is told too.
    """
    settings = council.settings
    if seal:
        sentence = _("Closed · version {version} · act #{act} · head {head}")
        return sentence.format(version=seal.version, act=seal.act, head=seal.head)
    if settings.list_closed:
        sentence = _("Closed · version {version} · act #{act}")
        return sentence.format(version=settings.list_version, act=settings.list_closed)
    return _("DRAFT")


def above(council: Council, rows: Sequence[Row], seal: Seal | None = None) -> tuple[str, ...]:
    """The lines above a paper's title: who issues it, whether it is a draft, and which body's votes it rests on."""
    settings = council.settings
    votes = voted_by(council, rows)
    lines = (
        settings.parent,
        settings.body,
        settings.name,
        list_state(council, seal),
        _("DEMONSTRATION: the people, units and figures here are invented.") if settings.invented else "",
        _("Campaign: {title}").format(title=settings.campaign) if settings.campaign else "",
        _("Plan: {number}").format(number=settings.plan) if settings.plan else "",
        _("Votes of: {sittings}").format(sittings=votes) if votes else _("Nothing was voted on yet."),
    )
    return tuple(line for line in lines if line)


def below(council: Council, rows: Iterable[Row]) -> tuple[str, ...]:
    """The lines below the last table: the unit names that the council did not confirm."""
    units = sorted({row.nomination.unit for row in rows})
    assumed = [council.units[unit].name for unit in units if not council.units[unit].confirmed]
    if not assumed:
        return ()
    return (_("Names of units assumed, not confirmed by the council: {units}.").format(units=", ".join(assumed)),)


def mixed_votes(council: Council, rows: Sequence[Row], numbers: Sequence[int]) -> tuple[str, ...]:
    """Where one table's votes come from several sittings: which of its ``numbers`` (one for each row) each gave."""
    sittings = sorted({row.vote.sitting for row in rows if row.vote})
    if len(sittings) < 2:
        return ()
    notes = []
    for sitting in sittings:
        given = [(row, n) for row, n in zip(rows, numbers, strict=True) if row.vote and row.vote.sitting == sitting]
        notes.append(
            _("Numbers {numbers}: {sitting}.").format(
                numbers=", ".join(str(n) for _row, n in given), sitting=voted_by(council, [row for row, _n in given])
            )
        )
    return tuple(notes)
