"""Entering the numbers of a vote: a few small fields in a row, sums checked while typing."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.events import Key
from textual.message import Message

from widgets.line_view import LineView
from widgets.lines import Line, Span, line
from widgets.palette import Tone

Meaning = Callable[[dict[str, int]], Span]
Rest = Callable[[dict[str, int], str], int]
"""What is left for the field of a name when the other numbers stand."""


class NumberField(Struct):
    """One number: its name, its label, its value as typed so far ("" counts as 0)."""

    name: str
    label: str
    typed: str = ""

    @property
    def number(self) -> int:
        """The value."""
        return int(self.typed or 0)


class NumberEntry(LineView):
    """A line that says something, or takes numbers that its prompt hands it key by key.

    Digits fill a field, "=" puts in what is left for it, Tab, space and arrows go from field to field, Enter saves,
    Escape and ctrl+g leave.
    """

    DEFAULT_CSS = "NumberEntry { height: 1; }"

    class Entered(Message):
        """The numbers are entered: name → number."""

        def __init__(self, numbers: dict[str, int]) -> None:
            super().__init__()
            self.numbers = numbers

    class Left(Message):
        """The secretary left without saving."""

    class Changed(Message):
        """The numbers changed; ``meaning`` says what they mean now."""

        def __init__(self, meaning: Span) -> None:
            super().__init__()
            self.meaning = meaning

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[NumberField] = ()
        self._at = 0
        self._untouched = True
        self._meaning: Meaning = lambda _numbers: ("", Tone.PLAIN)
        self._rest: Rest | None = None

    @property
    def asking(self) -> bool:
        """Whether numbers are being entered."""
        return bool(self._fields)

    @property
    def _numbers(self) -> dict[str, int]:
        return {field.name: field.number for field in self._fields}

    def say(self, spans: Line) -> None:
        """Show a line of text, unless numbers are being entered."""
        if not self.asking:
            self.show([spans])

    def ask(self, fields: Sequence[NumberField], meaning: Meaning, start: str, rest: Rest | None = None) -> None:
        """Enter ``fields``, beginning with the one named ``start``; ``meaning`` puts the numbers into words."""
        self._fields, self._meaning, self._rest = fields, meaning, rest
        self._at = next((place for place, field in enumerate(fields) if field.name == start), 0)
        self._untouched = True
        self._draw()

    def leave(self) -> None:
        """Stop entering."""
        self._fields = ()
        self.show([line()])

    def take(self, event: Key) -> None:
        """Take a key while numbers are entered."""
        field = self._fields[self._at]
        if event.key in ("escape", "ctrl+g"):
            self.leave()
            self.post_message(self.Left())
            return
        if event.key == "enter":
            self.post_message(self.Entered(self._numbers))
            return
        if event.key in ("tab", "space", "right", "down"):
            self._go(1)
        elif event.key in ("shift+tab", "left", "up"):
            self._go(-1)
        elif event.key == "backspace":
            field.typed = "" if self._untouched else field.typed[:-1]
            self._untouched = False
        elif event.character == "=" and self._rest:
            field.typed = str(max(0, self._rest(self._numbers, field.name)))
            self._untouched = True
        elif event.character and event.character.isascii() and event.character.isdigit():
            typed = event.character if self._untouched else field.typed + event.character
            field.typed = typed if len(typed) <= 4 else field.typed
            self._untouched = False
        self._draw()

    def _go(self, step: int) -> None:
        self._at = (self._at + step) % len(self._fields)
        self._untouched = True

    def _draw(self) -> None:
        spans: list[Span] = []
        for place, field in enumerate(self._fields):
            here = place == self._at
            spans += [(f" {field.label} ", Tone.STRONG if here else Tone.PLAIN)]
            spans += [(f"{field.typed or '0':>2}", Tone.CURSOR if here else Tone.KEY)]
        self.show([spans])
        self.post_message(self.Changed(self._meaning(self._numbers)))
