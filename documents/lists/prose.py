"""Nominations in sentences: "1. Ông Nguyễn Văn A, Trưởng phòng, đề nghị tặng Bằng khen của …"."""

import re
from collections.abc import Sequence

from council.forms import AwardForm
from council.text import clean_line, fold_words
from documents.lists.award import Said, decide_award
from documents.lists.cells import Row
from documents.lists.draft import (
    Draft,
    check_form_takes_kind,
    check_name,
    settle_kind,
    several_names,
    take_section_unit,
)
from documents.lists.meanings import Meaning, meanings_of
from documents.lists.people import (
    is_household,
    is_position,
    looks_collective,
    looks_person,
    read_nominee,
    split_honorific,
)
from documents.lists.sections import Sections
from documents.lists.units import UnitNames
from documents.lists.words import split_numeral

_AWARD = re.compile(
    r"(?<!\w)(?:huân chương|huan chuong|huy chương|bằng khen|bang khen|giấy khen|giay khen|kỷ niệm chương|"
    r"ky niem chuong|"
    r"chiến sĩ thi đua|chien si thi dua|lao động tiên tiến|cờ thi đua|BK\w*|GK\w*|HCL[ĐD]\w*|HC\w{2,4})(?!\w)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[\s,;:–-])*(?:(?:được|duoc|kính|kinh|xin|đề nghị|de nghi|xét|xet|tặng|tang|trao|thưởng|thuong|"
    r"khen thưởng|khen thuong|"
    r"khen|hình thức|hinh thuc|danh hiệu|cho|:|,|;|–|-)\s*)*$",
    re.IGNORECASE,
)
_MERIT = re.compile(
    r"[\s,;:.–(-]+(?=(?:đã có|da co|có thành tích|co thanh tich|vì\b|vi da|do đã|thành tích|thanh tich|"
    r"về thành tích|đã\b)\s*)",
    re.IGNORECASE,
)
_AFTER_AWARD = re.compile(r"[.;(]|,(?!\s*(?:hạng|hang)\b)|\s+(?=(?:vì|về|do|trong|đã|vi|ve|da)\s)", re.IGNORECASE)
_CLASS_AFTER = re.compile(r"[\s,;(–-]+((?:hạng|hang)\s+\w+)\W*$", re.IGNORECASE)
_PROPOSED = re.compile(
    r"(?:đề nghị|de nghi|khen|tặng|tang)\b.*\b(?:ông|bà|ong|ba|đồng chí|dong chi|đ/c|d/c|anh|chị|chi)\s+"
    r"[A-ZÀ-ỸĐ]\w+\s+[A-ZÀ-ỸĐ]"
)
"""A sentence that may propose one more nominee: "… đề nghị khen thưởng đồng chí Lê Văn C"."""
_CLOSING = re.compile(
    r"^(?:kinh|tran trong|tren day|de nghi|can cu|thuc hien|don vi|vien kiem sat|vksnd|noi nhan|nay|"
    r"chung toi|trong qua trinh|"
    r"voi nhung|phong |van phong |thanh tra |theo |danh sach|hoi dong|xet)"
)


