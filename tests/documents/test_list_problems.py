"""What is not certain is a problem with sheet, row and what to do, never a guess and never dropped."""

from pathlib import Path

import pytest

from tests.documents.list_tables import (
    form_named,
    read_quang_binh,
    read_rows,
    short,
    unit_named,
    write_docx,
    write_xlsx,
)

HEAD = ["STT", "Họ và tên", "Chức vụ", "Hình thức"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["1", "Lê Văn An", "KSV", ""], "No award form is named"),
        (["1", "Lê Văn An", "KSV", "Kỷ niệm chương"], "is no award form of this council"),
        (["1", "Lê Văn An", "KSV", "tốt"], "is no award form of this council"),
        (["1", "Lê Văn An", "KSV", "BK"], "fits several"),
        (["1", "Lê Văn An", "KSV", "BK TTg, GK"], "names two awards"),
        (["1", "Lê Văn An", "KSV", "HCLĐ"], "class of Huân chương Lao động is missing"),
        (["1", "Lê Văn An", "KSV", "HCLĐ hạng Tư"], "is no class of"),
        (["1", "Lê Văn An", "KSV", "BK TTg hạng Ba"], "has no classes"),
        (["1", "Hộ ông Lê Văn An", "", "HCLĐ hạng Ba"], "is not given to households"),
        (["1", "Lê Văn An", "KSV", "nt"], "has nothing above it"),
        (["1", "", "KSV", "GK"], "has no name"),
        (["1", "Lê Văn An, Trần Thị Bé", "", "GK"], "more than one name"),
        (["1", "NguyÔn V¨n An", "KSV", "GK"], "font from before Unicode"),
        (["Xem phụ lục"], "has no name"),
        (["Tổng cộng", "09 đề nghị"], "total says 9"),
    ],
)
def test_a_row_that_is_not_certain(tmp_path: Path, row: list[str], says: str) -> None:
    read = read_rows(tmp_path, [["PHÒNG 1"], HEAD, row])
    (problem,) = [problem for problem in read.problems if problem.row]
    assert problem.row == 3
    assert says in problem.problem
    assert read.nominations == ()


def test_two_columns_ticked(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "BK TTg", "GK", "Kỷ niệm chương"], ["1", "Lê Văn An", "x", "x", ""]]
    rows += [
        ["2", "Lê Thị Bé", "", "", "x"],
        ["3", "Lê Văn Cả", "", "sẽ bổ sung", ""],
        ["4", "Lê Thị Dần", "", "x", ""],
    ]
    read = read_rows(tmp_path, rows)
    assert [problem.row for problem in read.problems] == [2, 3, 4]
    assert short(read) == ["i|Lê Thị Dần||GK"]


def test_totals_of_columns(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "BK TTg", "GK"], ["1", "Lê Văn An", "x", ""], ["", "Tổng", "1", "5"]]
    assert [problem.row for problem in read_rows(tmp_path, rows).problems] == [3]


def test_cell_against_heading(tmp_path: Path) -> None:
    rows = [["ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"], HEAD, ["1", "Lê Văn An", "KSV", "GK"]]
    read = read_rows(tmp_path, [*rows, ["2", "Lê Thị Bé", "KSV", "Bằng khen"]])
    assert [problem.row for problem in read.problems] == [3]
    assert short(read) == ["i|Lê Thị Bé|KSV|BKUB"]


def test_name_against_section(tmp_path: Path) -> None:
    rows = [HEAD, ["I. CÁ NHÂN"], ["1", "Phòng 2", "", "GK"], ["II. TẬP THỂ"], ["1", "Ông Lê Văn An", "", "GK"]]
    assert [problem.row for problem in read_rows(tmp_path, rows).problems] == [3, 5]


def test_no_heading_of_a_table(tmp_path: Path) -> None:
    read = read_rows(tmp_path, [["1", "Lê Văn An", "GK"], ["2", "Lê Thị Bé", "GK"]])
    assert len(read.problems) == 1
    assert "heading was not recognised" in read.problems[0].problem


def test_a_second_table_without_heading_is_not_dropped(tmp_path: Path) -> None:
    parts = [[HEAD, ["1", "Lê Văn An", "KSV", "GK"]], "và", [["Lê Thị Bé", "GK"]]]
    read = read_quang_binh(write_docx(tmp_path / "phong-1.docx", parts))
    assert [problem.row for problem in read.problems] == [4]


def test_nothing_found(tmp_path: Path) -> None:
    assert "No nominations" in read_rows(tmp_path, [HEAD]).problems[0].problem


def test_formula_without_result(tmp_path: Path) -> None:
    rows = [HEAD, ["=1+0", "Lê Văn An", "KSV", "=D9"], [2, "Lê Thị Bé", "KSV", "GK"]]
    read = read_quang_binh(write_xlsx(tmp_path / "phong-1.xlsx", {"S": rows}))
    assert [(problem.sheet, problem.row) for problem in read.problems] == [("S", 2)]
    assert "formula" in read.problems[0].problem


