"""Text pictures of the interface: the characters of the screen, line by line."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.pilot import Pilot

Steps = Callable[[Pilot[object]], Awaitable[None]]


def screen_lines(app: App[object]) -> list[str]:
    """What the screen in front shows, a text for each line, blanks at the end cut."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text.rstrip() for strip in strips]


def picture(app: App[object], steps: Steps | None = None, *, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Run ``app`` in a terminal of ``size``, take ``steps`` in it, and return what it shows then."""

    async def run() -> list[str]:
        async with app.run_test(size=size) as pilot:
            await _settle(pilot)
            if steps:
                await steps(pilot)
            return await _settle(pilot)

    return asyncio.run(run())


async def _settle(pilot: Pilot[object]) -> list[str]:
    """What the screen shows once it shows something and holds still."""
    before: list[str] = []
    for _look in range(100):
        await pilot.pause(0.02)
        now = screen_lines(pilot.app)
        if any(now) and now == before:
            break
        before = now
    return before
