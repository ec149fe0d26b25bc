"""Roll calls as acts: one member after the other, people coming and going, quorum, leaving it without a result."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from council.outcomes import Outcome
from council.rules import Mode
from council.votes import Choice, VoteState
from store.council_file import CouncilFile
from tests.store.acting import (
    ABSENT,
    ONLINE,
    ROOM,
    acting,
    refused,
    row,
)

YES, NO, OTHER, NOT_VOTING = Choice.YES, Choice.NO, Choice.OTHER, Choice.NOT_VOTING
BY_HANDS, BY_CALL, BY_BALLOT, BY_CHAIR = 1, 2, 3, 4


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


def called(file: CouncilFile) -> tuple[int, ...]:
    vote = file.council.under_way(BY_CALL)
    assert vote is not None
    return file.to_call(vote)


def test_a_roll_call_goes_member_by_member_and_ends_with_the_last(file: CouncilFile) -> None:
    file.recuse(BY_CALL, 3)
    file.begin_roll_call(BY_CALL)
    assert called(file) == (1, 2, 4, 5)
    for choice in (YES, NO, OTHER):
        assert file.answer(BY_CALL, choice).state is VoteState.OPEN
        assert file.council.concluded(BY_CALL) is None
    vote = file.answer(BY_CALL, YES)
    assert vote.state is VoteState.CLOSED
    assert vote.choices == {1: YES, 2: NO, 4: OTHER, 5: YES}
    assert (vote.present, vote.voters, vote.chair) == ((1, 2, 3, 4, 5), (1, 2, 4, 5), 1)
    with refused(file, "No roll call is under way"):
        file.answer(BY_CALL, YES)


def test_each_answer_adds_just_itself_to_the_history(file: CouncilFile) -> None:
    file.begin_roll_call(BY_CALL)
    file.answer(BY_CALL, YES)
    act = file.ledger.acts()[-1]
    assert (act["set"], act["merge"]) == ({}, {"votes": {"1": {"choices": {"1": "yes"}}}})


def test_members_arrive_and_leave_in_the_middle_of_a_roll_call(file: CouncilFile) -> None:
    file.mark_presence([(2, ABSENT)])
    file.begin_roll_call(BY_CALL)
    file.answer(BY_CALL, YES)
    file.mark_presence([(1, ABSENT), (2, ONLINE)])
    assert called(file) == (2, 3, 4, 5)
    file.answer(BY_CALL, NO)
    file.answer(BY_CALL, YES)
    file.answer(BY_CALL, YES)
    vote = file.answer(BY_CALL, NOT_VOTING)
    assert (vote.state, vote.present) == (VoteState.CLOSED, (2, 3, 4, 5))
    assert vote.voters == (2, 3, 4, 5, 1), "who answered counts, gone since or not"
    figures = row(file, BY_CALL).figures
    assert figures is not None
    assert (figures.yes, figures.no, figures.not_voting, figures.present) == (3, 1, 1, 5)


def test_a_roll_call_ends_when_the_last_to_be_called_leaves(file: CouncilFile) -> None:
    file.begin_roll_call(BY_CALL)
    for _member in range(4):
        file.answer(BY_CALL, YES)
    file.mark_presence([(5, ABSENT)])
    vote = file.council.concluded(BY_CALL)
    assert vote is not None
    assert (vote.present, vote.choices) == ((1, 2, 3, 4), dict.fromkeys((1, 2, 3, 4), YES))
    assert file.undo() == ("attendance", BY_CALL)
    assert called(file) == (5,)


def test_a_roll_call_that_nobody_answered_does_not_end_by_itself(file: CouncilFile) -> None:
    for member in (1, 2, 3, 4):
        file.recuse(BY_CALL, member)
    file.begin_roll_call(BY_CALL)
    file.mark_presence([(5, ABSENT)])
    assert file.council.under_way(BY_CALL) is not None
    file.abandon_roll_call(BY_CALL)


def test_nobody_answers_without_quorum(file: CouncilFile) -> None:
    file.begin_roll_call(BY_CALL)
    file.answer(BY_CALL, YES)
    file.answer(BY_CALL, YES)
    file.mark_presence([(1, ABSENT), (2, ABSENT)])
    with refused(file, "No quorum"):
        file.answer(BY_CALL, YES)
    file.mark_presence([(3, ABSENT), (4, ABSENT), (5, ABSENT)])
    assert file.council.under_way(BY_CALL) is not None, "nor does it end without"
    file.mark_presence([(1, ROOM), (2, ROOM), (3, ROOM), (4, ROOM)])
    file.answer(BY_CALL, YES)


def test_everybody_here_recused(file: CouncilFile) -> None:
    for member in (1, 2, 3, 4, 5):
        file.recuse(BY_CALL, member)
    with refused(file, "everybody here is recused"):
        file.begin_roll_call(BY_CALL)


def test_an_abandoned_roll_call_has_no_result_and_can_be_begun_again(file: CouncilFile) -> None:
    file.begin_roll_call(BY_CALL)
    file.answer(BY_CALL, NO)
    with refused(file, "not finished"):
        file.begin_roll_call(BY_CALL)
    file.abandon_roll_call(BY_CALL)
    assert file.council.concluded(BY_CALL) is None
    assert row(file, BY_CALL).outcome is Outcome.PENDING
    assert [vote.choices for vote in file.council.votes.values()] == [{1: NO}], "what was said stays"
    again = file.begin_roll_call(BY_CALL)
    assert (again.round, again.choices) == (1, {})
    for _member in range(5):
        file.answer(BY_CALL, YES)
    assert row(file, BY_CALL).outcome is Outcome.PROPOSED


def test_what_must_wait_for_a_roll_call(file: CouncilFile) -> None:
    file.begin_roll_call(BY_CALL)
    for act in (
        lambda: file.recuse(BY_CALL, 2),
        lambda: file.defer(BY_CALL),
        lambda: file.withdraw(BY_CALL),
        lambda: file.change_mode(BY_CALL, Mode.SHOW_OF_HANDS, "vì"),
        file.adjourn,
        file.close_sitting,
    ):
        with refused(file, "not finished: finish or abandon it first"):
            act()
