"""The header of a member list: which column says what, recognised by the words in it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from council.text import clean_line, fold_words
from documents.lists.cells import Row

_WITHIN = 30
"""Rows from the top of a sheet among which the header must stand."""


class Column(StrEnum):
    """What a column of a member list says."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    NAME_AND_POSITION = "name-and-position"
    TITLE = "title"
    POSITION = "position"
    ROLE = "role"
    UNIT = "unit"
    STANDING = "standing"
    VOTES = "votes"


_WORDS = (
    (Column.NUMBER, r"stt|tt|so tt|so thu tu|s t t|no|nr|number"),
    (Column.VOTES, r".*(bieu quyet|bo phieu).*|votes?|voting( .*)?|may vote|right to vote"),
    (Column.STANDING, r".*thuong truc.*|.*standing.*"),
    (Column.NAME_AND_POSITION, r"ho (va )?ten (va )?chuc (vu|danh).*|name (and )?position"),
    (
        Column.NAME,
        r"(ho (va )?)?ten( day du)?( (cac )?(thanh|uy) vien.*)?|(thanh|uy) vien( hoi dong)?"
        r"|(full |member |given |first )?name|name of member|member",
    ),
    (Column.FAMILY, r"ho( (va )?(chu )?(ten )?(dem|lot))?|surname|(family|last) name"),
    (Column.TITLE, r"danh xung|ong ba|ten goi( ong ba)?|xung ho|title|honorific|mr ms|mr mrs"),
    (Column.ROLE, r".*hoi dong.*|vai tro.*|nhiem vu.*|cuong vi.*|tu cach.*|phan cong.*|(council )?role.*"),
    (Column.POSITION, r"chuc (vu|danh).*|position.*|job( title)?|office"),
    (Column.UNIT, r"don vi.*|co quan.*|noi cong tac|phong( ban)?|unit|department|workplace|agency|organi[sz]ation"),
)
_MEANINGS = tuple((column, re.compile(words)) for column, words in _WORDS)


class Header(Struct, frozen=True):
    """A header found: ``last`` is the index of its last row, ``columns`` what each column says.

    A name in two columns (family name, given name; or one header over both) has both under NAME, in order.
    ``unknown`` are the texts over columns that say nothing of a member.
    """

    last: int
    columns: dict[Column, tuple[int, ...]]
    unknown: tuple[str, ...]

    @property
    def doubled(self) -> list[Column]:
        """What more than one column says, and names apart cannot be told from."""
        return [column for column, at in self.columns.items() if len(at) > 1 and column is not Column.NAME]


def find_header(rows: Sequence[Row]) -> Header | None:
    """The header among the first rows: the first row with a column for names."""
    for at, row in enumerate(rows[:_WITHIN]):
        last = _second_row(rows, at)
        header = _header(last, _texts(row, rows[last] if last > at else None))
        if header is not None:
            return header
    return None


def _second_row(rows: Sequence[Row], at: int) -> int:
    """The index of the header's last row: one further down where cells of it are merged over two rows."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    return at + 1 if below is not None and below.from_above else at


def _texts(row: Row, below: Row | None) -> list[tuple[str, bool]]:
    """Each column's header text, and whether it is only the sideways rest of a merged cell."""
    texts = []
    for column, text in enumerate(row.across):
        merged = not row.cells[column] and bool(text)
        if below is not None and column not in below.from_above and below.cells[column]:
            texts.append((f"{text} {below.cells[column]}", False))
        else:
            texts.append((text, merged))
    return texts


def _header(last: int, texts: Sequence[tuple[str, bool]]) -> Header | None:
    columns: dict[Column, list[int]] = {}
    unknown: list[str] = []
    before: Column | None = None
    for at, (text, merged) in enumerate(texts):
        meaning = _meaning(text)
        if meaning is not None and not (merged and meaning is before and meaning is not Column.NAME):
            columns.setdefault(meaning, []).append(at)
        elif meaning is None and text and not merged:
            unknown.append(clean_line(text))
        before = meaning
    names = columns.pop(Column.NAME_AND_POSITION, None)
    if names:
        columns.setdefault(Column.NAME, []).extend(names)
    families = columns.pop(Column.FAMILY, [])
    if Column.NAME not in columns:
        return None
    columns[Column.NAME] = sorted([*columns[Column.NAME], *families])
    return Header(last, {column: tuple(at) for column, at in columns.items()}, tuple(unknown))


def _meaning(text: str) -> Column | None:
    said = fold_words(text)
    return next((column for column, words in _MEANINGS if words.fullmatch(said)), None) if said else None
