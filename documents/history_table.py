"""The history for people: each act as a row that says when, by whom, and what it made of what."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from council.council import Council
from council.text import clean_line
from council.words import _
from documents.act_words import act_words
from store.acts import merged
from store.council_view import CouncilView

Act = Mapping[str, Any]
Document = Mapping[str, Any]


def history_text(file: CouncilView) -> str:
    """The whole history for reading and searching: a line for each act, the oldest first."""
    table = HistoryTable(file.ledger.acts, file.council)
    rows = [table.row(number) for number in range(1, len(table) + 1)]
    by_width = max((len(row.by) for row in rows), default=0)
    number_width = len(str(len(rows)))
    return "\n".join(
        f"{row.n:>{number_width}}  {time_text(row.at)}  {row.by:<{by_width}}  {row.words}{_reason_text(row)}"
        for row in rows
    )


def time_text(at: str) -> str:
    """A local ISO time as people write it: ``23/09/2021 14:05:12``."""
    return f"{at[8:10]}/{at[5:7]}/{at[:4]} {at[11:19]}"


def _reason_text(row: "HistoryRow") -> str:
    return " " + _("(reason: {text})").format(text=row.reason) if row.reason else ""


class HistoryRow(Struct, frozen=True, kw_only=True):
    """One act. ``n`` is its number, ``at`` its local ISO time with offset, ``by`` who did it, ``what`` it was in words,
    old → new where something was there before, ``reason`` the reason given or "". ``undone_by`` is the number of the
    act that took it back, or None."""

    n: int
    at: str
    by: str
    what: str
    reason: str
    undone_by: int | None

    @property
    def words(self) -> str:
        """What it was, with the mark where it was taken back."""
        if self.undone_by is None:
            return self.what
        return _("{what} [taken back by #{number}]").format(what=self.what, number=self.undone_by)


_ACTS_AT_HAND = 16
"""Acts kept decoded: the documents of one large act are looked up one by one."""


class HistoryTable:
    """The acts of one council's file as rows, by number; each is put into words only when it is asked for.

    ``acts`` answers with all acts so far, the first at index 0, each time it is called; ``council`` is the one that
    the acts belong to, as it is now.
    """

    def __init__(self, acts: Callable[[], Sequence[Act]], council: Council) -> None:
        self._acts = acts
        self._act = lru_cache(_ACTS_AT_HAND)(lambda number: acts()[number - 1])
        self._council = council
        self._seen = 0
        self._undone_by: dict[int, int] = {}
        self._touching: dict[tuple[str, str], list[int]] = {}

    def __len__(self) -> int:
        return len(self._acts())

    def row(self, number: int) -> HistoryRow:
        """Act ``number``, from 1 up. Raises IndexError."""
        if number < 1:
            raise IndexError(number)
        act = self._act(number)
        self._look_through()
        return HistoryRow(
            n=act["n"],
            at=act["at"],
            by=clean_line(act["by"]),
            what=self._words(act),
            reason=clean_line(act.get("reason") or ""),
            undone_by=self._undone_by.get(number),
        )

    def rows(self) -> Iterator[HistoryRow]:
        """All rows, the newest first."""
        return (self.row(number) for number in range(len(self), 0, -1))

    def before(self, table: str, key: str, number: int) -> Document | None:
        """The document as it stood before act ``number``, or None where there was none."""
        self._look_through()
        numbers = self._touching.get((table, key), [])
        patches: list[Document] = []
        document: Document | None = None
        for earlier in reversed(numbers[: bisect_left(numbers, number)]):
            act = self._act(earlier)
            if (patch := act.get("merge", {}).get(table, {}).get(key)) is not None:
                patches.append(patch)
            if key in act["set"].get(table, {}):
                document = act["set"][table][key]
                break
        for patch in reversed(patches):
            document = merged(document, patch)
        return document

    def _words(self, act: Act) -> str:
        taken_back = act.get("undoes")
        undone = self._words(self._act(taken_back)) if taken_back else ""
        return act_words(act, self._council, self.before, undone)

    def _look_through(self) -> None:
        """Note of every act not seen yet what it touches and what it takes back."""
        acts = self._acts()
        for index in range(self._seen, len(acts)):
            act = acts[index]
            number = index + 1
            if "undoes" in act:
                self._undone_by[act["undoes"]] = number
            for part in (act["set"], act.get("merge", {})):
                for table, documents in part.items():
                    for key in documents:
                        numbers = self._touching.setdefault((table, key), [])
                        if not numbers or numbers[-1] != number:
                            numbers.append(number)
        self._seen = len(acts)
