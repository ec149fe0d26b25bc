"""Comments of members and decisions of the chair."""

from enum import StrEnum

from msgspec import Struct


class Comment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was said of a nomination; ``author`` is a member id, or None where it is not recorded who.

    ``dissent``: kept on record (bảo lưu ý kiến)."""

    id: int
    nomination: int
    sitting: int
    text: str
    author: int | None = None
    dissent: bool = False
    at: str = ""


class Matter(StrEnum):
    """What may wait for the chair."""

    TIE = "tie"
    CHAIR_POSITION = "chair_position"
    CUT = "cut"


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The chair's decision on what a vote left open; it holds for that vote alone. ``member`` is who decided."""

    id: int
    nomination: int
    vote: int
    sitting: int
    matter: Matter
    favour: bool
    member: int | None = None
    reason: str
    basis: str = ""
    at: str = ""
