"""Workbooks (xlsx, xlsm, xlsb, xls, ods) to cells, through calamine."""

import datetime
import io
import re
import zipfile
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from council.words import _
from documents.lists.cells import ERROR, Merge, Sheet, grid
from documents.lists.values import Unreadable

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_CELLS = 2_000_000
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)(?<!/)>(.*?)</c>', re.DOTALL)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_REPEATED = re.compile(
    rb'<table:table-(?:row|cell)[^>]*table:number-(?:rows|columns)-repeated="(\d{5,})"[^>]*(?:office:value)'
)


def workbook_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Every worksheet of the workbook in ``data``; hidden ones are marked.

    Raises:
        Unreadable: its cells reach over more than a list can have.
        python_calamine.CalamineError: it is no workbook.
    """
    errors = _checked(data, name)
    spans = _ods_merges(data)
    sheets = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for at, about in enumerate(book.sheets_metadata):
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(at)
            table = [[_text(value) for value in line] for line in sheet.to_python(skip_empty_area=False)]
            for row, column in errors.get(about.name, ()):
                while len(table) <= row:
                    table.append([])
                table[row].extend([""] * (column + 1 - len(table[row])))
                table[row][column] = table[row][column] or ERROR
            hidden = about.visible is not SheetVisibleEnum.Visible
            merged = sheet.merged_cell_ranges or spans.get(about.name, [])
            sheets.append(Sheet(about.name, grid(table, merged), hidden))
    return tuple(sheets)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _checked(data: bytes, name: str) -> dict[str, list[tuple[int, int]]]:
    """Cells with a failed formula, by sheet, of an xlsx; refuses cells so far out that the grid would not fit."""
    found: dict[str, list[tuple[int, int]]] = {}
    if not data.startswith(b"PK"):
        return found
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = set(archive.namelist())
        if "content.xml" in members and any(
            int(times) > 20_000 for times in _REPEATED.findall(archive.read("content.xml"))
        ):
            raise _too_far(name)
        sheets = _sheet_members(archive) if "xl/workbook.xml" in members else {}
        for member in members:
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                bottom = right = 0
                for letters, number, attributes, inside in _CELL.findall(archive.read(member)):
                    row, column = int(number) - 1, _column(letters)
                    bottom, right = max(bottom, row), max(right, column)
                    uncalculated = b"<f" in inside and not re.search(rb"<v>[^<]|<is>", inside)
                    if b't="e"' in attributes or (uncalculated and b't="str"' not in attributes):
                        found.setdefault(sheets.get(member, ""), []).append((row, column))
                if (bottom + 1) * (right + 1) > _MOST_CELLS:
                    raise _too_far(name)
    return found


def _ods_merges(data: bytes) -> dict[str, list[Merge]]:
    """Merged ranges by sheet of an ods, which calamine does not tell; {} for any other file."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        content = archive.read("content.xml")
    found: dict[str, list[Merge]] = {}
    for table in ElementTree.fromstring(content).iter(f"{_TABLE}table"):
        merges = found.setdefault(table.get(f"{_TABLE}name", ""), [])
        row = 0
        for line in table.iter(f"{_TABLE}table-row"):
            column = 0
            for cell in line:
                down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
                right = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
                if down > 1 or right > 1:
                    merges.append(((row, column), (row + down - 1, column + right - 1)))
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    return found


def _too_far(name: str) -> Unreadable:
    return Unreadable(
        _("{file} has cells far outside any list; delete what lies beside or below the table.").format(file=name)
    )


def _sheet_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet names by the member of the archive that holds the sheet."""
    import html

    try:
        relations = archive.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return {}
    targets = {}
    for tag in _RELATION.findall(relations):
        target = _attribute(tag, "Target").lstrip("/")
        targets[_attribute(tag, "Id")] = target if target.startswith("xl/") else f"xl/{target}"
    return {
        targets.get(_attribute(tag, "r:id"), ""): html.unescape(_attribute(tag, "name"))
        for tag in _SHEET.findall(archive.read("xl/workbook.xml"))
    }


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rb"\s" + name.encode() + rb'\s*=\s*"([^"]*)"', tag)
    return found[1].decode() if found else ""


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1
