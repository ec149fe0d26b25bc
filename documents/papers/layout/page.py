"""A page of a Word template: its size, margins, styles, page numbers, and the paragraphs and tables on it.

Sizes after NĐ 30/2020/NĐ-CP, Phụ lục I: A4, margins 20 mm above and below, 30 left, 15 right; Times New Roman; page
numbers centred in the top margin from page 2 on.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from msgspec import Struct

from documents.papers.rule_line import RULE_STYLE

FONT = "Times New Roman"
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 165, 252
"""What is left between the margins, in mm."""

LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_SHORT, _LONG = Mm(210), Mm(297)
_TOP, _LEFT, _RIGHT = Twips(1134), Twips(1701), Twips(851)
"""The margins, 20, 30 and 15 mm in whole twentieths of a point, rounded up."""
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


class Column(Struct, frozen=True):
    """A column of a table that grows with a loop: header, width in mm, what a cell says of ``row``, if numbers."""

    header: str
    width: float
    cell: str
    numeric: bool = False


class Page:
    """One template under way; ``size`` is that of running text, ``small`` that of tables, in points."""

    def __init__(self, *, language: str, title: str, landscape: bool = False, size: float = 14, small: float = 12):
        self.document = Document()
        self.width = LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH
        self._set_properties(title)
        self._set_paper(landscape)
        self._set_styles(language, size, small)
        self._number_pages()

    def bytes(self) -> bytes:
        """The template as a .docx."""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    # paragraphs

    def line(self, text: str, style: str = "Normal") -> Any:
        """A paragraph, mostly with tags in it."""
        return self.document.add_paragraph(text, style)

    def lines(self, *texts: str, style: str = "Body Text", keep: bool = False) -> None:
        """Paragraphs of running text; ``keep``: on one page with what comes next."""
        for text in texts:
            self.line(text, style).paragraph_format.keep_with_next = keep or None

    def heading(self, text: str) -> None:
        """A heading of a part."""
        self.line(text, "Heading 1")

    def subheading(self, text: str) -> None:
        """A heading inside a part."""
        self.line(text, "Heading 2")

    def begin(self, tag: str) -> None:
        """A tag of its own paragraph that begins or ends something: ``for …``, ``if …``, ``else``, ``endif``."""
        self.line(f"{{%p {tag} %}}")

    def each(self, values: str, text: str, style: str = "Body Text") -> None:
        """A paragraph for each of ``values``, called ``each`` in ``text``; a ";" at its end is "." in the last."""
        self.begin(f"for each in {values}")
        self.line(listed(text), style)
        self.begin("endfor")

    # tables

    def grid(self, widths: Sequence[float], rows: int = 1, *, lines: bool = False) -> Any:
        """A table of fixed column widths (mm), with or without lines."""
        table = self.document.add_table(rows, len(widths), "Table Grid" if lines else None)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def loop_table(self, columns: Sequence[Column], rows: str) -> None:
        """A table with a row for each of ``rows``, called ``row``: its header repeats on each page, no row is torn."""
        table = self.grid([column.width for column in columns], 4, lines=True)
        narrow_margins(table)
        head, begin, body, end = table.rows
        mark(head, "w:tblHeader")
        for row in (head, begin, body, end):
            mark(row, "w:cantSplit")
        begin.cells[0].paragraphs[0].text = f"{{%tr for row in {rows} %}}"
        end.cells[0].paragraphs[0].text = "{%tr endfor %}"
        for place, column in enumerate(columns):
            fill(head.cells[place], column.header, "Table Head")
            fill(body.cells[place], column.cell, "Table Number" if column.numeric else "Table Text")

    # what makes a page

    def _set_properties(self, title: str) -> None:
        properties = self.document.core_properties
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.title = title

    def _set_paper(self, landscape: bool) -> None:
        section = self.document.sections[0]
        width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.top_margin = section.bottom_margin = _TOP
        section.left_margin, section.right_margin = _LEFT, _RIGHT
        section.header_distance, section.footer_distance = Mm(10), Mm(8)

    def _set_styles(self, language: str, size: float, small: float) -> None:
        normal = self.document.styles["Normal"]
        _font(normal, size)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        tongue = OxmlElement("w:lang")
        for attribute in ("w:val", "w:eastAsia"):
            tongue.set(qn(attribute), _LANGUAGES[language])
        normal.element.get_or_add_rPr().append(tongue)
        body = self._style("Body Text", size, WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
        body.paragraph_format.first_line_indent = Mm(12.7)
        self._style("Title", 14, CENTRE, bold=True)
        self._style("Subtitle", 14, CENTRE, bold=True, after=6)
        self._style("Heading 1", size, LEFT, bold=True, before=6, after=6).paragraph_format.first_line_indent = Mm(12.7)
        self._style("Heading 2", size, LEFT, bold=True, before=6, after=6).paragraph_format.first_line_indent = Mm(12.7)
        self._style("Table Head", small, CENTRE, bold=True)
        self._style("Table Text", small, LEFT)
        self._style("Table Number", small, CENTRE)
        self._style("Note", small, WD_ALIGN_PARAGRAPH.JUSTIFY, before=3, after=3)
        self._style("Copies", 11, LEFT)
        self._style("Chart", size, CENTRE, before=6, after=6)
        self._style("Stand", 8, CENTRE)
        _border(self._style(RULE_STYLE, 4, CENTRE, after=6))

    def _style(
        self,
        name: str,
        size: float,
        alignment: WD_ALIGN_PARAGRAPH,
        *,
        bold: bool = False,
        before: int = 0,
        after: int = 0,
    ) -> Any:
        styles = self.document.styles
        style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _font(style, size)
        style.font.bold, style.font.italic = bold, False
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        style.paragraph_format.keep_with_next = name.startswith(("Heading", "Note"))
        for inherited in (style.element.pPr.find(qn("w:pBdr")), style.element.rPr.find(qn("w:spacing"))):
            if inherited is not None:
                inherited.getparent().remove(inherited)
        return style

    def _number_pages(self) -> None:
        """The page's number in the top margin, none on the first page; below, which state of the file it is of."""
        section = self.document.sections[0]
        section.different_first_page_header_footer = True
        numbered = section.header.paragraphs[0]
        numbered.alignment = CENTRE
        _field(numbered.add_run(), "PAGE")
        for footer in (section.footer, section.first_page_footer):
            stand = footer.paragraphs[0]
            stand.style = self.document.styles["Stand"]
            stand.text = "{{ head.stand }}"


