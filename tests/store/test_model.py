"""The store beside a plain model: acts, crashes, checkpoints, closing, a reader that follows."""

import copy
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from store.acts import merged
from store.ledger import Ledger
from store.verify import verify
from tests.store.faults import Unsynced, Watched

tables = st.sampled_from(["votes", "notes", "members"])
ids = st.integers(1, 4).map(str)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
leaves = st.none() | st.booleans() | st.integers(-3, 3) | texts
documents = st.dictionaries(
    st.sampled_from("abcấ"), leaves | st.dictionaries(st.sampled_from("xy"), leaves), max_size=3
)
sets = st.dictionaries(tables, st.dictionaries(ids, st.none() | documents, max_size=2), max_size=2)


class Quick(Watched, Unsynced):
    """Watched, and flushes nothing."""


class Store(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "council.json"
        self.system = Quick()
        self.model: dict[str, dict[str, Any]] = {}
        self.number = 1

    @initialize(first=sets)
    def create(self, first: dict[str, Any]) -> None:
        self.ledger = Ledger.create(self.path, by="me", verb="new", set=first, system=self.system)
        self._apply(first)
        self.reader = Ledger.read(self.path)

    def _apply(self, changes: dict[str, Any]) -> None:
        for table, changed in changes.items():
            for id, document in changed.items():
                self.model.setdefault(table, {})[id] = copy.deepcopy(document)
                if document is None:
                    del self.model[table][id]
            self.model.setdefault(table, {})

    @rule(changes=sets, reason=st.none() | texts)
    def act(self, changes: dict[str, Any], reason: str | None) -> None:
        act = self.ledger.commit("act", changes, reason=reason)
        self._apply(changes)
        self.number += 1
        assert act["n"] == self.number
        assert act.get("reason") == reason

    @rule(table=tables, id=ids, patch=documents)
    def merge(self, table: str, id: str, patch: dict[str, Any]) -> None:
        if id not in self.model.get(table, {}):
            return
        before = self.ledger.tables[table][id]
        kept = copy.deepcopy(before)
        self.ledger.commit("merge", {}, merge={table: {id: patch}})
        assert before == kept
        self.model[table][id] = merged(self.model[table][id], patch)
        self.number += 1
        assert self.ledger.document_before(table, id, self.number) == kept

    @rule()
    def checkpoint(self) -> None:
        self.ledger.checkpoint()

    @rule()
    def close_and_open(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.path, by="me", system=self.system)
        assert self.ledger.notes == ()

    @rule(torn=st.binary(max_size=26))
    def crash_and_open(self, torn: bytes) -> None:
        self.system.abandon()
        with self.path.with_name("council.json.journal").open("ab") as journal:
            journal.write(torn)
        self.system = Quick()
        self.ledger = Ledger.open(self.path, by="me", system=self.system)

    @rule()
    def follow(self) -> None:
        self.reader.refresh()
        assert (self.reader.tables, self.reader.head) == (self.model, self.ledger.head)

    @rule()
    def read_anew(self) -> None:
        with Ledger.read(self.path) as reader:
            assert (reader.tables, reader.head) == (self.model, self.ledger.head)
        verdict = verify(self.path)
        assert (verdict.problem, verdict.number, verdict.head) == ("", self.number, self.ledger.head)
        assert verdict.act_of(self.ledger.head.upper()) == self.number

    @invariant()
    def agrees(self) -> None:
        assert self.ledger.tables == self.model
        assert self.ledger.number == self.number

    def teardown(self) -> None:
        self.reader.close()
        self.ledger.close()
        with Ledger.read(self.path) as reader:
            assert reader.tables == self.model
        shutil.rmtree(self.folder)


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
