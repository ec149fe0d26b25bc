"""The one tally: what a vote says, and whether it is enough. Integers and fractions only."""

from fractions import Fraction

from msgspec import Struct

from council.rules import Base, Mode, Recused, Tie
from council.votes import Choice, Counts, Sheet, Vote, count


class Voices(Struct, frozen=True):
    """Yes, no and other of one channel, the room or the written opinions."""

    yes: int
    no: int
    other: int


class Tally(Struct, frozen=True, kw_only=True):
    """The figures of one closed vote.

    ``yes``, ``no``, ``other`` are those that the rule's base counts: room and written, or the room alone. ``present``
    are those who could vote in the room (in a secret ballot those given a sheet), ``consulted`` the written opinions.
    ``needed`` is the least number of yes that is enough of ``base``, ``missing`` how many yes fall short of it.
    ``enough`` is what the numbers alone say. ``chair_agrees`` is None while it is not known.
    """

    yes: int
    no: int
    other: int
    unmarked: int
    not_voting: int
    invalid: int
    recused: int
    room: Voices
    written: Voices | None
    present: int
    consulted: int
    base: int
    needed: int
    missing: int
    enough: bool
    tie: bool
    unanimous: bool
    chair_agrees: bool | None

    @property
    def share(self) -> Fraction:
        """Yes in the base, exact; 0 where the base is empty."""
        return Fraction(self.yes, self.base) if self.base else Fraction(0)


def tally(vote: Vote, sheet: Sheet | None = None) -> Tally:
    """Count one vote by the roster, attendance and rule that it closed with; ``sheet`` for a secret ballot."""
    room = _room(vote)
    written = count(vote.opinions.values()) if vote.opinions else None
    consulted = len(vote.consulted) if vote.mode is Mode.SECRET_BALLOT else len(vote.opinions)
    recused = len(set(vote.recused) & set(vote.roster))
    present = sheet.issued if sheet else len(vote.voters)
    counted = [room] if vote.rule.base is Base.PRESENT or written is None else [room, written]
    yes, no, other = (sum(getattr(c, field) for c in counted) for field in ("yes", "no", "other"))
    base = _base(vote, sheet, room, present, consulted, recused)
    needed = vote.rule.needed(base)
    return Tally(
        yes=yes,
        no=no,
        other=other,
        unmarked=room.unmarked,
        not_voting=sheet.issued - sheet.returned if sheet else room.not_voting,
        invalid=sheet.invalid if sheet else 0,
        recused=recused,
        room=Voices(room.yes, room.no, room.other),
        written=Voices(written.yes, written.no, written.other) if written else None,
        present=present,
        consulted=consulted,
        base=base,
        needed=needed,
        missing=max(0, needed - yes),
        enough=yes >= needed,
        tie=yes == no > 0,
        unanimous=_unanimous(vote, yes, present, consulted),
        chair_agrees=_chair_agrees(vote, yes, consulted),
    )


def passes(vote: Vote, figures: Tally) -> bool:
    """Whether the numbers carry the nomination, ties included.

    A tie is not passed where half or more is asked for, whatever the comparison: what it means is a setting of its own.
    Where a rule asks for less than half, enough votes are enough, so that one more yes never hurts.
    """
    return figures.enough and not (figures.tie and vote.rule.share >= Fraction(1, 2))


def tie_waits(vote: Vote, figures: Tally) -> bool:
    """Whether a tie is left to the chair's opinion (QĐ 2033/QĐ-BCT 2008 Đ.12)."""
    return figures.tie and vote.rule.tie is Tie.CHAIR and not passes(vote, figures)


def _room(vote: Vote) -> Counts:
    """The voices of the room. Whoever is here and said nothing in a roll call did not vote."""
    if vote.mode is not Mode.ROLL_CALL:
        return vote.counts or Counts()
    said = [vote.choices.get(member, Choice.NOT_VOTING) for member in vote.voters]
    return count(said)


def _base(vote: Vote, sheet: Sheet | None, room: Counts, present: int, consulted: int, recused: int) -> int:
    """What the rule measures against (domain.md, "What counts in each base")."""
    members = len(vote.roster)
    voices = room.yes + room.no + room.other
    returned = sheet.returned + consulted if sheet else voices + consulted
    match vote.rule.base:
        case Base.ALL_MEMBERS:
            return members - recused if vote.rule.recused is Recused.LEAVES else members
        case Base.PRESENT:
            return present
        case Base.PRESENT_OR_CONSULTED:
            return present + consulted
        case Base.RETURNED:
            return returned
        case Base.VALID:
            return returned - (sheet.invalid if sheet else 0)


def _unanimous(vote: Vote, yes: int, present: int, consulted: int) -> bool:
    counted = present if vote.rule.base is Base.PRESENT else present + consulted
    return yes == counted > 0


def _chair_agrees(vote: Vote, yes: int, consulted: int) -> bool | None:
    """A unanimous vote implies it, a roll call or an open written opinion shows it; otherwise nobody knows.

    Unanimous means here that everybody who could vote said yes: a ballot that the chair did not take says nothing.
    """
    if vote.chair is None:
        return None
    if vote.chair in vote.opinions:
        return vote.opinions[vote.chair] is Choice.YES
    if vote.mode is Mode.ROLL_CALL and vote.chair in vote.voters:
        return vote.choices.get(vote.chair) is Choice.YES
    took_part = vote.chair in vote.voters or vote.chair in vote.consulted
    return True if took_part and _unanimous(vote, yes, len(vote.voters), consulted) else None
