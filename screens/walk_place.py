"""What the parts of the walk need of each other: the nomination in front, and acts on it."""

from abc import abstractmethod
from collections.abc import Callable

from council.nominations import Nomination
from screens.chair_decision import ChairDecision
from widgets.prompt import Prompt

Answers = dict[str, Callable[[], object]]


class WalkPlace(ChairDecision):
    """A place where one nomination is in front."""

    @abstractmethod
    def in_front(self) -> Nomination | None:
        """The nomination in front, or None where there is none."""

    @abstractmethod
    def stage_in_front(self) -> tuple[str, tuple[int, ...]]:
        """The title and the nominations of the unit or form that the walk is in."""

    @abstractmethod
    def bring(self, number: int | None) -> None:
        """Draw everything anew, with nomination ``number`` in front where it is one."""

    @abstractmethod
    def draw_card(self, page: int = 0) -> int:
        """Draw what is in front: the nomination, or a ``page`` of the names in the block that is asked about.

        Returns the page that was drawn.
        """

    @abstractmethod
    def do(self, act: Callable[[], object]) -> bool:
        """Do an act on the nomination in front and show what it changed; says whether it was done."""

    @abstractmethod
    def rests(self) -> bool:
        """Whether a voting key means nothing yet, since the nomination in front could not be read."""

    @abstractmethod
    def action_next_pending(self) -> None:
        """Go to the next nomination that is pending."""

    def answers(self, number: int, event: Prompt.Answered) -> Answers:  # noqa: ARG002 - the parts of the walk add theirs
        """What the answer to each question does to nomination ``number``, by the question's purpose."""
        return {}
