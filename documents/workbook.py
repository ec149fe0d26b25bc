"""A paper as an Excel workbook, one sheet per table."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import BytesIO
from itertools import count
from textwrap import wrap
from typing import Any

from council.text import clean, clean_line
from documents.charts import bar_chart
from documents.tables import Paper, Table, cell_lines

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_SHEET_NAME = 31
_LONGEST_TEXT = 32_767
_LONGEST_PROPERTY = 255
_PIXELS = 7
_ON_ONE_PAGE = 40
_LINE = 16
_HIGHEST = 409


def workbook(paper: Paper) -> bytes:
    """The bytes of an .xlsx file: numbers as numbers, texts as texts and never as formulas or links; A4 landscape,
    the header frozen and repeated on every page, a table's chart below it."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    font = {"font_name": "Times New Roman", "font_size": 12}
    boxed = {**font, "border": 1, "valign": "top", "text_wrap": True}
    styles = {
        "title": book.add_format({**font, "bold": True, "font_size": 14, "valign": "top", "text_wrap": True}),
        "line": book.add_format({**font, "valign": "top", "text_wrap": True}),
        "header": book.add_format({**boxed, "bold": True, "align": "center", "valign": "vcenter"}),
        "cell": book.add_format(boxed),
        "share": book.add_format({**boxed, "num_format": "0.00%"}),
    }
    for table, name in zip(paper.tables, sheet_names([table.title for table in paper.tables]), strict=True):
        sheet = book.add_worksheet(name)
        end = _fill(sheet, paper, table, styles)
        if table.chart:
            chart = bar_chart(book, name, table.title, len(paper.above) + 2, table.chart)
            chart.set_size({"width": _PIXELS * sum(column.width for column in table.columns)})
            sheet.insert_chart(end + 1, 0, chart)
    for name, value in paper.origin:
        if shown := clean_line(value)[:_LONGEST_PROPERTY]:
            book.set_custom_property(name, shown, "text")
            sheet.set_portrait()
            sheet.fit_to_pages(1, 1 if len(table.rows) <= _ON_ONE_PAGE else 0)
    book.close()
    return out.getvalue()


def sheet_names(titles: list[str]) -> list[str]:
    """Legal sheet names for ``titles``: at most 31 characters as Excel counts them, each different but for case."""
    names: list[str] = []
    for title in titles:
        bare = _FORBIDDEN.sub(" ", clean_line(title)).strip(" '") or "-"
        bare = f"{bare}_" if bare.casefold() == "history" else bare
        taken = {name.casefold() for name in names}
        tries = (_cut(bare, f" ({n})" if n > 1 else "") for n in count(1))
        names.append(next(name for name in tries if name.casefold() not in taken))
    return names


def _cut(name: str, end: str) -> str:
    while len((name + end).encode("utf-16-le")) > 2 * _SHEET_NAME:
        name = name[:-1]
    return name.rstrip(" '") + end


def _fill(sheet: Any, paper: Paper, table: Table, styles: dict[str, Any]) -> int:
    """Write a table on its sheet; the number of the row after the last one (from 0)."""
    widths = [column.width for column in table.columns]
    lines = [(clean_line(line), "line") for line in paper.above]
    lines += [(clean_line(paper.title), "title"), (clean_line(table.title), "title")]
    for row, (line, style) in enumerate(lines):
        _across(sheet, row, line, widths, styles[style])
    header = len(lines)
    headers = [clean_line(column.header) for column in table.columns]
    for column, text in enumerate(headers):
        sheet.set_column(column, column, widths[column])
        sheet.write_string(header, column, text, styles["header"])
    sheet.set_row(header, _height(zip(headers, widths, strict=True)))
    for row, cells in enumerate(table.rows, header + 1):
        texts = [cell_lines(cell)[:_LONGEST_TEXT] for cell in cells]
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell, styles["cell"])
            elif isinstance(cell, Fraction):
                sheet.write_number(row, column, float(cell), styles["share"])
            else:
                sheet.write_string(row, column, texts[column], styles["cell"])
        sheet.set_row(row, _height(zip(texts, widths, strict=True)))
    notes = (*table.notes, *paper.below)
    after = header + len(table.rows) + 2
    for row, note in enumerate(notes, after):
        _across(sheet, row, clean(note), widths, styles["line"])
    sheet.freeze_panes(header + 1, 0)
    sheet.repeat_rows(header)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")
    return after + len(notes)


def _across(sheet: Any, row: int, text: str, widths: Sequence[int], style: Any) -> None:
    """A line over the whole table, wrapped: one that ran out of it would make the printed page smaller."""
    sheet.merge_range(row, 0, row, len(widths) - 1, "", style)
    sheet.write_string(row, 0, text, style)
    sheet.set_row(row, _height([(text, sum(widths))]))


def _height(texts: Iterable[tuple[str, int]]) -> int:
    """How high a row is in points that shows every text wrapped in its width in characters. Excel would find it by
    itself, LibreOffice does not."""
    lines = max((sum(_lines(line, width) for line in text.split("\n")) for text, width in texts), default=1)
    return min(_HIGHEST, _LINE * lines + 2)


def _lines(line: str, width: int) -> int:
    return 1 if len(line) < width else max(1, len(wrap(line, max(1, width - 1))))
