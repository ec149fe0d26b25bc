"""Acts on what the council is: units, settings, rules and quotas."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.errors import Refused
from council.forms import Kind, Quota
from council.outcomes import Outcome, row_of
from council.rules import Comparison, Quorum, Rule
from store.council_file import CouncilFile
from tests.store.acting import CHAIRED, HANDS, acting, holds, new_council, nominee

INDIVIDUAL = Kind.INDIVIDUAL


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    made = new_council(tmp_path / "c.json")
    yield made
    made.close()
    holds(made)


def test_units_are_added_at_the_end_and_their_names_cleaned(file: CouncilFile) -> None:
    added = file.add_unit("  Phòng \x07 3 ")
    assert (added.id, added.name, added.confirmed) == (3, "Phòng 3", True)
    file.change_unit(replace(added, aliases=("P3", " P3 ", "", "Ba")))
    assert file.council.units[3].aliases == ("P3", "Ba")


def test_no_name_means_two_units(file: CouncilFile) -> None:
    file.change_unit(replace(file.council.units[1], aliases=("P1",)))
    number = file.ledger.number
    with pytest.raises(Refused, match="“phòng 1”"):
        file.add_unit("phòng 1")
    with pytest.raises(Refused, match="“P1”"):
        file.change_unit(replace(file.council.units[2], aliases=("P1",)))
    with pytest.raises(Refused, match="needs a name"):
        file.add_unit(" ")
    assert file.ledger.number == number
    file.change_unit(replace(file.council.units[1], name="P1", aliases=("Phòng 1",)))


def test_all_assumed_names_are_confirmed_in_one_act(file: CouncilFile) -> None:
    file.confirm_units(file.council.units)
    assert all(unit.confirmed for unit in file.council.units.values())
    assert list(file.ledger.acts()[-1]["set"]["units"]) == ["2"]
    number = file.ledger.number
    file.confirm_units(file.council.units)
    assert file.ledger.number == number


def test_settings_that_cannot_be(file: CouncilFile) -> None:
    settings = file.council.settings
    with pytest.raises(Refused, match="needs a name"):
        file.change_settings(replace(settings, name=" "))
    with pytest.raises(Refused, match="“3/2” is no share"):
        file.change_settings(replace(settings, quorum=Quorum(fraction="3/2")))


def test_more_than_all_is_never_reached(file: CouncilFile) -> None:
    with pytest.raises(Refused, match="never be reached"):
        file.change_rule(HANDS, Rule(percent="100"))
    file.change_rule(HANDS, Rule(percent="100", comparison=Comparison.AT_LEAST))


def test_a_quota_is_set_changed_and_lifted(file: CouncilFile) -> None:
    file.change_quota(HANDS, "", INDIVIDUAL, 2)
    file.change_quota(HANDS, "", Kind.COLLECTIVE, 5)
    file.change_quota(HANDS, "", INDIVIDUAL, 3)
    form = file.council.forms[HANDS]
    assert set(form.quotas) == {Quota(kind=INDIVIDUAL, limit=3), Quota(kind=Kind.COLLECTIVE, limit=5)}
    file.change_quota(HANDS, "", INDIVIDUAL, None)
    assert file.council.forms[HANDS].quota("", INDIVIDUAL) is None
    for class_, limit in (("", 0), ("Ba", 1)):
        with pytest.raises(Refused):
            file.change_quota(HANDS, class_, INDIVIDUAL, limit)


def test_forms_are_added_and_changed_but_not_their_rules(file: CouncilFile) -> None:
    form = file.add_form(" Cờ thi đua ")
    assert (form.id, form.name, form.rule) == (5, "Cờ thi đua", Rule())
    file.change_quota(5, "", INDIVIDUAL, 1)
    file.change_form(replace(form, aliases=("Cờ", " Cờ", ""), rule=Rule(percent="90")))
    changed = file.council.forms[5]
    assert (changed.aliases, changed.rule, changed.quotas) == (("Cờ",), Rule(), (Quota(kind=INDIVIDUAL, limit=1),))
    for wrong in (
        replace(changed, classes=("Nhất",)),
        replace(changed, kinds=(Kind.COLLECTIVE,)),
        replace(changed, kinds=()),
        replace(changed, name=""),
        replace(changed, aliases=("hình thức 1",)),
    ):
        with pytest.raises(Refused):
            file.change_form(wrong)


def test_what_is_nominated_for_stays(file: CouncilFile) -> None:
    file.change_form(replace(file.council.forms[HANDS], classes=("Nhất", "Nhì")))
    file.add_nominations([nominee("An", class_="Nhì")])
    file.change_form(replace(file.council.forms[HANDS], classes=("Nhì",), kinds=(INDIVIDUAL,)))
    for wrong in ({"classes": ("Nhất",)}, {"classes": ()}, {"kinds": (Kind.HOUSEHOLD,)}):
        with pytest.raises(Refused, match="must stay"):
            file.change_form(replace(file.council.forms[HANDS], **wrong))
    file.add_nominations([nominee("Bình", class_="Đặc biệt")])
    file.change_form(replace(file.council.forms[HANDS], name="Cờ"))


def test_what_has_opened_changes_for_a_reason_only(tmp_path: Path) -> None:
    with acting(tmp_path / "c.json") as file:
        assert file.asks_reason()
        file.record_hands(1, no=2)
        with pytest.raises(Refused, match="needs a reason"):
            file.change_quota(HANDS, "", INDIVIDUAL, 1)
        with pytest.raises(Refused, match="needs a reason"):
            file.change_rule(HANDS, Rule(percent="90"))
        file.change_quota(HANDS, "", INDIVIDUAL, 1, "theo quy chế")
        assert file.ledger.acts()[-1]["reason"] == "theo quy chế"
        file.change_rule(HANDS, Rule(percent="90"), "theo quy chế")
        assert row_of(file.council, file.council.nominations[1]).outcome is Outcome.NOT_PROPOSED
        file.close_sitting()
        assert not file.asks_reason()
        file.change_rule(CHAIRED, Rule(percent="90"))
