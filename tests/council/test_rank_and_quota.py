"""Rank inside a group, quota, cut line, ties across it (domain.md, "Rank and quota")."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council.council import Council
from council.forms import Kind, Quota
from council.nominations import Standing
from council.outcomes import Outcome, Reason, Row
from council.remarks import Matter
from council.rules import Base, Mode, Rule, Tie
from tests.council.builders import add_vote, council_of, decide, nominate, often, ranks, rows_of

PROPOSED, NOT_PROPOSED, NEEDS_CHAIR = Outcome.PROPOSED, Outcome.NOT_PROPOSED, Outcome.NEEDS_CHAIR


def yes(number: int) -> str:
    """``number`` of nine in favour, the others against."""
    return "y" * number + "n" * (9 - number)


def outcomes(council: Council) -> list[Outcome]:
    return [row.outcome for _, row in sorted(rows_of(council).items())]


@pytest.mark.parametrize(
    ("votes", "expected", "tied"),
    [
        ([9, 8, 8, 7], [1, 2, 2, 4], [False, True, True, False]),
        ([7, 8, 9, 8], [4, 2, 1, 2], [False, True, False, True]),
        ([9, 9, 9], [1, 1, 1], [True, True, True]),
        ([3, 0, 5], [2, 3, 1], [False, False, False]),
        ([8, None, 8, None, 1], [1, None, 1, None, 3], [True, False, True, False, False]),
        ([None], [None], [False]),
        ([], [], []),
    ],
)
def test_equal_shares_share_a_rank(votes: list[int | None], expected: list[int | None], tied: list[bool]) -> None:
    rows = rows_of(council_of(*(None if vote is None else yes(vote) for vote in votes)))
    assert ranks(rows.values()) == expected
    assert [row.tied for _, row in sorted(rows.items())] == tied


def test_shares_are_compared_exactly_over_different_bases() -> None:
    of_those_here = Rule(base=Base.PRESENT)
    rows = rows_of(council_of("yyn......", "yyyynn...", "yyyyynnn.", "yyyyyynnn", rule=of_those_here))
    assert ranks(rows.values()) == [1, 1, 4, 1]
    assert rows[3].figures is not None
    assert rows[3].figures.share == Fraction(5, 8)


def test_the_best_come_first_then_by_number_and_the_unvoted_last() -> None:
    council = council_of(yes(6), None, yes(9), yes(6), None, yes(2))
    assert list(rows_of(council)) == [3, 1, 4, 6, 2, 5]


def test_each_class_and_kind_is_a_group_of_its_own() -> None:
    council = council_of(yes(9), yes(8))
    for number, kind, class_, said in (
        (3, Kind.COLLECTIVE, "", 5),
        (4, Kind.INDIVIDUAL, "Ba", 6),
        (5, Kind.HOUSEHOLD, "", 3),
        (6, Kind.INDIVIDUAL, "Nhì", 2),
    ):
        nominate(council, number, kind=kind, class_=class_)
        add_vote(council, yes(said), nomination=number, class_=class_)
    assert ranks(rows_of(council).values()) == [1, 2, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("votes", "limit", "expected"),
    [
        ([9, 8, 7, 6], 2, "PPcc"),
        ([9, 8, 7, 6], 4, "PPPP"),
        ([9, 8, 7, 6], 9, "PPPP"),
        ([9, 8, 7, 6], 0, "cccc"),
        ([6, 9, 7, 8], 2, "cPcP"),
        ([9, 4, 3, 2], 2, "P..."),  # the quota cuts among those that passed only
        ([9, 8, 8, 7], 2, "P??c"),  # a tie across the cut
        ([9, 8, 8, 7], 3, "PPPc"),  # a tie above it
        ([9, 8, 7, 7], 2, "PPcc"),  # a tie below it
        ([8, 8, 8], 1, "???"),
        ([8, 8, 8], 0, "ccc"),
        ([8, 8, 8], 3, "PPP"),
        ([4, 4, 4], 1, "..."),
    ],
)
def test_the_cut(votes: list[int], limit: int, expected: str) -> None:
    rows = rows_of(council_of(*map(yes, votes), limit=limit))
    meaning = {
        (PROPOSED, Reason.NONE): "P",
        (NOT_PROPOSED, Reason.OVER_QUOTA): "c",
        (NOT_PROPOSED, Reason.NONE): ".",
        (NEEDS_CHAIR, Reason.TIE): "?",
    }
    told = [(rows[number].outcome, rows[number].reason) for number in sorted(rows)]
    assert "".join(meaning[each] for each in told) == expected
    assert [rows[number].at_cut for number in sorted(rows)] == [mark == "?" for mark in expected]
    assert [bool(rows[number].passed) for number in sorted(rows)] == [mark != "." for mark in expected]


def test_a_quota_belongs_to_one_group() -> None:
    council = council_of(yes(9), yes(8))
    council.forms[1] = replace(council.forms[1], quotas=(Quota(kind=Kind.INDIVIDUAL, class_="Ba", limit=1),))
    for number, kind in ((3, Kind.INDIVIDUAL), (4, Kind.INDIVIDUAL), (5, Kind.COLLECTIVE), (6, Kind.COLLECTIVE)):
        nominate(council, number, kind=kind, class_="Ba")
        add_vote(council, yes(number + 3), nomination=number, class_="Ba")
    assert outcomes(council) == [PROPOSED, PROPOSED, NOT_PROPOSED, PROPOSED, PROPOSED, PROPOSED]


def test_the_chairs_decisions_fill_the_places() -> None:
    council = council_of(*map(yes, (9, 8, 8, 8, 7)), limit=3)
    assert outcomes(council) == [PROPOSED, NEEDS_CHAIR, NEEDS_CHAIR, NEEDS_CHAIR, NOT_PROPOSED]
    decide(council, 3, Matter.CUT, True)
    assert outcomes(council) == [PROPOSED, NEEDS_CHAIR, PROPOSED, NEEDS_CHAIR, NOT_PROPOSED]
    decide(council, 4, Matter.CUT, True)
    assert outcomes(council) == [PROPOSED, NOT_PROPOSED, PROPOSED, PROPOSED, NOT_PROPOSED]
    assert rows_of(council)[2].reason is Reason.OVER_QUOTA


def test_refusals_leave_the_places_to_the_others() -> None:
    council = council_of(*map(yes, (9, 8, 8, 8)), limit=3)
    decide(council, 2, Matter.CUT, False)
    assert outcomes(council) == [PROPOSED, NOT_PROPOSED, PROPOSED, PROPOSED]
    decide(council, 2, Matter.CUT, True)
    assert outcomes(council) == [PROPOSED, PROPOSED, NEEDS_CHAIR, NEEDS_CHAIR]


def test_more_favoured_than_places_wait_again() -> None:
    council = council_of(*map(yes, (8, 8, 8)), limit=1)
    decide(council, 1, Matter.CUT, True)
    decide(council, 2, Matter.CUT, True)
    assert outcomes(council) == [NEEDS_CHAIR, NEEDS_CHAIR, NOT_PROPOSED]


def test_a_stated_position_is_no_word_on_the_cut() -> None:
    must = Rule(chair_must_agree=True)
    council = council_of("yyyyyyyyn", "yyyyyyyyn", rule=must, mode=Mode.SHOW_OF_HANDS, limit=1)
    assert [row.reason for row in rows_of(council).values()] == [Reason.CHAIR_POSITION] * 2
    decide(council, 1, Matter.CHAIR_POSITION, True)
    assert [row.reason for row in rows_of(council).values()] == [Reason.TIE, Reason.CHAIR_POSITION]
    assert [row.at_cut for row in rows_of(council).values()] == [True, False]
    decide(council, 2, Matter.CHAIR_POSITION, True)
    assert outcomes(council) == [NEEDS_CHAIR, NEEDS_CHAIR]
    assert [row.at_cut for row in rows_of(council).values()] == [True, True]
    decide(council, 2, Matter.CUT, True)
    assert outcomes(council) == [NOT_PROPOSED, PROPOSED]


def test_a_declined_position_frees_its_place() -> None:
    council = council_of("yyyyyyyyn", "yyyyyyynn", rule=Rule(chair_must_agree=True), mode=Mode.SHOW_OF_HANDS, limit=1)
    decide(council, 2, Matter.CHAIR_POSITION, True)
    assert outcomes(council) == [NEEDS_CHAIR, NOT_PROPOSED]
    decide(council, 1, Matter.CHAIR_POSITION, False)
    assert outcomes(council) == [NOT_PROPOSED, PROPOSED]


def test_a_tie_carried_by_the_chair_takes_its_place_in_the_quota() -> None:
    council = council_of("yyyynnnn", "yyyyynnn", rule=Rule(base=Base.VALID, tie=Tie.CHAIR), limit=1)
    decide(council, 1, Matter.TIE, True)
    assert outcomes(council) == [NOT_PROPOSED, PROPOSED]
    assert rows_of(council)[1].reason is Reason.OVER_QUOTA


def test_a_second_ballot_settles_a_tie_across_the_cut() -> None:
    council = council_of(yes(8), yes(8), limit=1)
    add_vote(council, yes(7), nomination=2)
    assert outcomes(council) == [PROPOSED, NOT_PROPOSED]


def test_those_put_aside_take_no_place() -> None:
    council = council_of(yes(9), yes(8), limit=1)
    council.nominations[1] = replace(council.nominations[1], standing=Standing.DEFERRED)
    assert outcomes(council) == [Outcome.DEFERRED, PROPOSED]


VOTES = st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=9)
WORDS = st.lists(st.tuples(st.integers(0, 8), st.booleans()), max_size=6)


@often
@given(VOTES)
def test_ranks_agree_with_shares(votes: list[int | None]) -> None:
    rows = rows_of(council_of(*(None if vote is None else yes(vote) for vote in votes)))
    voted = [vote for vote in votes if vote is not None]
    assert ranks(rows.values()) == [
        None if vote is None else 1 + sum(other > vote for other in voted) for vote in votes
    ]


@often
@given(VOTES, st.integers(0, 6), WORDS)
def test_never_more_proposed_than_the_quota(votes: list[int | None], limit: int, words: list[tuple[int, bool]]) -> None:
    council = council_of(*(None if vote is None else yes(vote) for vote in votes), limit=limit)
    for place, favour in words:
        if place < len(votes) and votes[place] is not None:
            decide(council, place + 1, Matter.CUT, favour)
    told = outcomes(council)
    assert told.count(PROPOSED) <= limit
    passed = sum(vote is not None and vote >= 5 for vote in votes)
    if not words:
        assert told.count(PROPOSED) + told.count(NEEDS_CHAIR) >= min(limit, passed), "no place is left empty"


@often
@given(VOTES, st.integers(0, 6))
def test_the_program_never_decides_between_equals(votes: list[int | None], limit: int) -> None:
    rows = rows_of(council_of(*(None if vote is None else yes(vote) for vote in votes), limit=limit))
    by_share: dict[int, set[Outcome]] = {}
    for number, vote in enumerate(votes, 1):
        if vote is not None:
            by_share.setdefault(vote, set()).add(rows[number].outcome)
    assert all(len(told) == 1 for told in by_share.values())


@often
@given(VOTES, st.integers(0, 6), st.data())
def test_one_more_yes_never_hurts_under_a_quota(votes: list[int | None], limit: int, data: st.DataObject) -> None:
    order = [NOT_PROPOSED, NEEDS_CHAIR, PROPOSED]
    places = [place for place, vote in enumerate(votes) if vote is not None and vote < 9]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    more = [vote + 1 if at == place and vote is not None else vote for at, vote in enumerate(votes)]

    def outcome(of: list[int | None]) -> int:
        council = council_of(*(None if vote is None else yes(vote) for vote in of), limit=limit)
        return order.index(rows_of(council)[place + 1].outcome)

    assert outcome(more) >= outcome(votes)


@often
@given(VOTES, st.integers(0, 6), WORDS, st.randoms())
def test_the_order_of_entry_never_matters(
    votes: list[int | None], limit: int, words: list[tuple[int, bool]], random: Random
) -> None:
    def entered(order: list[int]) -> dict[int, Row]:
        council = council_of(*[None] * len(votes), limit=limit)
        for place in order:
            vote = votes[place]
            if vote is not None:
                add_vote(council, yes(vote), nomination=place + 1)
        for place, favour in dict(words).items():
            if place < len(votes) and votes[place] is not None:
                decide(council, place + 1, Matter.CUT, favour)
        return rows_of(council)

    order = list(range(len(votes)))
    first = entered(order)
    random.shuffle(order)
    again = entered(order)
    assert list(first) == list(again)
    for number, row in first.items():
        other = again[number]
        assert (row.rank, row.tied, row.at_cut, row.outcome, row.reason, row.figures) == (
            (other.rank, other.tied, other.at_cut, other.outcome, other.reason, other.figures)
        )
