"""The award list: what is proposed, form by form from the highest, as the chair reads it from the big screen."""

from bisect import bisect_right
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from council.outcomes import Outcome, Row
from council.results import results
from council.text import clean_line
from council.words import N_, _
from documents.award_list import AwardGroup, award_groups, award_list_paper
from screens.actions import Action, bindings
from screens.clipboard import COPY_TABLE, copy_paper
from screens.paging import PAGING, Paging
from screens.place import Place
from store.place import Where
from widgets.award_rows import award_lines
from widgets.line_view import LineView
from widgets.lines import Span, both_ends, line
from widgets.pages import Pages
from widgets.palette import Tone


class AwardListPlace(Paging, Place):
    """The whole proposed list on one scroll."""

    TITLE_KEY = N_("Award list")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("turn(1)", "right,n,tab", N_("next form"), N_("Next award form or class"), "→"),
        Action("turn(-1)", "left,p,shift+tab", N_("form before"), N_("Award form or class before"), "←"),
        Action("app.go('papers')", "e", N_("papers"), N_("Papers: write them to files in a folder")),
        COPY_TABLE,
        *(action._replace(in_bar=action.name.startswith("page")) for action in PAGING),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = "AwardListPlace > #head { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[AwardGroup] = []
        self._headings: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._last = 0
        self._rows: list[Row] = []

    def compose_body(self) -> ComposeResult:
        """What kind of list this is and how complete, and the list."""
        yield LineView(id="head")
        yield Pages(id="list")

    def draw(self) -> None:
        """Show what is proposed as the council stands now."""
        council = self.file.council
        self._groups = award_groups(council)
        found = award_lines(council, self._groups, self.pages.size.width)
        self._headings, self._places, self._last = found.headings, found.rows, len(found.lines)
        self._rows = results(council).rows
        self.pages.fill(found.lines)
        self._tell_place()

    def moved(self) -> None:
        """What was said before is read."""
        self.note()
        self._tell_place()

    def _tell_place(self) -> None:
        """Say what kind of list this is, how complete, and which form the first line in sight belongs to."""
        head = self.query_one("#head", LineView)
        width = head.size.width
        title: list[Span] = [(" " + _("PROPOSED AWARD LIST"), Tone.TITLE), (" · " + _("DRAFT"), Tone.WAIT)]
        proposed = self._count(Outcome.PROPOSED)
        told = _("{proposed} proposed of {all}").format(proposed=proposed, all=len(self._rows))
        form: list[Span] = []
        if place := bisect_right(self._headings, self.pages.span[0] - 1):
            form = [(clean_line(self._groups[place - 1].results.title) + " ", Tone.TITLE)]
        head.show(
            [
                both_ends(title, [(told + " ", Tone.PLAIN)], width),
                both_ends(self._left_open(), form, width),
                line("─" * width, Tone.FAINT),
            ]
        )
        first, last = self.pages.span
        ahead = [number for place, number in self._places if place >= first - 1] or [n for _p, n in self._places[-1:]]
        top = ahead[0] if ahead and first > 1 else None
        self.be_at(Where(page="award_list", top=top, end=last == self._last))

    def _left_open(self) -> list[Span]:
        """What keeps the list from being complete."""
        pending, waiting = self._count(Outcome.PENDING), self._count(Outcome.NEEDS_CHAIR)
        left: list[str] = []
        if pending:
            left.append(_("{number} not voted on yet").format(number=pending))
        if waiting:
            left.append(_("{number} wait for the chair").format(number=waiting))
        whole = _("Every nomination has its outcome.") if self._rows and not left else ""
        return [(" " + (" · ".join(left) or whole), Tone.WAIT if left else Tone.GOOD)]

    def _count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self._rows)

    def action_turn(self, step: int) -> None:
        """Bring the next or the previous form to the top."""
        top = self.pages.span[0] - 1
        ahead = [place for place in self._headings if (place > top if step > 0 else place < top)]
        if ahead:
            self.pages.move((ahead[0] if step > 0 else ahead[-1]) - top)
            self.moved()

    def action_copy_table(self) -> None:
        """Copy the list to the clipboard of the secretary's own machine."""
        self.note(*copy_paper(self.app, award_list_paper(self.file.council)))
