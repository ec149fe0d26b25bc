"""A real sshd, whose connections are cut in the middle of voting: nothing acknowledged is lost."""

import os
import random
import re
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from store.council_file import CouncilFile
from store.verify import verify
from tests.system.sshd import Server, programs, seconds_until_gone
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import Terminal

pytestmark = pytest.mark.system

COUNCILS, CUTS_EACH, AT_ONCE = 5, 20, 2
SOON, FROZEN = 1.0, 0.2
SEED = int(os.environ.get("HOIDONG_SEED", "20211124"))

Cut = Callable[[Terminal, Path], None]


class Figures(NamedTuple):
    """What became of one council's sessions."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    slowest: float = 0.0


def kill_the_client(terminal: Terminal, _path: Path) -> None:
    terminal.kill()


def kill_the_server_side(_terminal: Terminal, path: Path) -> None:
    """The sshd of this one connection."""
    (program,) = programs(path)
    sshd = next(parent for parent in program.parents() if parent.name().startswith("sshd"))
    sshd.kill()


def freeze_the_client(terminal: Terminal, path: Path) -> None:
    """It neither reads nor writes for a while, then it is gone: a laptop that is closed and carried home."""
    terminal.say(signal.SIGSTOP)
    time.sleep(FROZEN)
    assert programs(path)
    terminal.kill()


CUTS: tuple[Cut, ...] = (kill_the_client, kill_the_server_side, freeze_the_client)


def saved(terminal: Terminal) -> int | None:
    """The number of the act that the screen says is saved, if it says one."""
    found = re.search(r"saved #(\d+)", terminal.lines[0])
    return int(found[1]) if found else None


def in_front(terminal: Terminal) -> int:
    found = re.search(r"Nomination (\d+)/86", terminal.text)
    assert found, terminal.text
    return int(found[1])


def test_a_hundred_cuts(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Vote, cut, come back to the same nomination, go on: over and over, on several councils at once."""
    folders = [tmp_path / str(number) for number in range(COUNCILS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        every = list(pool.map(lambda folder: cut_over_and_over(server, folder), folders))
    total = Figures(*(sum(column) for column in zip(*every, strict=True)))._replace(
        slowest=max(f.slowest for f in every)
    )
    with capsys.disabled():
        print(
            f"\nsshd: {total.cuts} connections cut, {total.acknowledged} acts acknowledged, {total.lost} lost, "
            f"lock free after {total.slowest:.2f} s at most"
        )
    assert (total.cuts, total.lost) == (COUNCILS * CUTS_EACH, 0)
    assert total.acknowledged >= total.cuts


def cut_over_and_over(server: Server, folder: Path) -> Figures:
    folder.mkdir()
    path = in_sitting(folder, pending=2 * CUTS_EACH)
    chance = random.Random(f"{SEED} {folder.name}")
    figures, place, number = Figures(), None, CouncilFile.read(path).ledger.number
    for cut in (CUTS[turn % len(CUTS)] for turn in range(CUTS_EACH)):
        with server.session(path) as terminal:
            terminal.until(here)
            terminal.settle()
            assert place is None or in_front(terminal) in place
            terminal.press("a", f"saved #{number + 1}")
            place = {in_front(terminal)}
            if in_the_middle := chance.random() < 0.5:
                terminal.write("a")
                terminal.pump(chance.random() * 0.03)
            shown = saved(terminal) or 0
            cut(terminal, path)
            took = seconds_until_gone(path, SOON)
        kept = CouncilFile.read(path).ledger.number
        assert kept <= number + 1 + in_the_middle
        if in_the_middle:
            place |= {max(place) + step for step in range(1, 20)}
        figures = Figures(
            figures.cuts + 1,
            figures.acknowledged + shown - number,
            figures.lost + max(0, shown - kept),
            max(figures.slowest, took),
        )
        number = kept
    assert verify(path).agrees
    return figures
