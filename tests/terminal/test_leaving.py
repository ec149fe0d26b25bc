"""Leaving, however it comes about: soon, with the terminal and the file as they should be; and coming back."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.council_file import CouncilFile
from store.verify import verify
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, LEAN, ROOT, Terminal

SOON = 0.5


def leave_by_key(terminal: Terminal) -> None:
    terminal.write("q")


def leave_by_signal(number: int) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.say(number)


def at_rest(path: Path) -> bool:
    """Whether the council's file lies alone, free to be opened by anybody, and proves itself."""
    beside = {name for name in os.listdir(path.parent) if path.name in name}
    CouncilFile.open(path, by="another").close()
    return f"{path.name}.journal" not in beside and verify(path).agrees


@pytest.mark.parametrize(
    "leave",
    [leave_by_key, leave_by_signal(signal.SIGTERM), leave_by_signal(signal.SIGHUP)],
    ids=["q", "SIGTERM", "SIGHUP"],
)
@pytest.mark.parametrize("asking", [False, True], ids=["in the walk", "in a question"])
def test_gone_with_the_terminal_as_it_was(tmp_path: Path, leave: Callable[[Terminal], None], asking: bool) -> None:
    """Right after a vote: exit code 0, the first screen again, cursor and echo back; the file at rest."""
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        assert not terminal.echoes
        terminal.press("a", "saved #", quiet=0.0)
        if asking and leave is not leave_by_key:
            terminal.press("c", "Comment by", quiet=0.0)
        start = len(terminal.sent)
        leave(terminal)
        code, _took = terminal.left()
        assert code == 0
        said = bytes(terminal.sent[start:])
        assert b"\x1b[?1049l" in said
        assert b"\x1b[?25h" in said
        assert b"\x1b[?2004l" in said
        assert terminal.echoes
    assert at_rest(path)
    assert CouncilFile.read(path).ledger.number == before + 1


@pytest.mark.parametrize(
    "leave", [leave_by_key, leave_by_signal(signal.SIGHUP), Terminal.hang_up], ids=["q", "SIGHUP", "closed"]
)
def test_gone_within_half_a_second(tmp_path: Path, leave: Callable[[Terminal], None]) -> None:
    """On a machine that is busy with other things one of five may be the one that was not held up by them."""
    path = in_sitting(tmp_path)
    took: list[float] = []
    while not took or (min(took) >= SOON and len(took) < 5):
        with Terminal([*APP, str(path)], home=tmp_path) as terminal:
            terminal.until(here)
            terminal.settle()
            leave(terminal)
            took.append(terminal.left()[1])
    assert min(took) < SOON


def test_a_closed_terminal_ends_the_program(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "saved #")
        terminal.hang_up()
        terminal.left()
    assert at_rest(path)
    assert CouncilFile.read(path).ledger.number == before + 1


def test_killed_in_the_middle(tmp_path: Path) -> None:
    """Everything that was shown as saved is there, and the same nomination is in front."""
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "Nomination 13/86")
        terminal.press("n", "Enter saves")
        terminal.press("2\r", "6/9")
        terminal.press("c", "Comment by")
        terminal.press("xem lại\r", "xem lại")
        terminal.press("\x1b[B", "Nomination 14/86")
        terminal.press("\x1b[B", "Nomination 15/86")
        terminal.write("m")
        terminal.until("★")
        shown = int(terminal.lines[0].split("#")[1].split()[0])
        terminal.kill()
    assert os.path.exists(f"{path}.journal")
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.until("Nomination 15/86")
        assert "★" in terminal.text
        terminal.press("\x1b[A")
        terminal.press("\x1b[A", "6/9")
        assert "xem lại" in terminal.text
        assert CouncilFile.read(path).ledger.number == shown
        terminal.write("q")
        terminal.left()
    assert at_rest(path)


def test_a_crash_is_no_success(tmp_path: Path) -> None:
    """Even a mistake of the program's own leaves the terminal and the file as they should be, and a code that tells."""
    path = in_sitting(tmp_path)
    words = (
        "import sys, app, screens.review as r; r.ReviewPlace.action_order = lambda self: 1 / 0; sys.exit(app.main())"
    )
    with Terminal(
        [sys.executable, "-c", words, str(path)], home=tmp_path, env=LEAN | {"PYTHONPATH": str(ROOT)}
    ) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "saved #")
        terminal.write("f")
        code, _took = terminal.left()
        assert code == 1
        assert terminal.echoes
        assert b"\x1b[?1049l" in terminal.sent
    assert at_rest(path)
