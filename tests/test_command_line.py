"""The program as a process of its own: outputs that close or are full, no terminal, another session, odd words."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parent.parent
HOLDER = """
import sys
from pathlib import Path
from store.council_file import CouncilFile
file = CouncilFile.open(Path(sys.argv[1]), by="người khác")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a council in it."""
    folder = tmp_path_factory.mktemp("home")
    assert run(folder, "new", "c.json", "--template", "quang-binh-2021").returncode == 0
    return folder


def environment(folder: Path, **more: str) -> dict[str, str]:
    return {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONIOENCODING", "PYTHONUTF8", "PYTHONUNBUFFERED")
        },
        "HOIDONG_LANG": "en",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(ROOT),
        **more,
    }


def run(
    folder: Path,
    *words: str | bytes,
    shell: str = "",
    out: int = subprocess.PIPE,
    variables: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Run the program in ``folder``; ``shell`` says where its output goes."""
    command = [sys.executable, str(ROOT / "app.py"), *words]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "-", *command]
    ended = subprocess.run(
        command,
        cwd=folder,
        env=environment(folder, **(variables or {})),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        errors="replace",
    )
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    assert ended.returncode == 0 or ended.stderr.strip() or "2>&-" in shell
    return ended


@pytest.mark.parametrize("words", [["history"], ["results", "--as", "json"], ["results"], ["verify"]], ids=" ".join)
def test_whoever_reads_may_leave(home: Path, words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = run(home, words[0], "c.json", *words[1:], out=writer)
    finally:
        os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("words", [["history"], ["results", "--as", "json"], ["results"]], ids=" ".join)
def test_an_output_that_is_full_is_told(home: Path, words: list[str]) -> None:
    ended = run(home, words[0], "c.json", *words[1:], shell=">/dev/full")
    assert (ended.returncode, "disk is full" in ended.stderr) == (4, True)


def test_no_output_at_all(home: Path) -> None:
    assert run(home, "history", "c.json", shell=">&-").returncode == 0
    assert run(home, "results", "c.json", shell=">&-").returncode == 0
    assert run(home, "results", "missing.json", shell=">&- 2>&-").returncode == 2
    assert run(home, shell="<&- >&-").returncode == 2


def test_a_terminal_that_knows_no_vietnamese(home: Path) -> None:
    for words in (["templates"], ["history", "c.json"], ["list", "c.json"]):
        assert run(home, *words, variables={"PYTHONIOENCODING": "ascii"}).returncode == 0


def test_a_name_that_is_no_text(home: Path) -> None:
    odd = b"\xff.json"
    (home / os.fsdecode(odd)).write_bytes((home / "c.json").read_bytes())
    assert '"file": ' in run(home, "results", odd, "--as", "json").stdout
    assert run(home, "verify", odd).returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "needs a terminal"),
        (["c.json"], "needs a terminal"),
        (["demo"], "needs a terminal"),
        (["missing.json"], "There is no file missing.json"),
        (["verifi"], "There is no file verifi"),
        (["verifi", "c.json"], "“verifi”"),
        (["a" * 300], "There is no file"),
        (["--nonsense"], "hoidong --help"),
        (["list"], "FILE"),
        (["results"], "FILE"),
        (["votes", "c.json"], "MATRIX"),
        (["export", "c.json"], "--to"),
        (["results", "c.json", "--sitting", "two"], "--sitting"),
        (["results", "c.json", "--as", "docx"], "--as"),
        (["templates", "more"], "more"),
    ],
    ids=lambda words: " ".join(words)[:20] if isinstance(words, list) else "",
)
def test_wrong_usage(home: Path, words: list[str], said: str) -> None:
    ended = run(home, *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr


def test_a_file_named_like_a_command(home: Path) -> None:
    (home / "list").write_bytes((home / "c.json").read_bytes())
    assert run(home, "results", "list").returncode == 0
    assert "FILE" in run(home, "list").stderr
    assert "needs a terminal" in run(home, "./list").stderr


def test_help(home: Path) -> None:
    ended = run(home, "--help")
    assert ended.returncode == 0
    for command in app.COMMANDS:
        assert command in ended.stdout


@pytest.fixture
def held(home: Path) -> Iterator[Path]:
    """Another session holds the council."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home / "c.json")],
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    yield home
    holder.stdin.close()
    holder.stdout.close()
    holder.wait(10)


def test_held_by_another_session(held: Path) -> None:
    (held / "people.csv").write_text("Họ và tên\nVõ Thị Hà\n", encoding="utf-8")
    for words in (
        ["members", "c.json", "people.csv"],
        ["import", "c.json", "people.csv"],
        ["votes", "c.json", "people.csv"],
    ):
        ended = run(held, *words)
        assert ended.returncode == 3
        assert "is open in another session" in ended.stderr
    for words in (["results", "c.json"], ["verify", "c.json"], ["history", "c.json"]):
        assert run(held, *words).returncode == 0
