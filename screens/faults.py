"""A fault of the program itself is told in one sentence: what the file holds never ends up on a screen or in a log."""

import traceback
from pathlib import Path

from rich.text import Text
from textual.app import App

from council.words import _


class TellsFaults(App[int]):
    """An application that leaves with one sentence where Textual would print everything it holds."""

    def _handle_exception(self, error: Exception) -> None:
        super()._handle_exception(error)
        self._exit_renderables[:] = [Text(fault_sentence(error))]


def fault_sentence(error: Exception) -> str:
    """What went wrong and where in the program, and what to do; nothing of what the program had in hand."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return _(
        "The program met a fault of its own ({kind}, {place}). Everything that was shown as saved is in the file: open "
        "it again, and report this line."
    ).format(kind=type(error).__name__, place=place)
