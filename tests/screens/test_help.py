"""Help: every key of the place it was opened from, everywhere's, and how votes are entered."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.actions import EVERYWHERE
from screens.application import PLACES, Application
from screens.help import help_lines, keys_words
from screens.paging import PAGING
from screens.place import Place
from screens.results import ResultsPlace
from tests.screens.picture import picture, screen_lines
from tests.screens.sittings import council_in_sitting


@pytest.mark.parametrize("kind", PLACES.values())
def test_every_action_is_explained_and_fits(kind: type[Place]) -> None:
    texts = ["".join(text for text, _tone in spans) for spans in help_lines(kind(), 80)]
    assert max(map(len, texts)) <= 80
    flat = " ".join(" ".join(texts).split())
    for action in (*kind.ACTIONS, *EVERYWHERE):
        assert keys_words(action) in flat
        assert action.help in flat
    assert "Secret ballot" in flat


def test_keys_are_named_as_people_read_them() -> None:
    keys = {keys_words(action) for action in (*ResultsPlace.ACTIONS, *EVERYWHERE)}
    assert {"→ n Tab", "Enter", "PgDn Space", "Ctrl+P :", "?", "q Ctrl+Q"} <= keys


def test_the_key_home_keeps_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalogs translate the place "Home"; a keyboard has that word on its key in every language."""
    monkeypatch.setattr("screens.help._", str.upper)
    assert [keys_words(action) for action in PAGING] == ["↓ j", "↑ k", "PgDn SPACE", "PgUp", "Home", "End"]


def test_opens_and_closes(tmp_path: Path) -> None:
    """? shows the help of the results over them; each of the usual keys goes back, none of them quits."""
    titles: list[str] = []

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("3")
        for key in ("q", "question_mark", "escape", "enter", "ctrl+g"):
            await pilot.press("question_mark")
            titles.append(screen_lines(pilot.app)[0].strip())
            await pilot.press("4", key)

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), look)
    assert titles == ["Help: Results"] * 5
    assert "Huân chương" in lines[1]
