"""What the columns of a table mean, from the words of its one to three heading rows."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.text import fold_words
from documents.lists.cells import Row
from documents.lists.forms import FormReading, Reading, class_number, read_form
from documents.lists.words import is_row_number, is_tick, numeral_style, split_numeral


class Meaning(Enum):
    """What a column, or a part of a cell, holds."""

    NUMBER = auto()
    HONORIFIC = auto()
    NAME = auto()
    FAMILY = auto()
    """Family and middle names, where the given name has a column of its own."""
    GIVEN = auto()
    POSITION = auto()
    WORKPLACE = auto()
    PLACE = auto()
    """"Đơn vị": where somebody works, or who nominates."""
    UNIT = auto()
    """The nominating unit."""
    FORM = auto()
    CLASS = auto()
    CATEGORY = auto()
    KIND = auto()
    ACHIEVEMENTS = auto()
    LEADER = auto()
    NOTE = auto()
    OTHER = auto()


_PHRASES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NUMBER, r"so tt|so thu tu|stt|tt|thu tu"),
    (Meaning.HONORIFIC, r"danh xung|xung ho|ten goi ong ba|ten goi|quy danh|ong ba"),
    (
        Meaning.NAME,
        r"ho va ten khai sinh|ho va ten ca nhan|ho ten ca nhan|ho va ten|ho ten|ho va chu dem va ten|"
        r"ten tap the va ca nhan|"
        r"ten tap the ca nhan|ten tap the ho gia dinh|ten ca nhan tap the|ten tap the|ten ca nhan|"
        r"tap the va ca nhan|"
        r"tap the ca nhan ho gia dinh|tap the ca nhan|ca nhan tap the|ten nguoi duoc de nghi|"
        r"nguoi duoc de nghi(?: khen thuong)?|doi tuong duoc (?:de nghi )?khen thuong|"
        r"doi tuong de nghi(?: khen thuong)?|"
        r"ten doi tuong|ten ho gia dinh|"
        r"(?:ten )?(?:don vi (?:va )?ca nhan|ca nhan (?:va )?don vi)|ho va ten chu ho|ten chu ho|can bo duoc de nghi",
    ),
    (Meaning.FAMILY, r"ho va ten dem|ho va chu dem|ho va dem|ho ten dem|ho chu dem|ho dem|chu dem|ten dem"),
    (Meaning.LEADER, r"(?:la )?lanh dao quan ly|(?:la )?lanh dao|quan ly"),
    (
        Meaning.POSITION,
        r"chuc vu chuc danh|chuc danh chuc vu|chuc vu|vi tri (?:cong tac|viec lam)|chuc danh|cap bac|ngach|nghe nghiep|"
        r"cong viec(?: dang lam| duoc giao)?|nhiem vu(?: duoc giao)?",
    ),
    (
        Meaning.UNIT,
        r"(?:ten )?don vi de nghi(?: khen thuong)?|don vi trinh(?: khen)?|co quan de nghi|don vi de xuat|"
        r"don vi lap danh sach|"
        r"noi de nghi|co quan trinh",
    ),
    (
        Meaning.WORKPLACE,
        r"don vi cong tac|noi cong tac|co quan cong tac|phong ban cong tac|noi lam viec|"
        r"co quan don vi cong tac|co quan|dia chi|"
        r"noi o|noi thuong tru|cho o hien nay|cho o",
    ),
    (Meaning.PLACE, r"co quan don vi|phong don vi|ten don vi|don vi|phong ban"),
    (
        Meaning.CATEGORY,
        r"phan loai khen thuong|loai hinh khen thuong|loai hinh khen|loai hinh|loai khen thuong|"
        r"hinh thuc thanh tich",
    ),
    (
        Meaning.ACHIEVEMENTS,
        r"(?:tom tat )?(?:noi dung )?thanh tich(?: tieu bieu| noi bat| dat duoc| dac biet| chinh)*|"
        r"ly do khen thuong|ly do|"
        r"ket qua (?:cong tac|noi bat|dat duoc)|"
        r"noi dung khen thuong|noi dung khen|noi dung|trich ngang thanh tich|dong gop",
    ),
    (
        Meaning.KIND,
        r"phan loai doi tuong|loai doi tuong|doi tuong khen thuong|doi tuong khen|doi tuong|phan loai",
    ),
    (Meaning.CLASS, r"hang de nghi|hang khen|hang|muc hang"),
    (
        Meaning.FORM,
        r"(?:de nghi )?(?:danh hieu )?hinh thuc (?:de nghi )?(?:duoc )?khen thuong|hinh thuc (?:de nghi )?khen|"
        r"hinh thuc de nghi|danh hieu hinh thuc|hinh thuc|muc (?:de nghi )?khen thuong|"
        r"cap khen(?: thuong)?|muc khen|muc de nghi|"
        r"de nghi (?:duoc )?(?:tang )?(?:thuong )?khen thuong|de nghi tang thuong|de nghi tang|de nghi khen|"
        r"danh hieu|khen thuong|de nghi",
    ),
    (Meaning.NOTE, r"ghi chu|chu thich"),
    (
        Meaning.OTHER,
        r"linh vuc|nam sinh|ngay thang nam sinh|ngay sinh|sinh ngay|gioi tinh|nam nu|dan toc|ton giao|"
        r"dang vien|so dien thoai|"
        r"dien thoai|sdt|cccd|cmnd|so cmnd|que quan|so quyet dinh|quyet dinh|trinh do|ky nhan|ky ten|chu ky|"
        r"so phieu(?: dong y)?|ty le|cap quyet dinh|cap trinh|da duoc khen thuong|khen thuong da nhan|"
        r"hinh thuc da duoc khen|thanh tich da duoc khen|nam khen|so luong|tham nien|nam cong tac|email|ma so|"
        r"thoi gian",
    ),
)
_ALL: list[tuple[Meaning, re.Pattern[str]]] = [
    (meaning, re.compile(rf"(?:{phrase})(?= |$)")) for meaning, phrase in _PHRASES
]
_WHOLE = {
    "ten": Meaning.GIVEN, "ho": Meaning.FAMILY, "ong": Meaning.HONORIFIC, "ba": Meaning.HONORIFIC, "nam": Meaning.OTHER,
    "nu": Meaning.OTHER, "phong": Meaning.PLACE, "ma": Meaning.OTHER, "loai": Meaning.KIND, "no": Meaning.NUMBER,
    "number": Meaning.NUMBER, "name": Meaning.NAME, "full name": Meaning.NAME, "nominee": Meaning.NAME,
    "family name": Meaning.FAMILY, "last name": Meaning.FAMILY, "surname": Meaning.FAMILY, "given name": Meaning.GIVEN,
    "first name": Meaning.GIVEN, "honorific": Meaning.HONORIFIC, "position": Meaning.POSITION,
    "job title": Meaning.POSITION, "workplace": Meaning.WORKPLACE, "unit": Meaning.PLACE,
    "nominating unit": Meaning.UNIT,
    "award": Meaning.FORM, "award form": Meaning.FORM, "form": Meaning.FORM, "class": Meaning.CLASS,
    "kind": Meaning.KIND, "category": Meaning.CATEGORY, "achievement": Meaning.ACHIEVEMENTS,
    "achievements": Meaning.ACHIEVEMENTS, "summary": Meaning.ACHIEVEMENTS, "note": Meaning.NOTE, "notes": Meaning.NOTE,
    "remarks": Meaning.NOTE,
}  # fmt: skip
KIND_WORDS = (
    (Kind.COLLECTIVE, re.compile(r"\btap the\b")),
    (Kind.HOUSEHOLD, re.compile(r"\b(?:ho gia dinh|gia dinh|hgd)\b")),
    (Kind.INDIVIDUAL, re.compile(r"\b(?:ca nhan|nguoi)\b")),
)


_KIND_HEADINGS = {
    "ten", "ho", "va", "tap", "the", "ca", "nhan", "gia", "dinh", "hgd", "so", "luong", "don", "vi", "chu", "nguoi",
}  # fmt: skip


class Column(Struct, frozen=True):
    """One column: what it holds, in the order of its heading.

    ``award`` is the form that an x here stands for, ``award_text`` its heading; ``kind`` the kind that its names
    have, or that an x here stands for.
    """

    heading: str
    meanings: tuple[Meaning, ...] = ()
    award: FormReading | None = None
    award_text: str = ""
    kind: Kind | None = None


class Layout(Struct, frozen=True):
    """The columns of a table, and how many rows its heading takes from the row where it was found."""

    columns: tuple[Column, ...]
    rows: int

    def first(self, *meanings: Meaning) -> int | None:
        """The first column that holds one of ``meanings``."""
        for meaning in meanings:
            for at, column in enumerate(self.columns):
                if meaning in column.meanings:
                    return at
        return None

    def unread(self, rows: Sequence[Row]) -> list[str]:
        """The headings of columns that hold something in ``rows`` and were not understood."""
        strange = [at for at, column in enumerate(self.columns) if column.heading and _not_understood(column)]
        return [self.columns[at].heading for at in strange if any(at in row.filled for row in rows)]

    def awards(self) -> list[int]:
        """The columns in which an x chooses a form."""
        return [at for at, column in enumerate(self.columns) if column.award]


def _not_understood(column: Column) -> bool:
    return not column.meanings and column.award is None and column.kind is None


def kind_said(text: str) -> Kind | None:
    """The one kind that ``text`` names; None for none or several."""
    said = fold_words(text)
    found = [kind for kind, pattern in KIND_WORDS if pattern.search(said)]
    return found[0] if len(found) == 1 else None


def _kind_of_names(heading: str) -> Kind | None:
    """The kind of every name under ``heading``; None where persons and bodies share the column."""
    said = fold_words(heading).split()
    shared = ("ho" in said and "gia" not in said) or "vi" in said
    return None if shared else kind_said(heading)


def meanings_of(text: str) -> tuple[Meaning, ...]:
    """What a column headed ``text`` holds, in the order said; () where no known word stands there."""
    said = fold_words(re.sub(r"\(\s*\d+\s*\)", " ", text))
    if said in _WHOLE:
        return (_WHOLE[said],)
    total = len(said.split())
    unknown = 0
    starts_known = False
    found: list[Meaning] = []
    while said:
        best = max(
            ((match.end(), meaning) for meaning, pattern in _ALL if (match := pattern.match(said))),
            key=lambda pair: pair[0],
            default=None,
        )
        if best and best[0]:
            if best[1] not in found:
                found.append(best[1])
            said = said[best[0] :].strip()
            starts_known = starts_known or not unknown
        else:
            said = said.partition(" ")[2]
            unknown += 1
    if not starts_known and unknown * 2 > total:
        return ()
    if Meaning.NAME in found:
        return tuple(m for m in found if m not in (Meaning.KIND, Meaning.FORM, Meaning.HONORIFIC, Meaning.NUMBER))
    if len(found) > 1 and Meaning.OTHER in found:
        found.remove(Meaning.OTHER)
    for strong in (Meaning.CATEGORY, Meaning.ACHIEVEMENTS, Meaning.UNIT, Meaning.FORM):
        if found[:1] == [strong]:
            return (strong,)
    return tuple(found)


def is_header(row: Row, forms: Sequence[AwardForm], *, again: bool = False) -> bool:
    """Whether ``row`` heads a table: short texts, at least two of them known, one of them for the name.

    ``again`` says that a table is open: then a column for units or kinds can't stand in for the name's.
    """
    if row.prose or len(row.filled) < 2:
        return False
    texts = [row.cells[at] for at in row.filled]
    if any(len(text) > 90 for text in texts) or is_row_number(texts[0]):
        return False
    known = sum(bool(_known(text, forms)) for text in texts)
    meant = {meaning for text in texts for meaning in meanings_of(text)}
    named = bool(meant & {Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN})
    stand_in = not again and (
        bool(meant & {Meaning.HONORIFIC, Meaning.PLACE, Meaning.KIND}) or any(_names_by_kind(text) for text in texts)
    )
    enough = bool(meant & {Meaning.NUMBER, Meaning.FORM, Meaning.ACHIEVEMENTS, Meaning.POSITION})
    return known >= 2 and known * 2 >= len(texts) and (named or (stand_in and enough))


def read_layout(rows: Sequence[Row], at: int, forms: Sequence[AwardForm]) -> Layout:
    """The layout of the table whose heading is found in ``rows[at]``."""
    stack = [rows[at]]
    below = at + 1
    while below < len(rows) and len(stack) < 3 and _continues(rows[below], stack, forms):
        stack.append(rows[below])
        below += 1
    taken = len(stack)
    if at and _is_group_row(rows[at - 1], rows[at], forms):
        stack.insert(0, rows[at - 1])
    width = max(len(row.cells) for row in stack)
    columns = tuple(_column(_texts(stack, column), forms) for column in range(width))
    return Layout(_settled(columns), taken)


def _known(text: str, forms: Sequence[AwardForm]) -> tuple[Meaning, ...]:
    meanings = meanings_of(text)
    if meanings:
        return meanings
    return (Meaning.FORM,) if read_form(text, forms).reading is not Reading.NONE else ()


def _names_by_kind(text: str) -> bool:
    return kind_said(text) is not None and set(fold_words(text).split()) <= _KIND_HEADINGS


def _continues(row: Row, stack: list[Row], forms: Sequence[AwardForm]) -> bool:
    """Whether ``row`` is one more row of the heading above it."""
    if row.prose or row.wide or not row.filled or row.table != stack[0].table:
        return False
    if len(row.filled) == 1 and kind_said(row.text):
        return False
    head = stack[0]
    for at in row.filled:
        text = row.cells[at]
        meanings = meanings_of(text)
        over = head.cells[at] if at < len(head.cells) else ""
        over_means = meanings_of(over)
        numbered = numeral_style(split_numeral(text)[0]) in ("roman", "letter")
        if numbered or is_row_number(text) or is_tick(text) or len(text) > 90:
            return False
        if Meaning.NUMBER in over_means:
            return False
        names = {Meaning.FAMILY, Meaning.GIVEN, Meaning.NAME}
        if Meaning.NAME in over_means and not (
            (set(meanings) and set(meanings) <= names) or _names_by_kind(text) or text.startswith("(")
        ):
            return False
        if not (
            meanings
            or class_number(text)
            or _names_by_kind(text)
            or read_form(text, forms).reading is not Reading.NONE
            or (read_form(f"{_parent(stack, row, at)} {text}", forms).reading is Reading.SURE)
        ):
            return False
        if over and at not in row.from_above and not (meanings or class_number(text) or _names_by_kind(text)):
            whole = read_form(f"{_parent(stack, row, at)} {text}", forms)
            if Meaning.FORM in over_means and read_form(over, forms).reading is Reading.NONE:
                spread = head.across.count(over) > 1 or (at + 1 < len(head.cells) and not head.cells[at + 1])
                if not spread:
                    return False
            elif whole.reading is not Reading.SURE:
                return False
    return True


def _parent(stack: list[Row], row: Row, at: int) -> str:
    """The heading over the cell of ``row`` in column ``at``."""
    texts = _texts([*stack, row], at)
    return texts[-2] if len(texts) > 1 else ""


def _is_group_row(above: Row, head: Row, forms: Sequence[AwardForm]) -> bool:
    """Whether the row over the one with the name's heading groups its columns."""
    if above.prose or above.wide or above.table != head.table or above.number != head.number - 1:
        return False
    return len(above.filled) > 1 and all(
        _known(above.cells[at], forms) or (len(above.cells) > at + 1 and above.across[at] == above.across[at + 1])
        for at in above.filled
    )


