"""Keys in turn: each one has done all it does before the next is looked at.

Textual hands a key to the widget in focus and looks up what it means only once nobody on the way up wanted it. Of keys
that come in one burst, typed ahead on a slow line or sent by an input method, the second one was in the widget before
the first had opened the question that it answers: "n1" went to another place instead of voting.
"""

import asyncio
import contextlib
from typing import Any

from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

from screens.faults import TellsFaults

_ROUNDS = 3
"""A key becomes a message (entered), that another one (numbers), that an act: each goes up the same way."""
_SECONDS_AT_MOST = 0.25
"""What left the screen meanwhile answers no more."""


class KeysInTurn(TellsFaults):
    """An application in which keys and pasted text wait for those before them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._typed: asyncio.Queue[Event] = asyncio.Queue()

    def on_mount(self) -> None:
        """Begin to take keys."""
        self.run_worker(self._take_keys(), group="keys")

    async def on_event(self, event: Event) -> None:
        """Let keys and pasted text wait for their turn; everything else is Textual's."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self._typed.put_nowait(event)
        else:
            await super().on_event(event)

    async def _take_keys(self) -> None:
        while True:
            event = await self._typed.get()
            way = [*(self.focused or self.screen).ancestors_with_self]
            await super().on_event(event)
            for _round in range(_ROUNDS):
                for pump in way:
                    await _caught_up(pump)


async def _caught_up(pump: MessagePump) -> None:
    """Wait until ``pump`` has dealt with the messages that it has now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _SECONDS_AT_MOST)
