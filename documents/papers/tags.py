"""Tags of a Word template that were begun and not ended, or the other way: docxtpl would swallow what follows."""

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}


def unbalanced(document: Document) -> str | None:
    """The text of the first paragraph in which a tag has no end, or an end no tag; None where there is none."""
    return next((text for text in _texts(document) if not _balanced(text)), None)


def _texts(document: Document) -> Iterator[str]:
    sections = document.sections
    headers = [part for s in sections for part in (s.header, s.first_page_header, s.footer, s.first_page_footer)]
    for root in (document.element.body, *(header._element for header in headers)):
        for paragraph in root.iter(qn("w:p")):
            yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _balanced(text: str) -> bool:
    waiting: Any = None
    for mark in _MARKS.findall(text):
        if waiting is None and mark in _ENDS:
            waiting = _ENDS[mark]
        elif mark == waiting:
            waiting = None
        else:
            return False
    return waiting is None
