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
from documents.lists.nominating_units import UnitSettler
from documents.lists.passed_on import settled
from documents.lists.passed_on_json import award_list_of
from documents.lists.passed_on_sheets import award_list_in
from documents.lists.sheet import SheetReader
from documents.lists.units import UnitNames
from documents.lists.values import ListedNomination, NominationList, Problem, Unreadable, to_json

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
    passed = award_list_of(text, path.name) if text else award_list_in(sheets, data, path.name, units)
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
        settler = UnitSettler(self._names, self._option, self._path.stem)
        settled = settler.settle(readers)
        self._problems += settler.problems
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
