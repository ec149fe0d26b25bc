"""Members and their attendance in words, in the language in use."""

from council.attendance import Attendance, Presence, Word, presence, word
from council.members import Body, Role
from council.words import N_, _
from documents.labels import BODY_WORDS

ROLE_WORDS = {
    Role.CHAIR: N_("chair"),
    Role.STANDING_VICE_CHAIR: N_("standing vice-chair"),
    Role.VICE_CHAIR: N_("vice-chair"),
    Role.MEMBER: N_("member"),
    Role.SECRETARY: N_("secretary"),
}
ATTENDANCE_WORDS = {
    Word.PRESENT: N_("in the room"),
    Word.ONLINE: N_("online"),
    Word.ABSENT: N_("absent"),
    Word.LATE: N_("came late"),
    Word.LEFT: N_("left early"),
    Word.REPLIED: N_("replied in writing"),
}
ATTENDANCE_SIGNS = {
    Word.PRESENT: "✓",
    Word.ONLINE: "@",
    Word.ABSENT: "–",
    Word.LATE: "✓",
    Word.LEFT: "<",
    Word.REPLIED: "✎",
}


def role_words(role: Role) -> str:
    """A role in the council: ``standing vice-chair``."""
    return _(ROLE_WORDS[role])


def body_words(body: Body) -> str:
    """Who sits: ``standing committee``."""
    return _(BODY_WORDS[body])


def attendance_words(attendance: Attendance, member: int) -> str:
    """How ``member`` attends: ``online``, ``came late 08:40, online``, ``left early 10:05``, ``not marked``."""
    marks = attendance.get(member)
    if not marks:
        return _("not marked")
    kind = word(attendance, member)
    words = _(ATTENDANCE_WORDS[kind])
    if kind is Word.LATE:
        came = next(mark for mark in marks if mark.presence.here)
        words = f"{words} {_clock(came.at)}"
        if presence(attendance, member) is Presence.ONLINE:
            words = f"{words}, {_(ATTENDANCE_WORDS[Word.ONLINE])}"
    elif kind is Word.LEFT:
        words = f"{words} {_clock(marks[-1].at)}"
    return words


def attendance_sign(attendance: Attendance, member: int) -> str:
    """A sign for the eye that runs down the list; the word stands beside it."""
    return ATTENDANCE_SIGNS[word(attendance, member)] if attendance.get(member) else "·"


def _clock(at: str) -> str:
    """Hours and minutes of a local ISO time."""
    return at[11:16]
