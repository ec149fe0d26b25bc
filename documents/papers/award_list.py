"""The proposed award list on paper: what a template finds under ``list``, one for each award form."""

from msgspec import Struct

from council.council import Council
from documents.award_list import award_groups, award_list_paper, totals
from documents.papers.number_words import number_words
from documents.tables import cell_lines


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


def award_lists(council: Council, language: str) -> list[AwardList]:
    """The list of each award form with somebody proposed, from the highest."""
    by_form = dict.fromkeys(group.results.form.id for group in award_groups(council))
    return [_list(council, form, language) for form in by_form]


def _list(council: Council, form: int, language: str) -> AwardList:
    paper = award_list_paper(council, form)
    (table,) = paper.tables
    groups = award_groups(council, form)
    return AwardList(
        id=form,
        form=table.title,
        rows=tuple(
            ListRow(**dict(zip(ListRow.__struct_fields__, map(cell_lines, row), strict=True))) for row in table.rows
        ),
        totals=totals_of({key: sum(totals(group.rows)[key] for group in groups) for key in totals(())}, language),
        notes=(*table.notes[1:], *paper.below),
    )


def totals_of(count: dict[str, int], language: str) -> Totals:
    """``count`` by kind with the whole in words."""
    return Totals(**count, words=number_words(count["all"], language))
