"""Native charts in workbooks: Excel, LibreOffice and Word draw them from the cells they name, and can change them."""

from io import BytesIO
from typing import Any

from council.council import Council
from council.summary import summary
from council.text import clean_line
from council.words import _
from documents.tables import BarChart

_FONT = {"name": "Times New Roman", "size": 11}
_WIDTH = 720
_PIXELS_OF_A_GROUP = 36
_PIXELS_AROUND = 110


def bar_chart(book: Any, sheet: str, title: str, header: int, bars: BarChart) -> Any:
    """A chart of xlsxwriter's for the table on ``sheet`` whose header is row ``header`` (from 0): lying bars, the first
    row on top, the number at the end of each. ``title`` is shown above, nothing where it is ""."""
    chart = book.add_chart({"type": "bar"})
    first, last = header + 1, header + bars.rows
    for column in bars.columns:
        chart.add_series(
            {
                "name": [sheet, header, column],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                "data_labels": {"value": True, "font": _FONT},
                "gap": 60,
            }
        )
    if title:
        chart.set_title({"name": clean_line(title), "name_font": {**_FONT, "size": 13, "bold": True}, "overlay": False})
    else:
        chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis({"num_font": _FONT, "min": 0, "num_format": "0", "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": _WIDTH, "height": _PIXELS_AROUND + _PIXELS_OF_A_GROUP * bars.rows})
    return chart


def summary_chart_workbook(council: Council, *, sitting: int | None = None) -> bytes:
    """A workbook of one sheet, ``Data``, and one chart: how many were nominated and are proposed in each form.

    What Word shows of it is its ``xl/charts/chart1.xml``, with the workbook itself behind it for whoever edits the
    figures. Raises KeyError for an unknown sitting.
    """
    from xlsxwriter import Workbook

    lines = summary(council, sitting=sitting).forms
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Data")
    for column, header in enumerate((_("Award form (class)"), _("Nominated"), _("Proposed"))):
        sheet.write_string(0, column, header)
    for row, line in enumerate(lines, 1):
        sheet.write_string(row, 0, clean_line(line.of.title))
        sheet.write_number(row, 1, line.figures.nominated)
        sheet.write_number(row, 2, line.figures.proposed)
    sheet.set_column(0, 0, 44)
    if lines:
        sheet.insert_chart("E2", bar_chart(book, "Data", "", 0, BarChart((1, 2), len(lines))))
    book.close()
    return out.getvalue()
