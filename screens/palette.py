"""The command palette: part of a command's name finds it, Enter runs it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input

from council.text import fold
from council.words import N_, _
from screens.actions import EVERYWHERE, Action, bar
from screens.help import keys_words
from screens.place import Place
from widgets.key_line import key_line
from widgets.line_view import LineView
from widgets.lines import Line, fit, line
from widgets.pages import Pages
from widgets.palette import Tone
from widgets.text_field import TextField

_KEYS = 14


class PaletteScreen(ModalScreen[str | None]):
    """Over the place whose commands it lists; ends with the name of the action to run, or None."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("run", "enter", N_("run"), N_("Run the command"), "Enter"),
        Action("move", "up,down", N_("choose"), N_("Choose a command"), "↑↓"),
        Action("leave", "ctrl+g,escape", N_("back"), N_("Back without running anything"), "Ctrl+G"),
    )
    DEFAULT_CSS = """
    PaletteScreen { background: ansi_default; color: ansi_default; }
    PaletteScreen > #ask { height: 1; }
    PaletteScreen > TextField, PaletteScreen > TextField:focus { height: 1; padding: 0 1; }
    PaletteScreen > #rule { height: 1; }
    PaletteScreen > #keys { height: 1; dock: bottom; }
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._actions = [action for action in (*place.ACTIONS, *EVERYWHERE) if action.name != "app.palette"]
        self._found = self._actions

    def compose(self) -> ComposeResult:
        """The question, the text, what was found."""
        yield LineView(id="ask")
        yield TextField()
        yield LineView(id="rule")
        yield Pages()
        yield LineView(id="keys")

    def on_screen_resume(self) -> None:
        """Show all commands until something is typed."""
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay out for another size of terminal."""
        self.call_after_refresh(self._draw)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the commands that the text typed so far fits."""
        self._found = matching(self._actions, event.value)
        self._draw(0)

    def on_input_submitted(self) -> None:
        """Run the command under the cursor; without one stay."""
        cursor = self.query_one(Pages).cursor
        if cursor is not None:
            self.dismiss(self._found[cursor].name)

    def on_key(self, event: Key) -> None:
        """Up and down choose, Escape and ctrl+g leave."""
        pages = self.query_one(Pages)
        match event.key:
            case "up" | "down":
                pages.move(1 if event.key == "down" else -1)
            case "pageup" | "pagedown":
                pages.page(1 if event.key == "pagedown" else -1)
            case "escape" | "ctrl+g":
                self.dismiss(None)
            case _:
                return
        event.stop()

    def _draw(self, cursor: int | None = None) -> None:
        self.query_one("#ask", LineView).show([line(" " + _("Part of a command's name:"), Tone.STRONG)])
        self.query_one("#rule", LineView).show([line("─" * self.size.width, Tone.FAINT)])
        self.query_one("#keys", LineView).show([key_line(bar(self.ACTIONS), self.size.width)])
        lines = [_action_line(action, self.size.width) for action in self._found]
        nothing = [line(" " + _("No command has these words in its name."), Tone.WAIT)]
        self.query_one(Pages).fill(lines or nothing, range(len(lines)), cursor=cursor)


def matching(actions: list[Action], text: str) -> list[Action]:
    """The ``actions`` whose label or help has every word of ``text`` in it, without regard to case and marks."""
    words = fold(text).split()
    return [a for a in actions if all(word in fold(f"{_(a.label)} {_(a.help)}") for word in words)]


def _action_line(action: Action, width: int) -> Line:
    return [
        (f" {keys_words(action):<{_KEYS}} ", Tone.KEY),
        (fit(_(action.help), max(0, width - _KEYS - 2)), Tone.PLAIN),
    ]
