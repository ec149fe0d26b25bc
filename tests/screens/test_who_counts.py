"""Written opinions, recusals, replies and additions as the secretary enters them in the walk."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from council.attendance import Presence
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.rules import Base, Comparison, Mode, Recused, Rule
from council.settings import Settings
from council.units import Unit
from council.votes import Choice
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.picture import picture

HANDS, BALLOT, OWN = 1, 2, 3
VOTING = {"a", "n", "o", "k", "u"}
MEMBERS = [
    Member(id=1, name="Nguyễn Văn An", role=Role.CHAIR),
    Member(id=2, name="Trần Thị Bình", unit="phong 1"),
    Member(id=3, name="Lê Châu"),
    Member(id=4, name="Hồ Dũng"),
    Member(id=5, name="Vũ Em"),
]
NINETY = Rule(percent="90", comparison=Comparison.AT_LEAST, recused=Recused.STAYS)


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CouncilFile]:
    """Five members; Trần Thị Bình is of Phòng 1, and Lê Châu is nominated for what needs 90 %."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    file = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Hội đồng"),
        by="thuky",
        units=[Unit(id=1, name="Phòng 1", aliases=("P1",)), Unit(id=2, name="Phòng 2")],
        members=MEMBERS,
        forms=[
            AwardForm(id=1, name="Bằng khen"),
            AwardForm(id=2, name="Huân chương", rule=Rule(mode=Mode.SECRET_BALLOT)),
            AwardForm(id=3, name="Chiến sĩ thi đua", rule=NINETY),
        ],
    )
    names = [("Đỗ Giang", 1, 1), ("Hà Hải", 2, 2), ("lê châu", 2, 3), ("Tạ Yên", 1, 1)]
    file.add_nominations(
        [Nomination(id=0, kind=Kind.INDIVIDUAL, name=name, unit=unit, form=form) for name, unit, form in names]
    )
    file.plan_sitting(Body.COUNCIL)
    yield file
    file.close()


@pytest.fixture
def file(planned: CouncilFile) -> CouncilFile:
    """The sitting is open; Vũ Em is away."""
    planned.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS[:4]])
    planned.start_sitting()
    return planned


def shown(file: CouncilFile, *keys: str, at: int = HANDS, place: str = "review") -> Sequence[str]:
    """The screen after ``keys`` in the walk, beginning at nomination ``at``, or in another place."""
    application = Application(file, language="en")

    async def steps(pilot: Pilot[object]) -> None:
        if place == "review":
            application.review_at(at)
        else:
            application.action_go(place)
        await pilot.pause(0.2)
        for key in keys:
            if key in VOTING:
                await asyncio.sleep(0.2)
            await pilot.press(key)
        await pilot.pause()

    return picture(application, steps, size=(80, 24))


def text(lines: Sequence[str]) -> str:
    return " ".join(" ".join(line[30:] if place else line for place, line in enumerate(lines)).split())


def test_an_opinion_waits_and_is_shown_apart_in_the_vote(file: CouncilFile) -> None:
    lines = shown(file, "y", "enter", "down", "enter")
    assert file.council.nominations[HANDS].written == {5: Choice.NO}
    assert "In writing, waiting: Vũ Em: no" in text(lines)
    assert "4 may vote, 1 in writing; 3 of 5 needed" in text(lines)
    file.record_hands(HANDS, other=1)
    lines = shown(file)
    assert "In favour 3 Against 1 Other 1" in text(lines)
    assert "of these in writing: 0 for, 1 against, 0 other" in text(lines)
    shown(file, "u", "u")
    assert file.council.nominations[HANDS].written == {}


def test_in_secret_it_asks_who_and_says_what_is_better(file: CouncilFile) -> None:
    lines = shown(file, "y", at=BALLOT)
    assert "an envelope in the box is better" in lines[22]
    lines = shown(file, "y", "enter", at=BALLOT)
    assert "Consulted in secret: Vũ Em" in text(lines)
    lines = shown(file, "a", at=BALLOT)
    assert "5 to enter of 4 ballots and 1 in writing" in lines[23]
    shown(file, "a", "enter", at=BALLOT)
    assert file.council.concluded(BALLOT) is None, "nobody has counted anything yet"
    lines = shown(file, "a", "=", at=BALLOT)
    assert "4 valid ballots and 1 opinions in writing" in lines[23]
    shown(file, "a", "=", "enter", at=BALLOT)
    vote = file.council.concluded(BALLOT)
    assert vote is not None
    assert vote.counts is not None
    assert (vote.consulted, vote.counts.yes, vote.written) == ((5,), 5, {})


def test_nobody_absent_nobody_asked(file: CouncilFile) -> None:
    file.mark_presence([(5, Presence.ROOM)])
    assert "Nobody absent could write" in " ".join(shown(file, "y")[-2:])


