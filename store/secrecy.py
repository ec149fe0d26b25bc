"""What two totals of one secret ballot would tell together.

Totals that were taken back stay in the history. Entered again with one voter more or less, the difference between the
two would be that member's vote.
"""

from collections.abc import Sequence

from council.errors import Refused
from council.votes import Vote
from council.words import _
from store.acts import Document
from store.ledger import Ledger


def check_same_voters(ledger: Ledger, votes: Sequence[Vote]) -> None:
    """Check that totals of the same ballots taken back before were of the same voters. Raises Refused."""
    by_nomination = {vote.nomination: vote for vote in votes}
    for number in range(ledger.number, 0, -1):
        act = ledger.act(number)
        for earlier in act["set"].get("votes", {}).values():
            vote = by_nomination.get(earlier["nomination"]) if earlier is not None else None
            if vote and _same_ballot(earlier, vote) and _voters(earlier) != _own_voters(vote):
                raise Refused(
                    _(
                        "Nomination {number}: totals of this ballot with other voters stand in the history; the "
                        "difference would lay a vote open. Mark attendance and written opinions as they were then."
                    ).format(number=vote.nomination)
                )
        if act["verb"] == "open_sitting":
            return


def _same_ballot(document: Document, vote: Vote) -> bool:
    same = ("sitting", vote.sitting), ("mode", vote.mode.value)
    return all(document.get(key) == value for key, value in same) and document.get("round", 1) == vote.round


def _voters(document: Document) -> tuple[set[int], set[int]]:
    here, recused, consulted = (document.get(key) or () for key in ("present", "recused", "consulted"))
    return set(here) - set(recused), set(consulted)


def _own_voters(vote: Vote) -> tuple[set[int], set[int]]:
    return set(vote.voters), set(vote.consulted)
