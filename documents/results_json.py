"""``results --as json``: the results as one object for other programs (contract of design.md)."""

import msgspec

from council.council import Council
from council.outcomes import Row
from council.results import FormResults, results
from council.rules import Mode
from council.tally import Tally, Voices


def results_object(
    council: Council, *, file: str, act: int, head: str, sitting: int | None = None, form: int | None = None
) -> dict[str, object]:
    """The figures of ``council.results.results`` under the contract's keys.

    ``file``, ``act`` (number) and ``head`` (64 hex digits) say what state of which file this is; ``sitting`` and
    ``form`` are ids. Where nothing was held or voted yet, sitting and round are 0 and the votes are 0; base, needed,
    missing, passed and rank are None. Raises KeyError for an unknown sitting.
    """
    found = results(council, sitting=sitting, form=form)
    return {
        "file": file,
        "act": act,
        "head": head,
        "body": found.body.value,
        "voters": found.voters,
        "present": found.present,
        "sitting": found.sitting or 0,
        "forms": [_form_object(council, group) for group in found.forms],
    }


def _form_object(council: Council, group: FormResults) -> dict[str, object]:
    return {
        "form": group.form.name,
        "class": group.class_,
        "rule": msgspec.to_builtins(group.rule),
        "rows": [_row_object(council, row) for row in group.rows],
    }


def _row_object(council: Council, row: Row) -> dict[str, object]:
    nomination, vote, figures = row.nomination, row.vote, row.figures
    return {
        "nomination": str(nomination.id),
        "number": nomination.id,
        "kind": nomination.kind.value,
        "name": nomination.name,
        "unit": council.units[nomination.unit].name,
        "sitting": vote.sitting if vote else 0,
        "round": vote.round if vote else 0,
        "mode": row.mode.value,
        **votes_object(figures, secret=row.mode is Mode.SECRET_BALLOT),
        "base": figures.base if figures else None,
        "needed": figures.needed if figures else None,
        "missing": figures.missing if figures else None,
        "passed": row.passed,
        "rank": row.rank,
        "tied": row.tied,
        "outcome": row.outcome.value,
        "reason": row.reason.value,
    }


def votes_object(figures: Tally | None, *, secret: bool) -> dict[str, object]:
    """The counts of one vote. Written opinions on a secret vote are in the totals and never itemised."""
    counts = ("yes", "no", "other", "unmarked", "not_voting", "invalid", "recused")
    return {
        **{name: getattr(figures, name) if figures else 0 for name in counts},
        "room": _voices(figures.room) if figures else _voices(Voices(0, 0, 0)),
        "written": _voices(figures.written) if figures and figures.written and not secret else None,
        "present": figures.present if figures else 0,
        "consulted": figures.consulted if figures else 0,
    }


def _voices(voices: Voices) -> dict[str, int]:
    return {"yes": voices.yes, "no": voices.no, "other": voices.other}
