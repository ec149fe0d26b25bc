"""Templates: those that ship, the contract's TOML to the letter, and one sentence per mistake."""

from pathlib import Path

import pytest

from council.forms import ALL_KINDS, Kind, Quota
from council.members import Member, Role
from council.rules import Base, Comparison, Mode, Quorum, Recused, Rule, Tie
from council.settings import Basis
from documents.template import TemplateMissing, TemplateMistakes, load_template, templates

CONTRACT = """
[council]
name = "Hội đồng Thi đua – Khen thưởng VKSND tỉnh Quảng Bình"
body = "VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG BÌNH"
parent = "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO"
place = "Quảng Bình"
campaign = "…"
code = "HĐTĐKT"
copies = ["Như trên", "Lưu: VT"]
kind_order = ["individual", "collective"]
plan = "1854/KH-VKS ngày 23 tháng 9 năm 2021"
quorum = { fraction = "3/4", basis = "Quy chế", confirmed = true }

[[units]]
name = "Văn phòng tổng hợp"
aliases = ["VP"]
confirmed = false

[[members]]
name = "Nguyễn Văn Ấn"
title = "Ông"
position = "Phó Viện trưởng"
role = "chair"
unit = "Văn phòng tổng hợp"
standing = false
votes = false

[[members]]
name = "Trần Thị Bình"

[[forms]]
name = "Huân chương Lao động"
aliases = ["HCLĐ"]
classes = ["Nhất", "Nhì", "Ba"]
kinds = ["individual", "collective"]
decided_by = "Chủ tịch nước"
proposed_through = "…"
[forms.rule]
mode = "secret-ballot"
percent = "2/3"
comparison = ">="
base = "valid"
recused = "leaves"
tie = "chair"
chair_must_agree = true
basis = "Đ.8"
confirmed = true
[[forms.quota]]
class = "Ba"
kind = "individual"
limit = 5

[[forms]]
name = "Giấy khen"

[[criteria]]
text = "Một"

[[criteria]]
text = "Hai"

[[bases]]
text = "Luật"

[[bases]]
text = "Kế hoạch"
confirmed = true
"""


def template_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "my-council.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_contracts_toml_is_read_to_the_letter(tmp_path: Path) -> None:
    template = load_template(template_file(tmp_path, CONTRACT))
    settings = template.settings
    assert settings.name == "Hội đồng Thi đua – Khen thưởng VKSND tỉnh Quảng Bình"
    assert (settings.body, settings.parent) == (
        "VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG BÌNH",
        "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
    )
    assert (settings.place, settings.campaign) == ("Quảng Bình", "…")
    assert settings.plan == "1854/KH-VKS ngày 23 tháng 9 năm 2021"
    assert settings.quorum == Quorum(fraction="3/4", basis="Quy chế", confirmed=True)
    assert settings.criteria == ("Một", "Hai")
    assert (settings.code, settings.copies) == ("HĐTĐKT", ("Như trên", "Lưu: VT"))
    assert settings.kind_order == (Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD)
    assert settings.bases == (Basis("Luật", confirmed=False), Basis("Kế hoạch", confirmed=True))
    assert settings.template == "my-council.toml"
    assert not template.invented
    (unit,) = template.units
    assert (unit.id, unit.name, unit.aliases, unit.confirmed) == (1, "Văn phòng tổng hợp", ("VP",), False)
    assert template.members == (
        Member(
            id=1,
            name="Nguyễn Văn Ấn",
            title="Ông",
            position="Phó Viện trưởng",
            role=Role.CHAIR,
            unit="Văn phòng tổng hợp",
            standing=False,
            votes=False,
        ),
        Member(id=2, name="Trần Thị Bình", role=Role.MEMBER, standing=True, votes=True),
    )
    order, certificate = template.forms
    assert (order.id, order.name, order.aliases) == (1, "Huân chương Lao động", ("HCLĐ",))
    assert order.classes == ("Nhất", "Nhì", "Ba")
    assert order.kinds == (Kind.COLLECTIVE, Kind.INDIVIDUAL)
    assert (order.decided_by, order.proposed_through) == ("Chủ tịch nước", "…")
    assert order.rule == Rule(
        mode=Mode.SECRET_BALLOT,
        percent="2/3",
        comparison=Comparison.AT_LEAST,
        base=Base.VALID,
        recused=Recused.LEAVES,
        tie=Tie.CHAIR,
        chair_must_agree=True,
        basis="Đ.8",
        confirmed=True,
    )
    assert order.quotas == (Quota(class_="Ba", kind=Kind.INDIVIDUAL, limit=5),)
    assert certificate.rule == Rule(mode=Mode.SHOW_OF_HANDS, percent="50", comparison=Comparison.MORE)
    assert certificate.kinds == ALL_KINDS


