"""The rule below the issuing body's name: a border as long as the paper says, centred in its cell."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

RULE_STYLE = "Rule"
"""The style of a paragraph that is a rule; one with a number in it is as many points long, others stay as drawn."""

_TWENTIETHS = 20
CELL_MARGINS = 114
"""Both margins of a letterhead's cell, in twentieths of a point."""


def draw_rules(document: Document) -> None:
    """Make the length that stands in each paragraph styled RULE_STYLE the length of its border."""
    for paragraph in document.element.body.iterfind(f".//{qn('w:p')}/{qn('w:pPr')}/{qn('w:pStyle')}"):
        if paragraph.get(qn("w:val")) == RULE_STYLE:
            _draw(paragraph.getparent().getparent())


def indent(paragraph: Any, width: int, points: int) -> None:
    """Indent a paragraph in ``width`` twentieths of a point so that ``points`` are left in the middle of it."""
    side = str(max(0, (width - points * _TWENTIETHS) // 2))
    form = OxmlElement("w:ind")
    form.set(qn("w:left"), side)
    form.set(qn("w:right"), side)
    properties = paragraph.get_or_add_pPr()
    properties.remove_all("w:ind")
    properties.insert_element_before(form, "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:rPr")


def _draw(paragraph: Any) -> None:
    text = "".join(part.text or "" for part in paragraph.iterfind(f".//{qn('w:t')}")).strip()
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if not text.isdecimal() or cell is None:
        return
    for run in paragraph.findall(qn("w:r")):
        paragraph.remove(run)
    width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
    indent(paragraph, width - CELL_MARGINS, int(text))
