"""Killed before every single system call of a sitting, for real: every acknowledged act is there, the lock is free."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from store.ledger import Ledger
from tests.store.faults import Unsynced, Watched
from tests.store.system.programs import needs, output, start, tell

CALLS = (
    "openat,read,pread64,write,pwrite64,fsync,fdatasync,ftruncate,fstat,newfstatat,stat,lstat,readlink,access,faccessat,"
    "faccessat2,fchmod,fchown,rename,renameat,renameat2,link,linkat,unlink,unlinkat,flock,close,kill,lseek"
)


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A folder with a council as a crash left it: acts 1 and 2 in the file, 3 in the journal."""
    folder = tmp_path / "prepared"
    folder.mkdir()
    system = Watched()
    ledger = Ledger.create(folder / "council.json", by="me", verb="new", set={"votes": {}}, system=system)
    for number in (2, 3):
        ledger.commit("vote", {"votes": {str(number): {"by": 0, "yes": number}}})
        if number == 2:
            ledger.checkpoint()
    system.abandon()
    return folder


def sitting(zygote: "subprocess.Popen[str]", path: Path, *tracing: str) -> tuple[list[int], bool]:
    """A sitting under strace: the acts it acknowledged, and whether it ended by itself, well or by an error."""
    tell(zygote, f"{path}\n")
    pid = output(zygote).readline().removeprefix("pid ").strip()
    with subprocess.Popen(["strace", "-p", pid, *tracing], stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        assert "attached" in strace.stderr.readline()
        tell(zygote, "x")
        saved = [3]
        while not (line := output(zygote).readline()).startswith("end "):
            word, act, *_ = line.split()
            if word == "saved":
                saved.append(int(act))
        assert line in ("end 0\n", "end 1\n", "end -9\n")
    return saved, line != "end -9\n"


def calls_of(zygote: "subprocess.Popen[str]", path: Path, log: Path) -> Counter[str]:
    """How often a whole sitting makes each system call."""
    saved, has_ended = sitting(zygote, path, "-o", str(log), "-e", f"trace={CALLS}")
    assert saved == [3, 4, 5, 6]
    assert has_ended
    return Counter(line.partition("(")[0] for line in log.read_text().splitlines() if line[0].isalpha())


def check(path: Path, saved: list[int]) -> None:
    for opened in (Ledger.read, lambda path: Ledger.open(path, by="next", system=Unsynced())):
        with opened(path) as ledger:
            assert saved[-1] <= ledger.number <= saved[-1] + 1
            assert ledger.tables["votes"] == {str(n): {"by": 0, "yes": n} for n in range(2, ledger.number + 1)}


@pytest.mark.system
@needs("strace")
def test_killed_before_every_system_call(tmp_path: Path, prepared: Path, figure: Callable[[str], None]) -> None:
    folder = tmp_path / "sitting"
    kills = acknowledged = 0
    with start("sessions.py", "zygote") as zygote:
        shutil.copytree(prepared, folder)
        calls = calls_of(zygote, folder / "council.json", tmp_path / "log")
        assert {"openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "flock"} <= set(calls)
        for call, times in calls.items():
            for number in range(1, times + 1):
                shutil.rmtree(folder)
                shutil.copytree(prepared, folder)
                inject = f"inject={call}:signal=KILL:when={number}"
                saved, has_ended = sitting(zygote, folder / "council.json", "-o", "/dev/null", "-e", inject)
                assert not has_ended or call == "read", (call, number)
                check(folder / "council.json", saved)
                kills += not has_ended
                acknowledged += len(saved) - 1
        tell(zygote, "\n")
    figure(f"SIGKILL before every system call: {kills} kills, {acknowledged} acts acknowledged, 0 lost")


FAILING = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink", "flock", "fchmod")


@pytest.mark.system
@needs("strace")
@pytest.mark.parametrize("code", ["EIO", "ENOSPC"])
def test_every_system_call_that_writes_fails(
    tmp_path: Path, prepared: Path, code: str, figure: Callable[[str], None]
) -> None:
    folder = tmp_path / "sitting"
    sittings = acknowledged = 0
    with start("sessions.py", "zygote", errors=subprocess.DEVNULL) as zygote:
        shutil.copytree(prepared, folder)
        calls = calls_of(zygote, folder / "council.json", tmp_path / "log")
        for call in FAILING:
            for number in range(1, calls[call] + 1):
                shutil.rmtree(folder)
                shutil.copytree(prepared, folder)
                inject = f"inject={call}:error={code}:when={number}"
                saved, _ = sitting(zygote, folder / "council.json", "-o", "/dev/null", "-e", inject)
                check(folder / "council.json", saved)
                sittings += 1
                acknowledged += len(saved) - 1
        tell(zygote, "\n")
    assert sittings > 20
    figure(f"every writing call fails under strace ({code}): {sittings} sittings, {acknowledged} acknowledged, 0 lost")
