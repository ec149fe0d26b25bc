"""What every page of the tellers' desk has: lines with a cursor, and what its keys do there."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from council.ballot_count import Count
from council.errors import Refused
from council.nominations import Nomination
from council.words import _
from store.council_file import CouncilFile
from widgets.lines import Line
from widgets.prompt import Prompt

if TYPE_CHECKING:
    from screens.ballots import BallotsPlace

Deeds = Mapping[str, Callable[[], None]]
"""What a page can do, by the names that the place's actions have, in the order in which the keys are shown."""


class BallotPage:
    """One page of the desk. The place asks its questions and hands the answers back."""

    labels: ClassVar[Mapping[str, str]] = {}
    """What keys are called here, by deed, where it is not what they are called elsewhere."""
    takes_digits = False
    """Whether digits are numbers of lines here, instead of leading to the places."""

    def __init__(self, place: "BallotsPlace") -> None:
        self.place = place
        self.cursor = 0

    @property
    def file(self) -> CouncilFile:
        """The council's file that is open."""
        return self.place.file

    @property
    def count(self) -> Count:
        """The count under way. Raises Refused where there is none any more."""
        count = self.place.count
        if count is None:
            raise Refused(_("No count is under way."))
        return count

    def title(self) -> str:
        """What the page shows, in a few words."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Line]:
        """One line for each thing that the cursor can stand on."""
        raise NotImplementedError

    def details(self, width: int) -> list[Line]:
        """What is to be said below, in three lines at most."""
        raise NotImplementedError

    def deeds(self) -> Deeds:
        """What can be done here."""
        raise NotImplementedError

    def digit(self, digit: str) -> None:
        """Take a digit, where ``takes_digits``."""
        raise NotImplementedError

    def answered(self, event: Prompt.Answered) -> None:
        """A question of this page was answered."""

    def left(self) -> None:
        """A question of this page was left without an answer."""

    def numbers(self, numbers: dict[str, int]) -> None:
        """Numbers that this page asked for were entered."""

    def keep(self, act: Callable[[], object]) -> bool:
        """Do something with the count, say only what went wrong, and show what is there now."""
        done = self.place.count_act(act)
        self.place.redraw()
        return done

    def nomination(self, number: int) -> Nomination:
        """The nomination of that number."""
        return self.file.council.nominations[number]

    def what_for(self, number: int) -> str:
        """The form and class that a nomination on a ballot is for."""
        vote = next(vote for paper in self.count.papers for vote in paper.votes if vote.nomination == number)
        return self.file.council.forms[vote.form].title(vote.class_)
