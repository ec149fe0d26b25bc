"""What counts in each base (domain.md, "What counts in each base"): every base, mode and way to treat the recused."""

from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council.rules import Base, Comparison, Mode, Recused, Rule
from council.tally import Tally, Voices, tally
from council.votes import Choice
from tests.council.builders import often, sheet_of, vote_of

OPEN_VOTES = (Mode.SHOW_OF_HANDS, Mode.ROLL_CALL)


def figures(letters: str, mode: Mode, rule: Rule | None = None) -> Tally:
    sheet = sheet_of(letters) if mode is Mode.SECRET_BALLOT else None
    return tally(vote_of(letters, rule, mode=mode), sheet)


# Eleven members: 5 yes, 2 no, 1 other, 1 not voting, 1 recused, 1 written yes. M 11, R 1, P 9, W 1.
ELEVEN = "yyyyynnoxrY"


@pytest.mark.parametrize("mode", OPEN_VOTES)
@pytest.mark.parametrize(
    ("base", "recused", "counted", "yes"),
    [
        (Base.ALL_MEMBERS, Recused.STAYS, 11, 6),
        (Base.ALL_MEMBERS, Recused.LEAVES, 10, 6),
        (Base.PRESENT, Recused.STAYS, 9, 5),
        (Base.PRESENT, Recused.LEAVES, 9, 5),
        (Base.PRESENT_OR_CONSULTED, Recused.STAYS, 10, 6),
        (Base.PRESENT_OR_CONSULTED, Recused.LEAVES, 10, 6),
        (Base.RETURNED, Recused.STAYS, 9, 6),
        (Base.RETURNED, Recused.LEAVES, 9, 6),
        (Base.VALID, Recused.STAYS, 9, 6),
        (Base.VALID, Recused.LEAVES, 9, 6),
    ],
)
def test_open_votes(mode: Mode, base: Base, recused: Recused, counted: int, yes: int) -> None:
    told = figures(ELEVEN, mode, Rule(base=base, recused=recused))
    assert (told.base, told.yes) == (counted, yes)
    assert told.room == Voices(5, 2, 1)
    assert told.written == Voices(1, 0, 0)
    assert (told.present, told.consulted, told.recused, told.not_voting) == (9, 1, 1, 1)
    assert (told.invalid, told.unmarked) == (0, 0)


# Twelve members: sheets with 5 yes, 1 no, 1 other, 1 unmarked, 1 invalid, 1 not returned; 1 recused; 1 written yes.
# M 12, R 1, P (issued) 10, returned 9, valid 8, W 1.
TWELVE = "yyyyynouixrY"


@pytest.mark.parametrize(
    ("base", "recused", "counted"),
    [
        (Base.ALL_MEMBERS, Recused.STAYS, 12),
        (Base.ALL_MEMBERS, Recused.LEAVES, 11),
        (Base.PRESENT_OR_CONSULTED, Recused.STAYS, 11),
        (Base.RETURNED, Recused.STAYS, 10),
        (Base.RETURNED, Recused.LEAVES, 10),
        (Base.VALID, Recused.STAYS, 9),
        (Base.VALID, Recused.LEAVES, 9),
    ],
)
def test_secret_ballots_with_written_opinions_merged_in(base: Base, recused: Recused, counted: int) -> None:
    told = figures(TWELVE, Mode.SECRET_BALLOT, Rule(base=base, recused=recused))
    assert (told.base, told.yes, told.no, told.other, told.unmarked) == (counted, 6, 1, 1, 1)
    assert (told.present, told.consulted, told.recused, told.invalid) == (10, 1, 1, 1)
    assert told.written is None, "how absent members voted in secret is never told apart"


@pytest.mark.parametrize(("base", "counted"), [(Base.PRESENT, 10), (Base.PRESENT_OR_CONSULTED, 10)])
def test_present_in_a_secret_ballot_are_those_given_a_sheet(base: Base, counted: int) -> None:
    told = figures("yyyyynouixr.", Mode.SECRET_BALLOT, Rule(base=base))
    assert (told.base, told.yes, told.present) == (counted, 5, 10)


def test_a_member_here_without_a_sheet_is_not_present_in_a_secret_ballot() -> None:
    vote = vote_of("yyyyyyyyy", Rule(base=Base.PRESENT), mode=Mode.SECRET_BALLOT)
    sheet = sheet_of("yyyyyyyy.")
    assert tally(vote, sheet).present == 8


@pytest.mark.parametrize(
    ("letters", "percent", "needed", "yes", "missing"),
    [
        ("yyyyyyyyyyyynnn", "90", 14, 12, 2),  # "cần 14/15, có 12, thiếu 2"
        ("yyyyyyyyy", "90", 9, 9, 0),
        ("yyyyyyyy.", "90", 9, 8, 1),
        ("yyyyyyyyY", "90", 9, 9, 0),
        ("yyyyyyy..", "70", 7, 7, 0),
        ("yyyyyynno", "70", 7, 6, 1),
        (".........", "70", 7, 0, 7),
    ],
)
def test_needed_there_and_missing(letters: str, percent: str, needed: int, yes: int, missing: int) -> None:
    told = figures(letters, Mode.ROLL_CALL, Rule(percent=percent, comparison=Comparison.AT_LEAST))
    assert (told.needed, told.yes, told.missing) == (needed, yes, missing)
    assert told.enough is (missing == 0)


def test_at_ninety_per_cent_of_nine_a_recusal_that_stays_makes_passing_impossible() -> None:
    stays = Rule(percent="90", comparison=Comparison.AT_LEAST)
    leaves = Rule(percent="90", comparison=Comparison.AT_LEAST, recused=Recused.LEAVES)
    assert figures("yyyyyyyyr", Mode.SHOW_OF_HANDS, stays).missing == 1
    assert figures("yyyyyyyyr", Mode.SHOW_OF_HANDS, leaves).missing == 0


