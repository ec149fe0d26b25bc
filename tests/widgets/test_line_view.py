"""Lines on the screen, and how little of them is painted again."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from tests.screens.picture import picture
from widgets.line_view import LineView
from widgets.lines import Line, line
from widgets.palette import Tone


class Recording(LineView):
    """Keeps which regions it was asked to paint again."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[tuple[int, int, int]] = []

    def refresh(self, *regions: Region, **options: bool) -> "Recording":  # type: ignore[override]
        self.painted += [(region.y, region.x, region.right) for region in regions]
        super().refresh(*regions, **options)
        return self


def painted(before: list[Line], after: list[Line], cursor: int | None = None) -> list[tuple[int, int, int]]:
    """Line, first cell and cell after the last one of what is painted when ``after`` takes the place of ``before``."""
    view = Recording()

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield view

    async def steps(pilot: Pilot[object]) -> None:
        view.show(before)
        await pilot.pause()
        view.painted.clear()
        view.show(after, cursor)

    picture(Alone(), steps, size=(40, 5))
    return view.painted


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["same"], ["same"], []),
        (["abc"], ["abd"], [(0, 2, 3)]),
        (["one", "two"], ["one", "six"], [(1, 0, 3)]),
        (["1" + "x" * 30 + "1"], ["2" + "x" * 30 + "2"], [(0, 0, 1), (0, 31, 32)]),
        (["1xxxx1"], ["2xxxx2"], [(0, 0, 6)]),
        (["gone"], [], [(0, 0, 4)]),
        ([], ["new"], [(0, 0, 3)]),
        (["Nguyễn Văn An"], ["Nguyễn Văn Ấn"], [(0, 11, 12)]),
        (["日本"], ["日中"], [(0, 2, 4)]),
    ],
)
def test_only_what_changed_is_painted(
    before: list[str], after: list[str], expected: list[tuple[int, int, int]]
) -> None:
    assert painted([line(text) for text in before], [line(text) for text in after]) == expected


def test_another_tone_is_a_change() -> None:
    assert painted([line("yes")], [line("yes", Tone.GOOD)]) == [(0, 0, 3)]


def test_the_cursor_marks_the_whole_line() -> None:
    assert painted([line("yes")], [line("yes")], 0) == [(0, 0, 40)]


def test_what_does_not_fit_is_cut() -> None:
    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield LineView()

    async def steps(pilot: Pilot[object]) -> None:
        pilot.app.query_one(LineView).show([line("x" * 60), *[line(str(number)) for number in range(9)]])

    assert picture(Alone(), steps, size=(10, 3)) == ["x" * 10, "0", "1"]
