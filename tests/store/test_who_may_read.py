"""Nobody else reads a council unless its owner says so, whatever the umask; what the owner says later is kept."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.ledger import Ledger
from store.place import write_place
from tests.store.faults import Unsynced

GROUP = 4242


@pytest.fixture(params=[0o000, 0o022, 0o277, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(path: Path) -> dict[str, int]:
    return {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}


def new(path: Path) -> Ledger:
    return Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=Unsynced())


def vote(ledger: Ledger, number: int) -> None:
    ledger.commit("vote", {"votes": {str(number): {"yes": number}}})


@pytest.mark.usefixtures("umask")
def test_everything_is_the_owners_alone_whatever_the_umask(path: Path) -> None:
    ledger = new(path)
    vote(ledger, 1)
    write_place(path, {"page": "results"})
    while_open = modes(path)
    assert {name.removeprefix(".council.json").removeprefix("council.json") for name in while_open} == {
        "", ".journal", ".lock", ".previous", ".place",
    }  # fmt: skip
    ledger.checkpoint()
    path.unlink()
    ledger.checkpoint()
    path.write_bytes(b"foreign")
    path.chmod(0o600)
    ledger.checkpoint()
    ledger.close()
    with Ledger.open(path, by="me", system=Unsynced()) as ledger:
        vote(ledger, 2)
        assert set({**while_open, **modes(path)}.values()) == {0o600}
    assert set(modes(path).values()) == {0o600}


def test_a_temporary_file_is_never_open_to_others(path: Path) -> None:
    seen: list[int] = []

    class Looking(Unsynced):
        def write(self, fd: int, chunk: bytes | memoryview) -> int:
            seen.append(stat.S_IMODE(os.fstat(fd).st_mode))
            return super().write(fd, chunk)

    before = os.umask(0)
    try:
        with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=Looking()) as ledger:
            vote(ledger, 1)
            path.chmod(0o640)
            ledger.checkpoint()
            vote(ledger, 2)
    finally:
        os.umask(before)
    assert seen == [0o600, 0o640, 0o640]


def given(path: Path, mode: int) -> tuple[int, int]:
    """Give the council this mode, and another group where that is allowed; what it then has."""
    path.chmod(mode)
    if os.geteuid() == 0:
        os.chown(path, -1, GROUP)
    return access(path)


def access(path: Path) -> tuple[int, int]:
    status = path.stat()
    return stat.S_IMODE(status.st_mode), status.st_gid


def test_what_the_owner_gives_between_two_sessions_is_kept(path: Path) -> None:
    new(path).close()
    wanted = given(path, 0o640)
    journal = path.with_name("council.json.journal")
    for session in range(2):
        with Ledger.open(path, by="me", system=Unsynced()) as ledger:
            assert access(journal) == wanted
            vote(ledger, session + 1)
            ledger.checkpoint()
            assert access(path) == wanted
        assert access(path) == wanted


def test_what_the_owner_gives_while_a_session_is_open_is_kept(path: Path) -> None:
    journal = path.with_name("council.json.journal")
    with new(path) as ledger:
        for number, mode in enumerate((0o640, 0o644, 0o600), 1):
            wanted = given(path, mode)
            vote(ledger, number)
            ledger.checkpoint()
            assert (access(path), access(journal)) == (wanted, wanted)
        wanted = given(path, 0o660)
        vote(ledger, 9)
    assert access(path) == wanted


@pytest.mark.skipif(os.geteuid() != 0, reason="only root acts for another account")
def test_the_lock_belongs_to_whom_the_council_belongs_to(path: Path) -> None:
    new(path).close()
    os.chown(path, 1234, GROUP)
    path.with_name(".council.json.lock").unlink()
    with Ledger.open(path, by="root", system=Unsynced()) as ledger:
        vote(ledger, 1)
        ledger.checkpoint()
    assert {(entry.stat().st_uid, entry.stat().st_gid) for entry in path.parent.iterdir()} == {(1234, GROUP)}
