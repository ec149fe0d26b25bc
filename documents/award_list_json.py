"""``list --as json``: the proposed award list as one object for other programs."""

from council.council import Council
from council.outcomes import Row
from council.text import percent_text
from documents.award_list import award_groups, totals


def award_list_object(
    council: Council, *, file: str, act: int, head: str, form: int | None = None
) -> dict[str, object]:
    """The list under keys of its own, one group for each form and class; ``form`` is an id.

    ``file``, ``act`` (number) and ``head`` (64 hex digits) say what state of which file this is. ``no`` counts from 1
    within each award form, as in the tables; ``percent`` is written the Vietnamese way.
    """
    forms: list[dict[str, object]] = []
    everybody: list[Row] = []
    numbers: dict[int, int] = {}
    for group in award_groups(council, form):
        award_form = group.results.form
        first = numbers.get(award_form.id, 0) + 1
        numbers[award_form.id] = first + len(group.rows) - 1
        everybody += group.rows
        forms.append(
            {
                "form": award_form.name,
                "class": group.results.class_,
                "decided_by": award_form.decided_by,
                "proposed_through": award_form.proposed_through,
                "confirmed": group.results.rule.confirmed,
                "rows": [_row_object(council, n, row, group.results.title) for n, row in enumerate(group.rows, first)],
                "totals": totals(group.rows),
            }
        )
    settings = council.settings
    return {
        "file": file,
        "council": settings.name,
        "body": settings.body,
        "version": settings.list_version,
        "act": act,
        "head": head,
        "forms": forms,
        "totals": totals(everybody),
    }


def _row_object(council: Council, number: int, row: Row, award: str) -> dict[str, object]:
    nomination, vote, figures = row.nomination, row.vote, row.figures
    if vote is None or figures is None:
        raise ValueError(f"nomination {nomination.id} is proposed without a vote")
    return {
        "no": number,
        "nomination": str(nomination.id),
        "number": nomination.id,
        "kind": nomination.kind.value,
        "honorific": nomination.honorific,
        "name": nomination.name,
        "position": nomination.position,
        "workplace": nomination.workplace,
        "unit": council.units[nomination.unit].name,
        "leader": nomination.leader,
        "front_line": nomination.front_line,
        "award": award,
        "achievements": nomination.achievements,
        "category": nomination.category,
        "yes": figures.yes,
        "base": figures.base,
        "percent": percent_text(figures.share),
        "sitting": vote.sitting,
        "body": council.sittings[vote.sitting].body.value,
        "note": nomination.note,
    }
