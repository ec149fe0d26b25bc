"""Walks down one sheet: headings, tables, sections, nominees, totals, signatures; paragraphs too."""

from collections.abc import Collection, Sequence

from council.forms import AwardForm
from council.text import clean_line
from council.words import _
from documents.lists.cells import Row, Sheet
from documents.lists.draft import Draft, unknown_heading
from documents.lists.footers import is_column_numbers, is_note, is_signature, is_total, total_said
from documents.lists.forms import Reading, read_form
from documents.lists.header import is_header, read_layout
from documents.lists.headings import HeadingUnit, heading_units
from documents.lists.meanings import Meaning, meanings_of
from documents.lists.people import is_position, looks_person, split_honorific
from documents.lists.prose import ProseReader
from documents.lists.sections import Section, Sections, read_section
from documents.lists.table import TableReader
from documents.lists.units import UnitNames
from documents.lists.words import is_row_number, numeral_style, split_numeral


class SheetReader:
    """Reads one sheet into ``drafts``, ``problems`` (row and sentence) and ``units`` named in its headings.

    ``earlier`` is how many nominations the sheets before it have, for a total of the whole file.
    """

    def __init__(
        self,
        sheet: Sheet,
        forms: Sequence[AwardForm],
        names: UnitNames,
        *,
        option: AwardForm | None = None,
        skipped: Collection[int] = (),
        earlier: int = 0,
    ) -> None:
        self.drafts: list[Draft] = []
        self.unread: list[str] = []
        self.problems: list[tuple[int, str]] = []
        self.units: list[HeadingUnit] = []
        self.counted = 0
        self.header_row = 0
        self._rows = sheet.rows
        self._skipped = frozenset(skipped)
        self._forms = forms
        self._names = names
        self._option = option
        self._earlier = earlier
        self._sections = Sections()
        self._above: list[tuple[int, Sequence[str]]] = []
        self._table: TableReader | None = None
        self._table_number = 0
        self._width = 0
        self._prose = ProseReader(forms, names, option)
        self._closing = False
        self._since_section = self._since_table = 0
        self._fresh = False
        self._stray: list[Row] = []
        title = read_form(sheet.name, forms, cut=len(sheet.name) >= 31)
        if title.reading is Reading.SURE:
            self._sections.open(Section(award=title))
        elif (named := read_section(sheet.name, forms, names)) and named.kind:
            self._sections.open(Section(kind=named.kind))

    def read(self) -> None:
        """Walk down the sheet once."""
        rows = self._rows
        at = 0
        while at < len(rows):
            row = rows[at]
            if is_header(row, self._forms, again=self._open_table(row)) and row.number not in self._skipped:
                at += self._begin_table(rows, at)
                continue
            if row.number in self._skipped:
                self._skip(row)
            elif self._table is None or row.prose or not self._in_table(row):
                self._outside(row)
            else:
                self._inside(row)
            at += 1
        if not self.drafts:
            self._read_units()
        for row in self._stray if self.header_row else self._stray[:1]:
            self.problems.append(
                (
                    row.number,
                    _(
                        "The row “{text}” stands in a table whose heading was not recognised; give its columns "
                        "headings such as “Họ và tên”, “Chức vụ”, “Hình thức khen thưởng”."
                    ).format(text=_short(row.text)),
                )
            )

    def _open_table(self, row: Row) -> bool:
        """Whether ``row`` stands in a table that has begun and whose signatures have not."""
        return self._table is not None and not self._closing and row.table == self._table_number and not self._above

    def _skip(self, row: Row) -> None:
        if not self._table or row.prose:
            return
        section = self._section(row, self._table.number(row))
        if section and section.stranger:
            self._sections.open(section)
        elif self._table.name(row):
            self._table.skip(row)
            self._count()

    def _begin_table(self, rows: Sequence[Row], at: int) -> int:
        """Begin the table headed by ``rows[at]``; how many rows its heading takes."""
        layout = read_layout(rows, at, self._forms)
        if not self.header_row:
            self.header_row = rows[at].number
        self._read_units()
        if self._table is None or self._table.layout != layout:
            self._table = TableReader(layout, self._forms, self._names, self._option)
        self.unread += layout.unread(rows[at + layout.rows :])
        self._table_number, self._width = rows[at].table, len(rows[at].cells)
        self._closing, self._fresh = False, True
        self._since_table = 0
        return layout.rows

    def _read_units(self) -> None:
        """Take the units named in the lines since the last table as headings of what follows."""
        found = heading_units(self._above, self._names, self._forms)
        self._above = []
        if not found:
            return
        if not self.units and not self.drafts:
            self.units = found
        elif len(found) == 1 and found[0].unit:
            self._sections.open(Section(unit=found[0].unit, row=found[0].row))
        else:
            named = ", ".join(hit.text for hit in found)
            self.problems.append((found[0].row, unknown_heading(named)))
            self._sections.open(Section(stranger=named, row=found[0].row))

    def _in_table(self, row: Row) -> bool:
        """Whether ``row`` belongs to the table begun last; a Word table broken in two goes on."""
        if row.table == self._table_number:
            return True
        number = row.cells[0] if row.cells else ""
        if len(row.cells) == self._width and is_row_number(number):
            self._table_number = row.table
            return True
        return False

    def _outside(self, row: Row) -> None:
        """A row above or between tables, or a paragraph."""
        if row.prose or len(row.filled) == 1:
            text = clean_line(row.text)
            if is_total(row):
                self._check_total(row)
                self._closing = True
                return
            if not self._closing and self._prose.awards_in_passing(text):
                self.problems.append((row.number, _not_understood(row)))
                return
            for line in row.cells[row.filled[0]].split("\n"):
                section = read_section(line, self._forms, self._names, before=self._sections.last_mark, row=row.number)
                if section and section.unit is None:
                    self._sections.open(section)
                    self._above.append((row.number, [line]))
                    return
            numbered = split_numeral(text)[0] not in ("", "-")
            if self.drafts and is_signature(row) and not numbered:
                self._closing = True
            listed = not self._closing or numbered
            if listed and (row.prose or not self._table) and (draft := self._prose.draft(row, self._sections)):
                self._read_units()
                self._closing = False
                self._keep(draft)
                return
            if not self._closing and self._prose.began and not self._prose.absorbs(text, self.drafts):
                self.problems.append((row.number, _not_understood(row)))
        elif self._names_somebody(row):
            self._stray.append(row)
        if not (self._closing and row.prose and split_numeral(row.cells[0])[0] == "-"):
            self._above.append((row.number, row.cells))

    def _names_somebody(self, row: Row) -> bool:
        """Whether a row outside every table holds what a nominee's row holds."""
        texts = [row.cells[at] for at in row.filled if not meanings_of(row.cells[at])]
        award = any(read_form(text, self._forms).reading is not Reading.NONE for text in texts)
        numbered = is_row_number(row.cells[row.filled[0]])
        named = [text for text in texts if looks_person(split_honorific(text)[1]) or self._names.exactly(text)]
        return bool(named) and (award or numbered) and not is_signature(row)

    def _inside(self, row: Row) -> None:
        """A row of a table."""
        table = self._table
        assert table
        number, name = table.number(row), table.name(row)
        numbered = is_row_number(number)
        if self._fresh and is_column_numbers(row):
            return
        self._fresh = False
        if self.drafts and table.continues(row):
            self._continue(row)
            return
        if not numbered and is_total(row):
            self._check_total(row)
            return
        section = self._section(row, number)
        if section:
            if section.stranger:
                self.problems.append((row.number, unknown_heading(section.stranger)))
            self._sections.open(section)
            self._since_section = 0
            self._closing = False
            return
        award = table.speaks_of_award(row)
        if self._closing and not (name and (numbered or (award and self._award_is_one(row)))):
            return
        if not numbered and (is_note(row.text) or (is_signature(row) and not self._names_nominee(row, name))):
            self._closing = self._closing or not is_note(row.text)
            return
        if self.drafts and not number and not name and table.only_details(row):
            self._continue(row)
            return
        if name and not is_row_number(name):
            self._closing = False
            self._keep(table.draft(row, self._sections), merged=set(table.name_columns) & row.from_above)
        elif not numbered or set(row.filled) - {table.layout.first(Meaning.NUMBER)}:
            table.skip(row)
            self._count()
            self.problems.append(
                (
                    row.number,
                    _("The row “{text}” has no name; write it, or skip the row.").format(text=_short(row.text)),
                )
            )

    def _names_nominee(self, row: Row, name: str) -> bool:
        """Whether a row that reads like a signature is a nominee's after all."""
        table = self._table
        assert table
        return (
            bool(name)
            and (self._award_is_one(row) or len(row.filled) > 2 or self._person_with_position(row, name))
            and not is_signature(Row(row.number, (name,), (name,)))
        )

    def _person_with_position(self, row: Row, name: str) -> bool:
        """Whether the row is a name and, under its own heading, a position."""
        table = self._table
        assert table
        allowed = {*table.name_columns, table.layout.first(Meaning.POSITION), table.layout.first(Meaning.HONORIFIC)}
        return not self._closing and not is_position(name) and set(row.filled) <= allowed

    def _award_is_one(self, row: Row) -> bool:
        """Whether what stands in the row's award columns can be an award or a mark."""
        table = self._table
        assert table
        at = table.layout.first(Meaning.FORM)
        if at is not None and at < len(row.cells):
            return read_form(row.cells[at], self._forms).reading is not Reading.NONE
        return any(table.marked(row, column) and len(row.cells[column]) < 4 for column in table.layout.awards())

    def _section(self, row: Row, number: str) -> Section | None:
        """The section that ``row`` opens; None where it opens none."""
        table = self._table
        assert table
        if set(table.name_columns) & row.from_above:
            return None
        number_at = table.layout.first(Meaning.NUMBER)
        texts = [at for at in row.filled if at != number_at or not _is_numeral(row.cells[at])]
        texts = [at for at in texts if not row.cells[at].isdigit()]
        if len(texts) != 1:
            return None
        text = row.cells[texts[0]]
        mark = number.strip(" .)/") if number_at is not None and texts[0] != number_at else ""
        section = read_section(
            text, self._forms, self._names, mark=mark, before=self._sections.last_mark, row=row.number
        )
        if section is None:
            return self._stranger(text, mark, row)
        if section.unit is None:
            return section
        own_mark = section.mark and not section.mark.isdigit()
        alone = texts[0] not in table.name_columns or row.wide
        form_wanted = table.layout.first(Meaning.FORM) is not None or bool(table.layout.awards())
        if own_mark or alone or (form_wanted and not section.mark and not self._names_collectives()):
            return section
        return None

    def _stranger(self, text: str, mark: str, row: Row) -> Section | None:
        """The section that a heading in a row of headings of units opens, where it names none of the council's."""
        own_mark, name = split_numeral(text)
        style = numeral_style(mark or own_mark, self._sections.last_mark)
        current = self._sections.unit
        if current and current.style == style in ("roman", "letter"):
            return Section(style, mark or own_mark, stranger=name, row=row.number)
        return None

    def _names_collectives(self) -> bool:
        return self._sections.kind is not None

    def _continue(self, row: Row) -> None:
        table = self._table
        assert table
        at = table.layout.first(Meaning.ACHIEVEMENTS)
        if at is not None and at in row.filled:
            last = self.drafts[-1]
            last.achievements = f"{last.achievements} {clean_line(row.cells[at])}".strip()

    def _count(self) -> None:
        self.counted += 1
        self._since_section += 1
        self._since_table += 1

    def _keep(self, draft: Draft, *, merged: Collection[int] = ()) -> None:
        """Take ``draft`` in; one whose name is ``merged`` with the row above has its position from there."""
        if merged and self.drafts:
            above = self.drafts[-1]
            draft.position = draft.position or above.position
            draft.workplace = draft.workplace or above.workplace
            draft.honorific = draft.honorific or above.honorific
        self.drafts.append(draft)
        self._count()

    def _check_total(self, row: Row) -> None:
        """Compare a total with what was read: in each column of marks, else in all."""
        if self._table and not row.prose:
            awards = [at for at in self._table.layout.awards() if at in row.filled and row.cells[at].isdigit()]
            for at in awards:
                if int(row.cells[at]) != self._table.marks[at]:
                    self._total_differs(row, int(row.cells[at]), self._table.marks[at])
            if awards:
                return
        said = total_said(row.text)
        fits = (self._since_section, self._since_table, self.counted, self._earlier + self.counted)
        if said is not None and said not in fits:
            self._total_differs(row, said, self.counted)
        self._since_section = 0

    def _total_differs(self, row: Row, said: int, read: int) -> None:
        text = _("The total says {said}, but {read} nominations were read; correct the total or the rows.")
        self.problems.append((row.number, text.format(said=said, read=read)))


def _is_numeral(text: str) -> bool:
    """Whether ``text`` is a section's or row's numeral and nothing else."""
    return len(text.strip(" .)/(")) < 6 and bool(split_numeral(f"{text.strip(' .)/(')}. x")[0])


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _not_understood(row: Row) -> str:
    return _("“{text}” was not understood; put it in a table, or skip the row.").format(text=_short(row.text))
