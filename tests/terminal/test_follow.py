"""The big screen in a real terminal beside the secretary's."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, Terminal

Beside = dict[str, tuple[int, int, int, bytes]]


def beside(folder: Path) -> Beside:
    """Every file in ``folder``: which one, its mode, when it was last written, what is in it."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.iterdir()
        if path.is_file()
    }


def follower(path: Path, *, columns: int = 80, rows: int = 24) -> Terminal:
    return Terminal([*APP, "follow", str(path)], home=path.parent, columns=columns, rows=rows)


def secretary(path: Path) -> Terminal:
    return Terminal([*APP, str(path)], home=path.parent)


def test_a_vote_is_seen_at_once_and_after_a_crash(tmp_path: Path) -> None:
    """Within 200 ms on a machine at rest; the secretary's session is killed and comes back."""
    path = in_sitting(tmp_path)
    with follower(path) as screen:
        screen.until("Sitting 1")
        with secretary(path) as writer:
            writer.until(here)
            screen.until("Unit 3/17 · 11/86")
            writer.settle()
            writer.write("a")
            began = time.perf_counter()
            screen.until("Unit 3/17 · 12/86", 5)
            took = time.perf_counter() - began
            print(f"a vote is on the big screen {1000 * took:.0f} ms after the key")
            assert took < 1
            writer.kill()
        assert screen.settle(0.5) >= 0
        with secretary(path) as writer:
            writer.until(here)
            writer.settle()
            writer.press("a", "13/86")
            screen.until("Unit 3/17 · 13/86", 5)


def test_looking_on_leaves_no_trace(tmp_path: Path) -> None:
    """Three followers at rest and beside a writer: no file beside the council is made, changed or removed by them."""
    path = in_sitting(tmp_path)
    at_rest = beside(tmp_path)
    with follower(path) as one, follower(path) as two, follower(path, columns=200, rows=60) as three:
        for screen in (one, two, three):
            screen.until("Sitting 1")
        for screen in (one, two, three):
            screen.write("q")
            assert screen.left()[0] == 0
    assert beside(tmp_path) == at_rest
    with secretary(path) as writer:
        writer.until(here)
        writer.settle()
        writer.press("a", "Unit 3/17 · 12/86", quiet=2.5)
        working = beside(tmp_path)
        with follower(path) as screen:
            screen.until("12/86")
            screen.settle()
            screen.kill()
        assert beside(tmp_path) == working


def test_waiting_costs_nothing(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    with follower(path) as screen:
        screen.until("Sitting 1")
        screen.settle(0.5)
        assert screen.settle(3) == 0


def test_secret_figures_are_not_seen_before_they_are_recorded(tmp_path: Path) -> None:
    """While the secretary types the totals the big screen does not change by a byte; with Enter it shows them."""
    path = in_sitting(tmp_path)
    with follower(path) as screen, secretary(path) as writer:
        writer.until(here)
        writer.settle()
        writer.press("/")
        writer.press("17", "no. 17")
        writer.press("\r")
        screen.until("secret ballot")
        screen.settle(0.5)
        writer.press("n", "Issued")
        writer.press("6\t1", "7 valid ballots, all accounted for")
        assert screen.settle(0.5) == 0
        writer.press("\r", "saved #")
        screen.until("In favour 6  Against 1", 5)


def test_another_size(tmp_path: Path) -> None:
    """At 200×60 the letters are larger; made smaller, the screen is laid out anew."""
    path = in_sitting(tmp_path)
    with secretary(path) as writer:
        writer.until(here)
        writer.settle()
    with follower(path, columns=200, rows=60) as screen:
        screen.until("██      ██    ██████    ██      ██")
        assert len(screen.text.split("\n")) == 60
        screen.settle()
        screen.resize(80, 24)
        screen.until(lambda text: "█▄  █ ▄▀▀▀▄" in text and "Sitting 1 · 8/9 here" in text, 5)


@pytest.mark.parametrize("how", ["q", "\x1b", "\x03", signal.SIGTERM, signal.SIGHUP])
def test_leaving(tmp_path: Path, how: str | int) -> None:
    """Soon, with the terminal as it was."""
    with follower(in_sitting(tmp_path)) as screen:
        screen.until("Sitting 1")
        screen.settle()
        assert not screen.echoes
        if isinstance(how, str):
            screen.write(how)
        else:
            screen.say(how)
        code, took = screen.left()
        assert code == 0
        assert took < 1
        assert screen.echoes
        assert b"\x1b[?1049l" in screen.sent


def test_a_file_that_goes_bad_meanwhile(tmp_path: Path) -> None:
    """It says so below what was last seen, goes on trying, and is well again when the file is."""
    path = in_sitting(tmp_path)
    whole = path.read_bytes()
    with follower(path) as screen:
        screen.until("Sitting 1")
        path.write_bytes(whole[: len(whole) // 2])
        screen.until(str(tmp_path)[:20], 5)
        assert "Sitting 1" in screen.text
        path.unlink()
        screen.until("no file", 5)
        path.write_bytes(whole)
        screen.until(lambda text: "no file" not in text, 5)
        assert "Sitting 1" in screen.text


def run(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the command without a terminal."""
    env = {**os.environ, "HOIDONG_LANG": "en", "XDG_CONFIG_HOME": str(home / ".config")}
    return subprocess.run([*APP, "follow", *words], capture_output=True, text=True, env=env, cwd=home, check=False)


def test_what_cannot_be_followed(tmp_path: Path) -> None:
    """Missing, no terminal: 2; damaged: 1; each with a sentence."""
    missing = run("none.json", home=tmp_path)
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    path = in_sitting(tmp_path)
    blind = run(str(path), home=tmp_path)
    assert (blind.returncode, blind.stderr.count("\n")) == (2, 1)
    path.write_bytes(path.read_bytes()[:-100])
    damaged = run(str(path), home=tmp_path)
    assert (damaged.returncode, damaged.stderr.count("\n")) == (1, 1)
