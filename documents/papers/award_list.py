"""The proposed award list on paper: what a template finds under ``list``, one for each award form."""

from collections.abc import Sequence

from msgspec import Struct

from council.council import Council
from council.outcomes import Row
from documents.award_list import award_groups, award_list_paper, totals
from documents.papers.number_words import number_words
from documents.tables import Cell, cell_lines

_FRONT_LINE = 8
"""The place of the column that tables have where somebody's front line is known."""


class ListRow(Struct, frozen=True, kw_only=True):
    """One line of the list, every cell as text, in the columns that domain and plans ask for."""

    no: str
    honorific: str
    name: str
    position: str
    workplace: str
    unit: str
    kind: str
    leader: str
    award: str
    achievements: str
    category: str
    yes: str
    base: str
    share: str
    decided_by: str
    proposed_through: str
    note: str


class Totals(Struct, frozen=True, kw_only=True):
    """How many there are, ``all`` of them also in words."""

    all: int
    words: str
    collective: int
    individual: int
    household: int


class AwardList(Struct, frozen=True, kw_only=True):
    """What is proposed for one award form (its id), with notes on which rule and sitting each figure is of."""

    id: int
    form: str
    rows: tuple[ListRow, ...]
    totals: Totals
    notes: tuple[str, ...]


def award_list(council: Council, form: int, language: str) -> AwardList:
    """The list of one award form (its id) that somebody is proposed for."""
    paper = award_list_paper(council, form)
    (table,) = paper.tables
    rows = [row for group in award_groups(council, form) for row in group.rows]
    return AwardList(
        id=form,
        form=table.title,
        rows=tuple(_row(cells) for cells in table.rows),
        totals=totals_of(rows, language),
        notes=(*table.notes[1:], *paper.below),
    )


def _row(cells: Sequence[Cell]) -> ListRow:
    """The table's cells by name; whether somebody was in the front line stands with the note here."""
    *texts, note = (cell_lines(cell) for cell in cells)
    if len(cells) > len(ListRow.__struct_fields__):
        note = "; ".join(text for text in (note, texts.pop(_FRONT_LINE)) if text)
    return ListRow(**dict(zip(ListRow.__struct_fields__, (*texts, note), strict=True)))


def totals_of(rows: Sequence[Row], language: str) -> Totals:
    """How many of ``rows`` there are by kind, the whole in words."""
    count = totals(rows)
    return Totals(**count, words=number_words(count["all"], language))
