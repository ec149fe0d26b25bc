"""Units are recognised in file names, headings and columns."""

from pathlib import Path

import pytest

from documents.lists.headings import heading_units
from documents.lists.passed_on import body_meant
from documents.lists.units import UnitNames
from tests.documents.list_tables import DONG_NAI, QUANG_BINH, read_rows

HEAD = ["STT", "Họ và tên", "Hình thức"]
ROW = ["1", "Lê Văn An", "GK"]


@pytest.mark.parametrize(
    ("stem", "names"),
    [
        ("03-phong-1", ["Phòng 1"]),
        ("09_PHONG15_ds", ["Phòng 15"]),
        ("DS P.07 nam 2021", ["Phòng 7"]),
        ("VKSLeThuy-2021", ["VKSND huyện Lệ Thủy"]),
        ("le-thuy", ["VKSND huyện Lệ Thủy"]),
        ("vksnd tp dong hoi", ["VKSND thành phố Đồng Hới"]),
        ("01-van-phong-tong-hop", ["Văn phòng tổng hợp"]),
        ("phong-1-phong-2", ["Phòng 1", "Phòng 2"]),
        ("danh-sach", []),
        ("vksnd-tinh-quang-ninh", []),
    ],
)
def test_file_names(stem: str, names: list[str]) -> None:
    found = UnitNames(QUANG_BINH).in_file_name(stem)
    assert [unit.name for unit in found] == names


def test_the_issuing_body_stands_under_its_parent() -> None:
    lines = [(1, ["THANH TRA TỈNH ĐỒNG NAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), (2, ["VĂN PHÒNG", ""])]
    (found,) = heading_units(lines, UnitNames(DONG_NAI))
    assert found.unit is not None
    assert (found.unit.name, found.row) == ("Văn phòng", 2)


def test_another_province_is_no_unit() -> None:
    assert UnitNames(QUANG_BINH).within("VKSND tỉnh Quảng Ninh") == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Đơn vị: VKSND H. Lệ Thủy"], HEAD],
        [["VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG BÌNH"], ["VIỆN KIỂM SÁT NHÂN DÂN HUYỆN LỆ THỦY"], HEAD],
        [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG CỦA VKSND HUYỆN LỆ THỦY"], HEAD],
        [["Đơn vị đề nghị:", "VKS Lệ Thuỷ"], HEAD],
    ],
)
def test_headings(tmp_path: Path, rows: list[list[str]]) -> None:
    read = read_rows(tmp_path, [*rows, ROW], "a.csv")
    assert read.problems == ()
    assert (read.unit and read.unit.name, read.unit_from) == ("VKSND huyện Lệ Thủy", "heading")


def test_a_column_of_nominating_units(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Đơn vị đề nghị", "Hình thức"], ["1", "Lê Văn An", "Phòng 1", "GK"]]
    rows += [["2", "Lê Thị Bé", "VKSND H. Lệ Thủy", "GK"], ["3", "Lê Văn Cả", "nt", "GK"]]
    read = read_rows(tmp_path, [*rows, ["4", "Lê Thị Dần", "Phòng 99", "GK"]], "ds.csv")
    assert [n.unit.name for n in read.nominations] == ["Phòng 1", "VKSND huyện Lệ Thủy", "VKSND huyện Lệ Thủy"]
    assert read.unit_from == "column"
    assert [problem.row for problem in read.problems] == [5]


def test_a_workplace_is_not_the_nominating_unit(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Đơn vị", "Hình thức"], ["1", "Lê Văn An", "Phòng 2", "GK"]]
    (found,) = read_rows(tmp_path, rows, "phong-1.csv").nominations
    assert (found.unit.name, found.workplace) == ("Phòng 1", "Phòng 2")


def test_workplaces_serve_where_nothing_else_names_a_unit(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Đơn vị", "Hình thức"], ["1", "Lê Văn An", "Phòng 2", "GK"]]
    read = read_rows(tmp_path, [*rows, ["2", "Lê Thị Bé", "Sở Y tế", "GK"]], "a.csv")
    assert [(n.name, n.unit.name) for n in read.nominations] == [("Lê Văn An", "Phòng 2")]
    assert [problem.row for problem in read.problems] == [3]


def test_of_two_names_in_a_row_the_smaller_unit_is_meant() -> None:
    (found,) = UnitNames(DONG_NAI).within("DANH SÁCH CỦA VĂN PHÒNG THANH TRA TỈNH ĐỒNG NAI")
    assert found.name == "Văn phòng"


def test_the_first_words_of_a_unit_s_name_alone_are_a_doubt(tmp_path: Path) -> None:
    """“Văn phòng” over a list may be another office than Văn phòng tổng hợp, unless something else says that one."""
    rows = [["VKSND TỈNH QUẢNG BÌNH"], ["VĂN PHÒNG"], HEAD, ROW]
    (problem,) = read_rows(tmp_path, rows, "a.csv").problems
    assert "“VĂN PHÒNG” may be short for Văn phòng tổng hợp" in problem.problem
    assert read_rows(tmp_path, rows, "01-van-phong-tong-hop.csv").unit == QUANG_BINH[0]
    assert read_rows(tmp_path, rows, "a.csv", unit=QUANG_BINH[0]).problems == ()
    assert "the file's name says Phòng 1" in read_rows(tmp_path, rows, "phong-1.csv").problems[0].problem
    assert read_rows(tmp_path, [["Đơn vị: Văn phòng"], HEAD, ROW], "a.csv").unit == QUANG_BINH[0]
    own = [[*HEAD, "Đơn vị đề nghị"], [*ROW, "Phòng 2"]]
    assert [n.unit.name for n in read_rows(tmp_path, [*rows[:2], *own], "a.csv").nominations] == ["Phòng 2"]


def test_first_words_that_only_leave_the_place_out_are_the_unit() -> None:
    names = UnitNames(DONG_NAI)
    assert not names.doubtful("Thanh tra")
    assert not names.doubtful("Phòng Nghiệp vụ 1")
    assert UnitNames(QUANG_BINH).doubtful("Văn phòng")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("VIỆN KIỂM SÁT NHÂN DÂN HUYỆN LỆ THỦY", "VKSND huyện Lệ Thủy"),
        ("Hội đồng Thi đua – Khen thưởng VKSND huyện Lệ Thủy", "VKSND huyện Lệ Thủy"),
        ("HỘI ĐỒNG TĐKT PHÒNG 1", "Phòng 1"),
        ("Hội đồng Thi đua – Khen thưởng", None),
        ("Văn phòng", None),
        ("Phòng Thanh tra VKSND huyện Lệ Thủy", None),
        ("UBND huyện Lệ Thủy", None),
        ("", None),
    ],
)
def test_a_lower_council_is_only_the_unit_whose_name_it_bears(text: str, unit: str | None) -> None:
    found = body_meant(text, UnitNames(QUANG_BINH))
    assert (found and found.name) == unit
