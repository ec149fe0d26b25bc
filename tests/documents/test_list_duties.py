"""Leaders and the front line are read where a list says so clearly, and nowhere else."""

from pathlib import Path

import pytest

from documents.lists.duties import front_line_said, leader_said
from documents.lists.meanings import Meaning, meanings_of
from tests.documents.list_tables import read_rows


@pytest.mark.parametrize(
    ("text", "leader", "front_line"),
    [
        ("tuyến đầu", None, True),
        ("Lực lượng tuyến đầu, lãnh đạo", True, True),
        ("Lãnh đạo", True, None),
        ("cán bộ quản lý", True, None),
        ("không giữ chức vụ lãnh đạo, quản lý", False, None),
        ("lãnh đạo, không chuyên trách", True, None),
        ("Nhân viên", False, None),
        ("Cán bộ, công chức", False, None),
        ("Cán bộ chủ chốt", None, None),
        ("không thuộc tuyến đầu", None, False),
        ("Cá nhân", None, None),
        ("", None, None),
    ],
)
def test_what_a_cell_says(text: str, leader: bool | None, front_line: bool | None) -> None:
    assert (leader_said(text), front_line_said(text)) == (leader, front_line)


@pytest.mark.parametrize(
    "heading",
    [
        "Tuyến đầu",
        "Lực lượng tuyến đầu",
        "Trực tiếp tham gia phòng, chống dịch",
        "Là lực lượng tuyến đầu phòng, chống dịch",
        "Trực tiếp phòng, chống dịch COVID-19",
        "Front line",
    ],
)
def test_headings_of_the_front_line(heading: str) -> None:
    assert meanings_of(heading) == (Meaning.FRONT_LINE,)


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Thành tích trực tiếp tham gia phòng, chống dịch", Meaning.ACHIEVEMENTS),
        ("Nhiệm vụ trực tiếp tham gia phòng, chống dịch", Meaning.POSITION),
        ("Thời gian trực tiếp tham gia phòng, chống dịch", Meaning.OTHER),
    ],
)
def test_headings_of_something_else(heading: str, meaning: Meaning) -> None:
    assert meanings_of(heading) == (meaning,)


def test_a_column_of_marks_and_one_of_groups(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Phân loại đối tượng", "Tuyến đầu", "Hình thức khen thưởng"],
        ["1", "Lê Văn An", "lãnh đạo", "x", "GK"],
        ["2", "Lê Văn Bình", "nhân viên", "-", "GK"],
        ["3", "Lê Văn Châu", "tuyến đầu", "", "GK"],
        ["4", "Lê Văn Dũng", "", "", "GK"],
        ["5", "Lê Văn Em", "", "45 ngày", "GK"],
    ]
    read = read_rows(tmp_path, rows)
    assert read.problems == ()
    assert [(n.leader, n.front_line) for n in read.nominations] == [
        (True, True),
        (False, False),
        (None, True),
        (None, None),
        (None, None),
    ]
