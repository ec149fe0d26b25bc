"""The tellers' desk: secret ballots on paper, from naming the tellers to signing off the totals.

Nothing of it is for the room: the big screen learns no more than that ballots are counted.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key

from council.ballot_count import Count, Pass, differences, problems
from council.errors import Refused
from council.words import N_, _
from screens.actions import EVERYWHERE, ON_A_LIST, Action, bar, bindings
from screens.ballot_desk import DeskPage
from screens.ballot_entry import EntryPage
from screens.ballot_page import BallotPage
from screens.ballot_settling import DifferencesPage, TotalsPage
from screens.place import Place
from store.errors import StoreError
from store.place import Where, read_place
from widgets.key_line import key_line
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line
from widgets.number_entry import Meaning
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.scroll_list import ScrollList
from widgets.status_line import StatusLine


class BallotsPlace(Place):
    """A desk with its ballots; over it the entry of sheets, the differences, the totals."""

    TITLE_KEY = N_("Tellers' desk")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("do('tellers')", "t", N_("tellers"), N_("Name the tellers; they are no nominees")),
        Action("do('issue')", "p", N_("issue"), N_("Issue ballots: on a form, on a unit, on all that wait")),
        Action(
            "do('open')", "enter,space", N_("enter"), N_("Enter sheets; keep this sheet and take the next"), "Enter"
        ),
        Action("do('numbers')", "r", N_("returned"), N_("How many sheets were issued and came back")),
        Action("do('once')", "e", N_("once/twice"), N_("Make do with a single entry, or ask for the second")),
        Action("do('differences')", "d", N_("differences"), N_("Where the two entries differ, to be settled")),
        Action("do('sign_off')", "s", N_("sign off"), N_("The totals; again: the tellers sign them off")),
        Action("do('drop')", "D", N_("drop"), N_("Drop the count without a result")),
        Action("do('no')", "n", N_("no"), N_("A sheet: the line of that number is struck")),
        Action("do('other')", "o", N_("other"), N_("A sheet: the line says something else")),
        Action("do('blank')", "b", N_("blank"), N_("A sheet: the line is left unmarked")),
        Action("do('yes')", "y", N_("yes"), N_("A sheet: the line is yes after all")),
        Action("do('invalid')", "i", N_("invalid"), N_("The whole sheet is invalid; on to the next")),
        Action("do('left')", "left", N_("before"), N_("The sheet before; differences: the first is right"), "←"),
        Action("do('right')", "right", N_("after"), N_("The sheet after; differences: the second is right"), "→"),
        Action("do('erase')", "backspace", N_("erase"), N_("A sheet: take back what was typed last"), "⌫"),
        Action("do('remove')", "minus", N_("take away"), N_("Take the last sheet away"), "-"),
        Action("do('leave')", "ctrl+g,escape", N_("desk"), N_("Back to the desk"), "Esc"),
        *ON_A_LIST,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    BallotsPlace > #head { height: 3; }
    BallotsPlace > #foot { height: 5; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._desk, self._entry = DeskPage(self), EntryPage(self)
        self._differences, self._totals = DifferencesPage(self), TotalsPage(self)
        self._front: BallotPage = self._desk
        self._confirmed: Callable[[], None] | None = None

    def compose_body(self) -> ComposeResult:
        """Head, list, and what is to be done with the keys for it."""
        yield LineView(id="head")
        yield ScrollList(id="list")
        yield LineView(id="foot")

    # what the pages ask of the place

    @property
    def count(self) -> Count | None:
        """The count under way, or None, also where its file cannot be read."""
        try:
            return self.file.count
        except StoreError:
            return None

    @property
    def trouble(self) -> str:
        """Why the count file cannot be read, "" where it can."""
        return self.file.count_trouble()

    def show_desk(self, keep_note: bool = False) -> None:
        """Back to the ballots."""
        self._desk.go_to_unfinished()
        self._show(self._desk, keep_note)

    def show_entry(self, paper: int, entry: Pass) -> None:
        """Enter the sheets of a ballot."""
        self._entry.open(paper, entry)
        self._show(self._entry)
        count = self.count
        if count is not None and len(count.tellers) > 1 and entry is Pass.SECOND:
            self.note(_("The other teller enters the same sheets, without having seen the first entry."))

    def show_differences(self) -> None:
        """Settle where the entries differ, once both are complete."""
        count = self.count
        if count is not None and differences(count):
            self._differences.cursor = 0
            self._show(self._differences)
        else:
            self.note(_("No differences: they are told once a ballot was entered twice, whole."))

    def show_totals(self) -> None:
        """Show the totals, once there are any."""
        count = self.count
        if count is None or (found := problems(count)):
            self.note(found[0] if count else _("No count is under way."), Tone.WAIT)
        else:
            self._show(self._totals)

    def confirm(self, question: str, act: Callable[[], object], *, acts: bool = True) -> None:
        """Ask before ``act``; with ``acts`` it is an act of the council's file."""

        def agreed() -> None:
            if acts:
                self.count_act(act, said=True)
                self.redraw()
            else:
                act()

        self._confirmed = agreed
        self.note(question + " " + _("y or Enter: yes; any other key: no"), Tone.WAIT)

    def count_act(self, act: Callable[[], object], *, said: bool = False) -> bool:
        """Do something with the count; the number of an act is said only where it is one (``said``)."""
        number = self.file.ledger.number
        done = self.act(act)
        if done and (not said or number == self.file.ledger.number):
            self.query_one(StatusLine).saved(_("count kept"))
        return done

    def or_refusal(self, meaning: Meaning) -> Meaning:
        """``meaning``, or the sentence with which it refuses."""

        def words(numbers: dict[str, int]) -> Span:
            try:
                return meaning(numbers)
            except Refused as refused:
                return str(refused), Tone.BAD

        return words

    # drawing

    def on_screen_resume(self) -> None:
        """Come to the front, at the entry that is not complete."""
        if self._front is self._desk and self.count is not None:
            self._desk.go_to_unfinished()
        super().on_screen_resume()

    def draw(self) -> None:
        """Show the page in front."""
        if self.count is None and self._front is not self._desk:
            self._front = self._desk
        page, width = self._front, self.size.width
        lines = page.lines(width)
        page.cursor = max(0, min(page.cursor, len(lines) - 1))
        right: list[Span] = [(_("tellers only"), Tone.WAIT), (" ", Tone.PLAIN)]
        tellers = ", ".join(teller.name for teller in self.count.tellers) if self.count else ""
        head: list[Line] = [
            both_ends(line(f" {page.title()}", Tone.STRONG), right, width),
            both_ends(line(" " + _("Tellers: {names}").format(names=tellers or "–")), [], width),
            line("─" * width, Tone.FAINT),
        ]
        self.query_one("#head", LineView).show(head)
        self.query_one(ScrollList).draw(lines or [line(" " + _("Nothing is here."))], page.cursor if lines else None)
        self._draw_foot()
        if self.file.under_count():
            self.be_at(Where(page="ballots"))
        elif (read_place(self.file.ledger.path) or Where()).page == "ballots":
            self.be_at(Where())

    def _draw_foot(self) -> None:
        page, width = self._front, self.size.width
        details = [[(" ", Tone.PLAIN), *spans] for spans in page.details(width - 2)][:3]
        known = {action.name: action for action in self.ACTIONS}
        actions = [(known[f"do('{deed}')"], page.labels.get(deed)) for deed in page.deeds()]
        keys = key_line(bar([action._replace(label=label or action.label) for action, label in actions]), width)
        blanks = [line()] * (3 - len(details))
        self.query_one("#foot", LineView).show([line("─" * width, Tone.FAINT), *details, *blanks, keys])

    def keys(self) -> list[tuple[str, str]]:
        """Undo and the other places; the keys of the page in front stand above."""
        places = [action for action in EVERYWHERE if action.name.startswith("app.go")]
        others = [action for action in EVERYWHERE if action not in places]
        own = [action for action in self.ACTIONS if action.name == "undo"]
        return bar((*own, *places, *others))

    # keys

    def action_do(self, deed: str) -> None:
        """Do what the key means on the page in front."""
        deeds = self._front.deeds()
        if deed in deeds:
            self.note()
            deeds[deed]()
        else:
            self.note(_("That key means nothing here; the keys that do stand below."), Tone.WAIT)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._front.cursor += by
        self.draw()

    def action_undo(self) -> None:
        """Take back the latest act; of a sign-off say first that the sheets do not come back."""
        if self._front is not self._desk:
            self.note(_("Undo stands at the desk: Esc leads there."), Tone.WAIT)
            return
        latest = self.file.latest_act()
        if latest is not None and latest["verb"] == "sign_off":
            self.confirm(
                _("Take back the sign-off? Its nominations wait again, but the sheets must be counted anew."),
                self.take_back,
                acts=False,
            )
        else:
            self.take_back()

    def on_key(self, event: Key) -> None:
        """Answer the question that is open, or take a digit of a line's number."""
        if self._confirmed is not None:
            confirmed, self._confirmed = self._confirmed, None
            self.note()
            if event.key in ("y", "Y", "enter"):
                confirmed()
        elif self._front.takes_digits and event.character and event.character in "0123456789":
            self._front.digit(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """A question was answered."""
        self._front.answered(event)

    def on_prompt_left(self) -> None:
        """A question was left without an answer."""
        self._front.left()

    def on_prompt_numbers(self, event: Prompt.Numbers) -> None:
        """Numbers were entered."""
        self._front.numbers(event.numbers)

    def _show(self, page: BallotPage, keep_note: bool = False) -> None:
        self._front = page
        if not keep_note:
            self.note()
        self.redraw()
