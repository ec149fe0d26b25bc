"""What becomes of one nomination: its vote, its figures, the chair's decision, the outcome."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from council.council import Council
from council.nominations import Nomination, Standing
from council.remarks import Decision, Matter
from council.rules import Mode
from council.sittings import SittingState
from council.tally import Tally, passes, tally, tie_waits
from council.votes import Vote, VoteState


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
    ``tied_before``: the shares with which it tied at the cut, where a second ballot between the tied alone followed.
    ``decisions``: the chair's latest word on each matter that this vote left open.
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
    decisions: dict[Matter, Decision] = {}
    tied_before: tuple[Fraction, ...] = ()

    @property
    def form(self) -> int:
        """The id of the form that it stands under: the one voted on, else the one nominated for."""
        return self.vote.form if self.vote else self.nomination.form

    @property
    def class_(self) -> str:
        """The class that it stands under, likewise."""
        return self.vote.class_ if self.vote else self.nomination.class_

    @property
    def decision(self) -> Decision | None:
        """The chair's latest decision on this vote, whatever its matter."""
        return max(self.decisions.values(), key=lambda decision: decision.id, default=None)


def row_of(council: Council, nomination: Nomination, sitting: int | None = None) -> Row:
    """One nomination's row before rank and quota, which need its whole group.

    A vote that no longer speaks for its nomination does not count, except of a ``sitting`` that is closed: that is
    shown as it closed.
    """
    vote = council.concluded(nomination.id, sitting)
    held = council.sittings[sitting] if sitting is not None else council.sitting()
    closed = sitting is not None and council.sittings[sitting].state is SittingState.CLOSED
    set_aside = _SET_ASIDE.get(nomination.standing)
    if vote is None or not (closed or council.speaks(nomination, vote)):
        mode = council.mode_of(nomination, held)
        return Row(
            nomination=nomination,
            mode=mode,
            outcome=set_aside or Outcome.PENDING,
            tied_before=_tied_before(council, nomination, None),
        )
    figures = tally(vote, council.sheet_of(vote))
    decisions = council.decisions_on(vote)
    passed, outcome, reason = _outcome(vote, figures, decisions)
    return Row(
        nomination=nomination,
        mode=vote.mode,
        vote=vote,
        figures=figures,
        passed=passed,
        outcome=set_aside or outcome,
        reason=Reason.NONE if set_aside else reason,
        decisions=decisions,
        tied_before=_tied_before(council, nomination, vote),
    )


def _tied_before(council: Council, nomination: Nomination, vote: Vote | None) -> tuple[Fraction, ...]:
    """The shares of the votes that tied before ``vote``, or before the one to come, where that is the second ballot:
    the first vote after the tie, of the same body. What another body or a later sitting votes on is voted on afresh."""
    tied = [council.votes[number] for number in nomination.runoff if vote is None or number < vote.id]
    sitting = council.sittings[vote.sitting] if vote else council.sitting() or council.latest_sitting()
    if not tied or sitting is None or council.sittings[tied[-1].sitting].body is not sitting.body:
        return ()
    votes = council.votes_of[nomination.id].values()
    if any(v.state is VoteState.CLOSED and tied[-1].id < v.id and (vote is None or v.id < vote.id) for v in votes):
        return ()
    return tuple(tally(earlier, council.sheet_of(earlier)).share for earlier in tied)


def is_pending(council: Council, nomination: Nomination) -> bool:
    """Whether the nomination's row is pending, without counting anything: for progress over thousands of them."""
    vote = council.concluded(nomination.id)
    return nomination.standing is Standing.OPEN and (vote is None or not council.speaks(nomination, vote))


_SET_ASIDE = {
    Standing.DEFERRED: Outcome.DEFERRED,
    Standing.RETURNED: Outcome.RETURNED,
    Standing.WITHDRAWN: Outcome.WITHDRAWN,
}


def _outcome(vote: Vote, figures: Tally, decisions: Mapping[Matter, Decision]) -> tuple[bool, Outcome, Reason]:
    """What one vote means by itself, the chair's decisions included; quotas come after."""
    waits = tie_waits(vote, figures)
    if not waits and not passes(vote, figures):
        return False, Outcome.NOT_PROPOSED, Reason.TIE if figures.tie and figures.enough else Reason.NONE
    if vote.rule.chair_must_agree and figures.chair_agrees is False:
        return False, Outcome.NOT_PROPOSED, Reason.CHAIR_POSITION
    if waits:
        return _by_the_chair(decisions.get(Matter.TIE), Reason.TIE, meanwhile=False)
    if vote.rule.chair_must_agree and figures.chair_agrees is None:
        return _by_the_chair(decisions.get(Matter.CHAIR_POSITION), Reason.CHAIR_POSITION, meanwhile=True)
    return True, Outcome.PROPOSED, Reason.NONE


def _by_the_chair(decision: Decision | None, reason: Reason, *, meanwhile: bool) -> tuple[bool, Outcome, Reason]:
    """The outcome by the chair's decision; without one it waits, and ``meanwhile`` is whether the numbers carry it."""
    if decision is None:
        return meanwhile, Outcome.NEEDS_CHAIR, reason
    return decision.favour, Outcome.PROPOSED if decision.favour else Outcome.NOT_PROPOSED, reason
