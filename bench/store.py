"""What one recorded act costs beside a bare append and fdatasync of as many bytes, in the same run.

    python bench/store.py [FOLDER]

FOLDER is on the disk that is to be measured; without it, a temporary one. Both are measured in turn, act by
act, so that a busy disk slows both. Prints medians in milliseconds and their ratio.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from store.acts import canonical
from store.journal import record_of
from store.ledger import Ledger
from store.system import System

ROUNDS = 300


class Unsynced(System):
    """A system that flushes nothing, to fill a council quickly."""

    def fsync(self, fd: int) -> None:
        """Leave it to the system."""

    def fdatasync(self, fd: int) -> None:
        """Leave it to the system."""


def document(number: int) -> dict[str, object]:
    """A vote by show of hands, about as large as those that sittings keep."""
    return {
        "nomination": number,
        "sitting": 1,
        "round": 1,
        "mode": "show-of-hands",
        "counts": {"yes": 7, "no": 1, "other": 0, "not_voting": 0},
        "roster": list(range(1, 10)),
        "present": list(range(1, 9)),
        "rule": {"percent": "50", "comparison": ">", "base": "all-members"},
    }


def measure(folder: Path, acts: int) -> tuple[float, float]:
    """Medians in milliseconds: one act on a council of ``acts`` acts, and the bare append."""
    path = folder / f"council-{acts}.json"
    with Ledger.create(path, by="bench", verb="new", set={"votes": {}}, system=Unsynced()) as ledger:
        for number in range(1, acts):
            ledger.commit("record_vote", {"votes": {str(number): document(number)}})
    ledger = Ledger.open(path, by="bench")
    ledger.audit()
    bare = os.open(folder / f"bare-{acts}", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    recorded, appended = [], []
    for number in range(acts, acts + ROUNDS):
        vote = document(number)
        began = time.perf_counter()
        ledger.commit("record_vote", {"votes": {str(number): vote}})
        recorded.append(time.perf_counter() - began)
        record = record_of(canonical(ledger.act(ledger.number)))
        began = time.perf_counter()
        os.write(bare, record)
        os.fdatasync(bare)
        appended.append(time.perf_counter() - began)
    os.close(bare)
    ledger.close()
    return statistics.median(recorded) * 1000, statistics.median(appended) * 1000


def main() -> None:
    """Measure at 100 and at 10,000 acts."""
    print(f"{'acts':>7} {'one act':>9} {'bare':>9} {'ratio':>7}")
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        for acts in (100, 10_000):
            recorded, appended = measure(Path(folder), acts)
            print(f"{acts:>7} {recorded:>6.3f} ms {appended:>6.3f} ms {'×':>2}{recorded / appended:.2f}")


if __name__ == "__main__":
    main()
