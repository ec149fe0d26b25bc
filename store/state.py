"""The council as its acts have made it: the tables, the acts as bytes, and questions about the past."""

from collections.abc import Mapping, Sequence
from typing import Any, overload

from store.acts import (
    FIRST_HEAD,
    Act,
    Changes,
    Document,
    Tables,
    apply,
    canonical,
    changes_of,
    decoder,
    merged,
    read_act,
)
from store.errors import fault


class History(Sequence[Act]):
    """The acts in order, the first at index 0; each is decoded when it is asked for."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Act: ...
    @overload
    def __getitem__(self, index: slice) -> list[Act]: ...
    def __getitem__(self, index: int | slice) -> Act | list[Act]:
        if isinstance(index, slice):
            return [decoder.decode(line) for line in self._lines[index]]
        act: Act = decoder.decode(self._lines[index])
        return act


class State:
    """Tables and history together; ``lines`` holds the acts as canonical JSON, with their hashes."""

    def __init__(self, tables: Tables, lines: list[bytes], head: str) -> None:
        self.tables = tables
        self.lines = lines
        self.head = head
        self.acts = History(lines)
        self._last_ids: dict[str, int] | None = None

    @property
    def number(self) -> int:
        """The number of the latest act."""
        return len(self.lines)

    def accept(self, line: bytes, head: str, changes: Changes) -> None:
        """Take in an act that is saved: its line, its hash and what it makes of the tables."""
        apply(changes, self.tables)
        self.lines.append(line)
        self.head = head
        if self._last_ids is not None:
            _raise_last_ids(self._last_ids, changes)

    def accept_recorded(self, line: bytes) -> None:
        """Take in the next act as a journal has it. Raises ValueError where it is not that."""
        act = read_act(line, self.number + 1, self.head)
        self.accept(canonical(act), act["hash"], changes_of(act, self.tables))

    def last_id(self, table: str) -> int:
        """The highest id that any act has used in ``table``, removed documents included; 0 without one."""
        if self._last_ids is None:
            self._last_ids = {}
            for act in self.acts:
                _raise_last_ids(self._last_ids, act["set"])
        return self._last_ids.get(table, 0)

    def document_before(self, table: str, id: str, number: int) -> Document | None:
        """The document as it stood before act ``number`` (from 1 up); None where there was none."""
        patches = []
        document = None
        for index in range(min(number - 1, self.number) - 1, -1, -1):
            act = self.acts[index]
            patch = act.get("merge", {}).get(table, {}).get(id)
            if patch is not None:
                patches.append(patch)
            if id in act["set"].get(table, {}):
                document = act["set"][table][id]
                break
        for patch in reversed(patches):
            document = merged(document, patch)
        return document


def _raise_last_ids(last_ids: dict[str, int], changes: Mapping[str, Mapping[str, Any]]) -> None:
    for table, documents in changes.items():
        last_ids[table] = max(last_ids.get(table, 0), *map(int, documents), 0)


class Broken(ValueError):
    """Act ``number`` does not follow from the acts before it."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.number = number


def replay(lines: Sequence[bytes]) -> State:
    """What the acts in ``lines`` make of nothing, every hash checked.

    Raises Broken at the first act that does not follow.
    """
    state = State({}, [], FIRST_HEAD)
    state.last_id("")
    for number, line in enumerate(lines, 1):
        try:
            state.accept_recorded(line)
        except ValueError as error:
            raise Broken(number, fault(error)) from error
    return state
