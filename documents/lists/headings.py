"""The nominating unit as the rows above a table name it."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.forms import AwardForm
from council.text import fold_words
from council.units import Unit
from documents.lists.units import UnitNames
from documents.lists.words import words

_LABEL = re.compile(
    r"^\W*(?:tên\s+|ten\s+)?(?P<whose>đơn vị|don vi|cơ quan|co quan)(?P<nominates>\s+(?:đề nghị|de nghi|"
    r"trình|trinh|đề xuất|báo cáo))?"
    r"(?:\s+(?:khen thưởng|khen thuong))?\s*[:：]\s*(?P<name>.*)$",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"^(kinh gui|noi nhan|gui |can cu|cong hoa xa hoi|doc lap tu do|kem theo|ban hanh kem|theo |thuc hien |so \d)"
)
_DOCUMENT_NUMBER = re.compile(r"\S*\d+/\S+")
_ASKED = re.compile(r"\b(?:de nghi|trinh) (?!khen|tang|xet|thuong).*?\b(?:tang|khen)\b.*$")
"""Who is asked for an award, and the award: "đề nghị Chánh Thanh tra tỉnh tặng Giấy khen"."""
_NUMBERED_ROOM = re.compile(r"^phong (?:nghiep vu )?\d+$")


class HeadingUnit(Struct, frozen=True):
    """A unit, or what only looks like one (``unit`` None), named above a table at ``row``.

    ``doubtful`` is one of which only the first words stand there, without a label: alone they are not enough.
    """

    row: int
    text: str
    unit: Unit | None = None
    labelled: bool = False
    column: int = 0
    doubtful: bool = False


def heading_units(
    lines: Iterable[tuple[int, Sequence[str]]], names: UnitNames, forms: Sequence[AwardForm] = ()
) -> list[HeadingUnit]:
    """The nominating units that the rows above a table name; one is certain, several contradict each other.

    ``lines`` are row numbers with their cells. A parent body over the issuing one is left out; names after
    "Đơn vị:" count before any other; units to whom a letter goes never count, nor those inside the name of one of
    ``forms`` ("Giấy khen của Chánh Thanh tra tỉnh").
    """
    found: list[HeadingUnit] = []
    for row, cells in lines:
        for column, cell in enumerate(cells):
            for text in cell.split("\n"):
                found += _in_line(row, column, _without_forms(text.strip(), forms), cells, names)
    labelled = [hit for hit in found if hit.labelled]
    hits = labelled or [hit for hit in found if hit.unit] or found
    by_unit: dict[Unit | None, HeadingUnit] = {}
    for hit in hits:
        by_unit.setdefault(hit.unit, hit)
    different = list(by_unit.values())
    if len(different) == 1 and not labelled and (stranger := _issuing_stranger(different[0], found)):
        return [stranger]
    if len(different) > 1 and not labelled:
        parent, issuing = different[:2]
        if parent.column == issuing.column and issuing.row - parent.row <= 1:
            different = different[1:]
    return different


def _issuing_stranger(parent: HeadingUnit, found: Sequence[HeadingUnit]) -> HeadingUnit | None:
    """What stands right under ``parent`` as its issuing unit and is none of ours: then neither is the list."""
    under = (hit for hit in found if hit.unit is None and hit.column == parent.column and hit.row == parent.row + 1)
    return next(under, None) if parent.unit else None


def _without_forms(text: str, forms: Sequence[AwardForm]) -> str:
    folded = fold_words(text)
    if asked := _ASKED.search(folded):
        return folded[: asked.start()] + folded[asked.end() :]
    spoken = sorted((fold_words(name) for form in forms for name in (form.name, *form.aliases)), key=len, reverse=True)
    found = [name for name in spoken if len(name.split()) > 2 and f" {name} " in f" {folded} "]
    return f" {folded} ".replace(f" {found[0]} ", " ").strip() if found else text


def _in_line(row: int, column: int, text: str, cells: Sequence[str], names: UnitNames) -> list[HeadingUnit]:
    folded = fold_words(text)
    if not folded or _NOT_OURS.match(folded):
        return []
    label = _LABEL.match(text)
    if label:
        name = label["name"] or next((cell for cell in cells[column + 1 :] if cell), "")
        units = [unit] if (unit := names.meant(name)) else names.within(name, weak=True)
        certain = label["whose"].lower() in ("đơn vị", "don vi")
        if units:
            return [HeadingUnit(row, name, unit, certain, column) for unit in units]
        return [HeadingUnit(row, name, None, True, column)] if certain and words(name) else []
    text = _DOCUMENT_NUMBER.sub(" ", text)
    if unit := names.meant(text):
        return [HeadingUnit(row, text, unit, False, column, names.doubtful(text))]
    units = names.within(text)
    if units and len(words(text)) > 20 and not fold_words(text).startswith(fold_words(units[0].name)):
        return []
    if units:
        return [HeadingUnit(row, text, unit, False, column) for unit in units]
    return [HeadingUnit(row, text, None, False, column)] if _NUMBERED_ROOM.match(folded) else []
