"""What the interface costs in a real terminal beside a minimal Textual app, in the same run.

    python bench/interface.py [ROUNDS]

Measures, at 80 × 24 over a lean line (SSH, 256 colours): seconds from the start to the first picture, the processor's
seconds for it, bytes of the start, and of a vote its bytes and seconds from the key to the last byte. The minimal app
shows one line. Both take turns, so that a busy machine slows both. Prints medians and ratios.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, Terminal

MINIMAL = """
from textual.app import App
from textual.widgets import Static

class Minimal(App):
    def compose(self):
        yield Static("READY")

Minimal(ansi_color=True).run(mouse=False)
"""
VOTES = 2
"""So many nominations that are voted on by show of hands come first."""


def start(terminal: Terminal, ready: str | None) -> tuple[float, float, int]:
    """Seconds to the first picture, processor seconds until then, bytes until it holds still."""
    seconds = terminal.until(ready or here)
    times = psutil.Process(terminal.process.pid).cpu_times()
    terminal.settle()
    return seconds, times.user + times.system, len(terminal.sent)


def vote(terminal: Terminal) -> tuple[float, int]:
    """Seconds and bytes of one vote that all agree on, with the move to the next nomination."""
    terminal.settle(0.25)
    before, began, last = len(terminal.sent), perf_counter(), 0.0
    terminal.write("a")
    while terminal.pump(2.0 if last == 0.0 else 0.1) > 0:
        last = perf_counter()
    return last - began, len(terminal.sent) - before


def medians(rows: list[tuple[float, ...]]) -> list[float]:
    """The median of each column."""
    return [statistics.median(column) for column in zip(*rows, strict=True)]


def main() -> None:
    """Measure in turn."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    minimal: list[tuple[float, ...]] = []
    full: list[tuple[float, ...]] = []
    votes: list[tuple[float, ...]] = []
    for _round in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            with Terminal([sys.executable, "-c", MINIMAL], home=home) as terminal:
                minimal.append(start(terminal, "READY"))
            with Terminal([*APP, str(in_sitting(home))], home=home) as terminal:
                full.append(start(terminal, None))
                votes += [vote(terminal) for _vote in range(VOTES)]
    print(f"{'':24} {'minimal':>10} {'hoidong':>10} {'ratio':>7}")
    for name, unit, bare, cost in zip(
        ("first picture", "its processor time", "bytes of the start"), ("s", "s", ""), medians(minimal), medians(full),
        strict=True,
    ):  # fmt: skip
        shown = [f"{value:.3f} {unit}" if unit else f"{value:.0f}" for value in (bare, cost)]
        print(f"{name:24} {shown[0]:>10} {shown[1]:>10} {'×':>2}{cost / bare:.2f}")
    seconds, size = medians(votes)
    print(f"{'vote and move':24} {'':>10} {size:>8.0f} B   {seconds * 1000:.1f} ms")


if __name__ == "__main__":
    main()
