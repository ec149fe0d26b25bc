"""Section rows and headings ("I. TẬP THỂ", "B. GIẤY KHEN …"): what they say of the rows below."""

import re
from collections.abc import Sequence

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.units import Unit
from documents.lists.forms import FormReading, Reading, class_number, read_form
from documents.lists.meanings import kind_said
from documents.lists.units import UnitNames
from documents.lists.words import numeral_style, split_numeral, words

_KIND_WORDS = {"tap", "the", "ca", "nhan", "ho", "gia", "dinh", "nguoi"}
_IDLE = _KIND_WORDS | {
    "danh", "sach", "de", "nghi", "khen", "thuong", "tang", "doi", "voi", "cho", "cac", "khoi", "phan", "ve",
    "muc", "hinh", "thuc", "va", "cua", "gom", "trong", "so", "luong", "duoc", "xet", "hieu", "bieu", "tong",
    "hop", "la", "thu", "hang", "nhom", "co", "thanh", "tich", "nhung", "phu", "luc", "trich", "ngang", "mau",
    "don", "vi", "bang", "to", "trinh", "hoan", "doan", "i", "ii", "iii", "iv", "v", "a", "b", "c",
}  # fmt: skip
_GROUP = re.compile(
    r"(?:\bcho\b|\btặng\b|\btang\b).*(?::|\b(?:sau|sau đây|sau day|dưới đây|duoi day))\W*$", re.IGNORECASE
)
"""How a sentence ends that heads the names below it: "Phòng 2 đề nghị tặng Giấy khen cho các cá nhân sau:"."""
_LABEL = re.compile(r"^\s*(?:tên\s+)?(?:đơn vị|don vi)(?:\s+(?:đề nghị|de nghi|trình))?\s*:\s*", re.IGNORECASE)


class Section(Struct, frozen=True):
    """What one heading says; each part is None or "" where it says nothing of it.

    ``stranger`` is the heading itself where it stands as those of units do and names none of the council's.
    """

    style: str = ""
    mark: str = ""
    kind: Kind | None = None
    award: FormReading | None = None
    class_number: int | None = None
    unit: Unit | None = None
    stranger: str = ""
    row: int = 0

    @property
    def names_unit(self) -> bool:
        """Whether the heading is one of a unit, known or not."""
        return self.unit is not None or bool(self.stranger)


def read_section(
    text: str, forms: Sequence[AwardForm], names: UnitNames, *, mark: str = "", before: str = "", row: int = 0
) -> Section | None:
    """What ``text`` says as a heading of rows; None where it is no such heading.

    ``mark`` is its numeral where that stands in another cell, ``before`` the numeral of the section above.
    """
    own_mark, rest = split_numeral(" ".join(text.split()))
    group = bool(_GROUP.search(rest))
    mark = mark or own_mark
    style = numeral_style(mark, before)
    rest = re.sub(r"\([^)]*\d[^)]*\)|[:\-–]\s*\d+\b.*$", " ", rest).strip(" :.-–")
    said = [word for word in words(rest) if not word.isdigit()]
    if not said or len(said) > 30:
        return None
    unit = names.meant(_LABEL.sub("", rest))
    if unit:
        return Section(style, mark, unit=unit, row=row)
    kind = kind_said(rest)
    award = read_form(rest, forms)
    if award.reading is Reading.NONE:
        if (number := class_number(rest)) and "hang" in said:
            return Section(style, mark, class_number=number, row=row)
        return Section(style, mark, kind=kind, row=row) if kind and set(said) <= _IDLE else None
    if award.reading is Reading.TWO or (set(award.before) - _IDLE and not group):
        return None
    return Section(style, mark, kind=kind, award=award, row=row)


class Sections:
    """The headings in force, outermost first."""

    def __init__(self) -> None:
        self._open: list[Section] = []

    @property
    def last_mark(self) -> str:
        """The numeral of the section opened last, "" without one."""
        return next((section.mark for section in reversed(self._open) if section.mark), "")

    def open(self, section: Section) -> None:
        """Begin ``section``: it ends those of its own rank and what stood under them."""
        for at, other in enumerate(self._open):
            same_rank = section.style and other.style == section.style
            same_subject = (not section.style or not other.style) and (
                (section.kind and other.kind)
                or (section.award and other.award)
                or (section.names_unit and other.names_unit)
                or (section.class_number and other.class_number)
            )
            if same_rank or same_subject:
                del self._open[at:]
                break
        self._open.append(section)

    @property
    def kind(self) -> Kind | None:
        """The kind of the rows below, where a heading says it."""
        return next((section.kind for section in reversed(self._open) if section.kind), None)

    @property
    def award(self) -> FormReading | None:
        """The form of the rows below, where a heading names one."""
        return next((section.award for section in reversed(self._open) if section.award), None)

    @property
    def class_number(self) -> int | None:
        """The class of the rows below, where a heading of its own says it."""
        return next((section.class_number for section in reversed(self._open) if section.class_number), None)

    @property
    def unit(self) -> Section | None:
        """The section that names the unit of the rows below, or a stranger as one."""
        return next((section for section in reversed(self._open) if section.names_unit), None)
