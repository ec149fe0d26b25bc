"""Screening, block votes, votes taken again, lowered classes: what the file holds afterwards."""

from pathlib import Path

import pytest

from council.attendance import Presence
from council.blocks import blocks
from council.errors import Refused
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination, Screening
from council.outcomes import Outcome, row_of
from council.results import results
from council.rules import Mode, Rule
from council.settings import Settings
from council.units import Unit
from council.walk import row_in_walk
from store.council_file import CouncilFile
from store.verify import verify

NINE = [
    Member(id=n, name=f"Member {n}", role=Role.CHAIR if n == 1 else Role.MEMBER, standing=n < 6) for n in range(1, 10)
]
ORDER = AwardForm(id=1, name="Order", classes=("First", "Second"), kinds=(Kind.INDIVIDUAL,))
LETTER = AwardForm(id=2, name="Letter")
SECRET = AwardForm(id=3, name="Secret", rule=Rule(mode=Mode.SECRET_BALLOT))


@pytest.fixture
def file(tmp_path: Path) -> CouncilFile:
    council = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Council"),
        by="test",
        units=[Unit(id=1, name="Unit")],
        members=NINE,
        forms=[ORDER, LETTER, SECRET],
    )
    council.add_nominations(
        [
            *(Nomination(id=0, kind=Kind.INDIVIDUAL, name=f"Person {n}", unit=1, form=2) for n in range(1, 5)),
            Nomination(id=0, kind=Kind.INDIVIDUAL, name="Ordered", unit=1, form=1, class_="First"),
            Nomination(id=0, kind=Kind.INDIVIDUAL, name="Hidden", unit=1, form=3),
        ]
    )
    _sit(council, Body.COUNCIL)
    return council


def _sit(council: CouncilFile, body: Body) -> None:
    council.plan_sitting(body)
    council.mark_presence([(n, Presence.ROOM) for n in range(1, 9)])
    council.start_sitting()


def _outcome(council: CouncilFile, number: int) -> Outcome:
    return row_of(council.council, council.council.nominations[number]).outcome


def test_a_block_vote_is_one_act_and_one_vote_for_each_of_them(file: CouncilFile) -> None:
    file.screen([1, 2, 3], Screening.ELIGIBLE)
    file.recuse(3, 2, "brother")
    file.screen([4], Screening.ELIGIBLE)
    file.pull_out(4)
    assert [(block.numbers, block.singly) for block in blocks(file.council, range(1, 7))] == [((1, 2), (3, 4))]
    before = file.ledger.number
    votes = file.record_block((1, 2), no=1)
    assert file.ledger.number == before + 1
    assert [
        (vote.nomination, vote.counts.yes if vote.counts else 0, vote.counts.no if vote.counts else 0) for vote in votes
    ] == [
        (1, 7, 1),
        (2, 7, 1),
    ]
    assert {vote.block for vote in votes} == {votes[0].id}
    assert [_outcome(file, n) for n in (1, 2, 3)] == [Outcome.PROPOSED, Outcome.PROPOSED, Outcome.PENDING]
    file.undo()
    assert _outcome(file, 1) is Outcome.PENDING


def test_a_block_takes_nobody_who_is_voted_on_otherwise(file: CouncilFile) -> None:
    file.screen([1, 6], Screening.ELIGIBLE)
    with pytest.raises(Refused, match="another way"):
        file.record_block((1, 6))
    file.recuse(1, 2)
    with pytest.raises(Refused, match="recused"):
        file.record_block((1,))
    with pytest.raises(Refused, match="nothing to vote on"):
        file.record_block(())
    assert not file.council.votes


