"""Attendance (thành phần dự họp): who is here, in the room or online, who came later or left."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct


class Presence(StrEnum):
    """Where a member is at one moment."""

    ROOM = "room"
    ONLINE = "online"
    WRITTEN = "written"
    ABSENT = "absent"

    @property
    def here(self) -> bool:
        """Whether it counts for the quorum: in the room, online, or, where a sitting is in writing, replied."""
        return self is not Presence.ABSENT


class Mark(Struct, frozen=True):
    """A member's presence from a time on (``at``: local ISO time).

    ``sitting_open`` is false for the one mark that may come before the opening: how the member stood when it opened.
    """

    at: str
    presence: Presence
    sitting_open: bool = False


class Word(StrEnum):
    """A member's attendance in one word, as the minutes have it."""

    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    LATE = "late"
    LEFT = "left"
    REPLIED = "replied"


class Guest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who sits in without a vote: an invited guest, or the substitute of member ``stands_for``."""

    name: str
    position: str = ""
    stands_for: int | None = None


Attendance = Mapping[int, Sequence[Mark]]

_CAME = (Presence.ROOM, Presence.ONLINE)


def presence(attendance: Attendance, member: int) -> Presence:
    """Where ``member`` is now; absent while nothing was marked."""
    marks = attendance.get(member)
    return marks[-1].presence if marks else Presence.ABSENT


def here(attendance: Attendance, members: Sequence[int]) -> tuple[int, ...]:
    """Those of ``members`` who are in the room or online, in the given order."""
    return tuple(member for member in members if presence(attendance, member).here)


def word(attendance: Attendance, member: int) -> Word:
    """The member's attendance in one word. Late: not here at the opening. Left: was here and is no more."""
    marks = attendance.get(member, ())
    now = presence(attendance, member)
    if now is Presence.WRITTEN:
        return Word.REPLIED
    if not now.here:
        return Word.LEFT if any(mark.presence in _CAME for mark in marks) else Word.ABSENT
    first = marks[0]
    if first.sitting_open or not first.presence.here:
        return Word.LATE
    return Word.ONLINE if now is Presence.ONLINE else Word.PRESENT
