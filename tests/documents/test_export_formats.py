"""Every format gives back what it was given, and nothing in a name becomes markup, a formula or a code."""

import csv
import io
import re
import unicodedata
from fractions import Fraction
from html.parser import HTMLParser

import openpyxl
import pytest

from council.text import clean, clean_line
from documents.formats import PAPER_FORMATS, as_csv, as_html, as_markdown, as_plain, as_tsv, render
from documents.tables import Column, Paper, Table
from documents.workbook import sheet_names
from tests.documents.councils import HOSTILE

STARTERS = "=+-@＝＋－＠\t\r"
COLUMNS = (Column("No.", 5, numeric=True), Column("Name", 20), Column("Share", 8, numeric=True))


def paper_of(*names, grouped_by=""):
    rows = tuple((n, name, Fraction(8, 9)) for n, name in enumerate(names, 1))
    hostile = names[0] if names else "x"
    table = Table(title=f"Form {hostile}", columns=COLUMNS, rows=rows, notes=(f"note {hostile}",))
    return Paper(title=f"LIST {hostile}", above=(hostile,), tables=(table,), below=(hostile,), grouped_by=grouped_by)


def unescaped(cell):
    text = re.sub(r"\\([\\`*_\[\]~$])", r"\1", cell)
    for entity, sign in (("&#124;", "|"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


class Cells(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.rows, self.inside = set(), [], False

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("format_", [name for name in PAPER_FORMATS if name != "xlsx"])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_control_character_comes_out(format_, name):
    text = render(paper_of(name), format_).decode("utf-8-sig")
    allowed = {"csv": "\r\n", "tsv": "\t\n"}.get(format_, "\n")
    assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c not in allowed]


def test_csv_comes_back_but_for_the_apostrophes():
    raw = render(paper_of(*HOSTILE), "csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == len(HOSTILE) + 1
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["No.", "Name", "Share"]
    for (number, name, share), (n, given) in zip(rows[1:], enumerate(HOSTILE, 1), strict=True):
        assert (number, share) == (str(n), "88,89%")
        assert name.replace("'", "") == clean_line(given).replace("'", "")
        assert name[0] not in STARTERS
    names = [row[1] for row in rows]
    assert "'=1+1" in names
    assert "'＝1+1" in names
    assert "a;'=1+1;b" in names


def test_a_formula_hides_behind_no_blank():
    for blank in (" ", "\t", "\r", "\n", "\u00a0", "\u3000", "\u200b", "\x00"):
        (_header, row) = csv.reader(io.StringIO(as_csv(paper_of(f"{blank}=1+1"))[1:], newline=""))
        assert row[1] == "'=1+1"


def test_csv_and_tsv_are_one_table_led_by_the_group_where_titles_would_be_lost():
    one = paper_of("A", grouped_by="Form")
    both = Paper(title="", tables=one.tables * 2, grouped_by="Form")
    rows = list(csv.reader(io.StringIO(as_csv(both)[1:], newline="")))
    assert rows == [["Form", "No.", "Name", "Share"], *[["Form A", "1", "A", "88,89%"]] * 2]
    assert as_tsv(both).split("\n")[1].split("\t") == ["Form A", "1", "A", "88,89%"]


def test_tsv_has_one_line_per_row_and_one_tab_between_cells():
    text = as_tsv(paper_of(*HOSTILE))
    assert [line.count("\t") for line in text.split("\n")[:-1]] == [2] * (len(HOSTILE) + 1)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))[1:]
    for (_number, name, _share), given in zip(rows, HOSTILE, strict=True):
        assert name[0] not in STARTERS
        assert name.replace("'", "") == clean_line(given).replace("'", "")


def test_markdown_comes_back_by_splitting_at_pipes():
    lines = [line for line in as_markdown(paper_of(*HOSTILE)).split("\n") if line.startswith("|")]
    assert lines[1] == "| --: | --- | --: |"
    for line, given in zip(lines[2:], HOSTILE, strict=True):
        _left, _number, name, _share, _right = line.split("|")
        assert unescaped(name.strip()) == clean_line(given)
        assert not re.search(r"(?<!\\)[\[`*<]", name)


def test_markdown_lines_begin_no_list_and_no_heading():
    for start, escaped in (
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("12. x", "12\\. x"),
        ("3) x", "3\\) x"),
    ):
        assert as_markdown(paper_of(start)).split("\n")[0] == escaped


def test_html_comes_back_and_has_no_tag_of_a_name():
    text = as_html(paper_of(*HOSTILE))
    assert text.startswith('<!DOCTYPE html>\n<html lang="vi">')
    parser = Cells()
    parser.feed(text)
    assert not parser.tags & {"script", "b"}
    assert [row[1] for row in parser.rows] == ["Name", *map(clean, HOSTILE)]


def test_plain_columns_stand_under_each_other():
    text = as_plain(paper_of("Nguye\u0302\u0303n Văn Ẩn", "Đỗ Thị Ửng", "[b]x[/b]", "=1+1"))
    table = text.split("\n\n")[2].split("\n")
    assert table[0].split() == ["No.", "Name", "Share"]
    assert {line.index("88,89%") for line in table[2:]} == {table[2].index("88,89%")}
    assert unicodedata.is_normalized("NFC", text)
    assert "[b]x[/b]" in text
    assert " =1+1 " in text


def test_plain_wraps_what_is_too_wide_and_loses_no_word():
    long = "Trực chốt kiểm soát dịch 45 ngày đêm tại vùng phong tỏa"
    text = as_plain(paper_of("x", long))
    assert max(map(len, text.split("\n"))) < 50
    assert all(word in text for word in long.split())


def test_xlsx_has_numbers_as_numbers_and_texts_as_texts():
    sheet = openpyxl.load_workbook(io.BytesIO(render(paper_of(*HOSTILE), "xlsx"))).worksheets[0]
    header = next(row for row in sheet.iter_rows() if row[0].value == "No.")
    top = header[0].row
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    for row, given in enumerate(HOSTILE, top + 1):
        number, name, share = (sheet.cell(row, column) for column in (1, 2, 3))
        assert (number.value, name.value, name.data_type) == (row - top, clean(given), "s")
        assert share.value == pytest.approx(8 / 9)
        assert share.number_format == "0.00%"
        assert name.hyperlink is None


def test_xlsx_shows_every_text_whole():
    """Rows are as high as their texts need wrapped; what stands above and below the table is wrapped over it, since a
    line that ran out of it would make all of the printed page smaller."""
    long = "Trực chốt kiểm soát dịch 45 ngày đêm tại vùng phong tỏa"
    sheet = openpyxl.load_workbook(io.BytesIO(render(paper_of(long, "A"), "xlsx"))).worksheets[0]
    heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
    top = next(row[0].row for row in sheet.iter_rows() if row[0].value == "No.")
    assert heights[top] >= 3 * 16 > heights[top + 1] >= 16
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {
        f"A{row}:C{row}" for row in (1, 2, 3, top + 4, top + 5)
    }
    assert heights[0] > 16


def test_sheet_names_are_legal_and_differ():
    alike = ["Bằng khen của Chủ tịch UBND tỉnh hạng Nhất", "Bằng khen của Chủ tịch UBND tỉnh hạng Nhì"]
    names = sheet_names([*alike, "a/b:c*[d]?", "History", "", "'x'", "X", "x", "😀" * 40])
    assert all(1 <= len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(set(name) & set("[]:*?/\\") or name.strip("'") != name for name in names)
    assert "history" not in [name.casefold() for name in names]


@pytest.mark.parametrize("format_", PAPER_FORMATS)
def test_a_table_without_rows_is_still_a_paper(format_):
    assert render(paper_of(), format_)
