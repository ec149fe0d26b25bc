"""Attendance in words."""

import pytest

from council.attendance import Mark, Presence
from council.members import Body, Role
from documents.attendance_words import attendance_sign, attendance_words, body_words, role_words

EIGHT, NINE, TEN = (f"2021-09-23T{hour:02d}:05:00+07:00" for hour in (8, 9, 10))


@pytest.mark.parametrize(
    ("marks", "words", "sign"),
    [
        ((), "not marked", "·"),
        ((Mark(EIGHT, Presence.ROOM),), "in the room", "✓"),
        ((Mark(EIGHT, Presence.ONLINE),), "online", "@"),
        ((Mark(EIGHT, Presence.ABSENT),), "absent", "–"),
        ((Mark(NINE, Presence.ROOM, True),), "came late 09:05", "✓"),
        ((Mark(EIGHT, Presence.ABSENT), Mark(NINE, Presence.ONLINE, True)), "came late 09:05, online", "✓"),
        ((Mark(EIGHT, Presence.ROOM), Mark(TEN, Presence.ABSENT, True)), "left early 10:05", "<"),
        ((Mark(EIGHT, Presence.ROOM), Mark(NINE, Presence.ONLINE, True)), "online", "@"),
    ],
)
def test_attendance_has_a_word_a_sign_and_the_time_that_matters(marks: tuple[Mark, ...], words: str, sign: str) -> None:
    attendance = {1: marks} if marks else {}
    assert attendance_words(attendance, 1) == words
    assert attendance_sign(attendance, 1) == sign


def test_every_role_and_body_has_words() -> None:
    assert len({role_words(role) for role in Role}) == len(Role)
    assert {body_words(body) for body in Body} == {"standing committee", "council"}
