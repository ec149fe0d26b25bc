"""Keys and what they do as one line, as many as fit."""

from collections.abc import Sequence

from rich.cells import cell_len

from widgets.lines import Line, Span
from widgets.palette import Tone


def key_line(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """Pairs of key and label in at most ``width`` cells, the last pair always among them, at the right.

    Help and palette show all of them; the last pair is the one that leads there.
    """
    if not keys:
        return []
    *others, last = keys
    left = width - _room(last)
    spans: list[Span] = []
    for pair in others:
        left -= _room(pair)
        if left < 0:
            left += _room(pair)
            break
        spans += _pair(pair)
    return [*spans, (" " * left, Tone.PLAIN), *_pair(last)]


def _room(pair: tuple[str, str]) -> int:
    return cell_len(pair[0]) + cell_len(pair[1]) + 3


def _pair(pair: tuple[str, str]) -> Line:
    return [(f" {pair[0]}", Tone.KEY), (f" {pair[1]} ", Tone.PLAIN)]
