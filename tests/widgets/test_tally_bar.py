"""The bar tells by its mark whether a vote is enough, however narrow it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.tally import Tally, Voices
from widgets.lines import width_of
from widgets.palette import Tone
from widgets.tally_bar import HALF, MARK, REST, YES, tally_bar


def figures(yes: int, base: int, needed: int) -> Tally:
    return Tally(
        yes=yes, no=base - yes, other=0, unmarked=0, not_voting=0, invalid=0, recused=0,
        room=Voices(yes, base - yes, 0), written=None, present=base, consulted=0, base=base, needed=needed,
        missing=max(0, needed - yes), enough=yes >= needed, tie=False, unanimous=yes == base, chair_agrees=None,
    )  # fmt: skip


def drawn(yes: int, base: int, needed: int, width: int) -> str:
    return "".join(text for text, _tone in tally_bar(figures(yes, base, needed), width))


@pytest.mark.parametrize(
    ("yes", "base", "needed", "width", "bar"),
    [
        (7, 9, 5, 18, "█████████│████░░░░"),
        (5, 9, 5, 18, "█████████│░░░░░░░░"),
        (4, 9, 5, 18, "████████░│░░░░░░░░"),
        (9, 9, 5, 18, "█████████│████████"),
        (0, 9, 5, 18, "░░░░░░░░░│░░░░░░░░"),
        (9, 9, 9, 9, "████████│"),
        (8, 9, 9, 9, "███████▌│"),
        (50, 100, 51, 10, "███▌│░░░░░"),
        (0, 0, 1, 4, "░░░│"),
    ],
)
def test_pictures(yes: int, base: int, needed: int, width: int, bar: str) -> None:
    assert drawn(yes, base, needed, width) == bar


@given(st.integers(1, 700).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base), st.integers(1, base))))
def test_the_mark_is_reached_just_when_the_votes_are_enough(vote: tuple[int, int, int]) -> None:
    yes, base, needed = vote
    for width in (3, 12, 24, 61):
        line = tally_bar(figures(yes, base, needed), width)
        bar = "".join(text for text, _tone in line)
        assert width_of(line) == width
        before, after = bar.split(MARK)
        assert set(before) <= {YES} or yes < needed
        if yes < needed:
            assert not before or before[-1] != YES
            assert set(after) <= {REST}


def test_what_is_not_in_favour_is_faint_and_the_mark_stands_out() -> None:
    assert tally_bar(figures(2, 4, 3), 8, Tone.GOOD) == [
        (YES * 4, Tone.GOOD), (REST, Tone.FAINT), (MARK, Tone.STRONG), (REST * 2, Tone.FAINT),
    ]  # fmt: skip


def test_no_width_no_bar() -> None:
    assert tally_bar(figures(2, 4, 3), 0) == []


def test_a_half_cell_is_drawn() -> None:
    assert HALF in drawn(3, 4, 4, 10)
