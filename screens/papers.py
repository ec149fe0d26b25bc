"""The papers: what is written, in which formats, where to; then where the files lie and how to fetch them."""

import os
import threading
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from council.council import Council
from council.errors import Refused
from council.sittings import SittingState
from council.words import N_, _
from documents.award_list import award_list_paper
from documents.export import council_of
from documents.export_choice import Choice
from documents.export_files import files_of
from documents.file_slugs import sitting_folder
from documents.labels import sitting_text
from documents.paper_contents import PAPER_NAMES, paper_contents
from documents.results_table import results_paper
from documents.summary import summary_paper
from screens.actions import Action, bindings
from screens.clipboard import copy_paper, copy_text
from screens.fetch_line import fetch_line
from screens.file_names import completed, matches, short
from screens.paper_choices import FORMATS, PaperChoices
from screens.paper_writing import FileMade, NothingWritten, PapersWritten, Writing
from screens.place import Place
from store.account import account_name
from store.errors import Outside
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line, wrap
from widgets.palette import Tone
from widgets.paper_rows import about_lines, paper_lines, written_lines
from widgets.prompt import Prompt
from widgets.scroll_list import ScrollList

_FOOT = 7


class _Held(NamedTuple):
    """What the papers would hold, ``of`` which state of the council."""

    of: tuple[object, ...]
    council: Council
    contents: dict[str, str]


class _Files(NamedTuple):
    """How many files each kind comes to, ``of`` which choice; or the ``trouble`` why that cannot be said."""

    of: tuple[object, ...]
    number: dict[str, int]
    trouble: str


