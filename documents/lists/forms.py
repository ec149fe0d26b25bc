"""Recognises an award form and its class in what offices write: full names, aliases and short hands.

A text is read word by word against each form's name: a word may stand for itself, for the initials of words
that follow each other ("HCLĐ", "TTg"), or be left out, as long as the kind of award ("Bằng khen") is there and
one form only fits.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct

from council.forms import AwardForm
from documents.lists.words import ordinal, words

_SHORT = {
    "bk": ("bang", "khen"),
    "gk": ("giay", "khen"),
    "hc": ("huan", "chuong"),
    "kng": ("ky", "niem", "chuong"),
    "knc": ("ky", "niem", "chuong"),
    "ttg": ("thu", "tuong", "chinh", "phu"),
    "ttcp": ("thu", "tuong", "chinh", "phu"),
    "ctn": ("chu", "tich", "nuoc"),
    "cstd": ("chien", "si", "thi", "dua"),
    "csttd": ("chien", "si", "thi", "dua"),
    "td": ("thi", "dua"),
    "ldtt": ("lao", "dong", "tien", "tien"),
    "vks": ("vksnd",),
    "vksndt": ("vksnd", "tinh"),
}
_LONG = (
    (("vien", "kiem", "sat", "nhan", "dan"), ("vksnd",)),
    (("vien", "kiem", "sat"), ("vksnd",)),
    (("uy", "ban", "nhan", "dan"), ("ubnd",)),
    (("hoi", "dong", "nhan", "dan"), ("hdnd",)),
)
_HEADS = (
    ("huan", "chuong"), ("huy", "chuong"), ("bang", "khen"), ("giay", "khen"), ("ky", "niem", "chuong"),
    ("chien", "si", "thi", "dua"), ("lao", "dong", "tien", "tien"), ("co", "thi", "dua"), ("anh", "hung"),
    ("tap", "the", "lao", "dong", "xuat", "sac"),
)  # fmt: skip
_IDLE = {
    "cua", "cho", "tang", "thuong", "de", "nghi", "muc", "hinh", "thuc", "do", "la", "va", "duoc", "danh",
    "hieu", "xet", "khen", "cac",
}  # fmt: skip
_ENDS = {"tap", "ca", "cac", "ve", "vi", "da", "trong", "nam", "dot", "giai", "voi", "theo", "nhan", "doi"}
_DECIDES = re.compile(
    r"(?:.*\b(?:de nghi|trinh)\b)?(?:.*?\b)??"
    r"(?P<decider>(?!.*\b(?:de nghi|trinh)\b)(?:chu tich|pho chu tich|thu tuong|bo truong|"
    r"thu truong|vien truong|chanh|hieu truong|"
    r"giam doc|tong giam doc|cuc truong|tong cuc truong|chi cuc truong|truong ban|bi thu|tu lenh|ubnd)\b.*)$"
)
"""Who gives an award, where that is said before it: "Chủ tịch UBND tỉnh tặng Bằng khen"."""
_GIVES = re.compile(r"(?: (?:xem|xet|quyet dinh|tang|thuong|trao|khen))+$")
_SLASHED = re.compile(r"\b([hbg])\s?/\s?([ck])\b", re.IGNORECASE)
_CLASS_MARKS = {"hang", "loai"}
_CLASS_WORDS = {"nhat": 1, "nhi": 2, "ba": 3}


class Reading(Enum):
    """How sure a form was read."""

    SURE = auto()
    NONE = auto()
    """The text names no award."""
    FOREIGN = auto()
    """It names an award that the council does not have."""
    UNCLEAR = auto()
    """Several of the council's forms fit."""
    TWO = auto()
    """It names two awards."""


class FormReading(Struct, frozen=True):
    """What a text says of the award: ``form`` where ``reading`` is sure, ``class_`` as the form spells it.

    ``class_words`` is the class as written where it is no class of the form; ``whole`` says that the text holds
    the award and nothing else; ``before`` are the words before it.
    """

    reading: Reading
    form: AwardForm | None = None
    class_: str = ""
    class_words: str = ""
    whole: bool = False
    before: tuple[str, ...] = ()