def test_only_the_name_is_required(tmp_path: Path) -> None:
    template = load_template(template_file(tmp_path, '[council]\nname = "Hội đồng"\n'))
    assert template.settings.name == "Hội đồng"
    assert template.settings.quorum == Quorum(fraction="2/3", confirmed=False)
    assert (template.units, template.members, template.forms) == ((), (), ())


def test_quorum_may_be_a_share_alone(tmp_path: Path) -> None:
    template = load_template(template_file(tmp_path, '[council]\nname = "H"\nquorum = "1/2"\n'))
    assert template.settings.quorum == Quorum(fraction="1/2", confirmed=False)


def test_text_is_cleaned(tmp_path: Path) -> None:
    decomposed = "Ho\u0323\u0302i  \\u001b[31mđồng"
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + f'[council]\r\nname = "{decomposed}"\r\n'.encode())
    assert load_template(path).settings.name == "Hội đồng"


def test_units_and_forms_that_differ_in_a_tone_are_two(tmp_path: Path) -> None:
    text = '[council]\nname = "H"\n[[units]]\nname = "Hòa An"\n[[units]]\nname = "Hóa An"\n'
    assert len(load_template(template_file(tmp_path, text)).units) == 2


HEAD = '[council]\nname = "H"\n'
FORM = HEAD + '[[forms]]\nname = "Giấy khen"\n'
RULE = FORM + "[forms.rule]\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", ["[council]", "“name” is missing"]),
        ('[council]\nname = " "\n', ["[council]", "“name” is missing"]),
        ("[council]\nname = 5\n", ["[council]", "“name” must be text", "a number"]),
        ('council = "H"\n', ["“council” must be a table", "[council]"]),
        (HEAD + 'bodi = "X"\n', ["[council]", "“bodi” is not known", "body"]),
        ('[counsel]\nx = 1\n[council]\nname = "H"\n', ["“counsel” is not known", "council"]),
        (HEAD + 'quorum = "7/3"\n', ["[council]", "“quorum”", "“7/3” is no share"]),
        (HEAD + "quorum = 5\n", ["[council]", "“quorum” must be"]),
        (HEAD + 'quorum = { share = "2/3" }\n', ["[council] quorum", "“share” is not known", "fraction"]),
        (HEAD + 'quorum = { fraction = "many" }\n', ["[council] quorum", "“fraction”", "“many” is no share"]),
        (HEAD + 'kind_order = ["people"]\n', ["[council]", "“kind_order” cannot be “people”", "household"]),
        (HEAD + "[[bases]]\nconfirmed = true\n", ["[[bases]] 1", "“text” is missing"]),
        (HEAD + "[[units]]\nname = 1979-05-27\n", ["[[units]] 1", "a date"]),
        (HEAD + '[[units]]\naliases = ["VP"]\n', ["[[units]] 1", "“name” is missing"]),
        (HEAD + '[units]\nname = "X"\n', ["“units” must be tables, each headed [[units]]"]),
        (HEAD + '[[units]]\nname = "X"\naliases = "VP"\n', ["[[units]] 1 (“X”)", "“aliases” must be a list"]),
        (HEAD + '[[units]]\nname = "X"\naliases = ["VP", 5]\n', ["[[units]] 1 (“X”)", "entry that is no text"]),
        (HEAD + '[[units]]\nname = "X"\nconfirmed = "no"\n', ["[[units]] 1 (“X”)", "“confirmed” must be true or"]),
        (HEAD + '[[units]]\nname = "Hòa"\n[[units]]\nname = "HOÀ"\n', ["[[units]]", "1 and 2", "“HOÀ”"]),
        (
            HEAD + '[[units]]\nname = "A"\naliases = ["x"]\n[[units]]\nname = "B"\naliases = ["X"]\n',
            ["[[units]] 2 (“B”)", "“X”", "1 (“A”)"],
        ),
        (HEAD + '[[units]]\nname = "A"\naliases = ["b"]\n[[units]]\nname = "B"\n', ["[[units]] 1 (“A”)", "2 (“B”)"]),
        (HEAD + '[[members]]\nname = "A"\nrole = "boss"\n', ["[[members]] 1 (“A”)", "“boss”", "standing-vice-chair"]),
        (HEAD + '[[members]]\nname = "A"\nvotes = 1\n', ["[[members]] 1 (“A”)", "“votes” must be true or false"]),
        (HEAD + '[[members]]\nname = "A"\n[[members]]\nname = "a"\n', ["[[members]]", "1 and 2", "“a”"]),
        (
            HEAD + '[[members]]\nname = "A"\nrole = "chair"\n[[members]]\nname = "B"\nrole = "chair"\n',
            ["[[members]]", "“A”, “B”", "a council has one"],
        ),
        (FORM + '[[forms]]\nname = "Giấy khen"\n', ["[[forms]]", "1 and 2"]),
        (FORM + 'kinds = ["person"]\n', ["[[forms]] 1 (“Giấy khen”)", "“person”", "household"]),
        (FORM + "kinds = []\n", ["[[forms]] 1 (“Giấy khen”)", "“kinds” is an empty list"]),
        (FORM + 'classes = ["Ba", "Ba"]\n', ["[[forms]] 1", "names a class twice"]),
        (RULE + 'mode = "shouting"\n', ["[[forms]] 1 (“Giấy khen”) [forms.rule]", "“shouting”", "roll-call"]),
        (RULE + "mode = 1\n", ["[forms.rule]", "“mode” cannot be “1”"]),
        (RULE + 'base = "everyone"\n', ["[forms.rule]", "“base” cannot be “everyone”", "all-members"]),
        (RULE + 'comparison = "="\n', ["[forms.rule]", "“comparison” cannot be “=”", ">="]),
        (RULE + 'recused = "maybe"\n', ["[forms.rule]", "“recused”", "leaves"]),
        (RULE + 'tie = "coin"\n', ["[forms.rule]", "“tie”", "chair"]),
        (RULE + 'percent = "101"\n', ["[forms.rule]", "“percent”", "“101” is no share"]),
        (RULE + 'percent = "half"\n', ["[forms.rule]", "“half” is no share"]),
        (RULE + "percent = 50\n", ["[forms.rule]", "“percent” must be text in quotes; it is a number"]),
        (RULE + 'percent = "3/3"\n', ["[forms.rule]", "more than 100 %", ">="]),
        (RULE + "chair_must_agree = 1\n", ["[forms.rule]", "“chair_must_agree” must be true or false"]),
        (FORM + '[[forms.quota]]\nclass = "Ba"\nkind = "individual"\nlimit = 5\n', ["[[forms.quota]] 1", "no classes"]),
        (
            FORM + 'classes = ["Nhì"]\n[[forms.quota]]\nclass = "Ba"\nkind = "individual"\nlimit = 5\n',
            ["[[forms]] 1 (“Giấy khen”) [[forms.quota]] 1", "“class” must be one", "Nhì"],
        ),
        (FORM + 'classes = ["Nhì"]\n[[forms.quota]]\nkind = "individual"\nlimit = 5\n', ["“class” must be one"]),
        (FORM + "[[forms.quota]]\nlimit = 5\n", ["[[forms.quota]] 1", "“kind” is missing"]),
        (FORM + '[[forms.quota]]\nkind = "team"\nlimit = 5\n', ["[[forms.quota]] 1", "“kind” cannot be “team”"]),
        (
            FORM + 'kinds = ["individual"]\n[[forms.quota]]\nkind = "household"\nlimit = 5\n',
            ["[[forms.quota]] 1", "not for “household”"],
        ),
        (FORM + '[[forms.quota]]\nkind = "individual"\nlimit = 0\n', ["“limit” must be a whole number from 1"]),
        (FORM + '[[forms.quota]]\nkind = "individual"\nlimit = true\n', ["“limit” must be a whole number from 1"]),
        (FORM + '[[forms.quota]]\nkind = "individual"\nlimit = "5"\n', ["“limit” must be a whole number from 1"]),
        (
            FORM + '[[forms.quota]]\nkind = "individual"\nlimit = 5\n' * 2,
            ["[[forms.quota]] 2", "have a quota already"],
        ),
        (HEAD + "[[criteria]]\n", ["[[criteria]] 1", "“text” is missing"]),
        (HEAD + "body = VKSND\n", ["line 3", "“body = VKSND” is not TOML"]),
        (HEAD + 'body = """VKSND\n', ["ends too early"]),
        (HEAD + 'name = "again"\n', ["line 3", '“name = "again"”']),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, text: str, says: list[str]) -> None:
    with pytest.raises(TemplateMistakes) as caught:
        load_template(template_file(tmp_path, text))
    (sentence,) = caught.value.mistakes
    assert sentence.startswith("Template my-council.toml")
    assert sentence.endswith(".")
    for words in says:
        assert words in sentence


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = '[council]\nplace = 3\n[[units]]\n[[forms]]\nname = "F"\n[forms.rule]\nmode = "x"\nbase = "y"\n'
    with pytest.raises(TemplateMistakes) as caught:
        load_template(template_file(tmp_path, text))
    assert len(caught.value.mistakes) == 5
    assert str(caught.value) == "\n".join(caught.value.mistakes)


