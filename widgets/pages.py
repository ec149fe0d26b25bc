"""Many lines, of which some can be stood on: scrolled line by line or page by page, only what is seen is made."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from widgets.line_view import LineView
from widgets.lines import Line
from widgets.scroll_list import scrolled


class Pages(LineView):
    """A window on ``lines``, which may be a sequence that makes each line when it is asked for.

    ``stops`` are the indices of the lines that the cursor can stand on, ascending; without any the window scrolls.
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._stops: Sequence[int] = ()
        self._stop = 0
        self._top = 0

    @property
    def cursor(self) -> int | None:
        """Which of the stops the cursor stands on, from 0; None where there is none."""
        return self._stop if self._stops else None

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last line in sight, from 1; (0, 0) where there is none."""
        return min(self._top + 1, len(self._lines)), min(self._top + self.size.height, len(self._lines))

    def fill(self, lines: Sequence[Line], stops: Sequence[int] = (), *, cursor: int | None = None) -> None:
        """Show other lines; the cursor stays at its stop unless ``cursor`` names another."""
        self._lines, self._stops = lines, stops
        self._stand(self._stop if cursor is None else cursor)

    def move(self, step: int) -> None:
        """Go ``step`` stops, or lines where there are no stops."""
        if self._stops:
            self._stand(self._stop + step)
        else:
            self._scroll(self._top + step)

    def page(self, step: int) -> None:
        """Go ``step`` pages, at least to the next stop; a line of the page before stays in sight."""
        room = max(1, self.size.height - 1)
        if not self._stops:
            self._scroll(self._top + step * room)
            return
        line = self._stops[self._stop] + step * room
        if step > 0:
            self._stand(max(self._stop + 1, bisect_right(self._stops, line) - 1))
        else:
            self._stand(min(self._stop - 1, bisect_left(self._stops, line)))

    def edge(self, end: int) -> None:
        """Go to the first line (``end`` below 0) or to the last."""
        self._scroll(0 if end < 0 else len(self._lines))
        self._stand(0 if end < 0 else len(self._stops) - 1)

    def _stand(self, stop: int) -> None:
        self._stop = min(max(0, stop), max(0, len(self._stops) - 1))
        if self._stops:
            total, room = len(self._lines), self.size.height
            if self._stop == 0:
                self._top = scrolled(self._top, 0, total, room)
            if self._stop == len(self._stops) - 1:
                self._top = scrolled(self._top, total - 1, total, room)
            self._top = scrolled(self._top, self._stops[self._stop], total, room)
        self._scroll(self._top)

    def _scroll(self, top: int) -> None:
        room = self.size.height
        self._top = min(max(0, top), max(0, len(self._lines) - room))
        seen = range(self._top, min(self._top + room, len(self._lines)))
        under_cursor = self._stops[self._stop] - self._top if self._stops else None
        self.show([self._lines[index] for index in seen], under_cursor)
