"""Lists in: units' lists are read, looked through, and only after a yes added as nominations."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from council.nominations import Nomination
from council.text import clean_line, fold
from council.words import N_, _
from screens.actions import Action, bindings
from screens.file_names import LIST_ENDINGS, completed, list_paths, matches, typed_path
from screens.paging import PAGING, Paging
from screens.place import Place
from store.confinement import check
from store.errors import StoreError
from widgets.line_view import LineView
from widgets.lines import Line, both_ends, fit, line, wrap
from widgets.pages import Pages
from widgets.palette import Tone
from widgets.prompt import Prompt

if TYPE_CHECKING:  # reading lists takes long to import: the interface starts without it
    from documents.list_import import ImportReport, ListChoice
    from widgets.import_rows import Spot

_NAME = 30


class ListsInPlace(Paging, Place):
    """The lists chosen so far with all that was read, found doubtful, and changed beside earlier lists of a unit."""

    TITLE_KEY = N_("Lists in")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("open", "o,ô,ơ", N_("open a list"), N_("Read a list, all lists of a folder, or all that * fits"), "o"),
        Action("add", "y", N_("add them"), N_("Add what was read as nominations of this council")),
        Action(
            "unit", "d,đ", N_("unit"), N_("Say which unit nominates, where the list under the cursor does not"), "d"
        ),
        Action("form", "f", N_("form"), N_("Say the award form, where the list under the cursor does not")),
        Action("skip", "s", N_("skip row"), N_("Leave out the row under the cursor, or take all rows in again")),
        Action("withdraw", "w,ư", N_("withdraw"), N_("Withdraw what a unit's replacement list leaves out"), "w"),
        Action("drop", "x", N_("drop"), N_("Put the list under the cursor away")),
        Action("undo", "u", N_("undo"), N_("Take back the latest act"), "", False),
        *(action._replace(in_bar=False) for action in PAGING),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = "ListsInPlace > #head { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._chosen: list[ListChoice] = []
        self._report: ImportReport | None = None
        self._spots: list[Spot] = []
        self._left_out: list[list[Nomination]] = []
        self._bring: int | None = None
        self._replaced: set[int] | None = None

    def compose_body(self) -> ComposeResult:
        """What is to be done, and what was read."""
        yield LineView(id="head")
        yield Pages()

    # drawing

    def redraw(self) -> None:
        """Read the lists anew, since they or the council may have changed meanwhile."""
        self._read()
        super().redraw()

    def _read(self) -> None:
        from documents.list_import import import_chosen

        units, forms = self._names("unit"), self._names("form")
        self._chosen = [
            replace(
                choice,
                unit=choice.unit if choice.unit in units else None,
                form=choice.form if choice.form in forms else None,
            )
            for choice in self._chosen
        ]
        self._report = None
        if self._chosen:
            self._report = self._of_replaced(import_chosen(self.file, self._chosen, dry_run=True))

    def _of_replaced(self, report: "ImportReport") -> "ImportReport":
        """``report`` without changes that only come from its own nominations, once they are added."""
        if self._replaced is None:
            return report
        return replace(report, changes=tuple(c for c in report.changes if c.unit in self._replaced))

    def _look_again(self) -> None:
        """Show what an act has changed; the lists are not read anew for it."""
        from documents.list_import import looked_at_again

        if self._report is not None:
            self._report = self._of_replaced(looked_at_again(self.file, self._report))
        self.draw_status()
        self.draw()

    def draw(self) -> None:
        """Show what was read."""
        self._draw_head()
        if self._report is None:
            text = _(
                "o reads the list of a unit: Excel, OpenDocument, CSV, Word, or the award list of a lower council. "
                "Nothing is added before you have seen what was read and pressed y."
            )
            self._spots = []
            self.pages.fill([line(), *([(" ", Tone.PLAIN), *row] for row in wrap(text, self.size.width - 2))])
            return
        from widgets.import_rows import import_lines

        drawn = import_lines(self.file.council, self._report, self._chosen, self.pages.size.width)
        self._spots = drawn.spots
        heads = [place for place, spot in enumerate(drawn.spots) if spot.list == self._bring]
        self.pages.fill(drawn.lines, drawn.stops)
        if heads:
            self.pages.edge(1)  # from below, so that the whole list under its head comes in sight
            self.pages.fill(drawn.lines, drawn.stops, cursor=heads[0])
        self._bring = None

    def _draw_head(self) -> None:
        width = self.size.width
        title: Line = [(" " + _("LISTS IN"), Tone.TITLE)]
        told, todo, tone = "", "", Tone.PLAIN
        report = self._report
        if report is not None:
            told = _("to be added {new} · there already {again} · problems {problems}").format(
                new=len(report.new), again=len(report.again), problems=len(report.problems)
            )
            todo, tone = self._todo(report)
        head = self.query_one("#head", LineView)
        head.show(
            [
                both_ends(title, [(told + " ", Tone.PLAIN)], width),
                line(fit(f" {todo}", width), tone),
                line("─" * width, Tone.FAINT),
            ]
        )

    def _todo(self, report: "ImportReport") -> tuple[str, Tone]:
        if report.problems:
            return _(
                "Nothing can be added yet: correct the list; d unit, f form, s skip the row, x drop the list."
            ), Tone.BAD
        if report.new:
            return _("y adds {number} nominations; nothing was added yet.").format(number=len(report.new)), Tone.WAIT
        if self._to_withdraw():
            return _("Nothing new in the lists; w withdraws what they leave out."), Tone.WAIT
        return _("All of it is there already; x puts a list away, 2 goes to the review."), Tone.GOOD

    def moved(self) -> None:
        """What was said before is read."""
        self.note()

    def _spot(self) -> "Spot":
        from widgets.import_rows import Spot

        cursor = self.pages.cursor
        return self._spots[cursor] if cursor is not None and cursor < len(self._spots) else Spot()

    def _place(self) -> int | None:
        """The list under the cursor, or the only one."""
        place = self._spot().list
        if place < 0 and len(self._chosen) == 1:
            return 0
        if place < 0:
            self.note(_("Put the cursor on a list first (↑ ↓)."), Tone.WAIT)
        return place if place >= 0 else None

    # choosing lists

    def action_open(self) -> None:
        """Ask for the path of a list."""
        self._ask_path("")

    def _ask_path(self, text: str) -> None:
        self.prompt.ask("path", _("List, folder or *; Tab completes:"), value=text)
        self._offer(text)

    def _offer(self, text: str) -> None:
        """Show what the path could become."""
        found = matches(text, LIST_ENDINGS)
        names = [os.path.basename(name.rstrip("/")) + ("/" if name.endswith("/") else "") for name in found]
        self._bring = 0
        self.pages.fill([line(fit(f"   {clean_line(name)}", self.size.width), Tone.FAINT) for name in names])

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Show what the path could become."""
        if event.purpose == "path":
            self._offer(event.text)

    def on_prompt_completing(self, event: Prompt.Completing) -> None:
        """Complete a path as far as it is clear."""
        if event.purpose == "path":
            self._ask_path(completed(event.text, matches(event.text, LIST_ENDINGS)))

    def on_prompt_left(self) -> None:
        """Show again what was read."""
        self.draw()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Do what was asked for."""
        match event.purpose:
            case "path":
                self._take(event.text)
            case "unit" | "form":
                self._name_chosen(event)
            case "withdraw":
                self._withdraw(self._left_out[event.choice], clean_line(event.text))

    def _take(self, text: str) -> None:
        """Choose the lists that ``text`` means and read them."""
        from documents.list_import import ListChoice

        try:
            if text:
                check(typed_path(text))
            paths = [path for path in list_paths(text) if text and path not in self._paths()]
        except (StoreError, OSError, ValueError) as error:
            self.draw()
            self.note(str(error) if isinstance(error, StoreError) else _no_list(text), Tone.WAIT)
            return
        missing = [path for path in paths if not path.is_file()]
        if missing or not paths:
            self.draw()
            if text:
                self.note(_no_list(text), Tone.WAIT)
            return
        if self._replaced is not None:  # those are done with
            self._chosen, self._replaced = [], None
        first = len(self._chosen)
        self._chosen += [ListChoice(path=path) for path in paths]
        self._read()
        self._bring = self._doubtful(first)
        super().redraw()

    def _doubtful(self, first: int) -> int:
        """The first list from place ``first`` on with something to settle; that first one where there is none."""
        lists = self._report.lists if self._report else ()
        return next((place for place in range(first, len(lists)) if lists[place].problems), first)

    def _paths(self) -> list[Path]:
        return [choice.path for choice in self._chosen]

    def action_drop(self) -> None:
        """Put the list under the cursor away."""
        place = self._place() if self._chosen else None
        if place is not None:
            del self._chosen[place]
            self._bring = 0
            self.redraw()

    # what a list leaves open

    def action_unit(self) -> None:
        """Ask which unit nominates in the list under the cursor."""
        self._ask_name("unit", _("Nominated by (↑ ↓ or its name):"))

    def action_form(self) -> None:
        """Ask for which form the list under the cursor nominates."""
        self._ask_name("form", _("Proposed for (↑ ↓ or its name):"))

    def _ask_name(self, purpose: str, question: str) -> None:
        if self._chosen and self._place() is not None:
            self.prompt.ask(purpose, question, choices=[_("as the list says"), *self._names(purpose)])

    def _names(self, purpose: str) -> list[str]:
        council = self.file.council
        return [known.name for known in (council.units if purpose == "unit" else council.forms).values()]

    def _name_chosen(self, event: Prompt.Answered) -> None:
        """Take the name that was chosen, or the one that the words typed fit."""
        names, place = self._names(event.purpose), self._place()
        if event.text:
            fits = [name for name in names if fold(event.text) in fold(name)]
            exact = [name for name in fits if fold(event.text) == fold(name)]
            names, choice = exact or fits, 1
        else:
            choice = event.choice
        if event.text and len(names) != 1:
            text = _("“{text}” fits {number} names: type more of one.")
            self.note(text.format(text=clean_line(event.text), number=len(names)), Tone.WAIT)
        elif place is not None:
            said = {event.purpose: names[choice - 1] if choice else None}
            self._chosen[place] = replace(self._chosen[place], **said)
            self.redraw()

    def action_skip(self) -> None:
        """Leave out the row under the cursor; on the list's own line take all rows in again."""
        spot = self._spot()
        if spot.list < 0 or not (spot.row or self._chosen[spot.list].skip):
            self.note(_("Put the cursor on a problem with a row first (↑ ↓)."), Tone.WAIT)
            return
        choice = self._chosen[spot.list]
        self._chosen[spot.list] = replace(choice, skip=(*choice.skip, spot.row) if spot.row else ())
        self.redraw()

    # acts

    def action_add(self) -> None:
        """Add what was read, as one act: exactly what is shown."""
        report = self._report
        if report is None or report.problems or not report.new:
            text = self._todo(report)[0] if report else _("No list was read yet: o opens one.")
            self.note(text, Tone.WAIT)
        elif self.act(lambda: self.file.add_nominations(report.new)):
            self._replaced = {changes.unit for changes in report.changes}
            self._look_again()
            self.note(_("{number} nominations were added.").format(number=len(report.new)), Tone.GOOD)

    def action_withdraw(self) -> None:
        """Ask what of the left out to withdraw, and why."""
        left_out = self._to_withdraw()
        if not left_out:
            self.note(_("These lists leave nothing out that could be withdrawn."), Tone.WAIT)
            return
        here = self._spot().nomination
        single = sorted(left_out, key=lambda nomination: nomination.id != here)
        self._left_out = [[nomination] for nomination in single]
        if len(left_out) > 1:
            self._left_out.insert(1 if here else 0, left_out)
        choices = [
            fit(f"{n[0].id} {clean_line(n[0].name)}", _NAME).rstrip()
            if len(n) == 1
            else _("all {number} left out").format(number=len(n))
            for n in self._left_out
        ]
        files = ", ".join(dict.fromkeys(clean_line(choice.path.name) for choice in self._chosen))
        reason = _("Replacement list {files}").format(files=files)
        self.prompt.ask("withdraw", _("Withdraw (↑ ↓), reason:"), value=reason, choices=choices)

    def _to_withdraw(self) -> list[Nomination]:
        """What the lists leave out and nobody voted on."""
        from widgets.import_rows import voted_on

        changes = self._report.changes if self._report else ()
        left_out = (n for change in changes for n in change.left_out() if not voted_on(self.file.council, n))
        return sorted(left_out, key=lambda nomination: nomination.id)

    def _withdraw(self, nominations: list[Nomination], reason: str) -> None:
        if not reason:
            self.note(_("Withdrawing needs a reason: nothing was withdrawn."), Tone.WAIT)
        elif self.act(lambda: self.file.withdraw_replaced([n.id for n in nominations], reason), nominations[0].name):
            self._look_again()
            self.note(_("{number} nominations were withdrawn.").format(number=len(nominations)), Tone.GOOD)

    def action_undo(self) -> None:
        """Take back the latest act."""
        self._replaced = None
        self.take_back()


def _no_list(text: str) -> str:
    return _("There is no list {file}: check its name and place.").format(file=clean_line(text))
