"""The proposed award list (danh sách đề nghị khen thưởng): what the council proposes, per award form."""

from collections.abc import Sequence

from msgspec import Struct

from council.award_list import Seal
from council.council import Council
from council.forms import Kind
from council.outcomes import Outcome, Row
from council.results import FormResults, results
from council.text import natural_key, person_key
from council.words import _
from documents.headings import above, below, mixed_votes
from documents.labels import KIND_WORDS, front_line_text, leader_text, rule_text
from documents.origin import ACT, BODY, COUNCIL, HEAD
from documents.tables import Cell, Column, Paper, Table


class AwardGroup(Struct, frozen=True, kw_only=True):
    """What is proposed for one form and class, in the list's order: by kind as the council orders them, inside each by
    the council's unit order, then by name."""

    results: FormResults
    rows: tuple[Row, ...]


def award_groups(council: Council, form: int | None = None) -> list[AwardGroup]:
    """The proposed award list, the highest form and class first; ``form`` is an id. Groups with nobody are left out."""
    kinds = council.settings.kinds
    groups = []
    for group in results(council, form=form).forms:
        proposed = [row for row in group.rows if row.outcome is Outcome.PROPOSED]
        if proposed:
            groups.append(AwardGroup(results=group, rows=tuple(sorted(proposed, key=lambda row: _order(row, kinds)))))
    return groups


def _order(row: Row, kinds: Sequence[Kind]) -> tuple[object, ...]:
    nomination = row.nomination
    people = nomination.kind is not Kind.COLLECTIVE
    name = person_key(nomination.name) if people else natural_key(nomination.name)
    return (kinds.index(nomination.kind), nomination.unit, name, nomination.id)


def award_list_paper(
    council: Council, form: int | None = None, *, seal: Seal | None = None, act: int = 0, head: str = ""
) -> Paper:
    """The list with one table per award form, its columns as the paper has them; ``form`` is an id, ``seal`` the closed
    list's.

    ``act`` and ``head`` say as of which act it is, where that is known.
    """
    by_form: dict[int, list[AwardGroup]] = {}
    for group in award_groups(council, form):
        by_form.setdefault(group.results.form.id, []).append(group)
    tables = tuple(_table(council, groups) for groups in by_form.values())
    rows = [row for groups in by_form.values() for group in groups for row in group.rows]
    return Paper(
        title=_("PROPOSED AWARD LIST"),
        above=above(council, rows, seal),
        tables=tables or (Table(title=_("Nothing is proposed yet."), columns=_columns(), rows=()),),
        below=(*((totals_text(_("All forms"), rows),) if form is None else ()), *below(council, rows)),
        origin=(
            (COUNCIL, council.settings.name),
            (BODY, council.settings.body),
            (ACT, str(act) if act else ""),
            (HEAD, head),
        ),
    )


def _table(council: Council, groups: Sequence[AwardGroup]) -> Table:
    form = groups[0].results.form
    rows = [row for group in groups for row in group.rows]
    numbered = [(group, row) for group in groups for row in group.rows]
    front_line = any(row.nomination.front_line is not None for row in rows)
    return Table(
        title=form.name,
        columns=_columns(front_line=front_line),
        rows=tuple(
            _cells(council, n, group.results, row, front_line=front_line) for n, (group, row) in enumerate(numbered, 1)
        ),
        notes=(
            totals_text(form.name, rows),
            *(_rule_note(group.results) for group in groups),
            *mixed_votes(council, rows, range(1, len(rows) + 1)),
        ),
    )


def _rule_note(group: FormResults) -> str:
    return _("{form}: {rule}.").format(form=group.title, rule=rule_text(group.rule))


def _columns(*, front_line: bool = False) -> tuple[Column, ...]:
    """The paper's columns; that of the ``front_line`` only where the list says who was there."""
    return (
        Column(_("No."), 5, numeric=True),
        Column(_("Honorific"), 10),
        Column(_("Full name / name of the collective"), 28),
        Column(_("Position"), 20),
        Column(_("Workplace"), 20),
        Column(_("Nominating unit"), 22),
        Column(_("Kind"), 10),
        Column(_("Leader or manager"), 10),
        *((Column(_("Front line"), 10),) if front_line else ()),
        Column(_("Award form (class)"), 24),
        Column(_("Summary of achievements"), 40),
        Column(_("Category"), 12),
        Column(_("Votes in favour"), 8, numeric=True),
        Column(_("Counted against"), 9, numeric=True),
        Column(_("Share (%)"), 8, numeric=True),
        Column(_("Decided by"), 18),
        Column(_("Proposed through"), 18),
        Column(_("Note"), 16),
    )


def _cells(council: Council, number: int, group: FormResults, row: Row, *, front_line: bool) -> tuple[Cell, ...]:
    nomination, figures = row.nomination, row.figures
    return (
        number,
        nomination.honorific,
        nomination.name,
        nomination.position,
        nomination.workplace,
        council.units[nomination.unit].name,
        _(KIND_WORDS[nomination.kind]),
        leader_text(nomination.leader),
        *((front_line_text(nomination.front_line),) if front_line else ()),
        group.title,
        nomination.achievements,
        nomination.category,
        figures.yes if figures else None,
        figures.base if figures else None,
        figures.share if figures else None,
        group.form.decided_by,
        group.form.proposed_through,
        nomination.note,
    )


def totals(rows: Sequence[Row]) -> dict[str, int]:
    """How many of ``rows`` there are of each kind, and ``all`` of them."""
    return {**{kind.value: sum(row.nomination.kind is kind for row in rows) for kind in Kind}, "all": len(rows)}


def totals_text(what: str, rows: Sequence[Row]) -> str:
    """How many of ``rows`` there are, in words, about ``what``: ``Bằng khen: 7 in all; …``."""
    count = totals(rows)
    return _(
        "{what}: {all} in all; collectives: {collective}, individuals: {individual}, households: {household}."
    ).format(what=what, **count)
