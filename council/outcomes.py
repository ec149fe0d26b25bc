"""What becomes of one nomination: its vote, its figures, the chair's decision, the outcome."""

from enum import StrEnum

from msgspec import Struct

from council.council import Council
from council.nominations import Nomination, Standing
from council.remarks import Decision
from council.rules import Mode
from council.tally import Tally, passes, tally, tie_waits
from council.votes import Vote


class Outcome(StrEnum):
    """What becomes of a nomination. What leaves the program is a proposal, never a decision (Luật TĐKT 2022 Đ.90)."""

    PENDING = "pending"
    PROPOSED = "proposed"
    NOT_PROPOSED = "not_proposed"
    DEFERRED = "deferred"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    NEEDS_CHAIR = "needs_chair"


class Reason(StrEnum):
    """Why, where the numbers alone do not say it."""

    NONE = ""
    OVER_QUOTA = "over_quota"
    TIE = "tie"
    CHAIR_POSITION = "chair_position"


class Row(Struct, frozen=True, kw_only=True):
    """One nomination in the results. ``vote`` and ``figures`` are None before a vote; ``passed`` and ``rank`` too.

    ``tied``: another of its group has the same share. ``at_cut``: its tie lies across the quota's cut line.
    """

    nomination: Nomination
    mode: Mode
    vote: Vote | None = None
    figures: Tally | None = None
    passed: bool | None = None
    rank: int | None = None
    tied: bool = False
    at_cut: bool = False
    outcome: Outcome = Outcome.PENDING
    reason: Reason = Reason.NONE
    decision: Decision | None = None


def row_of(council: Council, nomination: Nomination, sitting: int | None = None) -> Row:
    """One nomination's row before rank and quota, which need its whole group.

    A vote on another form or class than the nomination's present one no longer speaks for it.
    """
    vote = council.concluded(nomination.id, sitting)
    set_aside = _SET_ASIDE.get(nomination.standing)
    if vote is None or (vote.form, vote.class_) != (nomination.form, nomination.class_):
        held = council.sittings[sitting] if sitting is not None else council.sitting()
        mode = council.mode_of(nomination, held)
        return Row(nomination=nomination, mode=mode, outcome=set_aside or Outcome.PENDING)
    figures = tally(vote, council.sheet_of(vote))
    decision = council.decision_on(vote)
    passed, outcome, reason = _outcome(vote, figures, decision)
    return Row(
        nomination=nomination,
        mode=vote.mode,
        vote=vote,
        figures=figures,
        passed=passed,
        outcome=set_aside or outcome,
        reason=Reason.NONE if set_aside else reason,
        decision=decision,
    )


_SET_ASIDE = {
    Standing.DEFERRED: Outcome.DEFERRED,
    Standing.RETURNED: Outcome.RETURNED,
    Standing.WITHDRAWN: Outcome.WITHDRAWN,
}


def _outcome(vote: Vote, figures: Tally, decision: Decision | None) -> tuple[bool, Outcome, Reason]:
    """What one vote means by itself, the chair's decision included; quotas come after."""
    if tie_waits(vote, figures):
        if decision is None:
            return False, Outcome.NEEDS_CHAIR, Reason.TIE
        return decision.favour, Outcome.PROPOSED if decision.favour else Outcome.NOT_PROPOSED, Reason.TIE
    if not passes(vote, figures):
        return False, Outcome.NOT_PROPOSED, Reason.TIE if figures.tie and figures.enough else Reason.NONE
    if vote.rule.chair_must_agree and figures.chair_agrees is not True:
        agrees: bool | None = figures.chair_agrees
        if agrees is None and decision:
            agrees = decision.favour
        if agrees is None:
            return True, Outcome.NEEDS_CHAIR, Reason.CHAIR_POSITION
        return agrees, Outcome.PROPOSED if agrees else Outcome.NOT_PROPOSED, Reason.CHAIR_POSITION
    return True, Outcome.PROPOSED, Reason.NONE
