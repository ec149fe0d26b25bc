"""Sessions that race to write and are killed, readers beside them: one writes, nobody sees less than was said."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from tinydb import TinyDB

from store.ledger import Ledger
from store.verify import verify
from tests.store.seeds import SEED
from tests.store.system.programs import output, start

SECONDS = 8
WRITERS = 3


class Saved(NamedTuple):
    """An act that was acknowledged: its number, who did it, when it was said."""

    number: int
    by: int
    at: int


class Listening:
    """What sessions say, read as it comes by a thread for each."""

    def __init__(self) -> None:
        self.saved: list[Saved] = []
        self.held = 0

    def listen(self, process: "subprocess.Popen[str]") -> threading.Thread:
        def listen() -> None:
            for line in output(process):
                match line.split():
                    case ["saved", number, by, at]:
                        self.saved.append(Saved(int(number), int(by), int(at)))
                    case ["held", _]:
                        self.held += 1

        thread = threading.Thread(target=listen)
        thread.start()
        return thread


@pytest.fixture
def council(path: Path) -> Path:
    Ledger.create(path, by="me", verb="new", set={"votes": {}}).close()
    return path


@pytest.mark.system
def test_writers_that_race_and_are_killed(council: Path, figure: Callable[[str], None]) -> None:
    dice = random.Random(SEED)
    listening = Listening()
    kills = 0
    threads = []
    with ExitStack() as stack:

        def racer(number: int) -> "subprocess.Popen[str]":
            process = stack.enter_context(start("sessions.py", "race", council, number))
            threads.append(listening.listen(process))
            return process

        racers = [racer(number) for number in range(WRITERS)]
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            time.sleep(dice.random() / 2)
            place = dice.randrange(WRITERS)
            racers[place].kill()
            racers[place].wait()
            kills += 1
            racers[place] = racer(WRITERS + kills)
        for process in racers:
            process.kill()
    for thread in threads:
        thread.join()
    with Ledger.open(council, by="me") as ledger:
        numbers = [saved.number for saved in listening.saved]
        assert len(numbers) == len(set(numbers)), "no number was said twice"
        for saved in listening.saved:
            assert ledger.act(saved.number)["set"]["votes"][str(saved.number)]["by"] == saved.by
        in_order = sorted(listening.saved)
        assert [saved.at for saved in in_order] == sorted(saved.at for saved in in_order)
    assert verify(council).agrees
    assert kills >= SECONDS
    assert len(numbers) > 100
    assert listening.held > 0
    figure(
        f"{WRITERS} writers racing: {kills} kills, {len(numbers)} acts acknowledged, 0 lost, 0 twice; "
        f"{listening.held} times refused because another held the file"
    )


@pytest.mark.system
def test_readers_beside_a_writer_that_checkpoints_and_closes(council: Path, figure: Callable[[str], None]) -> None:
    listening = Listening()
    reads = 0
    with start("sessions.py", "write", council) as writer:
        thread = listening.listen(writer)
        with Ledger.read(council) as follower:
            ends = time.monotonic() + SECONDS
            while time.monotonic() < ends:
                least = listening.saved[-1].number if listening.saved else 1
                with Ledger.read(council) as reader:
                    assert reader.number >= least
                    assert len(reader.tables["votes"]) == reader.number - 1
                least = listening.saved[-1].number if listening.saved else 1
                follower.refresh()
                assert follower.number >= least
                with TinyDB(council, access_mode="r") as stock:
                    assert len(stock.table("votes").all()) == len(stock.table("history")) - 1
                reads += 3
        writer.send_signal(signal.SIGTERM)
        writer.wait()
        thread.join()
    assert os.listdir(council.parent)
    assert verify(council).number >= listening.saved[-1].number > 100
    assert reads > 100
    figure(f"readers beside a writer: {reads} reads during {len(listening.saved)} acts, 0 stale, 0 torn")
