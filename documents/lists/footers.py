"""What stands under a table: totals, signatures, dates, notes."""

import re

from council.text import fold_words
from documents.lists.cells import Row

_TOTAL = re.compile(
    r"^(?:tong cong|tong so|tong|cong)(?= \d|$| trang\b| mang sang\b|"
    r" tap the\b| ca nhan\b| ho\b| de nghi\b| danh sach\b| gom\b|"
    r" so\b| nguoi\b| chung\b| truong hop\b)"
    r"|^(?:ban )?(?:danh sach|bieu)(?: nay| tren| de nghi| khen thuong)* (?:gom|co|bao gom)\b"
)
_SUM = re.compile(r"tổng (?:cộng|số)\b", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:nguoi lap|nguoi tong hop|can bo tong hop|can bo lap|lap bieu|lap bang|nguoi ky|thu truong|"
    r"lanh dao|xac nhan|t ?m |k ?t |t ?l |"
    r"noi nhan|ky ten|ky ghi|da ky|vien truong|pho vien truong|chanh thanh tra|pho chanh|chanh van phong|"
    r"truong phong|"
    r"pho truong phong|(?:pho )?(?:vu|cuc|hieu|tong cuc|chi cuc) truong|hieu pho|"
    r"giam doc|pho giam doc|chu tich|ke toan truong|phu trach|dai dien|phe duyet|duyet|"
    r"y kien cua|hoi dong)"
)
_DATE = re.compile(r"\bngay [\d ]*thang\b|\bngay thang nam\b")
_NOTE = re.compile(r"^(?:ghi chu|luu y|chu thich|bang chu|an dinh|mau so|huong dan)\b")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_PART = re.compile(r"(\d+) (?:tap the|ca nhan|ho gia dinh|ho)\b(?! ca nhan)")
_WHOLE = re.compile(r"(\d+) (?:de nghi|truong hop|luot|doi tuong|nguoi|tap the ca nhan|dong chi)")


def is_total(row: Row) -> bool:
    """Whether ``row`` says how many nominations there are."""
    texts = [row.cells[at] for at in row.filled[:2]]
    return any(_TOTAL.match(fold_words(text)) or _SUM.match(text) for text in texts)


def total_said(text: str) -> int | None:
    """How many nominations a total's text says: its whole, else the sum of its parts, else its first number."""
    said = fold_words(text)
    whole = _WHOLE.search(said)
    if whole:
        return int(whole[1])
    parts = [int(part) for part in _PART.findall(said)]
    if parts:
        return sum(parts)
    first = re.search(r"\d+", said)
    return int(first[0]) if first else None


def is_signature(row: Row) -> bool:
    """Whether ``row`` begins what is signed: an office holder's line, "Nơi nhận", a place and date."""
    texts = [fold_words(row.cells[at]) for at in row.filled]
    return any(_SIGNATURE.match(text + " ") or _DATE.search(text) for text in texts)


def is_note(text: str) -> bool:
    """Whether ``text`` is a note to the table."""
    return text.startswith("*") or bool(_NOTE.match(fold_words(text)))


def is_column_numbers(row: Row) -> bool:
    """Whether ``row`` numbers the columns of the table: (1) (2) (3), or A B 1 2 3."""
    texts = [row.cells[at] for at in row.filled]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
