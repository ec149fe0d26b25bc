"""One act together with what it needs to be told: the values as they stood before and after it, and names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from council.council import Council
from council.nominations import Nomination
from council.text import clean_line
from council.words import _

Act = Mapping[str, Any]
Before = Callable[[str, str, int], Mapping[str, Any] | None]
Value = TypeVar("Value", bound=Struct)

_NAMED = 4


class Story:
    """An act; ``before`` answers with a document (table, id) as it stood before the act of a number."""

    def __init__(self, act: Act, council: Council, before: Before) -> None:
        self.act = act
        self.council = council
        self._before = before

    def touched(self, table: str) -> list[int]:
        """The ids in ``table`` that the act set, changed or removed."""
        parts = (self.act["set"], self.act.get("merge", {}))
        return sorted({int(key) for part in parts for key in part.get(table, {})})

    def one(self, table: str) -> int:
        """The id of the first document in ``table`` that the act is about. Raises LookupError where there is none."""
        return self.touched(table)[0]

    def old(self, kind: type[Value], table: str, key: int) -> Value | None:
        """The value as it stood before the act, or None. Raises msgspec.ValidationError for another schema's."""
        return self._value(kind, table, key, self.act["n"])

    def new(self, kind: type[Value], table: str, key: int) -> Value:
        """The value as the act left it. Raises LookupError where it removed it."""
        value = self._value(kind, table, key, self.act["n"] + 1)
        if value is None:
            raise LookupError(f"{table} {key}")
        return value

    def all_new(self, kind: type[Value], table: str) -> list[Value]:
        """All values of ``table`` that the act is about, as it left them."""
        return [self.new(kind, table, key) for key in self.touched(table)]

    def nomination(self, number: int) -> str:
        """A nomination's number and name, also of one that was taken back since."""
        known = self.council.nominations.get(number) or self.new(Nomination, "nominations", number)
        return f"{number} {clean_line(known.called)}"

    def member(self, key: int | None) -> str:
        """A member's name, "–" for nobody."""
        if key is None:
            return "–"
        known = self.council.members.get(key)
        return clean_line(known.name) if known else str(key)

    def form(self, key: int) -> str:
        """An award form's name."""
        known = self.council.forms.get(key)
        return clean_line(known.name) if known else str(key)

    def _value(self, kind: type[Value], table: str, key: int, number: int) -> Value | None:
        document = self._before(table, str(key), number)
        return None if document is None else msgspec.convert(document, kind, str_keys=True)


def change(old: str, new: str) -> str:
    """Old → new; only the new one where there was nothing before."""
    return f"{old} → {new}" if old else new


def names(values: Sequence[str]) -> str:
    """``values`` one after the other; of many the first ones and how many more."""
    if len(values) <= _NAMED:
        return ", ".join(values)
    shown = ", ".join(values[: _NAMED - 1])
    return _("{names} and {number} more").format(names=shown, number=len(values) - _NAMED + 1)


def span(numbers: Iterable[int]) -> str:
    """``numbers`` in stretches: "1–86", "12–13, 15–16, 20"."""
    stretches: list[list[int]] = []
    for number in sorted(numbers):
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return ", ".join(f"{s[0]}–{s[-1]}" if len(s) > 1 else str(s[0]) for s in stretches)
