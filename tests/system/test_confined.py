"""An account that may run the sitting and nothing else, through a real sshd."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from council.attendance import Presence
from store.council_file import CouncilFile
from tests.system.sshd import Server, lock_is_free, why_not
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import ROOT, Terminal

pytestmark = pytest.mark.system

_PROGRAM = f"""\
import sys
sys.path.insert(0, {str(ROOT)!r})
from app import main
sys.exit(main())
"""

DOORS = {
    "TEXTUAL_LOG": "{outside}/log",
    "TEXTUAL_DRIVER": "os:abort",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": "{outside}",
    "TEXTUAL_PRESS": "q",
    "PYTHONPATH": "{outside}",
    "PYTHONSTARTUP": "{outside}/evil.py",
    "PYTHONINSPECT": "1",
    "XDG_CONFIG_HOME": "{outside}",
    "XDG_PICTURES_DIR": "{outside}",
    "HOME": "{outside}",
    "COLUMNS": "20",
    "LINES": "5",
    "LANGUAGE": "{outside}",
}


class Confined:
    """A council under ``folder``, an sshd whose confined key opens it, and a folder that nobody may change."""

    def __init__(self, base: Path) -> None:
        self.outside, self.folder = base / "outside", base / "council"
        for made in (self.outside, self.folder, base / "sshd"):
            made.mkdir()
        self.path = in_sitting(self.folder)
        (self.outside / "secret.json").write_bytes(self.path.read_bytes())
        (self.outside / "sitecustomize.py").write_text(f"open({str(base / 'council' / 'evil')!r}, 'w')\n")
        self.before = self.all_outside()
        program = base / "hoidong"
        program.write_text(_PROGRAM)
        self.start = f"{sys.executable} -I {program} --confine {self.folder}"
        self.server = Server(base / "sshd")
        self.allow(self.path.name)

    def allow(self, words: str) -> None:
        """Let the confined key run the program with ``words``, and nothing else."""
        self.server.allow(f'command="{self.start} {words}",restrict,pty')

    def all_outside(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.outside.iterdir()}

    def session(self, words: str = "", env: str = "") -> Terminal:
        """The confined key's session, with more variables in ``env`` that the server takes over."""
        return self.server.confined("-o", f"SetEnv=HOIDONG_LANG=en {env}".rstrip(), words=words)


@pytest.fixture
def confined(tmp_path: Path) -> Iterator[Confined]:
    """A confined account; what is outside stays as it is, whatever a test does."""
    if reason := why_not():
        pytest.skip(reason)
    made = Confined(tmp_path)
    with made.server:
        yield made
    assert made.all_outside() == made.before
    assert not (made.folder / "evil").exists()
    assert not list(tmp_path.rglob("*.svg"))


def test_the_sitting_whatever_is_asked_for(confined: Confined) -> None:
    """The key opens the council: a shell that is asked for is not heard of."""
    before = CouncilFile.read(confined.path).ledger.number
    with confined.session(words="/bin/sh") as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", f"saved #{before + 1}")
        terminal.write("q")
        assert terminal.left()[0] == 0
        assert terminal.echoes
    assert lock_is_free(confined.path)


@pytest.mark.parametrize("asked", [["id"], ["-s", "sftp"], []], ids=["a command", "sftp", "a shell"])
def test_without_a_terminal(confined: Confined, asked: list[str]) -> None:
    client = confined.server.client(key="confined")
    options = [word for word in asked if word.startswith("-")]
    words = [*client[:-1], *options, client[-1], *(word for word in asked if not word.startswith("-"))]
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == (0 if "-s" in asked else 1)  # sshd passes on none of a subsystem


def test_no_forwarding(confined: Confined) -> None:
    """What ``restrict`` forbids."""
    client = confined.server.client("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", key="confined")
    assert subprocess.run(client, capture_output=True, timeout=10).returncode == 255


def test_the_environment_opens_no_door(confined: Confined) -> None:
    evil = " ".join(f"{name}={value.format(outside=confined.outside)}" for name, value in DOORS.items())
    with confined.session(env=evil) as terminal:
        terminal.until(here)
        terminal.settle()
        assert "Nomination 12/86" in terminal.text
        (program,) = programs_of(confined)
        assert "TEXTUAL_DRIVER" in program.environ()  # it arrived, and was not heeded
        terminal.press("L", "Đề nghị 12/86")
        terminal.write("q")
        assert terminal.left()[0] == 0


def programs_of(confined: Confined) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if _is_program(process, str(confined.folder))]


