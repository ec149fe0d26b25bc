"""Places that show more lines than the screen has: the keys that go through them, the same in each."""

from textual.screen import Screen

from council.words import N_
from screens.actions import Action
from widgets.pages import Pages

PAGING = (
    Action("move(1)", "down,j", N_("down"), N_("Next line"), "↓", False),
    Action("move(-1)", "up,k", N_("up"), N_("Line before"), "↑", False),
    Action("page(1)", "pagedown,space", N_("page down"), N_("Next page"), "PgDn", False),
    Action("page(-1)", "pageup", N_("page up"), N_("Page before"), "PgUp", False),
    Action("edge(-1)", "home", N_("start"), N_("To the first line"), "Home", False),
    Action("edge(1)", "end", N_("end"), N_("To the last line"), "End", False),
)


class Paging(Screen[None]):
    """What PAGING does to the one Pages of a screen; ``moved`` is called after each of them."""

    @property
    def pages(self) -> Pages:
        """The lines that the keys go through."""
        return self.query_one(Pages)

    def moved(self) -> None:
        """Show what belongs to where the secretary is now."""

    def action_move(self, step: int) -> None:
        """Go up or down by lines."""
        self.pages.move(step)
        self.moved()

    def action_page(self, step: int) -> None:
        """Go up or down by pages."""
        self.pages.page(step)
        self.moved()

    def action_edge(self, end: int) -> None:
        """Go to the first or to the last line."""
        self.pages.edge(end)
        self.moved()
