"""A vote as a bar: the votes in favour against the base, with the threshold marked on it."""

from council.tally import Tally
from widgets.lines import Line, Span
from widgets.palette import Tone

YES, HALF, MARK, REST = "█", "▌", "│", "░"


def tally_bar(figures: Tally, width: int, tone: Tone = Tone.PLAIN) -> Line:
    """The votes in favour in the base as a bar of exactly ``width`` cells, drawn in ``tone``, to half a cell.

    The mark stands where the needed votes end. It is reached if and only if the votes in favour are enough, however
    coarse the bar is; where more is needed than the base has, it is the last cell and stays unreached.
    """
    if width <= 0:
        return []
    base = max(1, figures.base)
    mark = min(width, max(1, round(width * figures.needed / base))) - 1
    halves = min(2 * width, round(2 * width * figures.yes / base))
    halves = max(halves, 2 * mark) if figures.yes >= figures.needed else min(halves, 2 * mark - 1)
    cells = [_cell(place, max(0, halves)) for place in range(width)]
    spans: list[Span] = [("".join(cells[:mark]), tone), (MARK, Tone.STRONG), ("".join(cells[mark + 1 :]), tone)]
    return [part for span in spans for part in _faint_rest(span)]


def _cell(place: int, halves: int) -> str:
    filled = halves - 2 * place
    return YES if filled >= 2 else HALF if filled == 1 else REST


def _faint_rest(span: Span) -> list[Span]:
    text, tone = span
    filled = text.rstrip(REST)
    return [part for part in ((filled, tone), (text[len(filled) :], Tone.FAINT)) if part[0]]
