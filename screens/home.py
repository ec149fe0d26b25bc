"""Home: what the program is, councils opened lately, a new council from a template, a demonstration."""

import asyncio
import os
from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from council.errors import Refused
from council.text import clean_line
from council.words import N_, _
from documents.demo_file import DEMO_TEMPLATES, open_demo
from documents.template import TemplateMistakes, load_template, templates
from screens.actions import EVERYWHERE, Action, bar, bindings
from screens.file_names import completed, council_path, matches, short, typed_path
from screens.held import not_taken_over
from screens.place import Place
from store.account import account_name
from store.council_file import CouncilFile
from store.errors import Held, Holder, StoreError
from store.preferences import preferences
from store.take_over_session import take_over_session
from widgets.line_view import LineView
from widgets.lines import Line, both_ends, fit, line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.scroll_list import scrolled

_TEMPLATE_CELLS = 18
_MOST_RECENT = 5
_MOST_FOOT = 8
_PATHS = ("open", "template")


class Entry(NamedTuple):
    """One thing to choose: how it looks at a width, and what Enter does."""

    draw: Callable[[int], Line]
    choose: Callable[[], None]
    path: Path | None = None


class HomePlace(Place):
    """Choose a council to go on with, begin one, or look around in an invented one."""

    TITLE_KEY = N_("Home")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("choose", "enter", N_("choose"), N_("Open or begin what is under the cursor"), "⏎"),
        Action("open", "o", N_("open a file"), N_("Open a council's file by its path; Tab completes it")),
        Action("new", "n", N_("new"), N_("New council from a template: go to the templates")),
        Action("own_template", "t", N_("own template"), N_("New council from a template file of your own")),
        Action("demo", "d", N_("demo"), N_("Demonstration with invented people")),
        Action("read", "r", N_("read only"), N_("Open for reading what another session holds")),
        Action(
            "take_over", "T", N_("take over"), N_("End the session that holds the council, and go on"), in_bar=False
        ),
        Action("move(1)", "down,j", N_("down"), N_("Next line"), "↓", False),
        Action("move(-1)", "up,k", N_("up"), N_("Line before"), "↑", False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    HomePlace > #head { height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0
        self._template = ""
        self._held: Path | None = None
        self._holder: Holder | None = None
        self._said: list[tuple[str, Tone]] = []
        self._top = 0
        self._question = ""

    def compose_body(self) -> ComposeResult:
        """What the program is, the choices, and what went wrong."""
        yield LineView(id="head")
        yield LineView(id="body")

    # drawing

    def draw(self) -> None:
        """Show the choices as they are now."""
        self.query_one("#head", LineView).show(self._head())
        lines: list[Line] = []
        cursor = None
        number = 0
        for title, entries in self._sections():
            lines.append(line(" " + title, Tone.STRONG))
            for entry in entries:
                if number == self._cursor:
                    cursor = len(lines)
                lines.append(entry.draw(self.size.width))
                number += 1
            lines.append(line())
        lines.pop()
        body = self.query_one("#body", LineView)
        foot = self._foot()
        room = body.size.height - len(foot)
        self._top = scrolled(self._top, cursor or 0, len(lines), room)
        shown = lines[self._top : self._top + room]
        gap = [line()] * (room - len(shown))
        body.show([*shown, *gap, *foot], None if cursor is None else cursor - self._top)

    def keys(self) -> list[tuple[str, str]]:
        """The keys of this place; those of the others only where a council is open."""
        places = [action for action in EVERYWHERE if action.name.startswith("app.go")]
        others = [action for action in EVERYWHERE if action not in places]
        return bar((*self.ACTIONS, *others, *(places[1:] if self._open_now() else ())))

    def _head(self) -> list[Line]:
        text = _(
            "Runs the sittings of an emulation and commendation council: walks through the units' nominations, "
            "records votes and comments, and draws up the proposed award list."
        )
        rows = _indented(wrap(text, self.size.width - 2, most=3))
        return [*rows, *([line()] * (3 - len(rows))), line("─" * self.size.width, Tone.FAINT)]

    def _foot(self) -> list[Line]:
        said = self._said or self._notices()
        rows = [row for text, tone in said for row in _indented(wrap(text, self.size.width - 2, tone))]
        return rows[:_MOST_FOOT]

    def _notices(self) -> list[tuple[str, Tone]]:
        open_now = self._open_now()
        if open_now is None:
            return []
        council = open_now.council
        told = [(_("Open now: {name}.").format(name=council.settings.name), Tone.PLAIN)]
        if council.settings.invented:
            told.append((_("Everything in it is invented: people, units' lists and votes."), Tone.WAIT))
        return told

    def say(self, *sentences: str, tone: Tone = Tone.BAD) -> None:
        """Say ``sentences`` below the choices; without any, what is said normally."""
        self._said = [(sentence, tone) for sentence in sentences]
        self.draw()

    def _sections(self) -> list[tuple[str, list[Entry]]]:
        recent = [self._recent_entry(Path(path)) for path in preferences().recent[:_MOST_RECENT]]
        none = _("No council was opened here before")
        return [
            (_("Councils opened lately") if recent else none, recent),
            (_("New council from a template"), [self._template_entry(*template) for template in _shipped()]),
            (
                _("Look around: a demonstration, everybody in it is invented"),
                [self._demo_entry(name) for name in DEMO_TEMPLATES],
            ),
        ]

    def _entries(self) -> list[Entry]:
        return [entry for _title, entries in self._sections() for entry in entries]

    def _recent_entry(self, path: Path) -> Entry:
        try:
            changed = datetime.fromtimestamp(os.stat(path).st_mtime)
            mark, tone = changed.strftime("%d/%m/%Y %H:%M "), Tone.FAINT
        except OSError:
            mark, tone = _("missing") + " ", Tone.WAIT
        name = f"   {path.name}   "
        where: Line = [(name, Tone.PLAIN), (short(path.parent), Tone.FAINT)]
        return Entry(lambda width: both_ends(where, [(mark, tone)], width), lambda: self.open_path(path), path)

    def _template_entry(self, name: str, title: str) -> Entry:
        return Entry(partial(_named, name, title), partial(self._ask_file_name, name))

    def _demo_entry(self, name: str) -> Entry:
        return Entry(partial(_named, name, dict(_shipped())[name]), partial(self.open_demo, name))

    # choosing

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(self._cursor + by, len(self._entries()) - 1))
        self.draw()

    def action_choose(self) -> None:
        """Do what is under the cursor."""
        self.say()
        entries = self._entries()
        entries[min(self._cursor, len(entries) - 1)].choose()

    def action_new(self) -> None:
        """Go to the first template."""
        self._go_to_section(1)
        self.say(_("Choose a template with ↑ ↓ and Enter; t takes a template file of your own."), tone=Tone.PLAIN)

    def action_demo(self) -> None:
        """Go to the demonstrations."""
        self._go_to_section(2)
        self.say(_("Choose a demonstration with ↑ ↓ and Enter."), tone=Tone.PLAIN)

    def action_open(self) -> None:
        """Ask for the path of a file."""
        self._ask_path("open", _("File of the council; Tab completes"))

    def action_own_template(self) -> None:
        """Ask for the path of a template."""
        self._ask_path("template", _("Template file (TOML); Tab completes"))

    def action_read(self) -> None:
        """Open for reading what another session holds, or what is under the cursor."""
        entries = self._entries()
        path = self._held or (entries[self._cursor].path if self._cursor < len(entries) else None)
        if path is None:
            self.say(_("Choose one of the councils opened lately first, then r opens it for reading."), tone=Tone.WAIT)
        else:
            self._enter(partial(CouncilFile.read, path))

    def _go_to_section(self, section: int) -> None:
        self._cursor = sum(len(entries) for _title, entries in self._sections()[:section])
        self.draw()

    # opening

    def _open_now(self) -> CouncilFile | None:
        try:
            return self.file
        except LookupError:
            return None

    def open_path(self, path: Path) -> None:
        """Go on with the council in ``path``; the one that is open already is only shown."""
        self._held = None
        open_now = self._open_now()
        if open_now is not None and open_now.ledger.path == path.resolve():
            self.application.action_go("review" if open_now.council.latest_sitting() else "attendance")
            return
        try:
            self._enter(partial(CouncilFile.open, path, by=account_name()))
        except Held:
            self._held = path

    def action_take_over(self) -> None:
        """Ask once more before the session that holds the council is ended."""
        if self._held is None or self._holder is None:
            self.say(
                _("There is nothing to take over: open a council that another session holds first."), tone=Tone.WAIT
            )
            return
        question = _("End the session of {user} and take {file} over (↑ ↓, Enter)?")
        choices = [_("no, leave it"), _("yes, take it over")]
        asked = clean_line(question.format(user=self._holder.user, file=self._held.name))
        self.prompt.ask("take over", asked, choices=choices)

    async def _take_over(self, path: Path, holder: Holder) -> None:
        self.say(_("Asking the other session to save and leave …"), tone=Tone.PLAIN)
        if await asyncio.to_thread(take_over_session, path, holder):
            self.open_path(path)
        else:
            self.say(not_taken_over(holder))

    def open_demo(self, name: str) -> None:
        """Open a demonstration in a temporary file."""
        self._enter(partial(open_demo, name))

    def _enter(self, open: Callable[[], CouncilFile]) -> None:
        try:
            council_file = open()
        except Held as error:
            self._holder = error.holder
            take_over = _("Press r to open it for reading, T to take it over.")
            self.say(str(error), take_over if error.holder else _("Press r to open it for reading."))
            raise
        except TemplateMistakes as error:
            self.say(*error.mistakes)
        except (Refused, StoreError) as error:
            self.say(str(error))
        else:
            self._said = []
            self.application.open_file(council_file)

    def _new(self, name: str, path: Path) -> CouncilFile:
        template = load_template(name)
        return CouncilFile.create(
            path,
            template.settings,
            by=account_name(),
            units=template.units,
            members=template.members,
            forms=template.forms,
        )

    # asking

    def _ask_file_name(self, template: str) -> None:
        self._template = template
        suggestion = Path(template).stem + ".json"
        self.prompt.ask("new", _("File for the new council, template {name}").format(name=template), value=suggestion)

    def _ask_path(self, purpose: str, question: str) -> None:
        self._question = question
        self.prompt.ask(purpose, question)

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Show what the path could become."""
        if event.purpose in _PATHS:
            found = matches(event.text, _ending(event.purpose))
            self.say("   ".join(os.path.basename(name.rstrip("/")) for name in found[:40]), tone=Tone.FAINT)

    def on_prompt_completing(self, event: Prompt.Completing) -> None:
        """Complete a path as far as it is clear."""
        if event.purpose in _PATHS:
            text = completed(event.text, matches(event.text, _ending(event.purpose)))
            self.prompt.ask(event.purpose, self._question, value=text)

    def on_prompt_left(self) -> None:
        """Take the completions away."""
        self.say()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Do what was asked for."""
        self.say()
        if event.purpose == "take over":
            if event.choice and self._held is not None and self._holder is not None:
                self.run_worker(self._take_over(self._held, self._holder))
            return
        text = clean_line(event.text)
        if not text:
            return
        match event.purpose:
            case "open":
                self.open_path(typed_path(text) if typed_path(text).exists() else council_path(text))
            case "new":
                self._enter(partial(self._new, self._template, council_path(text)))
            case "template":
                self._check_template(typed_path(text))

    def _check_template(self, path: Path) -> None:
        try:
            load_template(path)
        except TemplateMistakes as error:
            self.say(*error.mistakes)
        else:
            self._ask_file_name(str(path))


@cache
def _shipped() -> list[tuple[str, str]]:
    return templates()


def _ending(purpose: str) -> str:
    return ".toml" if purpose == "template" else ".json"


def _named(name: str, title: str, width: int) -> Line:
    start = f"   {fit(name, _TEMPLATE_CELLS)} "
    return [(start, Tone.PLAIN), (fit(title, width - len(start)), Tone.FAINT)]


def _indented(rows: list[Line]) -> list[Line]:
    return [[(" ", Tone.PLAIN), *row] for row in rows]
