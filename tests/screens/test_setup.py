"""The council's own place as a secretary sees it at 80 × 24: units, rules and quotas, headings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.forms import Kind
from council.rules import Comparison, Mode
from documents.template import load_template
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.councils_at_work import after
from tests.screens.sittings import council_in_sitting

LINE = "─" * 80
RULES = ("tab",)
HEADINGS = ("tab", "tab")
CERTIFICATE = 2


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of its own, where the program was never used."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    """Quảng Bình's council as its template makes it, with four of its units, before any sitting."""
    template = load_template("quang-binh-2021")
    made = CouncilFile.create(
        tmp_path / "council.json", template.settings, by="thuky", units=template.units[:4], forms=template.forms
    )
    yield made
    made.close()


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[CouncilFile]:
    """A council in the middle of its sitting, every outcome once."""
    with council_in_sitting(tmp_path) as held:
        yield held


def shown(file: CouncilFile, *keys: str) -> list[str]:
    """The council's place after ``keys``."""
    return after(Application(file, language="en"), "6", *keys)


def foot(lines: list[str]) -> str:
    """What stands below the list, above the keys."""
    return " ".join(line.strip() for line in lines[18:21]).strip()


def test_the_units(file: CouncilFile) -> None:
    """The reader sees every unit in the council's order, that its name is assumed, how many it nominates; the one
    under the cursor with its other names; how much of everything is confirmed; and the keys that do something."""
    lines = shown(file, "y")
    assert lines[1:8] == [
        " Units 1/4 │ Rules 0/6 │ Headings 0/1 │ Papers 1/4 │ Models 0               Tab",
        LINE,
        "  1 Văn phòng tổng hợp                         0 nominations",
        "  2 Thanh tra                                  0 nominations    ? assumed",
        "  3 Phòng 1                                    0 nominations    ? assumed",
        "  4 Phòng 2                                    0 nominations    ? assumed",
        "",
    ]
    assert lines[17:22] == [
        LINE,
        " Thanh tra",
        " Also called: –",
        " The name is assumed; the council has not confirmed it.",
        " e edit  a other names  y confirm  Y confirm all                          m add",
    ]


def test_a_unit_is_renamed_and_stays_assumed_until_it_is_confirmed(file: CouncilFile) -> None:
    lines = shown(file, "down", "enter", *" 2", "enter")
    assert file.council.units[2] == replace(load_template("quang-binh-2021").units[1], name="Thanh tra 2")
    assert "assumed" in lines[4]
    assert "y confirms it" in lines[22]
    lines = shown(file, "down", "y")
    assert file.council.units[2].confirmed
    assert "assumed" not in lines[4]


def test_all_names_are_confirmed_with_one_key(file: CouncilFile) -> None:
    number = file.ledger.number
    assert "Units 4/4" in shown(file, "Y")[1]
    assert file.ledger.number == number + 1
    assert "Nothing is left to confirm" in shown(file, "Y")[22]


def test_other_names_are_typed_with_commas(file: CouncilFile) -> None:
    lines = shown(file, "down", "a", *", P TTra;  T [b]", "enter")
    assert file.council.units[2].aliases == ("P TTra", "T [b]")
    assert lines[19] == " Also called: P TTra, T [b]"


def test_a_unit_is_added_at_the_end_and_undo_takes_it_back(file: CouncilFile) -> None:
    lines = shown(file, "m", *"Ba Đồn", "enter")
    assert lines[7] == "  5 Ba Đồn                                     0 nominations"
    assert lines[18] == " Ba Đồn"
    lines = shown(file, "u")
    assert list(file.council.units) == [1, 2, 3, 4]
    assert lines[22].strip() == "Taken back: Unit added: Ba Đồn"


def test_a_name_that_another_unit_has_is_refused(file: CouncilFile) -> None:
    number = file.ledger.number
    assert "Another unit is already called “Phòng 1”." in shown(file, "m", *"Phòng 1", "enter")[22]
    assert file.ledger.number == number


def test_the_rules(file: CouncilFile) -> None:
    """The reader sees every form with its rule in words, and the one under the cursor with its basis."""
    lines = shown(file, *RULES, "y")
    assert lines[1] == " Units 0/4 │ Rules 1/6 │ Headings 0/1 │ Papers 1/4 │ Models 0               Tab"
    assert lines[3:5] == [
        "✓ Huân chương Lao động               more than 50% of all members · secret ball…",
        "? Huân chương Bảo vệ Tổ quốc         more than 50% of all members · secret ball…",
    ]
    assert foot(lines).startswith("Huân chương Bảo vệ Tổ quốc: secret ballot; more than 50% of all members. Basis:")


