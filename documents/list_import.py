"""Importing units' lists into a council: all of them or, where anything is uncertain, none."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from council.council import Council
from council.list_difference import ListDifference, list_differences
from council.nominations import Nomination, Source, Standing
from council.words import _
from documents.formats import json_text, render
from documents.labels import KIND_WORDS
from documents.list_difference import difference_sentences
from documents.lists.reader import read_list
from documents.lists.values import ListedNomination, NominationList, Problem, Unreadable, to_json
from documents.option_names import UnknownName, form_named, unit_named
from documents.tables import Column, Paper, Table
from store.council_file import CouncilFile


class ListChoice(Struct, frozen=True, kw_only=True):
    """A list to read, the names of the unit and form that fill what it leaves open, and the rows to leave out."""

    path: Path
    unit: str | None = None
    form: str | None = None
    skip: tuple[str, ...] = ()


class ImportReport(Struct, frozen=True, kw_only=True):
    """What was read, and what was added: nothing where a list has problems, or when only asked to look.

    ``new`` are those read that are not there yet, ``again`` those that are, ``changes`` what the lists change where a
    unit sent one before, ``differences`` the same in sentences, ``withdrawn`` sentences on nominations that are listed
    again after they were withdrawn; all are empty where there are problems.
    """

    lists: tuple[NominationList, ...]
    new: tuple[Nomination, ...] = ()
    added: tuple[Nomination, ...] = ()
    again: tuple[Nomination, ...] = ()
    dry_run: bool
    changes: tuple[ListDifference, ...] = ()
    differences: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()

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
        said += self.withdrawn
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
    chosen = [ListChoice(path=path, unit=unit, form=form, skip=tuple(_rows_of(path, paths, skip))) for path in paths]
    return import_chosen(council_file, chosen, dry_run=dry_run)


def import_chosen(council_file: CouncilFile, chosen: Sequence[ListChoice], *, dry_run: bool) -> ImportReport:
    """Read the lists that were ``chosen`` and add their nominations as one act. Raises UnknownName."""
    council = council_file.council
    lists = tuple(_read(council, choice) for choice in chosen)
    nominations = [_nomination(found, listed) for found in lists for listed in found.nominations]
    return _reported(council_file, lists, nominations, dry_run=dry_run)


def looked_at_again(council_file: CouncilFile, report: ImportReport) -> ImportReport:
    """The dry run ``report`` as the council stands now, without reading the lists anew."""
    return _reported(council_file, report.lists, [*report.new, *report.again], dry_run=True)


def _reported(
    council_file: CouncilFile, lists: tuple[NominationList, ...], nominations: Sequence[Nomination], *, dry_run: bool
) -> ImportReport:
    if any(found.problems for found in lists):
        return ImportReport(lists=lists, dry_run=dry_run)
    council = council_file.council
    changes = tuple(list_differences(council, nominations))
    differences = tuple(difference_sentences(council, changes))
    new, again = council_file.told_apart(nominations)
    added = [] if dry_run else council_file.add_nominations(nominations)[0]
    return ImportReport(
        lists=lists,
        new=tuple(new),
        added=tuple(added),
        again=tuple(again),
        dry_run=dry_run,
        changes=changes,
        differences=differences,
        withdrawn=tuple(_still_withdrawn(council, again)),
    )


def problem_sentence(file: str, problem: Problem) -> str:
    """Where and what: ``list.xlsx, sheet “A”, row 7: …``."""
    if not problem.row and file in problem.problem:
        return problem.problem
    return f"{', '.join(part for part in (file, problem_place(problem)) if part)}: {problem.problem}"


def problem_place(problem: Problem) -> str:
    """Where in its list a problem is: ``sheet “A”, row 7``; "" for the list as a whole."""
    sheet = _("sheet “{name}”").format(name=problem.sheet) if problem.sheet else ""
    row = _("row {number}").format(number=problem.row) if problem.row else ""
    return ", ".join(part for part in (sheet, row) if part)


def _still_withdrawn(council: Council, again: Sequence[Nomination]) -> Iterator[str]:
    for nomination in again:
        known = council.nominations.get(nomination.id)
        if known and known.standing is Standing.WITHDRAWN:
            yield _(
                "{name} is listed again, but nomination {number} was withdrawn; take it up again in the walk."
            ).format(name=known.name, number=known.id)


def _read(council: Council, choice: ListChoice) -> NominationList:
    try:
        return read_list(
            choice.path,
            units=list(council.units.values()),
            forms=list(council.forms.values()),
            unit=unit_named(council, choice.unit) if choice.unit is not None else None,
            form=form_named(council, choice.form) if choice.form is not None else None,
            skip=choice.skip,
        )
    except Unreadable as error:
        problem = Problem("", 0, str(error))
        return NominationList(file=choice.path.name, unit=None, unit_from="", nominations=(), problems=(problem,))


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
