"""The award list of a lower council as ``hoidong list --as json`` prints it."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from council.forms import Kind
from council.text import clean, clean_line
from council.words import _
from documents.lists.passed_on import PassedOn, PassedRow
from documents.lists.values import Unreadable

_BROKEN = (msgspec.DecodeError, UnicodeError, RecursionError)
_Number = Annotated[int, Meta(ge=0, le=2**53)]


class _Row(Struct, kw_only=True):
    kind: Kind
    name: str
    award: str
    unit: str
    number: _Number = 0
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    leader: bool | None = None
    front_line: bool | None = None
    achievements: str = ""
    category: str = ""
    note: str = ""


class _Group(Struct, kw_only=True, rename={"class_": "class"}):
    form: str
    class_: str = ""
    rows: tuple[_Row, ...]


class _List(Struct, kw_only=True):
    forms: tuple[_Group, ...]
    totals: dict[str, int]
    council: str = ""
    body: str = ""
    act: _Number = 0
    head: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = field(default="")


def award_list_of(text: str, file: str) -> PassedOn:
    """The award list in ``text``, a JSON object. Raises Unreadable where it is none; rows are counted from 1."""
    try:
        found = msgspec.json.decode(text, type=_List)
    except msgspec.ValidationError as error:
        raise _no_list(text, file) from error
    except _BROKEN as error:
        raise _damaged(file) from error
    rows = [(group, row) for group in found.forms for row in group.rows]
    return PassedOn(
        council=clean_line(found.council),
        body=clean_line(found.body),
        act=found.act,
        head=found.head,
        rows=tuple(_passed(number, group, row) for number, (group, row) in enumerate(rows, 1)),
    )


def _no_list(text: str, file: str) -> Unreadable:
    """What is said of JSON that is no award list."""
    try:
        document: Any = msgspec.json.decode(text)
    except _BROKEN:  # what comes after the first mistake
        return _damaged(file)
    if isinstance(document, dict) and {"council", "history"} <= document.keys():
        return Unreadable(
            _("{file} is a council's file, not its list; print that with: hoidong list FILE --as json").format(
                file=file
            )
        )
    return Unreadable(
        _("{file} is JSON, but no award list; print that with: hoidong list FILE --as json").format(file=file)
    )


def _damaged(file: str) -> Unreadable:
    return Unreadable(
        _("{file} breaks off or is damaged; print the list again with: hoidong list FILE --as json").format(file=file)
    )


def _passed(number: int, group: _Group, row: _Row) -> PassedRow:
    return PassedRow(
        row=number,
        number=row.number,
        kind=row.kind,
        name=clean_line(row.name),
        honorific=clean_line(row.honorific),
        position=clean_line(row.position),
        workplace=clean_line(row.workplace),
        unit=clean_line(row.unit),
        form=clean_line(group.form),
        class_=clean_line(group.class_),
        leader=row.leader,
        front_line=row.front_line,
        achievements=clean(row.achievements),
        category=clean_line(row.category),
        note=clean(row.note),
    )
