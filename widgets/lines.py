"""Lines of toned text: what every part of the interface draws with. Text is text, never markup."""

import textwrap
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from widgets.palette import STYLES, Tone

Span = tuple[str, Tone]
Line = Sequence[Span]

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)))


def line(text: str = "", tone: Tone = Tone.PLAIN) -> Line:
    """A line in one tone."""
    return [(text, tone)]


def width_of(spans: Line) -> int:
    """The cells that ``spans`` take."""
    return sum(cell_len(text) for text, _tone in spans)


def fit(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    kept = set_cell_size(text, width - 1).rstrip()
    return kept + "…" + " " * (width - 1 - cell_len(kept))


def fit_tail(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells; where it is longer its end is kept, which tells councils apart."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[1:]
    return "…" + text.lstrip()


def both_ends(left: Line, right: Line, width: int) -> Line:
    """``left`` at the left edge and ``right`` at the right one; the left is cut where both do not fit."""
    room = max(0, width - width_of(right) - 1)
    return [*cut(left, room), (" ", Tone.PLAIN), *right]


def cut(spans: Line, width: int) -> Line:
    """``spans`` in exactly ``width`` cells."""
    kept: list[Span] = []
    for text, tone in spans:
        room = width - width_of(kept)
        if room <= 0:
            break
        kept.append((text if cell_len(text) <= room else fit(text, room), tone))
    return [*kept, (" " * (width - width_of(kept)), Tone.PLAIN)]


def wrap(text: str, width: int, tone: Tone = Tone.PLAIN, most: int | None = None) -> list[Line]:
    """``text`` in lines of at most ``width`` cells, ``most`` of them; the last one ends with an ellipsis if cut."""
    rows = [row for part in text.split("\n") for row in textwrap.wrap(part, max(1, width)) or [""]]
    if most is not None and len(rows) > most:
        rows = [*rows[: most - 1], fit(rows[most - 1] + " " + rows[most], width).rstrip()] if most else []
    return [line(row, tone) for row in rows]


def flow(spans: Iterable[Span], width: int) -> list[Line]:
    """``spans`` one after the other, two blanks between them, in as many lines of ``width`` cells as they take."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        if lines[-1] and width_of(lines[-1]) + 2 + width_of([span]) > width:
            lines.append([])
        lines[-1] += [("  ", Tone.PLAIN), span] if lines[-1] else [span]
    return list(lines)


def strip(spans: Line, width: int, *, reverse: bool = False) -> Strip:
    """``spans`` as one line of the screen, ``width`` cells; ``reverse`` for the line under the cursor.

    Control characters are left out: whatever a file holds, the terminal is told nothing by it.
    """
    mark = STYLES[Tone.CURSOR] if reverse else None
    printed = [(text.translate(_CONTROLS), tone) for text, tone in spans]
    segments = [Segment(text, STYLES[tone] + mark if mark else STYLES[tone]) for text, tone in printed if text]
    return Strip(segments).adjust_cell_length(width, mark or STYLES[Tone.PLAIN])


def columns(cells: Iterable[tuple[str, int]], tone: Tone = Tone.PLAIN) -> Line:
    """Cells of fixed widths side by side, a blank between them; a negative width aligns right."""
    fitted = (fit(text, width) if width >= 0 else fit(text, -width).strip().rjust(-width) for text, width in cells)
    return [(" ".join(fitted), tone)]
