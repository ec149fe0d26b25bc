"""Everything as one object (``tat-ca.json``): what the council holds and what comes of it, for other programs.

Of a secret ballot it has totals only, as the council's file does: who was consulted is kept, how anybody voted never.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from council.award_list import Seal
from council.council import Council
from council.nominations import Nomination
from council.rules import Mode
from council.tally import tally
from council.votes import Sheet, Vote, VoteState
from documents.award_list_json import award_list_object
from documents.results_json import results_object, votes_object
from documents.summary import summary_object

_WITH_THE_VOTES = ("written", "consulted")


def whole_object(
    council: Council, *, file: str, act: int, head: str, seal: Seal | None = None, sitting: int | None = None
) -> dict[str, object]:
    """The whole council under the keys of docs/papers.md.

    ``file``, ``act`` (number) and ``head`` (64 hex digits) say what state of which file this is, ``seal`` by which act
    its award list was closed. ``results`` and ``summary`` are of ``sitting``, else of each nomination's latest
    concluded vote; all else is everything there is. Raises KeyError for an unknown sitting.
    """
    of: dict[str, Any] = {"file": file, "act": act, "head": head}
    settings = council.settings
    return {
        **of,
        "council": whole(settings),
        "list_version": settings.list_version,
        "list_closed": seal.act if seal else None,
        "list_head": seal.head if seal else None,
        "units": [whole(unit) for unit in council.units.values()],
        "forms": [whole(form) for form in council.forms.values()],
        "members": [whole(member) for member in council.members.values()],
        "sittings": [
            {**whole(held), "present": list(held.present), "quorum_needed": held.quorum_needed}
            for held in council.sittings.values()
        ],
        "nominations": [_nomination(council, n) for n in sorted(council.nominations.values(), key=lambda n: n.id)],
        "comments": [whole(comment) for comment in council.comments.values()],
        "decisions": [whole(decision) for decision in council.decisions.values()],
        "results": _bare(results_object(council, **of, sitting=sitting), of),
        "list": _bare(award_list_object(council, **of), of),
        "summary": summary_object(council, sitting=sitting),
    }


def whole(value: Struct) -> dict[str, Any]:
    """Every field of ``value``, those with their defaults too, as plain JSON types under the file's own names."""
    return {field.encode_name: _plain(getattr(value, field.name)) for field in msgspec.structs.fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return whole(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    return value


def _nomination(council: Council, nomination: Nomination) -> dict[str, object]:
    """The nomination with its votes; of opinions that wait with it only whose they are."""
    fields = {name: held for name, held in whole(nomination).items() if name not in _WITH_THE_VOTES}
    votes = sorted(council.votes_of.get(nomination.id, {}).values(), key=lambda vote: vote.id)
    return {
        **fields,
        "opinions_waiting": sorted({*nomination.written, *nomination.consulted}),
        "votes": [_vote(vote, council.sheet_of(vote)) for vote in votes],
    }


def _vote(vote: Vote, sheet: Sheet | None) -> dict[str, object]:
    """One vote with what its figures rest on; figures only of one that came to a result."""
    secret = vote.mode is Mode.SECRET_BALLOT
    figures = tally(vote, sheet) if vote.state is VoteState.CLOSED else None
    return {
        "id": vote.id,
        "sitting": vote.sitting,
        "round": vote.round,
        "form": vote.form,
        "class": vote.class_,
        "mode": vote.mode.value,
        "rule": whole(vote.rule),
        "state": vote.state.value,
        "at": vote.at,
        "reason": vote.reason,
        "block": vote.block,
        "chair": vote.chair,
        "roster": list(vote.roster),
        "present": list(vote.present),
        "recused": list(vote.recused),
        "consulted": sorted({*vote.consulted, *(vote.written if secret else vote.opinions)}),
        "choices": None if secret else _plain(vote.choices),
        "written_choices": None if secret else _plain(vote.opinions),
        "sheet": {**whole(sheet), "valid": sheet.valid} if sheet else None,
        "figures": {
            **votes_object(figures, secret=secret),
            "base": figures.base,
            "needed": figures.needed,
            "missing": figures.missing,
            "enough": figures.enough,
            "tie": figures.tie,
        }
        if figures
        else None,
    }


def _bare(held: dict[str, object], of: Mapping[str, object]) -> dict[str, object]:
    """``held`` without what is said once for everything."""
    return {name: value for name, value in held.items() if name not in of}
