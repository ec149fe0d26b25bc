"""A list that is longer than the screen: lines with a cursor, scrolled no more than it takes to keep it in sight.

For any place that shows a list: head and foot are LineViews of their own above and below.
"""

from collections.abc import Sequence

from widgets.line_view import LineView
from widgets.lines import Line


class ScrollList(LineView):
    """Shows a stretch of ``lines`` around the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0

    def draw(self, lines: Sequence[Line], cursor: int | None = None) -> None:
        """Show ``lines`` with the one at index ``cursor`` marked and in sight."""
        self._top = scrolled(self._top, cursor or 0, len(lines), self.size.height)
        self.show(lines[self._top :], None if cursor is None else cursor - self._top)


def scrolled(top: int, cursor: int, total: int, room: int) -> int:
    """The first of ``total`` lines to show in ``room``, moved from ``top`` no more than the cursor asks for."""
    if total <= room:
        return 0
    margin = min(2, room // 4)
    top = min(top, max(0, cursor - margin))
    top = max(top, cursor + margin + 1 - room)
    return max(0, min(top, total - room))
