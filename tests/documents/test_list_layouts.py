"""Layouts as offices make them."""

from pathlib import Path

import pytest

from tests.documents.list_tables import read_quang_binh, read_rows, short, write_docx, write_xlsx

HEAD = ["STT", "Họ và tên", "Chức vụ", "Hình thức"]


def test_no_diacritics(tmp_path: Path) -> None:
    rows = [
        ["STT", "Ho va ten", "Chuc vu", "Hinh thuc khen thuong"],
        ["1", "Nguyen Van An", "Truong phong", "Bang khen cua Thu tuong"],
        ["2", "Ho Ba Nam", "Chuyen vien", "Giay khen"],
        ["3", "Phong 1", "", "GK"],
    ]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert short(read) == [
        "i|Nguyen Van An|Truong phong|BKTTg",
        "i|Ho Ba Nam|Chuyen vien|GK",
        "c|Phong 1||GK",
    ]


@pytest.mark.parametrize("names", [("Họ đệm", "Tên"), ("Họ và tên", ""), ("Họ", "Tên")])
def test_family_and_given_name_in_two_columns(tmp_path: Path, names: tuple[str, str]) -> None:
    rows = [["STT", *names, "Chức vụ", "Mức khen"], ["1", "Nguyễn Văn", "An", "KSV", "HCLĐ III"]]
    assert short(read_rows(tmp_path, rows)) == ["i|Nguyễn Văn An|KSV|HCLĐ Ba"]


def test_one_heading_merged_over_two_name_columns(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "", "Chức vụ", "Hình thức"], [1, "Trần Thị", "Bình", "KSV", "GK"]]
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": rows}, ["B1:C1"]))
    assert short(read) == ["i|Trần Thị Bình|KSV|GK"]


CLASSES_UNDER_FORMS = [
    ["STT", "Họ và tên", "Chức vụ", "Huân chương Lao động", "", "", "Bằng khen", "", "Giấy khen"],
    ["", "", "", "Nhất", "Nhì", "Ba", "TTg", "UBND tỉnh", ""],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    ["1", "Nguyễn Văn An", "KSV", "", "", "x", "", "", ""],
    ["2", "Trần Thị Bình", "KSV", "", "", "", "X", "", ""],
    ["3", "Lê Văn Ba", "KSV", "", "", "", "", "✓", ""],
    ["4", "Lê Văn Nhì", "KSV", "", "", "", "", "", "1"],
    ["Tổng cộng", "", "", "0", "0", "1", "1", "1", "1"],
]


