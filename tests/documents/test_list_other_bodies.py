"""Lists of bodies other than the two plans': a district, a university, a ministry."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from council.forms import AwardForm, Kind
from council.units import Unit
from documents.lists.reader import NominationList, read_list
from tests.documents.list_tables import CLASSES, PERSONS_AND_BODIES, write_csv, write_docx, write_xlsx

DISTRICT = ("Văn phòng HĐND và UBND huyện", "Phòng Nội vụ", "UBND xã Ea Bông", "UBND xã Dray Sáp", "Trường THCS Lê Lợi")
DISTRICT_FORMS = (
    AwardForm(id=1, name="Cờ thi đua của Chính phủ", kinds=(Kind.COLLECTIVE,)),
    AwardForm(id=2, name="Bằng khen của Chủ tịch UBND tỉnh", decided_by="Chủ tịch UBND tỉnh"),
    AwardForm(id=3, name="Giấy khen của Chủ tịch UBND huyện", decided_by="Chủ tịch UBND huyện"),
)
MINISTRY = ("Vụ Tài chính", "Cục Thú y", "Viện Chăn nuôi")
MINISTRY_FORMS = (
    AwardForm(id=1, name="Huân chương Độc lập", aliases=("HCĐL",), classes=CLASSES, kinds=PERSONS_AND_BODIES),
    AwardForm(id=2, name="Huân chương Lao động", aliases=("HCLĐ",), classes=CLASSES, kinds=PERSONS_AND_BODIES),
    AwardForm(id=3, name="Cờ thi đua của Chính phủ", kinds=(Kind.COLLECTIVE,)),
    AwardForm(id=4, name="Bằng khen của Thủ tướng Chính phủ"),
    AwardForm(id=5, name="Bằng khen của Bộ trưởng"),
    AwardForm(id=6, name="Kỷ niệm chương Vì sự nghiệp Nông nghiệp", kinds=(Kind.INDIVIDUAL,)),
)
CERTIFICATE, GIVEN = (form.name for form in DISTRICT_FORMS[1:])
HEAD = ["STT", "Họ và tên", "Chức vụ", "Hình thức"]


def _read(path: Path, units: Sequence[str], forms: Sequence[AwardForm]) -> NominationList:
    return read_list(path, units=[Unit(id=at, name=name) for at, name in enumerate(units, 1)], forms=forms)


def district(path: Path) -> NominationList:
    return _read(path, DISTRICT, DISTRICT_FORMS)


def ministry(path: Path) -> NominationList:
    return _read(path, MINISTRY, MINISTRY_FORMS)


def said(read: NominationList) -> list[str]:
    return [
        "|".join((n.kind.value[0], n.honorific, n.name, n.position, n.form.title(n.class_))) for n in read.nominations
    ]


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("DANH SÁCH ĐỀ NGHỊ UBND HUYỆN TẶNG GIẤY KHEN", GIVEN),
        ("Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen", CERTIFICATE),
        ("Kính trình Chủ tịch UBND huyện xem xét, tặng Giấy khen cho các cá nhân sau:", GIVEN),
        ("Phòng Nội vụ đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh cho 02 cá nhân sau đây", CERTIFICATE),
        ("Danh sách đề nghị khen thưởng giấy khen cấp huyện", GIVEN),
    ],
)
def test_who_decides_may_stand_before_the_award(tmp_path: Path, title: str, form: str) -> None:
    rows = [["PHÒNG NỘI VỤ"], [title], HEAD[:3], ["1", "Y Bhiu Niê", "Trưởng buôn"]]
    read = district(write_csv(tmp_path / "ds.csv", rows))
    assert read.problems == ()
    assert [(n.name, n.form.name) for n in read.nominations] == [("Y Bhiu Niê", form)]


def test_an_award_of_another_decider_is_no_form_of_the_council(tmp_path: Path) -> None:
    rows = [["PHÒNG NỘI VỤ"], HEAD, ["1", "Lê A", "CV", "Chủ tịch UBND tỉnh tặng Giấy khen"]]
    read = district(write_csv(tmp_path / "ds.csv", rows))
    assert not read.nominations
    assert [problem.row for problem in read.problems] == [3]


def test_peoples_names_and_collectives_of_a_district(tmp_path: Path) -> None:
    rows = [
        ["UBND HUYỆN KRÔNG ANA"],
        ["UBND XÃ EA BÔNG"],
        ["STT", "Tên cá nhân, tập thể", "Nhiệm vụ", "Khen thưởng"],
        ["1", "H'Loan Êban", "Hội viên", "Giấy khen"],
        ["2", "K’Brơi (sinh năm 1980)", "Nông dân", "Giấy khen"],
        ["3", "Tổ Toán - Lý", "", "Giấy khen"],
        ["4", "Buôn Kuốp", "", "Cờ TĐ của Chính phủ"],
        ["5", "Thầy Lê Văn Tám - 1975", "Hiệu trưởng", "Bằng khen"],
    ]
    read = district(write_csv(tmp_path / "xa Ea Bong.csv", rows))
    assert read.problems == ()
    assert said(read) == [
        "i||H'Loan Êban|Hội viên|Giấy khen của Chủ tịch UBND huyện",
        "i||K’Brơi|Nông dân|Giấy khen của Chủ tịch UBND huyện",
        "c||Tổ Toán - Lý||Giấy khen của Chủ tịch UBND huyện",
        "c||Buôn Kuốp||Cờ thi đua của Chính phủ",
        "i|Thầy|Lê Văn Tám|Hiệu trưởng|Bằng khen của Chủ tịch UBND tỉnh",
    ]


def test_a_place_in_the_files_name_means_its_office(tmp_path: Path) -> None:
    rows = [["Họ tên", "Nghề nghiệp", "Khen thưởng"], ["Lò Thị Mai", "Nông dân", "Giấy khen"]]
    read = district(write_csv(tmp_path / "Dray Sap.csv", rows))
    assert read.unit is not None
    assert (read.unit.name, read.unit_from) == ("UBND xã Dray Sáp", "file name")


@pytest.mark.parametrize("options", [{}, {"skip": [4]}])
def test_rows_under_the_heading_of_a_strange_unit_are_not_the_unit_aboves(
    tmp_path: Path, options: dict[str, list[int]]
) -> None:
    rows = [HEAD, ["I", "Xã Ea Bông", "", ""], ["1", "Lê A", "CV", "GK"], ["II", "Xã Bình Hòa", "", ""]]
    path = write_csv(tmp_path / "tong-hop.csv", [*rows, ["1", "Lê B", "CV", "GK"]])
    units = [Unit(id=at, name=name) for at, name in enumerate(DISTRICT, 1)]
    forms = [*DISTRICT_FORMS[:2], AwardForm(id=3, name="Giấy khen của Chủ tịch UBND huyện", aliases=("GK",))]
    read = read_list(path, units=units, forms=forms, **options)  # type: ignore[arg-type]
    assert [(n.name, n.unit.name) for n in read.nominations] == [("Lê A", "UBND xã Ea Bông")]
    assert [problem.row for problem in read.problems] == ([5] if options else [4, 5])


def test_a_strange_unit_between_two_tables(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "Lê A", "CV", "Giấy khen"]]
    parts = ["UBND xã Ea Bông", rows, "Đơn vị: UBND xã Bình Hòa", rows]
    read = district(write_docx(tmp_path / "ds.docx", parts))
    assert [(n.row, n.unit.name) for n in read.nominations] == [(3, "UBND xã Ea Bông")]
    assert {problem.row for problem in read.problems} == {4, 6}


def test_a_three_row_heading_of_classes_under_forms(tmp_path: Path) -> None:
    rows = [
        ["CỤC THÚ Y"],
        ["STT", "Họ và tên", "Chức vụ", "Hình thức đề nghị", "", "", "", "", ""],
        ["", "", "", "Huân chương Độc lập", "Huân chương Lao động hạng", "", "Bằng khen của", "", "Cờ TĐ Chính phủ"],
        ["", "", "", "Ba", "II", "III", "TTCP", "Bộ trưởng", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        ["1", "Lê Văn An", "Phó Cục trưởng", "", "", "x", "", "", ""],
        ["2", "Lê Thị Ba", "CV", "", "", "", "", "x", ""],
        ["3", "Phòng Dịch tễ", "", "", "", "", "", "", "x"],
        ["4", "Lê Thị Tư", "CV", "", "", "", "?", "", ""],
    ]  # fmt: skip
    merges = ["A2:A4", "B2:B4", "C2:C4", "D2:I2", "E3:F3", "G3:H3", "I3:I4"]
    read = ministry(write_xlsx(tmp_path / "ds.xlsx", {"S": rows}, merges))
    assert said(read) == [
        "i||Lê Văn An|Phó Cục trưởng|Huân chương Lao động hạng Ba",
        "i||Lê Thị Ba|CV|Bằng khen của Bộ trưởng",
        "c||Phòng Dịch tễ||Cờ thi đua của Chính phủ",
    ]
    assert [problem.row for problem in read.problems] == [9]


@pytest.mark.parametrize("first", ["Tập thể cán bộ", "TẬP THỂ", "I. CÁ NHÂN (01)"])
def test_the_row_under_a_heading_without_numbers_is_none_of_the_heading(tmp_path: Path, first: str) -> None:
    head = ["Tên tập thể/cá nhân", "Chức vụ", "Bằng khen của Bộ trưởng", "Cờ thi đua của Chính phủ"]
    marks = ["", "x", ""] if first == "Tập thể cán bộ" else ["", "", ""]
    name = "Cục Thú y" if first == "TẬP THỂ" else "Lê Văn An"
    rows = [["CỤC THÚ Y"], head, [first, *marks], [name, "", "x", ""]]
    read = ministry(write_csv(tmp_path / "ds.csv", rows))
    assert read.problems == ()
    assert [n.name for n in read.nominations] == ([first, name] if first == "Tập thể cán bộ" else [name])


def test_groups_in_sentences_and_a_signature(tmp_path: Path) -> None:
    parts = [
        "BỘ NÔNG NGHIỆP VÀ PTNT",
        "VỤ TÀI CHÍNH",
        "1. Đề nghị tặng Huân chương Lao động hạng Ba cho:",
        "a) Ông Ngô Thế Dân, Vụ trưởng",
        "2. Đề nghị tặng Bằng khen của Bộ trưởng cho 01 tập thể, 01 cá nhân:",
        "Phòng Đầu tư;",
        "- Bà Phạm Thị Thanh Tâm, Phó Vụ trưởng.",
        "Trân trọng đề nghị./.",
        "VỤ TRƯỞNG",
        "Ngô Thế Dân",
        "Nơi nhận:",
        "- Cục Thú y;",
    ]
    read = ministry(write_docx(tmp_path / "ds.docx", parts))
    assert read.problems == ()
    assert said(read) == [
        "i|Ông|Ngô Thế Dân|Vụ trưởng|Huân chương Lao động hạng Ba",
        "c||Phòng Đầu tư||Bằng khen của Bộ trưởng",
        "i|Bà|Phạm Thị Thanh Tâm|Phó Vụ trưởng|Bằng khen của Bộ trưởng",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đề nghị tặng Bằng khen của Bộ trưởng cho: Cục Thú y.",
        "Vụ Tài chính đề nghị tặng Bằng khen của Bộ trưởng cho ông Lê Văn An.",
    ],
)
def test_an_award_given_in_passing_is_not_lost(tmp_path: Path, sentence: str) -> None:
    read = ministry(
        write_docx(tmp_path / "ds.docx", ["VỤ TÀI CHÍNH", sentence, "1. Ông Lê B, CV: Bằng khen của Bộ trưởng"])
    )
    assert [n.name for n in read.nominations] == ["Lê B"]
    assert [problem.row for problem in read.problems] == [2]


def test_one_more_in_a_sentence_is_not_lost(tmp_path: Path) -> None:
    parts = ["VỤ TÀI CHÍNH", "1. Ông Lê B, CV: Bằng khen của Bộ trưởng"]
    more = "Ngoài ra, đơn vị đề nghị khen thưởng đột xuất đồng chí Lê Văn C, công tác tại tổ."
    read = ministry(write_docx(tmp_path / "ds.docx", [*parts, more]))
    assert [problem.row for problem in read.problems] == [3]


def test_a_row_without_its_unit_among_rows_with_theirs(tmp_path: Path) -> None:
    rows = [["STT", "Đơn vị đề nghị", "Họ và tên", "Chức vụ", "Hình thức"]]
    rows += [["1", "Cục Thú y", "Lê A", "CV", "HCLĐ Ba"], ["2", "", "Lê B", "CV", "HCLĐ Ba"]]
    read = ministry(write_csv(tmp_path / "tong-hop.csv", rows))
    assert [(n.name, n.unit.name) for n in read.nominations] == [("Lê A", "Cục Thú y")]
    assert [problem.row for problem in read.problems] == [3]


def test_word_lists_by_style_and_an_addressee_above(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text in ("CỤC THÚ Y", "Kính gửi: Vụ Tài chính", "Huân chương Lao động hạng Nhì"):
        document.add_paragraph(text)
    for text in ("Cục Thú y", "Phạm Văn Đông, Cục trưởng"):
        document.add_paragraph(text, style="List Bullet")
    document.save(str(tmp_path / "ds.docx"))
    read = ministry(tmp_path / "ds.docx")
    assert read.problems == ()
    assert said(read) == [
        "c||Cục Thú y||Huân chương Lao động hạng Nhì",
        "i||Phạm Văn Đông|Cục trưởng|Huân chương Lao động hạng Nhì",
    ]


def test_a_body_that_decides_elsewhere_may_be_proposed(tmp_path: Path) -> None:
    parts = ["UBND xã Ea Bông", "1. UBND xã Ea Bông, đề nghị tặng Cờ thi đua của Chính phủ", "2. Lê A: Giấy khen"]
    read = district(write_docx(tmp_path / "ds.docx", parts))
    assert [n.name for n in read.nominations] == ["UBND xã Ea Bông", "Lê A"]


def test_a_form_heads_the_rows_under_a_heading_that_begins_with_honorifics(tmp_path: Path) -> None:
    rows = [["CỤC THÚ Y"], ["Danh xưng", "Họ và tên", "Chức vụ"], ["I. Bằng khen của Bộ trưởng:"]]
    read = ministry(write_csv(tmp_path / "ds.csv", [*rows, ["Bà", "Lê Thị Ba", "CV"]]))
    assert read.problems == ()
    assert said(read) == ["i|Bà|Lê Thị Ba|CV|Bằng khen của Bộ trưởng"]


def test_the_unit_that_is_asked_for_an_award_is_not_the_nominating_one(tmp_path: Path) -> None:
    rows = [["CỤC THÚ Y"], ["(phụ lục)"], ["Đề nghị Vụ Tài chính, Viện Chăn nuôi trình tặng Bằng khen của Bộ trưởng"]]
    read = ministry(write_csv(tmp_path / "ds.csv", [*rows, HEAD, ["1", "Lê A", "CV", "Bằng khen của Bộ trưởng"]]))
    assert read.problems == ()
    assert [n.unit.name for n in read.nominations] == ["Cục Thú y"]


def test_two_columns_of_name_and_office_are_no_signatures(tmp_path: Path) -> None:
    rows = [["CỤC THÚ Y"], ["Họ và tên, tên tập thể", "Chức vụ"], ["I. Bằng khen của Bộ trưởng"]]
    rows += [
        ["Bà Phạm Thị Nhất", "Phó Giám đốc"],
        ["Y Bhiu Niê", "Trưởng phòng"],
        ["NGƯỜI LẬP", "GIÁM ĐỐC"],
        ["Lê Thị Hoa", "Trần Văn An"],
    ]
    read = ministry(write_xlsx(tmp_path / "ds.xlsx", {"S": rows}))
    assert read.problems == ()
    assert said(read) == [
        "i|Bà|Phạm Thị Nhất|Phó Giám đốc|Bằng khen của Bộ trưởng",
        "i||Y Bhiu Niê|Trưởng phòng|Bằng khen của Bộ trưởng",
    ]


def test_a_collective_right_under_the_heading_is_a_nominee(tmp_path: Path) -> None:
    rows = [["CỤC THÚ Y"], ["Tập thể, cá nhân", "Chức danh", "Mức khen", ""], ["Tập thể cán bộ", "", "HCLĐ Ba", ""]]
    read = ministry(write_xlsx(tmp_path / "ds.xlsx", {"S": rows}))
    assert said(read) == ["c||Tập thể cán bộ||Huân chương Lao động hạng Ba"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_inside_a_heading_divide_no_columns(tmp_path: Path, delimiter: str) -> None:
    lines = ["CỤC THÚ Y", "Đề nghị tặng Bằng khen của Bộ trưởng", f"Họ và tên, tên tập thể{delimiter}Chức vụ"]
    lines += [f"Ban Chỉ đạo phòng, chống dịch{delimiter}", f"Chi đoàn{delimiter}"]
    path = tmp_path / "ds.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    read = ministry(path)
    assert read.problems == ()
    assert [n.name for n in read.nominations] == ["Ban Chỉ đạo phòng, chống dịch", "Chi đoàn"]
