"""CouncilFile, the only door to a council's file: questions about the council, and acts on it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from council.errors import Refused
from council.forms import AwardForm
from council.members import Member
from council.settings import Settings
from council.units import Unit
from council.words import _
from store.block_acts import BlockActs
from store.ledger import Ledger
from store.list_acts import ListActs
from store.matrix_acts import MatrixActs
from store.nomination_acts import NominationActs
from store.records import VALUES, to_document
from store.remark_acts import RemarkActs
from store.second_look_acts import SecondLookActs
from store.setup_acts import SetupActs
from store.who_counts_acts import WhoCountsActs

_FINAL = ("create", "close_sitting", "close_list", "reopen_list", "migrate")


class CouncilFile(
    SetupActs, NominationActs, WhoCountsActs, BlockActs, MatrixActs, RemarkActs, SecondLookActs, ListActs
):
    """A council's file, open for writing or for reading.

    ``council`` holds everything in it as values. Each act is one transaction and on the disk when it returns; it raises
    Refused where the rules do not allow it, store.errors.NotSaved or Stopped where the disk does not.
    """

    @classmethod
    def create(
        cls,
        path: Path,
        settings: Settings,
        *,
        by: str,
        units: Sequence[Unit] = (),
        members: Sequence[Member] = (),
        forms: Sequence[AwardForm] = (),
    ) -> Self:
        """Create a new council's file and open it for writing. Raises store.errors.StoreError where it exists."""
        tables: dict[str, dict[str, Any]] = {table: {} for table in VALUES}
        tables["council"]["1"] = to_document(settings)
        for table, values in (("units", units), ("members", members), ("forms", forms)):
            tables[table] = {str(value.id): to_document(value) for value in values}
        return cls(Ledger.create(path, by=by, verb="create", set=tables))

    @classmethod
    def open(cls, path: Path, *, by: str) -> Self:
        """Open a council's file for writing. Raises store.errors.Held, Damaged, Missing and their kin."""
        return cls.of(Ledger.open(path, by=by))

    def undo(self) -> tuple[str, int | None]:
        """Take back the latest act that stands; returns its verb and the nomination it was about, if any.

        Raises Refused where nothing of this sitting is left to take back: what is older is corrected.
        """
        self.check_draft()
        act = self.latest_act()
        if act is None:
            raise Refused(_("There is nothing left to undo: correct what is older, with a reason."))
        number = act["n"]
        self.check_may_undo(number)
        before: dict[str, dict[str, Any]] = {}
        for table, key in _touched(act):
            before.setdefault(table, {})[key] = self.ledger.document_before(table, key, number)
        about = self.nomination_of(act)
        self.commit_documents("undo", before, undoes=number)
        return act["verb"], about

    def latest_act(self) -> dict[str, Any] | None:
        """The act that ``undo`` would take back, or None."""
        undone: set[int] = set()
        for number in range(self.ledger.number, 0, -1):
            act = self.ledger.act(number)
            if "undoes" in act:
                undone.add(act["undoes"])
            elif number not in undone:
                return None if act["verb"] in _FINAL else act
        return None

    def nomination_of(self, act: Mapping[str, Any]) -> int | None:
        """The nomination that an act is about, or None where it is about none or several."""
        found: set[int] = set()
        for table, key in _touched(act):
            if table == "nominations":
                found.add(int(key))
            elif table in ("votes", "comments", "decisions"):
                document = act["set"].get(table, {}).get(key) or self.ledger.tables[table].get(key)
                if document:
                    found.add(document["nomination"])
        return found.pop() if len(found) == 1 else None


def _touched(act: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (table, key) for part in ("set", "merge") for table, changed in act.get(part, {}).items() for key in changed
    ]
