"""Member lists as offices make them: headers by meaning, marks, roles, problems with sheet and row."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from council.members import Member, Role
from documents.lists.values import Unreadable
from documents.members_list import MembersList, read_members

Lines = Sequence[Sequence[object]]


def workbook(tmp_path: Path, lines: Lines, merges: Sequence[tuple[int, int, int, int, str]] = ()) -> Path:
    path = tmp_path / "members.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Thành viên")
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
    for merge in merges:
        sheet.merge_range(*merge)
    book.close()
    return path


def read(tmp_path: Path, *lines: Sequence[object]) -> MembersList:
    return read_members(workbook(tmp_path, lines))


def members(tmp_path: Path, *lines: Sequence[object]) -> tuple[Member, ...]:
    found = read(tmp_path, *lines)
    assert found.problems == ()
    return found.members


def problems(tmp_path: Path, *lines: Sequence[object]) -> list[tuple[str, int, str]]:
    return [(problem.sheet, problem.row, problem.problem) for problem in read(tmp_path, *lines).problems]


HEAD = ("STT", "Ông/Bà", "Họ và tên", "Chức vụ", "Chức vụ trong Hội đồng", "Đơn vị", "Thường trực", "Biểu quyết")


def test_every_column_in_a_list_with_title_numbers_total_and_signature(tmp_path: Path) -> None:
    assert members(
        tmp_path,
        ("VKSND TỈNH QUẢNG BÌNH", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("DANH SÁCH THÀNH VIÊN HỘI ĐỒNG",),
        HEAD,
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        (1, "Ông", "Nguyễn Văn Ấn", "Viện trưởng", "Chủ tịch Hội đồng", "Lãnh đạo", "x", "có"),
        (2, "Bà", "Trần Thị Bình", "Phó Viện trưởng", "Phó Chủ tịch thường trực", "nt", "x", "có"),
        (3, "Ông", "Tống Hữu Châu", "Trưởng phòng", "Ủy viên", "Phòng 1", "", "có"),
        (4, "Bà", "Lê Thị Dung", "Chuyên viên", "Ủy viên kiêm Thư ký", "Văn phòng", "", "không"),
        ("Tổng cộng: 4 thành viên",),
        ("", "", "", "", "Quảng Bình, ngày 05 tháng 9 năm 2021"),
        ("", "", "", "", "TM. HỘI ĐỒNG"),
        ("", "", "", "", "Nguyễn Văn Ấn"),
    ) == (
        Member(id=1, name="Nguyễn Văn Ấn", title="Ông", position="Viện trưởng", role=Role.CHAIR, unit="Lãnh đạo"),
        Member(
            id=2,
            name="Trần Thị Bình",
            title="Bà",
            position="Phó Viện trưởng",
            role=Role.STANDING_VICE_CHAIR,
            unit="Lãnh đạo",
        ),
        Member(id=3, name="Tống Hữu Châu", title="Ông", position="Trưởng phòng", unit="Phòng 1", standing=False),
        Member(
            id=4,
            name="Lê Thị Dung",
            title="Bà",
            position="Chuyên viên",
            role=Role.SECRETARY,
            unit="Văn phòng",
            standing=False,
            votes=False,
        ),
    )


def test_english_headers_and_values(tmp_path: Path) -> None:
    assert members(
        tmp_path,
        ("No", "Name", "Position", "Role", "Unit", "Standing", "Votes"),
        (1, "Jane Doe", "Director", "chair", "Office", "yes", "yes"),
        (2, "John Roe", "", "standing-vice-chair", "", "no", "no"),
    ) == (
        Member(id=1, name="Jane Doe", position="Director", role=Role.CHAIR, unit="Office"),
        Member(id=2, name="John Roe", role=Role.STANDING_VICE_CHAIR, standing=False, votes=False),
    )


def test_a_csv_of_names_alone_without_diacritics(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("Ho va ten\nÔng Nguyễn Văn Ấn\n2. TỐNG THỊ BÌNH\n", encoding="utf-8")
    found = read_members(path, first_id=7)
    assert (found.problems, found.unread) == ((), ())
    assert found.members == (Member(id=7, name="Nguyễn Văn Ấn", title="Ông"), Member(id=8, name="TỐNG THỊ BÌNH"))


def test_a_repeated_header_and_a_total_are_no_members_but_a_name_like_a_total_is(tmp_path: Path) -> None:
    head = ("Họ và tên", "Chức vụ")
    lines = [head, ("Tống Văn An", "Lái xe"), head, ("Tổng Thị Bình", ""), ("Cộng: 2 người", ""), ("Công An Châu", "x")]
    assert [member.name for member in members(tmp_path, *lines)] == ["Tống Văn An", "Tổng Thị Bình", "Công An Châu"]


def test_position_after_the_name_in_one_cell(tmp_path: Path) -> None:
    assert members(tmp_path, ("STT", "Họ tên, chức vụ"), (1, "Bà Lê Thị A, Phó Viện trưởng, Phòng 1")) == (
        Member(id=1, name="Lê Thị A", title="Bà", position="Phó Viện trưởng, Phòng 1"),
    )


def test_a_name_in_two_columns(tmp_path: Path) -> None:
    (member,) = members(tmp_path, ("TT", "Họ đệm", "Tên", "Chức vụ"), (1, "Nguyễn Văn", "Ấn", "Viện trưởng"))
    assert (member.name, member.position) == ("Nguyễn Văn Ấn", "Viện trưởng")


def test_a_header_of_two_rows_with_merged_cells(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [(), ("", "", "", "Chính quyền", "Hội đồng"), (1, "Nguyễn Văn", "Ấn", "Viện trưởng", "Chủ tịch")],
        [(0, 0, 1, 0, "STT"), (0, 1, 1, 2, "Họ và tên"), (0, 3, 0, 4, "Chức vụ")],
    )
    found = read_members(path)
    assert found.problems == ()
    assert found.members == (Member(id=1, name="Nguyễn Văn Ấn", position="Viện trưởng", role=Role.CHAIR),)


def test_sections_say_who_is_of_the_standing_committee(tmp_path: Path) -> None:
    found = members(
        tmp_path,
        ("STT", "Họ và tên", "Chức vụ"),
        ("I", "THƯỜNG TRỰC HỘI ĐỒNG"),
        (1, "Nguyễn Văn Ấn", "Viện trưởng"),
        ("II. CÁC ỦY VIÊN",),
        (2, "Trần Thị Bình", "Trưởng phòng"),
    )
    assert [(member.name, member.standing) for member in found] == [("Nguyễn Văn Ấn", True), ("Trần Thị Bình", False)]


def test_sections_say_the_role_where_no_column_does(tmp_path: Path) -> None:
    found = members(
        tmp_path,
        ("STT", "Họ và tên", "Chức vụ"),
        ("I", "Chủ tịch Hội đồng"),
        (1, "Nguyễn Văn Ấn", "Viện trưởng"),
        ("II", "Các Phó Chủ tịch"),
        (2, "Trần Thị Bình", ""),
    )
    assert [member.role for member in found] == [Role.CHAIR, Role.VICE_CHAIR]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chủ tịch", Role.CHAIR),
        ("CHỦ TỊCH HĐ", Role.CHAIR),
        ("Chủ tịch Hội đồng Thi đua – Khen thưởng", Role.CHAIR),
        ("Phó Chủ tịch Thường trực HĐTĐKT", Role.STANDING_VICE_CHAIR),
        ("Pho chu tich", Role.VICE_CHAIR),
        ("vice-chair", Role.VICE_CHAIR),
        ("Uỷ viên", Role.MEMBER),
        ("Ủy viên thường trực", Role.MEMBER),
        ("", Role.MEMBER),
        ("Thư ký Hội đồng", Role.SECRETARY),
        ("Ủy viên thường trực kiêm thư ký", Role.SECRETARY),
        ("secretary", Role.SECRETARY),
    ],
)
def test_roles_in_words(tmp_path: Path, text: str, role: Role) -> None:
    (member,) = members(tmp_path, ("Họ và tên", "Vai trò", "Đơn vị"), ("Nguyễn Văn Ấn", text, "Phòng 1"))
    assert member.role is role


@pytest.mark.parametrize(
    ("marks", "standing"),
    [
        (("x", ""), (True, False)),
        (("", "không"), (True, False)),
        (("có", "-"), (True, False)),
    ],
)
def test_a_blank_mark_is_the_opposite_of_the_marks(
    tmp_path: Path, marks: tuple[str, str], standing: tuple[bool, bool]
) -> None:
    lines = [("STT", "Họ tên", "Thường trực")]
    found = members(tmp_path, *lines, (1, "Nguyễn Văn Ấn", marks[0]), (2, "Trần Thị Bình", marks[1]))
    assert tuple(member.standing for member in found) == standing


@pytest.mark.parametrize(
    ("head", "rows", "row", "says"),
    [
        (("Họ tên", "Thường trực"), [("Nguyễn Văn Ấn", "")], 2, "nothing is marked under “Thường trực”"),
        (("STT", "Chức vụ"), [(1, "Viện trưởng")], 1, "no column is headed as names"),
        (("Họ tên", "Chức vụ", "Chức danh"), [("A B", "x", "y")], 1, "two columns say “Chức vụ”"),
        (("STT", "Họ tên", "Vai trò"), [(1, "A B", "Trưởng ban")], 2, "“Trưởng ban” is no role"),
        (("STT", "Họ tên", "Thường trực"), [(1, "A B", "có lẽ")], 2, "“có lẽ” under “Thường trực”"),
        (("STT", "Họ tên", "Chức vụ"), [(1, "", "Viện trưởng")], 2, "the row has no name"),
        (("STT", "Họ tên"), [(1, "Hòa An"), (2, "hoà an")], 3, "stands in row 2 already"),
        (("Họ tên", "Vai trò"), [("A B", "Chủ tịch"), ("C D", "chair")], 3, "second chair beside “A B”"),
        (
            ("Họ tên", "Vai trò", "Thường trực"),
            [("A B", "Ủy viên thường trực", "không")],
            2,
            "the role says standing member",
        ),
        (
            ("Họ tên", "Biểu quyết", "Chức vụ"),
            [("A B", "có", "z"), ("C D", "không", "z"), ("E F", "", "z")],
            4,
            "blank: write yes or no",
        ),
    ],
)
def test_a_problem_says_where_and_what_to_do(
    tmp_path: Path, head: Sequence[str], rows: Lines, row: int, says: str
) -> None:
    ((sheet, number, sentence),) = problems(tmp_path, head, *rows)
    assert (sheet, number) == ("Thành viên", row)
    assert says in sentence


def test_namesakes_but_for_a_tone_are_two(tmp_path: Path) -> None:
    assert len(members(tmp_path, ("STT", "Họ tên"), (1, "Nguyễn Văn An"), (2, "Nguyễn Văn Ấn"))) == 2


def test_columns_that_say_nothing_of_a_member_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, ("STT", "Họ tên", "Năm sinh", "Ghi chú"), (1, "Nguyễn Văn Ấn", 1970, ""))
    assert (found.unread, len(found.members)) == (("Năm sinh", "Ghi chú"), 1)


def test_a_header_alone_is_a_problem(tmp_path: Path) -> None:
    assert [sentence for _sheet, _row, sentence in problems(tmp_path, HEAD)] == [
        "no member stands below the header: fill the rows."
    ]


def test_a_file_that_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_members(tmp_path / "missing.xlsx")
