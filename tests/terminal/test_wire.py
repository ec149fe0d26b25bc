"""What a vote, waiting and the start cost on the wire, in bytes at 80 × 24."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, LEAN, TRUECOLOR, Terminal

PROFILES = pytest.mark.parametrize(("env", "most"), [(LEAN, 600), (TRUECOLOR, 900)], ids=["lean", "truecolor"])
EITHER = pytest.mark.parametrize("env", [LEAN, TRUECOLOR], ids=["lean", "truecolor"])


@PROFILES
def test_a_vote_that_moves_nowhere(tmp_path: Path, env: Mapping[str, str], most: int) -> None:
    """The last pending nomination is carried by all; then it is told that nothing is pending any more."""
    with Terminal([*APP, str(in_sitting(tmp_path, pending=1))], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.settle()
        cost = terminal.press("a", "PASSED")
        assert "No nomination is pending any more" in terminal.text
        assert "saved #" in terminal.lines[0]
        assert 0 < cost <= most


@PROFILES
def test_a_vote_with_dissent(tmp_path: Path, env: Mapping[str, str], most: int) -> None:
    """n, 1, Enter: what Enter costs that saves it. The nomination stays in front, to be commented."""
    with Terminal([*APP, str(in_sitting(tmp_path, pending=2))], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.settle()
        asked = terminal.press("n", "Enter saves")
        typed = terminal.press("1", "In favour 7 of 8")
        saved = terminal.press("\r", "7/9")
        assert "saved #" in terminal.lines[0]
        assert 0 < saved <= most
        assert asked + typed + saved <= 2 * most


@EITHER
def test_a_vote_with_the_move_to_the_next(tmp_path: Path, env: Mapping[str, str]) -> None:
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.settle()
        costs = [terminal.press("a", f"Nomination {number}/86") for number in (13, 14)]
        assert all(0 < cost <= 6_000 for cost in costs)


@EITHER
def test_the_start(tmp_path: Path, env: Mapping[str, str]) -> None:
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.settle(0.5)
        assert 0 < len(terminal.sent) <= 25_000


@pytest.mark.parametrize("keys", ["", "c", "n"], ids=["walk", "comment", "numbers"])
def test_waiting_costs_nothing(tmp_path: Path, keys: str) -> None:
    """Three seconds in which nobody types, whether or not a question is open."""
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        if keys:
            assert 0 < terminal.press(keys) <= 600
        terminal.settle(0.5)
        assert terminal.settle(3) == 0
