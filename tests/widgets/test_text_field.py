"""A text field: every editing key in its turn, NFC, one line, no control characters."""

import unicodedata

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot

from tests.screens.picture import picture
from widgets.text_field import TextField


def typed(*keys: str, start: str = "", paste: str = "") -> TextField:
    """A field after ``keys``, and then something pasted."""
    made: list[TextField] = []

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            made.append(TextField(start))
            yield made[0]

    async def steps(pilot: Pilot[object]) -> None:
        field = made[0]
        field.focus()
        field.cursor_position = len(start)
        await pilot.press(*keys)
        if paste:
            field.post_message(Paste(paste))
            await pilot.pause()

    picture(Alone(), steps, size=(60, 3))
    return made[0]


@pytest.mark.parametrize(
    ("start", "keys", "expected"),
    [
        ("Nguyê", ["n", "backspace", "backspace", "ễ", "n"], "Nguyễn"),
        ("abc", ["left", "left", "x"], "axbc"),
        ("abc", ["home", "delete", "end", "d"], "bcd"),
        ("một hai", ["ctrl+w"], "một "),
        ("một hai", ["ctrl+u"], ""),
        ("ế", ["backspace"], ""),
    ],
)
def test_editing(start: str, keys: list[str], expected: str) -> None:
    assert typed(*keys, start=start).value == expected


def test_what_is_pasted_is_one_clean_line_in_nfc() -> None:
    field = typed(start="a", paste=unicodedata.normalize("NFD", "Ấn\r\nBình") + "\x1b[31m\x07")
    assert field.value == "aẤn Bình"
    assert field.cursor_position == len(field.value)


def test_the_cursor_never_blinks() -> None:
    assert not typed().cursor_blink
