"""The head of a paper with both names and the motto, its title, and the signatures at its end."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from docx.shared import Pt

from council.words import _
from documents.papers.layout.page import LANDSCAPE_WIDTH, LEFT, PORTRAIT_WIDTH, Page, add, listed, mark, narrow_margins
from documents.papers.rule_line import CELL_MARGINS, RULE_STYLE, indent

_LEFT_WIDTHS = {PORTRAIT_WIDTH: 68, LANDSCAPE_WIDTH: 110}
_MOTTO_POINTS = 13
_TWENTIETHS_OF_MM = 1440 / 25.4
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


def letterhead(page: Page, *, ballot: bool = False) -> None:
    """Parent and issuing body on the left, state and motto on the right; number, place and date below.

    A ballot has no number, and only its foot says that it is a draft.
    """
    left_width = _LEFT_WIDTHS[page.width]
    table = page.grid([left_width, page.width - left_width], 2)
    narrow_margins(table)
    left, right = table.rows[0].cells
    add(left, "{%p if head.parent %}", size=12)
    add(left, "{{ head.parent }}", size=12)
    add(left, "{%p endif %}", size=12)
    add(left, "{{ head.issuer }}", size=12, bold=True)
    left.add_paragraph("{{ head.rule }}", RULE_STYLE)
    add(right, _("SOCIALIST REPUBLIC OF VIET NAM"), size=12, bold=True)
    motto = _("Independence - Freedom - Happiness")
    add(right, motto, size=_MOTTO_POINTS, bold=True)
    rule = right.add_paragraph("", RULE_STYLE)
    room = round((page.width - left_width) * _TWENTIETHS_OF_MM) - CELL_MARGINS
    indent(rule._p, room, length_of(motto))
    number, date = table.rows[1].cells
    if not ballot:
        add(number, _("No.: {{ room }}{{ head.number }}"), size=13)
    add(date, "{{ head.place_date }}", size=13, italic=True)
    _state(page, ballot)


def title(page: Page, name: str, *about: str) -> None:
    """The kind of paper, what it is about below it."""
    page.line(name, "Title").paragraph_format.space_before = Pt(12)
    for text in about:
        page.line(text, "Subtitle")


def signatures(
    page: Page, signed: Sequence[tuple[str, str]], *, copies: bool = False, several: str = "", above: str = ""
) -> None:
    """Who signs, from the left: role, name; with ``copies`` recipients stand on the left, ``above`` them one more line.

    ``several``: the list of those who sign in the first place, called ``each``, one below the other.
    """
    columns = len(signed) + copies
    page.line("").paragraph_format.keep_with_next = True
    table = page.grid([page.width / columns] * columns)
    mark(table.rows[0], "w:cantSplit")
    if copies:
        recipients(table.rows[0].cells[0], above)
    for place, (cell, (role, name)) in enumerate(zip(table.rows[0].cells[int(copies) :], signed, strict=True)):
        add(cell, role, size=13, bold=True)
        add(cell, _("(signature, full name)"), size=12, italic=True)
        loop = several if place == 0 else ""
        if loop:
            add(cell, f"{{%p for each in {loop} or [''] %}}", size=13)
        for _row in range(3):
            add(cell, "", size=13)
        add(cell, name, size=14, bold=True)
        if loop:
            add(cell, "{%p endfor %}", size=13)


def recipients(cell: Any, above: str = "") -> None:
    """ "Nơi nhận": its word 12 points bold italic, its lines 11, ``above`` the first of them."""
    add(cell, _("Copies to:"), size=12, bold=True, italic=True, centre=False)
    if above:
        add(cell, above, size=11, centre=False)
    add(cell, "{%p for each in copies %}", size=11, centre=False)
    add(cell, listed("- {{ each }};"), size=11, centre=False)
    add(cell, "{%p endfor %}", size=11, centre=False)


def length_of(text: str) -> int:
    """How long ``text`` is in bold at the size of the motto, in points."""
    letters = unicodedata.normalize("NFD", text).replace("Đ", "D").replace("đ", "d")
    return round(sum(_WIDTHS.get(letter, 0) for letter in letters) * _MOTTO_POINTS / 1000)


def _state(page: Page, ballot: bool) -> None:
    """That it is a draft, a later version or a demonstration, above the title."""
    for tag, text in (
        ("if head.draft", _("DRAFT{% if head.version > 1 %}, version {{ head.version }}{% endif %}")),
        ("if not head.draft and head.version > 1", _("Version {{ head.version }}")),
        ("if head.invented", _("DEMONSTRATION: the people, units and figures here are invented.")),
    )[2 * ballot :]:
        page.begin(tag)
        state = page.line(text)
        state.alignment = LEFT
        state.runs[0].font.bold = True
        page.begin("endif")
