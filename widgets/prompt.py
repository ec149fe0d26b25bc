"""A question with a one-line answer, at the bottom of a place: a reason, a comment, words to search for."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from widgets.line_view import LineView
from widgets.lines import Line, line
from widgets.palette import Tone
from widgets.text_field import TextField


class Prompt(Vertical):
    """Asks one thing at a time. Enter answers, Escape leaves; up and down go through ``choices`` beside the text."""

    DEFAULT_CSS = """
    Prompt { height: 2; dock: bottom; display: none; margin-bottom: 1; }
    Prompt.asking { display: block; }
    Prompt > LineView { height: 1; }
    """

    class Answered(Message):
        """The secretary answered: ``text``, and the index of the choice beside it."""

        def __init__(self, purpose: str, text: str, choice: int) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text
            self.choice = choice

    class Left(Message):
        """The secretary left without answering."""

        def __init__(self, purpose: str) -> None:
            super().__init__()
            self.purpose = purpose

    class Typing(Message):
        """The text changed while typing."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self._purpose = ""
        self._question = ""
        self._choices: Sequence[str] = ()
        self._choice = 0

    def compose(self) -> ComposeResult:
        """A line for the question, a line for the answer."""
        yield LineView()
        yield TextField()

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self.has_class("asking")

    def ask(self, purpose: str, question: str, *, value: str = "", choices: Sequence[str] = ()) -> None:
        """Ask ``question``; the answer comes as a message that carries ``purpose``."""
        self._purpose, self._question, self._choices, self._choice = purpose, question, choices, 0
        field = self.query_one(TextField)
        field.value = value
        field.cursor_position = len(value)
        self.add_class("asking")
        field.focus()
        self.call_after_refresh(self._draw)

    def leave(self) -> None:
        """Stop asking."""
        self.remove_class("asking")
        self.screen.set_focus(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.leave()
        self.post_message(self.Answered(self._purpose, event.value.strip(), self._choice))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell who listens what was typed so far."""
        event.stop()
        if self.asking:
            self.post_message(self.Typing(self._purpose, event.value))

    def on_key(self, event: Key) -> None:
        """Escape and ctrl+g leave; up and down choose."""
        if event.key in ("escape", "ctrl+g"):
            event.stop()
            self.leave()
            self.post_message(self.Left(self._purpose))
        elif event.key in ("up", "down") and self._choices:
            event.stop()
            self._choice = (self._choice + (1 if event.key == "down" else -1)) % len(self._choices)
            self._draw()

    def _draw(self) -> None:
        self.query_one(LineView).show([self._ask_line()])

    def _ask_line(self) -> Line:
        if not self._choices:
            return line(self._question, Tone.STRONG)
        return [(self._question + " ", Tone.STRONG), (f"‹ {self._choices[self._choice]} ›", Tone.KEY)]
