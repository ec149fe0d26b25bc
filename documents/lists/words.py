"""The small words of lists: numerals, marks, ditto signs, and texts as comparable words."""

import re
from functools import lru_cache

from council.text import fold, fold_words

_LETTERS_OR_DIGITS = re.compile(r"[^\W\d_]+|\d+")
_NUMERAL = re.compile(
    r"^(?![ĐđDd]/[Cc])\(?(?P<mark>[IVX]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,4}(?:\.\d{1,3})*)(?:\s*[.)/:](?!\d)\s*|"
    r"\s*[-–]\s+)(?=\S)|^[-–+•*▪●·✓]\s*(?=\w)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_DITTOS = frozenset({"nt", "nhu tren", "n t", "tuong tu", "nhu tren nt", "ditto", "nhu muc tren", "nhu dong tren"})
_DITTO_SIGNS = frozenset({'"', "″", "//", "''", "”", "“", "〃", "´´", "“”", ",,", "״", '""', "′′", "``"})
_TICKS = frozenset({"x", "✓", "✔", "☑", "v", "1", "co", "√", "true", "yes", "×", "✗", "☒", "+", "●", "ü", "√ "})
_BLANKS = frozenset({"", "-", "–", "0", "khong", "false", "no", "☐", "□", "—", "/", ".", "…", "..."})


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """``text`` folded into words; letters and digits part, leading zeros go: "P01_VKSND" is p, 1, vksnd."""
    return tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in _LETTERS_OR_DIGITS.findall(fold(text)))


def is_ditto(text: str) -> bool:
    """Whether ``text`` says "as above"."""
    sign = re.sub(r"[\s.()\-–]+", "", text)
    return fold_words(text) in _DITTOS or sign in _DITTO_SIGNS


def is_tick(text: str) -> bool:
    """Whether ``text`` marks a column: x, ✓, v, 1, có …"""
    return fold(text).strip("()[] ") in _TICKS


def is_blank_mark(text: str) -> bool:
    """Whether ``text`` says that there is nothing: blank, a dash, 0, không."""
    return fold(text).strip("() ") in _BLANKS


def split_numeral(text: str) -> tuple[str, str]:
    """The numeral or bullet before ``text``, without its sign, and the rest: "II. CÁ NHÂN" is II, CÁ NHÂN."""
    found = _NUMERAL.match(text)
    if not found:
        return "", text
    return found["mark"] or "-", text[found.end() :].strip()


def is_row_number(text: str) -> bool:
    """Whether ``text`` is the running number of a nominee: 1, 01, 1.0, 3), (4)."""
    return bool(re.fullmatch(r"\(?\d{1,4}(?:[.,]0)?\s*[.)/]?", text.strip()))


def numeral_style(mark: str, before: str = "") -> str:
    """What kind of numeral ``mark`` is: letter, roman, arabic, small, bullet or "".

    ``before`` is the section numeral last used, by which "C" after "B" is told from the roman hundred.
    """
    if not mark:
        return ""
    if not mark[0].isalnum():
        return "bullet"
    if mark[0].isdigit():
        return f"arabic{mark.count('.')}"
    if mark.islower():
        return "small"
    follows_letter = len(mark) == 1 and len(before) == 1 and ord(before) + 1 == ord(mark)
    if mark.lower() in _ROMAN and not follows_letter:
        return "roman"
    return "letter" if len(mark) == 1 else "roman"


def ordinal(word: str) -> int | None:
    """1, 2, 3 … for a digit or roman numeral (folded)."""
    if word.isdigit():
        return int(word)
    return _ROMAN.get(word)
