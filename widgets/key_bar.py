"""The bottom line: the keys that mean something here and now."""

from collections.abc import Sequence

from widgets.line_view import LineView
from widgets.lines import Line, Span
from widgets.palette import Tone


class KeyBar(LineView):
    """Keys and what they do, as many as fit; help and palette show all of them."""

    DEFAULT_CSS = "KeyBar { height: 1; dock: bottom; }"

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[tuple[str, str]] = ()

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of key and label."""
        self._keys = keys
        self._draw()

    def on_resize(self) -> None:
        """Lay out anew for another width."""
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            self.show([self._line()])

    def _line(self) -> Line:
        spans: list[Span] = []
        left = self.size.width
        for key, label in self._keys:
            room = len(key) + len(label) + 3
            if room > left:
                break
            left -= room
            spans += [(f" {key}", Tone.KEY), (f" {label} ", Tone.PLAIN)]
        return spans
