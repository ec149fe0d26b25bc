"""Vote matrices: heads and rows found by name or number, words of both languages, nothing guessed."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from council.forms import Kind
from council.members import Member
from council.nominations import Nomination
from council.votes import Choice
from documents.vote_matrix import Apart, Voice, VoteMatrix, read_votes

MEMBERS = (
    Member(id=1, name="Nguyễn Văn Ấn", position="Viện trưởng"),
    Member(id=2, name="Trần Thị Bình"),
    Member(id=3, name="Lê Hữu Châu"),
)


def nominated(id: int, name: str) -> Nomination:
    return Nomination(id=id, kind=Kind.INDIVIDUAL, name=name, unit=1, form=1)


NOMINATIONS = (nominated(4, "Phạm Ngọc Dũng"), nominated(12, "Võ Thị Thu Hà"), nominated(13, "Hồ Đức Sơn"))
HEAD = ("Đề nghị", "Nguyễn Văn Ấn", "Trần Thị Bình", "Lê Hữu Châu")


def read(tmp_path: Path, *lines: Sequence[str], members: Sequence[Member] = MEMBERS) -> VoteMatrix:
    path = tmp_path / "votes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return read_votes(path, members, NOMINATIONS)


def said(tmp_path: Path, *lines: Sequence[str]) -> dict[int, list[Voice]]:
    matrix = read(tmp_path, *lines)
    assert matrix.problems == ()
    return {row.nomination: [row.voices[member] for member in (1, 2, 3)] for row in matrix.rows}


def problems(tmp_path: Path, *lines: Sequence[str]) -> list[tuple[int, str]]:
    return [(problem.row, problem.problem) for problem in read(tmp_path, *lines).problems]


def test_rows_by_number_or_name(tmp_path: Path) -> None:
    assert said(tmp_path, HEAD, ("4", "y", "n", "o"), ("bà vo thi thu ha", "n", "y", "y"), ("13.", "y", "y", "y")) == {
        4: [Choice.YES, Choice.NO, Choice.OTHER],
        12: [Choice.NO, Choice.YES, Choice.YES],
        13: [Choice.YES, Choice.YES, Choice.YES],
    }


def test_a_number_before_the_name_must_agree_with_it(tmp_path: Path) -> None:
    assert list(said(tmp_path, HEAD, ("4. Phạm Ngọc Dũng", "y", "y", "y"))) == [4]
    ((row, sentence),) = problems(tmp_path, HEAD, ("4. Hồ Đức Sơn", "y", "y", "y"))
    assert row == 2
    assert "no nomination" in sentence


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("Yes", Choice.YES),
        ("Y", Choice.YES),
        ("Đồng ý", Choice.YES),
        ("TÁN THÀNH", Choice.YES),
        ("nhat tri", Choice.YES),
        ("no", Choice.NO),
        ("N", Choice.NO),
        ("Không đồng ý", Choice.NO),
        ("không tán thành", Choice.NO),
        ("other", Choice.OTHER),
        ("o", Choice.OTHER),
        ("Ý kiến khác", Choice.OTHER),
        ("abstain", Choice.OTHER),
        ("không biểu quyết", Choice.NOT_VOTING),
        ("Not voting", Choice.NOT_VOTING),
        ("Vắng", Apart.ABSENT),
        ("absent", Apart.ABSENT),
        ("Không biểu quyết do liên quan", Apart.RECUSED),
        ("recused", Apart.RECUSED),
        ("liên quan", Apart.RECUSED),
    ],
)
def test_words_of_both_languages(tmp_path: Path, word: str, voice: Voice) -> None:
    assert said(tmp_path, HEAD, ("4", "y", word, "n"))[4] == [Choice.YES, voice, Choice.NO]


@pytest.mark.parametrize("word", ["x", "v", "?", "maybe", "=1+1", "1"])
def test_a_cell_that_is_no_vote_is_a_problem(tmp_path: Path, word: str) -> None:
    matrix = read(tmp_path, HEAD, ("4", "y", word, "n"), ("12", "y", "y", "y"))
    ((row, sentence),) = [(problem.row, problem.problem) for problem in matrix.problems]
    assert row == 2
    assert f"“{word}” of Trần Thị Bình" in sentence
    assert [row.nomination for row in matrix.rows] == [12]


def test_blank_cells_are_one_problem_per_row(tmp_path: Path) -> None:
    ((row, sentence),) = problems(tmp_path, HEAD, ("4", "y", "", ""), ("12", "y", "y", "y"))
    assert row == 2
    assert "Trần Thị Bình, Lê Hữu Châu is blank" in sentence


def test_heads_with_honorific_position_and_without_diacritics(tmp_path: Path) -> None:
    head = ("", "Ông Nguyễn Văn Ấn, Viện trưởng", "TRAN THI BINH", "Đ/c Lê Hữu Châu\n(Thư ký)")
    assert said(tmp_path, ("VKSND",), ("KẾT QUẢ BIỂU QUYẾT",), head, ("4", "y", "n", "o"))[4] == [
        Choice.YES,
        Choice.NO,
        Choice.OTHER,
    ]


def test_a_head_that_fits_two_members_is_a_problem_unless_spelt_as_one(tmp_path: Path) -> None:
    members = (*MEMBERS, Member(id=4, name="Nguyễn Văn An"))
    lines = (("", "Nguyen Van An", *HEAD[2:]), ("4", "y", "y", "y"))
    (problem,) = read(tmp_path, *lines, members=members).problems
    assert (problem.row, "Nguyễn Văn Ấn (Viện trưởng), Nguyễn Văn An" in problem.problem) == (1, True)
    spelt = read(tmp_path, ("", "Nguyễn Văn An", *HEAD[2:]), ("4", "y", "y", "y"), members=members)
    assert (spelt.problems, spelt.missing) == ((), (1,))


@pytest.mark.parametrize(
    ("head", "row", "says"),
    [
        (("", *HEAD[1:3], "Hồ Đức Sơn"), ("4", "y", "y", "y"), "“Hồ Đức Sơn” is no member"),
        (("", *HEAD[1:], ""), ("4", "y", "y", "y", "y"), "column 5 has cells but no name"),
        (("", *HEAD[1:], HEAD[1]), ("4", "y", "y", "y", "y"), "“Nguyễn Văn Ấn” has two columns"),
        (("", "A", "B"), ("4", "y", "y"), "no row names members"),
        (HEAD, HEAD, "no nomination stands below"),
    ],
)
def test_a_head_that_names_nobody_or_somebody_twice(
    tmp_path: Path, head: Sequence[str], row: Sequence[str], says: str
) -> None:
    ((number, sentence),) = problems(tmp_path, head, row)
    assert number == 1
    assert says in sentence


def test_a_column_of_one_who_may_not_vote_is_a_problem(tmp_path: Path) -> None:
    members = (*MEMBERS[:2], Member(id=3, name="Lê Hữu Châu", votes=False))
    matrix = read(tmp_path, HEAD, ("4", "y", "y", "y"), members=members)
    assert ["without a vote" in problem.problem for problem in matrix.problems] == [True]
    assert read(tmp_path, HEAD[:3], ("4", "y", "y"), members=members).missing == ()


def test_a_member_without_a_column_is_told(tmp_path: Path) -> None:
    matrix = read(tmp_path, (HEAD[0], HEAD[2]), ("4", "y"))
    assert (matrix.missing, matrix.problems) == ((1, 3), ())
    assert matrix.rows[0].voices == {2: Choice.YES}


def test_a_name_that_fits_two_nominations_lists_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("x,Trần Thị Bình\nHo Duc Son,y\nHồ Đức Sơn,y\n", encoding="utf-8")
    matrix = read_votes(path, MEMBERS, (*NOMINATIONS, nominated(20, "Hồ Đức Sơn"), nominated(21, "Hồ Đức Sớn")))
    assert [(problem.row, problem.problem) for problem in matrix.problems] == [
        (2, "“Ho Duc Son” fits nominations 13, 20, 21: write the number instead."),
        (3, "“Hồ Đức Sơn” fits nominations 13, 20: write the number instead."),
    ]


@pytest.mark.parametrize(
    ("first", "says"),
    [
        ("99", "no nomination 99"),
        ("Ai Đó", "“Ai Đó” is no nomination"),
        ("", "names no nomination"),
        ("Tổng", "“Tổng”"),
    ],
)
def test_a_row_that_names_no_nomination(tmp_path: Path, first: str, says: str) -> None:
    ((row, sentence),) = problems(tmp_path, HEAD, ("4", "y", "y", "y"), (first, "y", "y", "y"))
    assert row == 3
    assert says in sentence


def test_the_same_nomination_twice_is_a_problem(tmp_path: Path) -> None:
    matrix = read(tmp_path, HEAD, ("4", "y", "y", "y"), ("Phạm Ngọc Dũng", "n", "n", "n"))
    assert [problem.row for problem in matrix.problems] == [3]
    assert "nomination 4 stands in row 2 already" in matrix.problems[0].problem


def test_a_header_repeated_is_no_row(tmp_path: Path) -> None:
    assert list(said(tmp_path, HEAD, ("4", "y", "y", "y"), HEAD, ("12", "y", "y", "y"))) == [4, 12]


def test_a_workbook_of_100_members_and_650_rows(tmp_path: Path) -> None:
    members = [Member(id=n, name=f"Thành Viên {n}") for n in range(1, 101)]
    nominations = [nominated(n, f"Mục {n}") for n in range(1, 651)]
    path = tmp_path / "votes.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Phiếu")
    sheet.write_row(0, 0, ["", *(member.name for member in members)])
    words = ("Yes", "No", "Abstain", "Absent")
    for row in range(1, 651):
        sheet.write_row(row, 0, [row, *(words[(row + column) % 4] for column in range(1, 101))])
    book.close()
    matrix = read_votes(path, members, nominations)
    assert (matrix.problems, matrix.missing, len(matrix.rows)) == ((), (), 650)
    voices = [Choice.YES, Choice.NO, Choice.OTHER, Apart.ABSENT]
    for read_row in matrix.rows:
        assert (read_row.sheet, read_row.row) == ("Phiếu", read_row.nomination + 1)
        assert all(voice is voices[(read_row.nomination + id) % 4] for id, voice in read_row.voices.items())
