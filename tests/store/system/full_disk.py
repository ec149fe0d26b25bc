"""A sitting on a small disk that is filled, emptied and filled again; run in a mount namespace of its own.

``python full_disk.py FOLDER SEED``: mounts a disk of 4 MB on FOLDER, says what happened as JSON.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from store.errors import NotSaved
from store.ledger import Ledger


def fill(folder: Path, leave: int) -> None:
    """Leave ``leave`` pages of the disk."""
    filler = folder / "filler"
    fd = os.open(filler, os.O_WRONLY | os.O_CREAT)
    size = os.fstat(fd).st_size
    try:
        while True:
            size += os.pwrite(fd, b"x" * 4096, size)
    except OSError:
        pass
    os.ftruncate(fd, max(0, size - leave * 4096))
    os.close(fd)


def empty(folder: Path) -> None:
    (folder / "filler").unlink()


class Sitting:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.saved: list[int] = []
        self.refused = 0
        self.reasons: set[str] = set()

    def vote(self, ledger: Ledger, size: int) -> bool:
        number = ledger.number + 1
        try:
            ledger.commit("vote", {"votes": {str(number): {"yes": number, "text": "x" * size}}})
        except NotSaved as error:
            self.refused += 1
            self.reasons.add(str(error).partition(". ")[0])
            return False
        self.saved.append(number)
        return True

    def check(self) -> None:
        for _ in range(2):
            with Ledger.read(self.path) as reader:
                assert [int(id) for id in reader.tables["votes"]] == self.saved, (self.saved, reader.number)


def main(folder: Path, seed: int) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)], check=True)
    dice = random.Random(seed)
    path = folder / "council.json"
    sitting = Sitting(path)
    Ledger.create(path, by="me", verb="new", set={"votes": {}}).close()
    rounds = read_only = journals = 0
    for _ in range(12):
        rounds += 1
        ledger = Ledger.open(path, by="me")
        assert ledger.writable, ledger.notes
        assert sitting.vote(ledger, 10)
        fill(folder, dice.randrange(6))
        while sitting.vote(ledger, dice.randrange(1500)):
            pass
        sitting.vote(ledger, 5000)
        sitting.check()
        if dice.random() < 0.5:
            empty(folder)
            assert sitting.vote(ledger, 10), "there is room again, the sitting goes on"
            fill(folder, dice.randrange(3))
        ledger.close()
        journals += path.with_name("council.json.journal").exists()
        sitting.check()
        again = Ledger.open(path, by="me")
        if not again.writable:
            read_only += 1
            assert "for reading only: the disk is full" in " ".join(again.notes), again.notes
        again.close()
        sitting.check()
        empty(folder)
    with Ledger.open(path, by="me") as ledger:
        assert ledger.writable
        assert sitting.vote(ledger, 10)
    sitting.check()
    print(
        json.dumps(
            {
                "rounds": rounds,
                "saved": len(sitting.saved),
                "refused": sitting.refused,
                "reasons": sorted(sitting.reasons),
                "read_only": read_only,
                "journals": journals,
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
