"""Recognises the council's units in headings, cells, sheet names and file names."""

import re
from collections.abc import Iterable, Sequence

from council.units import Unit
from documents.lists.words import words

_LEVELS = (("huyen",), ("thi", "xa"), ("thanh", "pho"), ("quan",), ("xa",), ("phuong",), ("thi", "tran"))
_OFFICES = ("vksnd", "ubnd", "tand", "hdnd")
"""Offices of a place: the place's name alone may mean them."""
_SHORT = {
    "vks": ("vksnd",),
    "tp": ("thanh", "pho"),
    "tx": ("thi", "xa"),
    "h": ("huyen",),
    "vp": ("van", "phong"),
    "vpth": ("van", "phong", "tong", "hop"),
    "nv": ("nghiep", "vu"),
    "pnv": ("phong", "nghiep", "vu"),
    "ttr": ("thanh", "tra"),
}
_LONG = (
    ("vksnd", ("vien kiem sat nhan dan", "vien ks nhan dan", "vien ksnd", "vien kiem sat")),
    ("ubnd", ("uy ban nhan dan",)),
    ("hdnd", ("hoi dong nhan dan",)),
    ("tand", ("toa an nhan dan",)),
)
_CAMEL = re.compile(r"(?<=[a-zà-ỹ])(?=[A-ZĐ])|(?<=[A-ZĐ])(?=[A-ZĐ][a-zà-ỹ])")

Words = tuple[str, ...]

_KIND_WORDS = {("tap", "the"), ("ca", "nhan"), ("ho", "gia", "dinh"), ("co", "quan")}
"""Words that head a section, or say what kind of body a unit is: alone they name none."""


class UnitNames:
    """The names by which each unit may be called.

    ``strong`` names stand anywhere in a text; ``weak`` ones ("Lệ Thủy" for VKSND huyện Lệ Thủy) count where a
    unit is expected; ``whole`` ones (the first words of one unit's name) must be the whole text.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        self._strong: dict[Words, set[Unit]] = {}
        self._weak: dict[Words, set[Unit]] = {}
        self._whole: dict[Words, set[Unit]] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                said = unit_words(name)
                bare = _without_level(said)
                for key in (words(name), said, bare):
                    self._add(self._strong, key, unit)
                self._add_weak(said, bare, unit)
                for size in range(2, len(said)):
                    if said[:size] not in _KIND_WORDS:
                        self._add(self._whole, said[:size], unit)

    def _add(self, names: dict[Words, set[Unit]], key: Words, unit: Unit) -> None:
        if key:
            names.setdefault(key, set()).add(unit)

    def _add_weak(self, said: Words, bare: Words, unit: Unit) -> None:
        if said[0] in _OFFICES and len(bare) > 2:
            self._add(self._weak, said[1:], unit)
            self._add(self._weak, bare[1:], unit)
            self._add(self._weak, ("".join(bare[1:]),), unit)
        if sum(map(len, said)) > 5:
            self._add(self._weak, ("".join(said),), unit)
            self._add(self._weak, ("".join(bare),), unit)

    def exactly(self, text: str) -> Unit | None:
        """The unit whose name ``text`` is, spelt in full or short, without guessing from parts of names."""
        return _only(self._strong.get(unit_words(text)) or self._strong.get(words(text)))

    def meant(self, text: str) -> Unit | None:
        """The one unit that ``text`` means where it can only be a unit's name."""
        said = unit_words(text)
        for names in (self._strong, self._weak, self._whole):
            if hit := _only(names.get(said)):
                return hit
        return None

    def doubtful(self, text: str) -> bool:
        """Whether ``text`` means a unit only as the first words of its name, and what follows is no mere place.

        "Văn phòng" may be short for "Văn phòng tổng hợp", or another office; "Thanh tra" is "Thanh tra tỉnh Đồng Nai".
        """
        said = unit_words(text)
        unit = None if _only(self._strong.get(said)) or _only(self._weak.get(said)) else _only(self._whole.get(said))
        names = [unit_words(name) for name in (unit.name, *unit.aliases)] if unit else []
        rests = [name[len(said) :] for name in names if name[: len(said)] == said]
        return bool(rests) and not any(rest[: len(level)] == level for rest in rests for level in (*_LEVELS, ("tinh",)))

    def within(self, text: str, *, weak: bool = False) -> list[Unit]:
        """The units that ``text`` names somewhere, the most specific reading; more than one is a doubt.

        Of two names directly one after the other the first is meant: a smaller unit of a larger one.
        """
        said = unit_words(text)
        spans = list(_spans(said, self._strong))
        if weak and not spans:
            spans = [span for span in _spans(said, self._weak) if said[max(span[0] - 1, 0)] != "tinh"]
        spans = [
            span for span in spans if not any(o[0] <= span[0] and span[1] <= o[1] and o[:2] != span[:2] for o in spans)
        ]
        spans.sort(key=lambda span: span[:2])
        kept: list[tuple[int, int, Unit]] = []
        for start, end, unit in spans:
            if kept and kept[-1][1] == start and not weak:
                continue
            kept.append((start, end, unit))
        return list(dict.fromkeys(unit for _start, _end, unit in kept))

    def in_file_name(self, stem: str) -> list[Unit]:
        """The units that a file's name (without its suffix) may mean; more than one is a doubt."""
        spaced = _CAMEL.sub(" ", stem)
        return self.within(spaced, weak=True) or self.within(stem, weak=True)


def unit_words(text: str) -> Words:
    """``text`` as words with the field's short hands written one way: "P.01" and "Phòng 1" are the same."""
    said: list[str] = []
    rest = words(text)
    for at, word in enumerate(rest):
        following = rest[at + 1] if at + 1 < len(rest) else ""
        if word in ("p", "phg") and following.isdigit():
            said.append("phong")
        elif word == "so" and following.isdigit() and said:
            continue
        else:
            said += _SHORT.get(word, (word,))
    joined = " ".join(said)
    for short, spelt in _LONG:
        for long in spelt:
            joined = re.sub(rf"\b{long}\b", short, joined)
    return tuple(joined.split())


def _without_level(said: Words) -> Words:
    for level in _LEVELS:
        for at in range(1, len(said) - len(level)):
            if said[at : at + len(level)] == level:
                return said[:at] + said[at + len(level) :]
    return said


def _spans(said: Words, names: dict[Words, set[Unit]]) -> Iterable[tuple[int, int, Unit]]:
    for key, units in names.items():
        for at in range(len(said) - len(key) + 1):
            if said[at : at + len(key)] == key:
                for unit in units:
                    yield at, at + len(key), unit


def _only(units: set[Unit] | None) -> Unit | None:
    return next(iter(units)) if units and len(units) == 1 else None
