"""One session writes; it can be made to leave, and nobody else is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import store
from store.errors import Held, Holder
from store.files import names_of
from store.ledger import Ledger, local_time
from store.lock import take_over, this_session
from store.system import System

SESSION = """
import signal, sys, time
from store.ledger import Ledger, local_time
if "stubborn" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
ledger = Ledger.open(sys.argv[1], by="other")
ledger.commit("vote", {"votes": {"1": {"yes": 7}}})
print("open", flush=True)
time.sleep(60)
"""


def holder_of(path: Path) -> Holder:
    with pytest.raises(Held) as caught:
        Ledger.open(path, by="me")
    assert caught.value.holder is not None
    return caught.value.holder


ENDS = {
    "polite": {-signal.SIGTERM},
    "stubborn": {-signal.SIGKILL},
    "stopped": {-signal.SIGTERM, -signal.SIGKILL},  # woken to die, it may meet either first
}


@pytest.mark.parametrize("manner", ENDS)
def test_a_session_elsewhere_can_be_made_to_leave_and_loses_nothing(path: Path, manner: str) -> None:
    Ledger.create(path, by="me", verb="new", set={"votes": {}}).close()
    environment = {**os.environ, "PYTHONPATH": str(Path(store.__file__).parent.parent), "SSH_CLIENT": "10.0.0.9 1 22"}
    with subprocess.Popen(
        [sys.executable, "-c", SESSION, str(path), manner], stdout=subprocess.PIPE, env=environment
    ) as session:
        assert session.stdout is not None
        assert session.stdout.readline() == b"open\n"
        if manner == "stopped":
            session.send_signal(signal.SIGSTOP)
        holder = holder_of(path)
        assert (holder.pid, holder.client) == (session.pid, "10.0.0.9")
        names = names_of(path, System())
        for stranger in (
            msgspec.structs.replace(holder, started=holder.started + 1),
            msgspec.structs.replace(holder, started=0),
            msgspec.structs.replace(holder, since="earlier"),
        ):
            assert not take_over(names, stranger, System(), 0.1)
        lock = path.with_name(".council.json.lock")
        said = lock.read_bytes()
        reused = msgspec.structs.replace(holder, started=holder.started + 1)
        lock.write_bytes(msgspec.json.encode(reused))
        assert not take_over(names, reused, System(), 0.1)
        lock.write_bytes(said)
        assert session.poll() is None
        assert take_over(names, holder, System(), 5.0 if manner == "polite" else 0.3)
        assert session.wait() in ENDS[manner]
    with Ledger.open(path, by="me") as ledger:
        assert ledger.tables["votes"] == {"1": {"yes": 7}}
        assert "acts 2 to 2" in ledger.notes[0]


def test_a_free_file_needs_no_signal(path: Path) -> None:
    Ledger.create(path, by="me", verb="new", set={}).close()

    class Peaceful(System):
        def kill(self, pid: int, number: signal.Signals) -> None:
            raise AssertionError(pid, number)

    holder = this_session(local_time(), System())
    assert take_over(names_of(path, System()), holder, Peaceful(), 0.1)


def test_since_when_is_written_as_people_do() -> None:
    holder = Holder(pid=1, started=0, user="x", client="", since="2021-09-23T14:05:12+07:00")
    assert holder.since_when == "23/09/2021 14:05"
    assert msgspec.structs.replace(holder, since="earlier").since_when == "earlier"
    assert "(process 1) since 23/09/2021 14:05;" in str(Held("a.json", holder))