@pytest.mark.parametrize("merges", [(), ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:H1", "I1:I2")])
def test_classes_under_forms(tmp_path: Path, merges: tuple[str, ...]) -> None:
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": CLASSES_UNDER_FORMS}, merges))
    assert read.problems == ()
    assert short(read) == [
        "i|Nguyễn Văn An|KSV|HCLĐ Ba",
        "i|Trần Thị Bình|KSV|BKTTg",
        "i|Lê Văn Ba|KSV|BKUB",
        "i|Lê Văn Nhì|KSV|GK",
    ]


def test_classes_as_marks_in_the_forms_column(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "HCLĐ", "GK"], ["1", "Lê Văn An", "Ba", ""], ["2", "Lê Thị Bé", "", "v"]]
    assert short(read_rows(tmp_path, rows)) == ["i|Lê Văn An||HCLĐ Ba", "i|Lê Thị Bé||GK"]


def test_sections_of_forms_and_kinds(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Thành tích"],
        ["A. BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ"],
        ["I. TẬP THỂ"],
        ["1", "Bếp ăn thiện nguyện", "", "a"],
        ["II. CÁ NHÂN (01)"],
        ["1", "Nguyễn Văn An", "KSV", "b"],
        ["B. HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA"],
        ["1", "Trần Thị Bình", "KSV", "c"],
        ["C. GIẤY KHEN"],
        ["1", "Trần Văn Tý", "KSV", "d"],
        ["Tổng cộng: 04 đề nghị (01 tập thể, 03 cá nhân)"],
    ]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert short(read) == [
        "c|Bếp ăn thiện nguyện||BKTTg",
        "i|Nguyễn Văn An|KSV|BKTTg",
        "i|Trần Thị Bình|KSV|HCLĐ Ba",
        "i|Trần Văn Tý|KSV|GK",
    ]


def test_forms_under_kinds_with_numerals_in_their_own_column(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Chức vụ", "Thành tích"],
        ["I", "TẬP THỂ", "", ""],
        ["1", "Bằng khen của Thủ tướng Chính phủ", "", ""],
        ["-", "Phòng 1", "", "a"],
        ["II", "CÁ NHÂN", "", ""],
        ["1", "Giấy khen", "", ""],
        ["-", "Nguyễn Văn An", "KSV", "b"],
        ["III", "HỘ GIA ĐÌNH", "", ""],
        ["1", "Bằng khen của Chủ tịch UBND tỉnh", "", ""],
        ["-", "Ông Lê Văn Bảy", "", "c"],
    ]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert short(read) == ["c|Phòng 1||BKTTg", "i|Nguyễn Văn An|KSV|GK", "h|Lê Văn Bảy||BKUB"]


def test_sections_of_units(tmp_path: Path) -> None:
    rows = [HEAD, ["I", "Phòng 1"], ["1", "Lê Văn An", "KSV", "GK"], ["II", "VKSND huyện Lệ Thủy"]]
    read = read_rows(tmp_path, [*rows, ["1", "Lê Thị Bé", "KSV", "GK"]], "tong-hop.csv")
    assert [n.unit.name for n in read.nominations] == ["Phòng 1", "VKSND huyện Lệ Thủy"]
    assert (read.unit, read.unit_from) == (None, "heading")


@pytest.mark.parametrize("ditto", ["nt", "-nt-", '"', "″", "//", "như trên", "Như trên"])
def test_ditto(tmp_path: Path, ditto: str) -> None:
    rows = [HEAD, ["1", "Lê Văn An", "Kế toán", "BK TTg"], ["2", "Lê Thị Bé", ditto, ditto]]
    assert short(read_rows(tmp_path, rows))[1] == "i|Lê Thị Bé|Kế toán|BKTTg"


def test_heading_repeated_at_a_page_break_keeps_the_ditto(tmp_path: Path) -> None:
    rows = [HEAD, ["1", "Lê Văn An", "KSV", "BK TTg"], HEAD, ["2", "Lê Thị Bé", "KSV", "nt"]]
    assert short(read_rows(tmp_path, rows))[1] == "i|Lê Thị Bé|KSV|BKTTg"


def test_form_cells_merged_downward(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Lê Văn An", "KSV", "GK"], [2, "Lê Thị Bé", "KSV", ""], [3, "Lê Văn Cả", "KSV", ""]]
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": rows}, ["D2:D4"]))
    assert len(read.nominations) == 3


def test_name_merged_over_two_awards_is_two_nominations(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Lê Văn An", "KSV", "GK"], ["", "", "", "BK TTg"]]
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": rows}, ["A2:A3", "B2:B3"]))
    assert short(read) == ["i|Lê Văn An|KSV|GK", "i|Lê Văn An|KSV|BKTTg"]


def test_name_and_award_merged_over_lines_of_achievements_is_one(tmp_path: Path) -> None:
    rows = [[*HEAD, "Thành tích"], [1, "Lê Văn An", "KSV", "GK", "một"], ["", "", "", "", "hai"]]
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": rows}, ["B2:B3", "D2:D3"]))
    assert [n.achievements for n in read.nominations] == ["một hai"]


def test_kinds_by_columns(tmp_path: Path) -> None:
    ticks = [
        ["STT", "Tên", "Tập thể", "Cá nhân", "Hình thức"],
        ["1", "Bếp ăn", "x", "", "GK"],
        ["2", "Lê An", "", "x", "GK"],
    ]
    assert short(read_rows(tmp_path, ticks)) == ["c|Bếp ăn||GK", "i|Lê An||GK"]
    names = [
        ["STT", "Tên tập thể", "Họ và tên cá nhân", "Hình thức"],
        ["1", "Bếp ăn", "", "GK"],
        ["2", "", "Lê An", "GK"],
    ]
    assert short(read_rows(tmp_path, names)) == ["c|Bếp ăn||GK", "i|Lê An||GK"]
    said = [["STT", "Tên", "Đối tượng", "Hình thức"], ["1", "Bếp ăn", "Tập thể", "GK"], ["2", "Lê An", "nt", "GK"]]
    assert short(read_rows(tmp_path, said)) == ["c|Bếp ăn||GK", "c|Lê An||GK"]


def test_every_detail_of_a_row(tmp_path: Path) -> None:
    rows = [
        [
            "STT",
            "Ông/Bà",
            "Họ và tên",
            "Chức vụ",
            "Đơn vị công tác",
            "Lãnh đạo/quản lý",
            "Loại hình khen thưởng",
            "Hình thức khen thưởng",
            "Hạng",
            "Tóm tắt thành tích",
            "Ghi chú",
        ],
        ["1", "Bà", "Lê Thị Bé", "KSV", "Phòng 2", "x", "Đột xuất", "HCLĐ", "Ba", "trực chốt", "xem hồ sơ"],
    ]
    (found,) = read_rows(tmp_path, rows).nominations
    assert (found.honorific, found.name, found.position, found.workplace) == ("Bà", "Lê Thị Bé", "KSV", "Phòng 2")
    assert (found.leader, found.category, found.class_) == (True, "Đột xuất", "Ba")
    assert (found.achievements, found.note, found.unit.name, found.row) == ("trực chốt", "xem hồ sơ", "Phòng 1", 2)


def test_total_signatures_and_dates_below_are_no_rows(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["1", "Lê Văn An", "KSV", "GK"],
        ["", "Danh sách gồm 01 đề nghị./."],
        [],
        ["", "", "", "Quảng Bình, ngày 15 tháng 11 năm 2021"],
        ["Người lập biểu", "", "", "TRƯỞNG PHÒNG"],
        ["", "Phan Thị Lập", "", "Võ Văn Ký"],
    ]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert len(read.nominations) == 1


def test_sheets_of_units_and_a_sheet_of_instructions(tmp_path: Path) -> None:
    row = [1, "Lê Văn An", "KSV", "GK"]
    sheets = {
        "Hướng dẫn": [["Cột", "Cách ghi"], ["Họ và tên", "Ghi đầy đủ"], ["Hình thức", "ghi BK, GK"]],
        "Phòng 1": [HEAD, row],
        "Phòng 2": [HEAD, row],
        "Trống": [],
    }
    read = read_quang_binh(write_xlsx(tmp_path / "tong-hop.xlsx", sheets))
    assert read.problems == ()
    assert [(n.sheet, n.unit.name) for n in read.nominations] == [("Phòng 1", "Phòng 1"), ("Phòng 2", "Phòng 2")]
    assert read.unit_from == "sheet"


def test_word_tables_under_headings_of_kinds(tmp_path: Path) -> None:
    parts = [
        [["VKSND TỈNH QUẢNG BÌNH\nPHÒNG 1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG",
        "I. TẬP THỂ",
        [["TT", "Tên tập thể", "Hình thức"], ["1", "Phòng 1", "GK"]],
        "II. CÁ NHÂN",
        [["TT", "Họ và tên", "Chức vụ", "Hình thức"], ["1", "Bà Lê Thị Bé", "KSV", "GK"]],
        [["2", "Lê Văn An", "KSV", "nt"]],
        [["Nơi nhận:\n- Như trên", "TRƯỞNG PHÒNG\nNguyễn Văn Ký"]],
    ]
    read = read_quang_binh(write_docx(tmp_path / "danh-sach.docx", parts))
    assert read.problems == ()
    assert short(read) == ["c|Phòng 1||GK", "i|Lê Thị Bé|KSV|GK", "i|Lê Văn An|KSV|GK"]
    assert (read.unit_from, [n.row for n in read.nominations]) == ("heading", [5, 8, 9])


PROSE = [
    "VKSND HUYỆN LỆ THỦY",
    "Kính gửi: Văn phòng tổng hợp",
    "Thực hiện kế hoạch, đơn vị đề nghị Hội đồng xem xét khen thưởng:",
    "1. Ông Nguyễn Văn An, Trưởng phòng, đề nghị tặng Bằng khen của Thủ tướng Chính phủ",
    "2. Bà Trần Thị Bình, Kiểm sát viên, đề nghị tặng Giấy khen của Viện trưởng VKSND tỉnh vì đã trực chốt 40 ngày",
    "3. Tập thể VKSND huyện Lệ Thủy: đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh",
    "4. Nguyễn Văn Chín – Kế toán viên – HCLĐ hạng Ba",
    "Danh sách gồm 4 đề nghị./.",
    "Nơi nhận:",
    "- Lưu: VT.",
    "Nguyễn Văn Ký",
]


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_sentences(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"danh-sach{suffix}"
    if suffix == ".docx":
        write_docx(path, PROSE)
    else:
        path.write_text("\n".join(PROSE), encoding="utf-8")
    read = read_quang_binh(path)
    assert read.problems == ()
    assert short(read) == [
        "i|Nguyễn Văn An|Trưởng phòng|BKTTg",
        "i|Trần Thị Bình|Kiểm sát viên|GK",
        "c|Tập thể VKSND huyện Lệ Thủy||BKUB",
        "i|Nguyễn Văn Chín|Kế toán viên|HCLĐ Ba",
    ]
    assert {n.unit.name for n in read.nominations} == {"VKSND huyện Lệ Thủy"}


def test_bullets_under_headings_of_forms(tmp_path: Path) -> None:
    parts = ["Đơn vị: Phòng 1", "I. Bằng khen của Thủ tướng Chính phủ", "1. Tập thể", "- Phòng 1", "2. Cá nhân"]
    parts += ["- Ông Lê Văn An - Trưởng phòng", "II. Giấy khen của Viện trưởng VKSND tỉnh", "Lê Thị Bé - Văn thư"]
    read = read_quang_binh(write_docx(tmp_path / "a.docx", parts))
    assert read.problems == ()
    assert short(read) == ["c|Phòng 1||BKTTg", "i|Lê Văn An|Trưởng phòng|BKTTg", "i|Lê Thị Bé|Văn thư|GK"]


def test_a_title_that_names_form_and_nominees(tmp_path: Path) -> None:
    title = "Đề nghị tặng Bằng khen của Thủ tướng Chính phủ cho tập thể, cá nhân có thành tích phòng, chống dịch"
    rows = [["DANH SÁCH"], [title], ["STT", "Tên đơn vị, cá nhân", "Đối tượng"], ["I", "Phòng 1", "TT"]]
    assert short(read_rows(tmp_path, [*rows, ["II", "Lê Văn An", "CN"]])) == ["c|Phòng 1||BKTTg", "i|Lê Văn An||BKTTg"]


def test_years_of_birth_in_two_columns_and_broken_lines(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Năm sinh", "", "Hình thức"], ["", "", "Nam", "Nữ", ""]]
    rows += [["1", "Lê Văn An", "1980", "", "Huân chương Lao động\nhạng Ba"]]
    assert short(read_rows(tmp_path, rows)) == ["i|Lê Văn An||HCLĐ Ba"]


def test_a_class_after_the_name_under_a_heading(tmp_path: Path) -> None:
    parts = ["PHÒNG 1", "A. Huân chương Lao động", "1. Ông Lê Văn An, Kế toán, hạng Ba"]
    assert short(read_quang_binh(write_docx(tmp_path / "a.docx", parts))) == ["i|Lê Văn An|Kế toán|HCLĐ Ba"]
