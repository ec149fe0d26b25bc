"""The top line: which council, which sitting, who is here, what was saved last."""

from collections.abc import Sequence

from widgets.line_view import LineView
from widgets.lines import Span, both_ends, fit, fit_tail, width_of
from widgets.palette import Tone

_ROOM_FOR_SAVED = 30


class StatusLine(LineView):
    """One line, told what to say by the place it stands in. The council's name gives way where it is long."""

    DEFAULT_CSS = "StatusLine { height: 1; dock: top; }"

    def __init__(self) -> None:
        super().__init__()
        self._council = ""
        self._sitting: Sequence[Span] = ()
        self._right: Span = ("", Tone.PLAIN)

    def place(self, council: str, sitting: Sequence[Span]) -> None:
        """Say which council this is, and its sitting."""
        self._council, self._sitting = council, sitting
        self._draw()

    def saved(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say what became of the latest act."""
        self._right = (fit(text, _ROOM_FOR_SAVED).rstrip(), tone)
        self._draw()

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self._draw()

    def _draw(self) -> None:
        if not self.size.width:
            return
        room = self.size.width - _ROOM_FOR_SAVED - width_of(self._sitting) - 3
        name = fit_tail(self._council, max(8, room))
        self.show([both_ends([(f" {name} ", Tone.TITLE), *self._sitting], [self._right], self.size.width)])
