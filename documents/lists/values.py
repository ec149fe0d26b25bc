"""What reading a unit's nomination list gives: nominations, problems, and where each was found."""

from typing import Any

from msgspec import Struct

from council.errors import Refused
from council.forms import AwardForm, Kind
from council.units import Unit


class Unreadable(Refused):
    """A file that can't be read as a list at all. The message is one whole sentence saying what to do."""


class Problem(Struct, frozen=True):
    """What could not be read for certain. ``row`` is the sheet's own, from 1; 0 is the file as a whole."""

    sheet: str
    row: int
    problem: str


class ListedNomination(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """One nomination as a list has it; texts are cleaned, names spelt as written.

    ``honorific`` is Ông, Bà, Anh, Chị, Đồng chí … or ""; ``category`` is the list's own "loại hình khen
    thưởng"; ``leader`` and ``front_line`` are None where the list does not say; ``row`` is the sheet's own, from 1.
    ``number`` is the nomination's in the lower council whose award list this is, else 0.
    """

    kind: Kind
    name: str
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    form: AwardForm
    class_: str = ""
    unit: Unit
    achievements: str = ""
    category: str = ""
    leader: bool | None = None
    front_line: bool | None = None
    note: str = ""
    sheet: str = ""
    row: int
    number: int = 0


class NominationList(Struct, frozen=True, kw_only=True):
    """One file as read.

    ``unit`` is the one nominating unit, None where unknown or where the rows name several. ``unit_from`` is
    ``column``, ``heading``, ``sheet``, ``file name``, ``option``, or "" where unknown. ``unread`` are the headings of
    columns that hold something and were not understood; what stands under them is not kept.
    ``council``, ``act`` and ``head`` say whose award list this is and as of which act, where it is one.
    """

    file: str
    unit: Unit | None
    unit_from: str
    nominations: tuple[ListedNomination, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()
    council: str = ""
    act: int = 0
    head: str = ""


def to_json(read: NominationList) -> dict[str, Any]:
    """``read`` as one entry of ``files`` in ``hoidong import --as json``."""
    return {
        "file": read.file,
        "unit": read.unit.name if read.unit else None,
        "unit_from": read.unit_from,
        "nominations": [
            {
                "kind": found.kind.value,
                "name": found.name,
                "honorific": found.honorific,
                "position": found.position,
                "form": found.form.name,
                "class": found.class_,
                "unit": found.unit.name,
                "sheet": found.sheet,
                "row": found.row,
            }
            for found in read.nominations
        ],
        "problems": [{"sheet": p.sheet, "row": p.row, "problem": p.problem} for p in read.problems],
    }
