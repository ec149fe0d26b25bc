"""Councils in files, for the program in a real terminal to open."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from council.nominations import Standing
from council.outcomes import Outcome, row_of
from council.rules import Mode
from documents.demo import demo
from documents.demo_file import play
from documents.template import load_template
from store.council_file import CouncilFile


def in_sitting(folder: Path, *, pending: int | None = None) -> Path:
    """The demonstration's council in the middle of its sitting, 8 of 9 here.

    With ``pending``, only so many nominations wait for a show of hands and all others are deferred.
    """
    path = folder / "council.json"
    path.write_bytes(_in_sitting(pending))
    return path


@cache
def _in_sitting(pending: int | None) -> bytes:
    """The same as the content of its file, made once."""
    with TemporaryDirectory() as folder:
        return _made(Path(folder) / "council.json", pending).read_bytes()


def _made(path: Path, pending: int | None) -> Path:
    invented = demo(load_template("quang-binh-2021"))
    template = invented.template
    file = CouncilFile.create(
        path, template.settings, by="thuky", units=template.units, members=template.members, forms=template.forms
    )
    try:
        play(invented, file)
        if pending is not None:
            waiting = waiting_for_hands(file)[-pending:]
            for nomination in list(file.council.nominations.values()):
                if nomination.id not in waiting and nomination.standing is Standing.OPEN:
                    file.defer(nomination.id)
    finally:
        file.close()
    return path


def waiting_for_hands(file: CouncilFile) -> list[int]:
    """The pending nominations that are voted on by show of hands, in the walk's order."""
    council = file.council
    sitting = council.sitting()
    return [
        nomination.id
        for unit in sorted(council.units)
        for nomination in council.of_unit(unit)
        if council.mode_of(nomination, sitting) is Mode.SHOW_OF_HANDS
        and row_of(council, nomination).outcome is Outcome.PENDING
    ]


def here(text: str) -> bool:
    """Whether the walk is on the screen and whole: its last line names the keys."""
    last = text.rstrip().split("\n")[-1]
    return "? help" in last or "? trợ giúp" in last
