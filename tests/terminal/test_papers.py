"""Papers in a real terminal: the bytes that carry a table to the local clipboard, what writing costs on the wire."""

import base64
import re
import subprocess
from pathlib import Path

from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, Terminal

_OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def printed(path: Path, *words: str) -> str:
    """What a command of the command line prints."""
    ended = subprocess.run(
        [*APP, *words], capture_output=True, check=True, cwd=path.parent,
        env={"HOME": str(path.parent), "XDG_CONFIG_HOME": str(path.parent), "LANG": "C.UTF-8", "HOIDONG_LANG": "en"},
    )  # fmt: skip
    return ended.stdout.decode()


def test_the_award_list_reaches_the_clipboard_as_its_tsv(tmp_path: Path) -> None:
    """OSC 52 with the clipboard's letter, base64, BEL; nothing else of the table is sent."""
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("4", "PROPOSED AWARD LIST")
        before = len(terminal.sent)
        terminal.press("y", "rows copied")
        sent = bytes(terminal.sent[before:])
        terminal.write("q")
        assert terminal.left()[0] == 0
    (carried,) = _OSC_52.findall(sent)
    assert base64.b64decode(carried).decode() == printed(path, "list", str(path), "--as", "tsv")
    assert len(sent) - len(carried) < 600


def test_writing_costs_little_on_the_wire_and_waiting_nothing(tmp_path: Path) -> None:
    """A line for each file at most; the scp line is on the screen whole, as this SSH session has it."""
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path, columns=160) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("8", "Proposed award list")
        before = len(terminal.sent)
        terminal.press("e", "The papers are written", quiet=0.5)
        assert len(terminal.sent) - before < 6_000
        assert f"@192.0.2.2:{tmp_path}/council-giay-to/phien-1-" in terminal.text
        assert terminal.settle(1) == 0
    (folder,) = (tmp_path / "council-giay-to").iterdir()
    assert any(name.name == "ket-qua.xlsx" for name in folder.iterdir())
    assert not [name for name in folder.iterdir() if name.name.startswith(".")]
