"""The words by which a heading says what its column holds, and of which kind nominees are."""

import re
from enum import Enum, auto

from council.forms import Kind
from council.text import fold_words


class Meaning(Enum):
    """What a column, or a part of a cell, holds."""

    NUMBER = auto()
    HONORIFIC = auto()
    NAME = auto()
    FAMILY = auto()
    """Family and middle names, where the given name has a column of its own."""
    GIVEN = auto()
    POSITION = auto()
    WORKPLACE = auto()
    PLACE = auto()
    """"Đơn vị": where somebody works, or who nominates."""
    UNIT = auto()
    """The nominating unit."""
    FORM = auto()
    CLASS = auto()
    CATEGORY = auto()
    KIND = auto()
    ACHIEVEMENTS = auto()
    LEADER = auto()
    FRONT_LINE = auto()
    """Who fought the epidemic where it was (tuyến đầu)."""
    NOTE = auto()
    OTHER = auto()


_PHRASES: tuple[tuple[Meaning, str], ...] = (
    (Meaning.NUMBER, r"so tt|so thu tu|stt|tt|thu tu"),
    (Meaning.HONORIFIC, r"danh xung|xung ho|ten goi ong ba|ten goi|quy danh|ong ba"),
    (
        Meaning.NAME,
        r"ho va ten khai sinh|ho va ten ca nhan|ho ten ca nhan|ho va ten|ho ten|ho va chu dem va ten|"
        r"ten tap the va ca nhan|"
        r"ten tap the ca nhan|ten tap the ho gia dinh|ten ca nhan tap the|ten tap the|ten ca nhan|"
        r"tap the va ca nhan|"
        r"tap the ca nhan ho gia dinh|tap the ca nhan|ca nhan tap the|ten nguoi duoc de nghi|"
        r"nguoi duoc de nghi(?: khen thuong)?|doi tuong duoc (?:de nghi )?khen thuong|"
        r"doi tuong de nghi(?: khen thuong)?|"
        r"ten doi tuong|ten ho gia dinh|"
        r"(?:ten )?(?:don vi (?:va )?ca nhan|ca nhan (?:va )?don vi)|ho va ten chu ho|ten chu ho|can bo duoc de nghi",
    ),
    (Meaning.FAMILY, r"ho va ten dem|ho va chu dem|ho va dem|ho ten dem|ho chu dem|ho dem|chu dem|ten dem"),
    (Meaning.LEADER, r"(?:la )?lanh dao quan ly|(?:la )?lanh dao|quan ly"),
    (
        Meaning.FRONT_LINE,
        r"(?:la |thuoc |o )?(?:luc luong |doi tuong |nguoi o )?tuyen dau(?: phong chong dich(?: benh)?)?|"
        r"(?:la |thuoc )?(?:luc luong )?truc tiep (?:tham gia )?(?:cong tac )?phong chong dich(?: benh)?",
    ),
    (
        Meaning.POSITION,
        r"chuc vu chuc danh|chuc danh chuc vu|chuc vu|vi tri (?:cong tac|viec lam)|chuc danh|cap bac|ngach|nghe nghiep|"
        r"cong viec(?: dang lam| duoc giao)?|nhiem vu(?: duoc giao)?",
    ),
    (
        Meaning.UNIT,
        r"(?:ten )?don vi de nghi(?: khen thuong)?|don vi trinh(?: khen)?|co quan de nghi|don vi de xuat|"
        r"don vi lap danh sach|"
        r"noi de nghi|co quan trinh",
    ),
    (
        Meaning.WORKPLACE,
        r"don vi cong tac|noi cong tac|co quan cong tac|phong ban cong tac|noi lam viec|"
        r"co quan don vi cong tac|co quan|dia chi|"
        r"noi o|noi thuong tru|cho o hien nay|cho o",
    ),
    (Meaning.PLACE, r"co quan don vi|phong don vi|ten don vi|don vi|phong ban"),
    (
        Meaning.CATEGORY,
        r"phan loai khen thuong|loai hinh khen thuong|loai hinh khen|loai hinh|loai khen thuong|"
        r"hinh thuc thanh tich",
    ),
    (
        Meaning.ACHIEVEMENTS,
        r"(?:tom tat )?(?:noi dung )?thanh tich(?: tieu bieu| noi bat| dat duoc| dac biet| chinh)*|"
        r"ly do khen thuong|ly do|"
        r"ket qua (?:cong tac|noi bat|dat duoc)|"
        r"noi dung khen thuong|noi dung khen|noi dung|trich ngang thanh tich|dong gop",
    ),
    (
        Meaning.KIND,
        r"phan loai doi tuong|loai doi tuong|doi tuong khen thuong|doi tuong khen|doi tuong|phan loai",
    ),
    (Meaning.CLASS, r"hang de nghi|hang khen|hang|muc hang"),
    (
        Meaning.FORM,
        r"(?:de nghi )?(?:danh hieu )?hinh thuc (?:de nghi )?(?:duoc )?khen thuong|hinh thuc (?:de nghi )?khen|"
        r"hinh thuc de nghi|danh hieu hinh thuc|hinh thuc|muc (?:de nghi )?khen thuong|"
        r"cap khen(?: thuong)?|muc khen|muc de nghi|"
        r"de nghi (?:duoc )?(?:tang )?(?:thuong )?khen thuong|de nghi tang thuong|de nghi tang|de nghi khen|"
        r"danh hieu|khen thuong|de nghi",
    ),
    (Meaning.NOTE, r"ghi chu|chu thich"),
    (
        Meaning.OTHER,
        r"linh vuc|nam sinh|ngay thang nam sinh|ngay sinh|sinh ngay|gioi tinh|nam nu|dan toc|ton giao|"
        r"dang vien|so dien thoai|"
        r"dien thoai|sdt|cccd|cmnd|so cmnd|que quan|so quyet dinh|quyet dinh|trinh do|ky nhan|ky ten|chu ky|"
        r"so phieu(?: dong y)?|ty le|cap quyet dinh|cap trinh|da duoc khen thuong|khen thuong da nhan|"
        r"hinh thuc da duoc khen|thanh tich da duoc khen|nam khen|so luong|tham nien|nam cong tac|email|ma so|"
        r"thoi gian",
    ),
)
_ALL: list[tuple[Meaning, re.Pattern[str]]] = [
    (meaning, re.compile(rf"(?:{phrase})(?= |$)")) for meaning, phrase in _PHRASES
]
_WHOLE = {
    "ten": Meaning.GIVEN, "ho": Meaning.FAMILY, "ong": Meaning.HONORIFIC, "ba": Meaning.HONORIFIC, "nam": Meaning.OTHER,
    "nu": Meaning.OTHER, "phong": Meaning.PLACE, "ma": Meaning.OTHER, "loai": Meaning.KIND, "no": Meaning.NUMBER,
    "number": Meaning.NUMBER, "name": Meaning.NAME, "full name": Meaning.NAME, "nominee": Meaning.NAME,
    "family name": Meaning.FAMILY, "last name": Meaning.FAMILY, "surname": Meaning.FAMILY, "given name": Meaning.GIVEN,
    "first name": Meaning.GIVEN, "honorific": Meaning.HONORIFIC, "position": Meaning.POSITION,
    "job title": Meaning.POSITION, "workplace": Meaning.WORKPLACE, "unit": Meaning.PLACE,
    "nominating unit": Meaning.UNIT,
    "award": Meaning.FORM, "award form": Meaning.FORM, "form": Meaning.FORM, "class": Meaning.CLASS,
    "kind": Meaning.KIND, "category": Meaning.CATEGORY, "achievement": Meaning.ACHIEVEMENTS,
    "achievements": Meaning.ACHIEVEMENTS, "summary": Meaning.ACHIEVEMENTS, "note": Meaning.NOTE, "notes": Meaning.NOTE,
    "remarks": Meaning.NOTE, "front line": Meaning.FRONT_LINE, "leader": Meaning.LEADER,
    "leader or manager": Meaning.LEADER,
}  # fmt: skip
KIND_WORDS = (
    (Kind.COLLECTIVE, re.compile(r"\btap the\b")),
    (Kind.HOUSEHOLD, re.compile(r"\b(?:ho gia dinh|gia dinh|hgd)\b")),
    (Kind.INDIVIDUAL, re.compile(r"\b(?:ca nhan|nguoi)\b")),
)


