"""Written opinions (ý kiến bằng văn bản) of absent members: which ones a vote takes in, and which fall."""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from council.nominations import Nomination, Standing
from council.votes import Choice, Vote


def joining(nomination: Nomination, vote: Vote) -> dict[int, Choice]:
    """The waiting opinions that ``vote`` takes in at its close: those of its absent members who are not recused."""
    out = {*vote.voters, *vote.recused}
    return {member: said for member, said in nomination.written.items() if member in vote.roster and member not in out}


def merging(nomination: Nomination, roster: Collection[int], present: Collection[int]) -> tuple[int, ...]:
    """Whose written opinions are merged into the totals of a secret ballot: likewise."""
    out = {*present, *nomination.recused}
    return tuple(member for member in nomination.consulted if member in roster and member not in out)


def voted_on(nomination: Nomination) -> Nomination:
    """``nomination`` once its vote is recorded: before the council, and nothing waits with it any more."""
    return replace(nomination, standing=Standing.OPEN, standing_reason="", written={}, consulted=())


def without(nomination: Nomination, members: Collection[int]) -> Nomination:
    """``nomination`` without the waiting opinions of ``members``, who came in person or are recused."""
    return replace(
        nomination,
        written={member: said for member, said in nomination.written.items() if member not in members},
        consulted=tuple(member for member in nomination.consulted if member not in members),
    )


def fallen(nominations: Iterable[Nomination], members: Collection[int]) -> dict[int, Nomination]:
    """By number, those of ``nominations`` with which opinions of ``members`` wait, without them."""
    return {
        nomination.id: without(nomination, members)
        for nomination in nominations
        if any(member in members for member in (*nomination.written, *nomination.consulted))
    }


def in_writing(vote: Vote) -> Vote:
    """A roll call of those who replied as it stands once it is closed: nobody was present, every voice is written."""
    written = {
        member: said
        for member, said in vote.choices.items()
        if said is not Choice.NOT_VOTING and member not in vote.recused
    }
    return replace(vote, present=(), choices={}, written=written)
