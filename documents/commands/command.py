"""What every command of the command line shares: opening a council, exit codes, saying what is wrong."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from council.words import _
from store.account import account_name
from store.confinement import check
from store.council_view import CouncilView

if TYPE_CHECKING:
    from store.council_file import CouncilFile

DONE, NO, USAGE, HELD, NOT_SAVED = range(5)
"""Exit codes: done; the answer is no; wrong usage; another session holds the file; it could not be saved."""


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message is one sentence."""


def refuse(sentences: object) -> int:
    """Say why the answer is no."""
    print(sentences, file=sys.stderr)
    return NO


def change(path: Path, act: "Callable[[CouncilFile], int]") -> int:
    """Open a council for writing, act on it, leave it at rest; what happened to the file meanwhile is told."""
    from store.council_file import CouncilFile

    council_file = CouncilFile.open(path, by=account_name())
    writable = council_file.ledger.writable
    try:
        return act(council_file)
    finally:
        council_file.close()
        for note in council_file.ledger.notes if writable else ():
            print(note, file=sys.stderr)


def need_files(paths: Iterable[Path]) -> None:
    """Raise UsageError where a list that was named is not there, Outside where a confined session may not read it."""
    paths = list(paths)
    for path in paths:
        check(path)
    if missing := [path for path in paths if not os.path.exists(path)]:
        raise UsageError("\n".join(_("There is no file {file}; check the name.").format(file=path) for path in missing))


def read_council(path: Path) -> CouncilView:
    """A council's file for reading."""
    return CouncilView.read(path)


def check_sitting(council_view: CouncilView, number: int | None) -> None:
    """Raise UsageError where the council has no sitting of that number; None is any."""
    if number is not None and number not in council_view.council.sittings:
        raise UsageError(_("There is no sitting {number} in this council.").format(number=number))
