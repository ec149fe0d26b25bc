"""Taking typed values out of a template's TOML tables; every mistake becomes one sentence."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from council.text import clean_line
from council.words import N_, _

Choice = TypeVar("Choice", bound=StrEnum)

_KINDS: tuple[tuple[type, str], ...] = (
    (bool, N_("true or false")),
    (str, N_("text")),
    (int, N_("a number")),
    (float, N_("a number")),
    (list, N_("a list")),
    (dict, N_("a table")),
)


class Table:
    """One TOML table that is being read: what is asked of it is known, the rest is a mistake.

    ``where`` is the table as the template heads it, such as ``[council]``, "" for the whole file; ``mistakes``
    collects the sentences.
    """

    def __init__(self, values: Mapping[str, object], where: str, mistakes: list[str]) -> None:
        self.where = where
        self._values = values
        self._mistakes = mistakes
        self._known: list[str] = []

    def mistake(self, sentence: str) -> None:
        """Note a mistake in this table; ``sentence`` goes on after the table's name."""
        where = self.where or _("outside every table")
        self._mistakes.append(f"{where}: {sentence}")

    def is_text(self, key: str) -> bool:
        """Whether the template writes ``key`` as a text, where a table is allowed too."""
        return isinstance(self._values.get(key), str)

    def text(self, key: str, default: str = "") -> str:
        """Text on one line, cleaned."""
        value = self._take(key, default)
        if isinstance(value, str):
            return clean_line(value)
        self._wrong(key, value, _("text in quotes"))
        return default

    def required_text(self, key: str) -> str:
        """Text that must be there; "" after a mistake."""
        text = self.text(key)
        if not text and isinstance(self._values.get(key, ""), str):
            self.mistake(_('“{key}” is missing: write {key} = "…".').format(key=key))
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, cleaned; empty where the template says nothing."""
        value = self._take(key, [])
        if not isinstance(value, list):
            self._wrong(key, value, _('a list of texts, such as ["…", "…"]'))
            return ()
        for entry in value:
            if not isinstance(entry, str) or not clean_line(entry):
                self.mistake(
                    _("“{key}” has an entry that is no text: write every entry in quotes, none empty.").format(key=key)
                )
                return ()
        return tuple(clean_line(entry) for entry in value)

    def flag(self, key: str, default: bool) -> bool:
        """``true`` or ``false``."""
        value = self._take(key, default)
        if isinstance(value, bool):
            return value
        self._wrong(key, value, _("true or false, without quotes"))
        return default

    def choice(self, key: str, words: type[Choice], default: Choice) -> Choice:
        """One of the words of an enumeration."""
        value = self._take(key, default.value)
        return self._word(key, value, words) or default

    def required_choice(self, key: str, words: type[Choice]) -> Choice | None:
        """One of the words of an enumeration that must be there; None after a mistake."""
        value = self._take(key, None)
        if value is None:
            self.mistake(_("“{key}” is missing: write one of {words}.").format(key=key, words=_listed(words)))
            return None
        return self._word(key, value, words)

    def choices(self, key: str, words: type[Choice], default: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """A list of words of an enumeration, not empty, in the enumeration's order."""
        said = self.texts(key)
        if self._values.get(key) == []:
            self.mistake(
                _("“{key}” is an empty list: name at least one of {words}, or leave it out.").format(
                    key=key, words=_listed(words)
                )
            )
        found = {self._word(key, value, words) for value in said}
        return tuple(word for word in words if word in found) or default

    def order(self, key: str, words: type[Choice]) -> tuple[Choice, ...]:
        """All words of an enumeration in the order that the list has them; those that it does not name come last."""
        found = (self._word(key, value, words) for value in self.texts(key))
        return tuple(dict.fromkeys((*(word for word in found if word is not None), *words)))

    def positive(self, key: str) -> int | None:
        """A whole number from 1 that must be there; None after a mistake."""
        value = self._take(key, None)
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        self.mistake(_("“{key}” must be a whole number from 1, without quotes, such as 5.").format(key=key))
        return None

    def table(self, key: str, header: str) -> "Table":
        """The sub-table ``key``, which the template heads with ``header``; empty where it says nothing."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self._wrong(key, value, _("a table headed {header}").format(header=header))
            return Table({}, header, [])
        return Table(value, self._inside(header), self._mistakes)

    def tables(self, key: str, header: str) -> list["Table"]:
        """The tables of the list ``key``, each called by ``header``, its number and its name."""
        value = self._take(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._wrong(key, value, _("tables, each headed {header}").format(header=header))
            return []
        return [
            Table(entry, self._inside(f"{header} {number}{_called(entry)}"), self._mistakes)
            for number, entry in enumerate(value, 1)
        ]

    def done(self) -> None:
        """Note every key that was not asked for."""
        for key in self._values:
            if key not in self._known:
                self.mistake(
                    _("“{key}” is not known here: remove it or write one of {words}.").format(
                        key=clean_line(key), words=", ".join(self._known)
                    )
                )

    def _inside(self, header: str) -> str:
        return f"{self.where} {header}".strip()

    def _take(self, key: str, default: object) -> object:
        self._known.append(key)
        return self._values.get(key, default)

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        found = next((word for kind, word in _KINDS if isinstance(value, kind)), N_("a date or time"))
        self.mistake(_("“{key}” must be {wanted}; it is {found}.").format(key=key, wanted=wanted, found=_(found)))

    def _word(self, key: str, value: object, words: type[Choice]) -> Choice | None:
        found = next((word for word in words if word.value == value), None)
        if found is not None:
            return found
        self.mistake(
            _("“{key}” cannot be “{value}”: write one of {words}.").format(
                key=key, value=clean_line(str(value)), words=_listed(words)
            )
        )
        return None


def _listed(words: Iterable[StrEnum]) -> str:
    return ", ".join(word.value for word in words)


def _called(entry: Mapping[str, object]) -> str:
    name = entry.get("name")
    return f" (“{clean_line(name)}”)" if isinstance(name, str) and clean_line(name) else ""
