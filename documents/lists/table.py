"""One row of a table to a draft: ditto signs, names in several columns, marks, positions."""

from collections import Counter
from collections.abc import Sequence

from council.forms import AwardForm, Kind
from council.text import clean_line, fold_words
from council.words import _
from documents.lists.award import Said, decide_award
from documents.lists.cells import ERROR, Row
from documents.lists.draft import (
    Draft,
    check_form_takes_kind,
    check_name,
    settle_kind,
    several_names,
    take_section_unit,
)
from documents.lists.duties import first_said, front_line_marked, front_line_said, leader_marked, leader_said
from documents.lists.header import Column, Layout
from documents.lists.meanings import Meaning, kind_said
from documents.lists.people import cell_parts, honorific, is_position, read_nominee, split_position
from documents.lists.sections import Sections
from documents.lists.units import UnitNames
from documents.lists.words import is_blank_mark, is_ditto

_NAMES = (Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN)
_UNREAD = (Meaning.NUMBER, Meaning.OTHER)


class TableReader:
    """Reads the rows of one table, remembering the row above for "nt"."""

    def __init__(self, layout: Layout, forms: Sequence[AwardForm], names: UnitNames, option: AwardForm | None) -> None:
        self.layout = layout
        self._forms = forms
        self._names = names
        self._option = option
        self._above: dict[int, str] = {}
        self.marks: Counter[int] = Counter()
        """How many rows are marked in each column."""

    @property
    def name_columns(self) -> list[int]:
        """The columns that together hold the name, with an unnamed one right of it."""
        columns = self.layout.columns
        found = [at for at, column in enumerate(columns) if set(column.meanings) & set(_NAMES)]
        after = found[-1] + 1 if found else 0
        if len(found) == 1 and after < len(columns) and columns[after] == Column(""):
            found.append(after)
        return found

    def name(self, row: Row) -> str:
        """The name as the row has it, out of all its columns."""
        return " ".join(text for at in self.name_columns if at < len(row.cells) and (text := row.cells[at]))

    def number(self, row: Row) -> str:
        """The running number of the row."""
        at = self.layout.first(Meaning.NUMBER)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    def speaks_of_award(self, row: Row) -> bool:
        """Whether the row has anything in a column of award forms."""
        at = self.layout.first(Meaning.FORM)
        columns = [*self.layout.awards(), *([at] if at is not None else [])]
        return any(at < len(row.cells) and not is_blank_mark(row.cells[at]) for at in columns)

    def marked(self, row: Row, column: int) -> bool:
        """Whether the row has a mark in ``column``."""
        return column < len(row.cells) and not is_blank_mark(row.cells[column])

    def continues(self, row: Row) -> bool:
        """Whether the row only continues the one above: its name, and its award where it has one, are merged."""
        names = [at for at in self.name_columns if at < len(row.cells) and row.cells[at]]
        award_columns = [*self.layout.awards(), self.layout.first(Meaning.FORM)]
        new_award = any(at in row.filled for at in award_columns)
        return bool(names) and all(at in row.from_above for at in names) and not new_award

    def only_details(self, row: Row) -> bool:
        """Whether the row says nothing but achievements or notes, as where those of the row above go on."""
        details = {Meaning.ACHIEVEMENTS, Meaning.NOTE, Meaning.OTHER}
        return all(
            set(self.layout.columns[at].meanings) & details for at in row.filled if at < len(self.layout.columns)
        )

    def skip(self, row: Row) -> None:
        """Remember a row that is left out, for a "nt" below it."""
        self._resolved(row, [])

    def draft(self, row: Row, sections: Sections, own_kind: Kind | None = None) -> Draft:
        """What ``row`` says; ``own_kind`` is a kind said elsewhere for it."""
        problems: list[str] = []
        texts = self._resolved(row, problems)
        draft = self._nominee(row, texts)
        problems += draft.problems
        draft.problems = problems
        if problems:
            return draft
        self._details(draft, texts)
        columns = self.layout.columns
        form_at = self.layout.first(Meaning.FORM)
        award = decide_award(
            Said(
                cell=texts.get(form_at, "") if form_at is not None else "",
                cell_heading=columns[form_at].heading if form_at is not None else "",
                class_cell=self._text(texts, Meaning.CLASS),
                marks=[(columns[at], texts.get(at, "")) for at in self.layout.awards()],
                heading=sections.award,
                class_number=sections.class_number,
                option=self._option,
            ),
            self._forms,
        )
        if award.problem:
            problems.append(award.problem)
        draft.form, draft.class_ = award.form, award.class_
        kinds = [sections.kind, own_kind, *self._kinds(texts, problems)]
        mixed = any("tap the" in fold_words(columns[at].heading) for at in self.name_columns)
        settle_kind(draft, kinds, self._names, mixed=mixed)
        check_name(draft)
        check_form_takes_kind(draft)
        take_section_unit(draft, sections)
        return draft

    def _resolved(self, row: Row, problems: list[str]) -> dict[int, str]:
        """The row's texts by column, "nt" replaced by the text above it."""
        texts: dict[int, str] = {}
        for at, column in enumerate(self.layout.columns):
            text = row.cells[at] if at < len(row.cells) else ""
            if text == ERROR and column.heading and not set(column.meanings) & set(_UNREAD):
                problems.append(
                    _("The formula under “{column}” has no result; write the value itself.").format(
                        column=column.heading
                    )
                )
            if is_ditto(text) and not set(column.meanings) & {*_NAMES, Meaning.NUMBER}:
                text = self._above.get(at, "")
                if not text and column.heading:
                    problems.append(
                        _("“{text}” under “{column}” has nothing above it; write the words.").format(
                            text=clean_line(row.cells[at]), column=column.heading
                        )
                    )
            texts[at] = text
        self._above = texts
        self.marks.update(at for at in self.layout.awards() if not is_blank_mark(texts.get(at, "")))
        return texts

    def _text(self, texts: dict[int, str], meaning: Meaning) -> str:
        """The text of the columns that hold ``meaning`` and nothing else, in one line."""
        alone = (texts.get(at, "") for at, column in enumerate(self.layout.columns) if column.meanings == (meaning,))
        return "; ".join(clean_line(text) for text in alone if text)

    def _nominee(self, row: Row, texts: dict[int, str]) -> Draft:
        columns = self.layout.columns
        meanings = {meaning for at in self.name_columns for meaning in columns[at].meanings}
        read = read_nominee(
            self.name(row),
            self._names,
            with_position=Meaning.POSITION in meanings or Meaning.WORKPLACE in meanings or Meaning.PLACE in meanings,
            takes_position=self.layout.first(Meaning.POSITION) is None,
        )
        title = honorific(self._text(texts, Meaning.HONORIFIC))
        draft = Draft(
            row=row.number,
            name=read.name,
            honorific=title or read.honorific,
            position=read.position,
            workplace=read.workplace,
        )
        if read.several:
            draft.problems.append(several_names(read.name))
        return draft

    def _details(self, draft: Draft, texts: dict[int, str]) -> None:
        """Position, workplace and what else the columns say."""
        for at, column in enumerate(self.layout.columns):
            text = texts.get(at, "")
            if Meaning.POSITION not in column.meanings or at in self.name_columns or is_blank_mark(text):
                continue
            if len(column.meanings) > 1:
                parts = cell_parts(text if "/" not in text or len(cell_parts(text)) > 1 else text.replace("/", ","))
                position, workplace = split_position(parts, self._names)
                if not workplace and len(parts) > 1 and not is_position(parts[-1]):
                    position, workplace = ", ".join(parts[:-1]), parts[-1]
            else:
                position, workplace = clean_line(text), ""
            draft.position = draft.position or position
            draft.workplace = draft.workplace or workplace
        place = self._text(texts, Meaning.PLACE)
        workplace = self._text(texts, Meaning.WORKPLACE)
        draft.place_text = place or workplace
        draft.workplace = (
            "" if is_blank_mark(workplace or place) and not draft.workplace else (workplace or place or draft.workplace)
        )
        draft.unit_text = self._text(texts, Meaning.UNIT)
        draft.achievements = self._text(texts, Meaning.ACHIEVEMENTS)
        draft.category = self._text(texts, Meaning.CATEGORY)
        draft.note = self._text(texts, Meaning.NOTE)
        kind = self._text(texts, Meaning.KIND)
        draft.leader = first_said(leader_marked(self._text(texts, Meaning.LEADER)), leader_said(kind))
        draft.front_line = first_said(front_line_marked(self._text(texts, Meaning.FRONT_LINE)), front_line_said(kind))

    def _kinds(self, texts: dict[int, str], problems: list[str]) -> list[Kind | None]:
        """What columns of kinds, and the column in which the name stands, say."""
        kinds: list[Kind | None] = []
        for at, column in enumerate(self.layout.columns):
            text = texts.get(at, "")
            if Meaning.KIND in column.meanings and not is_blank_mark(text):
                short = {"tt": Kind.COLLECTIVE, "cn": Kind.INDIVIDUAL, "hgd": Kind.HOUSEHOLD, "ho": Kind.HOUSEHOLD}
                kinds.append(column.kind if column.kind else kind_said(text) or short.get(fold_words(text)))
            elif column.kind and at in self.name_columns and text:
                kinds.append(column.kind)
        if len({kind for kind in kinds if kind}) > 1:
            problems.append(_("The row is marked as two kinds of nominee; leave one mark."))
            return []
        return kinds
