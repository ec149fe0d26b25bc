"""The ledger as a TinyDB storage, so that TinyDB's tables and queries work on the council as it is now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NoReturn

from tinydb.storages import Storage

from store.acts import HISTORY, Act
from store.ledger import Ledger


class CouncilStorage(Storage):
    """Reads a ledger's live tables, history among them; open it with ``TinyDB(ledger, storage=CouncilStorage)``.

    Ask for tables with ``cache_size=0``: TinyDB's query cache knows nothing of acts and would go stale.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables as of the latest act."""
        history: Any = _HistoryTable(self._ledger.acts())
        return {**self._ledger.tables, HISTORY: history}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> NoReturn:  # noqa: ARG002
        """Refuse: ``Ledger.commit`` is the only way in."""
        raise TypeError("the council's tables change by acts only: use Ledger.commit")


class _HistoryTable(Mapping[str, Act]):
    def __init__(self, acts: Sequence[Act]) -> None:
        self._acts = acts

    def __getitem__(self, id: str) -> Act:
        number = int(id)
        if not 1 <= number <= len(self._acts):
            raise KeyError(id)
        return self._acts[number - 1]

    def __iter__(self) -> Iterator[str]:
        return map(str, range(1, len(self._acts) + 1))

    def __len__(self) -> int:
        return len(self._acts)
