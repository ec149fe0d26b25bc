"""The foot of every place: what was said last and the keys, or a question and its answer."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input

from widgets.bottom_line import BottomLine
from widgets.lines import Line, Span, line, wrap
from widgets.number_entry import Meaning, NumberEntry, NumberField, Rest
from widgets.palette import Tone


class Prompt(Vertical):
    """Asks one thing at a time: a text, or numbers. Enter answers, Escape and ctrl+g leave; up and down go through
    ``choices`` beside the text."""

    DEFAULT_CSS = "Prompt { height: 2; dock: bottom; }"

    class Answered(Message):
        """The secretary answered: ``text``, and the index of the choice beside it."""

        def __init__(self, purpose: str, text: str, choice: int) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text
            self.choice = choice

    class Chosen(Message):
        """Another of the choices is in front: its index."""

        def __init__(self, purpose: str, choice: int) -> None:
            super().__init__()
            self.purpose = purpose
            self.choice = choice

    class Paged(Message):
        """Page down (``step`` 1) or page up (-1) was pressed while something is asked."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Completing(Message):
        """Tab was pressed: the text so far should be completed, by asking again with more of it."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Numbers(Message):
        """The secretary entered numbers: name → number. The question stays open until ``leave``."""

        def __init__(self, numbers: dict[str, int]) -> None:
            super().__init__()
            self.numbers = numbers

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
        self._aside: Span = ("", Tone.PLAIN)

    def compose(self) -> ComposeResult:
        """A line for what is said or asked, a line for keys or the answer."""
        yield NumberEntry()
        yield BottomLine()

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self._answer.asking or self._top.asking

    @property
    def _top(self) -> NumberEntry:
        return self.query_one(NumberEntry)

    @property
    def _answer(self) -> BottomLine:
        return self.query_one(BottomLine)

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these keys while nothing is asked."""
        self._answer.keys(keys)

    def note(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Say ``text``: in the place of what the numbers mean while some are asked, beside a question, else above the
        keys; a long text takes their place too, until something else is said."""
        if self._top.asking:
            self._answer.say((text, tone))
        elif self._answer.asking:
            self._aside = (text, tone)
            self._top.say(self._question_line())
        else:
            first, *more = wrap(text, self.size.width - 2, tone, most=2)
            self._top.say([(" ", tone), *first])
            self._answer.say(more[0][0] if more else None)

    def ask(self, purpose: str, question: str, *, value: str = "", choices: Sequence[str] = ()) -> None:
        """Ask ``question``; the answer comes as a message that carries ``purpose``."""
        self._purpose, self._question, self._choices, self._choice = purpose, question, choices, 0
        self._aside = ("", Tone.PLAIN)
        self._answer.ask(value)
        self._top.say(self._question_line())

    def offer(self, choices: Sequence[str]) -> None:
        """Put other ``choices`` beside the text that is being typed."""
        self._choices, self._choice = choices, 0
        self._top.say(self._question_line())

    def ask_numbers(
        self, fields: Sequence[NumberField], meaning: Meaning, start: str = "", rest: Rest | None = None
    ) -> None:
        """Ask for numbers; they come as a Numbers message. ``rest`` is what "=" puts into a field."""
        self._answer.focus()
        self._top.ask(fields, meaning, start, rest)

    def leave(self) -> None:
        """Stop asking."""
        if self._top.asking:
            self._top.leave()
        self._answer.leave()
        self._answer.say(None)
        self._top.say(line())

    def on_number_entry_changed(self, event: NumberEntry.Changed) -> None:
        """Say what the numbers mean so far."""
        event.stop()
        if self._top.asking:
            self._answer.say(event.meaning)

    def on_number_entry_entered(self, event: NumberEntry.Entered) -> None:
        """Pass the numbers on."""
        event.stop()
        self.post_message(self.Numbers(event.numbers))

    def on_number_entry_left(self) -> None:
        """Show the keys again."""
        self.leave()
        self.post_message(self.Left("numbers"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.leave()
        self.post_message(self.Answered(self._purpose, event.value.strip(), self._choice))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell who listens what was typed so far."""
        event.stop()
        if self._answer.asking:
            self.post_message(self.Typing(self._purpose, event.value))

    def on_key(self, event: Key) -> None:
        """Every key is for the question while one is open."""
        if not self.asking:
            return
        event.stop()
        if event.key in ("pagedown", "pageup"):
            self.post_message(self.Paged(1 if event.key == "pagedown" else -1))
        elif self._top.asking:
            self._top.take(event)
        elif event.key in ("escape", "ctrl+g"):
            self.leave()
            self.post_message(self.Left(self._purpose))
        elif event.key == "tab":
            self.post_message(self.Completing(self._purpose, self._answer.value))
        elif event.key in ("up", "down") and self._choices:
            self._choice = (self._choice + (1 if event.key == "down" else -1)) % len(self._choices)
            self._top.say(self._question_line())
            self.post_message(self.Chosen(self._purpose, self._choice))

    def _question_line(self) -> Line:
        text, tone = self._aside
        aside: Line = [(f"  {text}", tone)] if text else []
        if not self._choices:
            return [(" " + self._question, Tone.STRONG), *aside]
        return [(f" {self._question} ", Tone.STRONG), (f"‹ {self._choices[self._choice]} ›", Tone.KEY), *aside]
