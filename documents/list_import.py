"""Importing units' lists into a council: all of them or, where anything is uncertain, none."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from council.council import Council
from council.nominations import Nomination, Source
from council.words import _
from documents.formats import json_text, render
from documents.labels import KIND_WORDS
from documents.list_difference import difference_sentences
from documents.lists.reader import read_list
from documents.lists.values import ListedNomination, NominationList, Problem, Unreadable, to_json
from documents.option_names import UnknownName, form_named, unit_named
from documents.tables import Column, Paper, Table
from store.council_file import CouncilFile


class ImportReport(Struct, frozen=True, kw_only=True):
    """What was read, and what was added: nothing where a list has problems, or when only asked to look.

    ``differences`` are sentences on what the lists change where a unit sent one before.
    """

    lists: tuple[NominationList, ...]
    added: tuple[Nomination, ...]
    again: tuple[Nomination, ...]
    dry_run: bool
    differences: tuple[str, ...] = ()

    @property
    def problems(self) -> list[tuple[str, Problem]]:
        """Every problem with the name of its file."""
        return [(found.file, problem) for found in self.lists for problem in found.problems]

    def sentences(self) -> list[str]:
        """One sentence for each problem, each nomination that was there already, and what became of it all."""
        said = [problem_sentence(file, problem) for file, problem in self.problems]
        said += [
            _("{name}, {source}: this nomination is there already and was not added again.").format(
                name=nomination.name, source=nomination.source.file if nomination.source else ""
            )
            for nomination in self.again
        ]
        said += self.differences
        said += [
            _("{file}: the columns {columns} were not understood; what stands in them is not kept.").format(
                file=found.file, columns=", ".join(f"“{heading}”" for heading in found.unread)
            )
            for found in self.lists
            if found.unread
        ]
        if self.problems:
            said.append(_("Nothing was added. Correct the lists, or leave rows out with --skip."))
        elif self.dry_run:
            said.append(_("Nothing was added: this was a dry run."))
        else:
            said.append(_("{number} nominations were added.").format(number=len(self.added)))
        return said

    def as_json(self) -> str:
        """The contract's object for other programs."""
        return json_text({"files": [to_json(found) for found in self.lists]}).decode().rstrip("\n")

    def as_table(self) -> str:
        """What was read, as a table for each file."""
        tables = tuple(_table(found) for found in self.lists if found.nominations)
        return render(Paper(title=_("Nominations read"), tables=tables), "table").decode().rstrip("\n")


def import_lists(
    council_file: CouncilFile,
    paths: Sequence[Path],
    unit: str | None,
    form: str | None,
    skip: Sequence[str],
    *,
    dry_run: bool,
) -> ImportReport:
    """Read ``paths`` and add their nominations as one act.

    ``unit`` and ``form`` name what the lists leave open. ``skip`` names rows to leave out: ROW or SHEET:ROW, with
    several lists FILE:ROW or FILE:SHEET:ROW. Raises UnknownName for an unknown unit, form or row to skip.
    """
    council = council_file.council
    lists = tuple(_read(council, path, unit, form, _rows_of(path, paths, skip)) for path in paths)
    nominations = [_nomination(found, listed) for found in lists for listed in found.nominations]
    if any(found.problems for found in lists):
        return ImportReport(lists=lists, added=(), again=(), dry_run=dry_run)
    differences = tuple(difference_sentences(council, nominations))
    if dry_run:
        return ImportReport(lists=lists, added=(), again=(), dry_run=dry_run, differences=differences)
    added, again = council_file.add_nominations(nominations)
    return ImportReport(lists=lists, added=tuple(added), again=tuple(again), dry_run=False, differences=differences)


def problem_sentence(file: str, problem: Problem) -> str:
    """Where and what: ``list.xlsx, sheet “A”, row 7: …``."""
    if not problem.row and file in problem.problem:
        return problem.problem
    where = file
    if problem.sheet:
        where += ", " + _("sheet “{name}”").format(name=problem.sheet)
    if problem.row:
        where += ", " + _("row {number}").format(number=problem.row)
    return f"{where}: {problem.problem}"


def _read(council: Council, path: Path, unit: str | None, form: str | None, skip: Sequence[str]) -> NominationList:
    try:
        return read_list(
            path,
            units=list(council.units.values()),
            forms=list(council.forms.values()),
            unit=unit_named(council, unit) if unit is not None else None,
            form=form_named(council, form) if form is not None else None,
            skip=skip,
        )
    except Unreadable as error:
        problem = Problem("", 0, str(error))
        return NominationList(file=path.name, unit=None, unit_from="", nominations=(), problems=(problem,))


def _rows_of(path: Path, paths: Sequence[Path], skip: Sequence[str]) -> list[str]:
    """The entries of ``skip`` that are meant for the list at ``path``."""
    rows: list[str] = []
    for entry in skip:
        if not entry.rpartition(":")[2].strip().isdecimal():
            raise UnknownName(_("--skip {entry}: name a row by its number, or as SHEET:ROW.").format(entry=entry))
        named = next((other for other in paths if entry.startswith(f"{other.name}:")), None)
        if named is None and len(paths) > 1:
            raise UnknownName(
                _("--skip {entry}: with several lists name the file too, as FILE:ROW.").format(entry=entry)
            )
        if named is None or named.name == path.name:
            rows.append(entry if named is None else entry[len(named.name) + 1 :])
    return rows


def _nomination(found: NominationList, listed: ListedNomination) -> Nomination:
    return Nomination(
        id=0,
        kind=listed.kind,
        name=listed.name,
        honorific=listed.honorific,
        position=listed.position,
        workplace=listed.workplace,
        unit=listed.unit.id,
        form=listed.form.id,
        class_=listed.class_,
        achievements=listed.achievements,
        category=listed.category,
        leader=listed.leader,
        front_line=listed.front_line,
        note=listed.note,
        source=Source(found.file, listed.sheet, listed.row, found.council, listed.number, found.act, found.head),
    )


def _table(found: NominationList) -> Table:
    columns = (
        Column(_("Row"), 4, numeric=True),
        Column(_("Kind"), 10),
        Column(_("Name"), 28),
        Column(_("Position"), 24),
        Column(_("Award form"), 36),
        Column(_("Unit"), 24),
    )
    rows = tuple(
        (n.row, _(KIND_WORDS[n.kind]), n.name, n.position, n.form.title(n.class_), n.unit.name)
        for n in found.nominations
    )
    return Table(title=found.file, columns=columns, rows=rows)
