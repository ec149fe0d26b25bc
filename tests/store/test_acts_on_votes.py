"""Votes as acts: shows of hands, secret ballots, their corrections, the chair's decisions, rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.nominations import Standing
from council.outcomes import Outcome, Reason
from council.rules import Mode, Rule
from council.votes import Choice, Counts, Sheet
from store.council_file import CouncilFile
from tests.store.acting import (
    ABSENT,
    CALL,
    CHAIRED,
    HANDS,
    ONLINE,
    SECRET,
    acting,
    nominate,
    refused,
    row,
    sit,
    tables,
)

YES, NO, OTHER, NOT_VOTING = Choice.YES, Choice.NO, Choice.OTHER, Choice.NOT_VOTING
BY_HANDS, BY_CALL, BY_BALLOT, BY_CHAIR = 1, 2, 3, 4


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


def sheet(issued: int = 5, returned: int = 5, invalid: int = 0, number: int = 0) -> Sheet:
    return Sheet(id=number, sitting=0, issued=issued, returned=returned, invalid=invalid)


def test_a_show_of_hands_counts_the_rest_as_in_favour(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.recuse(BY_HANDS, 4)
    vote = file.record_hands(BY_HANDS, no=1)
    assert vote.counts == Counts(yes=2, no=1)
    assert (vote.roster, vote.present, vote.recused, vote.chair) == ((1, 2, 3, 4, 5), (1, 2, 3, 4), (4,), 1)
    assert file.council.votes == {vote.id: vote}
    with refused(file, "voted on already"):
        file.record_hands(BY_HANDS)


def test_more_voices_than_voters(file: CouncilFile) -> None:
    with refused(file, "6 voices were entered, but only 5"):
        file.record_hands(BY_HANDS, no=3, other=2, not_voting=1)
    with refused(file, "below zero"):
        file.record_hands(BY_HANDS, no=-1)


def test_each_form_is_voted_on_in_its_own_way(file: CouncilFile) -> None:
    for number in (BY_CALL, BY_BALLOT):
        with refused(file, "in another way"):
            file.record_hands(number)
    with refused(file, "in another way"):
        file.begin_roll_call(BY_HANDS)
    with refused(file, "in another way"):
        file.record_ballots(BY_CALL, sheet(), Counts(yes=5))
    file.change_mode(BY_CALL, Mode.SHOW_OF_HANDS, "mất phiếu")
    assert file.record_hands(BY_CALL).mode is Mode.SHOW_OF_HANDS


def test_no_quorum_no_vote(file: CouncilFile) -> None:
    file.mark_presence([(4, ABSENT), (5, ABSENT)])
    for record in (
        lambda: file.record_hands(BY_HANDS),
        lambda: file.begin_roll_call(BY_CALL),
        lambda: file.record_ballots(BY_BALLOT, sheet(3, 3), Counts(yes=3)),
    ):
        with refused(file, "No quorum: 3 of 5 members are here, 4 are needed"):
            record()
    file.mark_presence([(4, ONLINE)])
    assert file.record_hands(BY_HANDS).present == (1, 2, 3, 4)


def test_the_recused_count_for_the_quorum(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.recuse(BY_HANDS, 4)
    file.record_hands(BY_HANDS)
    assert row(file, BY_HANDS).figures.yes == 3  # type: ignore[union-attr]


def test_no_open_sitting_no_vote(file: CouncilFile) -> None:
    file.adjourn()
    with refused(file, "No sitting is open"):
        file.record_hands(BY_HANDS)
    file.resume()
    file.close_sitting()
    with refused(file, "No sitting is open"):
        file.record_hands(BY_HANDS)
    with refused(file, "There is no nomination 99"):
        file.record_hands(99)


@pytest.mark.parametrize("put_aside", ["defer", "return_for_completion"])
def test_what_was_put_aside_and_is_voted_on_is_before_the_council_again(file: CouncilFile, put_aside: str) -> None:
    for number in (BY_HANDS, BY_CALL, BY_BALLOT):
        getattr(file, put_aside)(number, "thiếu hồ sơ")
    file.record_hands(BY_HANDS)
    file.begin_roll_call(BY_CALL)
    file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    for number in (BY_HANDS, BY_CALL, BY_BALLOT):
        nomination = file.council.nominations[number]
        assert (nomination.standing, nomination.standing_reason) == (Standing.OPEN, "")
    assert row(file, BY_HANDS).outcome is Outcome.PROPOSED


def test_the_withdrawn_is_not_voted_on(file: CouncilFile) -> None:
    file.withdraw(BY_HANDS, "xin rút")
    with refused(file, "was withdrawn"):
        file.record_hands(BY_HANDS)
    file.take_up(BY_HANDS)
    file.record_hands(BY_HANDS)


# secret ballots


def test_a_secret_ballot_keeps_totals_and_a_sheet(file: CouncilFile) -> None:
    vote = file.record_ballots(BY_BALLOT, sheet(5, 4, 1), Counts(yes=2, unmarked=1))
    assert (vote.choices, vote.written, vote.sheet) == ({}, {}, 1)
    assert file.council.sheets == {1: Sheet(id=1, sitting=1, issued=5, returned=4, invalid=1)}


@pytest.mark.parametrize(
    ("figures", "counts", "words"),
    [
        ((6, 5, 0), Counts(yes=5), "6 ballots were issued, but only 5"),
        ((4, 5, 0), Counts(yes=5), "5 ballots came back, but only 4"),
        ((5, 4, 5), Counts(), "5 ballots are called invalid, but only 4"),
        ((5, 5, 0), Counts(yes=4), "add up to 4, but there are 5"),
        ((5, 5, 1), Counts(yes=5), "add up to 5, but there are 4"),
        ((5, 5, -1), Counts(yes=6), "below zero"),
        ((5, 5, 0), Counts(yes=6, no=-1), "below zero"),
    ],
)
def test_sums_that_do_not_hold(file: CouncilFile, figures: tuple[int, int, int], counts: Counts, words: str) -> None:
    with refused(file, words):
        file.record_ballots(BY_BALLOT, sheet(*figures), counts)
    file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    with refused(file, words):
        file.correct_vote(BY_BALLOT, "đếm lại", sheet=sheet(*figures), counts=counts)


def test_one_sheet_for_several_nominations(file: CouncilFile) -> None:
    nominate(file, SECRET, SECRET)
    first = file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    assert first.sheet is not None
    shared = file.council.sheets[first.sheet]
    assert file.record_ballots(5, shared, Counts(yes=4, no=1)).sheet == shared.id
    assert len(file.council.sheets) == 1
    with refused(file, "other figures"):
        file.record_ballots(6, replace(shared, returned=4), Counts(yes=4))
    with refused(file, "other figures"):
        file.record_ballots(6, replace(shared, id=9), Counts(yes=5))


def test_a_recusal_needs_a_sheet_of_its_own(file: CouncilFile) -> None:
    nominate(file, SECRET, SECRET, SECRET)
    file.mark_presence([(5, ABSENT)])
    file.record_ballots(BY_BALLOT, sheet(3, 3), Counts(yes=3))
    for number in (5, 6):
        file.recuse(number, 4)
    with refused(file, "a sheet of its own"):
        file.record_ballots(5, file.council.sheets[1], Counts(yes=3))
    alone = file.record_ballots(5, sheet(3, 3), Counts(yes=3))
    shared = file.council.sheets[alone.sheet or 0]
    file.record_ballots(6, shared, Counts(no=3))
    with refused(file, "a sheet of its own"):
        file.record_ballots(7, shared, Counts(no=3))


def test_a_sheet_is_of_one_sitting(file: CouncilFile) -> None:
    nominate(file, SECRET)
    file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    file.close_sitting()
    sit(file)
    with refused(file, "start a new sheet"):
        file.record_ballots(5, file.council.sheets[1], Counts(yes=5))


# corrections


def test_a_correction_puts_new_figures_and_keeps_the_old_in_the_history(file: CouncilFile) -> None:
    vote = file.record_hands(BY_HANDS, no=3)
    assert row(file, BY_HANDS).outcome is Outcome.NOT_PROPOSED
    corrected = file.correct_vote(BY_HANDS, "đếm nhầm", counts=Counts(no=1))
    assert (corrected.id, corrected.round, corrected.counts) == (vote.id, 1, Counts(yes=4, no=1))
    assert row(file, BY_HANDS).outcome is Outcome.PROPOSED
    act = file.ledger.acts()[-1]
    assert (act["verb"], act["reason"]) == ("correct_vote", "đếm nhầm")
    old = file.ledger.document_before("votes", str(vote.id), act["n"])
    assert old is not None
    assert old["counts"]["no"] == 3


def test_a_correction_needs_a_reason_and_a_vote(file: CouncilFile) -> None:
    with refused(file, "was not voted on in this sitting"):
        file.correct_vote(BY_HANDS, "vì", counts=Counts(no=1))
    file.record_hands(BY_HANDS)
    with refused(file, "needs a reason"):
        file.correct_vote(BY_HANDS, "", counts=Counts(no=1))
    with refused(file, "6 voices"):
        file.correct_vote(BY_HANDS, "vì", counts=Counts(no=6))
    file.close_sitting()
    with refused(file, "No sitting is open"):
        file.correct_vote(BY_HANDS, "vì", counts=Counts(no=1))


def test_a_correction_fits_the_way_of_voting(file: CouncilFile) -> None:
    file.record_hands(BY_HANDS)
    file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    file.begin_roll_call(BY_CALL)
    for _member in range(5):
        file.answer(BY_CALL, YES)
    for number, figures in (
        (BY_HANDS, {"choices": {1: NO}}),
        (BY_HANDS, {"sheet": sheet()}),
        (BY_CALL, {"counts": Counts(no=1)}),
        (BY_CALL, {}),
        (BY_BALLOT, {"counts": Counts(yes=5)}),
        (BY_BALLOT, {"choices": {1: NO}}),
    ):
        with refused(file, "in another way"):
            file.correct_vote(number, "vì", **figures)  # type: ignore[arg-type]


def test_a_corrected_roll_call(file: CouncilFile) -> None:
    file.recuse(BY_CALL, 5)
    file.begin_roll_call(BY_CALL)
    for _member in range(4):
        file.answer(BY_CALL, YES)
    for member in (5, 6):
        with refused(file, f"Thành viên {member} has no vote on it"):
            file.correct_vote(BY_CALL, "nghe nhầm", choices={1: YES, member: NO})
    file.correct_vote(BY_CALL, "nghe nhầm", choices={1: NO, 2: NO, 3: NO, 4: YES})
    figures = row(file, BY_CALL).figures
    assert figures is not None
    assert (figures.yes, figures.no, figures.not_voting) == (1, 3, 0)


def test_a_corrected_ballot_leaves_the_others_of_its_sheet_alone(file: CouncilFile) -> None:
    nominate(file, SECRET)
    file.record_ballots(BY_BALLOT, sheet(), Counts(yes=5))
    file.record_ballots(5, file.council.sheets[1], Counts(yes=5))
    file.correct_vote(5, "một phiếu hỏng", sheet=sheet(5, 5, 1), counts=Counts(yes=4))
    assert [file.council.votes[number].sheet for number in (1, 2)] == [1, 2]
    assert [file.council.sheets[number].invalid for number in (1, 2)] == [0, 1]
    file.correct_vote(5, "đếm lại", sheet=file.council.sheets[2], counts=Counts(yes=3, no=1))
    assert file.council.votes[2].sheet == 2


# the chair


def tied(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_hands(BY_CHAIR, no=2)


def test_the_chair_decides_what_waits(file: CouncilFile) -> None:
    with refused(file, "does not wait for the chair"):
        file.decide(BY_CHAIR, favour=True, reason="vì")
    tied(file)
    assert row(file, BY_CHAIR).outcome is Outcome.NEEDS_CHAIR
    with refused(file, "needs its reason"):
        file.decide(BY_CHAIR, favour=True, reason="")
    decision = file.decide(BY_CHAIR, favour=True, reason="thành tích đột xuất", basis="Đ.12")
    assert (decision.member, decision.vote, decision.sitting) == (1, 1, 1)
    assert row(file, BY_CHAIR).outcome is Outcome.PROPOSED
    with refused(file, "does not wait for the chair"):
        file.decide(BY_CHAIR, favour=False, reason="vì")
    assert file.undo() == ("decide", BY_CHAIR)
    file.decide(BY_CHAIR, favour=False, reason="vì")
    assert row(file, BY_CHAIR).outcome is Outcome.NOT_PROPOSED


def test_a_decision_falls_with_the_figures_it_was_made_on(file: CouncilFile) -> None:
    tied(file)
    file.decide(BY_CHAIR, favour=True, reason="vì")
    before = tables(file)
    file.correct_vote(BY_CHAIR, "đếm lại", counts=Counts(no=2, other=0))
    assert file.council.decisions == {}
    assert (row(file, BY_CHAIR).outcome, row(file, BY_CHAIR).reason) == (Outcome.NEEDS_CHAIR, Reason.TIE)
    assert file.undo() == ("correct_vote", BY_CHAIR)
    assert tables(file) == before
    assert row(file, BY_CHAIR).outcome is Outcome.PROPOSED


# rules


def test_rules_are_frozen_at_the_opening(file: CouncilFile) -> None:
    sitting = file.council.sitting()
    assert sitting is not None
    assert sitting.rules == {number: form.rule for number, form in file.council.forms.items()}
    assert (sitting.roster, sitting.quorum_needed) == ((1, 2, 3, 4, 5), 4)
    settings = file.council.settings
    file.change_settings(replace(settings, quorum=replace(settings.quorum, fraction="1/5")))
    file.change_member(replace(file.council.members[6], votes=True))
    file.mark_presence([(2, ABSENT), (3, ABSENT)])
    with refused(file, "3 of 5 members are here, 4 are needed"):
        file.record_hands(BY_HANDS)


def test_a_rule_changed_in_an_open_sitting_counts_its_votes_anew(file: CouncilFile) -> None:
    file.record_hands(BY_HANDS, no=2)
    assert row(file, BY_HANDS).outcome is Outcome.PROPOSED
    strict = Rule(percent="90")
    with refused(file, "needs a reason"):
        file.change_rule(HANDS, strict)
    file.change_rule(HANDS, strict, "theo NĐ 91")
    assert file.council.votes[1].rule == strict
    assert row(file, BY_HANDS).outcome is Outcome.NOT_PROPOSED
    assert file.council.sitting().rules[HANDS] == strict  # type: ignore[union-attr]
    assert file.council.sitting().rules[CALL] == Rule(mode=Mode.ROLL_CALL)  # type: ignore[union-attr]
    file.undo()
    assert row(file, BY_HANDS).outcome is Outcome.PROPOSED


def test_a_closed_sitting_keeps_its_rules(file: CouncilFile) -> None:
    file.record_hands(BY_HANDS, no=2)
    file.close_sitting()
    file.change_rule(HANDS, Rule(percent="90"))
    assert file.council.votes[1].rule == Rule()
    assert row(file, BY_HANDS).outcome is Outcome.PROPOSED
    assert file.council.sittings[1].rules[HANDS] == Rule()
    sit(file)
    file.record_hands(1)
    file.change_rule(HANDS, Rule(percent="70"), "vì")
    assert [vote.rule.percent for vote in file.council.votes.values()] == ["50", "70"]


def test_a_rule_or_quorum_that_cannot_be_reckoned_with(file: CouncilFile) -> None:
    with refused(file, "is no share"):
        file.change_rule(CHAIRED, Rule(percent="120"), "vì")
    settings = file.council.settings
    with refused(file, "is no share"):
        file.change_settings(replace(settings, quorum=replace(settings.quorum, fraction="3/2")))