def _is_program(process: psutil.Process, folder: str) -> bool:
    try:
        words = process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False
    return "--confine" in words and folder in words


def refused(text: str) -> bool:
    """Whether the sentence for what lies outside is shown, wherever the terminal breaks it."""
    return "confinedtothefolder" in "".join(text.split())


def test_what_is_refused_is_said(confined: Confined) -> None:
    """Files outside: opened, looked for, made, written to; each by its path, by .., and by a link."""
    link = confined.folder / "link.json"
    link.symlink_to(confined.outside / "secret.json")
    (confined.folder / "away").symlink_to(confined.outside)
    with confined.session() as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("0", "New council from a template")
        for name in (str(confined.outside / "secret.json"), "../outside/secret.json", "link.json", "away/secret.json"):
            terminal.press("o", "Tab completes")
            terminal.press(f"{name}\r", refused)
        terminal.press("o", "Tab completes")
        terminal.press("/et\t")
        assert "/etc/" not in terminal.text
        terminal.press("\x07")
        terminal.press("t", "Template file")
        terminal.press("/etc/passwd\r", refused)
        assert "root:" not in terminal.text
        terminal.press("4", "PROPOSED AWARD LIST")
        terminal.press("e", "Word templates")
        terminal.press("d", "Into the folder")
        terminal.press("\x15" + f"{confined.outside}/out\r", refused)
        terminal.press("d", "Into the folder")
        terminal.press("\x15" + "out\r")
        terminal.press("e", "The papers are written")
        terminal.write("q")
        assert terminal.left()[0] == 0
    assert (confined.folder / "out").is_dir()


def test_no_key_leads_out(confined: Confined) -> None:
    """Neither a suspended program with a shell behind it, nor Textual's own palette and pictures."""
    with confined.session() as terminal:
        terminal.until(here)
        terminal.settle()
        for key in ("\x1a", "\x1c", "\x03", "\x13", "\x0f", "\x1b[24~"):
            terminal.press(key)
        (program,) = programs_of(confined)
        assert program.status() in (psutil.STATUS_SLEEPING, psutil.STATUS_RUNNING)
        terminal.press("\x10", "Part of a command's name")
        terminal.press("screenshot", "No command has these words")
        terminal.press("\x07")
        assert not program.children()
        terminal.write("q")
        assert terminal.left()[0] == 0


def test_a_session_that_hangs_is_taken_over(confined: Confined) -> None:
    """Ending the other session is the one thing that a confined account does to another process."""
    with confined.session() as first:
        first.until(here)
        first.settle()
        first.say(signal.SIGSTOP)
        with confined.session() as second:
            second.until("r, t or q?")
            second.write("t\r")
            second.until("Really end the session")
            second.write("yes\r")
            second.until(here)
            assert len(programs_of(confined)) == 1
            second.settle()
            second.press("a", "saved #")
            second.write("q")
            assert second.left()[0] == 0


def test_a_demonstration_stays_inside(confined: Confined) -> None:
    with confined.session() as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("0", "New council from a template")
        terminal.press("d")
        terminal.press("\r", "Nomination 12/86")
        terminal.write("q")
        assert terminal.left()[0] == 0
    assert list(confined.folder.glob("hoidong-*/*.json"))


@pytest.mark.parametrize("command", ["", "follow "], ids=["open", "follow"])
def test_a_council_outside_is_not_opened(confined: Confined, command: str) -> None:
    """Where the line itself names one."""
    for name in ("../outside/secret.json", str(confined.outside / "secret.json")):
        confined.allow(command + name)
        with confined.session() as terminal:
            assert terminal.left()[0] in (1, 2)
            terminal.settle(0.0)
            assert refused(terminal.text)


def test_looking_on(confined: Confined) -> None:
    """An onlooker's line: the big screen beside the session that writes, and no key leads anywhere."""
    confined.allow(f"follow {confined.path.name}")
    file = CouncilFile.open(confined.path, by="thuky")
    with closing(file), confined.session(words="sh") as terminal:
        terminal.until("8/9 here")
        file.mark_presence([(next(iter(file.open_sitting().present)), Presence.ABSENT)])
        terminal.until("7/9 here")
        for key in ("\x1a", "\x10", "\x1c", "a", "0", ":", "\x1b[24~", "?"):
            terminal.press(key)
        (program,) = programs_of(confined)
        assert program.status() in (psutil.STATUS_SLEEPING, psutil.STATUS_RUNNING)
        assert not program.children()
        terminal.write("q")
        assert terminal.left()[0] == 0
        assert terminal.echoes