def test_a_rule_as_it_is_being_changed(file: CouncilFile) -> None:
    """The reader sees each part of the rule, what was changed and what it was, and the whole rule in words as it
    would be; and that changing it took the confirmation away."""
    file.confirm_rules([1])
    lines = shown(file, *RULES, "e", "left", "down", "e", "backspace", "backspace", *"2/3", "enter", "down", "right")
    assert lines[1].startswith(" Rule of Huân chương Lao động ")
    assert lines[3:12] == [
        "* How the vote is taken                ‹ roll call ›   (was: secret ballot)",
        "* Threshold                            2/3   (was: 50%)",
        "* In favour must be                    ‹ at least the threshold ›   (was: more…",
        "  Measured against                     ‹ all members ›",
        "  Recused members                      ‹ stay in the base ›",
        "  A tie                                ‹ is not enough ›",
        "  The chair must agree                 ‹ no ›",
        "  Basis                                Quy chế của Hội đồng; Thông tư 01/2019/T…",
        "* Confirmed by the council             ‹ no ›   (was: yes)",
    ]
    assert lines[18] == " Huân chương Lao động: roll call; at least 2/3 of all members."
    assert lines[21] == " → next choice  e edit  r ready-made  s save  d drop  y confirm          ⌫ back"


def test_a_changed_rule_is_one_act_and_unconfirmed(file: CouncilFile) -> None:
    file.confirm_rules([1])
    number = file.ledger.number
    lines = shown(file, *RULES, "e", "left", "down", "down", "space", "s")
    rule = file.council.forms[1].rule
    assert (rule.mode, rule.comparison, rule.confirmed) == (Mode.ROLL_CALL, Comparison.AT_LEAST, False)
    assert file.ledger.number == number + 1
    assert lines[1].startswith(" Units"), "back at the list"
    assert lines[3].startswith("? Huân chương Lao động               at least 50% of all members · roll call")
    shown(file, "tab", "u")
    assert file.council.forms[1].rule.confirmed


def test_a_rule_can_be_confirmed_anew_with_its_change(file: CouncilFile) -> None:
    shown(file, *RULES, "e", "y", "left", "y", "s")
    assert file.council.forms[1].rule.confirmed
    assert file.council.forms[1].rule.mode is Mode.ROLL_CALL
    shown(file, *RULES, "e", "left", "y", "left", "s")
    assert not file.council.forms[1].rule.confirmed, "changed again after it was confirmed"


def test_a_share_that_is_none_is_refused_while_it_is_typed(file: CouncilFile) -> None:
    sentence = "is no share: write per cent from 1 to 100 (“50”) or a fraction (“2/3”)."
    to_threshold = (*RULES, "e", "down", "e")
    assert foot(shown(file, *to_threshold, "x")) == f"“50x” {sentence}"
    lines = shown(file, *to_threshold, "0", "enter")
    assert foot(lines) == f"“500” {sentence}"
    assert lines[23] == "500", "asked for again"
    assert foot(shown(file, *to_threshold, "0", "backspace")).startswith("Huân chương Lao động: secret ballot")
    lines = shown(file, *to_threshold, "backspace", "backspace", *"100", "enter", "s")
    assert "More than 100% can never be reached" in lines[22]
    assert file.council.forms[1].rule.percent == "50"


def test_unsaved_changes_are_saved_or_dropped_never_lost(file: CouncilFile) -> None:
    number = file.ledger.number
    lines = shown(file, *RULES, "e", "right", "backspace", "tab", "u", "ctrl+g")
    assert lines[1].startswith(" Rule of")
    assert "s saves them, d drops them" in lines[22]
    lines = shown(file, *RULES, "e", "right", "d")
    assert lines[1].startswith(" Units")
    lines = shown(file, *RULES, "e", "right", "left", "backspace")
    assert lines[1].startswith(" Units"), "nothing was changed in the end"
    assert file.ledger.number == number


def test_a_rule_in_an_open_sitting_asks_for_a_reason_and_says_what_it_changed(sitting: CouncilFile) -> None:
    """The certificate that waited on a tie fails under a rule by which ties fail."""
    number = sitting.ledger.number
    keys = (*RULES, "down", "e", "down", "down", "down", "down", "down", "right", "s")
    assert shown(sitting, *keys)[22:] == [" The sitting has opened. Reason for the change", ""]
    assert "needs a reason" in shown(sitting, *keys, "enter")[22]
    assert sitting.ledger.number == number
    lines = shown(sitting, *keys, *"theo QC", "enter")
    assert foot(lines) == "1 outcomes changed: 5 Thanh tra: waits for the chair (tie) → not proposed"
    assert sitting.ledger.acts()[-1]["reason"] == "theo QC"
    held = sitting.council.sitting()
    assert held is not None
    assert held.rules[CERTIFICATE] == sitting.council.forms[CERTIFICATE].rule


