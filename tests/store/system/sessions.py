"""Sessions on a council as processes of their own, which say on their output what was acknowledged.

Run as ``python sessions.py zygote``, ``race PATH SEED`` or ``write PATH``.
"""

import os
import random
import sys
import time

from store.errors import Held, StoreError
from store.ledger import Ledger


def vote(ledger: Ledger, by: int) -> None:
    """Record a vote under the number that its act gets, then say so: number, who, when."""
    number = ledger.number + 1
    act = ledger.commit("vote", {"votes": {str(number): {"by": by, "yes": number}}})
    say(f"saved {act['n']} {by} {time.monotonic_ns()}")


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def sitting(path: str) -> None:
    """Opened, voted, brought up to date, voted, closed."""
    ledger = Ledger.open(path, by="secretary")
    say(f"open {ledger.number}")
    vote(ledger, 0)
    vote(ledger, 0)
    ledger.checkpoint()
    vote(ledger, 0)
    ledger.close()


def zygote() -> None:
    """For every path that is told, a process that waits for a byte and then holds a sitting there."""
    while line := read_line():
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            os.read(0, 1)
            try:
                sitting(line)
            except (OSError, StoreError):
                os._exit(1)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        say(f"end {os.waitstatus_to_exitcode(status)}")


def read_line() -> str:
    """A line of the input, byte by byte: what follows is for another process."""
    line = b""
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        line += byte
    return line.decode()


def race(path: str, seed: int) -> None:
    """Try to write, again and again, until killed."""
    dice = random.Random(seed)
    while True:
        try:
            ledger = Ledger.open(path, by=str(seed))
        except Held as error:
            say(f"held {error.holder.pid if error.holder else 0}")
            time.sleep(dice.random() / 200)
            continue
        say(f"open {ledger.number}")
        for _ in range(dice.randrange(12)):
            vote(ledger, seed)
            if dice.random() < 0.2:
                ledger.checkpoint()
        say("closing")
        ledger.close()
        time.sleep(dice.random() / 200)


def write(path: str) -> None:
    """Sessions one after the other, each brought up to date now and then, until killed."""
    while True:
        with Ledger.open(path, by="secretary") as ledger:
            for number in range(8):
                vote(ledger, 0)
                if number % 3 == 2:
                    ledger.checkpoint()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["zygote"]:
            zygote()
        case ["race", council, number]:
            race(council, int(number))
        case ["write", council]:
            write(council)
