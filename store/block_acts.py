"""Acts that record block votes (biểu quyết chung): one vote, entered once, one vote document for each nomination."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.rules import Mode
from council.votes import Counts, Sheet, Vote, VoteState, check_ballots, check_sheet, hands
from council.words import _
from council.written import voted_on
from store.door import taken_up
from store.secrecy import check_same_voters
from store.vote_acts import VoteActs


class BlockActs(VoteActs):
    """A block is of one mode. Its votes carry the same ``block``, the id of the first of them.

    Each of these raises Refused where a nomination is voted on in another way or has a member recused: those are taken
    singly.
    """

    def record_block(self, numbers: Iterable[int], *, no: int = 0, other: int = 0, not_voting: int = 0) -> list[Vote]:
        """Record one show of hands on several nominations."""
        votes = self._together(numbers, Mode.SHOW_OF_HANDS)
        counts = hands(len(votes[0].voters), no=no, other=other, not_voting=not_voting)
        return self._keep_block([replace(vote, counts=counts) for vote in votes])

    def record_block_ballots(self, numbers: Iterable[int], sheet: Sheet, counts: Counts) -> list[Vote]:
        """Record the counted totals of one secret ballot on several nominations, all from the one new ``sheet``.

        The opinions of those consulted in writing are merged in; they must be the same members for all.
        """
        votes = self._together(numbers, Mode.SECRET_BALLOT)
        votes = [replace(vote, consulted=self._consulted(vote)) for vote in votes]
        check_sheet(sheet, len(votes[0].voters))
        for vote in votes:
            if set(vote.consulted) != set(votes[0].consulted):
                raise Refused(
                    _("Nomination {number}: other members are consulted on it, vote on it by itself.").format(
                        number=vote.nomination
                    )
                )
        check_same_voters(self.ledger, votes)
        check_ballots(sheet, counts, len(votes[0].consulted))
        sheet = replace(sheet, id=self.next_id("sheets"), sitting=votes[0].sitting)
        return self._keep_block([replace(vote, sheet=sheet.id, counts=counts) for vote in votes], sheet)

    def begin_block_call(self, numbers: Iterable[int]) -> list[Vote]:
        """Begin one call of the members on several nominations; ``answer`` on one of them answers for all."""
        votes = [replace(vote, state=VoteState.OPEN) for vote in self._together(numbers, Mode.ROLL_CALL)]
        nominations = [self.council.nominations[vote.nomination] for vote in votes]
        changes: dict[str, dict[int, Any]] = {"votes": {vote.id: vote for vote in votes}}
        if changed := {n.id: taken_up(n) for n in nominations if taken_up(n) != n}:
            changes["nominations"] = changed
        self.commit("begin_roll_call", changes)
        return votes

    def _together(self, numbers: Iterable[int], mode: Mode) -> list[Vote]:
        """The votes of a block as things stand now, still without what was said."""
        votes: list[Vote] = []
        first = self.next_id("votes")
        for number in dict.fromkeys(numbers):
            vote = self._new_vote(number, mode)
            if set(vote.recused) & set(vote.roster):
                raise Refused(
                    _("Nomination {number}: a member is recused, vote on it by itself.").format(number=number)
                )
            votes.append(replace(vote, id=first + len(votes), block=first))
        if not votes:
            raise Refused(_("There is nothing to vote on together: no nomination was named."))
        return votes

    def _keep_block(self, votes: list[Vote], sheet: Sheet | None = None) -> list[Vote]:
        nominations = [self.council.nominations[vote.nomination] for vote in votes]
        changes: dict[str, dict[int, Any]] = {"votes": {vote.id: vote for vote in votes}}
        if changed := {n.id: voted_on(n) for n in nominations if voted_on(n) != n}:
            changes["nominations"] = changed
        if sheet:
            changes["sheets"] = {sheet.id: sheet}
        self.commit("block_vote", changes)
        return votes
