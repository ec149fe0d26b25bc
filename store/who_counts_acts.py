"""Acts on who counts in a vote: written opinions of absent members, who was consulted in secret, recusals of a unit."""

from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.nominations import Nomination, Standing
from council.outcomes import Outcome
from council.results import results
from council.rules import Base, Mode
from council.sittings import Sitting
from council.votes import Choice, Vote
from council.walk import row_in_walk
from council.words import _
from council.written import without
from store.ballot_acts import BallotActs
from store.vote_acts import present_alone


class WhoCountsActs(BallotActs):
    """Written opinions and recusals."""

    def record_opinion(self, number: int, member: int, choice: Choice, reason: str = "") -> None:
        """Record the written opinion of an absent member (ý kiến bằng văn bản) on a vote that is not secret.

        It waits with the nomination until the vote is recorded, or joins the vote that was taken in this sitting; what
        the chair had decided of that vote's figures falls. In the place of another opinion it needs a reason.
        """
        nomination, sitting = self._may_write(number, member)
        voted = self._voted(nomination, sitting)
        mode = voted.mode if voted else self.council.mode_of(nomination, sitting)
        if mode is Mode.SECRET_BALLOT:
            raise Refused(
                _("Nomination {number} is voted on in secret: how a member voted is never written down.").format(
                    number=number
                )
            )
        if choice is Choice.NOT_VOTING:
            raise Refused(_("A written opinion says yes, no or something else."))
        self._check_silent(nomination, member)
        before = (voted.written if voted else nomination.written).get(member)
        if before is choice:
            return
        if before is not None and not reason:
            raise Refused(
                _("{name} has another written opinion already: say why it is changed.").format(
                    name=self.member(member).name
                )
            )
        changes: dict[str, dict[int, Any]] = {}
        if voted:
            changes["votes"] = {voted.id: replace(voted, written={**voted.written, member: choice})}
            if fell := self.decisions_on([voted.id]):
                changes["decisions"] = fell
        else:
            changes["nominations"] = {number: replace(nomination, written={**nomination.written, member: choice})}
        self.commit("opinion", changes, reason=reason or None)

    def consult(self, number: int, member: int) -> None:
        """Record that an absent member is consulted in writing on a secret vote, or is not; never how they vote.

        The opinion itself goes into the totals when the ballots are counted.
        """
        nomination, sitting = self._may_write(number, member)
        if self._voted(nomination, sitting):
            raise Refused(
                _("Nomination {number}: the ballots are counted; one opinion more would lay its owner open.").format(
                    number=number
                )
            )
        if number in self.under_count():
            raise Refused(_("The ballots on nomination {number} are being counted already.").format(number=number))
        if self.council.mode_of(nomination, sitting) is not Mode.SECRET_BALLOT:
            raise Refused(_("Nomination {number} is not voted on in secret: record the opinion.").format(number=number))
        if self.council.rule_of(nomination, sitting).base is Base.PRESENT:
            raise present_alone(number)
        known = member in nomination.consulted
        changed = (
            without(nomination, [member]) if known else replace(nomination, consulted=(*nomination.consulted, member))
        )
        self.commit("consult", {"nominations": {number: changed}})

    def recuse_unit(self, unit: int, member: int, reason: str) -> list[int]:
        """Recuse ``member`` from every pending nomination of a unit, as one act; returns their numbers."""
        if not reason:
            raise Refused(_("A recusal from a whole unit needs a reason: say why."))
        self.member(member)
        pending = [
            nomination
            for nomination in self.council.of_unit(unit)
            if member not in nomination.recused
            and row_in_walk(self.council, nomination).outcome is Outcome.PENDING
            and not self.council.under_way(nomination.id)
        ]
        if not pending:
            raise Refused(_("Nothing of this unit is pending that this member could be recused from."))
        changed = {n.id: replace(without(n, [member]), recused=(*n.recused, member)) for n in pending}
        self.commit("recuse_unit", {"nominations": changed}, reason=reason)
        return list(changed)

    def second_ballot(self, number: int, reason: str) -> list[int]:
        """Let the council vote again between those alone who tie with a nomination at the cut of a quota, as one act.

        Their order among each other is the new vote's; the place that they tied for stays. Returns their numbers.
        """
        if not reason:
            raise Refused(_("This needs a reason: say why."))
        self.open_sitting()
        self.nomination(number)
        group = next(
            group for group in results(self.council).forms for row in group.rows if row.nomination.id == number
        )
        asked = next(row for row in group.rows if row.nomination.id == number)
        if not asked.at_cut:
            raise Refused(_("Nomination {number} does not tie at the cut of a quota.").format(number=number))
        rows = [
            row
            for row in group.rows
            if row.rank == asked.rank and row.passed and row.nomination.kind is asked.nomination.kind
        ]
        if any(row.outcome is not Outcome.NEEDS_CHAIR or not row.at_cut for row in rows):
            raise Refused(_("The chair has a word on some of those who tie: let the chair decide on the others too."))
        changed: dict[int, Nomination] = {}
        for row in rows:
            if row.vote is not None:
                self.check_own_vote(row.vote)
                again = {"revote_after": row.vote.id, "runoff": (*row.nomination.runoff, row.vote.id)}
                changed[row.nomination.id] = replace(row.nomination, **again)
        self.commit("vote_again", {"nominations": changed}, reason=reason)
        return list(changed)

    def _may_write(self, number: int, member: int) -> tuple[Nomination, Sitting]:
        """The nomination and the open sitting, where ``member`` is absent and has a vote. Raises Refused."""
        nomination, sitting = self.nomination(number), self.open_sitting()
        name = self.member(member).name
        if sitting.in_writing:
            raise Refused(
                _("This sitting is in writing: mark who replied under “Attendance”, enter the replies as a roll call.")
            )
        if nomination.standing is Standing.WITHDRAWN:
            raise Refused(_("Nomination {number} was withdrawn: it is not voted on.").format(number=number))
        if member not in sitting.roster:
            raise Refused(
                _("Nomination {number}: {name} has no vote in this sitting.").format(number=number, name=name)
            )
        if member in nomination.recused:
            raise Refused(_("Nomination {number}: {name} is recused.").format(number=number, name=name))
        if member in sitting.present:
            raise Refused(_("{name} is here and votes in person.").format(name=name))
        return nomination, sitting

    def _check_silent(self, nomination: Nomination, member: int) -> None:
        """Raise Refused where the member has voted in person, in a vote taken or in the roll call under way."""
        sitting = self.open_sitting()
        votes = (self._voted(nomination, sitting), self.council.under_way(nomination.id))
        voted = any(member in (vote.voters if vote.counts else vote.choices) for vote in votes if vote)
        present = votes[0] is not None and member in votes[0].voters
        if voted or present:
            raise Refused(
                _("Nomination {number}: {name} has voted in person.").format(
                    number=nomination.id, name=self.member(member).name
                )
            )

    def _voted(self, nomination: Nomination, sitting: Sitting) -> Vote | None:
        vote = self.council.concluded(nomination.id, sitting.id)
        return vote if vote and self.council.speaks(nomination, vote) else None
