"""History: what was done, when, by whom, with the old and the new values; the newest act first."""

from collections.abc import Sequence
from typing import ClassVar, overload

from textual.app import ComposeResult
from textual.binding import BindingType

from council.words import N_, _
from documents.history_table import HistoryRow, HistoryTable, time_text
from screens.actions import Action, bindings
from screens.paging import PAGING, Paging
from screens.place import Place
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, cut, fit, line, wrap
from widgets.pages import Pages
from widgets.palette import Tone

_WIDE = 100
_BY = 14


class HistoryPlace(Paging, Place):
    """Every act as one line, put into words only when it comes in sight; the foot tells the one under the cursor."""

    TITLE_KEY = N_("History")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("open_act", "enter", N_("go to it"), N_("Go to the nomination that this act was about"), "⏎"),
        *(action._replace(in_bar=action.name.startswith("page")) for action in PAGING),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    HistoryPlace > #head { height: 2; }
    HistoryPlace > #foot { height: 6; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._table: HistoryTable | None = None
        self._total = 0

    def compose_body(self) -> ComposeResult:
        """How many acts there are, the acts, and the one under the cursor in full."""
        yield LineView(id="head")
        yield Pages(id="acts")
        yield LineView(id="foot")

    def draw(self) -> None:
        """Show the acts so far."""
        lines = _Lines(self._history(), self.pages.size.width)
        cursor = self.pages.cursor if len(lines) == self._total else 0
        self._total = len(lines)
        self.pages.fill(lines, range(len(lines)), cursor=cursor)
        self._tell_act()

    def moved(self) -> None:
        """What was said before is about another act."""
        self.note()
        self._tell_act()

    def _tell_act(self) -> None:
        """Say where in the history this is, and all about the act under the cursor."""
        total = len(self._history())
        first, last = self.pages.span
        head = self.query_one("#head", LineView)
        width = head.size.width
        title: list[Span] = [(" " + _("History"), Tone.TITLE), (" · " + _("the newest act first"), Tone.FAINT)]
        place = _("{first}–{last} of {total}").format(first=first, last=last, total=total)
        head.show([both_ends(title, [(place + " ", Tone.FAINT)], width), line("─" * width, Tone.FAINT)])
        foot = self.query_one("#foot", LineView)
        row = self._row()
        foot.show([line("─" * width, Tone.FAINT), *(_details(row, width) if row else [])])

    def action_open_act(self) -> None:
        """Go to the nomination that the act under the cursor was about."""
        row = self._row()
        number = self.file.nomination_of(self.file.ledger.act(row.n)) if row else None
        if number is None or number not in self.file.council.nominations:
            self.note(_("This act is not about one nomination of the list."), Tone.WAIT)
        else:
            self.application.review_at(number)

    def _history(self) -> HistoryTable:
        if self._table is None:
            self._table = HistoryTable(self.file.ledger.acts, self.file.council)
        return self._table

    def _row(self) -> HistoryRow | None:
        cursor, total = self.pages.cursor, len(self._history())
        return None if cursor is None or cursor >= total else self._history().row(total - cursor)


class _Lines(Sequence[Line]):
    """The acts as lines of ``width`` cells, the newest first, each made when it is asked for."""

    def __init__(self, table: HistoryTable, width: int) -> None:
        self._table = table
        self._width = width
        self._total = len(table)

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[place] for place in range(self._total)[index]]
        return _act_line(self._table.row(self._total - index), self._width)


def _act_line(row: HistoryRow, width: int) -> Line:
    tone = Tone.PLAIN if row.undone_by is None else Tone.FAINT
    spans: list[Span] = [
        (f" {'#' + str(row.n):>6} ", Tone.FAINT),
        (f"{row.at[8:10]}/{row.at[5:7]} {row.at[11:16]} ", Tone.FAINT),
    ]
    if width >= _WIDE:
        spans.append((fit(row.by, _BY) + " ", Tone.FAINT))
    if row.undone_by is not None:
        spans.append(("× ", Tone.WAIT))
    return cut([*spans, (row.what, tone)], width)


def _details(row: HistoryRow, width: int) -> list[Line]:
    """The whole act: when and by whom, all its words, the reason, whether it was taken back."""
    who = _("#{number} · {time} · by {who}").format(number=row.n, time=time_text(row.at), who=row.by)
    told = row.what
    if row.reason:
        told += "\n" + _("Reason: {text}").format(text=row.reason)
    state: Span = ("", Tone.PLAIN)
    if row.undone_by is not None:
        state = (_("× taken back by #{number}").format(number=row.undone_by) + " ", Tone.WAIT)
    words: list[Line] = [[(" ", Tone.PLAIN), *spans] for spans in wrap(told, width - 2, most=4)]
    return [both_ends([(" " + who, Tone.STRONG)], [state], width), *words]
