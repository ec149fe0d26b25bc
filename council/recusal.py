"""Recusal (không biểu quyết do liên quan): who should be asked to, and what it does to a vote to come."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from council.council import Council
from council.forms import Kind
from council.members import Member
from council.nominations import Nomination
from council.rules import Base, Mode, Recused
from council.sittings import Sitting
from council.text import fold


class Tie(StrEnum):
    """What ties a voting member to a nomination."""

    NOMINEE = "nominee"
    UNIT = "unit"


class Suggestion(Struct, frozen=True):
    """A member who might be recused, and why. A hint, never more: names coincide often."""

    member: int
    tie: Tie


def suggestions(council: Council, nomination: Nomination, sitting: Sitting | None) -> list[Suggestion]:
    """The voting members who belong to the nominating unit or have the nominee's name, and are not recused yet."""
    unit = council.units[nomination.unit]
    names = {fold(name) for name in (unit.name, *unit.aliases)}
    found: list[Suggestion] = []
    for member in _voting(council, sitting):
        if member.id in nomination.recused:
            continue
        if nomination.kind is Kind.INDIVIDUAL and same_person_name(member.name, nomination.name):
            found.append(Suggestion(member.id, Tie.NOMINEE))
        elif member.unit and fold(member.unit) in names:
            found.append(Suggestion(member.id, Tie.UNIT))
    return found


def same_person_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case and the place of a tone mark (hòa, hoà)."""
    return fold(one) == fold(other) and _marks(one) == _marks(other)


def _marks(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", name.casefold())
    return sorted(c for c in decomposed if unicodedata.combining(c) or c == "đ")


def _voting(council: Council, sitting: Sitting | None) -> Iterable[Member]:
    if sitting and sitting.roster:
        return (council.members[number] for number in sitting.roster)
    members = council.body(sitting.body) if sitting else council.members.values()
    return (member for member in members if member.votes)


class Outlook(Struct, frozen=True):
    """What a vote would need if it were taken now.

    ``voters`` are here and may vote, ``written`` opinions wait and count, ``askable`` absent members could still be
    asked for one that counts. ``base`` and ``needed`` as the tally will have them, ``recused`` of the roster.
    ``base_without`` and ``needed_without`` are what they would be if nobody were recused.
    """

    voters: int
    written: int
    askable: int
    base: int
    needed: int
    recused: int
    base_without: int
    needed_without: int

    @property
    def reachable(self) -> int:
        """The most votes in favour that there can be, every absent member asked."""
        return self.voters + self.written + self.askable

    @property
    def impossible(self) -> bool:
        """Whether it cannot pass, whoever is asked."""
        return self.needed > self.reachable

    @property
    def short(self) -> int:
        """How many written opinions more it takes at least; 0 where those who are here can carry it."""
        return max(0, self.needed - self.voters - self.written)


def outlook(council: Council, nomination: Nomination, sitting: Sitting) -> Outlook:
    """The outlook of a vote on ``nomination`` in ``sitting``, which has opened."""
    rule = council.rule_of(nomination, sitting)
    recused = set(nomination.recused) & set(sitting.roster)
    here = set(sitting.present)
    away = set(sitting.roster) - here - recused
    secret = council.mode_of(nomination, sitting) is Mode.SECRET_BALLOT
    given = away & set(nomination.consulted if secret else nomination.written)
    counts = rule.base is not Base.PRESENT and not sitting.in_writing
    voters, written = len(here - recused), len(given) if counts else 0
    base, base_without = (
        _base(rule.base, len(sitting.roster), gone, present, written)
        for gone, present in (
            (len(recused) if rule.recused is Recused.LEAVES else 0, voters),
            (0, len(here)),
        )
    )
    return Outlook(
        voters=voters,
        written=written,
        askable=len(away - given) if counts else 0,
        base=base,
        needed=rule.needed(base),
        recused=len(recused),
        base_without=base_without,
        needed_without=rule.needed(base_without),
    )


def _base(base: Base, members: int, leaving: int, present: int, written: int) -> int:
    match base:
        case Base.ALL_MEMBERS:
            return members - leaving
        case Base.PRESENT:
            return present
        case Base.PRESENT_OR_CONSULTED | Base.RETURNED | Base.VALID:
            return present + written
