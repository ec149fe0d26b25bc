"""The award list: what is proposed, form by form from the highest, as the chair reads it from the big screen."""

import os
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from council.errors import Refused
from council.outcomes import Outcome
from council.results import results
from council.text import clean_line
from council.words import N_, _
from documents.award_list import award_groups
from documents.new_files import AlreadyThere
from screens.actions import Action, bindings
from screens.paging import PAGING, Paging
from screens.place import Place
from widgets.award_rows import award_lines
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line
from widgets.pages import Pages
from widgets.palette import Tone
from widgets.prompt import Prompt


class AwardListPlace(Paging, Place):
    """The whole proposed list on one scroll; it can be written to files from here."""

    TITLE_KEY = N_("Award list")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("turn(1)", "right,n,tab", N_("next form"), N_("Next award form or class"), "→"),
        Action("turn(-1)", "left,p,shift+tab", N_("form before"), N_("Award form or class before"), "←"),
        Action("export", "e", N_("export"), N_("Write the list and the results to files in a folder")),
        *(action._replace(in_bar=action.name.startswith("page")) for action in PAGING),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = "AwardListPlace > #head { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._headings: list[int] = []
        self._folder = ""

    def compose_body(self) -> ComposeResult:
        """What kind of list this is and how complete, and the list."""
        yield LineView(id="head")
        yield Pages(id="list")

    def draw(self) -> None:
        """Show what is proposed as the council stands now."""
        council = self.file.council
        head = self.query_one("#head", LineView)
        head.show(self._head(head.size.width))
        found = award_lines(council, award_groups(council), self.pages.size.width)
        self._headings = found.headings
        self.pages.fill(found.lines)

    def _head(self, width: int) -> list[Line]:
        rows = results(self.file.council).rows
        proposed = sum(row.outcome is Outcome.PROPOSED for row in rows)
        pending = sum(row.outcome is Outcome.PENDING for row in rows)
        waiting = sum(row.outcome is Outcome.NEEDS_CHAIR for row in rows)
        title: list[Span] = [(" " + _("PROPOSED AWARD LIST"), Tone.TITLE), (" · " + _("DRAFT"), Tone.WAIT)]
        told = _("{proposed} proposed of {all}").format(proposed=proposed, all=len(rows))
        counts: list[Span] = [(told + " ", Tone.PLAIN)]
        left: list[str] = []
        if pending:
            left.append(_("{number} not voted on yet").format(number=pending))
        if waiting:
            left.append(_("{number} wait for the chair").format(number=waiting))
        whole = _("Every nomination has its outcome.") if rows and not left else ""
        state = line(" " + (" · ".join(left) or whole), Tone.WAIT if left else Tone.GOOD)
        return [both_ends(title, counts, width), state, line("─" * width, Tone.FAINT)]

    def action_turn(self, step: int) -> None:
        """Bring the next or the previous form to the top."""
        top = self.pages.span[0] - 1
        ahead = [place for place in self._headings if (place > top if step > 0 else place < top)]
        if ahead:
            self.pages.move((ahead[0] if step > 0 else ahead[-1]) - top)

    # export

    def action_export(self) -> None:
        """Ask for the folder to write to."""
        folder = self._folder or str(self.file.ledger.path.with_suffix(""))
        self.prompt.ask("export", _("Write the list and the results to the folder:"), value=folder)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Write the files; those that are there already only after a second question."""
        if event.purpose == "overwrite":
            if event.choice:
                self._export(overwrite=True)
            else:
                self.note(_("Nothing was written."))
        elif event.text:
            self._folder = os.path.expanduser(event.text)
            self._export()
        else:
            self.note(_("No folder was named: nothing was written."), Tone.WAIT)

    def on_prompt_left(self, _event: Prompt.Left) -> None:
        """Say that nothing was written."""
        self.note(_("Nothing was written."))

    def _export(self, *, overwrite: bool = False) -> None:
        from documents.export import export

        ledger = self.file.ledger
        folder = Path(self._folder).absolute()
        try:
            written = export(
                self.file.council,
                file=str(ledger.path),
                act=ledger.number,
                head=ledger.head,
                to=folder,
                overwrite=overwrite,
            )
        except AlreadyThere:
            choices = [_("leave them as they are"), _("write them anew")]
            self.prompt.ask("overwrite", _("There are such files already (↑ ↓, Enter):"), choices=choices)
        except Refused as refused:
            self.note(str(refused), Tone.WAIT)
        else:
            where = clean_line(str(folder))
            self.note(_("{number} files lie in {folder}").format(number=len(written), folder=where), Tone.GOOD)
