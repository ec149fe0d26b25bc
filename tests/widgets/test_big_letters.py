"""Big letters: every Vietnamese one is itself, however it was typed, and names break where people would break them."""

import unicodedata

import pytest

from widgets.big_font import BOX, LETTERS
from widgets.big_letters import big_sizes, pixels_of

VOWELS = "AĂÂEÊIOÔƠUƯY"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
CAPITALS = [
    *"ABCDEFGHIJKLMNOPQRSTUVWXYZĐ0123456789",
    *(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES if vowel + tone not in "AEIOUY"),
]
DOT, HORN = "\u0323", "\u031b"
ABOVE, LETTER, BELOW = slice(0, 6), slice(7, 14), slice(15, 16)


def decomposed(text: str) -> str:
    """Letters and marks one by one."""
    return unicodedata.normalize("NFD", text)


def small(text: str, width: int = 80) -> list[str]:
    """``text`` in the smallest letters."""
    return [row.rstrip() for row in big_sizes(text, width)[-1]]


def test_there_are_as_many_as_the_language_has() -> None:
    """67 capitals that are not ASCII, 26 that are, ten digits."""
    assert len(set(CAPITALS)) == len(CAPITALS) == 67 + 26 + 10


def test_each_capital_is_drawn_and_none_like_another() -> None:
    drawn = {capital: pixels_of(capital) for capital in CAPITALS}
    assert len(set(drawn.values())) == len(CAPITALS)
    assert all(picture[LETTER] != BOX for picture in drawn.values())


@pytest.mark.parametrize("capital", CAPITALS)
def test_small_letters_and_decomposed_ones_look_the_same(capital: str) -> None:
    wanted = big_sizes(capital, 80)
    assert wanted
    for text in (capital.lower(), decomposed(capital), decomposed(capital.lower())):
        assert big_sizes(text, 80) == wanted


@pytest.mark.parametrize("capital", [capital for capital in CAPITALS if decomposed(capital)[1:]])
def test_marks_stand_clear_of_the_letter(capital: str) -> None:
    """The letter is that of the unmarked one; between it and a mark is a row without ink, but for the horn's tip."""
    picture = pixels_of(capital)
    base, *marks = decomposed(capital)
    left = max(0, 5 - len(LETTERS[base][0])) // 2 if set(marks) - {DOT, HORN} else 0
    own = slice(left, left + len(LETTERS[base][0]))
    assert tuple(row[own] for row in picture[LETTER]) == LETTERS[base]
    assert "#" not in picture[6][own]
    assert "#" not in picture[14]
    assert any("#" in row for row in picture[BELOW]) == (DOT in marks)
    assert any("#" in row for row in picture[ABOVE]) == bool(set(marks) - {DOT, HORN})
    assert (len(picture[0]) > len(LETTERS[base][0])) >= (HORN in marks)


def test_the_picture_of_a_name() -> None:
    """A tilde above a circumflex, a dot below, the stroke of Đ."""
    assert small("Nguyễn Thị Đỗ", 60) == [
        "                        ▄▀█▄▀",
        "                          ▄",
        "                         ▀ ▀",
        "█▄  █ ▄▀▀▀▄ █   █ █   █ █▀▀▀▀ █▄  █",
        "█▀▄ █ █ ▄▄▄ █   █  ▀▄▀  █▄▄▄  █▀▄ █",
        "█  ██ █   █ █   █   █   █     █  ██",
        "▀   ▀  ▀▀▀   ▀▀▀    ▀   ▀▀▀▀▀ ▀   ▀",
        "                              ▄▄ ▄",
        "                             ▀ ▀▀",
        "                              ▄▀▄",
        "  ▄▄▄▄▄ ▄   ▄ ▄▄▄      ▄▄▄▄   ▄▄▄",
        "    █   █   █  █       █   █ █   █",
        "    █   █▀▀▀█  █      ▀█▀  █ █   █",
        "    █   █   █ ▄█▄      █▄▄▄▀ ▀▄▄▄▀",
        "               ▄",
    ]


def test_the_picture_of_hooks_horns_and_breves() -> None:
    """Hook above beside the horn, hook over circumflex, grave beside the horn, breve with a dot below."""
    assert small("Ở Ổ Ườ Ặ") == [
        "             ▀▀▄",
        " ▄▄           ▀                ▄",
        "  ▄▀         ▄▀▄                ▀▄        ▀▄▄▄▀",
        " ▄▄▄  █      ▄▄▄      ▄   ▄ █  ▄▄▄  █      ▄▄▄",
        "█   █▀      █   █     █   █▀  █   █▀      █   █",
        "█   █       █   █     █   █   █   █       █▀▀▀█",
        "▀▄▄▄▀       ▀▄▄▄▀     ▀▄▄▄▀   ▀▄▄▄▀       █   █",
        "                                            ▄",
    ]


def test_the_sizes_come_largest_first_and_fit() -> None:
    """Four letters and a blank are 27 pixels wide: 130 cells hold them at four cells a pixel, 100 at three."""
    assert [{len(row) for row in rows} for rows in big_sizes("Võ An", 130)] == [{108}, {81}, {54}, {27}]
    assert [{len(row) for row in rows} for rows in big_sizes("Võ An", 100, most_lines=1)] == [{81}, {54}, {27}]
    assert [{len(row) for row in rows} for rows in big_sizes("Võ An", 100, largest=2)] == [{54}, {27}]


def test_twice_as_large_is_the_same_picture() -> None:
    """Each pixel two cells wide and a whole cell high."""
    larger, smaller = big_sizes("A", 10, largest=2)
    assert larger == ["".join("██" if pixel == "#" else "  " for pixel in row) for row in LETTERS["A"]]
    assert smaller == ["▄▀▀▀▄", "█▄▄▄█", "█   █", "▀   ▀"]


def test_lines_break_between_words_and_are_about_as_long() -> None:
    """Three of the four words fit on one line; they stand two and two."""
    rows = small("An An An An", 50)
    assert rows == [
        "▄▀▀▀▄ █▄  █     ▄▀▀▀▄ █▄  █",
        "█▄▄▄█ █▀▄ █     █▄▄▄█ █▀▄ █",
        "█   █ █  ██     █   █ █  ██",
        "▀   ▀ ▀   ▀     ▀   ▀ ▀   ▀",
        " ▄▄▄  ▄   ▄      ▄▄▄  ▄   ▄",
        "█   █ ██  █     █   █ ██  █",
        "█▀▀▀█ █ ▀▄█     █▀▀▀█ █ ▀▄█",
        "█   █ █  ▀█     █   █ █  ▀█",
    ]


def test_what_has_no_room_is_not_drawn() -> None:
    assert big_sizes("Nguyễn", 34) == []
    assert big_sizes("A B C D", 9, most_lines=3) == []
    assert big_sizes("A B C", 9, most_lines=3) != []
    assert big_sizes("", 80) == []
    assert big_sizes("   ", 80) == []


SIGNS = ".,-–'’()/&:;\"+=?!%[]*_°"


def test_signs_of_names() -> None:
    assert len({pixels_of(sign) for sign in SIGNS}) == len(SIGNS)
    assert small("[b]x[/b]") == small("[B]X[/B]") != []


def test_what_nobody_drew() -> None:
    """A foreign mark is left out; a foreign letter is the letter it comes from, or a box."""
    assert pixels_of("Č") == pixels_of("C")
    assert pixels_of("№") == pixels_of("N")
    assert tuple(pixels_of("王")[LETTER]) == BOX
