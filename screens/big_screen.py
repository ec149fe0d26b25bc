"""The big screen: what the secretary has in front, for the room to read. It only ever reads the council."""

import asyncio
import contextlib
import signal
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.big_pages import big_picture
from screens.faults import TellsFaults
from store.follower import Follower
from widgets.line_view import LineView

_SECONDS_BETWEEN_LOOKS = 0.1


class View(LineView):
    """Where everything is shown."""

    class Laid(Message):
        """The view has a size, or another one."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Laid())


class BigScreen(TellsFaults):
    """Looks ten times a second whether anything has changed, and paints only what has."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,ctrl+c,ctrl+q", "leave", show=False, priority=True)]
    CSS = "Screen { background: ansi_default; color: ansi_default; scrollbar-size: 0 0; }"

    def __init__(self, follower: Follower) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self._follower = follower

    def compose(self) -> ComposeResult:
        """Nothing but lines."""
        yield View()

    def on_mount(self) -> None:
        """Begin to look; leave on SIGHUP and SIGTERM."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self.action_leave)
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look)

    def on_view_laid(self) -> None:
        """Lay out for this size of terminal."""
        self._draw()

    def action_leave(self) -> None:
        """Quit."""
        self.exit(0)

    def _look(self) -> None:
        if self._follower.look():
            self._draw()

    def _draw(self) -> None:
        view = self.query_one(View)
        follower = self._follower
        picture = big_picture(follower.council, follower.where, *view.size, follower.trouble)
        view.show(picture.lines, picture.cursor)
