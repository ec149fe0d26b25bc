"""The council as its file says it is, and the questions that need more than one table."""

from collections.abc import Iterable

from msgspec import Struct, field

from council.forms import AwardForm
from council.members import Body, Member, body_members
from council.nominations import Nomination
from council.remarks import Comment, Decision, Matter
from council.rules import Mode, Rule
from council.settings import Settings
from council.sittings import Sitting, SittingState, current_sitting
from council.units import Unit
from council.votes import Sheet, Vote, VoteState


class Council(Struct, kw_only=True):
    """Everything the file holds, as values by id. Only the store changes it, one act at a time."""

    settings: Settings = Settings(name="")
    members: dict[int, Member] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    forms: dict[int, AwardForm] = field(default_factory=dict)
    nominations: dict[int, Nomination] = field(default_factory=dict)
    sittings: dict[int, Sitting] = field(default_factory=dict)
    votes: dict[int, Vote] = field(default_factory=dict)
    sheets: dict[int, Sheet] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    decisions: dict[int, Decision] = field(default_factory=dict)
    votes_of: dict[int, dict[int, Vote]] = field(default_factory=dict)

    def sitting(self) -> Sitting | None:
        """The sitting that the secretary is at: the open one, else the latest not closed."""
        return current_sitting(self.sittings.values())

    def latest_sitting(self) -> Sitting | None:
        """The sitting that the figures are shown of: the latest that was ever opened."""
        held = [s for s in self.sittings.values() if s.state is not SittingState.PLANNED]
        return max(held, key=lambda s: s.id, default=None)

    def body(self, body: Body) -> list[Member]:
        """The members of ``body`` in the council's order."""
        return body_members(self.members.values(), body)

    def concluded(self, nomination: int, sitting: int | None = None) -> Vote | None:
        """The nomination's latest closed vote, of one sitting if asked for one."""
        closed = (
            vote
            for vote in self.votes_of.get(nomination, {}).values()
            if vote.state is VoteState.CLOSED and (sitting is None or vote.sitting == sitting)
        )
        return max(closed, key=lambda vote: vote.id, default=None)

    def rounds(self, nomination: int, sitting: int) -> int:
        """How many votes on a nomination were closed in one sitting."""
        votes = self.votes_of.get(nomination, {}).values()
        return sum(vote.sitting == sitting and vote.state is VoteState.CLOSED for vote in votes)

    def speaks(self, nomination: Nomination, vote: Vote) -> bool:
        """Whether ``vote`` still speaks for its nomination: on its present form and class, not to be taken again."""
        voted_on = (vote.form, vote.class_) == (nomination.form, nomination.class_)
        return voted_on and vote.id > nomination.revote_after

    def under_way(self, nomination: int) -> Vote | None:
        """The nomination's roll call that is not closed yet, or None."""
        votes = self.votes_of.get(nomination, {}).values()
        return next((vote for vote in votes if vote.state is VoteState.OPEN), None)

    def called_with(self, vote: Vote) -> list[Vote]:
        """The roll calls that one call of the members answers: the block's that ``vote`` is of, else it alone."""
        if vote.block is None:
            return [vote]
        return [v for v in self.votes.values() if v.block == vote.block and v.state is VoteState.OPEN]

    def voted_with(self, vote: Vote) -> list[Vote]:
        """The votes of ``vote``'s block that still speak and say the same as it, itself among them."""
        if vote.block is None:
            return [vote]
        block = (self.nominations[v.nomination] for v in self.votes.values() if v.block == vote.block)
        latest = ((nomination, self.concluded(nomination.id)) for nomination in block)
        said = self._said(vote)
        return [v for nomination, v in latest if v and self._said(v) == said and self.speaks(nomination, v)]

    def _said(self, vote: Vote) -> tuple[object, ...]:
        """What was entered once for all of a block; the opinions of absent members are each nomination's own."""
        replies = vote.written if self.sittings[vote.sitting].in_writing else None
        return vote.block, vote.counts, vote.choices, vote.sheet, replies

    def sheet_of(self, vote: Vote) -> Sheet | None:
        """The ballot sheet that ``vote`` was counted from."""
        return self.sheets[vote.sheet] if vote.sheet is not None else None

    def decisions_on(self, vote: Vote) -> dict[Matter, Decision]:
        """What the chair decided of this vote, the latest word on each matter."""
        spoken = sorted((d for d in self.decisions.values() if d.vote == vote.id), key=lambda d: d.id)
        return {decision.matter: decision for decision in spoken}

    def rule_of(self, nomination: Nomination, sitting: Sitting | None = None) -> Rule:
        """The rule that a vote on ``nomination`` falls under: the sitting's frozen one, else its form's."""
        frozen = sitting.rules.get(nomination.form) if sitting else None
        return frozen or self.forms[nomination.form].rule

    def mode_of(self, nomination: Nomination, sitting: Sitting | None = None) -> Mode:
        """How ``nomination`` is voted on: as the council resolved for it, else as its form's rule says.

        In a sitting in writing nobody raises a hand: every reply has a name.
        """
        mode = nomination.mode or self.rule_of(nomination, sitting).mode
        by_name = sitting is not None and sitting.in_writing and mode is Mode.SHOW_OF_HANDS
        return Mode.ROLL_CALL if by_name else mode

    def comments_on(self, nomination: int) -> list[Comment]:
        """The comments on a nomination, oldest first."""
        return [c for c in self.comments.values() if c.nomination == nomination]

    def of_unit(self, unit: int) -> list[Nomination]:
        """A unit's nominations by number."""
        return _by_number(n for n in self.nominations.values() if n.unit == unit)

    def of_form(self, form: int) -> list[Nomination]:
        """A form's nominations by number."""
        return _by_number(n for n in self.nominations.values() if n.form == form)


def _by_number(nominations: Iterable[Nomination]) -> list[Nomination]:
    return sorted(nominations, key=lambda n: n.id)