def test_a_member_of_the_unit_is_suggested_and_recused_with_that_reason(file: CouncilFile) -> None:
    lines = shown(file)
    assert "Trần Thị Bình belongs to the nominating unit: r recuses" in text(lines)
    lines = shown(file, "r", "enter")
    assert file.council.nominations[HANDS].recused == (2,)
    assert file.ledger.acts()[-1]["reason"] == "belongs to the nominating unit"
    assert "r recuses" not in text(lines)
    assert "1 recused, still in the base: 3 needed, 4 at most can agree" in text(lines)


def test_at_ninety_per_cent_one_recusal_that_stays_makes_passing_impossible(file: CouncilFile) -> None:
    lines = shown(file, at=OWN)
    assert "Lê Châu has the nominee's name: r recuses" in text(lines)
    assert "4 may vote; 5 of 5 needed: 1 in writing at least" in text(lines)
    lines = shown(file, "r", "enter", at=OWN)
    assert "5 of 5 would be needed: cannot pass" in text(lines)
    file.change_rule(3, Rule(percent="90", recused=Recused.LEAVES), "Quy chế")
    assert "1 recused: base 4 instead of 5, 4 needed instead of 5" in text(shown(file, at=OWN))
    file.change_rule(3, Rule(percent="90", base=Base.PRESENT), "Quy chế")
    assert "1 recused: base 3 instead of 4, 3 needed instead of 4" in text(shown(file, at=OWN))


def test_a_whole_unit(file: CouncilFile) -> None:
    shown(file, "R", "enter")
    assert [file.council.nominations[n].recused for n in (1, 2, 3, 4)] == [(2,), (), (), (2,)]
    lines = shown(file, "R", "down", "enter")
    assert "needs a reason" in " ".join(lines[-2:])


def test_who_comes_in_person_is_said_to_vote_in_person(file: CouncilFile) -> None:
    file.record_opinion(HANDS, 5, Choice.NO)
    lines = shown(file, *["down"] * 4, "r", place="attendance")
    assert "Vũ Em votes in person now: 1 written opinions that waited fall." in " ".join(lines)
    assert file.council.nominations[HANDS].written == {}


def test_a_sitting_in_writing_from_plan_to_vote(planned: CouncilFile) -> None:
    lines = shown(planned, "w", "o", "y", "r", "r", "r", "r", place="attendance")
    assert "in writing: sent" in lines[1]
    assert "Quorum: 4/5 replied, 4 needed: enough" in lines[2]
    assert "replied in writing" in lines[5]
    lines = shown(planned)
    assert "in writing, 4/5 replied, 4 needed" in lines[0]
    assert "4 replied; 3 of 5 needed" in text(lines)
    assert "mark who replied" in " ".join(shown(planned, "y")[-2:])
    lines = shown(planned, "a", "a", "a", "n")
    assert "of these in writing: 3 for, 1 against, 0 other" in text(lines)
    assert "3/5 · needs 3 · PASSED" in text(lines)


def test_a_nomination_is_added_in_the_sitting(file: CouncilFile) -> None:
    keys = [*"Ông Mai Nam", "enter", "down", *"Kế toán", "enter", "down", *"Sót", "enter"]
    lines = shown(file, "N", *(("space" if key == " " else key) for key in keys))
    new = file.council.nominations[5]
    assert (new.honorific, new.name, new.position, new.unit, new.form) == ("Ông", "Mai Nam", "Kế toán", 2, 2)
    assert "no. 5" in text(lines)
    assert file.ledger.acts()[-1]["reason"] == "Sót"
    assert "needs a reason" in " ".join(shown(file, "N", *"Tú", "enter", "enter", "enter")[-2:])


def test_a_name_is_put_right_with_a_reason(file: CouncilFile) -> None:
    lines = shown(file, "T", *["backspace"] * 5, *"Giáng", "enter", *"Sai", "enter")
    assert "Đỗ Giáng" in text(lines)
    assert file.council.nominations[HANDS].name == "Đỗ Giáng"


def test_leader_and_front_line_are_marked_beside_the_name(file: CouncilFile) -> None:
    """T, down, Enter: one act without a reason, on the card at once; with another name both are put right."""
    number = file.ledger.number
    lines = shown(file, "T", "down", "enter")
    assert "Đỗ Giang leader" in text(lines)
    assert file.ledger.number == number + 1
    lines = shown(file, "T", "down", "down", "down", *["backspace"] * 5, *"Giáng", "enter", *"Sai", "enter")
    assert "Đỗ Giáng leader · front line" in text(lines)
    shown(file, "T", "down", "down", "enter", "u")
    assert (file.council.nominations[HANDS].leader, file.council.nominations[HANDS].front_line) == (True, True)
