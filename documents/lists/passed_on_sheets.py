"""The award list of a lower council as it is exported to a workbook, also one that people have edited since."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

from council.forms import Kind
from council.text import clean_line, fold_words
from council.units import Unit
from council.words import _
from documents.lists.cells import Row, Sheet
from documents.lists.duties import front_line_marked, leader_marked
from documents.lists.files import guarded
from documents.lists.footers import is_note, is_signature, is_total
from documents.lists.meanings import kind_said
from documents.lists.passed_on import PassedOn, PassedRow, body_meant
from documents.lists.units import UnitNames
from documents.lists.values import Problem
from documents.lists.words import is_row_number
from documents.origin import ACT, BODY, COUNCIL, HEAD

_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_HEADINGS = {
    "stt": "no", "no": "no",
    "danh xung": "honorific", "honorific": "honorific",
    "ho va ten ten tap the": "name", "full name name of the collective": "name",
    "chuc vu": "position", "position": "position",
    "don vi cong tac": "workplace", "workplace": "workplace",
    "don vi de nghi": "unit", "nominating unit": "unit",
    "loai": "kind", "kind": "kind",
    "lanh dao quan ly": "leader", "leader or manager": "leader",
    "tuyen dau": "front_line", "front line": "front_line",
    "hinh thuc hang": "form", "award form class": "form",
    "tom tat thanh tich": "achievements", "summary of achievements": "achievements",
    "loai hinh": "category", "category": "category",
    "so phieu dong y": "votes", "votes in favour": "votes",
    "ty le": "share", "share": "share",
    "ghi chu": "note", "note": "note",
}  # fmt: skip
_KINDS = {"collective": Kind.COLLECTIVE, "individual": Kind.INDIVIDUAL, "household": Kind.HOUSEHOLD}


def award_list_in(sheets: Sequence[Sheet], data: bytes, name: str, units: Sequence[Unit]) -> PassedOn | None:
    """The award list in a workbook's ``sheets``; None where it is none.

    It is known by the properties of the file ``name`` with the bytes ``data``, or by its columns of votes. Raises
    Unreadable where the properties are damaged.
    """
    said = guarded(lambda: _properties(data), name)
    heads = [_head(sheet, marked=COUNCIL in said or BODY in said) for sheet in sheets]
    if not any(heads):
        return None
    rows: list[PassedRow] = []
    problems: list[Problem] = []
    above: list[str] = []
    for sheet, head in zip(sheets, heads, strict=True):
        if head is None:
            continue
        at, columns = head
        above += [clean_line(text) for row in sheet.rows[:at] for text in row.cells if text]
        found = list(_rows(sheet, sheet.rows[at + 1 :], columns))
        if sheet.hidden and found:
            text = _("The sheet is hidden, yet holds {count} nominations; show it, or delete it.")
            problems.append(Problem(sheet.name, found[0].row, text.format(count=len(found))))
        rows += found
    council, body = _issuers(said, above, UnitNames(units))
    act = said.get(ACT, "")
    head_said = said.get(HEAD, "")
    return PassedOn(
        council=council,
        body=body,
        act=int(act) if re.fullmatch(r"[0-9]{1,15}", act) else 0,
        head=head_said if re.fullmatch("[0-9a-f]{64}", head_said) else "",
        rows=tuple(rows),
        problems=tuple(problems),
    )


def _properties(data: bytes) -> Mapping[str, str]:
    """The custom properties of an xlsx; {} for any other file."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/custom.xml" not in archive.namelist():
            return {}
        found = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    return {entry.get("name", ""): clean_line("".join(entry.itertext())) for entry in found.iter(_PROPERTY)}


def _head(sheet: Sheet, *, marked: bool) -> tuple[int, dict[str, int]] | None:
    """Where the table's heading is, and its columns; None where the sheet is no award list."""
    for at, row in enumerate(sheet.rows):
        columns: dict[str, int] = {}
        for column, text in enumerate(row.cells):
            if meant := _HEADINGS.get(fold_words(text)):
                columns.setdefault(meant, column)
        voted = {"votes", "share"} <= columns.keys()
        if {"name", "form"} <= columns.keys() and (voted or marked):
            return at, columns
    return None


def _rows(sheet: Sheet, rows: Sequence[Row], columns: Mapping[str, int]) -> list[PassedRow]:
    """The nominees under a heading, down to totals, notes and signatures."""
    found: list[PassedRow] = []
    for row in rows:
        cells = {meant: row.cells[at] if at < len(row.cells) else "" for meant, at in columns.items()}
        if not cells["form"] and not is_row_number(cells.get("no", "")):
            if is_total(row) or is_note(row.text) or is_signature(row):
                break
            if len(row.filled) == 1:
                continue
        found.append(_passed(sheet.name, row.number, cells))
    return found


def _passed(sheet: str, number: int, cells: Mapping[str, str]) -> PassedRow:
    def line(meant: str) -> str:
        return clean_line(cells.get(meant, ""))

    return PassedRow(
        row=number,
        sheet=sheet,
        kind=kind_said(line("kind")) or _KINDS.get(fold_words(line("kind"))),
        name=line("name"),
        honorific=line("honorific"),
        position=line("position"),
        workplace=line("workplace"),
        unit=line("unit"),
        form=line("form"),
        leader=leader_marked(line("leader")),
        front_line=front_line_marked(line("front_line")),
        achievements=cells.get("achievements", ""),
        category=line("category"),
        note=cells.get("note", ""),
    )


def _issuers(said: Mapping[str, str], above: Sequence[str], names: UnitNames) -> tuple[str, str]:
    """Council and body from the properties, else from the lines above the tables: the last that a unit is called by."""
    if COUNCIL in said or BODY in said:
        return said.get(COUNCIL, ""), said.get(BODY, "")
    councils = [text for text in above if fold_words(text).startswith("hoi dong thi dua")]
    bodies = [text for text in above if text not in councils and body_meant(text, names)]
    return next(iter(councils), ""), bodies[-1] if bodies else ""
