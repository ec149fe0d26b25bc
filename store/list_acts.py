"""Acts on the award list as a whole: it is closed, and opened again with a reason."""

from msgspec.structs import replace

from council.award_list import Seal, open_points
from council.errors import Refused
from council.words import _
from store.ballot_acts import BallotActs


class ListActs(BallotActs):
    """Closing and reopening the award list. While it is closed the door lets no act in that its papers rest on."""

    def keeps_open(self) -> list[str]:
        """What keeps the award list from being closed, a sentence each, ballots under count included."""
        points = open_points(self.council)
        if trouble := self.count_trouble():
            points.append(trouble)
        elif self.under_count():
            points.append(_("Ballots are being counted: sign off or drop the count at the tellers' desk first."))
        return points

    def close_list(self) -> Seal:
        """Close the award list (chốt danh sách): from now on its papers carry this act's number and hash.

        Raises Refused with the first thing that keeps it open.
        """
        settings = self.council.settings
        if settings.list_closed:
            raise Refused(_("The award list is closed already."))
        if points := self.keeps_open():
            raise Refused(points[0])
        self.commit("close_list", {"council": {1: replace(settings, list_closed=self.ledger.number + 1)}})
        seal = self.list_seal()
        assert seal is not None
        return seal

    def reopen_list(self, reason: str) -> None:
        """Open the award list again, with a reason: its next papers are a draft of another version."""
        settings = self.council.settings
        if not settings.list_closed:
            raise Refused(_("The award list is a draft: there is nothing to reopen."))
        if not reason:
            raise Refused(_("Opening the award list again needs a reason: say why."))
        changed = replace(settings, list_closed=0, list_version=settings.list_version + 1)
        self.commit("reopen_list", {"council": {1: changed}}, reason=reason)
