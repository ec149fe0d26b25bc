"""What every page of the council's setup has: lines with a cursor, and what its keys do there."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from store.council_file import CouncilFile
from widgets.lines import Line
from widgets.palette import Tone
from widgets.prompt import Prompt

if TYPE_CHECKING:
    from screens.setup import SetupPlace

Deeds = Mapping[str, Callable[[], None]]
"""What a page can do, by the names that the place's actions have."""


class SetupPage:
    """One page. What it asks is asked by its place, which hands the answers back to the page in front."""

    def __init__(self, place: "SetupPlace") -> None:
        self.place = place
        self.cursor = 0

    @property
    def file(self) -> CouncilFile:
        """The council's file that is open."""
        return self.place.file

    @property
    def unsaved(self) -> bool:
        """Whether something was changed here that is not in the file yet."""
        return False

    @property
    def settled(self) -> bool:
        """Whether the council confirmed everything here."""
        return True

    @property
    def gone(self) -> bool:
        """Whether what the page is about is not there any more."""
        return False

    def title(self) -> str:
        """What the page shows, in a few words; of one of the pages side by side, how much of it is confirmed."""
        raise NotImplementedError

    def deeds(self) -> Deeds:
        """What can be done here, in the order in which the keys are shown."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Line]:
        """One line for each thing that the cursor can stand on."""
        raise NotImplementedError

    def details(self, width: int) -> list[Line]:
        """What is under the cursor in full, in three lines at most; never called without a line."""
        raise NotImplementedError

    def typed(self, purpose: str, text: str) -> None:
        """Something was typed that is not answered yet."""

    def answered(self, event: Prompt.Answered) -> None:
        """A question of this page was answered."""
        raise NotImplementedError

    def keep(self, act: Callable[[], object], name: str) -> bool:
        """Do an act on the file, and show what is there now."""
        if not self.place.act(act, name):
            return False
        self.place.redraw()
        return True


def indented(lines: Iterable[Line]) -> list[Line]:
    """``lines`` with a blank before each."""
    return [[(" ", Tone.PLAIN), *spans] for spans in lines]


def listed(text: str) -> tuple[str, ...]:
    """What stands between the commas or semicolons of ``text``."""
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())
