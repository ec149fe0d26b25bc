"""A confined session reaches nothing outside its folder, whatever leads there."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from store.confinement import Confinement
from store.errors import Outside

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """The folder of the session; beside it is a secret."""
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "council"
    folder.mkdir()
    return folder


def refused(confinement: Confinement, event: str, *about: object) -> bool:
    try:
        confinement.hook(event, about)
    except Outside:
        return True
    return False


READ, WRITE = os.O_RDONLY, os.O_WRONLY | os.O_CREAT


@pytest.mark.parametrize("flags", [READ, WRITE, os.O_RDWR, os.O_APPEND, os.O_TRUNC])
def test_paths(inside: Path, flags: int) -> None:
    confinement = Confinement(inside)
    for name in ("a.json", "sub/../a.json", "not/there/yet", "."):
        assert not refused(confinement, "open", str(inside / name), None, flags)
        assert not refused(confinement, "open", os.fsencode(inside / name), "rb", flags)
    for name in ("../secret", "sub/../../secret", "..", "/etc/passwd", "../council-too/a.json"):
        assert refused(confinement, "open", str(inside / name), None, flags)
        assert refused(confinement, "open", os.fsencode(inside / name), "rb", flags)
        with pytest.raises(Outside, match="confined to the folder"):
            confinement.check(inside / name)


def test_links_out_are_followed_when_it_matters(inside: Path) -> None:
    """A link that is exchanged after it was looked at is looked at again at the opening."""
    confinement = Confinement(inside)
    link, folder_link = inside / "list.csv", inside / "lists"
    (inside / "real.csv").write_text("")
    link.symlink_to("real.csv")
    confinement.check(link)
    assert not refused(confinement, "open", str(link), "rb", READ)
    link.unlink()
    link.symlink_to("../secret")
    folder_link.symlink_to("..")
    for path in (link, folder_link / "secret", folder_link / "council" / ".." / "secret"):
        assert refused(confinement, "open", str(path), "rb", READ)
        assert refused(confinement, "open", str(path), "wb", WRITE)
    assert not refused(confinement, "open", str(folder_link / "council" / "real.csv"), "rb", READ)


def test_the_folder_itself_may_be_named_by_a_link(inside: Path) -> None:
    link = inside.parent / "link"
    link.symlink_to("council")
    confinement = Confinement(link)
    assert not refused(confinement, "open", str(link / "a.json"), None, WRITE)


@pytest.mark.parametrize("event", ["os.rename", "os.link"])
def test_both_names_count(inside: Path, event: str) -> None:
    confinement = Confinement(inside)
    a, b, out = str(inside / "a"), str(inside / "b"), str(inside / "../secret")
    assert not refused(confinement, event, a, b, -1, -1)
    assert refused(confinement, event, a, out, -1, -1)
    assert refused(confinement, event, out, a, -1, -1)


@pytest.mark.parametrize(
    "event", ["os.mkdir", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "os.chown", "os.listdir", "os.scandir"]
)
def test_whatever_is_done_with_a_path(inside: Path, event: str) -> None:
    confinement = Confinement(inside)
    assert not refused(confinement, event, str(inside / "a"), 0, 0)
    assert refused(confinement, event, str(inside.parent / "a"), 0, 0)


def test_the_program_is_read_and_not_written(inside: Path) -> None:
    confinement = Confinement(inside, [str(ROOT), ""])
    assert not refused(confinement, "open", str(ROOT / "app.py"), "rb", READ)
    assert refused(confinement, "open", str(ROOT / "app.py"), "wb", WRITE)
    assert refused(confinement, "os.remove", str(ROOT / "app.py"), -1)
    assert not refused(confinement, "open", "/dev/null", "wb", WRITE)
    assert not refused(confinement, "open", "/proc/self/stat", "rb", READ)
    assert refused(confinement, "open", "/proc/self/environ", "rb", READ)


@pytest.mark.parametrize(
    "event",
    ["subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn", "socket.connect"],
)
def test_nothing_is_started_and_nobody_called(inside: Path, event: str) -> None:
    assert refused(Confinement(inside), event, "sh", ["sh"], None, None)


# the process as it is


def confined(inside: Path, code: str, env: Mapping[str, str] | None = None) -> str:
    """What ``code`` prints in a process that was confined to ``inside``."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\nfrom store import confinement\n"
    program = start + f"confinement.confine(Path({str(inside)!r}))\n" + dedent(code)
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, env={**os.environ, **(env or {})}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_real_calls(inside: Path) -> None:
    said = confined(
        inside,
        """
        import os, subprocess, tempfile
        def tried(name, act):
            try:
                act()
                print(name, "done")
            except PermissionError:
                print(name, "refused")
        tried("read", lambda: open("../secret").read())
        tried("write", lambda: open("../new", "w"))
        tried("move", lambda: os.replace("mine", "../mine"))
        tried("start", lambda: subprocess.run(["true"]))
        tried("shell", lambda: os.system("true"))
        tried("own", lambda: open("mine", "w"))
        tried("temporary", lambda: tempfile.mkdtemp())
        """,
    )
    assert said.split("\n")[:-1] == [
        "read refused", "write refused", "move refused", "start refused", "shell refused", "own done", "temporary done",
    ]  # fmt: skip
    assert {path.name for path in inside.parent.iterdir()} == {"secret", "council"}


def test_the_kernel_holds_the_line_where_python_is_not_asked(inside: Path) -> None:
    """Calls that no hook hears of: those of the C library."""
    said = confined(
        inside,
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        print(libc.syscall(444, None, ctypes.c_size_t(0), 1))
        for path in (b"mine", b"../new", b"../secret", b"/bin/true"):
            print(libc.open(path, os.O_RDWR | os.O_CREAT, 0o600) >= 0)
        print(libc.execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)))
        """,
    ).split()
    if int(said[0]) < 1:
        pytest.skip("this kernel has no Landlock")
    assert said[1:] == ["True", "False", "False", "False", "-1"]


def test_what_is_left_of_the_environment(inside: Path) -> None:
    evil = {
        "TEXTUAL_LOG": str(inside.parent / "log"),
        "TEXTUAL_DRIVER": "os:abort",
        "XDG_CONFIG_HOME": str(inside.parent),
        "HOME": str(inside.parent),
        "COLUMNS": "7",
        "SSH_ORIGINAL_COMMAND": "sh",
        "TZ": "/etc/passwd",
        "HOIDONG_LANG": "en",
        "TERM": "xterm",
    }
    said = confined(inside, "import os; print(*sorted(os.environ))", evil)
    assert set(said.split()).isdisjoint(set(evil) - {"HOIDONG_LANG", "TERM"})
    assert {"HOIDONG_LANG", "TERM"} <= set(said.split())
