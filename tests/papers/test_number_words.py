"""Numbers in words, as the papers repeat their totals."""

import pytest

from documents.papers.number_words import number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (86, "tám mươi sáu"),
        (100, "một trăm"),
        (105, "một trăm lẻ năm"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm lẻ một"),
        (1015, "một nghìn không trăm mười lăm"),
        (2000, "hai nghìn"),
        (10_120, "mười nghìn một trăm hai mươi"),
        (1_000_020, "một triệu không trăm hai mươi"),
    ],
)
def test_vietnamese(number: int, words: str) -> None:
    assert number_words(number, "vi") == words


def test_english() -> None:
    assert number_words(86, "en") == "eighty-six"
