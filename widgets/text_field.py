"""A one-line text field that Vietnamese can be typed into.

Input methods (Unikey, EVKey, ibus) rewrite a word as backspaces and letters in one burst. Textual inserts letters at
once but runs backspace later, as a binding, so that bursts come out scrambled; here every editing key is handled in its
turn.
"""

import unicodedata
from collections.abc import Callable

from textual.events import Key, Paste
from textual.widgets import Input

from council.text import clean_line


class TextField(Input):
    """A text field; its value is always NFC and without control characters."""

    DEFAULT_CSS = """
    TextField, TextField:focus {
        border: none; height: 1; padding: 0; width: 1fr; background: ansi_default; color: ansi_default;
    }
    TextField > .input--cursor { text-style: reverse; }
    """

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, select_on_focus=False)
        self.cursor_blink = False

    async def on_key(self, event: Key) -> None:
        editing: dict[str, Callable[[], object]] = {
            "backspace": self.action_delete_left,
            "delete": self.action_delete_right,
            "left": self.action_cursor_left,
            "right": self.action_cursor_right,
            "home": self.action_home,
            "end": self.action_end,
            "ctrl+w": self.action_delete_left_word,
            "ctrl+u": self.action_delete_left_all,
        }
        edit = editing.get(event.key)
        if edit is not None:
            event.stop()
            event.prevent_default()
            edit()

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert ``text``; a mark typed after its letter joins it."""
        before = unicodedata.normalize("NFC", self.value[: self.cursor_position] + text)
        self.value = before + self.value[self.cursor_position :]
        self.cursor_position = len(before)

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean_line(event.text))
