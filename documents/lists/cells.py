"""A list's cells, the same whatever the file: sheets of rows of cleaned texts, merged cells spread."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.text import clean

ERROR = "#ERROR!"
"""Stands in a cell whose formula failed or was never calculated."""
Merge = tuple[tuple[int, int], tuple[int, int]]
"""A merged range: (first row, first column), (last row, last column), from 0, ends included."""


class Row(Struct, frozen=True):
    """One row. ``number`` is its number for people, from 1.

    ``cells`` holds each column's text, a cell merged downward repeated in every row that it covers;
    ``across`` repeats cells merged sideways too. ``from_above`` are the columns whose text was repeated from
    a row above. ``prose`` is a paragraph rather than a row of a table; ``item`` one in a Word list.
    """

    number: int
    cells: tuple[str, ...]
    across: tuple[str, ...]
    from_above: frozenset[int] = frozenset()
    prose: bool = False
    item: bool = False
    table: int = 0

    @property
    def filled(self) -> list[int]:
        """The columns with a text of the row's own."""
        return [at for at, text in enumerate(self.cells) if text and at not in self.from_above]

    @property
    def text(self) -> str:
        """The row's own texts in one line."""
        return ", ".join(" ".join(self.cells[at].split()) for at in self.filled)

    @property
    def wide(self) -> bool:
        """Whether the row is one text merged over several columns."""
        return len(self.filled) == 1 and sum(map(bool, self.across)) > len([c for c in self.cells if c])


class Sheet(Struct, frozen=True):
    """A sheet of a workbook, or a whole text or Word file (``name`` is then ""). Blank rows are left out.

    ``lines`` are a text file's lines as paragraphs where its commas may be those of sentences.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    lines: tuple[Row, ...] = ()


def paragraph(number: int, text: str, *, item: bool = False) -> Row:
    """A row that is one paragraph."""
    cells = (clean(text),)
    return Row(number, cells, cells, prose=True, item=item)


def grid(
    table: Iterable[Sequence[str]], merges: Iterable[Merge] = (), *, first: int = 1, table_number: int = 0
) -> tuple[Row, ...]:
    """Rows of ``table`` numbered from ``first``, texts cleaned, merged cells spread, blank rows left out."""
    cells = [[clean(text) for text in line] for line in table]
    width = max(map(len, cells), default=0)
    for line in cells:
        line.extend([""] * (width - len(line)))
    across = [list(line) for line in cells]
    above: list[set[int]] = [set() for _ in cells]
    for (top, left), (bottom, right) in merges:
        if top >= len(cells) or left >= width:
            continue
        text = cells[top][left]
        for at in range(top, min(bottom + 1, len(cells))):
            for column in range(left, min(right + 1, width)):
                across[at][column] = text
            if at > top:
                cells[at][left] = text
                above[at].add(left)
    return tuple(
        Row(first + at, tuple(line), tuple(across[at]), frozenset(above[at]), table=table_number)
        for at, line in enumerate(cells)
        if any(text and column not in above[at] for column, text in enumerate(line))
    )
