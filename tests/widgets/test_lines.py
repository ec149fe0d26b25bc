"""Text in cells: fitting, cutting, wrapping; text is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.key_line import key_line
from widgets.lines import both_ends, columns, cut, fit, fit_tail, line, strip, width_of, wrap
from widgets.palette import Tone

TEXTS = st.text(alphabet="aăâbđéễ日本 …[b]/=", max_size=40)


@given(TEXTS, st.integers(0, 30))
def test_fit_takes_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


@given(TEXTS, st.integers(1, 30))
def test_fit_tail_keeps_the_end(text: str, width: int) -> None:
    fitted = fit_tail(text, width)
    assert cell_len(fitted) <= width
    assert text.endswith(fitted.removeprefix("…"))


@given(TEXTS, TEXTS, st.integers(1, 60))
def test_cut_and_both_ends_take_exactly_their_width(left: str, right: str, width: int) -> None:
    assert width_of(cut(line(left), width)) == width
    whole = both_ends(line(left), line(right), width)
    assert width_of(whole) == max(width, cell_len(right) + 1)
    assert whole[-1][0] == right


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("Nguyễn", 8, "Nguyễn  "), ("Nguyễn Văn", 8, "Nguyễn… "), ("Nguyễn Văn", 9, "Nguyễn V…"), ("abc", 0, "")],
)
def test_fit(text: str, width: int, expected: str) -> None:
    assert fit(text, width) == expected


def test_wrap_ends_with_an_ellipsis_where_it_is_cut() -> None:
    assert wrap("một hai ba bốn", 7) == [line("một hai"), line("ba bốn")]
    assert wrap("một hai ba bốn năm sáu", 7, Tone.WAIT, most=2) == [
        line("một hai", Tone.WAIT),
        line("ba bốn…", Tone.WAIT),
    ]
    assert wrap("a\n\nb", 7) == [line("a"), line(""), line("b")]
    assert wrap("một hai", 3, most=0) == []


def test_a_strip_is_as_wide_as_asked_and_tells_the_terminal_nothing() -> None:
    shown = strip([("a\x1b[31mb\x07\x9bc\n", Tone.PLAIN), ("[b]", Tone.BAD)], 20)
    assert shown.text == "a[31mbc[b]".ljust(20)
    assert shown.cell_length == 20


def test_columns_stand_under_each_other() -> None:
    assert columns([("Ấn", 4), ("7", -3)]) == line("Ấn     7")


def test_the_last_key_is_always_shown() -> None:
    keys = [("a", "all in favour"), ("n", "against"), ("?", "help")]
    text = "".join(part for part, _tone in key_line(keys, 30))
    assert text == " a all in favour       ? help "
    assert key_line([], 30) == []