def read_form(text: str, forms: Sequence[AwardForm], *, cut: bool = False) -> FormReading:
    """What award ``text`` names. ``cut`` says that its end may be missing, as in a sheet's name of 31 signs."""
    parts = _award_parts(_expanded(words(_SLASHED.sub(r"\1\2", text)), forms), forms)
    if not parts:
        alias = _by_alias(text, forms)
        return FormReading(Reading.SURE, alias, whole=True) if alias else FormReading(Reading.NONE)
    before, *awards = parts
    before, decider = _split_decider(before)
    if decider:
        awards[0] = _decided(awards[0], decider, forms)
    readings = [_read_one(award, forms, cut and award is awards[-1]) for award in awards]
    sure = [found for found in readings if found.reading is Reading.SURE]
    if len(awards) > 1:
        if len(sure) == len(awards) and len({(found.form, found.class_) for found in sure}) == 1:
            return sure[0]
        if len(sure) == 1 and len({award[:2] for award in awards}) == 1:
            return sure[0]
        return FormReading(Reading.TWO)
    only = readings[0]
    whole = only.whole and not set(before) - _IDLE
    return FormReading(only.reading, only.form, only.class_, only.class_words, whole, before)


def read_class(text: str, form: AwardForm) -> str | None:
    """The class of ``form`` that ``text`` alone means ("Ba", "hạng III", "3"); None where it is none."""
    said = [word for word in words(text) if word not in _CLASS_MARKS]
    return _class_of(said[0], form) if len(said) == 1 else None


def class_number(text: str) -> int | None:
    """1 to 3 where ``text`` is nothing but a class: "Hạng Ba", "hạng III", "Nhì"; a bare digit is none."""
    said = words(text)
    bare = [word for word in said if word not in _CLASS_MARKS]
    if len(bare) != 1 or (len(said) == 1 and bare[0].isdigit()):
        return None
    return _CLASS_WORDS.get(bare[0]) or ordinal(bare[0])


def _by_alias(text: str, forms: Sequence[AwardForm]) -> AwardForm | None:
    said = words(text)
    hits = [form for form in forms if any(words(alias) == said for alias in form.aliases)]
    return hits[0] if len(hits) == 1 and said else None


def _expanded(said: tuple[str, ...], forms: Sequence[AwardForm]) -> tuple[str, ...]:
    """``said`` with short hands written out."""
    out: list[str] = []
    for word in said:
        glued = re.fullmatch(r"(bk|gk|hc)([a-z]{2,})", word)
        if word in _SHORT:
            out += _SHORT[word]
        elif glued and not any(word in words(form.name) for form in forms):
            out += _SHORT[glued[1]]
            out += _SHORT.get(glued[2], (glued[2],))
        else:
            out.append(word)
    for long, short in _LONG:
        at = 0
        while at + len(long) <= len(out):
            if tuple(out[at : at + len(long)]) == long:
                out[at : at + len(long)] = short
            at += 1
    return tuple(out)


def _award_parts(said: tuple[str, ...], forms: Sequence[AwardForm]) -> list[tuple[str, ...]]:
    """``said`` cut before every award's head; [] without one. The first part is what stands before."""
    heads = {_expanded(words(form.name), ())[:2] for form in forms} | set(_HEADS)
    starts: list[int] = []
    covered = 0
    for at in range(len(said)):
        size = max((len(head) for head in heads if head and said[at : at + len(head)] == head), default=0)
        if size and at >= covered:
            starts.append(at)
            covered = at + size
    if not starts:
        return []
    return [said[: starts[0]], *(said[a:b] for a, b in zip(starts, [*starts[1:], len(said)], strict=True))]


