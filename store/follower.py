"""A council as somebody follows it who only looks on, whatever becomes of the session that writes it."""

import time
from pathlib import Path

from council.council import Council
from store.council_file import CouncilFile
from store.errors import StoreError
from store.place import Where, read_place
from store.records import load, put

_SECONDS_BETWEEN_TRIES = 0.5


class Follower:
    """Reads the council at ``path`` and what is added to it; takes no lock, opens nothing for writing.

    ``council`` and ``where`` (the secretary's page) are as of the last ``look``; ``trouble`` is "" or, while the
    file cannot be read, the sentence why: then they are as they were before.
    """

    def __init__(self, path: Path) -> None:
        """Raises what CouncilFile.read raises."""
        self._path = path
        self._file: CouncilFile | None = CouncilFile.read(path)
        self._next_try = 0.0
        self.council: Council = self._file.council
        self.where = read_place(path) or Where()
        self.trouble = ""

    def look(self) -> bool:
        """Take in what happened since; says whether there is anything else to be shown."""
        before = self.where, self.trouble
        self.where = read_place(self._path) or self.where
        return self._follow() or before != (self.where, self.trouble)

    def close(self) -> None:
        """Let go of the files."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _follow(self) -> bool:
        if self._file is None and time.monotonic() < self._next_try:
            return False
        try:
            if self._file is not None and not self._take_in(self._file):
                return False
            if self._file is None:
                self._file = CouncilFile.read(self._path)
        except StoreError as error:
            self.close()
            self._next_try = time.monotonic() + _SECONDS_BETWEEN_TRIES
            self.trouble = str(error)
            return False
        self.council, self.trouble = self._file.council, ""
        return True

    def _take_in(self, file: CouncilFile) -> bool:
        """Let the council's values follow its documents; where that is impossible the file is to be read anew."""
        ledger = file.ledger
        number, head = ledger.number, ledger.head
        if not ledger.refresh():
            return False
        try:
            if 0 < number <= ledger.number and ledger.act(number)["hash"] == head:
                touched = {
                    (table, key)
                    for act in ledger.acts()[number:]
                    for part in ("set", "merge")
                    for table, changed in act.get(part, {}).items()
                    for key in changed
                }
                for table, key in touched:
                    put(file.council, table, int(key), ledger.tables[table].get(key))
            else:
                file.council = load(ledger.tables)
        except (ValueError, LookupError):
            self.close()
        return True
