"""Help: what every key does in the place it was opened from, and everywhere."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from council.words import N_, _
from screens.actions import EVERYWHERE, Action, bar, bindings
from screens.paging import PAGING, Paging
from screens.place import Place
from widgets.key_line import key_line
from widgets.line_view import LineView
from widgets.lines import Line, line, wrap
from widgets.pages import Pages
from widgets.palette import Tone

_KEYS = 14
_WIDEST = 100

_KEY_WORDS = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "minus": "-",
    "space": N_("Space"),
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "⌫",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}

_VOTING = (
    (
        N_("Show of hands"),
        N_("a records that all are in favour and goes on. With dissent: n, o or k, the numbers, Enter."),
    ),
    (N_("Roll call"), N_("The member to be called is shown; a yes, n no, o other, k not voting, - one step back.")),
    (N_("Secret ballot"), N_("a asks for the counted totals; the sums are checked while they are typed.")),
)


class HelpScreen(Paging, ModalScreen[None]):
    """Over the place it explains; any of the usual keys goes back there."""

    AUTO_FOCUS = ""
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("dismiss", "q,question_mark,escape,enter,ctrl+g", N_("back"), N_("Back to the place"), "q"),
        *(action._replace(in_bar=True) for action in PAGING),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    HelpScreen { background: ansi_default; color: ansi_default; }
    HelpScreen > #keys { height: 1; dock: bottom; }
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """All the lines, and the keys that go through them."""
        yield Pages()
        yield LineView(id="keys")

    def on_screen_resume(self) -> None:
        """Show the help."""
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay out for another size of terminal."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self.query_one("#keys", LineView).show([key_line(bar(self.ACTIONS), self.size.width)])
        self.pages.fill(help_lines(self._place, self.pages.size.width))


def help_lines(place: Place, width: int) -> list[Line]:
    """What every key does in ``place`` and everywhere, and how voting goes."""
    title = _("Help: {place}").format(place=_(place.TITLE_KEY)) if place.TITLE_KEY else _("Help")
    lines = [line(" " + title, Tone.TITLE), line()]
    lines += _actions(place.ACTIONS, width)
    lines += [line(), line(" " + _("Everywhere"), Tone.TITLE), *_actions(EVERYWHERE, width)]
    lines += [line(), line(" " + _("How votes are entered"), Tone.TITLE)]
    for mode, words in _VOTING:
        lines += _entry(_(mode), _(words), width)
    return lines


def _actions(actions: Sequence[Action], width: int) -> list[Line]:
    return [row for action in actions for row in _entry(keys_words(action), _(action.help), width)]


def _entry(head: str, text: str, width: int) -> list[Line]:
    """``head`` in a column of its own, ``text`` wrapped beside it."""
    room = min(width, _WIDEST) - _KEYS - 3
    words = [row for spans in wrap(text, room) for row, _tone in spans]
    heads = [head, *[""] * (len(words) - 1)]
    return [
        [(f"  {left:<{_KEYS}} ", Tone.KEY), (words_, Tone.PLAIN)] for left, words_ in zip(heads, words, strict=True)
    ]


def keys_words(action: Action) -> str:
    """All keys of an action as people read them: "? F"."""
    return " ".join(_key_words(key) for key in action.keys.split(","))


def _key_words(key: str) -> str:
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    word = _KEY_WORDS.get(key, key)
    return _(word) if key == "space" else word