def test_a_change_that_moves_no_outcome_says_so(sitting: CouncilFile) -> None:
    lines = shown(sitting, *RULES, "e", "down", "down", "down", "right", "s", "v", "enter")
    assert foot(lines) == "No outcome changed."


def test_the_quotas(file: CouncilFile) -> None:
    """The reader sees every class and kind of the form, its quota and how many are nominated."""
    lines = shown(file, *RULES, "t", "down", "e", "3", "enter")
    assert lines[1].startswith(" Quotas of Huân chương Lao động ")
    assert lines[3:5] == [
        " hạng Nhất, collective                     no quota             0 nominations",
        " hạng Nhất, individual                     at most 3            0 nominations",
    ]
    assert lines[21] == " e edit  x remove                                                        ⌫ back"
    assert file.council.forms[1].quota("Nhất", Kind.INDIVIDUAL) == 3
    shown(file, *RULES, "t", "down", "x")
    assert file.council.forms[1].quotas == ()


@pytest.mark.parametrize("typed", ["0", "x", "-1", "1234567"])
def test_a_quota_is_a_whole_number(file: CouncilFile, typed: str) -> None:
    lines = shown(file, *RULES, "t", "e", *typed, "enter")
    assert "whole number from 1" in lines[22]
    assert file.council.forms[1].quotas == ()


def test_a_quota_lifted_in_an_open_sitting_moves_outcomes(sitting: CouncilFile) -> None:
    lines = shown(sitting, *RULES, "t", *["down"] * 7, "x", *"vì", "enter")
    assert sitting.council.forms[1].quotas == ()
    assert foot(lines).startswith("1 outcomes changed: 1 Ông Nguyễn Văn Ấn: not proposed (over quota) → proposed")


def test_a_form(file: CouncilFile) -> None:
    """The reader sees what the form is called, its classes, who decides, and whom it is for."""
    lines = shown(file, *RULES, "n", "down", *["down"] * 4, "e")
    form = file.council.forms[1]
    assert lines[1].startswith(" Huân chương Lao động ")
    assert [line[:37].rstrip() for line in lines[3:12]] == [
        "  Name", "  Other names", "  Classes", "  Decided by", "  Proposed through",
        "  Collective", "  Individual", "  Household", "",
    ]  # fmt: skip
    assert lines[5][37:] == "Nhất, Nhì, Ba"
    assert [line[37:] for line in lines[8:11]] == ["no", "yes", "no"]
    assert form.kinds == (Kind.INDIVIDUAL,)


def test_a_form_is_added_and_given_classes(file: CouncilFile) -> None:
    shown(file, *RULES, "m", *"Cờ", "enter", "n", "down", "down", "e", *"A, B,", "enter")
    form = file.council.forms[7]
    assert (form.name, form.classes, form.rule.confirmed) == ("Cờ", ("A", "B"), False)
    lines = shown(file, *RULES, "pagedown")
    assert lines[9].startswith("? Cờ   ")
    assert lines[21].startswith(" e edit  t quotas  n form  y confirm  Y confirm all ")


def test_a_class_that_is_nominated_for_stays(sitting: CouncilFile) -> None:
    before = sitting.council.forms[1]
    lines = shown(sitting, *RULES, "n", "down", "down", "e", "ctrl+u", *"Nhất", "enter")
    assert "There are nominations or quotas of “Huân chương Lao động hạng Ba”" in lines[22]
    assert sitting.council.forms[1] == before


def test_the_headings(file: CouncilFile) -> None:
    """The reader sees what stands on papers, the quorum with its mark and basis, the plan's criteria, and what is
    under the cursor in full."""
    lines = shown(file, *HEADINGS, *["down"] * 5)
    assert lines[1] == " Units 0/4 │ Rules 0/6 │ Headings 0/1 │ Papers 1/4 │ Models 0               Tab"
    assert [line[:36].rstrip() for line in lines[3:16]] == [
        "  Name", "  Issuing body", "  Parent body", "  Place", "  Code in the numbers of papers",
        "  Campaign", "  Plan number",
        "? Quorum", "  Basis of the quorum", "  Criterion 1", "  Criterion 2", "  Criterion 3", "  Criterion 4",
    ]  # fmt: skip
    assert lines[6][37:] == "Quảng Bình"
    assert foot(lines) == file.council.settings.campaign
    assert lines[21] == " e edit                                                                   m add"


