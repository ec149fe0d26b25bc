"""The council itself: units, rules of its award forms, headings, papers, models. All that a template said, and more."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from council.words import N_, _
from screens.actions import EVERYWHERE, ON_A_LIST, Action, bar, bindings
from screens.heading_page import HeadingPage
from screens.papers_page import PapersPage
from screens.place import Place
from screens.practices_page import PracticesPage
from screens.rule_page import RulePage
from screens.setup_page import SetupPage, indented
from screens.unit_page import UnitPage
from widgets.key_line import key_line
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.scroll_list import ScrollList


class SetupPlace(Place):
    """Five pages side by side; a form, its rule and its quotas, a model open over their lists."""

    TITLE_KEY = N_("Council")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("do('edit')", "enter,e", N_("edit"), N_("Change what is under the cursor; open the rule"), "e"),
        Action("do('names')", "a", N_("other names"), N_("Units: the other names that lists call it by")),
        Action("do('quotas')", "t", N_("quotas"), N_("Rules: how many may be proposed of each class and kind")),
        Action("do('form')", "n", N_("form"), N_("Rules: the form's names and classes, for whom, who decides")),
        Action("do('add')", "m", N_("add"), N_("Add one more of what the page shows")),
        Action("do('remove')", "x", N_("remove"), N_("Remove what is under the cursor; of a quota, lift it")),
        Action("do('confirm')", "y", N_("confirm"), N_("The council confirms the name, rule, quorum or basis")),
        Action("do('confirm_all')", "Y", N_("confirm all"), N_("The council confirms all of them")),
        Action("do('turn')", "right,space", N_("next choice"), N_("A rule: the next choice, or type the text"), "→"),
        Action("do('turn_back')", "left", N_("choice before"), N_("A rule: the choice before"), "←"),
        Action("do('ready')", "r", N_("ready-made"), N_("A rule: fill it from a practice that was found")),
        Action("do('save')", "s", N_("save"), N_("A rule: save its changes as one act")),
        Action("do('drop')", "d", N_("drop"), N_("A rule: drop its changes")),
        Action(
            "do('back')",
            "ctrl+g,escape,backspace",
            N_("back"),
            N_("From a rule, a form, its quotas or a model to the list"),
            "⌫",
        ),
        Action("page", "tab", N_("other page"), N_("The next page: units, rules, headings, papers, models"), "Tab"),
        *ON_A_LIST,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    SetupPlace > #head { height: 2; }
    SetupPlace > #foot { height: 5; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[SetupPage, ...] = (
            UnitPage(self), RulePage(self), HeadingPage(self), PapersPage(self), PracticesPage(self)
        )  # fmt: skip
        self._shown: SetupPage = self._pages[0]
        self._over: SetupPage | None = None
        self._said: tuple[str, Tone] | None = None

    def compose_body(self) -> ComposeResult:
        """Head, list, and what is under the cursor in full with the keys that mean something there."""
        yield LineView(id="head")
        yield ScrollList(id="list")
        yield LineView(id="foot")

    # what the pages ask of the place

    @property
    def front(self) -> SetupPage:
        """The page in front."""
        return self._over or self._shown

    def open_page(self, page: SetupPage) -> None:
        """Put ``page`` over the list."""
        self._over = page
        self.note()
        self.redraw()

    def close_page(self) -> None:
        """Back to the list."""
        self._over = None
        self.redraw()

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say ``text`` in the place of the details, until the next key; nothing shows them again."""
        self._said = (text, tone) if text else None
        self._draw_foot()

    def refuses_unsaved(self) -> bool:
        """Whether the page in front has changes that are not saved; says so then."""
        if self.front.unsaved:
            self.note(_("These changes are not saved yet: s saves them, d drops them."), Tone.WAIT)
        return self.front.unsaved

    # drawing

    def draw(self) -> None:
        """Show the page in front."""
        if self._over is not None and self._over.gone:
            self._over = None
        page, width = self.front, self.size.width
        lines = page.lines(width)
        page.cursor = max(0, min(page.cursor, len(lines) - 1))
        title = self._tabs() if page is self._shown else line(f" {page.title()}", Tone.STRONG)
        head = both_ends(title, [(" Tab ", Tone.KEY)], width)
        self.query_one("#head", LineView).show([head, line("─" * width, Tone.FAINT)])
        self.query_one(ScrollList).draw(lines or [line(" " + _("There is none yet."))], page.cursor if lines else None)
        self._draw_foot()

    def _draw_foot(self) -> None:
        page, width = self.front, self.size.width
        details: list[Line] = []
        if self._said:
            text, tone = self._said
            details = indented(wrap(text, width - 2, tone, most=3))
        elif page.lines(width):
            details = page.details(width)
        known = {action.name: action for action in self.ACTIONS}
        keys = key_line(bar([known[f"do('{deed}')"] for deed in page.deeds()]), width)
        blanks = [line()] * (3 - len(details))
        self.query_one("#foot", LineView).show([line("─" * width, Tone.FAINT), *details, *blanks, keys])

    def _tabs(self) -> list[Span]:
        """The pages side by side, the one in front marked."""
        spans: list[Span] = [(" ", Tone.PLAIN)]
        for page in self._pages:
            tone = Tone.TITLE if page is self._shown else Tone.GOOD if page.settled else Tone.WAIT
            spans += [(page.title(), tone), (" │ ", Tone.FAINT)]
        return spans[:-1]

    def keys(self) -> list[tuple[str, str]]:
        """The keys of every page; those of the page in front stand above."""
        places = [action for action in EVERYWHERE if action.name.startswith("app.go")]
        others = [action for action in EVERYWHERE if action not in places]
        own = [action for action in self.ACTIONS if action.name in ("page", "undo")]
        return bar((*own, *places, *others))

    # keys

    def action_do(self, deed: str) -> None:
        """Do what the key means on the page in front."""
        self._said = None
        deeds = self.front.deeds()
        if deed in deeds:
            self.note()
            deeds[deed]()
        else:
            self.note(_("That key means nothing here; the keys that do stand below."), Tone.WAIT)

    def action_page(self) -> None:
        """Show the next page."""
        if self.refuses_unsaved():
            return
        self._shown = self._pages[(self._pages.index(self._shown) + 1) % len(self._pages)]
        self._over = self._said = None
        self.note()
        self.redraw()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._said = None
        self.front.cursor += by
        self.draw()

    def action_undo(self) -> None:
        """Take back the latest act, and say what it was about."""
        if self.refuses_unsaved():
            return
        self._said = None
        self.take_back()

    # questions

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Something is being typed."""
        self.front.typed(event.purpose, event.text)

    def on_prompt_left(self) -> None:
        """A question was left without an answer."""
        self.say("")

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """A question was answered."""
        self._said = None
        self.front.answered(event)
        self._draw_foot()