def listed(text: str) -> str:
    """What a line of a list says inside its loop: a ";" at its end is a full stop in the last one."""
    return text[:-1] + "{% if loop.last %}.{% else %};{% endif %}" if text.endswith(";") else text


def fill(cell: Any, text: str, style: str) -> Any:
    """Put ``text`` into the first paragraph of a cell; returns the paragraph."""
    paragraph = cell.paragraphs[0]
    paragraph.style = cell.part.document.styles[style]
    paragraph.add_run(text)
    return paragraph


def add(cell: Any, text: str, *, size: float, bold: bool = False, italic: bool = False, centre: bool = True) -> Any:
    """One more paragraph in a cell (the first one, while it is empty); returns its run."""
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    paragraph.alignment = CENTRE if centre else LEFT
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return run


def _font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)


def narrow_margins(table: Any) -> None:
    """Leave 1 mm between the lines and the text of a table's cells."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "57")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    properties.insert(list(properties).index(properties.find(qn("w:tblLook"))), margins)


def _border(style: Any) -> None:
    """A line below paragraphs of ``style``, which take hardly any height."""
    style.paragraph_format.line_spacing = Pt(4)
    border, below = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for attribute, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "auto")):
        below.set(qn(attribute), value)
    border.append(below)
    style.element.get_or_add_pPr().insert_element_before(border, "w:spacing", "w:ind", "w:jc")


def mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _field(run: Any, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