@pytest.mark.parametrize("mode", OPEN_VOTES)
def test_recused_and_absent_leaves_the_base_too(mode: Mode) -> None:
    assert figures("yyyyyyyyq", mode, Rule(recused=Recused.LEAVES)).base == 8
    assert figures("yyyyyyyyq", mode, Rule()).recused == 1


def test_a_recused_outsider_takes_nobody_out_of_the_base() -> None:
    vote = vote_of("yyy", Rule(recused=Recused.LEAVES))
    told = tally(replace(vote, recused=(77,)))
    assert (told.base, told.recused) == (3, 0)


@pytest.mark.parametrize("mode", OPEN_VOTES)
def test_a_written_opinion_counts_only_of_members_absent_and_not_recused(mode: Mode) -> None:
    vote = vote_of("yyyr.Y", Rule(base=Base.PRESENT_OR_CONSULTED), mode=mode)
    vote.written.update({1: Choice.NO, 4: Choice.NO})
    told = tally(vote)
    assert (told.yes, told.no, told.consulted, told.base) == (4, 0, 1, 4)


def test_by_written_opinions_alone_without_a_meeting() -> None:
    told = figures("YYYYYYYNO", Mode.ROLL_CALL, Rule(percent="70", comparison=Comparison.AT_LEAST))
    assert (told.present, told.consulted, told.yes, told.base, told.enough) == (0, 9, 7, 9, True)


def test_whoever_answered_a_roll_call_and_left_has_voted() -> None:
    vote = vote_of("yyyn", Rule(base=Base.PRESENT))
    told = tally(replace(vote, present=(1, 2, 4)))
    assert (told.yes, told.no, told.present, told.base) == (3, 1, 4, 4)


def test_whoever_is_here_and_was_never_heard_in_a_roll_call_did_not_vote() -> None:
    vote = vote_of("yyyn", Rule())
    del vote.choices[2]
    told = tally(vote)
    assert (told.yes, told.not_voting, told.present) == (2, 1, 4)


BASES = st.sampled_from(Base)
LEAVING = st.sampled_from(Recused)


def expected(letters: str, mode: Mode, base: Base, recused: Recused) -> tuple[int, int]:
    """Base and yes, from the table of domain.md."""
    secret = mode is Mode.SECRET_BALLOT
    members, gone = len(letters), letters.count("r") + letters.count("q")
    given_a_vote = sum(letters.count(letter) for letter in ("ynoxui" if secret else "ynox"))
    written = sum(letters.count(letter) for letter in "YNO")
    returned = sum(letters.count(letter) for letter in ("ynoui" if secret else "yno"))
    of_room, of_paper = letters.count("y"), letters.count("Y")
    return {
        Base.ALL_MEMBERS: (members - gone * (recused is Recused.LEAVES), of_room + of_paper),
        Base.PRESENT: (given_a_vote, of_room),
        Base.PRESENT_OR_CONSULTED: (given_a_vote + written, of_room + of_paper),
        Base.RETURNED: (returned + written, of_room + of_paper),
        Base.VALID: (returned - letters.count("i") + written, of_room + of_paper),
    }[base]


@often
@given(st.text("ynoxrq.YNO", min_size=1, max_size=15), st.sampled_from(OPEN_VOTES), BASES, LEAVING)
def test_open_votes_of_any_room(letters: str, mode: Mode, base: Base, recused: Recused) -> None:
    told = figures(letters, mode, Rule(base=base, recused=recused))
    assert (told.base, told.yes) == expected(letters, mode, base, recused)
    assert told.room.yes + told.room.no + told.room.other + told.not_voting == told.present
    written = told.written or Voices(0, 0, 0)
    assert written.yes + written.no + written.other == told.consulted
    if base is not Base.PRESENT:
        assert (told.yes, told.no, told.other) == tuple(
            getattr(told.room, said) + getattr(written, said) for said in ("yes", "no", "other")
        )
    assert 0 <= told.yes <= told.base


@often
@given(st.text("ynoxuirq.YNO", min_size=1, max_size=15), BASES, LEAVING)
def test_secret_ballots_of_any_room(letters: str, base: Base, recused: Recused) -> None:
    if base is Base.PRESENT:  # opinions merged into the totals cannot be taken out of them again
        letters = letters.translate(str.maketrans("YNO", "..."))
    told = figures(letters, Mode.SECRET_BALLOT, Rule(base=base, recused=recused))
    sheet = sheet_of(letters)
    assert (told.base, told.yes) == expected(letters, Mode.SECRET_BALLOT, base, recused)
    assert told.yes + told.no + told.other + told.unmarked == sheet.valid + told.consulted
    assert sheet.issued >= sheet.returned == sheet.valid + told.invalid
    assert 0 <= told.yes <= told.base


@often
@given(st.text("ynoxrq.YNO", min_size=1, max_size=12), BASES, LEAVING, st.randoms())
def test_the_order_of_entry_never_matters(letters: str, base: Base, recused: Recused, random: Random) -> None:
    vote = vote_of(letters, Rule(base=base, recused=recused))

    def shuffled(entries: Iterable[Any]) -> list[Any]:
        mixed = list(entries)
        random.shuffle(mixed)
        return mixed

    again = replace(
        vote,
        roster=tuple(shuffled(vote.roster)),
        present=tuple(shuffled(vote.present)),
        recused=tuple(shuffled(vote.recused)),
        consulted=tuple(shuffled(vote.consulted)),
        choices=dict(shuffled(vote.choices.items())),
        written=dict(shuffled(vote.written.items())),
    )
    assert tally(again) == tally(vote)
