"""Undo: again and again, exactly, in the history, back to the nomination; and where it ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.attendance import Guest
from council.errors import Refused
from council.matrix import Voices
from council.members import Body, Member
from council.rules import Mode, Quorum, Rule
from council.votes import Choice, Counts, Sheet
from store.council_file import CouncilFile
from store.errors import NotSaved
from tests.store.acting import (
    ABSENT,
    CALL,
    HANDS,
    acting,
    new_council,
    nominate,
    nominee,
    sit,
    tables,
    undoes,
)


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


BALLOT = Sheet(id=0, sitting=0, issued=5, returned=5)
LINES = [Voices(number, dict.fromkeys((1, 2, 3, 4, 5), Choice.YES)) for number in (1, 2)]

ACTS: dict[str, tuple[Callable[[CouncilFile], object], int | None]] = {
    "vote": (lambda file: file.record_hands(1, no=2), 1),
    "vote in secret": (lambda file: file.record_ballots(3, BALLOT, Counts(yes=5)), 3),
    "begin_roll_call": (lambda file: file.begin_roll_call(2), 2),
    "comment": (lambda file: file.comment(4, "ý kiến", 2), 4),
    "comment on record": (lambda file: file.comment(4, "bảo lưu", 2, dissent=True), 4),
    "defer": (lambda file: file.defer(1, "chờ"), 1),
    "return": (lambda file: file.return_for_completion(1), 1),
    "withdraw": (lambda file: file.withdraw(1, "xin rút"), 1),
    "recuse": (lambda file: file.recuse(2, 3), 2),
    "change_mode": (lambda file: file.change_mode(1, Mode.ROLL_CALL, "vì"), 1),
    "withdraw_replaced": (lambda file: file.withdraw_replaced([1, 2], "thay thế"), None),
    "mark_duties": (lambda file: file.mark_duties(1, leader=True, front_line=None), 1),
    "correct_form": (lambda file: file.correct_form(1, CALL, "", "vì"), 1),
    "role_model": (lambda file: file.mark_role_model(1), 1),
    "import": (lambda file: file.add_nominations([nominee("Mới"), nominee("Khác")]), None),
    "import of one": (lambda file: file.add_nominations([nominee("Mới")]), 5),
    "votes": (lambda file: file.record_roll_calls(LINES), None),
    "attendance": (lambda file: file.mark_presence([(1, ABSENT)]), None),
    "guest": (lambda file: file.add_guest(Guest(name="Khách")), None),
    "name_chair": (lambda file: file.name_chair(2), None),
    "name_secretary": (lambda file: file.name_secretary(6), None),
    "adjourn": (lambda file: file.adjourn(), None),
    "plan_sitting": (lambda file: file.plan_sitting(Body.STANDING), None),
    "change_rule": (lambda file: file.change_rule(HANDS, Rule(percent="70"), "vì"), None),
    "confirm_rules": (lambda file: file.confirm_rules([HANDS]), None),
    "confirm_quorum": (lambda file: file.confirm_quorum(), None),
    "change_settings": (
        lambda file: file.change_settings(replace(file.council.settings, quorum=Quorum(fraction="1/2"))),
        None,
    ),
    "change_unit": (lambda file: file.change_unit(replace(file.council.units[2], confirmed=True)), None),
    "change_member": (lambda file: file.change_member(replace(file.council.members[2], position="Phó")), None),
    "members": (lambda file: file.add_members([Member(id=0, name="Mới")]), None),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_undone_exactly(file: CouncilFile, name: str) -> None:
    act, about = ACTS[name]
    verb, number = undoes(file, lambda: act(file))
    assert name.startswith(verb)
    assert number == about


def test_answers_one_by_one(file: CouncilFile) -> None:
    file.begin_roll_call(2)
    for _member in range(4):
        assert undoes(file, lambda: file.answer(2, Choice.NO)) == ("answer", 2)
        file.answer(2, Choice.YES)
    assert undoes(file, lambda: file.answer(2, Choice.YES)) == ("answer", 2), "the one that closes the vote too"
    assert undoes(file, lambda: file.abandon_roll_call(2)) == ("abandon", 2)


def test_corrections_and_decisions(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_hands(4, no=2)
    assert undoes(file, lambda: file.decide(4, favour=True, reason="vì")) == ("decide", 4)
    file.decide(4, favour=True, reason="vì")
    assert undoes(file, lambda: file.correct_vote(4, "vì", counts=Counts(no=1))) == ("correct_vote", 4)


def test_again_and_again_to_the_beginning_and_no_further(path: Path) -> None:
    file = new_council(path)
    created = tables(file)
    nominate(file, HANDS, CALL)
    sit(file)
    file.record_hands(1)
    file.comment(1, "ý kiến")
    file.defer(2)
    file.undo()
    file.comment(2, "khác")
    said = []
    while file.latest_act() is not None:
        said.append(file.undo())
    assert said == [
        ("comment", 2),
        ("comment", 1),
        ("vote", 1),
        ("open_sitting", None),
        ("attendance", None),
        ("plan_sitting", None),
        ("import", None),
    ]
    assert tables(file) == created
    with pytest.raises(Refused, match="nothing left to undo"):
        file.undo()
    file.close()


def test_not_behind_a_closed_sitting(file: CouncilFile) -> None:
    file.record_hands(1)
    file.close_sitting()
    with pytest.raises(Refused, match="nothing left to undo: correct what is older"):
        file.undo()
    file.comment(1, "sau phiên")
    assert file.undo() == ("comment", 1)
    with pytest.raises(Refused, match="nothing left to undo"):
        file.undo()
    assert file.council.votes[1].nomination == 1


def test_undo_is_in_the_history_without_a_reason(file: CouncilFile) -> None:
    file.record_hands(1, no=1)
    number = file.ledger.number
    file.undo()
    vote, undo = file.ledger.acts()[-2:]
    assert vote["set"]["votes"]["1"]["counts"]["no"] == 1
    assert (undo["verb"], undo["undoes"], undo["set"]) == ("undo", number, {"votes": {"1": None}})
    assert "reason" not in undo


def test_undo_goes_on_after_reopening(path: Path) -> None:
    with acting(path) as file:
        before = tables(file)
        file.record_hands(1)
        file.record_hands(4)
        file.undo()
    again = CouncilFile.open(path, by="thư ký")
    assert again.undo() == ("vote", 1)
    assert tables(again) == before
    again.close()


def test_an_undo_that_is_not_saved_undoes_nothing(file: CouncilFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.record_hands(1)
    before = tables(file)

    def full(*_arguments: object, **_more: object) -> None:
        raise NotSaved("chưa lưu: hết dung lượng")

    with monkeypatch.context() as patched:
        patched.setattr(file.ledger, "commit", full)
        for act in (file.undo, lambda: file.record_hands(4), lambda: file.comment(1, "x")):
            with pytest.raises(NotSaved):
                act()
    assert tables(file) == before
    assert list(file.council.votes) == [1]
    assert file.undo() == ("vote", 1)
