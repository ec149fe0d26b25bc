"""Attendance as a secretary sees it at 80 × 24."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from council.attendance import Guest, Presence, presence
from council.members import Body, Role
from council.sittings import SittingState
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.councils_at_work import after, council_file, planned

COLUMNS = 80
_NO_MEMBERS = ()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[CouncilFile], CouncilFile]]:
    """Opens councils for one test and leaves them at rest."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    open_files: list[CouncilFile] = []

    def keep(file: CouncilFile) -> CouncilFile:
        open_files.append(file)
        return file

    yield keep
    for file in open_files:
        file.close()


def shown(file: CouncilFile, *keys: str) -> list[str]:
    """The attendance place after ``keys``."""
    return after(Application(file, language="en"), *keys, start="attendance")


def test_a_planned_sitting(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    """The reader sees which body sits, that two more are needed, who presides, and every member with role and
    presence; the one under the cursor in full; the rules as unconfirmed; and a name in brackets as it was typed."""
    file = opened(planned(tmp_path))
    file.mark_presence([(1, Presence.ROOM), (2, Presence.ABSENT)])
    lines = shown(file, "down")
    assert lines[1:22] == [
        " Sitting 1, council: planned                  Members │ Rules 0/7 confirmed Tab",
        " Quorum: 1/3 here, 2 needed: 1 missing             b other body  o open sitting",
        " Presiding: Ông Nguyễn Văn An   Secretary: not named yet",
        "─" * COLUMNS,
        "  1 Ông Nguyễn Văn An             chair                     ✓ in the room",
        "  2 Bà Trần Thị Thanh Bình        standing vice-chair       – absent",
        "  3 Hồ Đức Sơn                    secretary, no vote        · not marked",
        "  4 Lê [b]Châu[/b]                member                    · not marked",
        *[""] * 9,
        "─" * COLUMNS,
        " Bà Trần Thị Thanh Bình: Phó Viện trưởng · standing vice-chair · standing",
        " committee · votes",
        " m add  e edit  t standing  v voting  g guest  s minutes",
    ]


def test_the_rules(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    """The reader sees the quorum and every form with what is enough and how it is voted on; what is confirmed has
    a tick, the rest a question mark; the one under the cursor with its basis."""
    file = opened(planned(tmp_path))
    lines = shown(file, "tab", "down", "y")
    assert lines[1].endswith("Members │ Rules 1/7 confirmed Tab")
    assert lines[5:8] == [
        "? Quorum                             at least 2/3 of the members",
        "✓ Huân chương Lao động               more than 50% of all members · secret ball…",
        "? Huân chương Bảo vệ Tổ quốc         more than 50% of all members · secret ball…",
    ]
    assert lines[19:22] == [
        " Huân chương Bảo vệ Tổ quốc: secret ballot; more than 50% of all members.",
        " Basis: Quy chế của Hội đồng; Thông tư 01/2019/TT-VKSTC (cần xác nhận)",
        " Not confirmed by the council.",
    ]
    assert [form.rule.confirmed for form in file.council.forms.values()] == [True, *[False] * 5]


def test_all_rules_and_the_quorum_are_confirmed_with_one_key(
    opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path
) -> None:
    file = opened(planned(tmp_path))
    assert "Rules 7/7 confirmed" in shown(file, "tab", "Y")[1]
    assert file.council.settings.quorum.confirmed
    assert all(form.rule.confirmed for form in file.council.forms.values())


def test_a_fresh_council_says_what_to_do(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    """The reader sees how to plan a sitting and that members are added here or from a list."""
    lines = shown(opened(council_file(tmp_path, members=_NO_MEMBERS)))
    assert lines[1].startswith(" No sitting is planned")
    assert lines[2] == " p plan a sitting: standing committee, 0 voting members"
    assert lines[6] == " Nobody belongs to this body yet. Add its members here: press m, type a name,"
    assert lines[7] == " Enter. Or leave and bring them in from a list: hoidong members FILE LIST."


def test_members_are_typed_in_one_after_the_other(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    file = opened(council_file(tmp_path, members=_NO_MEMBERS))
    keys = [*"mÔng An Bê", "enter", *"VT", "down", "enter", *"Vũ", "enter", "enter", "enter"]
    shown(file, *keys)
    first, second = file.council.members.values()
    assert (first.title, first.name, first.position, first.role) == ("Ông", "An Bê", "VT", Role.CHAIR)
    assert (second.title, second.name, second.position, second.role) == ("", "Vũ", "", Role.MEMBER)


def test_a_member_is_changed(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    file = opened(council_file(tmp_path))
    shown(file, "down", "e", "backspace", "enter", "enter", "t", "v")
    member = file.council.members[2]
    assert (member.title, member.name) == ("Bà", "Trần Thị Thanh Bìn")
    assert (member.position, member.role) == ("Phó Viện trưởng", Role.STANDING_VICE_CHAIR)
    assert not member.standing
    assert not member.votes


def test_marks_go_down_the_list_and_the_rest_comes_at_once(
    opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path
) -> None:
    file = opened(planned(tmp_path))
    shown(file, "n", "x", "r", "A")
    sitting = file.council.sitting()
    assert sitting is not None
    marked = [presence(sitting.attendance, member) for member in file.council.members]
    assert marked == [Presence.ONLINE, Presence.ROOM, Presence.ROOM, Presence.ROOM]


def test_only_a_chair_or_vice_chair_presides(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    file = opened(planned(tmp_path))
    lines = shown(file, "down", "c", "down", "c", "s")
    sitting = file.council.sitting()
    assert sitting is not None
    assert (sitting.chair, sitting.secretary) == (2, 3)
    assert lines[3] == " Presiding: Bà Trần Thị Thanh Bình   Secretary: Hồ Đức Sơn"


def test_a_substitute_is_a_guest_in_a_members_place(
    opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path
) -> None:
    file = opened(planned(tmp_path))
    lines = shown(file, *"gVũ", "enter", *"PP", "down", "down", "enter")
    sitting = file.council.sitting()
    assert sitting is not None
    assert sitting.guests == (Guest(name="Vũ", position="PP", stands_for=2),)
    assert lines[9:11] == [
        "     Guests and substitutes, without a vote:",
        "      Vũ (PP): in place of Bà Trần Thị Thanh Bình",
    ]


def test_opening_is_asked_once_and_says_what_it_means(
    opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path
) -> None:
    """The reader sees how many vote, that rules are unconfirmed, and which key opens."""
    file = opened(planned(tmp_path))
    assert " ".join(shown(file, "o")[19:22]).startswith(" Only 0 are here, 2 are needed. Open the sitting?")
    file.mark_presence([(member, Presence.ROOM) for member in file.council.members])
    before = file.ledger.number
    lines = shown(file, "o")
    assert lines[19:22] == [
        " Open the sitting? 3 voting members and all rules are frozen then. 7 rules are",
        " not confirmed. y or Enter: yes; any other key: no",
        "",
    ]
    shown(file, "o", "x")
    sitting = file.council.sitting()
    assert sitting is not None
    assert sitting.state is SittingState.PLANNED
    assert file.ledger.number == before, "the key that said no did nothing else"


def test_a_sitting_from_its_plan_to_its_end(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    file = opened(council_file(tmp_path))
    keys = ["p", "b", "b", "A", "o", "y", "z", "o", "C", "enter"]
    lines = shown(file, *keys)
    sitting = file.council.sittings[1]
    assert (sitting.body, sitting.state, sitting.roster) == (Body.STANDING, SittingState.CLOSED, (1, 2))
    verbs = [act["verb"] for act in file.ledger.acts()]
    assert verbs[1:] == [
        "plan_sitting", "change_body", "change_body", "attendance",
        "open_sitting", "adjourn", "resume", "close_sitting",
    ]  # fmt: skip
    assert lines[1].startswith(" Sitting 1 is closed; no other is planned")


def test_a_member_who_leaves_breaks_the_quorum_and_undo_mends_it(
    opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path
) -> None:
    file = opened(planned(tmp_path))
    file.mark_presence((member, Presence.ROOM) for member in (1, 2))
    file.start_sitting()
    lines = shown(file, "x")
    assert lines[2].startswith(" Quorum: 1/3 here, 2 needed: 1 missing")
    assert "< left early" in lines[5]
    lines = shown(file, "u")
    assert lines[2].startswith(" Quorum: 2/3 here, 2 needed: enough")
    assert "Taken back" in lines[22]


def test_a_long_refusal_can_be_read_to_its_end(opened: Callable[[CouncilFile], CouncilFile], tmp_path: Path) -> None:
    file = opened(planned(tmp_path))
    file.start_sitting()
    lines = shown(file, "b")
    told = " ".join(line.strip() for line in lines[19:22])
    assert told.strip() == "The sitting has opened: its body cannot change any more. Close it and plan another."
