"""Acts of all kinds in any order beside a plain model: undo restores, the file agrees, figures are the model's."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from council.errors import Refused
from council.nominations import Standing
from council.results import results
from council.votes import Choice, Counts, VoteState
from store.council_file import CouncilFile
from store.verify import verify
from tests.store.acting import ABSENT, CALL, HANDS, ROOM, new_council, nominate, nominee, sit, tables

numbers = st.integers(1, 5)
few = st.integers(0, 3)


class Acts(RuleBasedStateMachine):
    """``said`` holds yes and no by nomination, ``aside`` those put aside, ``comments`` how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "council.json"
        self.file = new_council(self.path)
        nominate(self.file, HANDS, HANDS, CALL, CALL, HANDS)
        sit(self.file)
        self.forms = {1: HANDS, 2: HANDS, 3: CALL, 4: CALL, 5: HANDS}
        self.said: dict[int, tuple[int, int]] = {}
        self.aside: set[int] = set()
        self.comments = 0
        self.calling: dict[int, list[Choice]] = {}
        self.here = {1, 2, 3, 4, 5}
        self.before: list[tuple[dict[str, Any], tuple[Any, ...]]] = []

    def remember(self) -> None:
        """Called ahead of every act: what an undo must bring back."""
        self.before.append((tables(self.file), self.model()))

    def model(self) -> tuple[Any, ...]:
        calling = {number: list(said) for number, said in self.calling.items()}
        return dict(self.said), set(self.aside), self.comments, calling, set(self.here)

    def may_vote(self, number: int, form: int) -> bool:
        quorum = len(self.here) >= 4
        return self.forms[number] == form and number not in self.said and number not in self.calling and quorum

    @rule(number=numbers, no=few, other=st.integers(0, 1))
    def vote(self, number: int, no: int, other: int) -> None:
        if not self.may_vote(number, HANDS):
            with pytest.raises(Refused):
                self.file.record_hands(number, no=no, other=other)
            return
        self.remember()
        self.file.record_hands(number, no=no, other=other)
        self.said[number] = (len(self.here) - no - other, no)
        self.aside.discard(number)

    @rule(number=numbers)
    def begin(self, number: int) -> None:
        if not self.may_vote(number, CALL):
            with pytest.raises(Refused):
                self.file.begin_roll_call(number)
            return
        self.remember()
        self.file.begin_roll_call(number)
        self.calling[number] = []
        self.aside.discard(number)

    @precondition(lambda self: self.calling)
    @rule(choice=st.sampled_from([Choice.YES, Choice.NO]), data=st.data())
    def answer(self, choice: Choice, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.calling)))
        self.remember()
        vote = self.file.answer(number, choice)
        said = self.calling[number]
        said.append(choice)
        if len(said) == len(self.here):
            assert vote.state is VoteState.CLOSED
            self.said[number] = (said.count(Choice.YES), said.count(Choice.NO))
            del self.calling[number]

    @precondition(lambda self: self.calling)
    @rule(data=st.data())
    def abandon(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.calling)))
        self.remember()
        self.file.abandon_roll_call(number)
        del self.calling[number]

    @rule(number=numbers, no=few)
    def correct(self, number: int, no: int) -> None:
        if number not in self.said or self.forms[number] != HANDS:
            with pytest.raises(Refused):
                self.file.correct_vote(number, "đếm lại", counts=Counts(no=no))
            return
        self.remember()
        voters = len(self.file.council.concluded(number).voters)  # type: ignore[union-attr]
        self.file.correct_vote(number, "đếm lại", counts=Counts(no=no))
        self.said[number] = (voters - no, no)

    @rule(number=numbers)
    def defer(self, number: int) -> None:
        if number in self.aside:
            return
        if number in self.calling:
            with pytest.raises(Refused):
                self.file.defer(number)
            return
        self.remember()
        self.file.defer(number, "chờ")
        self.aside.add(number)

    @rule(number=numbers, text=st.text(max_size=3))
    def comment(self, number: int, text: str) -> None:
        self.remember()
        self.file.comment(number, text)
        self.comments += 1

    @precondition(lambda self: not self.calling)
    @rule()
    def come_or_go(self) -> None:
        self.remember()
        gone = 5 in self.here
        self.file.mark_presence([(5, ABSENT if gone else ROOM)])
        self.here ^= {5}

    @rule(name=st.sampled_from(["An", "Bình"]))
    def bring_in(self, name: str) -> None:
        here = {n.name for n in self.file.council.nominations.values()}
        if name not in here:
            self.remember()
        self.file.add_nominations([nominee(name)])

    @precondition(lambda self: self.before)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _time in range(min(times, len(self.before))):
            documents, model = self.before.pop()
            self.file.undo()
            assert tables(self.file) == documents
            self.said, self.aside, self.comments, self.calling, self.here = model

    @rule()
    def reopen(self) -> None:
        self.file.close()
        held = self.file.council
        self.file = CouncilFile.open(self.path, by="người sau")
        assert self.file.council == held

    @invariant()
    def figures_are_the_model_s(self) -> None:
        rows = {row.nomination.id: row for row in results(self.file.council).rows}
        voted = {n: (r.figures.yes, r.figures.no) for n, r in rows.items() if r.figures}
        assert voted == self.said
        assert {n for n, r in rows.items() if r.nomination.standing is Standing.DEFERRED} == self.aside
        assert len(self.file.council.comments) == self.comments
        assert {n for n in rows if self.file.council.under_way(n)} == set(self.calling)

    def teardown(self) -> None:
        self.file.close()
        verdict = verify(self.path)
        assert verdict.agrees, verdict.problem
        assert CouncilFile.read(self.path).council == self.file.council
        shutil.rmtree(self.folder)


TestActs = Acts.TestCase
TestActs.settings = settings(max_examples=30, stateful_step_count=25, deadline=None, database=None)
