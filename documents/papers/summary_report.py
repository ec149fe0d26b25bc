"""The summary report on paper (báo cáo tổng hợp): what a template finds under ``summary``."""

from collections.abc import Sequence

from msgspec import Struct

from council.council import Council
from council.outcomes import Outcome
from council.results import results
from council.summary import Figures, Summary, share, summary
from council.text import percent_text
from council.words import _
from documents.labels import KIND_WORDS, voted_by
from documents.papers.award_list import Totals, totals_of
from documents.summary import FRONT_LINE_WORDS, LEADER_WORDS


class SummaryRow(Struct, frozen=True, kw_only=True):
    """One line of a breakdown: how many were nominated and are proposed, each with its share of the total."""

    name: str
    nominated: int
    nominated_share: str
    proposed: int
    proposed_share: str


class Breakdown(Struct, frozen=True, kw_only=True):
    """One table: ``what`` its lines are, the lines, and the ``total`` that they add up to."""

    title: str
    what: str
    rows: tuple[SummaryRow, ...]


class UnitRow(Struct, frozen=True, kw_only=True):
    """A unit's figures in each award form, "proposed/nominated", "" where it nominated nobody, and all of them."""

    name: str
    cells: tuple[str, ...]
    total: str


class SummaryReport(Struct, frozen=True, kw_only=True):
    """The campaign in figures. ``forms`` head the columns of ``units``; ``votes`` say which sittings they rest on."""

    nominated: int
    proposed: Totals
    votes: str
    breakdowns: tuple[Breakdown, ...]
    forms: tuple[str, ...]
    units: tuple[UnitRow, ...]


def summary_report(council: Council, sitting: int | None, language: str) -> SummaryReport:
    """The summary of ``sitting``, or of each nomination's latest vote. Raises KeyError for an unknown sitting."""
    found = summary(council, sitting=sitting)
    rows = results(council, sitting=sitting).rows
    return SummaryReport(
        nominated=found.total.nominated,
        proposed=totals_of([row for row in rows if row.outcome is Outcome.PROPOSED], language),
        votes=voted_by(council, rows),
        breakdowns=_breakdowns(found),
        forms=tuple({line.of.form.id: line.of.form.name for line in found.forms}.values()),
        units=_units(found),
    )


def _breakdowns(found: Summary) -> tuple[Breakdown, ...]:
    forms = [(line.of.title, line.figures) for line in found.forms]
    units = [(line.of.name, line.figures) for line in found.units]
    kinds = [(_(KIND_WORDS[line.of]), line.figures) for line in found.kinds]
    people = [(_(LEADER_WORDS[line.of]), line.figures) for line in found.leaders]
    front = [(_(FRONT_LINE_WORDS[line.of]), line.figures) for line in found.front_line]
    return (
        _breakdown(_("By award form"), _("Award form (class)"), forms, found.total),
        _breakdown(_("By unit"), _("Nominating unit"), units, found.total),
        _breakdown(_("By kind"), _("Kind"), kinds, found.total),
        _breakdown(_("Leaders and staff"), _("Individuals"), people, found.individuals),
        _breakdown(_("Front line"), _("Nominees"), front, found.total),
    )


def _breakdown(title: str, what: str, lines: Sequence[tuple[str, Figures]], total: Figures) -> Breakdown:
    rows = [
        SummaryRow(
            name=name,
            nominated=figures.nominated,
            nominated_share=_share(figures.nominated, total.nominated),
            proposed=figures.proposed,
            proposed_share=_share(figures.proposed, total.proposed),
        )
        for name, figures in (*lines, (_("Total"), total))
    ]
    return Breakdown(title=title, what=what, rows=tuple(rows))


def _share(part: int, whole: int) -> str:
    exact = share(part, whole)
    return "" if exact is None else percent_text(exact)


def _units(found: Summary) -> tuple[UnitRow, ...]:
    forms = list(dict.fromkeys(line.of.form.id for line in found.forms))
    return tuple(
        UnitRow(
            name=line.of.name,
            cells=tuple(_cell(found.cell(line.of.id, form)) for form in forms),
            total=_cell(line.figures),
        )
        for line in found.units
    )


def _cell(figures: Figures) -> str:
    return f"{figures.proposed}/{figures.nominated}" if figures.nominated else ""
