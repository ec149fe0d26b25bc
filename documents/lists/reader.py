"""Reads the list that a unit sends: a file in, nominations and problems out.

The passes: ``files`` opens any format as sheets of rows, ``sheet`` walks down each sheet and makes
drafts of its nominees, and here the nominating unit is settled from all that speaks for one. Nothing is
guessed: what is not certain is a ``Problem`` that says what to do.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from council.forms import AwardForm, Kind
from council.text import clean_line, fold
from council.units import Unit
from council.words import _
from documents.lists.cells import Sheet
from documents.lists.draft import Draft
from documents.lists.files import json_text, read_bytes, sheets_in
from documents.lists.headings import HeadingUnit
from documents.lists.passed_on import settled
from documents.lists.passed_on_json import award_list_of
from documents.lists.passed_on_sheets import award_list_in
from documents.lists.sheet import SheetReader
from documents.lists.units import UnitNames
from documents.lists.values import ListedNomination, NominationList, Problem, Unreadable, to_json
from documents.lists.words import is_blank_mark

__all__ = ["ListedNomination", "NominationList", "Problem", "Unreadable", "read_list", "to_json"]


def read_list(
    path: Path,
    *,
    units: Sequence[Unit],
    forms: Sequence[AwardForm],
    unit: Unit | None = None,
    form: AwardForm | None = None,
    skip: Collection[int | str] = (),
) -> NominationList:
    """The nominations in the file at ``path``, and what could not be read for certain.

    ``units`` and ``forms`` are the council's; ``unit`` and ``form`` fill what the list leaves open, and are a
    problem where the list says otherwise. ``skip`` names rows to leave out, as 7 or "7", or "sheet:7" where
    several sheets have that row; such rows give neither nominations nor problems.

    Rows are numbered as the sheet numbers them, from 1; in CSV they are records; in Word every paragraph with
    a text and every row of a table counts one, from the top of the document.

    The award list of a lower council, as JSON or as an exported workbook, comes in as nominations of the unit that
    it is here; its rows in JSON are counted from 1.

    Raises:
        Unreadable: the file can't be read at all.
    """
    data = read_bytes(path)
    text = json_text(data, path.name)
    sheets = () if text else sheets_in(data, path.name)
    passed = award_list_of(text, path.name) if text else award_list_in(sheets, data, units)
    if passed:
        rows = [str(entry) for entry in skip]
        return settled(passed, file=path.name, units=units, forms=forms, unit=unit, form=form, skip=rows)
    return _ListReader(path, sheets, units, forms, unit, form, skip).read()


class _ListReader:
    def __init__(
        self,
        path: Path,
        sheets: Sequence[Sheet],
        units: Sequence[Unit],
        forms: Sequence[AwardForm],
        unit: Unit | None,
        form: AwardForm | None,
        skip: Collection[int | str],
    ) -> None:
        self._path = path
        self._sheets = sheets
        self._forms = forms
        self._names = UnitNames(units)
        self._option = unit
        self._form = form
        self._problems: list[Problem] = []
        self._skip = {sheet.name: set[int]() for sheet in sheets}
        for entry in skip:
            self._take_skip(str(entry))

    def read(self) -> NominationList:
        readers: list[tuple[Sheet, SheetReader]] = []
        counted = 0
        for sheet in self._sheets:
            if not sheet.rows:
                continue
            reader = self._walk(sheet, counted)
            if sheet.lines and not reader.header_row:
                in_sentences = self._walk(Sheet(sheet.name, sheet.lines), counted)
                reader = in_sentences if in_sentences.drafts else reader
            if sheet.hidden:
                self._note_hidden(sheet, reader)
                continue
            counted += reader.counted
            readers.append((sheet, reader))
        settled = self._settle_units(readers)
        nominations: list[ListedNomination] = []
        for sheet, reader in readers:
            self._problems += [Problem(sheet.name, row, text) for row, text in reader.problems]
            for draft in reader.drafts:
                self._problems += [Problem(sheet.name, draft.row, text) for text in draft.problems]
        self._note_nothing_found(readers)
        sources: dict[str, set[Unit]] = {}
        for sheet, draft, unit, source in settled:
            sources.setdefault(source, set()).add(unit)
            if not draft.problems and draft.form and draft.kind:
                nominations.append(_nomination(draft, draft.form, draft.kind, unit, sheet.name))
        found = {unit for units in sources.values() for unit in units}
        order = {sheet.name: at for at, sheet in enumerate(self._sheets)}
        self._problems.sort(key=lambda problem: (order.get(problem.sheet, -1), problem.row))
        return NominationList(
            file=self._path.name,
            unit=next(iter(found)) if len(found) == 1 else None,
            unit_from=next(iter(sources))
            if len(sources) == 1
            else "column"
            if "column" in sources
            else next(iter(sources), ""),
            nominations=tuple(nominations),
            problems=tuple(dict.fromkeys(self._problems)),
            unread=tuple(dict.fromkeys(heading for _sheet, reader in readers for heading in reader.unread)),
        )

    def _walk(self, sheet: Sheet, earlier: int) -> SheetReader:
        reader = SheetReader(
            sheet,
            self._forms,
            self._names,
            option=self._form,
            skipped=self._skip[sheet.name],
            earlier=earlier,
        )
        reader.read()
        return reader

    def _take_skip(self, entry: str) -> None:
        name, colon, number = entry.rpartition(":")
        if not number.strip().isdigit():
            return
        row = int(number)
        if colon:
            for sheet in self._sheets:
                if fold(clean_line(sheet.name)) == fold(clean_line(name)):
                    self._skip[sheet.name].add(row)
            return
        having = [sheet for sheet in self._sheets if not sheet.hidden and any(r.number == row for r in sheet.rows)]
        if len(having) > 1:
            self._problems.append(
                Problem(
                    "",
                    row,
                    _("Row {row} is on several sheets; name the one to skip as “{sheet}:{row}”.").format(
                        row=row, sheet=having[0].name
                    ),
                )
            )
            return
        for sheet in having:
            self._skip[sheet.name].add(row)

    def _note_hidden(self, sheet: Sheet, reader: SheetReader) -> None:
        if reader.drafts:
            row = reader.drafts[0].row
            self._problems.append(
                Problem(
                    sheet.name,
                    row,
                    _("The sheet is hidden, yet holds {count} nominations; show it, or delete it.").format(
                        count=len(reader.drafts)
                    ),
                )
            )

    def _note_nothing_found(self, readers: Sequence[tuple[Sheet, SheetReader]]) -> None:
        if not any(reader.counted for _sheet, reader in readers) and not self._problems:
            self._problems.append(
                Problem(
                    "", 0, _("No nominations were found in {file}; send the filled list.").format(file=self._path.name)
                )
            )

    def _settle_units(self, readers: Sequence[tuple[Sheet, SheetReader]]) -> list[tuple[Sheet, Draft, Unit, str]]:
        """Every draft whose nominating unit is certain, with the unit and where it was found."""
        in_name = self._names.in_file_name(self._path.stem)
        per_sheet = [self._of_sheet(sheet, reader) for sheet, reader in readers]
        headed = {unit for unit, _source, _row in per_sheet if unit}
        columns = {
            unit
            for _sheet, reader in readers
            for draft in reader.drafts
            if draft.unit_text and (unit := self._names.meant(draft.unit_text))
        }
        sections = {draft.unit for _sheet, reader in readers for draft in reader.drafts if draft.unit}
        several = len(headed | sections) > 1 or len(columns) > 1
        settled = []
        for (sheet, reader), (heading, source, row) in zip(readers, per_sheet, strict=True):
            if not reader.drafts:
                continue
            if row < 0:
                continue
            unit, source = self._of_list(sheet, heading, source, row, in_name, several)
            if source == "?":
                continue
            missing: list[Draft] = []
            for draft in reader.drafts:
                own, own_source = self._of_draft(draft, unit, source, several=several)
                if own:
                    settled.append((sheet, draft, own, own_source))
                elif not (draft.unit_text or draft.place_text):
                    missing.append(draft)
            if len(missing) == len(reader.drafts):
                self._unit_problem(sheet, reader.header_row or reader.drafts[0].row, in_name)
            else:
                for draft in missing:
                    draft.problems.append(_("The row names no nominating unit; write it in the row."))
        return settled

    def _of_sheet(self, sheet: Sheet, reader: SheetReader) -> tuple[Unit | None, str, int]:
        """The unit that a sheet's heading or name says, with its row; row -1 after a problem."""
        by_name = self._names.meant(sheet.name) or next(iter(self._names.within(sheet.name)), None)
        if len(reader.units) > 1:
            if self._option in [hit.unit for hit in reader.units]:
                return self._option, "option", reader.units[0].row
            self._problems.append(
                Problem(
                    sheet.name,
                    reader.units[0].row,
                    _("The heading names several units ({units}); leave the nominating one.").format(
                        units=", ".join(hit.unit.name if hit.unit else hit.text for hit in reader.units)
                    ),
                )
            )
            return None, "", -1
        hit: HeadingUnit | None = reader.units[0] if reader.units else None
        if hit and not hit.unit and not self._option:
            self._problems.append(
                Problem(
                    sheet.name,
                    hit.row,
                    _("“{name}” is no unit of this council; correct the heading, or name the unit with --unit.").format(
                        name=hit.text
                    ),
                )
            )
            return None, "", -1
        if hit and hit.unit:
            if by_name and by_name != hit.unit and not self._option:
                self._problems.append(
                    Problem(
                        sheet.name,
                        hit.row,
                        _("The heading says {heading}, the sheet's name says {other}; correct one of them.").format(
                            heading=hit.unit.name, other=by_name.name
                        ),
                    )
                )
                return None, "", -1
            return hit.unit, "heading", hit.row
        return (by_name, "sheet", reader.header_row) if by_name else (None, "", 0)

    def _of_list(
        self,
        sheet: Sheet,
        heading: Unit | None,
        source: str,
        row: int,
        in_name: Sequence[Unit],
        several: bool,
    ) -> tuple[Unit | None, str]:
        """The unit of a sheet from heading, option and file name together; source "?" after a problem."""
        by_file = in_name[0] if len(in_name) == 1 else None
        said = heading or (None if several else by_file)
        if self._option:
            if said and said != self._option:
                self._problems.append(
                    Problem(
                        sheet.name,
                        row,
                        _(
                            "The list is of {unit}, the unit given is {option}; "
                            "leave the option out or correct the list."
                        ).format(unit=said.name, option=self._option.name),
                    )
                )
                return None, "?"
            return self._option, source if heading else "option"
        if heading:
            if in_name and heading not in in_name and not several:
                self._problems.append(
                    Problem(
                        sheet.name,
                        row,
                        _(
                            "The heading says {heading}, the file's name says {other}; rename the file, correct the "
                            "heading, or name the unit with --unit."
                        ).format(heading=heading.name, other=", ".join(unit.name for unit in in_name)),
                    )
                )
                return None, "?"
            return heading, source
        return (by_file, "file name") if by_file and not several else (None, "")

    def _of_draft(self, draft: Draft, unit: Unit | None, source: str, *, several: bool) -> tuple[Unit | None, str]:
        """The nominating unit of one row: its column, the section above it, else that of the sheet."""
        if not is_blank_mark(draft.unit_text):
            own = self._names.meant(draft.unit_text)
            if own is None:
                draft.problems.append(_no_unit(draft.unit_text))
            elif draft.unit and own != draft.unit:
                draft.problems.append(_units_differ(own, draft.unit))
            elif unit and own != unit and (not several or source == "option"):
                draft.problems.append(_units_differ(own, unit))
            return (own, "column") if not draft.problems or own else (None, "")
        if draft.unit:
            if unit and unit != draft.unit and (source == "option" or not several):
                draft.problems.append(_units_differ(draft.unit, unit))
            return draft.unit, "heading"
        if unit:
            return unit, source
        if draft.place_text:
            own = self._names.meant(draft.place_text)
            if own is None:
                draft.problems.append(_no_unit(draft.place_text))
            return own, "column"
        return None, ""

    def _unit_problem(self, sheet: Sheet, row: int, in_name: Sequence[Unit]) -> None:
        if len(in_name) > 1:
            text = _("The file's name fits several units ({units}); name the unit with --unit.").format(
                units=", ".join(unit.name for unit in in_name)
            )
        else:
            text = _("The list names no unit of this council; write “Đơn vị: …” above the table, or use --unit.")
        self._problems.append(Problem(sheet.name, row, text))


def _no_unit(text: str) -> str:
    return _("“{name}” is no unit of this council; correct it, or name the unit with --unit.").format(name=text)


def _units_differ(row_unit: Unit, other: Unit) -> str:
    return _("The row says {unit}, the list is of {other}; correct one of them.").format(
        unit=row_unit.name, other=other.name
    )


def _nomination(draft: Draft, form: AwardForm, kind: Kind, unit: Unit, sheet: str) -> ListedNomination:
    return ListedNomination(
        kind=kind,
        name=draft.name,
        honorific=draft.honorific,
        position=draft.position,
        workplace=draft.workplace,
        form=form,
        class_=draft.class_,
        unit=unit,
        achievements=draft.achievements,
        category=draft.category,
        leader=draft.leader,
        front_line=draft.front_line,
        note=draft.note,
        sheet=sheet,
        row=draft.row,
    )
