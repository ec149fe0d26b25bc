"""The invented council: filled, the same every time, and a sitting so far that the rules allow."""

from pathlib import Path

import pytest

from council.forms import Kind
from council.members import Role
from council.rules import Mode
from council.votes import Sheet, check_ballots, check_sheet, hands
from documents.demo import Ballots, Deferral, DemoCouncil, Hands, Remark, demo
from documents.template import load_template

SHIPPED = ("quang-binh-2021", "dong-nai-2021", "blank")


@pytest.fixture(params=SHIPPED)
def filled(request: pytest.FixtureRequest) -> DemoCouncil:
    return demo(load_template(request.param))


def test_quang_binh_has_86_nominations_and_9_members() -> None:
    filled = demo(load_template("quang-binh-2021"))
    assert (len(filled.nominations), len(filled.template.members)) == (86, 9)
    assert sum(presence.here for presence in filled.attendance.values()) == 8


def test_dong_nai_has_at_least_21_nominations() -> None:
    assert len(demo(load_template("dong-nai-2021")).nominations) >= 21


def test_it_is_invented_and_the_same_every_time(filled: DemoCouncil) -> None:
    assert filled.template.invented
    assert filled == demo(load_template(filled.template.settings.template))


def test_there_are_good_practices_of_its_units(filled: DemoCouncil) -> None:
    practices = filled.template.settings.practices
    assert all(practice.title and practice.text for practice in practices)
    assert {practice.unit for practice in practices} <= {unit.id for unit in filled.template.units}
    assert len(practices) == 2


def test_members_have_one_of_each_leading_role(filled: DemoCouncil) -> None:
    roles = [member.role for member in filled.template.members]
    for role in (Role.CHAIR, Role.STANDING_VICE_CHAIR, Role.VICE_CHAIR, Role.SECRETARY):
        assert roles.count(role) == 1
    assert len({member.name for member in filled.template.members}) == 9
    assert {member.standing for member in filled.template.members} == {True, False}
    assert set(filled.attendance) == {member.id for member in filled.template.members}


def test_nominations_fit_units_and_forms(filled: DemoCouncil) -> None:
    units = {unit.id: unit for unit in filled.template.units}
    forms = {form.id: form for form in filled.template.forms}
    assert [nomination.id for nomination in filled.nominations] == list(range(1, len(filled.nominations) + 1))
    assert {nomination.unit for nomination in filled.nominations} == set(units)
    for nomination in filled.nominations:
        form = forms[nomination.form]
        assert nomination.kind in form.kinds
        assert nomination.class_ in (form.classes or ("",))
        assert nomination.achievements
        if nomination.kind is Kind.COLLECTIVE:
            assert nomination.name == units[nomination.unit].name
        if nomination.kind is Kind.INDIVIDUAL:
            assert nomination.position


def test_one_name_stands_in_two_units_and_no_other_twice(filled: DemoCouncil) -> None:
    names = [nomination.name for nomination in filled.nominations if nomination.kind is Kind.INDIVIDUAL]
    assert len(names) == len(set(names)) + 1


def test_the_sitting_so_far_is_what_the_rules_allow(filled: DemoCouncil) -> None:
    modes = {form.id: form.rule.mode for form in filled.template.forms}
    mode_of = {nomination.id: modes[nomination.form] for nomination in filled.nominations}
    here = [member for member, presence in filled.attendance.items() if presence.here]
    settled: list[int] = []
    for step in filled.steps:
        if isinstance(step, Hands):
            assert mode_of[step.nomination] is Mode.SHOW_OF_HANDS
            hands(len(here), no=step.no, other=step.other, not_voting=step.not_voting)
            settled.append(step.nomination)
        elif isinstance(step, Ballots):
            sheet = Sheet(id=1, sitting=1, issued=step.issued, returned=step.returned, invalid=step.invalid)
            check_sheet(sheet, len(here))
            for nomination, counts in step.counts.items():
                assert mode_of[nomination] is Mode.SECRET_BALLOT
                check_ballots(sheet, counts)
            settled += step.counts
        elif isinstance(step, Deferral):
            settled.append(step.nomination)
        elif isinstance(step, Remark):
            assert step.author in here
    first_two = sorted(filled.nominations, key=lambda nomination: nomination.unit)
    assert sorted(settled) == [nomination.id for nomination in first_two if nomination.unit in (1, 2)]
    assert len(settled) == len(set(settled))
    assert sum(isinstance(step, Hands) and step.no + step.other > 0 for step in filled.steps) == 1
    assert sum(isinstance(step, Deferral) for step in filled.steps) == 1
    assert sum(isinstance(step, Remark) for step in filled.steps) == 2


def test_a_template_of_ones_own_is_filled_too(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[council]\nname = "H"\nquorum = "1/1"\n[[units]]\nname = "Tổ 1"\n[[members]]\nname = "Người Thật"\n'
        '[[forms]]\nname = "Cờ"\nclasses = ["Nhất"]\nkinds = ["collective", "individual"]\n'
        '[forms.rule]\nmode = "roll-call"\n',
        encoding="utf-8",
    )
    filled = demo(load_template(path))
    assert [unit.name for unit in filled.template.units] == ["Tổ 1"]
    assert "Người Thật" not in [member.name for member in filled.template.members]
    assert all(presence.here for presence in filled.attendance.values())
    assert (len(filled.nominations), filled.steps) == (4, ())
