"""A council's members from a list: names, positions, roles, units, standing committee, right to vote."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from council.members import Member, Role
from council.text import clean_line, fold_words
from council.words import _
from documents.lists.cells import Row, Sheet
from documents.lists.files import read_sheets
from documents.lists.people import honorific, in_old_font, split_honorific
from documents.lists.values import Problem
from documents.lists.words import is_ditto, is_row_number, split_numeral
from documents.members_header import Column, Header, find_header
from documents.names import spelling

_ROLES = {
    Role.CHAIR: "chủ tịch, ct, chair, chairman, chairwoman, chairperson",
    Role.STANDING_VICE_CHAIR: "phó chủ tịch thường trực, phó chủ tịch tt, pct thường trực, pct tt,"
    " standing vice chair, standing vice-chair",
    Role.VICE_CHAIR: "phó chủ tịch, pct, vice chair, vice-chair, deputy chair",
    Role.MEMBER: "ủy viên, thành viên, uv, member",
    Role.SECRETARY: "thư ký, ủy viên thư ký, ủy viên kiêm thư ký, thành viên thư ký, thành viên kiêm thư ký,"
    " uv thư ký, secretary",
}
_ROLE_WORDS = {fold_words(word): role for role, words in _ROLES.items() for word in words.split(",")}
_OF_THE_COUNCIL = re.compile(r"\b(?:cua )?(?:hoi dong|hdtdkt|hd)(?: thi dua)?(?: khen thuong)?\b")
_STANDING_MEMBER = re.compile(r"\b(uy vien|thanh vien|uv) (?:thuong truc|tt)\b")
_YES = {"x", "co", "yes", "y", "true", "1", "thuong truc", "standing"}
_NO = {"khong", "no", "n", "false", "0"}
_YES_SIGNS = frozenset("✓✔☑√")
_NO_SIGNS = frozenset("-–—☐□")
_TOTAL = re.compile(r"(tong so|tong cong|tong|cong|an dinh|danh sach|total)\b(.*\d.*)?|tong cong.*")
_SIGNATURE = re.compile(r"(noi nhan|tm|kt|thay mat|nguoi lap|ngay \d+|\w+( \w+)? ngay( \d+)? thang)\b.*")
_SECTION = re.compile(r"([IVX]{1,4}|[A-ZĐ])\s*[.)/:-]\s*\S")
_SECTION_NUMBER = re.compile(r"([IVX]{1,4}|[A-ZĐ])\s*[.)]?")
_NUMBERED_NAME = re.compile(r"\d{1,3}\s*[.)/-]\s*")


class MembersList(Struct, frozen=True, kw_only=True):
    """A list as read; nothing of it may be added while there are ``problems``.

    ``members`` are in the list's order; ``unread`` are the headers of columns that say nothing of a member.
    """

    members: tuple[Member, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]


class _Section(Struct, frozen=True):
    """What a section heading says of those below it; None where it does not say."""

    standing: bool | None = None
    role: Role | None = None

    def after(self, heading: str) -> "_Section":
        """The section that ``heading`` begins. Behind a section of the standing committee come the others."""
        said = fold_words(heading)
        standing = True if "thuong truc" in said else None if self.standing is None else False
        role = _role(re.sub(r"(?i)^các ", "", split_numeral(heading)[1]))[0]
        return _Section(standing, role if isinstance(role, Role) else None)


class _Person(Struct, frozen=True):
    """One row as written, under the section heading that stands above it."""

    sheet: str
    row: int
    texts: dict[Column, str]
    section: "_Section"


def read_members(path: Path, first_id: int = 1) -> MembersList:
    """The members in the workbook, text or Word file at ``path``, with ids from ``first_id``.

    Where a column is absent the defaults of Member hold. Hidden sheets are not read. Raises Unreadable where the
    file is no list at all.
    """
    problems: list[Problem] = []
    people: list[_Person] = []
    unread: list[str] = []
    for sheet in read_sheets(path):
        if not sheet.hidden and sheet.rows:
            people += _people(sheet, problems, unread)
    standing = _Marks(Column.STANDING, people)
    votes = _Marks(Column.VOTES, people)
    members: list[Member] = []
    seen: dict[str, _Person] = {}
    for person in people:
        found = _member(person, first_id + len(members), standing, votes)
        sentences = found if isinstance(found, list) else _conflicts(found, person, members, seen)
        problems += [Problem(person.sheet, person.row, sentence) for sentence in sentences]
        if isinstance(found, Member):
            members.append(found)
            seen.setdefault(spelling(found.name), person)
    if not people and not problems:
        problems.append(Problem("", 0, _("no member stands below the header: fill the rows.")))
    return MembersList(members=tuple(members), problems=tuple(problems), unread=tuple(unread))


def _people(sheet: Sheet, problems: list[Problem], unread: list[str]) -> list[_Person]:
    header = find_header(sheet.rows)
    if header is None:
        problems.append(
            Problem(
                sheet.name,
                sheet.rows[0].number,
                _("no column is headed as names: write “Họ và tên” or “Name” above the names, or delete the sheet."),
            )
        )
        return []
    unread += header.unknown
    if header.doubled:
        row = sheet.rows[header.last].number
        problems += [Problem(sheet.name, row, _doubled(column)) for column in header.doubled]
        return []
    return _rows_of_people(sheet, header, problems)


def _rows_of_people(sheet: Sheet, header: Header, problems: list[Problem]) -> list[_Person]:
    people: list[_Person] = []
    section = _Section()
    signed = False
    headers = [row.cells for row in sheet.rows[: header.last + 1]]
    for row in sheet.rows[header.last + 1 :]:
        texts = _texts(row, header, people[-1].texts if people else {})
        numbered = is_row_number(texts.get(Column.NUMBER, ""))
        first = fold_words(row.cells[row.filled[0]]) if row.filled else ""
        if row.cells in headers or all(is_row_number(row.cells[at]) for at in row.filled):
            continue
        signed = signed or (not numbered and bool(_SIGNATURE.fullmatch(first)))
        if not numbered and (signed or _TOTAL.fullmatch(first)):
            continue
        if not numbered and _is_section(row, texts, header):
            section = section.after(texts.get(Column.NAME) or row.text)
        elif not texts.get(Column.NAME):
            problems.append(Problem(sheet.name, row.number, _("the row has no name: write it, or delete the row.")))
        else:
            people.append(_Person(sheet.name, row.number, texts, section))
    return people


def _texts(row: Row, header: Header, above: dict[Column, str]) -> dict[Column, str]:
    """What the row says, by column; "nt" is what the row above says."""
    texts = {}
    for column, places in header.columns.items():
        text = clean_line(" ".join(row.cells[at] for at in places if at < len(row.cells)))
        ditto = text and column not in (Column.NAME, Column.NUMBER) and is_ditto(text)
        texts[column] = above.get(column, "") if ditto else text
    return texts


def _is_section(row: Row, texts: dict[Column, str], header: Header) -> bool:
    """Whether the row heads those below it: "I. THƯỜNG TRỰC HỘI ĐỒNG", in a cell of its own."""
    filled = [text for column, text in texts.items() if text and column is not Column.NUMBER]
    if len(filled) > 1 or len(header.columns) == 1:
        return False
    number = texts.get(Column.NUMBER, "")
    if number and _SECTION_NUMBER.fullmatch(number):
        return True
    return len(row.filled) == 1 and (row.wide or bool(_SECTION.match(row.text)) or row.text.isupper())


class _Marks:
    """A column of yes and no. A blank cell is the opposite of the marks where all marks are alike."""

    def __init__(self, column: Column, people: Iterable[_Person]) -> None:
        self._column = column
        self._marks = {mark for person in people if (mark := _mark(person.texts.get(column, ""))) is not None}

    def of(self, person: _Person, default: bool) -> bool | str:
        """What the column says of ``person``, ``default`` where it says nothing of anybody; a problem as text."""
        text = person.texts.get(self._column, "")
        if not text:
            if self._column not in person.texts:
                return default
            if not self._marks:
                return _("nothing is marked under “{column}”: mark it, or leave the column out.").format(
                    column=_heading(self._column)
                )
            if len(self._marks) == 1:
                return False in self._marks
            return _("the cell under “{column}” is blank: write yes or no.").format(column=_heading(self._column))
        mark = _mark(text)
        if mark is None:
            return _("“{text}” under “{column}” is neither yes nor no: write “x”, “có” or “không”.").format(
                text=text, column=_heading(self._column)
            )
        return mark


def _mark(text: str) -> bool | None:
    if text in _YES_SIGNS or fold_words(text) in _YES:
        return True
    return False if text in _NO_SIGNS or fold_words(text) in _NO else None


def _member(person: _Person, id: int, standing: _Marks, votes: _Marks) -> Member | list[str]:
    """The member that a row describes, or its problems."""
    texts = person.texts
    title, name = split_honorific(_NUMBERED_NAME.sub("", texts[Column.NAME], count=1))
    name, _comma, after = name.partition(",") if not texts.get(Column.POSITION) else (name, "", "")
    written_role = texts.get(Column.ROLE, "")
    role, is_standing_member = _role(written_role)
    if not written_role and person.section.role is not None:
        role = person.section.role
    in_standing = standing.of(person, person.section.standing is not False)
    voting = votes.of(person, True)
    problems = [said for said in (role, in_standing, voting) if isinstance(said, str) and not isinstance(said, Role)]
    if is_standing_member and in_standing is False:
        problems.append(_("the role says standing member, the list says not of the standing committee: correct one."))
    if in_old_font(name):
        problems.append(_("the name is written in a font from before Unicode: write “{name}” anew.").format(name=name))
    if problems or not isinstance(role, Role) or isinstance(in_standing, str) or isinstance(voting, str):
        return problems
    given = texts.get(Column.TITLE, "")
    return Member(
        id=id,
        name=name.strip(),
        title=honorific(given) or given or title,
        position=texts.get(Column.POSITION, "") or after.strip(),
        role=role,
        unit=texts.get(Column.UNIT, ""),
        standing=in_standing,
        votes=voting,
    )


def _role(text: str) -> tuple[Role | str, bool]:
    """The role (a member where the cell is blank) or a problem, and whether it names a standing member."""
    said = " ".join(_OF_THE_COUNCIL.sub("", fold_words(text)).split())
    plain = _STANDING_MEMBER.sub(r"\1", said)
    role = _ROLE_WORDS.get(plain) if plain else Role.MEMBER
    if role is not None:
        return role, plain != said
    known = "Chủ tịch, Phó Chủ tịch thường trực, Phó Chủ tịch, Ủy viên, Thư ký"
    return _("“{text}” is no role in the council: write one of {known}.").format(text=text, known=known), False


def _conflicts(member: Member, person: _Person, members: Sequence[Member], seen: dict[str, _Person]) -> list[str]:
    """What contradicts the rows above: the same name, a second chair."""
    problems = []
    if same := seen.get(spelling(member.name)):
        problems.append(
            _("“{name}” stands in row {row} already: leave one row, or tell the two apart in their names.").format(
                name=member.name, row=same.row if same.sheet == person.sheet else f"{same.row} (“{same.sheet}”)"
            )
        )
    chair = next((other for other in members if other.role is Role.CHAIR), None)
    if member.role is Role.CHAIR and chair is not None:
        problems.append(
            _("“{name}” is a second chair beside “{other}”: a council has one.").format(
                name=member.name, other=chair.name
            )
        )
    return problems


def _doubled(column: Column) -> str:
    return _("two columns say “{column}”: leave one, or head the other differently.").format(column=_heading(column))


def _heading(column: Column) -> str:
    """The column's usual header, as a list in Vietnamese has it."""
    return {
        Column.NUMBER: "STT",
        Column.TITLE: "Ông/Bà",
        Column.POSITION: "Chức vụ",
        Column.ROLE: "Chức vụ trong Hội đồng",
        Column.UNIT: "Đơn vị",
        Column.STANDING: "Thường trực",
        Column.VOTES: "Biểu quyết",
    }[column]