def test_a_heading_is_edited(file: CouncilFile) -> None:
    lines = shown(file, *HEADINGS, "down", "down", "down", "e", *" 2", "enter")
    assert file.council.settings.place == "Quảng Bình 2"
    assert lines[6].endswith("Quảng Bình 2")
    shown(file, *HEADINGS, "u")
    assert file.council.settings == load_template("quang-binh-2021").settings


def test_a_council_keeps_a_name(file: CouncilFile) -> None:
    assert "The council needs a name" in shown(file, *HEADINGS, "e", "ctrl+u", "enter")[22]
    assert file.council.settings.name


def test_the_quorum_is_confirmed_and_the_same_again_is_no_change(file: CouncilFile) -> None:
    lines = shown(file, *HEADINGS, *["down"] * 7, "y", "e", "enter")
    assert lines[10].startswith("✓ Quorum")
    assert file.council.settings.quorum.confirmed


def test_a_changed_quorum_is_unconfirmed(file: CouncilFile) -> None:
    file.confirm_quorum()
    keys = (*HEADINGS, *["down"] * 7, "e", "backspace", "enter")
    lines = shown(file, *keys)
    assert foot(lines).startswith("“2/” is no share")
    assert lines[23] == "2/", "asked for again"
    shown(file, *keys, "4", "enter")
    quorum = file.council.settings.quorum
    assert (quorum.fraction, quorum.confirmed) == ("2/4", False)
    lines = shown(file, *HEADINGS, *["down"] * 7, "y", "down", "e", "ctrl+u", *"QC", "enter")
    assert lines[10].startswith("? Quorum")
    assert file.council.settings.quorum.basis == "QC"


def test_criteria_are_edited_added_removed(file: CouncilFile) -> None:
    first, second, third, fourth = file.council.settings.criteria
    lines = shown(file, *HEADINGS, "m", *"Mới", "enter", *["down"] * 9, "e", "!", "enter", "down", "x")
    assert file.council.settings.criteria == (first + "!", third, fourth, "Mới")
    assert second not in " ".join(lines)
    assert lines[21] == " e edit  m add                                                         x remove"


def test_an_open_sitting_keeps_its_quorum_and_the_place_says_so(sitting: CouncilFile) -> None:
    lines = shown(sitting, *HEADINGS, *["down"] * 7, "e", "backspace", "4", "enter")
    assert "Sitting 1 keeps the quorum that it opened with: 6 of 9." in foot(lines)


def test_keys_that_mean_nothing_say_so(file: CouncilFile) -> None:
    assert "That key means nothing here" in shown(file, "t")[22]
    assert "That key means nothing here" in shown(file, *HEADINGS, "y")[22]


def test_what_is_open_for_reading_refuses_in_words(file: CouncilFile) -> None:
    file.close()
    reading = CouncilFile.read(file.ledger.path)
    try:
        assert "opened for reading only" in " ".join(shown(reading, "Y")[22:])
        assert "opened for reading only" in " ".join(shown(reading, *RULES, "e", "left", "s")[22:])
    finally:
        reading.close()
    assert "not saved" in shown(reading, "Y")[0]


def test_a_ready_made_rule_fills_the_draft_unconfirmed(file: CouncilFile) -> None:
    """The reader sees the practices with their source and time, and then the draft with what it would change."""
    file.confirm_rules([1])
    lines = shown(file, "tab", "enter", "r", "down")
    assert "Lạng Sơn" in lines[4]
    assert "17/7/2018" in foot(lines)
    assert any("unverified" in line for line in lines)
    lines = shown(file, "tab", "enter", "r", "down", "enter")
    assert "70%" in " ".join(lines)
    assert not file.council.forms[1].rule.basis.startswith("Quyết định 1338"), "a draft, nothing saved"
    shown(file, "tab", "enter", "r", "down", "enter", "s")
    rule = file.council.forms[1].rule
    assert (rule.percent, rule.comparison, rule.confirmed) == ("70", Comparison.AT_LEAST, False)
    assert rule.basis.startswith("Quyết định 1338/QĐ-UBND")


def test_going_back_from_the_ready_made_rules_keeps_the_draft(file: CouncilFile) -> None:
    lines = shown(file, "tab", "enter", "right", "r", "tab")
    assert "not saved yet" in " ".join(lines)
    lines = shown(file, "tab", "enter", "right", "r", "backspace")
    assert any(line.startswith("* How the vote is taken") for line in lines)
