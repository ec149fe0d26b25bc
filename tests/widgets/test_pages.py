"""Many lines through a small window: the cursor stays in sight, headings above the first row too."""

from collections.abc import Sequence

import pytest
from textual.geometry import Size

from widgets.lines import Line, line
from widgets.pages import Pages

ROOM = 6


class Window(Pages):
    """Pages of a fixed size that remember what they showed."""

    seen: list[str]
    under_cursor: int | None

    @property
    def size(self) -> Size:
        return Size(20, ROOM)

    def show(self, lines: Sequence[Line], cursor: int | None = None) -> None:
        self.seen = ["".join(text for text, _tone in spans) for spans in lines]
        self.under_cursor = cursor

    @property
    def current(self) -> str | None:
        return None if self.under_cursor is None else self.seen[self.under_cursor]


class Counted(Sequence[Line]):
    """Lines that are numbered, and counted when they are made."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.made = 0

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, index: int) -> Line:  # type: ignore[override]
        self.made += 1
        return line(str(index))


@pytest.fixture
def window() -> Window:
    return Window()


def numbered(total: int) -> list[Line]:
    return [line(str(number)) for number in range(total)]


def test_only_what_is_seen_is_made(window: Window) -> None:
    lines = Counted(10_000)
    window.fill(lines, range(10_000))
    window.edge(1)
    window.page(-1)
    assert lines.made <= 4 * ROOM
    assert window.current == str(9_999 - (ROOM - 1))


def test_without_stops_it_scrolls_and_stays_inside(window: Window) -> None:
    window.fill(numbered(10))
    assert window.cursor is None
    window.move(-1)
    assert window.seen[0] == "0"
    window.page(1)
    assert window.seen == ["4", "5", "6", "7", "8", "9"]
    window.move(5)
    assert window.span == (5, 10)
    window.edge(-1)
    assert window.span == (1, 6)


def test_the_first_and_last_stop_show_what_is_around_them(window: Window) -> None:
    window.fill(numbered(12), [2, 5, 8])
    assert (window.current, window.seen[0]) == ("2", "0")
    window.edge(1)
    assert (window.current, window.seen[-1]) == ("8", "11")
    window.move(-2)
    assert (window.current, window.seen[0]) == ("2", "0")
    window.move(2)
    assert (window.current, window.seen[-1]) == ("8", "11")


@pytest.mark.parametrize("step", [1, -1])
def test_pages_reach_every_stop_and_the_cursor_is_in_sight(window: Window, step: int) -> None:
    window.fill(numbered(40), [3, 4, 20, 21, 39])
    window.edge(-step)
    visited = [window.cursor]
    for _page in range(10):
        window.page(step)
        assert window.current in ("3", "4", "20", "21", "39")
        visited.append(window.cursor)
    assert visited[-1] == (4 if step > 0 else 0)


def test_other_lines_keep_the_cursor_where_it_can_be(window: Window) -> None:
    window.fill(numbered(30), range(30))
    window.move(20)
    window.fill(numbered(30), range(30))
    assert window.current == "20"
    window.fill(numbered(5), range(5))
    assert window.current == "4"
    window.fill(numbered(30), range(30), cursor=0)
    assert (window.current, window.seen[0]) == ("0", "0")


def test_nothing_to_show(window: Window) -> None:
    window.fill([])
    window.page(1)
    window.edge(1)
    assert (window.seen, window.span, window.cursor) == ([], (0, 0), None)
