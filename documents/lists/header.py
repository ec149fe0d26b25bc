"""What the columns of a table mean, from the words of its one to three heading rows."""

from collections.abc import Sequence

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.text import fold_words
from documents.lists.cells import Row
from documents.lists.forms import FormReading, Reading, class_number, read_form
from documents.lists.meanings import Meaning, kind_said, meanings_of
from documents.lists.words import is_row_number, is_tick, numeral_style, split_numeral

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


def _kind_of_names(heading: str) -> Kind | None:
    """The kind of every name under ``heading``; None where persons and bodies share the column."""
    said = fold_words(heading).split()
    shared = ("ho" in said and "gia" not in said) or "vi" in said
    return None if shared else kind_said(heading)


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
