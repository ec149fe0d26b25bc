"""The summary (báo cáo tổng hợp) as tables, each with a total that its lines add up to."""

from collections.abc import Iterable, Sequence

from council.award_list import Seal
from council.council import Council
from council.results import results
from council.summary import Figures, Line, Summary, share, summary
from council.text import clean_line
from council.words import N_, _
from documents.headings import above, below
from documents.labels import KIND_WORDS, OUTCOME_WORDS
from documents.tables import BarChart, Cell, Column, Paper, Table

LEADER_WORDS = {True: N_("leaders or managers"), False: N_("staff"), None: N_("not said")}
FRONT_LINE_WORDS = {True: N_("front line"), False: N_("not front line"), None: N_("not said")}

TABLE_NAMES = (
    "theo-hinh-thuc",
    "theo-don-vi",
    "theo-doi-tuong",
    "lanh-dao",
    "tuyen-dau",
    "theo-ket-qua",
    "don-vi-va-hinh-thuc-de-nghi",
    "don-vi-va-hinh-thuc-duoc-chon",
)
"""What the files of single tables are called, in the tables' order."""

NOMINATED, PROPOSED = 1, 3
"""The columns of the figures in the tables of ``_table``."""


def summary_paper(council: Council, *, sitting: int | None = None, seal: Seal | None = None) -> Paper:
    """The breakdowns of ``council.summary.summary`` for people, those by form and by unit with a chart; ``seal`` is
    the closed award list's. Raises KeyError for an unknown sitting."""
    found = summary(council, sitting=sitting)
    rows = results(council, sitting=sitting).rows
    return Paper(
        title=_("SUMMARY REPORT"),
        above=above(council, rows, seal),
        tables=summary_tables(found),
        below=below(council, rows),
    )


def summary_tables(found: Summary) -> tuple[Table, ...]:
    """The tables of the summary, in their order: by form, unit, kind, person, outcome; then units against forms."""
    people = [(_(LEADER_WORDS[line.of]), line.figures) for line in found.leaders]
    front = [(_(FRONT_LINE_WORDS[line.of]), line.figures) for line in found.front_line]
    forms = [(line.of.title, line.figures) for line in found.forms]
    units = [(line.of.name, line.figures) for line in found.units]
    kinds = [(_(KIND_WORDS[line.of]), line.figures) for line in found.kinds]
    return (
        _table(_("By award form"), _("Award form (class)"), forms, found.total, drawn=True),
        _table(_("By unit"), _("Nominating unit"), units, found.total, drawn=True),
        _table(_("By kind"), _("Kind"), kinds, found.total),
        _table(_("Leaders and staff"), _("Individuals"), people, found.individuals),
        _table(_("Front line"), _("Nominees"), front, found.total),
        _outcomes(found),
        _units_by_form(_("Nominated, by unit and award form"), found, "nominated"),
        _units_by_form(_("Proposed, by unit and award form"), found, "proposed"),
    )


def _table(
    title: str, what: str, lines: Sequence[tuple[str, Figures]], total: Figures, *, drawn: bool = False
) -> Table:
    return Table(
        title=title,
        columns=(
            Column(what, 44),
            Column(_("Nominated"), 10, numeric=True),
            Column(_("Share of nominated"), 10, numeric=True),
            Column(_("Proposed"), 10, numeric=True),
            Column(_("Share of proposed"), 10, numeric=True),
            Column(_("Proposed of nominated"), 12, numeric=True),
        ),
        rows=tuple(_cells(name, figures, total) for name, figures in (*lines, (_("Total"), total))),
        chart=BarChart((NOMINATED, PROPOSED), len(lines)) if drawn and lines else None,
    )


def _cells(name: str, figures: Figures, total: Figures) -> tuple[Cell, ...]:
    return (
        name,
        figures.nominated,
        share(figures.nominated, total.nominated),
        figures.proposed,
        share(figures.proposed, total.proposed),
        figures.rate,
    )


def _outcomes(found: Summary) -> Table:
    total = found.total.nominated
    rows = [(_(OUTCOME_WORDS[outcome]), number) for outcome, number in found.outcomes if number]
    return Table(
        title=_("By outcome"),
        columns=(
            Column(_("Outcome"), 44),
            Column(_("Nominations"), 12, numeric=True),
            Column(_("Share (%)"), 10, numeric=True),
        ),
        rows=tuple((name, number, share(number, total)) for name, number in (*rows, (_("Total"), total))),
    )


def _units_by_form(title: str, found: Summary, what: str) -> Table:
    """A column for each award form, its classes together."""
    forms = list({line.of.form.id: line.of.form for line in found.forms}.values())

    def cells(name: str, figures: Iterable[Figures]) -> tuple[Cell, ...]:
        numbers = [getattr(one, what) for one in figures]
        return (name, *numbers, sum(numbers))

    by_unit = [(line.of.name, [found.cell(line.of.id, form.id) for form in forms]) for line in found.units]
    totals = [_sum(found.cell(line.of.id, form.id) for line in found.units) for form in forms]
    return Table(
        title=title,
        columns=(
            Column(_("Nominating unit"), 30),
            *(Column(clean_line(form.name), 13, numeric=True) for form in forms),
            Column(_("Total"), 9, numeric=True),
        ),
        rows=tuple(cells(name, figures) for name, figures in (*by_unit, (_("Total"), totals))),
    )


def _sum(figures: Iterable[Figures]) -> Figures:
    found = list(figures)
    return Figures(sum(one.nominated for one in found), sum(one.proposed for one in found))


def summary_object(council: Council, *, sitting: int | None = None) -> dict[str, object]:
    """The summary for other programs: whole numbers only, whatever they are shares of stands beside them."""
    found = summary(council, sitting=sitting)

    def said(lines: Iterable[Line[bool | None]], name: str) -> list[dict[str, object]]:
        return [{name: line.of, **_numbers(line.figures)} for line in lines]

    return {
        "total": _numbers(found.total),
        "individuals": _numbers(found.individuals),
        "units": [{"unit": line.of.name, **_numbers(line.figures)} for line in found.units],
        "forms": [
            {"form": line.of.form.name, "class": line.of.class_, **_numbers(line.figures)} for line in found.forms
        ],
        "kinds": [{"kind": line.of.value, **_numbers(line.figures)} for line in found.kinds],
        "leaders": said(found.leaders, "leader"),
        "front_line": said(found.front_line, "front_line"),
        "outcomes": {outcome.value: number for outcome, number in found.outcomes},
        "units_by_form": [
            {"unit": line.of.name, "form": form.name, **_numbers(found.cell(line.of.id, form.id))}
            for line in found.units
            for form in {group.of.form.id: group.of.form for group in found.forms}.values()
            if (line.of.id, form.id) in found.cells
        ],
    }


def _numbers(figures: Figures) -> dict[str, object]:
    return {"nominated": figures.nominated, "proposed": figures.proposed}