@pytest.mark.parametrize(
    ("heading", "file", "row"),
    [
        ("Đơn vị: Phòng 2", "03-phong-1.csv", 1),
        ("Đơn vị: VKSND huyện Bố Chạch", "a.csv", 1),
        ("PHÒNG 99", "03-phong-1.csv", 1),
        ("", "a.csv", 2),
        ("", "phong-1-phong-2.csv", 2),
        ("Kính gửi: Phòng 7", "a.csv", 2),
    ],
)
def test_unit_not_certain(tmp_path: Path, heading: str, file: str, row: int) -> None:
    read = read_rows(tmp_path, [[heading], HEAD, ["1", "Lê Văn An", "KSV", "GK"]], file)
    assert [problem.row for problem in read.problems] == [row]
    assert (read.unit, read.unit_from, read.nominations) == (None, "", ())


def test_the_unit_option_settles_heading_against_file_name(tmp_path: Path) -> None:
    rows = [["Đơn vị: Phòng 2"], HEAD, ["1", "Lê Văn An", "KSV", "GK"]]
    read = read_rows(tmp_path, rows, unit=unit_named("Phòng 2"))
    assert read.problems == ()
    assert read.unit == unit_named("Phòng 2")


def test_options_against_the_list(tmp_path: Path) -> None:
    rows = [["Đơn vị: Phòng 1"], HEAD, ["1", "Lê Văn An", "KSV", "BK TTg"]]
    assert [p.row for p in read_rows(tmp_path, rows, unit=unit_named("Phòng 3")).problems] == [1]
    assert [p.row for p in read_rows(tmp_path, rows, form=form_named("Giấy")).problems] == [3]


def test_options_fill_gaps(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Chức vụ"], ["1", "Lê Văn An", "KSV"]]
    read = read_rows(tmp_path, rows, "a.csv", unit=unit_named("Phòng 3"), form=form_named("Giấy"))
    assert short(read) == ["i|Lê Văn An|KSV|GK"]
    assert (read.unit, read.unit_from) == (unit_named("Phòng 3"), "option")


@pytest.mark.parametrize("skip", [3, "3", "S:3"])
def test_skipped_rows_give_neither_nominations_nor_problems(tmp_path: Path, skip: int | str) -> None:
    rows = [HEAD, [1, "Lê Văn An", "KSV", "GK"], [2, "Lê Thị Bé", "KSV", ""], [3, "Lê Văn Cả", "KSV", "GK"]]
    path = write_xlsx(tmp_path / "phong-1.xlsx", {"S": [*rows, ["Tổng cộng", "3 đề nghị"]]})
    read = read_quang_binh(path, skip=[skip])
    assert read.problems == ()
    assert [n.row for n in read.nominations] == [2, 4]


def test_a_row_to_skip_that_is_on_two_sheets(tmp_path: Path) -> None:
    sheets = {name: [HEAD, [1, "Lê Văn An", "KSV", "GK"]] for name in ("A1", "B1")}
    path = write_xlsx(tmp_path / "phong-1.xlsx", sheets)
    assert "several sheets" in read_quang_binh(path, skip=[2]).problems[0].problem
    assert [n.sheet for n in read_quang_binh(path, skip=["B1:2"]).nominations] == ["A1"]


def test_a_hidden_sheet_with_nominations_is_said(tmp_path: Path) -> None:
    import openpyxl

    path = write_xlsx(tmp_path / "phong-1.xlsx", {n: [HEAD, [1, "Lê An", "KSV", "GK"]] for n in ("Mới", "Cũ")})
    book = openpyxl.load_workbook(path)
    book["Cũ"].sheet_state = "hidden"
    book.save(path)
    read = read_quang_binh(path)
    assert [(problem.sheet, problem.row) for problem in read.problems] == [("Cũ", 2)]
    assert len(read.nominations) == 1
    assert read_quang_binh(path, skip=["Cũ:2"]).problems == ()


def test_a_kind_is_never_taken_for_a_name(tmp_path: Path) -> None:
    rows = [["STT", "Đối tượng", "Hình thức"], ["1", "Tập thể", "GK"], ["2", "CN", "GK"]]
    read = read_rows(tmp_path, rows)
    assert read.nominations == ()
    assert [problem.row for problem in read.problems] == [2, 3]


def test_a_person_named_like_a_total_is_not_dropped(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Hình thức"], ["Tống Công Hai", "GK"], ["Công Bảy", "GK"], ["Tổng cộng: hai đề nghị"]]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert [n.name for n in read.nominations] == ["Tống Công Hai", "Công Bảy"]


def test_a_form_named_under_one_kind_ends_with_that_kind(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Thành tích"], ["I. TẬP THỂ"], ["1. Giấy khen"], ["-", "Phòng 1", "a"]]
    read = read_rows(tmp_path, [*rows, ["II. CÁ NHÂN"], ["-", "Lê Văn An", "b"]])
    assert short(read) == ["c|Phòng 1||GK"]
    assert [problem.row for problem in read.problems] == [6]