def test_a_file_that_is_missing_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(TemplateMissing, match=r"no template .*quang-binh-2021, dong-nai-2021, blank"):
        load_template("quang-binh")
    path = tmp_path / "council.toml"
    path.write_text('name = "Hội"', encoding="utf-16")
    with pytest.raises(TemplateMistakes, match="not written in UTF-8"):
        load_template(path)
    with pytest.raises(TemplateMistakes, match="cannot be read") as caught:
        load_template(tmp_path)
    assert not isinstance(caught.value, TemplateMissing)


def test_quang_binh_as_its_plan_has_it() -> None:
    template = load_template("quang-binh-2021")
    assert [unit.name for unit in template.units] == [
        "Văn phòng tổng hợp",
        "Thanh tra",
        *(f"Phòng {number}" for number in (1, 2, 3, 7, 8, 9, 15)),
        "VKSND thành phố Đồng Hới",
        "VKSND thị xã Ba Đồn",
        *(f"VKSND huyện {name}" for name in ("Lệ Thủy", "Quảng Ninh", "Bố Trạch", "Quảng Trạch")),
        *(f"VKSND huyện {name}" for name in ("Tuyên Hóa", "Minh Hóa")),
    ]
    assert not any(unit.confirmed for unit in template.units)
    assert [(form.name, bool(form.classes), form.rule.mode) for form in template.forms] == [
        ("Huân chương Lao động", True, Mode.SECRET_BALLOT),
        ("Huân chương Bảo vệ Tổ quốc", True, Mode.SECRET_BALLOT),
        ("Huân chương Chiến công", True, Mode.SECRET_BALLOT),
        ("Bằng khen của Thủ tướng Chính phủ", False, Mode.SECRET_BALLOT),
        ("Bằng khen của Chủ tịch UBND tỉnh", False, Mode.SHOW_OF_HANDS),
        ("Giấy khen của Viện trưởng VKSND tỉnh", False, Mode.SHOW_OF_HANDS),
    ]
    assert len(template.settings.criteria) == 4
    assert [basis.confirmed for basis in template.settings.bases] == [False, False, False, True]
    assert template.settings.copies[-1] == "Lưu: VT, TH"
    assert template.settings.plan == "1854/KH-VKS ngày 23 tháng 9 năm 2021"


