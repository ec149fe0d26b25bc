"""The program in a real terminal: a pty of some size, played to by a test that reads the screen as a person would."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

ROOT = Path(__file__).resolve().parents[2]
APP = (sys.executable, str(ROOT / "app.py"))
LEAN = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22", "TERM": "xterm-256color"}
TRUECOLOR = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
READABLE = 0.2
"""Seconds of stillness after which the nomination in front counts as read; voting keys rest for less."""

_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y", b"\x1b[c": b"\x1b[?62;c"}
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?]*[0-9;]*\$p|\x1b\[[<>=][0-9;]*u|\x1b\[<u")


class _Screen(pyte.Screen):
    """pyte's screen, deaf to what it does not know."""

    def select_graphic_rendition(self, *attributes: int, **kwargs: Any) -> None:
        """Colours and the like; private variants are none."""
        if not kwargs.get("private"):
            super().select_graphic_rendition(*attributes)

    def report_device_status(self, *_args: Any, **_kwargs: Any) -> None:
        """The terminal answers by itself."""

    def report_device_attributes(self, *_args: Any, **_kwargs: Any) -> None:
        """The terminal answers by itself."""


class Terminal:
    """A terminal in which ``words`` run; what is written to it is on ``lines``.

    ``sent`` is everything that the program wrote. ``env`` is laid over a clean environment.
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        home: Path,
        env: Mapping[str, str] = LEAN,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = bytearray()
        self._fd, inner = pty.openpty()
        self.resize(columns, rows, tell=False)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "LANG": "C.UTF-8",
            "HOIDONG_LANG": "en",
            **env,
        }
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            words,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            env=environment,
            cwd=home,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        self._inner = inner

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def end(self) -> None:
        """End the program whatever it does, and the terminal with it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        for fd in (self._inner, self._fd):
            if fd >= 0:
                os.close(fd)
        self._inner = self._fd = -1

    # what is shown

    @property
    def lines(self) -> list[str]:
        """What the screen shows, a text for each line, blanks at the end cut."""
        return [text.rstrip() for text in self.screen.display]

    @property
    def text(self) -> str:
        """What the screen shows, whole."""
        return "\n".join(self.lines)

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed: not while the program has it, again when it has left."""
        flags: int = termios.tcgetattr(self._fd)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def pump(self, seconds: float) -> int:
        """Read what is written within ``seconds``; the number of bytes, 0 where nothing came, -1 at the end."""
        if not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return 0
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            return -1
        self.sent += chunk
        for question, answer in _ANSWERS.items():
            if question in chunk:
                os.write(self._fd, answer)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", chunk))
        return len(chunk)

    def until(self, wanted: str | Callable[[str], bool], seconds: float = 20) -> float:
        """Wait until the screen shows ``wanted``; the seconds since the start. Fails when it is late."""
        shown = wanted if callable(wanted) else lambda text: wanted in text
        end = time.perf_counter() + seconds
        while not shown(self.text):
            left = end - time.perf_counter()
            assert left > 0, f"not shown within {seconds} s: {wanted}\n{self.text}"
            if self.pump(min(left, 0.1)) <= 0 and self.process.poll() is not None:
                raise AssertionError(f"the program has left with {self.process.returncode}\n{self.text}")
        return time.perf_counter() - self.began

    def settle(self, quiet: float = READABLE, seconds: float = 20) -> int:
        """Wait until nothing was written for ``quiet`` seconds; the bytes that came meanwhile."""
        before, end = len(self.sent), time.perf_counter() + seconds
        while time.perf_counter() < end and self.pump(quiet) > 0:
            pass
        return len(self.sent) - before

    # what is typed

    def write(self, keys: str | bytes) -> None:
        """Type ``keys`` in one burst, as a terminal sends them."""
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)

    def press(self, keys: str, wanted: str | Callable[[str], bool] | None = None, quiet: float = READABLE) -> int:
        """Type ``keys``, wait for ``wanted`` and until the screen holds still; the bytes that it cost."""
        before = len(self.sent)
        self.write(keys)
        if wanted is not None:
            self.until(wanted)
        self.settle(quiet)
        return len(self.sent) - before

    def say(self, number: int) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def resize(self, columns: int, rows: int, *, tell: bool = True) -> None:
        """Make the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.screen.resize(rows, columns)

    def left(self, seconds: float = 5) -> tuple[int, float]:
        """Wait until the program has left; its exit code, and how long that took."""
        began = time.perf_counter()
        while self.process.poll() is None and time.perf_counter() - began < seconds:
            if self._fd >= 0:
                self.pump(0.01)
            else:
                time.sleep(0.01)
        took = time.perf_counter() - began
        assert self.process.returncode is not None, f"still there after {seconds} s\n{self.text}"
        while self._fd >= 0 and self.pump(0.05) > 0:
            pass
        return self.process.returncode, took
