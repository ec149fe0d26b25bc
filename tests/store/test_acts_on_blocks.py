"""Block votes as acts: each way of voting, what is refused, a roll call on many, a correction of all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from council.attendance import Presence
from council.blocks import Block, blocks, chosen
from council.errors import Refused
from council.members import Body
from council.nominations import Screening
from council.outcomes import Outcome
from council.rules import Mode
from council.votes import Choice, Counts, Sheet, VoteState
from documents.history_table import HistoryTable
from store.council_file import CouncilFile
from tests.store.acting import ABSENT, CALL, CHAIRED, HANDS, SECRET, acting, nominate, refused, row, undoes

YES, NO, OTHER = Choice.YES, Choice.NO, Choice.OTHER
CALLED, BALLOTED = (2, 6, 9), (3, 7, 8)
ALL = Sheet(id=0, sitting=0, issued=5, returned=5)


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    """1 and 5 by hands, 4 and 10 too (ties for the chair), 2, 6 and 9 by name, 3, 7 and 8 in secret; all eligible."""
    with acting(path) as held:
        nominate(held, HANDS, CALL, SECRET, SECRET, CALL, CHAIRED)
        held.screen(range(1, 11), Screening.ELIGIBLE)
        yield held


def words(file: CouncilFile) -> str:
    table = HistoryTable(file.ledger.acts, file.council)
    return table.row(file.ledger.number).what


def test_what_can_be_together(file: CouncilFile) -> None:
    assert blocks(file.council, range(1, 11)) == [
        Block(Mode.SHOW_OF_HANDS, (1, 4, 5, 10)),
        Block(Mode.ROLL_CALL, CALLED),
        Block(Mode.SECRET_BALLOT, BALLOTED),
    ]
    file.pull_out(1)
    file.recuse(4, 2, "liên quan")
    file.screen([5], Screening.NOT_YET)
    file.record_hands(10)
    file.begin_roll_call(2)
    file.mark_presence([(5, ABSENT)])
    file.consult(7, 5)
    assert blocks(file.council, range(1, 11)) == [
        Block(Mode.ROLL_CALL, (6, 9)),
        Block(Mode.SECRET_BALLOT, (3, 8), singly=(7,)),
    ]
    file.consult(8, 5)
    assert blocks(file.council, (8, 7, 3, 7))[0] == Block(Mode.SECRET_BALLOT, (8, 7), singly=(3,))
    file.pull_out(1)
    assert blocks(file.council, (1, 4, 5, 10)) == [Block(Mode.SHOW_OF_HANDS, (1,), singly=(4,), unscreened=(5,))]
    file.abandon_roll_call(2)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1-3, 9", (1, 2, 3, 9)),
        ("3", (3,)),
        ("4 - 5;1", (4, 5, 1)),
        ("2 4 6", (2, 4, 6)),
        ("9–99", (9, 10)),
        ("1,", (1,)),
    ],
)
def test_numbers_that_were_typed(file: CouncilFile, text: str, numbers: tuple[int, ...]) -> None:
    assert chosen(file.council, text) == numbers


@pytest.mark.parametrize("text", ["", "-", "1-", "a", "1-2-3", "11", "1, 20-30", "1.5"])
def test_numbers_that_mean_nothing(file: CouncilFile, text: str) -> None:
    with pytest.raises(Refused):
        chosen(file.council, text)


def test_a_block_in_secret_has_one_sheet_and_the_sums_of_one(file: CouncilFile) -> None:
    with refused(file, "count again"):
        file.record_block_ballots(BALLOTED, ALL, Counts(yes=4))
    with refused(file, "only 5 members here may vote"):
        file.record_block_ballots(BALLOTED, Sheet(id=0, sitting=0, issued=6, returned=6), Counts(yes=6))
    undoes(file, lambda: file.record_block_ballots(BALLOTED, ALL, Counts(yes=3, no=2)))
    votes = file.record_block_ballots(BALLOTED, ALL, Counts(yes=3, no=1, unmarked=1))
    assert [(vote.nomination, vote.sheet, vote.block) for vote in votes] == [(n, 2, votes[0].id) for n in BALLOTED]
    assert [row(file, number).outcome for number in BALLOTED] == [Outcome.PROPOSED] * 3
    assert "3, 7–8 (3): yes 3, no 1, other opinion 0, unmarked 1" in words(file)


def test_opinions_in_secret_are_merged_only_where_they_are_the_same(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    four = Sheet(id=0, sitting=0, issued=4, returned=4)
    file.consult(3, 5)
    with refused(file, "other members are consulted"):
        file.record_block_ballots((3, 7), four, Counts(yes=5))
    file.consult(7, 5)
    votes = file.record_block_ballots((3, 7), four, Counts(yes=5))
    assert {vote.consulted for vote in votes} == {(5,)}
    assert not file.council.nominations[7].consulted, "nothing waits any more"


def test_totals_taken_back_are_not_entered_again_with_other_voters(file: CouncilFile) -> None:
    file.record_block_ballots(BALLOTED, ALL, Counts(yes=4, no=1))
    file.undo()
    file.mark_presence([(5, ABSENT)])
    with refused(file, "would lay a vote open"):
        file.record_block_ballots((7, 3), Sheet(id=0, sitting=0, issued=4, returned=4), Counts(yes=4))


def test_ballots_under_count_are_in_no_block(file: CouncilFile) -> None:
    from council.ballot_count import Teller

    file.name_tellers([Teller(name="Kiểm phiếu 1"), Teller(name="Kiểm phiếu 2")])
    file.issue_ballots([7])
    with refused(file, "under count"):
        file.record_block_ballots(BALLOTED, ALL, Counts(yes=5))
    file.drop_count()


def test_a_roll_call_on_a_block_is_answered_once_for_all(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_opinion(6, 5, NO)
    votes = file.begin_block_call(CALLED)
    assert words(file) == "Roll call on 2, 6, 9 (3 together) begun"
    assert {vote.state for vote in votes} == {VoteState.OPEN}
    file.answer(9, YES)
    assert words(file) == "Roll call on 2, 6, 9 (3 together): Thành viên 1: yes"
    assert file.ledger.acts()[-1]["merge"] == {"votes": {str(v.id): {"choices": {"1": "yes"}} for v in votes}}
    undoes(file, lambda: file.answer(2, NO))
    for choice in (NO, OTHER):
        file.answer(6, choice)
    for act in (lambda: file.recuse(9, 2), lambda: file.pull_out(6), file.adjourn, lambda: file.defer(2)):
        with refused(file, "not finished"):
            act()
    file.answer(2, YES)
    assert all(file.council.under_way(number) is None for number in CALLED)
    figures = [row(file, number).figures for number in CALLED]
    assert [(f.yes, f.no, f.other, f.consulted) for f in figures if f] == [(2, 1, 1, 0), (2, 2, 1, 1), (2, 1, 1, 0)]
    assert file.undo() == ("answer", None)
    assert all(file.council.under_way(number) for number in CALLED)
    file.answer(6, YES)


def test_a_roll_call_on_a_block_ends_when_the_last_leaves_and_can_be_abandoned(file: CouncilFile) -> None:
    file.begin_block_call(CALLED)
    for _member in range(4):
        file.answer(2, YES)
    file.mark_presence([(5, ABSENT)])
    assert [vote.present for n in CALLED if (vote := file.council.concluded(n))] == [(1, 2, 3, 4)] * 3
    for number in CALLED:
        file.vote_again(number, "kiểm lại")
    file.begin_block_call(CALLED)
    file.answer(2, NO)
    undoes(file, lambda: file.abandon_roll_call(9))
    file.abandon_roll_call(9)
    assert words(file) == "Roll call on 2, 6, 9 (3 together) abandoned"
    assert not any(file.council.under_way(number) for number in CALLED)


def test_what_was_deferred_is_taken_up_by_a_block_call_and_whoever_is_recused_is_not_in_it(file: CouncilFile) -> None:
    file.defer(6)
    file.recuse(9, 1)
    with refused(file, "a member is recused"):
        file.begin_block_call(CALLED)
    with refused(file, "another way"):
        file.begin_block_call((2, 3))
    file.begin_block_call((2, 6, 2))
    assert len(file.council.votes) == 2, "named twice it is voted on once"
    for _member in range(5):
        file.answer(2, YES)
    assert row(file, 6).outcome is Outcome.PROPOSED


def test_a_whole_block_is_corrected_or_one_of_it(file: CouncilFile) -> None:
    file.record_block((1, 4, 5), no=1)
    file.correct_vote(4, "nghe nhầm", counts=Counts(other=1))
    file.correct_vote(1, "đếm sót", counts=Counts(no=2), together=True)
    said = [vote.counts for number in (1, 4, 5) if (vote := file.council.concluded(number))]
    assert said == [Counts(yes=3, no=2), Counts(yes=4, other=1), Counts(yes=3, no=2)], "4 did not say the same any more"
    assert words(file) == "Vote on 1, 5 (2 together) corrected: yes 4 → 3, no 1 → 2"
    file.vote_again(5, "xét lại")
    assert undoes(file, lambda: file.correct_vote(1, "nữa", counts=Counts(), together=True)) == ("correct_vote", 1)

    file.record_block_ballots(BALLOTED, ALL, Counts(yes=5))
    less = Sheet(id=0, sitting=0, issued=5, returned=4)
    file.correct_vote(3, "sót", counts=Counts(yes=4), sheet=less, together=True)
    votes = [vote for number in BALLOTED if (vote := file.council.concluded(number))]
    assert {(vote.sheet, vote.counts) for vote in votes} == {(2, Counts(yes=4))}

    file.begin_block_call(CALLED)
    for _member in range(5):
        file.answer(2, YES)
    file.correct_vote(6, "nghe nhầm", choices={**dict.fromkeys((1, 2, 3, 4), YES), 5: NO}, together=True)
    assert [row(file, number).figures.no for number in CALLED] == [1, 1, 1]  # type: ignore[union-attr]


def test_a_corrected_reply_stays_when_the_rest_of_its_block_is_corrected(file: CouncilFile) -> None:
    """Without a meeting every voice is a written one: these tell what a vote of the block says."""
    file.close_sitting()
    file.plan_sitting(Body.COUNCIL)
    file.meet_or_write()
    file.mark_presence([(member, Presence.WRITTEN) for member in range(1, 6)])
    file.start_sitting()
    file.begin_block_call(CALLED)
    for _member in range(5):
        file.answer(2, YES)
    file.correct_vote(6, "phiếu 6 ghi khác", choices=dict.fromkeys(range(1, 6), NO))
    file.correct_vote(2, "đọc nhầm", choices={**dict.fromkeys(range(1, 5), YES), 5: NO}, together=True)
    assert [row(file, number).figures.no for number in CALLED] == [1, 5, 1]  # type: ignore[union-attr]


def test_86_nominations_by_15_members_stay_cheap(path: Path) -> None:
    """An answer writes a few dozen bytes for each nomination, whatever was said before."""
    with acting(path) as file:
        nominate(file, *[CALL] * 85)
        numbers = [n for n, nomination in file.council.nominations.items() if nomination.form == CALL]
        assert len(numbers) == 86
        file.begin_block_call(numbers)
        sizes = []
        for _member in range(5):
            file.answer(numbers[0], YES)
            sizes.append(len(file.ledger._state.lines[-1]))
        assert all(size < 86 * 40 + 300 for size in sizes[:-1])
        assert sizes[-1] < 86 * 160 + 300
        assert all(file.council.concluded(number) for number in numbers)