def test_voted_again_the_earlier_round_stays_and_the_later_speaks(file: CouncilFile) -> None:
    file.record_hands(1, no=8)
    with pytest.raises(Refused, match="already"):
        file.record_hands(1)
    with pytest.raises(Refused, match="reason"):
        file.vote_again(1, "")
    file.vote_again(1, "new documents")
    assert _outcome(file, 1) is Outcome.PENDING
    vote = file.record_hands(1)
    assert vote.round == 2
    assert _outcome(file, 1) is Outcome.PROPOSED
    assert len(file.council.votes_of[1]) == 2


def test_lowered_it_is_voted_on_in_its_new_group(file: CouncilFile) -> None:
    file.record_hands(5, no=8)
    file.lower(5, 1, "Second", "second class is fitting")
    nomination = file.council.nominations[5]
    assert (nomination.class_, nomination.lowered_from) == ("Second", "Order hạng First")
    assert _outcome(file, 5) is Outcome.PENDING
    file.record_hands(5)
    shown = {group.class_: [row.outcome for row in group.rows] for group in results(file.council, form=1).forms}
    assert shown == {"Second": [Outcome.PROPOSED]}
    with pytest.raises(Refused, match="already"):
        file.lower(5, 1, "Second", "again")
    with pytest.raises(Refused, match="no class"):
        file.lower(5, 1, "Third", "no such")


def test_a_form_that_was_read_wrongly_is_corrected_and_nothing_is_called_lowered(file: CouncilFile) -> None:
    file.record_hands(1, no=8)
    with pytest.raises(Refused, match="reason"):
        file.correct_form(1, 1, "Second", "")
    with pytest.raises(Refused, match="no class"):
        file.correct_form(1, 1, "", "the list says so")
    file.correct_form(1, 1, "Second", "the list says so")
    nomination = file.council.nominations[1]
    assert (nomination.form, nomination.class_, nomination.lowered_from) == (1, "Second", "")
    assert _outcome(file, 1) is Outcome.PENDING, "the vote on the wrong form does not speak for it"
    assert len(file.council.votes_of[1]) == 1
    assert file.undo() == ("correct_form", 1)
    assert _outcome(file, 1) is Outcome.NOT_PROPOSED


def test_what_was_put_aside_comes_up_again_in_the_next_sitting(file: CouncilFile) -> None:
    file.defer(1, "absent papers")
    file.return_for_completion(2)
    file.withdraw(3)
    file.close_sitting()
    _sit(file, Body.COUNCIL)
    assert [_outcome(file, n) for n in (1, 2, 3)] == [Outcome.PENDING, Outcome.PENDING, Outcome.WITHDRAWN]


def test_the_council_votes_on_what_its_committee_has_voted_on(tmp_path: Path, file: CouncilFile) -> None:
    file.close_sitting()
    file.plan_sitting(Body.STANDING)
    file.mark_presence([(n, Presence.ROOM) for n in range(1, 6)])
    file.start_sitting()
    file.record_hands(1)
    file.close_sitting()
    assert _outcome(file, 1) is Outcome.PROPOSED
    _sit(file, Body.COUNCIL)
    row = row_in_walk(file.council, file.council.nominations[1])
    assert (row.outcome, row.figures is not None) == (Outcome.PENDING, True)
    assert _outcome(file, 1) is Outcome.PROPOSED, "the committee's result stands until the council has voted"
    file.record_hands(1, no=8)
    assert _outcome(file, 1) is Outcome.NOT_PROPOSED
    file.close()
    assert verify(tmp_path / "c.json").agrees


def test_a_nomination_is_added_and_its_name_corrected_with_a_reason(file: CouncilFile) -> None:
    with pytest.raises(Refused, match="reason"):
        file.add_nomination(Nomination(id=0, kind=Kind.INDIVIDUAL, name="Late", unit=1, form=2), "")
    added = file.add_nomination(Nomination(id=0, kind=Kind.INDIVIDUAL, name="Late", unit=1, form=2), "the unit asked")
    file.correct_name(added.id, "Later", "misspelt")
    assert (added.id, file.council.nominations[added.id].name) == (7, "Later")
