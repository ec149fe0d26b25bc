"""The life of sittings and of nominations as acts; what is refused, and what a closed sitting keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.attendance import Guest
from council.errors import Refused
from council.members import Body, Member
from council.nominations import Standing
from council.outcomes import Outcome
from council.results import results
from council.rules import Mode, Quorum, Rule
from council.sittings import SittingState
from council.units import Unit
from store.council_file import CouncilFile
from store.errors import Held, NotACouncil, ReadOnly
from store.ledger import Ledger
from tests.store.acting import ABSENT, CALL, CHAIRED, HANDS, ONLINE, ROOM, acting, new_council, nominate, nominee, sit


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


def outcomes(file: CouncilFile, sitting: int | None = None) -> dict[int, Outcome]:
    council = file.council if sitting is None else file.council_at_close(sitting)
    return {row.nomination.id: row.outcome for row in results(council, sitting=sitting).rows}


def test_the_life_of_a_sitting(path: Path) -> None:
    with acting(path) as file:
        for refused in (file.resume, file.start_sitting):
            with pytest.raises(Refused, match="open"):
                refused()
        file.adjourn()
        with pytest.raises(Refused, match="adjourned: resume it"):
            file.start_sitting()
        with pytest.raises(Refused, match="adjourned"):
            file.close_sitting()
        file.resume()
        file.close_sitting()
        for act in (file.adjourn, file.resume, file.close_sitting, file.start_sitting):
            with pytest.raises(Refused, match="No sitting is planned"):
                act()
        held = file.council.sittings[1]
        assert (held.state, bool(held.opened_at), bool(held.closed_at)) == (SittingState.CLOSED, True, True)


def test_a_planned_sitting_is_opened_not_resumed(file: CouncilFile) -> None:
    file.adjourn()
    file.plan_sitting(Body.STANDING)
    with pytest.raises(Refused, match="Sitting 2 is planned: open it"):
        file.resume()
    assert file.council.sittings[2].roster == ()
    for act in (file.adjourn, file.close_sitting):
        with pytest.raises(Refused, match="Sitting 2 is planned"):
            act()


def test_the_quorum_is_frozen_when_the_sitting_opens(path: Path) -> None:
    file = new_council(path)
    file.plan_sitting(Body.COUNCIL)
    file.change_settings(replace(file.council.settings, quorum=Quorum(fraction="1/5")))
    assert file.start_sitting().quorum_needed == 1
    file.change_settings(replace(file.council.settings, quorum=Quorum(fraction="100")))
    file.adjourn()
    file.resume()
    assert file.council.sittings[1].quorum_needed == 1
    file.close()


def test_one_sitting_is_open_at_a_time(file: CouncilFile) -> None:
    file.plan_sitting(Body.STANDING)
    with pytest.raises(Refused, match="is open"):
        file.start_sitting()
    file.close_sitting()
    file.mark_presence([(member, ROOM) for member in (1, 2, 3, 4)])
    opened = file.start_sitting()
    assert (opened.id, opened.roster) == (2, (1, 2, 3, 4))
    assert [s.id for s in file.council.sittings.values() if s.state is SittingState.OPEN] == [2]


def test_the_body_that_sits(path: Path) -> None:
    with acting(path) as file:
        file.close_sitting()
        file.change_member(replace(file.council.members[1], standing=False))
        assert file.plan_sitting(Body.COUNCIL).chair == 1
        file.change_body(Body.STANDING)
        assert file.council.sitting().chair == 2, "the chair is not of the standing committee"  # type: ignore[union-attr]
        assert file.start_sitting().roster == (2, 3, 4)
        with pytest.raises(Refused, match="body cannot change"):
            file.change_body(Body.COUNCIL)


def test_a_body_without_voting_members(path: Path) -> None:
    file = new_council(path)
    for member in list(file.council.members.values()):
        file.change_member(replace(member, standing=False))
    file.plan_sitting(Body.STANDING)
    with pytest.raises(Refused, match="no voting members"):
        file.start_sitting()
    file.close()


def test_attendance_chair_secretary_guests(file: CouncilFile) -> None:
    file.name_chair(2)
    file.name_secretary(6)
    file.add_guest(Guest(name="Đỗ Nam", stands_for=3))
    file.mark_presence([(3, ABSENT), (4, ONLINE)])
    sitting = file.council.sitting()
    assert sitting is not None
    assert (sitting.chair, sitting.secretary, sitting.present) == (2, 6, (1, 2, 4, 5))
    assert [(mark.presence, mark.sitting_open) for mark in sitting.attendance[3]] == [(ROOM, False), (ABSENT, True)]
    assert file.record_hands(1).chair == 2
    number = file.ledger.number
    file.mark_presence([])
    assert file.ledger.number == number, "nothing was said, nothing is an act"


def test_nobody_unknown(file: CouncilFile) -> None:
    for act in (
        lambda: file.name_chair(9),
        lambda: file.name_secretary(9),
        lambda: file.mark_presence([(1, ABSENT), (9, ROOM)]),
        lambda: file.recuse(1, 9),
        lambda: file.comment(1, "ý kiến", 9),
        lambda: file.change_member(Member(id=9, name="Lạ")),
    ):
        with pytest.raises(Refused, match="There is no member 9"):
            act()
    with pytest.raises(Refused, match="There is no unit 9"):
        file.change_unit(Unit(id=9, name="Lạ"))
    with pytest.raises(Refused, match="already called “Phòng 2”"):
        file.change_unit(Unit(id=1, name="Phòng 2"))
    assert file.council.sitting().present == (1, 2, 3, 4, 5)  # type: ignore[union-attr]


def test_members_are_added_once(file: CouncilFile) -> None:
    known = Member(id=0, name="Thành viên 2")
    added, again = file.add_members([Member(id=0, name="Mới"), known])
    assert ([member.id for member in added], again) == ([7], [known])
    assert file.council.sitting().roster == (1, 2, 3, 4, 5)  # type: ignore[union-attr]
    number = file.ledger.number
    assert file.add_members([known]) == ([], [known])
    assert file.ledger.number == number


# nominations


def test_the_same_nomination_again_is_not_added(file: CouncilFile) -> None:
    number = file.ledger.number
    one = nominee("An", position="Trưởng phòng")
    others = [
        replace(one, name="Ấn"),
        replace(one, unit=2),
        replace(one, form=CALL),
        replace(one, class_="Ba"),
        replace(one, position="Phó phòng"),
    ]
    added, again = file.add_nominations([one, one, *others])
    assert ([n.id for n in added], again) == ([5, 6, 7, 8, 9, 10], [replace(one, id=5)])
    assert file.add_nominations([replace(one, achievements="khác", note="khác")])[0] == []
    assert file.ledger.number == number + 1


def test_numbers_are_never_used_again(file: CouncilFile) -> None:
    nominate(file, HANDS, CALL)
    file.comment(5, "ý kiến")
    assert file.undo() == ("comment", 5)
    assert file.comment(1, "ý kiến").id == 2
    file.undo()
    assert file.undo() == ("import", None)
    assert sorted(file.council.nominations) == [1, 2, 3, 4]
    nominate(file, CHAIRED)
    assert sorted(file.council.nominations) == [1, 2, 3, 4, 7]
    vote = file.record_hands(7)
    file.undo()
    assert file.record_hands(7).id == vote.id + 1


def test_numbers_are_not_used_again_after_reopening(path: Path) -> None:
    with acting(path) as file:
        nominate(file, HANDS)
        file.undo()
        file.record_hands(1)
        file.undo()
    with CouncilFile.open(path, by="thư ký").ledger as ledger:
        again = CouncilFile(ledger)
        assert [n.id for n in again.add_nominations([nominee("Mới")])[0]] == [6]
        assert again.record_hands(1).id == 2


@pytest.mark.parametrize(
    ("act", "standing"),
    [("defer", Standing.DEFERRED), ("return_for_completion", Standing.RETURNED), ("withdraw", Standing.WITHDRAWN)],
)
def test_putting_aside(file: CouncilFile, act: str, standing: Standing) -> None:
    getattr(file, act)(1, "thiếu hồ sơ")
    nomination = file.council.nominations[1]
    assert (nomination.standing, nomination.standing_reason) == (standing, "thiếu hồ sơ")
    assert outcomes(file)[1].value == standing.value
    assert file.ledger.acts()[-1]["reason"] == "thiếu hồ sơ"
    number = file.ledger.number
    getattr(file, act)(1, "lần nữa")
    assert file.ledger.number == number
    file.take_up(1)
    assert outcomes(file)[1] is Outcome.PENDING


def test_recusals_are_set_and_lifted(file: CouncilFile) -> None:
    file.recuse(1, 3, "cùng đơn vị")
    file.recuse(1, 4)
    assert file.council.nominations[1].recused == (3, 4)
    assert file.record_hands(1).voters == (1, 2, 5)
    file.undo()
    file.recuse(1, 3)
    assert file.council.nominations[1].recused == (4,)
    assert [act["verb"] for act in file.ledger.acts()[-1:]] == ["lift_recusal"]


def test_another_way_of_voting_needs_a_reason(file: CouncilFile) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        file.change_mode(1, Mode.ROLL_CALL, "")
    file.change_mode(1, Mode.ROLL_CALL, "theo đề nghị của chủ trì")
    assert file.begin_roll_call(1).mode is Mode.ROLL_CALL


def test_comments_and_role_models(file: CouncilFile) -> None:
    file.comment(1, "đề nghị bổ sung số ngày trực", 2)
    file.comment(1, "nhất trí")
    assert [(c.author, c.sitting) for c in file.council.comments_on(1)] == [(2, 1), (None, 1)]
    file.mark_role_model(1)
    assert file.council.nominations[1].role_model
    file.mark_role_model(1)
    assert not file.council.nominations[1].role_model


def test_rules_and_quorum_are_confirmed_in_form_and_sitting(file: CouncilFile) -> None:
    file.confirm_rules([HANDS, CALL])
    file.confirm_quorum()
    sitting = file.council.sitting()
    assert sitting is not None
    assert [number for number, rule in sitting.rules.items() if rule.confirmed] == [HANDS, CALL]
    assert [number for number, form in file.council.forms.items() if form.rule.confirmed] == [HANDS, CALL]
    assert (sitting.quorum.confirmed, file.council.settings.quorum.confirmed) == (True, True)
    number = file.ledger.number
    file.confirm_rules([HANDS])
    assert file.ledger.number == number


def test_confirming_does_not_bring_another_rule_into_an_adjourned_sitting(file: CouncilFile) -> None:
    file.adjourn()
    file.plan_sitting(Body.STANDING)
    file.change_rule(HANDS, Rule(percent="90"))
    file.start_sitting()
    file.close_sitting()
    file.confirm_rules([HANDS])
    assert file.council.sittings[1].rules[HANDS] == Rule(confirmed=True)
    assert file.council.forms[HANDS].rule == Rule(percent="90", confirmed=True)


# what stays


def test_a_sitting_is_shown_as_it_closed(file: CouncilFile) -> None:
    nominate(file, HANDS)
    file.record_hands(1)
    file.record_hands(4, no=4)
    file.defer(5)
    file.close_sitting()
    as_closed = results(file.council_at_close(1), sitting=1)
    assert outcomes(file, 1) == {
        1: Outcome.PROPOSED,
        2: Outcome.PENDING,
        3: Outcome.PENDING,
        4: Outcome.NOT_PROPOSED,
        5: Outcome.DEFERRED,
    }
    sit(file, body=Body.STANDING)
    file.record_hands(1, no=4)
    file.record_hands(4)
    file.record_hands(5)
    file.withdraw(2)
    nominate(file, HANDS)
    file.change_rule(HANDS, Rule(percent="90"), "vì")
    file.change_unit(replace(file.council.units[1], name="Phòng Một"))
    assert results(file.council_at_close(1), sitting=1) == as_closed
    assert outcomes(file)[1] is Outcome.NOT_PROPOSED
    assert outcomes(file)[5] is Outcome.PROPOSED
    assert file.council_at_close(2) is file.council
    with pytest.raises(Refused, match="There is no sitting 3"):
        file.council_at_close(3)


def test_the_next_sitting_votes_anew(file: CouncilFile) -> None:
    file.record_hands(1, no=5)
    file.close_sitting()
    sit(file)
    vote = file.record_hands(1)
    assert (vote.sitting, vote.round) == (2, 1)
    assert outcomes(file)[1] is Outcome.PROPOSED


# opening


def test_one_writes_others_read(path: Path) -> None:
    with acting(path) as file:
        with pytest.raises(Held):
            CouncilFile.open(path, by="người khác")
        file.record_hands(1, no=1)
        reading = CouncilFile.read(path)
        assert reading.council == file.council
        for act in (lambda: reading.record_hands(2, no=0), reading.undo):
            with pytest.raises((ReadOnly, Refused)):
                act()
        assert reading.council == file.council
        reading.ledger.close()


def test_what_a_newer_version_wrote_is_refused_in_words_and_let_go(path: Path) -> None:
    for document in ({"name": "Hội đồng", "schema": 2}, {"name": 7}):
        for left in (path, path.with_name(".council.json.previous")):
            left.unlink(missing_ok=True)
        Ledger.create(path, by="me", verb="create", set={"council": {"1": document}}).close()
        for opening in (CouncilFile.read, lambda path: CouncilFile.open(path, by="me")):
            with pytest.raises(NotACouncil, match="does not know"):
                opening(path)
    assert not path.with_name("council.json.journal").exists()
