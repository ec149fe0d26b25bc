"""Sessions over a real sshd: how they end, who takes them over, and what tmux and screen keep of them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.council_file import CouncilFile
from store.verify import verify
from tests.system.sshd import Server, lock_is_free, programs, seconds_until_gone
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.system

SOON = 1.0
HELP = "? help"
"""What the walk ends with, above the line that tmux has for itself."""


def by_key(terminal: Terminal, _path: Path) -> None:
    terminal.write("q")


def by_signal(number: signal.Signals) -> Callable[[Terminal, Path], None]:
    def send(_terminal: Terminal, path: Path) -> None:
        (program,) = programs(path)
        program.send_signal(number)

    return send


def asked_over(server: Server, path: Path) -> Terminal:
    """A second session that is asked what to do, says t and yes."""
    second = server.session(path)
    second.until("r, t or q?")
    assert "from127.0.0.1" in "".join(second.text.split())
    second.write("t\r")
    second.until("Really end the session")
    second.write("yes\r")
    return second


@pytest.mark.parametrize(
    ("leave", "expected"),
    [(by_key, 0), (by_signal(signal.SIGTERM), 0), (by_signal(signal.SIGHUP), 0)],
    ids=["q", "SIGTERM", "SIGHUP"],
)
def test_the_terminal_after_leaving(
    server: Server, tmp_path: Path, leave: Callable[[Terminal, Path], None], expected: int
) -> None:
    """The first screen again, cursor and echo back, and ssh gives the program's exit code."""
    path = in_sitting(tmp_path)
    with server.session(path) as terminal:
        terminal.until(here)
        terminal.settle()
        start = len(terminal.sent)
        leave(terminal, path)
        assert terminal.left()[0] == expected
        assert_usable(terminal, start)
    assert lock_is_free(path)
    assert not programs(path)


def assert_usable(terminal: Terminal, start: int) -> None:
    said = bytes(terminal.sent[start:])
    for restored in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l"):
        assert restored in said
    assert terminal.echoes


def test_taken_over_from_a_frozen_client(server: Server, tmp_path: Path) -> None:
    """The line hangs, nobody has noticed: the secretary comes back from elsewhere, to the same nomination."""
    path = in_sitting(tmp_path)
    with server.session(path) as first:
        first.until(here)
        first.settle()
        first.press("a", "Nomination 13/86")
        saved = CouncilFile.read(path).ledger.number
        first.say(signal.SIGSTOP)
        with asked_over(server, path) as second:
            second.until("Nomination 13/86")
            second.settle()
            assert CouncilFile.read(path).ledger.number == saved
            second.press("a", f"saved #{saved + 1}")
            assert len(programs(path)) == 1
            start = len(first.sent)
            first.say(signal.SIGCONT)
            assert first.left()[0] == 3
            assert "hastaken" in "".join(first.text.split())
            assert_usable(first, start)
            second.write("q")
            second.left()
    assert verify(path).number == saved + 1


def test_taken_over_from_a_stopped_program(server: Server, tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    with server.session(path) as first:
        first.until(here)
        first.settle()
        first.press("a", "Nomination 13/86")
        by_signal(signal.SIGSTOP)(first, path)
        with asked_over(server, path) as second:
            second.until("Nomination 13/86")
            assert len(programs(path)) == 1
            assert first.left()[0] == 255  # ssh's word for a program that was killed
            second.write("q")
            second.left()


# what keeps a session


class Keeper:
    """tmux or screen, on a server of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self._tmux = f"tmux -u -L {folder.name} -f /dev/null"
        self._screen = f"env SCREENDIR={folder}/screens screen -U -c /dev/null -S council"

    @property
    def begin(self) -> str:
        """The words before the program."""
        return f"{self._tmux} new-session -s council" if self.name == "tmux" else f"{self._screen} -T screen-256color"

    @property
    def again(self) -> str:
        """The words that bring it back."""
        return f"{self._tmux} attach -t council" if self.name == "tmux" else f"{self._screen} -d -r"

    @property
    def detach(self) -> str:
        return "\x02d" if self.name == "tmux" else "\x01d"

    def end(self) -> None:
        words = f"{self._tmux} kill-server" if self.name == "tmux" else f"{self._screen} -X quit"
        subprocess.run(words, shell=True, capture_output=True)


@pytest.fixture(params=["tmux", "screen"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeper]:
    """What keeps sessions; skipped where it is not installed."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"missing: {name}")
    os.mkdir(tmp_path / "screens", 0o700)
    keeper = Keeper(name, tmp_path)
    yield keeper
    keeper.end()


@pytest.mark.parametrize("cut", [False, True], ids=["detached", "cut"])
def test_kept_over_a_change_of_size(server: Server, tmp_path: Path, keeper: Keeper, cut: bool) -> None:
    """Detached, or the line cut: the program goes on, and is whole in a terminal of another size."""
    path = in_sitting(tmp_path)
    with server.session(path, before=keeper.begin) as terminal:
        terminal.until(HELP)
        terminal.settle()
        terminal.press("a", "Nomination 13/86")
        if cut:
            terminal.kill()
        else:
            terminal.write(keeper.detach)
            assert terminal.left()[0] == 0
            assert terminal.echoes
    assert len(programs(path)) == 1
    assert not lock_is_free(path)
    for columns, rows in ((120, 40), (60, 20), (80, 24)):
        again = server.terminal(server.client("-tt"), keeper.again, columns=columns, rows=rows)
        with again as terminal:
            terminal.until(lambda text: "Nomination 13/86" in text and HELP in text)
            terminal.settle()
            assert max(map(len, terminal.lines)) <= columns
            assert HELP in terminal.text
            if rows == 24:
                terminal.press("n", "Enter saves")
                terminal.press("1\r", "7/9")
                terminal.write("q")
                terminal.left()
                assert terminal.echoes
            else:
                terminal.write(keeper.detach)
                terminal.left()
    seconds_until_gone(path, SOON)
