"""Finding whom a name in a list means, and telling names apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from council.text import clean_line, fold_words
from documents.lists.people import split_honorific

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_AFTER_NAME = re.compile(r"\s*(?:,|;|\n|\(|\s[-–]\s).*", re.DOTALL)


def spelling(name: str) -> str:
    """``name`` for telling names apart: case and the place of a tone in its word do not count ("hòa" is "hoà"),
    tones and letters do ("Ấn" is not "An")."""
    return " ".join(_tone_last(word) for word in unicodedata.normalize("NFD", name.casefold()).split())


def _tone_last(word: str) -> str:
    return "".join(c for c in word if c not in _TONES) + "".join(sorted(c for c in word if c in _TONES))


class Names:
    """Known names with their ids, to be found as lists write them."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        self._ids: set[int] = set()
        self._spelt: defaultdict[str, list[int]] = defaultdict(list)
        self._folded: defaultdict[str, list[int]] = defaultdict(list)
        self._found: dict[str, tuple[int, ...]] = {}
        for id, name in named:
            self._ids.add(id)
            self._spelt[spelling(name)].append(id)
            if folded := fold_words(name):
                self._folded[folded].append(id)

    def has(self, id: int) -> bool:
        """Whether something with this id is known."""
        return id in self._ids

    def find(self, written: str) -> tuple[int, ...]:
        """Those that ``written`` can mean: none, one, or several between which it does not tell.

        It may have an honorific before the name and a position after it ("Bà Lê Thị A, Phó Viện trưởng"). A name
        that is spelt alike wins over one that differs in a tone or diacritic.
        """
        if written not in self._found:
            self._found[written] = self._look_up(written)
        return self._found[written]

    def _look_up(self, written: str) -> tuple[int, ...]:
        for name in _readings(written):
            if ids := self._spelt.get(spelling(name)) or self._folded.get(fold_words(name)):
                return tuple(ids)
        return ()


def _readings(written: str) -> Iterable[str]:
    """``written`` itself, then without an honorific, then without what follows the name."""
    whole = clean_line(written)
    yield whole
    yield split_honorific(whole)[1]
    name = clean_line(_AFTER_NAME.sub("", written.strip()))
    yield name
    yield split_honorific(name)[1]
