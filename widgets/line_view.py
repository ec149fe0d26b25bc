"""A widget that shows lines and repaints only those that changed: the wire carries no more than the eye sees."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from widgets.lines import Line, strip

_CELLS_OF_A_JUMP = 12
"""A jump to another place in the line and the style there cost about as many bytes as so many cells."""


class LineView(Widget):
    """Shows the lines it is told to show, from the top; what does not fit is cut."""

    DEFAULT_CSS = "LineView { height: 1fr; width: 1fr; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: list[Strip] = []

    def show(self, lines: Sequence[Line], cursor: int | None = None) -> None:
        """Show ``lines``; the one with index ``cursor`` is marked as the current one."""
        width = self.size.width
        fresh = [strip(spans, width, reverse=place == cursor) for place, spans in enumerate(lines[: self.size.height])]
        old = self._strips
        self._strips = fresh
        blank = strip((), width)
        for y in range(max(len(old), len(fresh))):
            before = old[y] if y < len(old) else blank
            after = fresh[y] if y < len(fresh) else blank
            if before != after:
                for start, end in _changed(before, after, width):
                    self.refresh(Region(start, y, end - start, 1))

    def render_line(self, y: int) -> Strip:
        """The line at ``y``, as Textual asks for it."""
        width = self.size.width
        return self._strips[y].adjust_cell_length(width) if y < len(self._strips) else strip((), width)


def _changed(before: Strip, after: Strip, width: int) -> list[tuple[int, int]]:
    """From which cells to which ones two lines differ; what lies nearer than a jump is worth counts as one."""
    old, new = _cells(before), _cells(after)
    if len(old) != len(new):
        return [(0, width)]
    runs: list[tuple[int, int]] = []
    for place, (a, b) in enumerate(zip(old, new, strict=True)):
        if a == b:
            continue
        if runs and place - runs[-1][1] < _CELLS_OF_A_JUMP:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _cells(line: Strip) -> list[tuple[str, Style | None]]:
    """What each cell of a line shows; a character two cells wide stands in both of them."""
    cells: list[tuple[str, Style | None]] = []
    for segment in line:
        for char in segment.text:
            size = cell_len(char)
            if size == 0 and cells:
                cells[-1] = (cells[-1][0] + char, cells[-1][1])
            cells += [(char, segment.style)] * size
    return cells
