"""Entering the numbers of a vote: a few small fields in a row, sums checked while typing."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.events import Key
from textual.message import Message

from widgets.line_view import LineView
from widgets.lines import Line, Span
from widgets.palette import Tone

Check = Callable[[dict[str, int]], tuple[str, Tone]]


class NumberField(Struct):
    """One number: its name, its label, its value as typed so far ("" counts as 0)."""

    name: str
    label: str
    typed: str = ""

    @property
    def number(self) -> int:
        """The value."""
        return int(self.typed or 0)


class NumberEntry(LineView, can_focus=True):
    """Digits fill a field, Tab, space and arrows go from field to field, Enter saves, Escape and ctrl+g leave."""

    DEFAULT_CSS = """
    NumberEntry { height: 2; dock: bottom; display: none; margin-bottom: 1; layer: above; }
    NumberEntry.asking { display: block; }
    """

    class Entered(Message):
        """The numbers are entered: name → number."""

        def __init__(self, numbers: dict[str, int]) -> None:
            super().__init__()
            self.numbers = numbers

    class Left(Message):
        """The secretary left without saving."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[NumberField] = ()
        self._at = 0
        self._untouched = True
        self._check: Check = lambda _numbers: ("", Tone.PLAIN)

    @property
    def asking(self) -> bool:
        """Whether numbers are being entered."""
        return self.has_class("asking")

    def ask(self, fields: Sequence[NumberField], check: Check, start: str = "") -> None:
        """Enter ``fields``, beginning with the one named ``start``; ``check`` puts what they mean into words."""
        self._fields, self._check = fields, check
        self._at = next((place for place, field in enumerate(fields) if field.name == start), 0)
        self._untouched = True
        self.add_class("asking")
        self.focus()
        self.call_after_refresh(self._draw)

    def leave(self) -> None:
        """Stop entering."""
        self.remove_class("asking")
        self.screen.set_focus(None)

    @property
    def numbers(self) -> dict[str, int]:
        """What is entered so far."""
        return {field.name: field.number for field in self._fields}

    def on_key(self, event: Key) -> None:
        """Every key is for the numbers while they are entered."""
        event.stop()
        event.prevent_default()
        field = self._fields[self._at]
        if event.key in ("escape", "ctrl+g"):
            self.leave()
            self.post_message(self.Left())
        elif event.key == "enter":
            self.post_message(self.Entered(self.numbers))
        elif event.key in ("tab", "space", "right", "down"):
            self._go(1)
        elif event.key in ("shift+tab", "left", "up"):
            self._go(-1)
        elif event.key == "backspace":
            field.typed = "" if self._untouched else field.typed[:-1]
            self._untouched = False
        elif event.character and event.character.isascii() and event.character.isdigit():
            field.typed = ("" if self._untouched else field.typed + event.character)[-4:] or event.character
            self._untouched = False
        self._draw()

    def _go(self, step: int) -> None:
        self._at = (self._at + step) % len(self._fields)
        self._untouched = True

    def _draw(self) -> None:
        if not self.asking:
            return
        fields: list[Span] = []
        for place, field in enumerate(self._fields):
            here = place == self._at
            fields += [(f" {field.label} ", Tone.STRONG if here else Tone.PLAIN)]
            fields += [(f"{field.typed or '0':>3}", Tone.CURSOR if here else Tone.KEY), (" ", Tone.PLAIN)]
        text, tone = self._check(self.numbers)
        lines: list[Line] = [fields, [(f" {text}", tone)]]
        self.show(lines)