def test_dong_nai_as_its_plan_has_it() -> None:
    template = load_template("dong-nai-2021")
    assert [unit.name for unit in template.units] == [
        "Thanh tra tỉnh",
        "Văn phòng",
        "Phòng Nghiệp vụ 1",
        "Phòng Nghiệp vụ 2",
        "Phòng Nghiệp vụ 3",
    ]
    assert [form.name for form in template.forms] == [
        "Bằng khen của Chủ tịch UBND tỉnh",
        "Giấy khen của Chánh Thanh tra tỉnh",
    ]


@pytest.mark.parametrize("name", ["quang-binh-2021", "dong-nai-2021", "blank"])
def test_no_shipped_rule_passes_for_law(name: str) -> None:
    template = load_template(name)
    assert template.members == ()
    assert template.settings.template == name
    assert not template.settings.quorum.confirmed
    assert not any(basis.confirmed for basis in template.settings.bases if "Luật" in basis.text or "TT-" in basis.text)
    for form in template.forms:
        assert not form.rule.confirmed
        assert "cần xác nhận" in form.rule.basis
        assert (form.rule.percent, form.rule.comparison, form.rule.base) == ("50", Comparison.MORE, Base.ALL_MEMBERS)


def test_the_shipped_templates_are_listed_with_a_title() -> None:
    listed = templates()
    assert [name for name, _title in listed] == ["quang-binh-2021", "dong-nai-2021", "blank"]
    assert all(title and "\n" not in title for _name, title in listed)
