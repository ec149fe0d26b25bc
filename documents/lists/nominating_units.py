"""Settles which unit nominates, from all that speaks for one: columns, sections, headings, names, the option."""

from collections.abc import Sequence

from council.units import Unit
from council.words import _
from documents.lists.cells import Sheet
from documents.lists.draft import Draft
from documents.lists.headings import HeadingUnit
from documents.lists.sheet import SheetReader
from documents.lists.units import UnitNames
from documents.lists.values import Problem
from documents.lists.words import is_blank_mark


class UnitSettler:
    """Settles the nominating units of one list; ``problems`` are those of whole sheets, a row's own go to its draft.

    ``option`` is the unit that was given for the list, ``stem`` its file's name without the suffix.
    """

    def __init__(self, names: UnitNames, option: Unit | None, stem: str) -> None:
        self.problems: list[Problem] = []
        self._names = names
        self._option = option
        self._in_name = names.in_file_name(stem)

    def settle(self, readers: Sequence[tuple[Sheet, SheetReader]]) -> list[tuple[Sheet, Draft, Unit, str]]:
        """Every draft whose nominating unit is certain, with the unit and where it was found."""
        in_name = self._in_name
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
            doubtful = next((hit for hit in reader.units if hit.doubtful and hit.unit == heading), None)
            if doubtful and heading not in in_name and not self._option:
                if not all(draft.unit_text or draft.unit for draft in reader.drafts):
                    self.problems.append(Problem(sheet.name, row, _only_first_words(doubtful.text, heading, in_name)))
                    continue
                heading = None
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
            self.problems.append(
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
            self.problems.append(
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
                self.problems.append(
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
                self.problems.append(
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
                self.problems.append(
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
        self.problems.append(Problem(sheet.name, row, text))


def _only_first_words(text: str, unit: Unit | None, in_name: Sequence[Unit]) -> str:
    """That a heading may be short for ``unit``, or for something else."""
    if in_name:
        return _(
            "The heading says {heading}, the file's name says {other}; rename the file, correct the "
            "heading, or name the unit with --unit."
        ).format(heading=text, other=", ".join(other.name for other in in_name))
    return _(
        "The heading “{text}” may be short for {unit}; write the unit's whole name there, or name it with --unit."
    ).format(text=text, unit=unit.name if unit else "")


def _no_unit(text: str) -> str:
    return _("“{name}” is no unit of this council; correct it, or name the unit with --unit.").format(name=text)


def _units_differ(row_unit: Unit, other: Unit) -> str:
    return _("The row says {unit}, the list is of {other}; correct one of them.").format(
        unit=row_unit.name, other=other.name
    )
