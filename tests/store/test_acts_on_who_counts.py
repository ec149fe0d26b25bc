"""Written opinions wait, join and fall; who is consulted in secret is named, never told apart; units are recused."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.forms import Kind
from council.matrix import MatrixRefused, Voices
from council.members import Body
from council.outcomes import Outcome
from council.rules import Base, Mode, Quorum, Rule
from council.votes import Choice, Counts, Sheet
from store.council_file import CouncilFile
from tests.store.acting import (
    ABSENT,
    CALL,
    CHAIRED,
    HANDS,
    ONLINE,
    ROOM,
    SECRET,
    acting,
    new_council,
    nominate,
    refused,
    row,
    sit,
    undoes,
)

YES, NO, OTHER = Choice.YES, Choice.NO, Choice.OTHER


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    """Nominations 1 to 4, one for each way of voting; member 5 is away."""
    with acting(path) as held:
        held.mark_presence([(5, ABSENT)])
        yield held


def figures(file: CouncilFile, number: int) -> tuple[int, int, int, int, int]:
    """Yes, no, present, in writing, base."""
    found = row(file, number).figures
    assert found is not None
    return found.yes, found.no, found.present, found.consulted, found.base


def test_an_opinion_waits_and_joins_the_vote_in_one_act(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    assert file.council.nominations[HANDS].written == {5: NO}
    assert row(file, HANDS).outcome is Outcome.PENDING
    undoes(file, lambda: file.record_hands(HANDS, no=1))
    file.record_hands(HANDS, no=1)
    assert file.council.nominations[HANDS].written == {}
    assert figures(file, HANDS) == (3, 2, 4, 1, 5)


def test_a_block_vote_takes_the_opinions_in(file: CouncilFile) -> None:
    file.record_opinion(CHAIRED, 5, OTHER)
    file.record_block([HANDS, CHAIRED])
    assert [figures(file, n)[3] for n in (HANDS, CHAIRED)] == [0, 1]
    assert file.council.nominations[CHAIRED].written == {}


def test_a_roll_call_takes_it_in_when_it_closes(file: CouncilFile) -> None:
    file.record_opinion(CALL, 5, YES)
    file.begin_roll_call(CALL)
    for choice in (YES, NO, YES):
        file.answer(CALL, choice)
    assert file.council.nominations[CALL].written == {5: YES}
    undoes(file, lambda: file.answer(CALL, YES))
    file.answer(CALL, YES)
    assert file.council.nominations[CALL].written == {}
    assert figures(file, CALL) == (4, 1, 4, 1, 5)


def test_a_matrix_takes_in_the_opinions_of_those_absent_on_its_line(file: CouncilFile) -> None:
    file.record_opinion(CALL, 5, YES)
    file.record_opinion(HANDS, 5, YES)
    file.record_roll_calls(
        [Voices(CALL, {1: YES, 2: YES, 3: NO, 5: NO}), Voices(HANDS, {1: YES, 2: YES, 3: NO, 4: NO})]
    )
    votes = {vote.nomination: vote for vote in file.council.votes.values()}
    assert (votes[CALL].written, votes[HANDS].written) == ({}, {5: YES})
    assert file.council.nominations[CALL].written == file.council.nominations[HANDS].written == {}


def test_an_abandoned_roll_call_leaves_it_waiting(file: CouncilFile) -> None:
    file.record_opinion(CALL, 5, YES)
    file.begin_roll_call(CALL)
    file.answer(CALL, NO)
    file.abandon_roll_call(CALL)
    assert file.council.nominations[CALL].written == {5: YES}


def test_a_roll_call_that_a_departure_closes_takes_it_in(path: Path) -> None:
    file = new_council(path)
    file.change_settings(replace(file.council.settings, quorum=Quorum(fraction="1/2")))
    nominate(file, HANDS, CALL)
    sit(file, (1, 2, 3, 4))
    file.record_opinion(CALL, 5, YES)
    file.begin_roll_call(CALL)
    for choice in (YES, NO, YES):
        file.answer(CALL, choice)
    undoes(file, lambda: file.mark_presence([(4, ABSENT)]))
    file.mark_presence([(4, ABSENT)])
    assert figures(file, CALL) == (3, 1, 3, 1, 5)
    file.close()


def test_it_joins_a_vote_of_this_sitting_at_once_and_the_chairs_decision_falls(file: CouncilFile) -> None:
    file.record_hands(CHAIRED, no=2)
    file.decide(CHAIRED, favour=True, reason="Xét")
    undoes(file, lambda: file.record_opinion(CHAIRED, 5, NO))
    file.record_opinion(CHAIRED, 5, NO)
    assert figures(file, CHAIRED) == (2, 3, 4, 1, 5)
    assert file.council.decisions == {}
    assert row(file, CHAIRED).outcome is Outcome.NOT_PROPOSED


def test_another_opinion_of_the_same_member_needs_a_reason(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    with refused(file, "say why"):
        file.record_opinion(HANDS, 5, YES)
    file.record_opinion(HANDS, 5, YES, "Đọc nhầm phiếu")
    assert file.council.nominations[HANDS].written == {5: YES}
    assert file.ledger.acts()[-1]["reason"] == "Đọc nhầm phiếu"


def test_who_comes_in_person_votes_in_person(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    file.consult(SECRET, 5)
    undoes(file, lambda: file.mark_presence([(5, ONLINE)]))
    file.mark_presence([(5, ONLINE)])
    assert file.council.nominations[HANDS].written == {}
    assert file.council.nominations[SECRET].consulted == ()
    file.mark_presence([(5, ABSENT)])
    file.record_hands(HANDS)
    assert figures(file, HANDS) == (4, 0, 4, 0, 5)


def test_an_opinion_joined_to_a_vote_stays_when_its_owner_comes_later(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    file.record_hands(HANDS)
    file.mark_presence([(5, ROOM)])
    assert figures(file, HANDS) == (4, 1, 4, 1, 5)


def test_who_is_recused_has_no_opinion(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    undoes(file, lambda: file.recuse(HANDS, 5, "Cùng đơn vị"))
    file.recuse(HANDS, 5)
    assert file.council.nominations[HANDS].written == {}
    with refused(file, "recused"):
        file.record_opinion(HANDS, 5, YES)


def test_who_may_write(file: CouncilFile) -> None:
    with refused(file, "here and votes in person"):
        file.record_opinion(HANDS, 1, YES)
    with refused(file, "no vote in this sitting"):
        file.record_opinion(HANDS, 6, YES)
    with refused(file, "yes, no or something else"):
        file.record_opinion(HANDS, 5, Choice.NOT_VOTING)
    with refused(file, "in secret"):
        file.record_opinion(SECRET, 5, YES)
    file.withdraw(HANDS)
    with refused(file, "withdrawn"):
        file.record_opinion(HANDS, 5, YES)


@pytest.mark.parametrize("number", [HANDS, CALL])
def test_who_voted_in_person_and_left_does_not_write_too(file: CouncilFile, number: int) -> None:
    if number == HANDS:
        file.record_hands(HANDS)
    else:
        file.begin_roll_call(CALL)
        file.answer(CALL, YES)
    file.mark_presence([(1, ABSENT)])
    with refused(file, "has voted in person"):
        file.record_opinion(number, 1, NO)


def test_opinions_that_wait_fall_with_the_sitting_and_with_the_class(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    file.record_opinion(CHAIRED, 5, NO)
    file.lower(HANDS, CALL, "", "Hạ mức")
    assert file.council.nominations[HANDS].written == {}
    file.close_sitting()
    sit(file)
    assert file.council.nominations[CHAIRED].written == {}


def test_what_somebody_wrote_by_name_is_no_secret_vote_any_more(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, NO)
    with refused(file, "cannot be voted on in secret"):
        file.change_mode(HANDS, Mode.SECRET_BALLOT, "Kín")
    with refused(file, "cannot be voted on in secret"):
        file.change_rule(HANDS, Rule(mode=Mode.SECRET_BALLOT), "Kín")


# in secret


def ballots(file: CouncilFile, yes: int, no: int, issued: int = 4) -> None:
    file.record_ballots(SECRET, Sheet(id=0, sitting=0, issued=issued, returned=issued), Counts(yes=yes, no=no))


def test_in_secret_who_was_consulted_is_kept_and_the_totals_are_merged(file: CouncilFile) -> None:
    undoes(file, lambda: file.consult(SECRET, 5))
    file.consult(SECRET, 5)
    with refused(file, "add up to 4"):
        ballots(file, 3, 1)
    undoes(file, lambda: ballots(file, 3, 2))
    ballots(file, 3, 2)
    assert figures(file, SECRET) == (3, 2, 4, 1, 5)
    vote = row(file, SECRET).vote
    assert vote is not None
    assert (vote.consulted, vote.written, vote.choices) == ((5,), {}, {})
    found = row(file, SECRET).figures
    assert found is not None
    assert found.written is None
    assert file.council.nominations[SECRET].consulted == ()
    said = json.dumps([*file.ledger.acts()])
    assert '"written": {"' not in said
    assert '"choices": {"' not in said


def test_in_secret_nobody_is_consulted_after_the_count(file: CouncilFile) -> None:
    ballots(file, 3, 1)
    with refused(file, "lay its owner open"):
        file.consult(SECRET, 5)


def test_consulted_once_more_is_not_consulted(file: CouncilFile) -> None:
    file.consult(SECRET, 5)
    file.consult(SECRET, 5)
    assert file.council.nominations[SECRET].consulted == ()


def test_a_secret_ballot_of_those_present_takes_no_opinions(file: CouncilFile) -> None:
    rule = Rule(mode=Mode.SECRET_BALLOT, base=Base.PRESENT)
    file.consult(SECRET, 5)
    file.change_rule(SECRET, rule, "Theo quy chế")
    with refused(file, "no opinions are taken"):
        ballots(file, 3, 2)
    file.undo()
    file.undo()
    file.change_rule(SECRET, rule, "Theo quy chế")
    with refused(file, "no opinions are taken"):
        file.consult(SECRET, 5)


def test_an_open_vote_has_opinions_and_nobody_consulted(file: CouncilFile) -> None:
    with refused(file, "record the opinion"):
        file.consult(HANDS, 5)


# recusal of a unit


def test_a_whole_unit_is_recused_from_in_one_act(file: CouncilFile) -> None:
    file.record_hands(HANDS)
    file.recuse(CALL, 2)
    undoes(file, lambda: file.recuse_unit(1, 2, "Trưởng phòng 1"))
    assert file.recuse_unit(1, 2, "Trưởng phòng 1") == [SECRET, CHAIRED]
    assert [file.council.nominations[n].recused for n in (HANDS, CALL, SECRET, CHAIRED)] == [(), (2,), (2,), (2,)]
    with refused(file, "Nothing of this unit"):
        file.recuse_unit(1, 2, "Trưởng phòng 1")
    with refused(file, "needs a reason"):
        file.recuse_unit(1, 3, "")


@pytest.fixture
def tied(path: Path) -> Iterator[CouncilFile]:
    """Five for two places, who have 5, 4, 4, 3 and 3 of five votes: 2 and 3 tie at the cut, and all passed."""
    file = new_council(path)
    nominate(file, *[HANDS] * 5)
    file.change_quota(HANDS, "", Kind.INDIVIDUAL, 2)
    sit(file)
    for number, no in enumerate((0, 1, 1, 2, 2), 1):
        file.record_hands(number, no=no)
    yield file
    file.close()


def outcomes(file: CouncilFile) -> str:
    """P proposed, ? waits for the chair, . pending, c cut, - not passed; in the order of the numbers."""
    signs = {Outcome.PROPOSED: "P", Outcome.NEEDS_CHAIR: "?", Outcome.PENDING: "."}
    rows = [row(file, number) for number in file.council.nominations]
    return "".join(signs.get(each.outcome, "c" if each.passed else "-") for each in rows)


def test_a_second_ballot_is_between_the_tied_alone(tied: CouncilFile) -> None:
    assert outcomes(tied) == "P??cc"
    undoes(tied, lambda: tied.second_ballot(2, "Ngang phiếu"))
    assert tied.second_ballot(2, "Ngang phiếu") == [2, 3]
    assert outcomes(tied) == "P..cc", "nobody else moves up meanwhile"
    tied.record_hands(2, no=2)
    assert outcomes(tied) == "P?.cc"
    tied.record_hands(3, no=1)
    assert outcomes(tied) == "PcPcc"
    assert [row(tied, number).rank for number in range(1, 6)] == [1, 3, 2, 4, 4]


def test_a_second_ballot_never_beats_those_it_did_not_tie_with(tied: CouncilFile) -> None:
    tied.second_ballot(3, "Ngang phiếu")
    tied.record_hands(2)
    tied.record_hands(3, no=2)
    assert outcomes(tied) == "PPccc"
    assert [row(tied, number).rank for number in range(1, 6)] == [1, 2, 3, 4, 4]


def test_a_tie_again_waits_again_and_who_fails_leaves_the_place(tied: CouncilFile) -> None:
    tied.second_ballot(2, "Ngang phiếu")
    tied.record_hands(2, no=1)
    tied.record_hands(3, no=1)
    assert outcomes(tied) == "P??cc"
    tied.second_ballot(2, "Vẫn ngang phiếu")
    tied.record_hands(2, no=4)
    tied.record_hands(3, no=3)
    assert outcomes(tied) == "P--??"
    vote = row(tied, 2).vote
    assert vote is not None
    assert vote.round == 3


def test_who_may_be_in_a_second_ballot(tied: CouncilFile) -> None:
    with refused(tied, "needs a reason"):
        tied.second_ballot(2, "")
    with refused(tied, "does not tie"):
        tied.second_ballot(4, "Ngang phiếu")
    tied.decide(2, favour=True, reason="Chủ tịch")
    with refused(tied, "has a word"):
        tied.second_ballot(2, "Ngang phiếu")


def test_a_new_vote_for_another_reason_is_no_second_ballot(tied: CouncilFile) -> None:
    tied.second_ballot(2, "Ngang phiếu")
    tied.record_hands(2)
    tied.record_hands(3, no=1)
    tied.vote_again(2, "Nhầm phiếu")
    tied.record_hands(2, no=2)
    assert tied.council.nominations[2].runoff == ()
    assert row(tied, 2).rank == 3


def test_a_second_ballot_ends_with_what_it_was_about(tied: CouncilFile) -> None:
    """In the next sitting everything is voted on afresh: an old tie lifts nobody and holds nobody down."""
    tied.second_ballot(3, "Ngang phiếu")
    tied.record_hands(2)
    tied.record_hands(3, no=2)
    tied.close_sitting()
    sit(tied)
    assert [row(tied, number).rank for number in range(1, 6)] == [1, 2, 3, 4, 4]
    for number, no in enumerate((2, 0, 1, 0, 2), 1):
        tied.record_hands(number, no=no)
    assert [row(tied, number).rank for number in range(1, 6)] == [4, 1, 3, 1, 4]


def test_the_council_does_not_wait_for_the_committees_second_ballot(path: Path) -> None:
    file = new_council(path)
    nominate(file, *[HANDS] * 3)
    file.change_quota(HANDS, "", Kind.INDIVIDUAL, 1)
    sit(file, here=(1, 2, 3, 4), body=Body.STANDING)
    for number, no in enumerate((1, 1, 1), 1):
        file.record_hands(number, no=no)
    assert file.second_ballot(1, "Ngang phiếu") == [1, 2, 3]
    file.record_hands(1)
    file.close_sitting()
    assert outcomes(file) == "?..", "the committee's own ballot is not over"
    sit(file)
    for number, no in enumerate((1, 2, 0), 1):
        file.record_hands(number, no=no)
    assert [row(file, number).rank for number in (1, 2, 3)] == [2, 3, 1]
    assert outcomes(file) == "ccP"
    file.close()


def test_what_the_committee_left_open_is_not_decided_while_the_council_sits(path: Path) -> None:
    file = new_council(path)
    nominate(file, *[HANDS] * 2)
    file.change_quota(HANDS, "", Kind.INDIVIDUAL, 1)
    sit(file, here=(1, 2, 3, 4), body=Body.STANDING)
    file.record_hands(1)
    file.record_hands(2)
    file.close_sitting()
    sit(file)
    assert outcomes(file) == "??"
    for act in (
        lambda: file.decide(1, favour=True, reason="Chủ tịch"),
        lambda: file.second_ballot(1, "Ngang phiếu"),
    ):
        with refused(file, "another body voted so"):
            act()
    file.close()


def test_a_ballot_inside_a_second_ballot_leaves_the_others_at_the_cut(tied: CouncilFile) -> None:
    """2 and 3 tie again while another at the same cut has not voted: until all have, all of them tie."""
    tied.vote_again(4, "kiểm lại")
    tied.record_hands(4, no=1)
    assert tied.second_ballot(2, "Ngang phiếu") == [2, 3, 4]
    tied.record_hands(2, no=1)
    tied.record_hands(3, no=1)
    assert tied.second_ballot(2, "Lại ngang phiếu") == [2, 3]
    tied.record_hands(2)
    assert outcomes(tied) == "P?..c"


# a sitting in writing


@pytest.fixture
def written(path: Path) -> Iterator[CouncilFile]:
    """A sitting in writing in which members 1 to 4 of 5 have replied."""
    file = new_council(path)
    nominate(file, HANDS, CALL, SECRET, CHAIRED)
    file.plan_sitting(Body.COUNCIL)
    file.meet_or_write()
    file.start_sitting()
    file.mark_presence([(member, ROOM) for member in (1, 2, 3, 4)])
    yield file
    file.close()


@pytest.mark.parametrize(
    ("base", "counted"),
    [(Base.ALL_MEMBERS, 5), (Base.PRESENT_OR_CONSULTED, 4), (Base.RETURNED, 4), (Base.VALID, 4)],
)
def test_replies_are_entered_as_a_roll_call_of_who_replied(written: CouncilFile, base: Base, counted: int) -> None:
    written.change_rule(HANDS, Rule(base=base), "Quy chế")
    written.begin_roll_call(HANDS)
    for choice in (YES, YES, NO, YES):
        written.answer(HANDS, choice)
    found = row(written, HANDS).figures
    assert found is not None
    assert (found.yes, found.no, found.present, found.consulted, found.base) == (3, 1, 0, 4, counted)
    assert (found.room.yes, found.written and found.written.yes) == (0, 3)
    assert found.chair_agrees


def test_replies_take_the_place_of_presence_for_the_quorum(written: CouncilFile) -> None:
    written.mark_presence([(4, ABSENT)])
    with refused(written, "No quorum"):
        written.begin_roll_call(HANDS)
    with refused(written, "another way"):
        written.record_hands(CALL)


def test_a_reply_that_says_nothing_of_it_does_not_count(written: CouncilFile) -> None:
    written.begin_roll_call(CALL)
    for choice in (YES, Choice.NOT_VOTING, YES, YES):
        written.answer(CALL, choice)
    assert figures(written, CALL) == (3, 0, 0, 3, 5)


def test_what_counts_those_present_alone_is_not_decided_in_writing(written: CouncilFile) -> None:
    written.change_rule(HANDS, Rule(base=Base.PRESENT), "Quy chế")
    with refused(written, "nothing is decided in writing"):
        written.begin_roll_call(HANDS)


def test_there_are_no_opinions_beside_replies(written: CouncilFile) -> None:
    with refused(written, "is in writing"):
        written.record_opinion(HANDS, 5, YES)


def test_replies_are_corrected_as_replies(written: CouncilFile) -> None:
    written.begin_roll_call(CALL)
    for choice in (YES, YES, YES, NO):
        written.answer(CALL, choice)
    written.correct_vote(CALL, "Đọc nhầm", choices={1: YES, 2: NO, 3: NO, 4: NO})
    assert figures(written, CALL) == (1, 3, 0, 4, 5)


def test_a_sitting_in_writing_is_planned_so(written: CouncilFile) -> None:
    with refused(written, "has opened"):
        written.meet_or_write()
    with refused(written, "its replies are not a roll call"):
        written.record_roll_calls([Voices(1, {1: YES})])


def test_a_matrix_of_replies_becomes_the_votes_of_a_sitting_in_writing(written: CouncilFile) -> None:
    written.mark_presence([(4, ABSENT)])
    with pytest.raises(MatrixRefused, match="no quorum"):
        written.record_written([Voices(CALL, {1: YES, 2: NO, 3: YES})])
    number = written.ledger.number
    written.record_written([Voices(CALL, {1: YES, 2: NO, 3: YES}, (5,)), Voices(HANDS, {1: NO, 2: NO, 3: YES, 4: YES})])
    assert written.ledger.number == number + 1
    assert figures(written, CALL) == (2, 1, 0, 3, 5)
    assert figures(written, HANDS) == (2, 2, 0, 4, 5)
    sitting = written.council.sitting()
    assert sitting is not None
    assert sitting.present == (1, 2, 3, 4, 5)