def _split_decider(before: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before an award without its decider, and the decider: "đề nghị, Chủ tịch UBND tỉnh" (tặng …)."""
    said = " ".join(before)
    gives = _GIVES.search(said)
    found = _DECIDES.match(said[: gives.start()]) if gives else None
    if not found:
        return before, ()
    return tuple(said[: found.start("decider")].split()), tuple(found["decider"].split())


def _decided(award: tuple[str, ...], decider: tuple[str, ...], forms: Sequence[AwardForm]) -> tuple[str, ...]:
    """``award`` with its decider where a form's name has it: behind the kind of award."""
    heads = {_expanded(words(form.name), ())[:2] for form in forms} | set(_HEADS)
    size = max(len(head) for head in heads if award[: len(head)] == head)
    rest = award[size:]
    return (*award[:size], *(decider if rest[: len(decider)] != decider else ()), *rest)


def _read_one(award: tuple[str, ...], forms: Sequence[AwardForm], cut: bool) -> FormReading:
    fits: list[tuple[bool, int, FormReading]] = []
    for form in forms:
        for name in (form.name, *form.aliases):
            fit = _fit(award, form, _expanded(words(name), ()), cut)
            if fit:
                fits.append(fit)
    whole_names = [fit for fit in fits if fit[0]]
    best = whole_names or fits
    if whole_names:
        longest = max(fit[1] for fit in whole_names)
        best = [fit for fit in whole_names if fit[1] == longest]
    found = {fit[2].form: fit[2] for fit in best}
    if not found:
        return FormReading(Reading.FOREIGN)
    if len(found) > 1:
        return FormReading(Reading.UNCLEAR)
    return next(iter(found.values()))


def _fit(
    award: tuple[str, ...], form: AwardForm, name: tuple[str, ...], cut: bool
) -> tuple[bool, int, FormReading] | None:
    """Whether ``award`` can mean ``form`` by ``name``: (named in full, words of the name said, the reading)."""
    meant = [word for word in name if word not in ("cua", "cho")]
    head = 2 if tuple(meant[:2]) in _HEADS else 1
    if tuple(award[:head]) != tuple(meant[:head]) or not meant:
        return None
    at = head
    said_words = head
    decider = words(form.decided_by)
    classes: list[str] = []
    tail: list[str] = []
    rest = list(award[head:])
    place = 0
    while place < len(rest):
        word = rest[place]
        place += 1
        if word == "cua" or (word == "cho" and place < len(rest) and rest[place] in meant[at:]):
            continue
        if word == "cho":
            tail = rest[place - 1 :]
            break
        if word in _CLASS_MARKS:
            classes += rest[place : place + 1]
            place += 1
            continue
        if word in meant[at:]:
            at = meant.index(word, at) + 1
            said_words += 1
            continue
        if word == "cap" and place < len(rest) and rest[place] in meant[at:]:
            continue
        initials = _initials(word, meant, at)
        if initials:
            at, said = initials
            said_words += said
            continue
        if cut and place == len(rest) and any(other.startswith(word) for other in meant[at:]):
            said_words += 1
            continue
        if form.classes and _class_of(word, form):
            classes.append(word)
            continue
        if said_words >= len(meant) and word in decider:
            continue
        if word in _ENDS:
            tail = rest[place - 1 :]
            break
        if word in ("de", "nghi", "tang", "thuong", "va"):
            tail.append(word)
            continue
        if said_words >= len(meant) and meant[-1] in ("tinh", "pho") and len(rest) - place < 4:
            tail = rest[place - 1 :]
            break
        return None
    whole_name = said_words >= len(meant)
    known = {_class_of(word, form) for word in classes}
    class_ = known.pop() or "" if len(known) == 1 else ""
    class_words = "" if class_ else ", ".join(classes)
    reading = FormReading(Reading.SURE, form, class_, class_words, not tail)
    return whole_name, said_words, reading


def _initials(word: str, meant: Sequence[str], at: int) -> tuple[int, int] | None:
    """Where ``word`` ends and how many words it stands for, as the initials of words of ``meant`` from ``at`` on."""
    for start in range(at, len(meant)):
        run = "".join(other[0] for other in meant[start : start + len(word)])
        if len(word) > 1 and run == word:
            return start + len(word), len(word)
    return None


def _class_of(word: str, form: AwardForm) -> str | None:
    for number, class_ in enumerate(form.classes, 1):
        if word in words(class_) or ordinal(word) == number:
            return class_
    return None
