"""Ranked results as tables, one for each award form and class."""

from council.award_list import Seal
from council.council import Council
from council.outcomes import Row
from council.results import FormResults, results
from council.words import _
from documents.headings import above, below, mixed_votes
from documents.labels import KIND_WORDS, outcome_text, rule_text
from documents.tables import Cell, Column, Paper, Table


def results_paper(
    council: Council, *, sitting: int | None = None, form: int | None = None, seal: Seal | None = None
) -> Paper:
    """The figures of ``council.results.results`` for people; ``sitting`` and ``form`` are ids, ``seal`` the closed
    award list's.

    Raises KeyError for an unknown sitting.
    """
    found = results(council, sitting=sitting, form=form)
    rows = found.rows
    groups = tuple(_table(council, group) for group in found.forms)
    return Paper(
        title=_("RANKED RESULTS"),
        above=above(council, rows, seal),
        tables=groups or (Table(title=_("There are no nominations yet."), columns=_columns(), rows=()),),
        below=below(council, rows),
        grouped_by=_("Award form"),
    )


def _table(council: Council, group: FormResults) -> Table:
    numbers = [row.nomination.id for row in group.rows]
    return Table(
        title=group.title,
        columns=_columns(),
        rows=tuple(_cells(council, group, row) for row in group.rows),
        notes=(
            _("Rule: {rule}.").format(rule=rule_text(group.rule)),
            *mixed_votes(council, group.rows, numbers),
        ),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Rank"), 6, numeric=True),
        Column(_("Number"), 7, numeric=True),
        Column(_("Kind"), 10),
        Column(_("Full name / name of the collective"), 28),
        Column(_("Nominating unit"), 22),
        Column(_("Class"), 6),
        Column(_("Yes"), 7, numeric=True),
        Column(_("No"), 7, numeric=True),
        Column(_("Other"), 7, numeric=True),
        Column(_("Counted against"), 9, numeric=True),
        Column(_("Needed"), 7, numeric=True),
        Column(_("Missing"), 7, numeric=True),
        Column(_("Share (%)"), 8, numeric=True),
        Column(_("Outcome"), 26),
    )


def _cells(council: Council, group: FormResults, row: Row) -> tuple[Cell, ...]:
    nomination, figures = row.nomination, row.figures
    counts: tuple[Cell, ...] = (None,) * 7
    if figures:
        counts = (
            figures.yes,
            figures.no,
            figures.other,
            figures.base,
            figures.needed,
            figures.missing,
            figures.share,
        )
    return (
        row.rank,
        nomination.id,
        _(KIND_WORDS[nomination.kind]),
        nomination.name,
        council.units[nomination.unit].name,
        group.class_,
        *counts,
        outcome_text(row),
    )
