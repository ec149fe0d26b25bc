"""A council that another session holds: told who, then read, taken over or left."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.council_file import CouncilFile
from store.verify import verify
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, LEAN, Terminal

ELSEWHERE = {**LEAN, "SSH_CONNECTION": "198.51.100.7 50001 192.0.2.2 22"}


@contextmanager
def two(folder: Path) -> Iterator[tuple[Path, Terminal, Terminal]]:
    """The council, a session over SSH that holds it, and a second one that is asked what to do."""
    path = in_sitting(folder)
    with Terminal([*APP, str(path)], home=folder, env=ELSEWHERE) as first:
        first.until(here)
        first.settle()
        with Terminal([*APP, str(path)], home=folder) as second:
            second.until("r, t or q?")
            yield path, first, second


def unbroken(terminal: Terminal) -> str:
    """What is shown without any blanks: the terminal breaks a long sentence anywhere."""
    return "".join(terminal.text.split())


def test_the_question(tmp_path: Path) -> None:
    """Who, from where, which process, since when; leaving ends with 3, and the first session goes on."""
    with two(tmp_path) as (_path, first, second):
        said = unbroken(second)
        assert "from198.51.100.7" in said
        assert re.search(rf"\(process{first.process.pid}\)since\d", said)
        second.write("what?\r")
        second.write("q\r")
        assert second.left()[0] == 3
        first.press("a", "saved #")


def test_reading_beside(tmp_path: Path) -> None:
    """The status line says so, acts are refused with a sentence, and what the other session does is taken in."""
    with two(tmp_path) as (path, first, second):
        second.write("r\r")
        second.until(here)
        assert "READ ONLY" in second.lines[0]
        second.settle()
        second.press("a", "opened for reading only")
        first.press("a", "saved #")
        second.until("PASSED")
        assert "Nomination 12/86" in second.text
        second.write("q")
        assert second.left()[0] == 0
        assert CouncilFile.read(path).ledger.number == int(first.lines[0].split("#")[1].split()[0])


def test_taking_over(tmp_path: Path) -> None:
    """Only after a yes in full; the other session says who it was, and what was saved is there."""
    with two(tmp_path) as (path, first, second):
        first.press("a", "saved #")
        saved = int(first.lines[0].split("#")[1].split()[0])
        second.write("t\r")
        second.until("Really end the session")
        second.write("y\r")
        second.until(lambda text: text.count("r, t or q?") == 2)
        assert first.process.poll() is None
        second.write("t\r")
        second.until(lambda text: text.count("Really end the session") == 2)
        second.write("yes\r")
        code, took = first.left()
        first.settle(0.0)
        assert (code, took < 1) == (3, True)
        assert "from192.0.2.1hastaken" in unbroken(first)
        assert first.echoes
        second.until(here)
        second.settle()
        assert "READ ONLY" not in second.lines[0]
        second.press("a", f"saved #{saved + 1}")
        second.write("q")
        assert second.left()[0] == 0
        assert verify(path).number == saved + 1
        assert not list(path.parent.glob(".*taken-over*"))


def test_taking_over_from_one_that_does_not_answer(tmp_path: Path) -> None:
    with two(tmp_path) as (path, first, second):
        first.press("a", "saved #")
        saved = int(first.lines[0].split("#")[1].split()[0])
        first.say(signal.SIGSTOP)
        second.write("t\r")
        second.until("Really end the session")
        second.write("yes\r")
        second.until(here)
        assert first.process.wait(5) == -signal.SIGKILL
        assert CouncilFile.read(path).ledger.number == saved


def test_the_holder_leaves_while_we_are_asked(tmp_path: Path) -> None:
    with two(tmp_path) as (_path, first, second):
        first.write("q")
        first.left()
        second.write("t\r")
        second.until("Really end the session")
        second.write("yes\r")
        second.until(here)
        assert "READ ONLY" not in second.lines[0]


@pytest.mark.parametrize("answer", ["taken over", "left"])
def test_from_home(tmp_path: Path, answer: str) -> None:
    """Home asks the same, with T, and "no" comes first."""
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path, env=ELSEWHERE) as first:
        first.until(here)
        first.settle()
        with Terminal(APP, home=tmp_path) as second:
            second.until(here)
            second.settle()
            second.press("o", "Tab completes")
            second.press(f"{path}\r", "T to take it over")
            second.press("T", "no, leave it")
            second.write("\x1b[B\r" if answer == "taken over" else "\r")
            if answer == "taken over":
                assert first.left()[0] == 3
                second.until("Nomination 12/86")
            else:
                second.settle(0.5)
                assert first.process.poll() is None
