"""Nominees: honorifics, names and positions in one cell, and whether a name is a person's."""

import re

from msgspec import Struct

from council.forms import Kind
from council.text import clean_line, fold, fold_words
from documents.lists.units import UnitNames
from documents.lists.words import split_numeral, words

_TITLES = {
    "ong": "Ông", "ba": "Bà", "anh": "Anh", "chi": "Chị", "co": "Cô", "chu": "Chú", "bac": "Bác", "em": "Em",
    "chau": "Cháu", "d/c": "Đồng chí", "dc": "Đồng chí", "dong chi": "Đồng chí", "d.c": "Đồng chí", "d c": "Đồng chí",
    "cu": "Cụ", "thay": "Thầy",
}  # fmt: skip
_TITLE = re.compile(
    r"^\(?(?P<titles>(?:(?:ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|thầy|đồng chí|đ[/.]?\s?c|ong|ba|chi|dong chi|d/c)"
    r"(?=[\s.:)(/,])[.:]?\s*[/(,]?\s*\)?\s*)+)[:.]?\s*(?P<name>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CASED_PHRASES = {"Đồng Chí"}
_OFFICE = "truong|pho|chanh|vien|giam|chu|can|bi|ke"
_POSITIONS = re.compile(
    rf"^(?:(?:nguyen|quyen|q) (?:{_OFFICE})\b|tong (?:giam|bien|thu|cuc)\b|chu (?:nhiem|tich|tri|ho|quan|doanh)|"
    r"truong (?:phong|ban|ca|doan|doi|khoa|bo|nhom|tram|thon|cong|to|chi|cum|khu|kip|xom|ap|buon|lang|bo|"
    r"vksnd)\b|"
    r"pho (?:truong|vu|cuc|hieu|tong cuc|chi cuc|vien|chanh|giam|chu|phong|doi|ban|bi|tong|"
    r"khoa|to|nhom|thu|van|chi)\b|"
    r"can bo|cong chuc|vien chuc|nhan vien|chuyen vien|vien truong|vien pho|chanh|kiem sat vien|ksv|kiem tra vien|"
    r"ktv|thanh tra vien|dieu tra vien|tham tra vien|tham phan|thu ky|ke toan|van thu|luu tru|lai xe|bao ve|"
    r"(?:vu|cuc|tong cuc|chi cuc|hieu|doi|doan|khoa|lop|buon|lang) (?:truong|pho)\b|"
    r"giam doc|bi thu|doi truong|doi pho|to truong|to pho|thu kho|thu quy|tap vu|y si|y ta|bac si|duoc si|"
    r"dieu duong|giao vien|giang vien|hieu truong|uy vien|phu trach|cong nhan|nong dan|si quan|chien si|"
    r"thuong ta|trung ta|dai ta|thieu ta|dai uy|thuong uy|trung uy|thieu uy|thuong tuong|thieu tuong|chi huy|"
    r"hoi vien|doan vien|dang vien|luat su|nha bao|phong vien|bien tap|thanh vien|nguoi lao dong|ky su|"
    r"ky thuat|lanh dao|tinh nguyen vien|cong tac vien|sinh vien|hoc sinh|dau bep|phuc vu|nv|cv|pvt|pvp)(?= )"
)
_FAMILIES = frozenset({
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
    "duong", "ly", "dinh", "truong", "trinh", "doan", "dao", "mai", "lam", "luu", "cao", "luong", "ha", "ta",
    "thai", "chau", "ton", "quach", "luc", "to", "thach", "tang", "tong", "hua", "khuc", "vuong", "giang",
    "kieu", "nghiem", "phung", "quan", "phuong", "ban", "trieu", "vi", "vang", "lo", "bach", "an", "cu",
    "mac", "la", "ma", "nong", "hau", "than", "tu", "chu", "kim", "khong", "cung", "diep", "ninh", "on",
    "tieu", "trang", "si", "giap", "vien", "doi", "che", "ung", "tiet", "lieu", "sam", "hu", "ong",
})  # fmt: skip
_GROUPS = re.compile(
    r"^(?:"
    r"tap the|phong (?!van |thi )|van phong|vksnd|vien kiem sat|vks |chi bo|dang bo|dang uy|chi uy|cong doan|"
    r"chi doan|doan thanh nien|doan kiem tra|doan cong tac|doan tntn|doan tncs|doan co so|doan truong|doan xa|"
    r"doan phuong|thanh tra |thanh tra$|co quan|trung tam|ubnd|uy ban|cong ty|"
    r"hoi (?:nong|phu|cuu|lien|chu|luat|nguoi|dong|khuyen)\b|hoi lien|lien doan|benh vien|"
    r"tram (?:y|kiem|thu)\b|toa an|cong an|bo phan|cau lac bo|nha may|doanh nghiep|hop tac xa|luc luong|"
    r"mat tran|bo chi huy|bo tu lenh|don bien phong|don vi|chi cuc|cuc |"
    r"so (?:y|noi|tai|giao|cong|tu|lao|van|thong|nong|ngoai|khoa|xay)\b|"
    r"ban (?:chi|quan|can|thuong|giam|lanh|to|tuyen|noi|dan|thi|nu|vi|chap|kiem|tiep|dieu)\b|"
    r"doi (?:tinh|cong|kiem|xung|phan|thi|tuyen|quan|\d)\b|"
    r"to (?:cong|tuyen|kiem|covid|giup|dan|phong|chuyen|hanh|\d)\b|nhom (?:cong|tinh|thien|\d)\b|"
    r"khoi (?:thi|co|van|\d)\b|cum (?:thi|\d)\b|xa |phuong |thi tran|thon |ban tin|huyen |"
    r"truong (?:thcs|thpt|tieu|mam|dai|cao|chinh|pt|trung|pho|dan)\b|khoa |vien (?:kiem|nghien)\b|chi nhanh|"
    r"ngan hang|kho bac|bo mon|lop \d|bep |clb |quy (?:bao|tin|tu)\b|chot (?:kiem|truc)\b"
    r")"
)
_ACCENTED = {
    "phong": {"phòng"}, "van": {"văn"}, "phuong": {"phường"}, "xa": {"xã"}, "huyen": {"huyện"}, "thon": {"thôn"},
    "to": {"tổ"}, "doi": {"đội"}, "hoi": {"hội"}, "doan": {"đoàn"}, "khoi": {"khối"}, "cum": {"cụm"}, "so": {"sở"},
    "cuc": {"cục"}, "truong": {"trường"}, "tram": {"trạm"}, "nhom": {"nhóm"}, "toa": {"tòa", "toà"}, "cong": {"công"},
    "ban": {"ban"}, "bo": {"bộ"}, "chi": {"chi"}, "don": {"đơn", "đồn"}, "thi": {"thị"}, "dang": {"đảng"},
    "tap": {"tập"}, "vien": {"viện"}, "co": {"cơ"}, "luc": {"lực"}, "mat": {"mặt"}, "cau": {"câu"}, "lien": {"liên"},
    "khoa": {"khoa"}, "thanh": {"thanh"}, "kho": {"kho"},
}  # fmt: skip
_BODIES = frozenset({
    "tổ", "đội", "hội", "lớp", "nhóm", "trạm", "cụm", "khối", "xã", "huyện", "thôn", "sở", "cục", "vụ", "viện",
    "trường", "khoa", "tỉnh", "buôn", "ấp", "xóm", "bếp", "quỹ", "chốt", "nhà", "clb", "bộ",
})  # fmt: skip
"""First words, with their marks, that begin the name of a body and no family's."""
_PERSON_MIDDLES = frozenset({"van", "thi"})
_MIDDLES = _PERSON_MIDDLES | {
    "duc", "minh", "quang", "thanh", "ngoc", "huu", "xuan", "quoc", "cong", "ba", "chi", "dinh", "gia", "hoang", "kim",
    "my", "nhu", "phuong", "tuan", "tien", "the", "trong", "trung", "viet", "anh", "bao", "dang",
}  # fmt: skip
_SAYS_BORN = "(?:sn|sinh(?: năm| nam| ngày| ngay)?|năm sinh|nam sinh)"
_DAY = r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d"
_BORN = re.compile(
    rf"[\s,;–-]*(?:\(\s*{_SAYS_BORN}?\s*[:.]?\s*{_DAY}\s*\)|[,;–-]\s*{_DAY}(?!\d)|[\s,;–-]{_SAYS_BORN}\s*[:.]?\s*{_DAY})",
    re.IGNORECASE,
)
_HOUSEHOLD = re.compile(r"^(ho gia dinh|gia dinh|ho (?:ong|ba|anh|chi)\b|ho kinh doanh)")
_OLD_FONT = re.compile("[®¨©ª«¬µ¸¹»¼½¾¶·]")


class Nominee(Struct, frozen=True):
    """A name cell taken apart. ``several`` says that it holds more than one name."""

    name: str
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    several: bool = False


def honorific(text: str) -> str:
    """Ông, Bà, Đồng chí … where ``text`` is nothing else; "" where it is none."""
    return _TITLES.get(fold(text).strip(" .:"), "")


def split_honorific(text: str) -> tuple[str, str]:
    """The honorific before a name, and the name: ("Bà", "Lê Thị A"). "Ông/Bà" before a name is none.

    Ông is a family name too: before a middle name ("Ông Văn Nam") it stays.
    """
    found = _TITLE.match(text)
    if not found or len(found["name"].split()) < 2 or found["titles"].strip() in _CASED_PHRASES:
        return "", text
    last_title = found["titles"].split()[-1]
    following = fold(found["name"].split()[0])
    if fold(last_title) == "ong" and following in _MIDDLES - _FAMILIES:
        at = found["titles"].rindex(last_title)
        return honorific(found["titles"][:at]), text[at:]
    titles = [title for part in re.split(r"[/(),:.]|\s{2,}", found["titles"]) if (title := honorific(part))]
    whole = honorific(found["titles"])
    if not whole and len(titles) == 0:
        last = found["titles"].split()[-1]
        return honorific(last), found["name"]
    return (whole or (titles[0] if len(titles) == 1 else "")), found["name"]


def is_position(text: str) -> bool:
    """Whether ``text`` begins as positions do."""
    return bool(_POSITIONS.match(fold_words(text) + " "))


def is_place(text: str, units: UnitNames) -> bool:
    """Whether ``text`` names a unit, an office or a place of work."""
    return units.meant(text) is not None or looks_collective(text)


def looks_collective(text: str) -> bool:
    """Whether ``text`` begins with the word for a body: Phòng, Văn phòng, VKSND, Ban, Tổ …"""
    said = fold_words(text)
    first, second = [*clean_line(text).casefold().split(), "", ""][:2]
    if fold(second) in _PERSON_MIDDLES:
        return False
    if first in _BODIES and second:
        return True
    if not _GROUPS.match(said + " "):
        return False
    accented = _ACCENTED.get(fold(first))
    return text.isascii() or accented is None or first in accented


def looks_person(text: str) -> bool:
    """Whether ``text`` can be a person's name: two to six words, a Vietnamese family name first."""
    parts = fold_words(text).split()
    return 2 <= len(parts) <= 6 and parts[0] in _FAMILIES and not any(part.isdigit() for part in parts)


def is_household(text: str) -> bool:
    """Whether ``text`` names a household: "Hộ ông …", "Gia đình bà …"; never "Hồ Bá Nam"."""
    said = fold_words(text)
    if not _HOUSEHOLD.match(said):
        return False
    first, second, *rest = [*clean_line(text).casefold().split(), ""]
    if first not in ("ho", "hộ"):
        return first not in ("hồ", "hổ", "hố")
    if first == "hộ" or second in ("ong", "ông", "gia", "kinh"):
        return True
    return len(rest) > 2 and fold(rest[0]) in _FAMILIES


def in_old_font(text: str) -> bool:
    """Whether ``text`` holds signs of fonts from before Unicode (TCVN3): "NguyÔn V¨n An"."""
    return bool(_OLD_FONT.search(text))


def kind_in_name(name: str, title: str, position: str, units: UnitNames) -> Kind | None:
    """What ``name`` itself says of the kind; None where it says nothing certain."""
    if is_household(name):
        return Kind.HOUSEHOLD
    if title:
        return Kind.INDIVIDUAL
    if units.exactly(name):
        return Kind.COLLECTIVE
    if looks_collective(name) and not (position and is_position(position) and looks_person(name)):
        return Kind.COLLECTIVE
    return Kind.INDIVIDUAL if position and is_position(position) else None


def read_nominee(text: str, units: UnitNames, *, with_position: bool, takes_position: bool) -> Nominee:
    """Takes a name cell apart.

    ``with_position`` says that the heading announces a position in the cell, ``takes_position`` that the table
    has no column of its own for it. Names are kept as written, but for numerals and honorifics before them.
    """
    _numeral, text = split_numeral(text)
    text = _without_birth(text)
    if is_household(text) or units.exactly(clean_line(text)):
        return Nominee(clean_line(text))
    body, positions = _first_part(text)
    if looks_collective(body) and not any(map(is_position, positions)):
        return Nominee(clean_line(text))
    title, rest = split_honorific(text)
    name, extra = _first_part(rest)
    if not extra:
        return Nominee(clean_line(rest), title)
    if any(honorific(part.split()[0]) and looks_person(split_honorific(part)[1]) for part in extra) or (
        looks_person(extra[0]) and not is_position(extra[0]) and not is_place(extra[0], units)
    ):
        return Nominee(clean_line(rest), title, several=True)
    certain = with_position or takes_position or is_position(extra[0]) or is_place(extra[0], units)
    if not certain or ("\n" in rest and len(extra) == 1 and len(extra[0].split()) == 1 and not is_position(extra[0])):
        return Nominee(clean_line(rest), title)
    position, workplace = split_position(extra, units)
    return Nominee(clean_line(name), title, position, workplace)


def _without_birth(text: str) -> str:
    """``text`` without the year of birth behind a person's name."""
    born = _BORN.search(text)
    if not born or looks_collective(text):
        return text
    return text[: born.start()] + text[born.end() :]


def split_position(parts: list[str], units: UnitNames) -> tuple[str, str]:
    """Position and workplace out of the parts of a cell: the workplace begins with the first unit or office."""
    for at, part in enumerate(parts):
        if is_place(part, units) and not is_position(part):
            return ", ".join(parts[:at]), ", ".join(parts[at:])
    return ", ".join(parts), ""


def cell_parts(text: str) -> list[str]:
    """``text`` cut at commas, semicolons, line breaks and spaced dashes, brackets opened."""
    text = re.sub(r"[()\[\]]", ",", text)
    return [part for part in map(clean_line, re.split(r"[,;\n]|\s[-–—]+\s|[-–—]\s", text)) if words(part)]


def _first_part(text: str) -> tuple[str, list[str]]:
    """The name at the start of ``text`` and the parts after it; a name is never cut inside brackets alone."""
    found = re.search(r"\s*[,;\n(]|\s[-–—:]+\s|[-–—:]\s", text)
    if not found or not found.start():
        return text, []
    return text[: found.start()], cell_parts(text[found.start() :])
