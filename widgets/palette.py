"""Tones: what a piece of text means, and how the terminal shows it.

Only the terminal's own colours are used, so that the look holds in 16 and 256 colours and on light and dark grounds;
every tone that says something also stands beside a word or a sign.
"""

from enum import StrEnum

from rich.style import Style


class Tone(StrEnum):
    """What a piece of text means."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    BAD = "bad"
    WAIT = "wait"
    KEY = "key"
    TITLE = "title"
    CURSOR = "cursor"


STYLES = {
    Tone.PLAIN: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.FAINT: Style(dim=True),
    Tone.GOOD: Style(color="green"),
    Tone.BAD: Style(color="red"),
    Tone.WAIT: Style(color="yellow"),
    Tone.KEY: Style(color="cyan"),
    Tone.TITLE: Style(color="cyan", bold=True),
    Tone.CURSOR: Style(reverse=True),
}
