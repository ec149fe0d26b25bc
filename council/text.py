"""Vietnamese text: cleaning, matching, sorting, numbers (domain.md, "Text")."""

import re
import unicodedata
from fractions import Fraction

_BREAKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
_DIGITS = re.compile(r"(\d+)")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0306": 1, "\u0302": 2, "\u031b": 3}  # breve, circumflex, horn, in alphabet order per letter


def clean(text: str) -> str:
    """``text`` in NFC without escape sequences, control or format characters, blanks folded, trimmed.

    Line breaks stay, as ``\\n``. Letters are never changed.
    """
    text = _ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c == "\n" or c == "\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    lines = (_BREAKS.sub(" ", line).strip() for line in "".join(kept).split("\n"))
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


def natural_key(text: str) -> tuple[tuple[int, int, tuple[object, ...]], ...]:
    """Sort key in Vietnamese order (CLDR vi) with numbers as numbers: "Phòng 2" before "Phòng 10"."""
    parts: list[tuple[int, int, tuple[object, ...]]] = []
    for part in _DIGITS.split(unicodedata.normalize("NFC", text)):
        if part.isdecimal():
            parts.append((0, int(part), ()))
        elif part:
            parts.append((1, 0, _letters_key(part)))
    return tuple(parts)


def person_key(name: str) -> tuple[tuple[object, ...], ...]:
    """Sort key of a person: given name, then middle names, then family name, in Vietnamese order."""
    words = name.split()
    if not words:
        return ()
    order = [words[-1], *words[1:-1], *words[:1]] if len(words) > 1 else words
    return tuple(_letters_key(word) for word in order)


def _letters_key(text: str) -> tuple[object, ...]:
    letters: list[tuple[str, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char in _SHAPES and letters:
            letters[-1] = (letters[-1][0], _SHAPES[char])
        elif char in _TONES and tones:
            tones[-1] = _TONES[char]
        elif char == "đ":
            letters.append(("d", 9))
            tones.append(0)
        elif not unicodedata.combining(char):
            letters.append((char, 0))
            tones.append(0)
    return (tuple(letters), tuple(tones))


def percent_text(share: Fraction) -> str:
    """``share`` (0 to 1) as a Vietnamese percentage, two decimals at most, half up: ``88,89%``."""
    hundredths = int(share * 10_000 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{whole},{decimals}%" if decimals else f"{whole}%"


def number_text(number: int) -> str:
    """``number`` with a dot for thousands: ``7.100``."""
    return f"{number:,}".replace(",", ".")
