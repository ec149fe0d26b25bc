"""The notice to a session that is to leave: for that session only, and gone afterwards."""

import os
import signal
from pathlib import Path

import msgspec
import pytest

from store.errors import Holder
from store.ledger import Ledger, local_time
from store.lock import this_session
from store.system import System
from store.take_over_session import take_over_session, taken_over_by


class Reading(System):
    """Reads the notice as the session that is told to leave would, instead of being told."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: Holder | None = None

    def kill(self, pid: int, number: signal.Signals) -> None:
        assert (pid, number) in ((os.getpid(), signal.SIGTERM), (os.getpid(), signal.SIGKILL))
        self.told = self.told or taken_over_by(self.path)


@pytest.fixture
def held(path: Path) -> Holder:
    """This process holds the council."""
    Ledger.create(path, by="me", verb="new", set={}).close()
    return this_session(local_time(), System())


def test_the_session_is_told_by_whom(path: Path, held: Holder) -> None:
    with Ledger.open(path, by="me") as ledger:
        holder = msgspec.json.decode(path.with_name(f".{path.name}.lock").read_bytes(), type=Holder)
        system = Reading(path)
        assert not take_over_session(path, holder, patience=0.02, system=system)
        assert system.told is not None
        assert (system.told.pid, system.told.user) == (held.pid, held.user)
        assert ledger.writable
    assert taken_over_by(path) is None
    assert not list(path.parent.glob("*taken-over*")) + list(path.parent.glob(".*taken-over*"))


@pytest.mark.parametrize("change", [{"pid": 1}, {"started": 1}])
def test_a_notice_to_another_session_is_none(path: Path, held: Holder, change: dict[str, int]) -> None:
    """Left behind by a take-over that was itself cut short."""
    notice = path.with_name(f".{path.name}.lock.taken-over")
    notice.write_bytes(msgspec.json.encode({"ousted": held, "by": held}))
    assert taken_over_by(path) == held
    notice.write_bytes(msgspec.json.encode({"ousted": msgspec.structs.replace(held, **change), "by": held}))
    assert taken_over_by(path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]"])
def test_a_notice_that_cannot_be_read_is_none(path: Path, held: Holder, content: bytes) -> None:
    assert held.pid
    path.with_name(f".{path.name}.lock.taken-over").write_bytes(content)
    assert taken_over_by(path) is None
