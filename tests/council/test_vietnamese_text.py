"""Vietnamese text: cleaning, matching, sorting, figures (domain.md, "Text")."""

import unicodedata
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.text import clean, clean_line, fold, fold_words, natural_key, number_text, percent_text, person_key
from tests.council.builders import often


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Nguyễn Văn Ấn", "Nguyễn Văn Ấn"),
        (unicodedata.normalize("NFD", "Nguyễn Văn Ấn"), "Nguyễn Văn Ấn"),
        ("  Lê \t Thị\u00a0\u3000 Hà ", "Lê Thị Hà"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("một\x0bhai\x0cba\x85bốn\u2028năm\u2029sáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("\x1b[31mĐỏ\x1b[0m", "Đỏ"),
        ("\x1b]0;tiêu đề\x07Tên", "Tên"),
        ("\x1b]8;;http://x\x1b\\Tên\x1b]8;;\x1b\\", "Tên"),
        ("\x1bPq#0\x1b\\Tên", "Tên"),
        ("\x9b31mĐỏ", "Đỏ"),
        ("\x1b(BTên", "Tên"),
        ("Tê\x1bcn\x1b", "Tên"),
        ("\x00T\x07ê\x7fn\x9c", "Tên"),
        ("Ng\u200bu\u200cy\u200dễ\u2060n\ufeff", "Nguyễn"),
        ("\u202eAn\u202c \u2066Bình\u2069\u200e\u200f", "An Bình"),
        ("An\u00adBình", "AnBình"),
        ("\ud800A\ue000", "A"),
        ("[b]x[/b]", "[b]x[/b]"),
        ("=1+1", "=1+1"),
        ("", ""),
        ("\x1b[31m", ""),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_on_one_line() -> None:
    assert clean_line(" Lê\r\n Thị\u2028Hà\n") == "Lê Thị Hà"


@often
@given(st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]m;\\\x9b\x07\r\n\t đĐ\u0301\u0323\u200b"))))
def test_cleaned_text_is_clean(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co") for char in cleaned)
    assert not set(cleaned) & set("\u2028\u2029\u00a0\t")
    assert cleaned == cleaned.strip()
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Ấn", "nguyen van an"),
        ("Đồng Hới", "dong hoi"),
        ("ĐẶNG", "dang"),
        ("hòa", "hoà"),
        ("Hòa Bình", "HOÀ BÌNH"),
        ("Thuỷ", "Thủy"),
        ("ước", "uoc"),
        ("Lê  Thị\u00a0Hà", "le thi ha"),
        (unicodedata.normalize("NFD", "Trần Đường"), "tran duong"),
    ],
)
def test_what_matches(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_what_does_not_match() -> None:
    assert fold("Nguyễn Văn An") != fold("Nguyễn Văn Anh")
    assert fold("Phòng 1") != fold("Phòng 10")


def test_signs_between_words_do_not_matter_for_headings() -> None:
    assert fold_words("Thi đua – Khen thưởng") == fold_words("THI ĐUA,  KHEN THƯỞNG") == "thi dua khen thuong"


@often
@given(st.text("aăâeêoôơuưiydđbAĂĐƠ\u0300\u0301\u0303\u0309\u0323 ", max_size=20))
def test_folding_knows_no_form_and_no_case(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text.upper())
    assert fold(text).isascii()


# CLDR vi, rising: letters first, then tones.
ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    "rising",
    [
        ALPHABET,
        TONES,
        ["ân", "ần", "ẩn", "ẫn", "ấn", "ận"],
        ["ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "u", "ù", "ủ", "ũ", "ú", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự"],
        ["An", "Ấm", "Ba"],
        ["ba", "bà", "bạ", "ban", "bán"],  # tones count only where all letters are the same
        ["Hòa Bình", "Hoa Sen", "Hóa Sen"],
        ["dũng", "dương", "đa", "đông"],
        ["Phòng", "Phòng 1", "Phòng 2", "Phòng 10", "Phòng A"],
        ["Phong 2", "Phòng 2", "Phong 10", "Phòng 10"],
        ["Phòng 2 – Hình sự", "Phòng 2 Dân sự"],
        ["Đội 9", "Đội 09a", "Đội 10", "Đội 100"],
        ["2", "10", "a"],
    ],
)
def test_vietnamese_order(rising: list[str]) -> None:
    mixed = list(rising)
    Random(7).shuffle(mixed)
    assert sorted(mixed, key=natural_key) == rising
    decomposed = [unicodedata.normalize("NFD", text) for text in mixed]
    assert sorted(decomposed, key=natural_key) == [unicodedata.normalize("NFD", text) for text in rising]


def test_case_makes_no_order_and_long_numbers_no_trouble() -> None:
    assert natural_key("PHÒNG 2") == natural_key("Phòng 02")
    assert natural_key("Phòng " + "9" * 5000) > natural_key("Phòng 10")


def test_people_sort_by_given_then_middle_then_family_name() -> None:
    rising = [
        "An",
        "Lê An",
        "Nguyễn An",
        "Trần Bình An",
        "Lê Văn An",
        "Nguyễn Văn An",
        "Nguyễn Đình Ân",
        "Phạm Thị Bình",
        "Lê Thị Thu Hà",
        "Lê Thị Hạ",
    ]
    mixed = list(rising)
    Random(7).shuffle(mixed)
    assert sorted(mixed, key=person_key) == sorted(rising, key=rising.index)


def test_a_name_without_letters_sorts_first() -> None:
    assert sorted(["An", "", "  "], key=person_key)[-1] == "An"


@often
@given(st.lists(st.text("aăâdđoôơ12 –\u0300\u0301", max_size=6), max_size=6), st.randoms())
def test_sorting_does_not_depend_on_the_order_of_entry(texts: list[str], random: Random) -> None:
    mixed = list(texts)
    random.shuffle(mixed)
    for key in (natural_key, person_key):
        assert [key(text) for text in sorted(texts, key=key)] == [key(text) for text in sorted(mixed, key=key)]


@pytest.mark.parametrize(
    ("yes", "base", "told"),
    [
        (8, 9, "88,89%"),
        (9, 9, "100%"),
        (0, 9, "0%"),
        (1, 2, "50%"),
        (1, 8, "12,5%"),
        (2, 3, "66,67%"),
        (1, 3, "33,33%"),
        (1, 16, "6,25%"),
        (1, 96, "1,04%"),
        (1, 99, "1,01%"),
        (1, 20000, "0,01%"),
        (1, 20001, "0%"),
    ],
)
def test_percentages(yes: int, base: int, told: str) -> None:
    assert percent_text(Fraction(yes, base)) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (999, "999"), (7100, "7.100"), (20_000_000, "20.000.000"), (-7100, "-7.100")]
)
def test_numbers(number: int, told: str) -> None:
    assert number_text(number) == told
