"""Members of the council and the bodies that sit."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """A member's role in the council, highest first."""

    CHAIR = "chair"
    STANDING_VICE_CHAIR = "standing-vice-chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SECRETARY = "secretary"


class Body(StrEnum):
    """Who sits: the standing committee (Thường trực) or the whole council."""

    STANDING = "standing"
    COUNCIL = "council"


class Member(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One member. ``title`` is Ông or Bà; ``standing``: also of the standing committee;
    ``votes``: false for one who sits without a vote, as a secretary may."""

    id: int
    name: str
    title: str = ""
    position: str = ""
    role: Role = Role.MEMBER
    unit: str = ""
    standing: bool = True
    votes: bool = True


def body_members(members: Iterable[Member], body: Body) -> list[Member]:
    """The members of ``body``, voting or not, in the council's order."""
    return [member for member in members if body is Body.COUNCIL or member.standing]


def roster(members: Iterable[Member], body: Body) -> tuple[int, ...]:
    """The ids of those who vote in ``body``: what "all members" counts once a sitting has opened."""
    return tuple(member.id for member in body_members(members, body) if member.votes)


_PRESIDING = (Role.CHAIR, Role.STANDING_VICE_CHAIR, Role.VICE_CHAIR)


def may_preside(member: Member) -> bool:
    """Whether ``member`` may preside: the chair or a vice-chair."""
    return member.role in _PRESIDING


def default_chair(members: Iterable[Member]) -> Member | None:
    """Who presides unless the council says otherwise: the highest role that may, first in order."""
    able = [member for member in members if may_preside(member)]
    return min(able, key=lambda member: _PRESIDING.index(member.role), default=None)
