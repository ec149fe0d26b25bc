"""The power goes at any moment and keeps any part of what was not flushed: every acknowledged act is there."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import Missing
from store.ledger import Ledger
from tests.store.faults import Unsynced
from tests.store.power import Disk, lay_out, states
from tests.store.seeds import SEED

MOST = 60
"""States tried at a moment that could leave more."""


def vote(ledger: Ledger, disk: Disk) -> None:
    number = ledger.commit("vote", {"votes": {str(ledger.number): {"name": "Ấn", "yes": ledger.number}}})["n"]
    disk.acknowledged(number)


def first_session(path: Path, disk: Disk) -> None:
    """Made, used, brought up to date, used, closed."""
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=disk) as ledger:
        disk.acknowledged(1)
        vote(ledger, disk)
        ledger.checkpoint()
        vote(ledger, disk)
        vote(ledger, disk)


def second_session(path: Path, disk: Disk) -> None:
    """Opened (at rest or after a crash), used, brought up to date twice, closed."""
    with Ledger.open(path, by="me", system=disk) as ledger:
        disk.acknowledged(ledger.number)
        vote(ledger, disk)
        ledger.checkpoint()
        vote(ledger, disk)
        ledger.checkpoint()


def crashed(path: Path) -> None:
    """A council whose latest acts only its journal has, as a crash leaves it."""
    disk = Disk(path.parent)
    ledger = Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=disk)
    vote(ledger, disk)
    vote(ledger, disk)
    ledger.checkpoint()
    vote(ledger, disk)
    files = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    ledger.close()
    disk.end()
    lay_out(files, path.parent)


def check(path: Path, acknowledged: int, most: int) -> None:
    """Reading and writing, what is there is what was acknowledged, with at most the one act that was under way."""
    for opened in (Ledger.read, lambda path: Ledger.open(path, by="next", system=Unsynced())):
        with opened(path) as ledger:
            assert acknowledged <= ledger.number <= min(most, acknowledged + 1)
            assert ledger.tables["votes"] == {str(n): {"name": "Ấn", "yes": n} for n in range(1, ledger.number)}
    with Ledger.open(path, by="next", system=Unsynced()) as ledger:
        assert ledger.writable
        assert ledger.notes == ()


def cut_everywhere(path: Path, disk: Disk, most: int) -> int:
    folder = path.parent / "after"
    folder.mkdir()
    disk.end()
    tried = 0
    for files, acknowledged in states(disk, random.Random(SEED), MOST):
        lay_out(files, folder)
        if not acknowledged:
            try:
                Ledger.read(folder / path.name).close()
            except Missing:
                continue
            acknowledged = 1
        check(folder / path.name, acknowledged, most)
        tried += 1
    return tried


def test_a_new_council(path: Path, figure: Callable[[str], None]) -> None:
    disk = Disk(path.parent)
    first_session(path, disk)
    tried = cut_everywhere(path, disk, 4)
    figure(f"power cuts while a council is made: {tried} states, 0 acknowledged acts lost")
    assert tried > 100


@pytest.mark.parametrize("before", ["at rest", "crashed"])
def test_a_council_that_is_there(path: Path, before: str, figure: Callable[[str], None]) -> None:
    if before == "crashed":
        crashed(path)
    else:
        first_session(path, Disk(path.parent))
    disk = Disk(path.parent, acknowledged=4)
    second_session(path, disk)
    tried = cut_everywhere(path, disk, 6)
    figure(f"power cuts, council {before} before: {tried} states, 0 acknowledged acts lost")
    assert tried > 150
