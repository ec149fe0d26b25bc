"""Words in letters of many cells, for the back row: half blocks, so that a cell holds two pixels, one above the other.

A letter is put together from what it decomposes into (NFD), so every Vietnamese letter comes out, and a name looks
the same however it was typed.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from widgets.big_font import BOX, DOT, HEIGHT, HORN, LETTERS, SHAPES, TONES

Pixels = tuple[str, ...]
"""Rows of ``#`` (ink) and ``.``, all of one width."""

LARGEST = 4
_ABOVE = 7
_ROWS = _ABOVE + HEIGHT + 1 + len(DOT)
_APART = 2
_HORN, _DOT_BELOW = "\u031b", "\u0323"
_CELLS = {("#", "#"): "█", ("#", "."): "▀", (".", "#"): "▄", (".", "."): " "}


def big_sizes(text: str, width: int, *, most_lines: int = 3, largest: int = LARGEST) -> list[list[str]]:
    """``text`` in capitals, in every size (``largest`` down to 1 cell a pixel) that ``width`` cells have room for.

    Each is the rows of the screen, the largest first; lines break between words, ``most_lines`` at most, and are
    centred. Empty where even the smallest letters do not fit.
    """
    words = [_word(word) for word in unicodedata.normalize("NFC", text).upper().split()]
    found = [_lines(words, width // scale, most_lines) for scale in range(largest, 0, -1)]
    return [_cells(_scaled(lines, scale)) for scale, lines in zip(range(largest, 0, -1), found, strict=True) if lines]


def pixels_of(text: str) -> Pixels:
    """One line of ``text`` in capitals, pixel by pixel, with the rows that marks need whether there are any or not."""
    return _side_by_side([_word(word) for word in unicodedata.normalize("NFC", text).upper().split()])


def _lines(words: Sequence[Pixels], width: int, most: int) -> Pixels:
    """``words`` in as few lines as ``width`` pixels allow, of about the same length; empty where ``most`` are too few.

    Rows without ink above and below are left out.
    """
    broken = _broken(words, width)
    if not broken or len(broken) > most:
        return ()
    for narrower in range(width - 1, 0, -1):
        tighter = _broken(words, narrower)
        if len(tighter) != len(broken):
            break
        broken = tighter
    drawn = [_trimmed(_side_by_side(line)) for line in broken]
    widest = max(len(line[0]) for line in drawn)
    rows: list[str] = []
    for line in drawn:
        rows += ["." * widest] * (_APART if rows else 0)
        rows += [row.center(widest, ".") for row in line]
    return tuple(rows)


def _broken(words: Sequence[Pixels], width: int) -> list[list[Pixels]]:
    """``words`` filled into lines of ``width`` pixels; empty where a word is wider, or where there is none."""
    space = len(LETTERS[" "][0]) + 2
    lines: list[list[Pixels]] = []
    used = 0
    for word in words:
        if len(word[0]) > width:
            return []
        used += space + len(word[0])
        if not lines or used > width:
            lines.append([])
            used = len(word[0])
        lines[-1].append(word)
    return lines


def _side_by_side(words: Sequence[Pixels]) -> Pixels:
    between = "." + LETTERS[" "][0] + "."
    return tuple(between.join(word[row] for word in words) for row in range(_ROWS))


def _trimmed(rows: Pixels) -> Pixels:
    inked = [place for place, row in enumerate(rows) if "#" in row]
    return rows[inked[0] : inked[-1] + 1] if inked else rows[_ABOVE : _ABOVE + HEIGHT]


@lru_cache(maxsize=512)
def _word(word: str) -> Pixels:
    letters: list[list[str]] = []
    for sign in unicodedata.normalize("NFD", word):
        if letters and unicodedata.combining(sign):
            letters[-1].append(sign)
        else:
            letters.append([sign])
    drawn = [_letter(base, frozenset(marks)) for base, *marks in letters]
    return tuple(".".join(letter[row] for letter in drawn) for row in range(_ROWS))


def _letter(base: str, marks: frozenset[str]) -> Pixels:
    """A letter with its marks; a mark that is not drawn here is left out."""
    letter = LETTERS.get(base) or LETTERS.get(unicodedata.normalize("NFKD", base)[0]) or BOX
    shapes = [SHAPES[mark] for mark in marks if mark in SHAPES]
    tones = [TONES[mark] for mark in marks if mark in TONES]
    own = len(letter[0])
    widest = max([own, *(len(mark[0]) for mark in (*shapes, *tones))])
    rows = ["." * widest] * _ABOVE + [row.center(widest, ".") for row in letter]
    rows += ["." * widest, DOT[0].center(widest, ".") if _DOT_BELOW in marks else "." * widest]
    foot = _ABOVE - 1
    for mark in (*shapes[:1], *tones[:1]):
        rows[foot - len(mark) : foot] = [row.center(widest, ".") for row in mark]
        foot -= len(mark) + 1
    if _HORN in marks:
        beside = {_ABOVE - 1 + place: row for place, row in enumerate(HORN)}
        rows = [row + beside.get(place, "." * len(HORN[0])) for place, row in enumerate(rows)]
    return tuple(rows)


def _scaled(rows: Pixels, scale: int) -> Pixels:
    return tuple("".join(pixel * scale for pixel in row) for row in rows for _time in range(scale))


def _cells(rows: Pixels) -> list[str]:
    if len(rows) % 2:
        rows = (*rows, "." * len(rows[0]))
    return [
        "".join(_CELLS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
