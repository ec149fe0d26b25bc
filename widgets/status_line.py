"""The top line: which council, which sitting, who is here, what was saved last."""

from widgets.line_view import LineView
from widgets.lines import Span, both_ends
from widgets.palette import Tone


class StatusLine(LineView):
    """One line, told what to say by the place it stands in."""

    DEFAULT_CSS = "StatusLine { height: 1; dock: top; }"

    def __init__(self) -> None:
        super().__init__()
        self._left: list[Span] = []
        self._right: Span = ("", Tone.PLAIN)

    def place(self, spans: list[Span]) -> None:
        """Say where the secretary is."""
        self._left = spans
        self._draw()

    def saved(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Say what became of the latest act."""
        self._right = (text, tone)
        self._draw()

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self._draw()

    def _draw(self) -> None:
        if width := self.size.width:
            self.show([both_ends(self._left, [self._right], width)])
