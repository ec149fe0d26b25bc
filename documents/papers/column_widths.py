"""The widths of tables that a template gives a column for each value of a loop."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn


def share_width(document: Document) -> None:
    """Let the columns that a loop made share what the first and the last column leave of the table's width."""
    for table in document.element.body.iter(qn("w:tbl")):
        grid = table.find(qn("w:tblGrid"))
        total = sum(_width(column) for column in grid)
        rows = table.findall(qn("w:tr"))
        cells = rows[0].findall(qn("w:tc")) if rows else []
        told = [_width(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")) for cell in cells]
        if len(cells) < 3 or len(cells) != len(grid) or abs(sum(told) - total) <= len(cells):
            continue
        inner = (total - told[0] - told[-1]) // (len(cells) - 2)
        _set(grid, rows, [told[0], *[inner] * (len(cells) - 2), told[-1]])


def _width(element: Any) -> int:
    return 0 if element is None else int(float(element.get(qn("w:w")) or 0))


def _set(grid: Any, rows: list[Any], widths: list[int]) -> None:
    for column, width in zip(grid, widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in rows:
        for cell, width in zip(row.findall(qn("w:tc")), widths, strict=False):
            cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), str(width))