class PapersPlace(Place):
    """The kinds of papers as lines that are switched on and off, above them what goes for all."""

    TITLE_KEY = N_("Papers")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("write", "e,enter", N_("write"), N_("Write what is chosen into the folder"), "e"),
        Action("switch", "space", N_("on/off"), N_("Write this paper, or leave it out"), "␣"),
        Action("switch_all", "a", N_("all/none"), N_("Write all papers, or none")),
        Action("formats", "f", N_("formats"), N_("Word, Excel, JSON, every format: the next choice")),
        Action("folder", "d", N_("folder"), N_("Into which folder; Tab completes")),
        Action("templates", "t", N_("templates"), N_("Folder with Word templates of the office's own")),
        Action("sitting", "s", N_("sitting"), N_("As the council stands now, or as it stood when a sitting closed")),
        Action("copy_table", "y", N_("copy table"), N_("Copy list, results or summary to your own clipboard")),
        Action("copy_line", "Y", N_("copy scp"), N_("Copy the line that fetches the files to your own machine")),
        Action("cancel", "escape,ctrl+g", N_("stop"), N_("Stop writing; nothing is left of it"), "Esc", False),
        Action("move(1)", "down,j", N_("down"), N_("Next line"), "↓", False),
        Action("move(-1)", "up,k", N_("up"), N_("Line before"), "↑", False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = f"""
    PapersPlace > #head {{ height: 5; }}
    PapersPlace > #foot {{ height: {_FOOT}; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0
        self._choices = PaperChoices()
        self._held: _Held | None = None
        self._files: _Files | None = None
        self._writing: Writing | None = None
        self._written: list[Path] = []
        self._said = ""
        self._question = ""

    def compose_body(self) -> ComposeResult:
        """What goes for all papers, the papers, and how the writing goes."""
        yield LineView(id="head")
        yield ScrollList(id="list")
        yield LineView(id="foot")

    def _now(self) -> _Held:
        """What the papers would hold, put together once for each state of the council."""
        ledger, chosen = self.file.ledger, self._choices.choice(self.file.ledger.path)
        of = (ledger.number, ledger.head, chosen.sitting, _("Papers"))
        if self._held is None or self._held.of != of:
            council = council_of(self.file, chosen)
            self._held = _Held(of, council, paper_contents(council, chosen.sitting))
        return self._held

    def _files_now(self) -> _Files:
        """What it comes to, put together once for each choice."""
        held, chosen = self._now(), self._choices.choice(self.file.ledger.path)
        of = (held.of, chosen)
        if self._files is None or self._files.of != of:
            try:
                found = files_of(self.file, held.council, chosen)
                self._files = _Files(of, {kind: len(files) for kind, files in found.items()}, "")
            except Refused as refused:
                self._files = _Files(of, {}, str(refused))
        return self._files

    # drawing

    def draw(self) -> None:
        """Show what is chosen and how the writing goes."""
        held, width = self._now(), self.size.width
        self.query_one("#head", LineView).show(self._head(held.council, width))
        rows = paper_lines(held.contents, self._choices.kinds, self._files_now().number, width)
        self.query_one(ScrollList).draw(rows, self._cursor)
        self._draw_foot()

    def _head(self, council: Council, width: int) -> list[Line]:
        number, path = self._choices.sitting, self.file.ledger.path
        held = council.latest_sitting() if number is None else council.sittings[number]
        sitting = sitting_text(held) if held else _("no sitting was opened yet")
        if number is not None:
            sitting = _("{sitting}, as it closed").format(sitting=sitting)
        state: Span = (_("DRAFT") + " ", Tone.WAIT)
        if council.settings.list_closed:
            state = (_("list closed") + " ", Tone.GOOD)
        templates = self._choices.templates(path)
        about = (
            (_("Folder"), f"{short(self._choices.folder(path))}/{sitting_folder(council, number)}/"),
            (_("Formats"), _(FORMATS[self._choices.formats][0])),
            (_("Word templates"), short(templates) if templates else _("the program's own")),
        )
        return [
            both_ends([(" " + _("Papers"), Tone.TITLE), (f" · {sitting}", Tone.PLAIN)], [state], width),
            *about_lines(about, width),
            line("─" * width, Tone.FAINT),
        ]

    def _draw_foot(self) -> None:
        width = self.size.width
        told: list[Line] = []
        if self._writing:
            told = self._progress(self._writing)
        elif said := self._said or self._files_now().trouble:
            told = [[(" ", Tone.WAIT), *row] for row in wrap(said, width - 2, Tone.WAIT, most=_FOOT - 1)]
        elif self._written:
            told = written_lines(self._written, self._fetch_line(), width)
        self.query_one("#foot", LineView).show([line("─" * width, Tone.FAINT), *told])

    def _progress(self, writing: Writing) -> list[Line]:
        made = f"{writing.made}/{writing.total} · {writing.name}" if writing.total else _("Writing …")
        told = _("Esc stops it, and nothing is left of it; you can go on elsewhere meanwhile.")
        return [line(f" {made}", Tone.STRONG), line(f" {told}", Tone.FAINT)]

    def _fetch_line(self) -> str:
        return fetch_line(self._written[0].parent, account_name(), os.environ) if self._written else ""

    # choosing

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._cursor = max(0, min(self._cursor + by, len(PAPER_NAMES) - 1))
        self._drawn_anew()

    def action_switch(self) -> None:
        """Write the paper under the cursor, or leave it out."""
        self._choices.switch([self._kind()])
        self._drawn_anew()

    def action_switch_all(self) -> None:
        """Write all, or none where all were."""
        self._choices.switch(list(PAPER_NAMES))
        self._drawn_anew()

    def action_formats(self) -> None:
        """The next choice of formats."""
        self._choices.next_formats()
        self._drawn_anew()

    def action_sitting(self) -> None:
        """The council as it stands now, then as it stood when each sitting closed."""
        closed = [held.id for held in self.file.council.sittings.values() if held.state is SittingState.CLOSED]
        self._choices.next_sitting(closed)
        self._drawn_anew()
        if not closed:
            self.note(_("No sitting is closed yet: the papers are of the council as it stands now."), Tone.WAIT)

    def _drawn_anew(self) -> None:
        self._said = ""
        self.note()
        self.draw()

    def _kind(self) -> str:
        return list(PAPER_NAMES)[self._cursor]

    # folders

    def action_folder(self) -> None:
        """Ask into which folder."""
        asked = _("Into the folder (the sitting gets one of its own in it); Tab completes")
        self._ask("folder", asked, self._choices.folder(self.file.ledger.path))

    def action_templates(self) -> None:
        """Ask where the office's own templates are."""
        asked = _("Folder with Word templates, empty for the program's own; Tab completes")
        self._ask("templates", asked, self._choices.templates(self.file.ledger.path))

    def _ask(self, purpose: str, question: str, path: Path | None) -> None:
        self._question = question
        self.prompt.ask(purpose, question, value=short(path) if path else "")

    def on_prompt_completing(self, event: Prompt.Completing) -> None:
        """Complete a folder's name as far as it is clear."""
        folders = [name for name in matches(event.text) if name.endswith("/")]
        self.prompt.ask(event.purpose, self._question, value=completed(event.text, folders))

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Take the folder, or write again over what is there."""
        try:
            match event.purpose:
                case "folder":
                    self._choices.name_folder(event.text)
                case "templates":
                    self._choices.name_templates(event.text)
                case "overwrite" if event.choice:
                    self._write(overwrite=True)
                case "overwrite":
                    self.note(_("Nothing was written."))
        except (Refused, Outside) as error:
            self._said = str(error)
        self.draw()

    # writing

    def action_write(self) -> None:
        """Write what is chosen; files that are there already only after a second question."""
        if self._writing:
            self.note(_("Papers are being written already; Esc stops that."), Tone.WAIT)
        elif not self._order().pairs:
            self.note(_("Nothing is chosen that there is in these formats."), Tone.WAIT)
        else:
            self._write()

    def _order(self) -> Choice:
        return self._choices.choice(self.file.ledger.path, self._choices.kinds)

    def _write(self, *, overwrite: bool = False) -> None:
        path = self.file.ledger.path
        self._writing = Writing(path, self._order(), self._choices.folder(path), overwrite, threading.Event())
        self.run_worker(partial(self._writing.run, self.post_message), thread=True, group="papers")
        self._drawn_anew()

    def action_cancel(self) -> None:
        """Stop writing after the file that is being made."""
        if self._writing:
            self._writing.cancel.set()
            self.note(_("Stopping …"), Tone.WAIT)

    def on_unmount(self) -> None:
        """Leave no files behind that nobody waits for."""
        if self._writing:
            self._writing.cancel.set()

    def on_file_made(self, event: FileMade) -> None:
        """Say how far it is."""
        if self._writing:
            self._writing.made, self._writing.total, self._writing.name = event.made, event.total, event.name
            self._draw_foot()

    def on_papers_written(self, event: PapersWritten) -> None:
        """Say where they lie."""
        self._writing, self._written = None, event.paths
        self._draw_foot()
        self._tell(_("The papers are written: {number} files.").format(number=len(event.paths)), Tone.GOOD)

    def on_nothing_written(self, event: NothingWritten) -> None:
        """Say why; where only files of these names exist, ask."""
        self._writing = None
        self._said = "" if event.exists else event.why
        self._draw_foot()
        if event.exists and self.is_current:
            choices = [_("leave them as they are"), _("write them anew")]
            self.prompt.ask("overwrite", _("There are such files already (↑ ↓, Enter):"), choices=choices)
        else:
            self._tell(
                _("The papers were not written.") if event.why else _("Stopped: nothing was written."), Tone.WAIT
            )

    def _tell(self, text: str, tone: Tone) -> None:
        """Say ``text`` here and, where the secretary has gone on, in the place in front unless it asks something."""
        self.note(text, tone)
        front = self.app.screen
        if isinstance(front, Place) and front is not self and not front.prompt.asking:
            front.note(text, tone)

    # the clipboard

    def action_copy_table(self) -> None:
        """Copy the table of the paper under the cursor to the clipboard of the secretary's own machine."""
        council, seal = self._now().council, self.file.list_seal()
        papers = {
            "list": partial(award_list_paper, council, seal=seal),
            "results": partial(results_paper, council, sitting=self._choices.sitting, seal=seal),
            "summary": partial(summary_paper, council, sitting=self._choices.sitting, seal=seal),
        }
        made = papers.get(self._kind())
        if made is None:
            self.note(_("Only the award list, the results and the summary are tables to copy."), Tone.WAIT)
        else:
            self.note(*copy_paper(self.app, made()))

    def action_copy_line(self) -> None:
        """Copy the line that fetches the files."""
        fetch = self._fetch_line()
        if fetch:
            self.note(*copy_text(self.app, fetch, _("The line is copied; the terminal must allow it (OSC 52).")))
        else:
            self.note(_("There is no such line: write papers first, over SSH."), Tone.WAIT)