def _texts(stack: list[Row], column: int) -> list[str]:
    """The heading texts over one column, top down; a group's heading reaches over its unnamed neighbours."""
    texts: list[str] = []
    for level, row in enumerate(stack):
        text = row.across[column] if column < len(row.across) else ""
        if not text and level + 1 < len(stack):
            below = stack[level + 1]
            left = column
            while left > 0 and not row.across[left] and left < len(below.cells) and below.cells[left]:
                left -= 1
            if column < len(below.cells) and below.cells[column] and left < len(below.cells) and below.cells[left]:
                text = row.across[left]
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return texts


def _column(texts: list[str], forms: Sequence[AwardForm]) -> Column:
    heading = " ".join(" ".join(texts).split())
    if not texts:
        return Column("")
    last = texts[-1]
    single = read_form(last, forms)
    meanings = meanings_of(last)
    if single.reading is not Reading.NONE and (single.whole or not meanings):
        joined = read_form(heading, forms)
        better = joined if joined.reading is Reading.SURE and single.reading is not Reading.SURE else single
        return Column(heading, award=better, award_text=last)
    if len(texts) > 1:
        joined = read_form(heading, forms)
        parent = read_form(" ".join(texts[:-1]), forms)
        under_award = parent.reading in (Reading.SURE, Reading.UNCLEAR)
        if under_award and (not meanings or meanings == (Meaning.CLASS,) or class_number(last)):
            return Column(heading, award=joined, award_text=heading)
        if meanings_of(texts[0])[:1] == (Meaning.NAME,) and not meanings:
            return Column(heading, (Meaning.NAME,), kind=kind_said(last))
    if not meanings and len(texts) > 1:
        meanings = meanings_of(texts[-2])
    if not meanings and _names_by_kind(last):
        return Column(heading, (Meaning.KIND,), kind=kind_said(last))
    return Column(heading, meanings, kind=_kind_of_names(last) if Meaning.NAME in meanings else None)


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """``columns`` with the meanings that depend on one another decided."""
    meant = [meaning for column in columns for meaning in column.meanings]
    changed = list(columns)

    def swap(old: Meaning, new: Meaning, *, once: bool = False) -> None:
        for at, column in enumerate(changed):
            if old in column.meanings:
                to = tuple(new if meaning is old else meaning for meaning in column.meanings)
                changed[at] = Column(column.heading, to, column.award, column.award_text, column.kind)
                if once:
                    return

    if Meaning.GIVEN in meant and Meaning.FAMILY not in meant:
        at = next(at for at, column in enumerate(columns) if Meaning.GIVEN in column.meanings)
        left = columns[at - 1] if at else Column("")
        if Meaning.NAME in left.meanings and Meaning.NAME in meant:
            changed[at - 1] = Column(left.heading, (Meaning.FAMILY,))
        else:
            swap(Meaning.GIVEN, Meaning.NAME)
    elif Meaning.FAMILY in meant and Meaning.GIVEN not in meant and Meaning.NAME not in meant:
        swap(Meaning.FAMILY, Meaning.NAME)
    meant = [meaning for column in changed for meaning in column.meanings]
    if not {Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN} & set(meant):
        if Meaning.HONORIFIC in meant:
            swap(Meaning.HONORIFIC, Meaning.NAME, once=True)
        elif any(column.kind for column in changed):
            for at, column in enumerate(changed):
                if column.kind:
                    changed[at] = Column(column.heading, (Meaning.NAME,), kind=column.kind)
        elif Meaning.KIND in meant:
            swap(Meaning.KIND, Meaning.NAME, once=True)
        else:
            swap(Meaning.PLACE, Meaning.NAME, once=True)
    return tuple(changed)
