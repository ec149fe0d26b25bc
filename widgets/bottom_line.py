"""The last line of the screen: the keys that mean something here, or the answer to a question while it is typed."""

from collections.abc import Sequence

from textual.events import Key
from textual.strip import Strip

from widgets.key_line import key_line
from widgets.lines import Span, strip
from widgets.text_field import TextField


class BottomLine(TextField, inherit_bindings=False):
    """A text field while something is asked, else a line of keys.

    It keeps its place and the focus all the time, since either change would paint the whole screen anew; while nothing
    is asked it lets every key pass.
    """

    DEFAULT_CSS = "BottomLine { dock: bottom; }"

    def __init__(self) -> None:
        super().__init__()
        self.asking = False
        self._keys: Sequence[tuple[str, str]] = ()
        self._said: Span | None = None

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of key and label while nothing is asked."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def say(self, said: Span | None) -> None:
        """Show a text in the place of the keys, or the keys again."""
        if said != self._said:
            self._said = said
            self.refresh()

    def ask(self, value: str) -> None:
        """Take an answer, beginning with ``value``."""
        self.value = value
        self.cursor_position = len(value)
        self.asking = True
        self.focus()
        self.refresh()

    def leave(self) -> None:
        """Show the keys again."""
        if self.asking:
            self.asking = False
            self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether the field takes a key, so that it means nothing else."""
        return self.asking and super().check_consume_key(key, character)

    async def on_key(self, event: Key) -> None:
        """Let keys pass, or take them as the answer."""
        if not self.asking:
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            await self.action_submit()
        else:
            await super().on_key(event)

    def render_line(self, y: int) -> Strip:
        """The keys, or the answer."""
        if self.asking:
            return super().render_line(y)
        width = self.size.width
        said = [(f" {self._said[0]}", self._said[1])] if self._said else key_line(self._keys, width)
        return strip(said, width)
