"""The summary as tables and as a workbook with native charts."""

import csv
import io
import re
import zipfile
from fractions import Fraction

import openpyxl
import pytest
from msgspec.structs import replace

from council.text import clean, clean_line
from documents.charts import summary_chart_workbook
from documents.formats import as_html, as_markdown, as_plain, render
from documents.summary import TABLE_NAMES, summary_object, summary_paper
from tests.documents.councils import HOSTILE, empty_council, nominate, vote, whole_council


def rows_of(title, council=None):
    return next(table.rows for table in summary_paper(council or whole_council()).tables if table.title == title)


def test_every_table_has_the_name_of_its_file():
    assert len(summary_paper(whole_council()).tables) == len(TABLE_NAMES) == len(set(TABLE_NAMES))


def test_the_shares_are_of_the_totals():
    assert rows_of("By unit") == (
        ("Văn phòng tổng hợp", 7, Fraction(7, 12), 3, Fraction(3, 8), Fraction(3, 7)),
        ("Phòng 2", 2, Fraction(2, 12), 2, Fraction(2, 8), Fraction(1)),
        ("Phòng 10", 3, Fraction(3, 12), 3, Fraction(3, 8), Fraction(1)),
        ("Total", 12, Fraction(1), 8, Fraction(1), Fraction(8, 12)),
    )


def test_leaders_against_staff():
    assert [row[:2] for row in rows_of("Leaders and staff")] == [
        ("leaders or managers", 1),
        ("staff", 1),
        ("not said", 7),
        ("Total", 9),
    ]


def test_units_against_forms():
    assert rows_of("Proposed, by unit and award form") == (
        ("Văn phòng tổng hợp", 1, 2, 3),
        ("Phòng 2", 0, 2, 2),
        ("Phòng 10", 1, 2, 3),
        ("Total", 2, 6, 8),
    )


def test_outcomes_add_up():
    rows = rows_of("By outcome")
    assert sum(row[1] for row in rows[:-1]) == rows[-1][1] == 12
    assert ("withdrawn", 1) in [row[:2] for row in rows]


def test_nobody_nominated_divides_by_nothing():
    paper = summary_paper(empty_council())
    for format_ in ("table", "md", "html", "xlsx"):
        assert render(paper, format_)
    assert rows_of("By unit", empty_council())[-1] == ("Total", 0, None, 0, None, None)


def test_it_says_that_it_is_a_draft_and_whose_votes_it_rests_on():
    above = summary_paper(whole_council()).above
    assert "DRAFT" in above
    assert "Votes of: standing committee, sitting 1 (05/09/2021)" in above


@pytest.mark.parametrize("name", HOSTILE)
def test_what_units_and_forms_are_called_is_harmless_text(name):
    council = empty_council()
    council.units[1] = replace(council.units[1], name=name)
    council.forms[2] = replace(council.forms[2], name=name)
    vote(council, nominate(council, "Một"), yes=9)
    paper = summary_paper(council)
    for table in paper.tables:
        text = render(replace(paper, tables=(table,)), "csv").decode("utf-8-sig")
        assert not [c for row in csv.reader(io.StringIO(text, newline="")) for c in row if re.match(r"[=+\-@＝\t]", c)]
    assert "<script>" not in as_html(paper)
    assert "<script>" not in as_markdown(paper)
    assert "\x1b" not in as_plain(paper) + as_html(paper) + as_markdown(paper)
    for book in (render(paper, "xlsx"), summary_chart_workbook(council)):
        sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
        cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert {clean(name), clean_line(name)} & {cell.value for cell in cells}


# charts


def part(book, name):
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(name).decode()


def test_the_workbook_draws_forms_and_units_from_their_cells():
    """A native chart on each of the two sheets, its bars in the tables' rows but for the total."""
    book = render(summary_paper(whole_council()), "xlsx")
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    drawn = [len(sheet._charts) for sheet in sheets]
    assert drawn == [1, 1, 0, 0, 0, 0, 0, 0]
    chart = part(book, "xl/charts/chart1.xml")
    sheet = sheets.worksheets[0]
    header = next(row[0].row for row in sheet.iter_rows() if row[1].value == "Nominated")
    title = re.escape(f"'{sheet.title}'")
    assert (
        re.findall(rf"<c:cat><c:strRef><c:f>{title}!([^<]+)</c:f>", chart) == [f"$A${header + 1}:$A${header + 3}"] * 2
    )
    assert re.findall(rf"<c:val><c:numRef><c:f>{title}!([^<]+)</c:f>", chart) == [
        f"$B${header + 1}:$B${header + 3}",
        f"$D${header + 1}:$D${header + 3}",
    ]
    assert sheet.cell(header + 4, 1).value == "Total"


def test_the_chart_for_word_brings_its_figures_along():
    """The cached values are the summary's, so that Word draws it without opening the workbook."""
    book = summary_chart_workbook(whole_council())
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    assert [sheet.title for sheet in sheets] == ["Data"]
    assert list(sheets[0].values) == [
        ("Award form (class)", "Nominated", "Proposed"),
        ("Huân chương Lao động hạng Nhì", 1, 1),
        ("Huân chương Lao động hạng Ba", 2, 1),
        ("Giấy khen của Viện trưởng", 9, 6),
    ]
    chart = part(book, "xl/charts/chart1.xml")
    values = [re.findall(r"<c:v>([^<]*)</c:v>", cache) for cache in re.findall(r"<c:numCache>.*?</c:numCache>", chart)]
    assert values == [["1", "2", "9"], ["1", "1", "6"]]


# for other programs


def test_the_object_has_the_same_figures():
    found = summary_object(whole_council())
    assert found["total"] == {"nominated": 12, "proposed": 8}
    assert found["units"][1] == {"unit": "Phòng 2", "nominated": 2, "proposed": 2}
    assert found["forms"][0] == {"form": "Huân chương Lao động", "class": "Nhì", "nominated": 1, "proposed": 1}
    assert found["leaders"][2] == {"leader": None, "nominated": 7, "proposed": 3}
    assert sum(found["outcomes"].values()) == 12
    assert sum(cell["nominated"] for cell in found["units_by_form"]) == 12
