"""The layout that NĐ 30/2020/NĐ-CP asks for, in the Word files themselves."""

from collections.abc import Iterator
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents.papers.word import WORD_KINDS
from store.council_file import CouncilFile
from store.languages import speak
from tests.papers.sittings import opened, papers, sitting_held

KINDS = tuple(kind for kind in WORD_KINDS if kind != "ballots")  # everything was voted on


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CouncilFile]:
    with sitting_held(tmp_path_factory.mktemp("layout")) as held:
        yield held


@pytest.fixture(params=KINDS)
def document(request: pytest.FixtureRequest, file: CouncilFile) -> Any:
    speak("vi")
    return opened(next(iter(papers(file, request.param).values())))


def headed(document: Any) -> list[Any]:
    """The tables with a header, which are those with lines."""
    return [table for table in document.tables if table.style is not None and table.style.name == "Table Grid"]


def test_a4_and_margins(document: Any) -> None:
    (section,) = document.sections
    assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
    assert 20 <= section.top_margin.mm <= 25
    assert 20 <= section.bottom_margin.mm <= 25
    assert 30 <= section.left_margin.mm <= 35
    assert 15 <= section.right_margin.mm <= 20


def test_everything_is_times_new_roman(document: Any) -> None:
    used = {paragraph.style.name for paragraph in document.paragraphs}
    used |= {p.style.name for table in document.tables for row in table.rows for c in row.cells for p in c.paragraphs}
    for name in used:
        style = document.styles[name]
        fonts = style.element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{part}")) for part in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert not [attribute for attribute in fonts.attrib if "Theme" in attribute]


def test_sizes_and_weights(document: Any) -> None:
    letterhead = document.tables[0]
    left, right = letterhead.rows[0].cells
    state, motto = (paragraph.runs[0] for paragraph in right.paragraphs[:2])
    assert (state.text, state.font.size, state.font.bold) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Pt(12), True)
    assert (motto.text, motto.font.size, motto.font.bold) == ("Độc lập - Tự do - Hạnh phúc", Pt(13), True)
    parent, issuer = (paragraph.runs[0] for paragraph in left.paragraphs[:2])
    assert (parent.font.size, parent.font.bold, parent.text.isupper()) == (Pt(12), False, True)
    assert (issuer.font.size, issuer.font.bold, issuer.text.isupper()) == (Pt(12), True, True)
    number, date = (cell.paragraphs[0].runs[0] for cell in letterhead.rows[1].cells)
    assert number.text.startswith("Số: ")
    assert number.font.size == Pt(13)
    assert (date.font.size, date.font.italic) == (Pt(13), True)
    title = document.styles["Title"]
    assert (title.font.size, title.font.bold) == (Pt(14), True)
    body = document.styles["Body Text"]
    assert body.font.size in (Pt(13), Pt(14))
    assert round(body.paragraph_format.first_line_indent.mm, 1) == 12.7
    assert body.element.pPr.find(qn("w:jc")).get(qn("w:val")) == "both"


def test_rules_below_the_motto_and_the_issuing_body(document: Any) -> None:
    left, right = document.tables[0].rows[0].cells
    assert document.styles["Rule"].element.pPr.find(qn("w:pBdr")) is not None
    for cell, least, most in ((left, 30, 100), (right, 140, 180)):
        rule = cell.paragraphs[-1]
        assert (rule.style.name, rule.text) == ("Rule", "")
        room = int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) - 114
        indents = rule._p.pPr.find(qn("w:ind"))
        length = (room - int(indents.get(qn("w:left"))) - int(indents.get(qn("w:right")))) / 20
        assert least <= length <= most


def test_page_numbers_in_the_top_margin_from_the_second_page_on(document: Any) -> None:
    (section,) = document.sections
    assert section.different_first_page_header_footer
    assert not section.first_page_header.paragraphs[0].runs
    number = section.header.paragraphs[0]
    assert number.paragraph_format.alignment == 1
    assert "PAGE" in number._p.xml
    assert section.header_distance < section.top_margin


def test_headers_repeat_and_rows_are_not_torn(document: Any) -> None:
    tables = headed(document)
    assert tables
    for table in tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert not [row for row in others if row._tr.trPr.find(qn("w:tblHeader")) is not None]


def test_tables_fit_between_the_margins(document: Any) -> None:
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in headed(document):
        assert sum(cell.width for cell in table.rows[0].cells) <= room + Mm(0.5)


def test_the_list_lies_across(file: CouncilFile) -> None:
    for content in papers(file, "list").values():
        section = opened(content).sections[0]
        assert section.page_width > section.page_height


def test_who_receives_a_copy_in_its_sizes(file: CouncilFile) -> None:
    speak("vi")
    document = opened(next(iter(papers(file, "submission").values())))
    head, *lines = document.tables[-1].rows[0].cells[0].paragraphs
    assert (head.text, head.runs[0].font.size, head.runs[0].font.bold, head.runs[0].font.italic) == (
        "Nơi nhận:", Pt(12), True, True
    )  # fmt: skip
    assert [line.text for line in lines] == ["- Như trên;", "- Ban Thi đua – Khen thưởng;", "- Lưu: VT."]
    assert {line.runs[0].font.size for line in lines} == {Pt(11)}
