"""The head of a paper with both names and the motto, its title, and the signatures at its end."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.shared import Pt

from council.words import _
from documents.papers.heads import NO_BREAK, RULE_POINTS
from documents.papers.layout.page import LEFT, Page, add

_LEFT_SHARE = 0.42
_MOTTO_POINTS = 13
_BLANK = 0.25
_WIDTHS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -",
        (
            722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
            722, 1000, 722, 722, 667, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
            556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 250, 333,
        ),
        strict=True,
    )
)  # fmt: skip
"""How wide the letters of bold Times New Roman are, in thousandths of its size; marks add nothing."""


def letterhead(page: Page) -> None:
    """Parent and issuing body on the left, state and motto on the right; number, place and date below."""
    table = page.grid([page.width * _LEFT_SHARE, page.width * (1 - _LEFT_SHARE)], 2)
    left, right = table.rows[0].cells
    add(left, "{%p if head.parent %}", size=12)
    add(left, "{{ head.parent }}", size=12)
    add(left, "{%p endif %}", size=12)
    add(left, "{{ head.issuer }}", size=12, bold=True)
    _rule(left, "{{ head.rule }}")
    add(right, _("SOCIALIST REPUBLIC OF VIET NAM"), size=12, bold=True)
    motto = _("Independence - Freedom - Happiness")
    add(right, motto, size=_MOTTO_POINTS, bold=True)
    _rule(right, rule_as_long(motto))
    number, date = table.rows[1].cells
    add(number, _("No.: {{ room }}{{ head.number }}"), size=13)
    add(date, "{{ head.place_date }}", size=13, italic=True)
    _state(page)


def title(page: Page, name: str, *about: str) -> None:
    """The kind of paper, what it is about below it."""
    page.line(name, "Title").paragraph_format.space_before = Pt(12)
    for text in about:
        page.line(text, "Subtitle")


def signatures(page: Page, signed: Sequence[tuple[str, str, str]], *, copies: bool = False) -> None:
    """Who signs, from the left: authority ("" for none), role, name; with ``copies`` recipients stand on the left."""
    columns = len(signed) + copies
    page.line("")
    table = page.grid([page.width / columns] * columns)
    if copies:
        recipients(table.rows[0].cells[0])
    for cell, (authority, role, name) in zip(table.rows[0].cells[int(copies) :], signed, strict=True):
        if authority:
            add(cell, authority, size=13, bold=True)
        add(cell, role, size=13, bold=True)
        add(cell, _("(signature, full name)"), size=12, italic=True)
        for _row in range(4):
            add(cell, NO_BREAK, size=13)
        add(cell, name, size=14, bold=True)


def recipients(cell: Any) -> None:
    """ "Nơi nhận": its word 12 points bold italic, its lines 11."""
    add(cell, _("Copies to:"), size=12, bold=True, italic=True, centre=False)
    add(cell, "{%p for each in copies %}", size=11, centre=False)
    add(cell, "- {{ each }}", size=11, centre=False)
    add(cell, "{%p endfor %}", size=11, centre=False)


def rule_as_long(text: str) -> str:
    """Blanks whose underline is as long as ``text`` in bold at the size of the motto."""
    letters = unicodedata.normalize("NFD", text).replace("Đ", "D").replace("đ", "d")
    width = sum(_WIDTHS.get(letter, 0) for letter in letters) * _MOTTO_POINTS / 1000
    return NO_BREAK * round(width / (RULE_POINTS * _BLANK))


def _rule(cell: Any, blanks: str) -> None:
    run = add(cell, blanks, size=RULE_POINTS)
    run.font.underline = True
    spacing = cell.paragraphs[-1].paragraph_format
    spacing.line_spacing, spacing.space_after = Pt(RULE_POINTS), Pt(6)


def _state(page: Page) -> None:
    """That it is a draft, a later version or a demonstration, above the title."""
    for tag, text in (
        ("if head.draft", _("DRAFT")),
        ("if not head.draft and head.version > 1", _("Version {{ head.version }}")),
        ("if head.invented", _("DEMONSTRATION: the people, units and figures here are invented.")),
    ):
        page.begin(tag)
        state = page.line(text)
        state.alignment = LEFT
        state.runs[0].font.bold = True
        page.begin("endif")
