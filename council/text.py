"""Vietnamese text: cleaning, matching, sorting, numbers (domain.md, "Text")."""

import re
import unicodedata
from fractions import Fraction

_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
_UNSEEN = ("Cc", "Cf", "Cs", "Co")
_NO_CHARACTERS = "\ufffe\uffff"
"""What no XML file may hold, although it is in none of the categories above."""
_DIGITS = re.compile(r"(\d+)")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # breve, circumflex, horn, in alphabet order per letter
_LETTERS = {"đ": ("d", 1)}


def clean(text: str) -> str:
    """``text`` in NFC without escape sequences, control or format characters, blanks folded, trimmed.

    Line breaks stay, as ``\\n``. Letters are never changed.
    """
    text = _LINE_BREAKS.sub("\n", _ESCAPES.sub("", text))
    kept = (c for c in text if c in "\n\t" or (unicodedata.category(c) not in _UNSEEN and c not in _NO_CHARACTERS))
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(kept).split("\n"))
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def clean_line(text: str) -> str:
    """``clean`` on one line: breaks become blanks."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """``text`` for matching and search: no case, tone or diacritic, đ as d, blanks folded."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.split())


def fold_words(text: str) -> str:
    """``fold``, with every sign between words as one blank: "Thi đua – Khen" is "thi dua khen"."""
    return " ".join(re.findall(r"\w+", fold(text)))


TextKey = tuple[tuple[tuple[int, int, str, int], ...], tuple[int, ...]]


def natural_key(text: str) -> TextKey:
    """Sort key in Vietnamese order (CLDR vi) with numbers as numbers: "Phòng 2" before "Phòng 10".

    First the letters of the whole text, signs before numbers before letters, then its tones.
    """
    signs: list[tuple[int, int, str, int]] = []
    tones: list[int] = []
    for part in _DIGITS.split(unicodedata.normalize("NFD", text.casefold())):
        if part.isdecimal():
            number = part.lstrip("0")
            signs.append((1, len(number), number, 0))
            tones.append(0)
            continue
        for char in part:
            if char in _SHAPES and signs:
                signs[-1] = (*signs[-1][:3], _SHAPES[char])
            elif char in _TONES and tones:
                tones[-1] = _TONES[char]
            elif not unicodedata.combining(char):
                signs.append((2 if char.isalpha() else 0, 0, *_LETTERS.get(char, (char, 0))))
                tones.append(0)
    return tuple(signs), tuple(tones)


def person_key(name: str) -> tuple[TextKey, tuple[TextKey, ...], TextKey]:
    """Sort key of a person: given name, then middle names, then family name, in Vietnamese order."""
    family, *others = (natural_key(word) for word in name.split() or [""])
    given = others.pop() if others else family
    return given, tuple(others), family


def percent_text(share: Fraction) -> str:
    """``share`` (0 to 1) as a Vietnamese percentage, two decimals at most, half up: ``88,89%``."""
    hundredths = int(share * 10_000 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{whole},{decimals}%" if decimals else f"{whole}%"


def number_text(number: int) -> str:
    """``number`` with a dot for thousands: ``7.100``."""
    return f"{number:,}".replace(",", ".")
