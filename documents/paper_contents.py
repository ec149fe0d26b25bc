"""What each kind of paper is called, and what it would hold as the council stands, in a few words."""

from council.council import Council
from council.forms import Kind
from council.outcomes import Outcome, Row
from council.results import results
from council.rules import Mode
from council.sittings import STATE_WORDS, Sitting, SittingState
from council.text import number_text
from council.votes import VoteState
from council.words import N_, _
from documents.papers.ballot_papers import ballots_waiting

PAPER_NAMES = {
    "list": N_("Proposed award list"),
    "results": N_("Ranked results"),
    "minutes": N_("Minutes of the sitting"),
    "count": N_("Record of the count"),
    "ballots": N_("Ballot papers"),
    "submission": N_("Submission"),
    "summary": N_("Summary report"),
    "models": N_("Role models"),
    "all": N_("Everything, as one JSON"),
}
"""By the kinds of documents.export_choice."""


def paper_contents(council: Council, sitting: int | None = None) -> dict[str, str]:
    """What each kind of paper holds now, by kind; ``sitting`` is the one it is asked of, None for the latest."""
    rows = results(council, sitting=sitting).rows
    all_rows = rows if sitting is None else results(council).rows
    proposed = [row for row in all_rows if row.outcome is Outcome.PROPOSED]
    held = council.latest_sitting() if sitting is None else council.sittings[sitting]
    voted = sum(row.vote is not None for row in rows)
    return {
        "list": _proposed(proposed),
        "results": _("voted on {voted} of {total}").format(voted=number_text(voted), total=number_text(len(rows))),
        "minutes": _minutes(council, held),
        "count": _counted(council, held),
        "ballots": _ballots(council),
        "submission": _("{number} proposed").format(number=number_text(len(proposed))),
        "summary": _("nominations: {number}, units: {units}").format(
            number=number_text(len(rows)), units=len({row.nomination.unit for row in rows})
        ),
        "models": _models(council),
        "all": _("for other programs"),
    }


def _proposed(rows: list[Row]) -> str:
    kinds = {kind: sum(row.nomination.kind is kind for row in rows) for kind in Kind}
    sentences = {
        Kind.INDIVIDUAL: _("people: {number}"),
        Kind.COLLECTIVE: _("collectives: {number}"),
        Kind.HOUSEHOLD: _("households: {number}"),
    }
    told = [sentence.format(number=number_text(kinds[kind])) for kind, sentence in sentences.items() if kinds[kind]]
    return ", ".join(told) or _("nothing is proposed yet")


def _minutes(council: Council, held: Sitting | None) -> str:
    if held is None:
        return _("no sitting was opened yet")
    told = _("sitting {number}, {state}").format(number=held.id, state=_(STATE_WORDS[held.state]))
    if held.state is SittingState.CLOSED and council.settings.list_closed:
        return told
    return _("{what} → draft").format(what=told)


def _counted(council: Council, held: Sitting | None) -> str:
    counted = {
        vote.nomination
        for vote in council.votes.values()
        if held and vote.sitting == held.id and vote.mode is Mode.SECRET_BALLOT and vote.state is VoteState.CLOSED
    }
    if not counted:
        return _("no secret vote yet")
    return _("{number} voted on in secret").format(number=number_text(len(counted)))


def _ballots(council: Council) -> str:
    waiting = len(ballots_waiting(council))
    return _("{number} to be voted on in secret").format(number=number_text(waiting))


def _models(council: Council) -> str:
    marked = sum(nomination.role_model for nomination in council.nominations.values())
    return _("nominees: {number}, practices: {practices}").format(
        number=number_text(marked), practices=len(council.settings.practices)
    )