def kind_said(text: str) -> Kind | None:
    """The one kind that ``text`` names; None for none or several."""
    said = fold_words(text)
    found = [kind for kind, pattern in KIND_WORDS if pattern.search(said)]
    return found[0] if len(found) == 1 else None


def meanings_of(text: str) -> tuple[Meaning, ...]:
    """What a column headed ``text`` holds, in the order said; () where no known word stands there."""
    said = fold_words(re.sub(r"\(\s*\d+\s*\)", " ", text))
    if said in _WHOLE:
        return (_WHOLE[said],)
    total = len(said.split())
    unknown = 0
    starts_known = False
    found: list[Meaning] = []
    while said:
        best = max(
            ((match.end(), meaning) for meaning, pattern in _ALL if (match := pattern.match(said))),
            key=lambda pair: pair[0],
            default=None,
        )
        if best and best[0]:
            if best[1] not in found:
                found.append(best[1])
            said = said[best[0] :].strip()
            starts_known = starts_known or not unknown
        else:
            said = said.partition(" ")[2]
            unknown += 1
    if not starts_known and unknown * 2 > total:
        return ()
    if Meaning.FRONT_LINE in found[1:]:
        found.remove(Meaning.FRONT_LINE)
    if Meaning.NAME in found:
        return tuple(m for m in found if m not in (Meaning.KIND, Meaning.FORM, Meaning.HONORIFIC, Meaning.NUMBER))
    if len(found) > 1 and Meaning.OTHER in found:
        found.remove(Meaning.OTHER)
    for strong in (Meaning.CATEGORY, Meaning.ACHIEVEMENTS, Meaning.UNIT, Meaning.FORM, Meaning.FRONT_LINE):
        if found[:1] == [strong]:
            return (strong,)
    return tuple(found)
