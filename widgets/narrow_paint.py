"""Painting no more than what changed: Textual writes a changed line from its widget's left edge on."""

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor


class NarrowCompositor(Compositor):
    """Textual's compositor, but for how updates of a part of the screen are written.

    On a slow line a vote costs about half as much with it. It rests on Textual's inside, whose version is pinned; what
    a vote may cost on the wire is tested in a real terminal.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed since the last update."""
        update = super().render_partial_update()
        return _NarrowUpdate(update.chops, update.spans, update.chop_ends) if update else None


class _NarrowUpdate(ChopsUpdate):
    """Stretches of lines: each is written from its first cell to its last one."""

    def render_segments(self, console: Console) -> str:
        written: list[str] = []
        for y, first, last in self.spans:
            for end, (start, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                left, right = max(start, first), min(end, last)
                if strip is not None and left < right:
                    written.append(Control.move_to(left, y).segment.text)
                    written.append(strip.crop(left - start, right - start).simplify().render(console))
        return "".join(written)
