"""Keys and what they do as one line, as many as fit."""

from collections.abc import Sequence

from rich.cells import cell_len

from widgets.lines import Line, Span
from widgets.palette import Tone


def key_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """Pairs of key and label in at most ``width`` cells; help and palette show all of them."""
    spans: list[Span] = []
    left = width
    for key, label in keys:
        left -= cell_len(key) + cell_len(label) + 3
        if left < 0:
            break
        spans += [(f" {key}", Tone.KEY), (f" {label} ", Tone.PLAIN)]
    return spans
