"""Scrolling no more than it takes."""

import pytest

from widgets.scroll_list import scrolled


@pytest.mark.parametrize(
    ("top", "cursor", "total", "room", "first"),
    [
        (0, 0, 5, 10, 0),
        (3, 0, 5, 10, 0),
        (0, 9, 20, 10, 2),
        (5, 10, 20, 10, 5),
        (5, 5, 20, 10, 3),
        (0, 19, 20, 10, 10),
        (15, 0, 20, 10, 0),
    ],
)
def test_the_cursor_stays_in_sight_and_the_window_inside_the_list(
    top: int, cursor: int, total: int, room: int, first: int
) -> None:
    assert scrolled(top, cursor, total, room) == first
    assert first <= cursor < first + room
