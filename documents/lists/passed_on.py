"""A lower council's award list, which is passed on as nominations of the upper one: its unit and forms are found."""

import re
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.text import fold_words
from council.units import Unit
from council.words import _
from documents.lists.award import Said, decide_award
from documents.lists.draft import Draft, check_form_takes_kind, settle_kind
from documents.lists.units import UnitNames
from documents.lists.values import ListedNomination, NominationList, Problem

_LONGEST_NAME = 300
_COUNCIL = re.compile(r"^(?:hoi dong (?:thi dua khen thuong|td ?kt)|hd ?td ?kt)(?: (?:cua|co quan))* ")


class PassedRow(Struct, frozen=True, kw_only=True):
    """One nominee of the list; ``number`` is the nomination's in its own council (0: not said), ``unit`` its own unit.

    ``kind`` is None where the list does not say it.
    """

    row: int
    sheet: str = ""
    number: int = 0
    kind: Kind | None = None
    name: str
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    unit: str = ""
    form: str
    class_: str = ""
    leader: bool | None = None
    front_line: bool | None = None
    achievements: str = ""
    category: str = ""
    note: str = ""


class PassedOn(Struct, frozen=True, kw_only=True):
    """The list as it came: whose it is ("" where it does not say), as of which act, with its rows and problems."""

    council: str = ""
    body: str = ""
    act: int = 0
    head: str = ""
    rows: tuple[PassedRow, ...]
    problems: tuple[Problem, ...] = ()


def settled(
    passed: PassedOn,
    *,
    file: str,
    units: Sequence[Unit],
    forms: Sequence[AwardForm],
    unit: Unit | None,
    form: AwardForm | None,
    skip: Collection[str],
) -> NominationList:
    """``passed`` as a list of this council, whose unit nominates for all of it; the options fill gaps as elsewhere.

    A row's own unit is the workplace where the list names none.
    """
    names = UnitNames(units)
    problems = list(passed.problems)
    if not passed.rows and not problems:
        text = _("No nominations were found in {file}; send the filled list.").format(file=file)
        return NominationList(file=file, unit=None, unit_from="", nominations=(), problems=(Problem("", 0, text),))
    owner, source = _owner(passed, names, unit, file, problems)
    skipped = _skips(skip)
    found: list[ListedNomination] = []
    for row in passed.rows:
        if skipped(row):
            continue
        draft = _draft(row, names, forms, form)
        problems += [Problem(row.sheet, row.row, text) for text in draft.problems]
        if owner and draft.form and draft.kind and not draft.problems:
            found.append(_listed(row, draft, draft.form, draft.kind, owner))
    return NominationList(
        file=file,
        unit=owner,
        unit_from=source,
        nominations=tuple(found),
        problems=tuple(problem for problem in problems if not (problem.row and skipped(problem))),
        council=passed.council or passed.body,
        act=passed.act,
        head=passed.head,
    )


def body_meant(text: str, names: UnitNames) -> Unit | None:
    """The unit whose name is ``text``, that of a body or of its council; never one that only resembles it."""
    return names.exactly(text) or names.exactly(_COUNCIL.sub("", fold_words(text)))


def _owner(
    passed: PassedOn, names: UnitNames, option: Unit | None, file: str, problems: list[Problem]
) -> tuple[Unit | None, str]:
    """The unit of this council that the lower council is, and where it was found."""
    said = body_meant(passed.body, names) or body_meant(passed.council, names)
    if option:
        if said and said != option:
            text = _(
                "The list is of {unit}, the unit given is {option}; leave the option out or correct the list."
            ).format(unit=said.name, option=option.name)
            problems.append(Problem("", 0, text))
            return None, ""
        return option, "heading" if said else "option"
    if said:
        return said, "heading"
    in_name = names.in_file_name(file.rpartition(".")[0])
    whose = passed.body or passed.council
    if len(in_name) == 1 and not whose:
        return in_name[0], "file name"
    if whose:
        text = _(
            "The list is of “{body}”, which is no unit of this council; add the name to the unit's other names, or "
            "name the unit with --unit."
        ).format(body=whose)
    else:
        text = _("The list does not say of which council it is; name the unit with --unit.")
    problems.append(Problem("", 0, text))
    return None, ""


def _skips(skip: Collection[str]) -> Callable[[PassedRow | Problem], bool]:
    """Whether a row is to be left out: named as ROW, or as SHEET:ROW."""
    entries = {(fold_words(sheet), int(row)) for sheet, _colon, row in (entry.rpartition(":") for entry in skip)}

    def skipped(row: PassedRow | Problem) -> bool:
        return ("", row.row) in entries or (fold_words(row.sheet), row.row) in entries

    return skipped


def _draft(row: PassedRow, names: UnitNames, forms: Sequence[AwardForm], option: AwardForm | None) -> Draft:
    """The row's kind, form and class in this council, with what keeps it from being a nomination."""
    draft = Draft(row=row.row, name=row.name, honorific=row.honorific, position=row.position, kind=row.kind)
    if not row.name:
        draft.problems.append(_("The row has no name; write it, or skip the row."))
        return draft
    if len(row.name) > _LONGEST_NAME:
        draft.problems.append(
            _("“{name}…” is too long for a name; put name and achievements in columns of their own.").format(
                name=row.name[:40]
            )
        )
    award = decide_award(Said(cell=row.form, class_cell=row.class_, option=option), forms)
    draft.form, draft.class_ = award.form, award.class_
    if award.problem:
        draft.problems.append(award.problem)
    if draft.kind is None:
        settle_kind(draft, [], names, mixed=True)
    check_form_takes_kind(draft)
    return draft


def _listed(row: PassedRow, draft: Draft, form: AwardForm, kind: Kind, unit: Unit) -> ListedNomination:
    return ListedNomination(
        kind=kind,
        name=row.name,
        honorific=row.honorific,
        position=row.position,
        workplace=row.workplace or (row.unit if row.unit != row.name else ""),
        form=form,
        class_=draft.class_,
        unit=unit,
        achievements=row.achievements,
        category=row.category,
        leader=row.leader,
        front_line=row.front_line,
        note=row.note,
        sheet=row.sheet,
        row=row.row,
        number=row.number,
    )
