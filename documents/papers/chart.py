"""A chart in a Word file: the chart of a workbook, drawn by Word itself and with its figures to be edited there."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

_CHART = "/word/charts/chart1.xml"
_WORKBOOK = "/word/embeddings/workbook1.xlsx"
_IN_WORKBOOK = "xl/charts/chart1.xml"
_WIDTH, _HEIGHT = 5_900_000, 3_000_000  # EMU: 16.4 × 8.3 cm
_INLINE = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Chart 1"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{id}"/>
</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
_VALUE_ALONE = '<c:showVal val="1"/>'
_NOTHING_ELSE = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
"""What a bar is labelled with: in a Word file what is not said counts as shown."""
_EXTERNAL = (
    '<c:externalData xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{id}">'
    '<c:autoUpdate val="0"/></c:externalData>'
)


def place_chart(document: Document, style: str, workbook: bytes | None) -> None:
    """Put the only chart of ``workbook`` into the first paragraph styled ``style``; without one that paragraph goes."""
    for paragraph in document.paragraphs:
        if paragraph.style is None or paragraph.style.name != style:
            continue
        if workbook is None:
            paragraph._element.getparent().remove(paragraph._element)
        else:
            paragraph._element.append(parse_xml(_inline(document, workbook)))
        return


def _inline(document: Document, workbook: bytes) -> str:
    package: Any = document.part.package
    with ZipFile(BytesIO(workbook)) as parts:
        chart_xml = parts.read(_IN_WORKBOOK).decode()
    figures = Part(PackURI(_WORKBOOK), CONTENT_TYPE.SML_SHEET, workbook, package)
    chart = Part(PackURI(_CHART), CONTENT_TYPE.DML_CHART, b"", package)
    data = chart.relate_to(figures, RELATIONSHIP_TYPE.PACKAGE)
    end = "</c:chartSpace>"
    chart_xml = chart_xml.replace(_VALUE_ALONE, _NOTHING_ELSE)
    chart._blob = chart_xml.replace(end, _EXTERNAL.format(id=data) + end).encode()
    return _INLINE.format(id=document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART), width=_WIDTH, height=_HEIGHT)