class ProseReader:
    """Reads paragraphs as nominees, one each."""

    def __init__(self, forms: Sequence[AwardForm], names: UnitNames, option: AwardForm | None) -> None:
        self._forms = forms
        self._names = names
        self._option = option
        self.began = False
        """Whether a nominee was read."""

    def draft(self, row: Row, sections: Sections) -> Draft | None:
        """The nominee that the paragraph names; None where it names none."""
        mark, text = split_numeral(row.cells[row.filled[0]] if len(row.filled) == 1 else row.text)
        text = text.strip()
        award = _AWARD.search(text)
        person = _ASKS.sub("", text[: award.start()]) if award else text
        merit = _MERIT.search(person)
        achievements = ""
        if merit and merit.start():
            achievements = clean_line(person[merit.end() :])
            person = person[: merit.start()]
        person = _ASKS.sub("", person).strip(" ,;:.")
        if not self._names_nominee(person, bool(mark) or row.item, bool(award), sections):
            return None
        award_text = ""
        if award:
            asked = text[award.start() :]
            cut = _AFTER_AWARD.search(asked)
            award_text = asked[: cut.start()] if cut else asked
            rest = asked[cut.end() :] if cut else ""
            following = _AWARD.match(rest.strip())
            if following:
                award_text = f"{award_text}; {rest}"
            elif rest:
                achievements = achievements or clean_line(rest).strip(" ./)")
        class_text = ""
        if not award and (named := _CLASS_AFTER.search(person)):
            class_text, person = named[1], person[: named.start()]
        read = read_nominee(person, self._names, with_position=True, takes_position=True)
        draft = Draft(
            row=row.number,
            name=read.name,
            honorific=read.honorific,
            position=read.position,
            workplace=read.workplace,
            achievements=achievements,
            problems=[],
        )
        decided = decide_award(
            Said(
                cell=award_text.strip(" .;,/"),
                class_cell=class_text,
                heading=sections.award,
                class_number=sections.class_number,
                option=self._option,
            ),
            self._forms,
        )
        if decided.problem:
            draft.problems.append(decided.problem)
        draft.form, draft.class_ = decided.form, decided.class_
        if read.several:
            draft.problems.append(several_names(read.name))
        settle_kind(draft, [sections.kind], self._names, mixed=False)
        check_name(draft)
        check_form_takes_kind(draft)
        take_section_unit(draft, sections)
        self.began = True
        return draft

    def awards_in_passing(self, text: str) -> bool:
        """Whether a sentence names behind "cho" who is to get an award: "… tặng Giấy khen cho ông A"."""
        award = _AWARD.search(text)
        whom = re.search(r"\bcho\b\s*:?\s*(?P<whom>.+)$", text[award.end() :] if award else "", re.IGNORECASE)
        if not whom:
            return False
        for part in map(clean_line, re.split(r"[,;:]|\bvà\b", whom["whom"])):
            title, name = split_honorific(part)
            if title or looks_person(name) or self._names.meant(part.rstrip(" ./")):
                return True
        return False

    def absorbs(self, text: str, drafts: list[Draft]) -> bool:
        """Whether a paragraph that names nobody is accounted for: more about the last nominee, or a closing."""
        said = fold_words(text)
        if _CLOSING.match(said):
            return True
        if (
            not drafts
            or _PROPOSED.search(text)
            or (text[:1] not in "-+•" and not said.startswith(("thanh tich", "da ", "co ")) and len(said.split()) < 12)
        ):
            return False
        drafts[-1].achievements = f"{drafts[-1].achievements} {split_numeral(text)[1]}".strip()
        return True

    def _names_nominee(self, person: str, marked: bool, award: bool, sections: Sections) -> bool:
        title, rest = split_honorific(person)
        name, position = [part.strip() for part in [*re.split(r"[,;\n(:]|\s[-–]\s", rest), ""][:2]]
        if not marked and not title and re.search(r"\bđề nghị|\bde nghi", rest, re.IGNORECASE):
            return False
        likely = looks_person(name) or (name.istitle() and 2 <= len(name.split()) <= 6 and not is_position(name))
        body = is_household(name) or self._names.exactly(name) is not None or looks_collective(name)
        short = len(person.split()) <= 25
        if title:
            return short
        if marked:
            return short and (likely or body) and (award or sections.award is not None or self.began or likely)
        if not short or not (award or sections.award):
            return False
        if body and not award:
            return _names_body_alone(person, self._names)
        capital = bool(name) and all(word[0].isupper() for word in name.split())
        return body or (capital and (looks_person(name) or is_position(position)))


def _names_body_alone(text: str, names: UnitNames) -> bool:
    """Whether an unnumbered line under an award is a collective that gets it, not a unit's heading or a sentence."""
    said = fold_words(text)
    sentence = re.search(r"\b(?:de nghi|kinh|nhu sau|sau|xet|thong nhat)\b", said)
    if Meaning.NAME in meanings_of(text):
        return False
    return not sentence and len(said.split()) <= 10 and (said.startswith("tap the ") or not names.meant(text))
