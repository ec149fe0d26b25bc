"""The store beside a plain model: acts, undone ones, checkpoints, closing, a reader that follows, and every end of it.

A session ends well, by a crash between two acts, by being killed at any system call, or by a power cut.
"""

import contextlib
import copy
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from store.acts import merged
from store.ledger import Ledger
from store.verify import verify
from tests.store.faults import Killed, Watched
from tests.store.power import Disk, lay_out, states_at
from tests.store.seeds import SEED

tables = st.sampled_from(["votes", "notes", "members"])
ids = st.integers(1, 4).map(str)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
leaves = st.none() | st.booleans() | st.integers(-3, 3) | texts
documents = st.dictionaries(
    st.sampled_from("abcấ"), leaves | st.dictionaries(st.sampled_from("xy"), leaves), max_size=3
)
sets = st.dictionaries(tables, st.dictionaries(ids, st.none() | documents, max_size=2), max_size=2)


class Machine(Disk, Watched):
    """A computer that can be killed at any call and lose its power."""

    def __init__(self, folder: Path) -> None:
        Watched.__init__(self)
        Disk.__init__(self, folder)

    def kill_at(self, number: int) -> None:
        """The process ends before the call of this number from now on."""
        last = len(self.calls) + number

        def before(count: int, _name: str) -> None:
            if count >= last:
                raise Killed

        self.before = before


@seed(SEED)
class Store(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "council.json"
        self.system = Machine(self.folder)
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

    @rule()
    def undo(self) -> None:
        act = self.ledger.act(self.number)
        changes: dict[str, Any] = {}
        for part in (act["set"], act.get("merge", {})):
            for table, changed in part.items():
                for id in changed:
                    changes.setdefault(table, {})[id] = self.ledger.document_before(table, id, self.number)
        self.ledger.commit("undo", changes, undoes=self.number)
        self._apply(changes)
        self.number += 1
        for table, changed in changes.items():
            for id, document in changed.items():
                assert self.ledger.document_before(table, id, self.number + 1) == document

    def _open_again(self) -> None:
        self.system.abandon()
        self.system.end()
        self.system = Machine(self.folder)
        self.ledger = Ledger.open(self.path, by="me", system=self.system)
        assert self.ledger.writable

    @rule(torn=st.binary(max_size=26))
    def crash_and_open(self, torn: bytes) -> None:
        self.system.abandon()
        with self.path.with_name("council.json.journal").open("ab") as journal:
            journal.write(torn)
        self._open_again()

    @rule(which=st.integers(0, 1_000_000))
    def power_cut_and_open(self, which: int) -> None:
        self.system.abandon()
        left = list(states_at(self.system, self.system.log, random.Random(which), 6))
        lay_out(left[which % len(left)], self.folder)
        self._open_again()

    @rule(changes=sets, call=st.integers(1, 20), doing=st.sampled_from(["act", "checkpoint", "close"]))
    def killed_and_open(self, changes: dict[str, Any], call: int, doing: str) -> None:
        self.system.kill_at(call)
        with contextlib.suppress(Killed):
            if doing == "act":
                self.ledger.commit("act", changes)
            elif doing == "checkpoint":
                self.ledger.checkpoint()
            else:
                self.ledger.close()
        self.ledger._checkpointer.stop()
        self._open_again()
        if doing == "act" and self.ledger.number == self.number + 1:
            self._apply(changes)
            self.number += 1

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
        assert verdict.acts_of(self.ledger.head.upper()) == (self.number,)

    @invariant()
    def agrees(self) -> None:
        assert self.ledger.tables == self.model
        assert self.ledger.number == self.number

    def teardown(self) -> None:
        self.reader.close()
        self.ledger.close()
        self.system.end()
        with Ledger.read(self.path) as reader:
            assert reader.tables == self.model
        shutil.rmtree(self.folder)


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
