"""Acts that record what members said and what the chair decided."""

from council.errors import Refused
from council.outcomes import Outcome, Reason
from council.remarks import Comment, Decision, Matter
from council.results import results
from council.words import _
from store.door import Door


class RemarkActs(Door):
    """Comments and the chair's decisions."""

    def comment(self, number: int, text: str, author: int | None = None, *, dissent: bool = False) -> Comment:
        """Record a comment on a nomination; ``author`` is a member id, or None.

        A ``dissent`` is kept on record (bảo lưu ý kiến): it is a named member's.
        """
        if author is not None:
            self.member(author)
        elif dissent:
            raise Refused(_("A dissent kept on record is a member's: say whose."))
        sitting = self.council.sitting()
        comment = Comment(
            id=self.next_id("comments"),
            nomination=self.nomination(number).id,
            sitting=sitting.id if sitting else 0,
            text=text,
            author=author,
            dissent=dissent,
            at=self.ledger.now(),
        )
        self.commit("comment", {"comments": {comment.id: comment}})
        return comment

    def decide(self, number: int, *, favour: bool, reason: str, basis: str = "") -> Decision:
        """Record what the presiding chair decides of a nomination that waits for it; a reason is due."""
        if not reason:
            raise Refused(_("A decision of the chair needs its reason: say why."))
        nomination = self.nomination(number)
        sitting = self.open_sitting()
        rows = results(self.council, form=nomination.form).rows
        row = next(row for row in rows if row.nomination.id == number)
        if row.outcome is not Outcome.NEEDS_CHAIR or row.vote is None:
            raise Refused(_("Nomination {number} does not wait for the chair.").format(number=number))
        self.check_own_vote(row.vote)
        matter = Matter.CHAIR_POSITION if row.reason is Reason.CHAIR_POSITION else Matter.TIE
        decision = Decision(
            id=self.next_id("decisions"),
            nomination=number,
            vote=row.vote.id,
            sitting=sitting.id,
            matter=Matter.CUT if row.at_cut else matter,
            favour=favour,
            member=sitting.chair,
            reason=reason,
            basis=basis,
            at=self.ledger.now(),
        )
        self.commit("decide", {"decisions": {decision.id: decision}}, reason=reason)
        return decision
