"""The papers as lines: what goes for all of them, what each holds, where they lie once they are written."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len

from council.text import clean_line
from council.words import _
from documents.paper_contents import PAPER_NAMES
from widgets.lines import Line, both_ends, fit, fit_tail, line, wrap
from widgets.palette import Tone

_NAME = 31


def about_lines(about: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Pairs of label and value, the values under each other; of a longer one the end is shown."""
    labels = max(cell_len(label) for label, _value in about)
    room = width - labels - 4
    return [
        [(f" {fit(label, labels)}  ", Tone.FAINT), (fit_tail(clean_line(value), room), Tone.PLAIN)]
        for label, value in about
    ]


def paper_lines(
    contents: Mapping[str, str], chosen: Collection[str], files: Mapping[str, int], width: int
) -> list[Line]:
    """A line of ``width`` cells for each kind; ``files``: how many files each comes to in the formats in use."""
    return [_line(kind, contents[kind], kind in chosen, files.get(kind, 0), width) for kind in PAPER_NAMES]


def _line(kind: str, content: str, chosen: bool, files: int, width: int) -> Line:
    mark = ("[x] ", Tone.GOOD) if chosen else ("[ ] ", Tone.FAINT)
    tone = Tone.PLAIN if chosen and files else Tone.FAINT
    count = _("{number} files").format(number=files) if files > 1 else _("1 file") if files else _("no file")
    left: Line = [(" ", Tone.PLAIN), mark, (f"{fit(_(PAPER_NAMES[kind]), _NAME)} {content}", tone)]
    return both_ends(left, [(count + " ", tone if files else Tone.WAIT)], width)


def written_lines(paths: Sequence[Path], fetch: str, width: int) -> list[Line]:
    """Where the files lie, and whole, over as many lines as it takes, the line that fetches them where there is one."""
    folder = clean_line(str(paths[0].parent))
    rows = wrap(_("{number} files lie in {folder}").format(number=len(paths), folder=folder), width - 2, Tone.GOOD, 2)
    if fetch:
        rows.append(line(_("To have them on your own machine, type there (Y copies it):"), Tone.FAINT))
        rows += [line(fetch[start : start + width - 2]) for start in range(0, len(fetch), width - 2)]
    return [[(" ", Tone.PLAIN), *row] for row in rows]
