"""Other terminals than the usual one: small and large, without colours, of an older kind."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, LEAN, Terminal


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "xterm-256color", "NO_COLOR": "1"},
        {"TERM": "xterm"},
        {"TERM": "linux"},
        {"TERM": "screen"},
        {"TERM": "tmux-256color"},
        {"TERM": "vt100"},
        {"TERM": "dumb"},
        {"TERM": "xterm-256color", "LANG": "C", "LC_ALL": "C"},
    ],
    ids=str,
)
def test_starts_votes_and_leaves(tmp_path: Path, env: Mapping[str, str]) -> None:
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "Nomination 13/86")
        assert "saved #" in terminal.lines[0]
        assert "▸· " in terminal.text
        if "NO_COLOR" in env:
            assert not any(b"\x1b[%dm" % colour in terminal.sent for colour in range(31, 38))
        terminal.write("q")
        assert terminal.left()[0] == 0


@pytest.mark.parametrize(("columns", "rows"), [(200, 60), (120, 30), (80, 24), (60, 20), (40, 12)])
def test_every_size_shows_who_is_in_front(tmp_path: Path, columns: int, rows: int) -> None:
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path, columns=columns, rows=rows) as terminal:
        terminal.until(here)
        terminal.settle()
        assert "▸· Nguyễn Văn Hưng" in terminal.text
        assert "show of" in terminal.text
        wide = columns >= 120
        assert ("Criteria of the plan" in terminal.text) is wide


def test_another_size_while_running(tmp_path: Path) -> None:
    """The layout follows; the nomination in front and the keys stay."""
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path, env=LEAN) as terminal:
        terminal.until(here)
        terminal.settle()
        for columns, rows in ((200, 60), (80, 24), (132, 43)):
            terminal.resize(columns, rows)
            terminal.settle(0.4)
            assert ("Criteria of the plan" in terminal.text) is (columns >= 120)
            assert len(terminal.lines[-1]) > columns - 10
            assert "Ông Nguyễn Văn Hưng" in terminal.text
            assert terminal.lines[0].startswith(" ")
        terminal.press("a", "Nomination 13/86")
