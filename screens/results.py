"""Results: each award form's nominations ranked, with what was needed, and the chair's word where it is waited for."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from council.outcomes import Outcome, Row
from council.results import FormResults, results
from council.text import clean_line
from council.words import N_, _
from documents.labels import voted_by
from documents.results_table import results_paper
from documents.rule_words import rule_words
from screens.actions import Action, bindings
from screens.chair_decision import ChairDecision
from screens.clipboard import COPY_TABLE, copy_paper
from screens.paging import PAGING, Paging
from store.place import Where
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line, width_of, wrap
from widgets.pages import Pages
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.result_rows import result_details, result_lines


class ResultsPlace(Paging, ChairDecision):
    """One award form and class at a time, the highest first; the foot says all about the row under the cursor."""

    TITLE_KEY = N_("Results")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("turn(1)", "right,n,tab", N_("next form"), N_("Next award form or class"), "→"),
        Action("turn(-1)", "left,p,shift+tab", N_("form before"), N_("Award form or class before"), "←"),
        Action("open_row", "enter", N_("go to it"), N_("Go to this nomination in the walk"), "⏎"),
        Action("waiting", "w", N_("waits for chair"), N_("Next nomination that waits for the chair")),
        Action("decide", "h", N_("chair decides"), N_("Record the chair's decision on what waits for it")),
        Action("second_ballot", "g", N_("second ballot"), N_("Vote again between those alone who tie at the cut")),
        COPY_TABLE,
        *PAGING,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    ResultsPlace > #head { height: 4; }
    ResultsPlace > #foot { height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[FormResults, ...] = ()
        self._shown = 0
        self._tied = 0
        self._rows: list[Row] = []

    def compose_body(self) -> ComposeResult:
        """The form and its rule, its rows, and all about the one under the cursor."""
        yield LineView(id="head")
        yield Pages(id="rows")
        yield LineView(id="foot")

    def draw(self) -> None:
        """Show the form in front as the council stands now."""
        self._groups = results(self.file.council).forms
        self._shown = min(self._shown, max(0, len(self._groups) - 1))
        self._show_group(self.pages.cursor or 0)

    def moved(self) -> None:
        """What was said before is about another row."""
        self.note()
        self._tell_row()

    def _tell_row(self) -> None:
        """Say all about the row under the cursor."""
        foot = self.query_one("#foot", LineView)
        width = foot.size.width
        row = self._row()
        details = result_details(self.file.council, row, width) if row else []
        foot.show([line("─" * width, Tone.FAINT), *details])
        if group := self._group():
            number = row.nomination.id if row else None
            self.be_at(Where(page="results", form=group.form.id, class_=group.class_, row=number))

    # what is in front

    def _group(self) -> FormResults | None:
        return self._groups[self._shown] if self._groups else None

    def _row(self) -> Row | None:
        cursor = self.pages.cursor
        return None if cursor is None or not self._rows else self._rows[cursor]

    def _show_group(self, cursor: int) -> None:
        group, width = self._group(), self.pages.size.width
        head = self.query_one("#head", LineView)
        if group is None:
            head.show([line(" " + _("Results"), Tone.TITLE)])
            self._rows = []
            self.pages.fill([line(" " + _("There are no nominations yet: import a list first."), Tone.WAIT)])
        else:
            head.show(self._head(group, head.size.width))
            found = result_lines(self.file.council, group, width)
            self._rows = [row for _line, row in found.rows]
            self.pages.fill(found.lines, [place for place, _row in found.rows], cursor=cursor)
        self._tell_row()

    def _head(self, group: FormResults, width: int) -> list[Line]:
        place = _("form {place}/{total}").format(place=self._shown + 1, total=len(self._groups))
        mark: Span = (_("confirmed"), Tone.GOOD) if group.rule.confirmed else (_("NOT CONFIRMED"), Tone.WAIT)
        rule = rule_words(group.rule)
        if group.rule.basis:
            rule += "; " + _("basis: {text}").format(text=clean_line(group.rule.basis))
        first, *rest = wrap(rule, width - width_of([mark]) - 3, most=2)
        votes = voted_by(self.file.council, group.rows)
        return [
            both_ends([(" " + clean_line(group.title), Tone.TITLE)], [(f"‹ {place} › ", Tone.KEY)], width),
            both_ends([(" ", Tone.PLAIN), *first], [mark, (" ", Tone.PLAIN)], width),
            [(" ", Tone.PLAIN), *(rest[0] if rest else line())],
            both_ends([(" " + votes, Tone.FAINT)], self._counts(group), width),
        ]

    def _counts(self, group: FormResults) -> list[Span]:
        """How far the form in front is, and how much waits for the chair here or elsewhere."""
        voted = sum(row.vote is not None for row in group.rows)
        proposed = sum(row.outcome is Outcome.PROPOSED for row in group.rows)
        text = _("voted {voted}/{total}, proposed {proposed}").format(
            voted=voted, total=len(group.rows), proposed=proposed
        )
        waiting = sum(_waits(row) for other in self._groups for row in other.rows)
        spans: list[Span] = [(text + " ", Tone.PLAIN)]
        if waiting:
            spans.append((_("· {number} wait for the chair").format(number=waiting) + " ", Tone.WAIT))
        return spans

    # moving

    def action_turn(self, step: int) -> None:
        """Turn to another form or class."""
        if self._groups:
            self._shown = (self._shown + step) % len(self._groups)
            self.note()
            self._show_group(0)

    def action_waiting(self) -> None:
        """Go to the next nomination that waits for the chair, in any form."""
        places = [(g, r) for g, group in enumerate(self._groups) for r, row in enumerate(group.rows) if _waits(row)]
        if not places:
            self.note(_("Nothing waits for the chair."), Tone.GOOD)
            return
        here = (self._shown, self.pages.cursor or 0)
        self._shown, cursor = next((place for place in places if place > here), places[0])
        self.note()
        self._show_group(cursor)

    def action_open_row(self) -> None:
        """Go to the nomination under the cursor in the walk."""
        if row := self._row():
            self.application.review_at(row.nomination.id)

    def action_copy_table(self) -> None:
        """Copy the form and class in front to the clipboard of the secretary's own machine."""
        if group := self._group():
            paper = results_paper(self.file.council, form=group.form.id)
            table = next(table for table in paper.tables if table.title == group.title)
            self.note(*copy_paper(self.app, replace(paper, tables=(table,))))

    # the chair

    def action_decide(self) -> None:
        """Ask what the chair decides of the nomination under the cursor."""
        row = self._row()
        if row is None or not _waits(row):
            self.note(_("This nomination does not wait for the chair; w goes to the next one that does."), Tone.WAIT)
            return
        self.ask_chair(row.nomination)

    def action_second_ballot(self) -> None:
        """Ask why those who tie at the cut with the nomination under the cursor are voted on again."""
        row = self._row()
        if row is None or not (row.at_cut and _waits(row)):
            self.note(_("This nomination does not tie at the cut of a quota."), Tone.WAIT)
            return
        self._tied = row.nomination.id
        self.prompt.ask("second_ballot", _("Second ballot between those who tie, because:"))

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Record what the chair decided, or that there is a second ballot."""
        if event.purpose == "second_ballot":
            self._ballot_again(event.text)
        elif self.take_chair_answer(event):
            self.draw()

    def _ballot_again(self, reason: str) -> None:
        again: list[int] = []
        if self.act(lambda: again.extend(self.file.second_ballot(self._tied, reason))):
            self.draw()
            numbers = ", ".join(str(number) for number in again)
            self.note(_("Nominations {numbers} are before the council again.").format(numbers=numbers))

    def on_prompt_left(self, _event: Prompt.Left) -> None:
        """Say that nothing was recorded."""
        self.note(_("Nothing was recorded."))


def _waits(row: Row) -> bool:
    return row.outcome is Outcome.NEEDS_CHAIR
