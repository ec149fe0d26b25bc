"""The award list: what is proposed, form by form from the highest, as the chair reads it from the big screen."""

from bisect import bisect_right
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from council.award_list import Seal
from council.outcomes import Outcome, Row
from council.results import results
from council.text import clean_line
from council.words import N_, _
from documents.award_list import AwardGroup, award_groups, award_list_paper
from screens.actions import EVERYWHERE, Action, bar, bindings
from screens.clipboard import COPY_TABLE, copy_paper
from screens.paging import PAGING, Paging
from screens.place import Place
from store.place import Where
from widgets.award_rows import award_lines, list_state_spans
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line, wrap
from widgets.pages import Pages
from widgets.palette import Tone
from widgets.prompt import Prompt

_HEAD_DIGITS = 12


class AwardListPlace(Paging, Place):
    """The whole proposed list on one scroll; it is closed and reopened here."""

    TITLE_KEY = N_("Award list")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("turn(1)", "right,n,tab", N_("next form"), N_("Next award form or class"), "→"),
        Action("turn(-1)", "left,p,shift+tab", N_("form before"), N_("Award form or class before"), "←"),
        Action("close_list", "C", N_("close list"), N_("Close the list: its papers then carry this act and its hash")),
        Action("reopen_list", "O", N_("reopen list"), N_("Reopen the closed list, with a reason")),
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
        self._points: list[str] = []

    def compose_body(self) -> ComposeResult:
        """What kind of list this is and how complete, and the list."""
        yield LineView(id="head")
        yield Pages(id="list")

    def draw(self) -> None:
        """Show what is proposed as the council stands now."""
        council = self.file.council
        self._groups = award_groups(council)
        points = self._point_lines()
        found = award_lines(council, self._groups, self.pages.size.width)
        self._headings = [len(points) + place for place in found.headings]
        self._places = [(len(points) + place, number) for place, number in found.rows]
        self._last = len(points) + len(found.lines)
        self._rows = results(council).rows
        self.pages.fill([*points, *found.lines])
        self._tell_place()

    def keys(self) -> list[tuple[str, str]]:
        """Closing a draft, or reopening a closed list."""
        other = "close_list" if self.file.council.settings.list_closed else "reopen_list"
        return bar([action for action in (*self.ACTIONS, *EVERYWHERE) if action.name != other])

    def moved(self) -> None:
        """What was said before is read."""
        self.note()
        self._tell_place()

    def _tell_place(self) -> None:
        """Say what kind of list this is, how complete, and which form the first line in sight belongs to."""
        head = self.query_one("#head", LineView)
        width = head.size.width
        seal = self.file.list_seal()
        title: list[Span] = [(" " + _("PROPOSED AWARD LIST"), Tone.TITLE), *list_state_spans(self.file.council)]
        proposed = self._count(Outcome.PROPOSED)
        told = _("{proposed} proposed of {all}").format(proposed=proposed, all=len(self._rows))
        form: list[Span] = []
        if place := bisect_right(self._headings, self.pages.span[0] - 1):
            form = [(clean_line(self._groups[place - 1].results.title) + " ", Tone.TITLE)]
        head.show(
            [
                both_ends(title, [(told + " ", Tone.PLAIN)], width),
                both_ends(self._sealed(seal) if seal else self._left_open(), form, width),
                line("─" * width, Tone.FAINT),
            ]
        )
        first, last = self.pages.span
        ahead = [number for place, number in self._places if place >= first - 1] or [n for _p, n in self._places[-1:]]
        top = ahead[0] if ahead and first > 1 else None
        self.be_at(Where(page="award_list", top=top, end=last == self._last))

    def _sealed(self, seal: Seal) -> list[Span]:
        """Which act closed the list, and how the head begins that its papers carry."""
        words = _("act #{act} · head {head}…").format(act=seal.act, head=seal.head[:_HEAD_DIGITS])
        return [(" " + words, Tone.GOOD)]

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

    # closing

    def on_screen_resume(self) -> None:
        """Come to the front; what kept the list open when it was last tried may be settled."""
        self._points = []

    def action_close_list(self) -> None:
        """Ask before the list is closed, or say what keeps it open."""
        settings = self.file.council.settings
        if settings.list_closed:
            self.act(self.file.close_list)
            return
        self._points = self.file.keeps_open()
        self.redraw()
        if self._points:
            self.pages.edge(-1)
            self.note(_("The list cannot be closed yet: what is open stands above it."), Tone.WAIT)
        else:
            question = _("Close the list, version {version}? Enter: yes, Esc: no")
            self.prompt.ask("close", question.format(version=settings.list_version))

    def action_reopen_list(self) -> None:
        """Ask why the list is opened again."""
        if self.file.council.settings.list_closed:
            self.prompt.ask("reopen", _("Reopen the closed list. Why?"))
        else:
            self.act(lambda: self.file.reopen_list(""))

    def _point_lines(self) -> list[Line]:
        """What kept the list from being closed when that was last tried."""
        if not self._points:
            return []
        width = self.pages.size.width - 4
        told = [row for point in self._points for row in _point(point, width)]
        return [line(" " + _("The list cannot be closed yet:"), Tone.WAIT), *told, line()]

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Close or reopen the list."""
        if event.purpose == "close":
            self._done(self.file.close_list)
        else:
            self._done(lambda: self.file.reopen_list(event.text))

    def on_prompt_left(self) -> None:
        """Say that nothing was changed."""
        self.note(_("Nothing was changed."))

    def _done(self, act: Callable[[], object]) -> None:
        if self.act(act):
            self.redraw()

    # copying

    def action_copy_table(self) -> None:
        """Copy the list to the clipboard of the secretary's own machine."""
        self.note(*copy_paper(self.app, award_list_paper(self.file.council, seal=self.file.list_seal())))


def _point(text: str, width: int) -> list[Line]:
    first, *more = wrap(text, width)
    return [[(" – ", Tone.WAIT), *first], *([("   ", Tone.PLAIN), *row] for row in more)]
