"""``new``, ``templates``, ``members``, ``import``: what goes into a council's file."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from tinydb import TinyDB

from store.council_file import CouncilFile
from tests.command_line.conftest import LISTS, SAMPLES, Hoidong, write_csv

UNIT = "03-phong-1.xlsx"


def test_new_makes_a_council_from_a_template(hoidong: Hoidong, tmp_path: Path) -> None:
    path = tmp_path / "qb.json"
    ended = hoidong("new", path, "--template", "quang-binh-2021")
    assert (ended.code, ended.err) == (0, "")
    assert str(path) in ended.out
    council = CouncilFile.read(path).council
    assert (len(council.units), len(council.forms), len(council.settings.criteria)) == (17, 6, 4)
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name[0] != ".") == ["qb.json"]


def test_new_takes_anybody_s_template(hoidong: Hoidong, tmp_path: Path) -> None:
    template = tmp_path / "mine.toml"
    template.write_text('[council]\nname = "Hội đồng"\n[[forms]]\nname = "Giấy khen"\n', encoding="utf-8")
    assert hoidong("new", tmp_path / "c.json", "--template", template).code == 0
    template.write_text('[council]\n[[forms]]\nname = "Giấy khen"\nlevel = 3\n', encoding="utf-8")
    ended = hoidong("new", tmp_path / "d.json", "--template", template)
    assert (ended.code, len(ended.err.splitlines())) == (1, 2)
    assert not (tmp_path / "d.json").exists()


@pytest.mark.parametrize("left", ["c.json", "c.json.journal"])
def test_new_never_writes_over_anything(hoidong: Hoidong, tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_text("của ai đó", encoding="utf-8")
    ended = hoidong("new", tmp_path / "c.json", "--template", "blank")
    assert (ended.code, (tmp_path / left).read_text(encoding="utf-8")) == (2, "của ai đó")
    assert "exists already" in ended.err
    assert hoidong("new", tmp_path, "--template", "blank").code == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--template", "nope"], 2, "no template nope"),
        ([], 2, "--template"),
        (["--template", "."], 1, "cannot be read"),
    ],
)
def test_a_template_that_is_none(hoidong: Hoidong, tmp_path: Path, words: list[str], code: int, said: str) -> None:
    ended = hoidong("new", tmp_path / "c.json", *words)
    assert (ended.code, said in ended.err) == (code, True)


def test_templates(hoidong: Hoidong) -> None:
    ended = hoidong("templates")
    assert [line.split()[0] for line in ended.out.splitlines()] == ["quang-binh-2021", "dong-nai-2021", "blank"]


def test_members(hoidong: Hoidong, council: Path, tmp_path: Path) -> None:
    people = write_csv(tmp_path / "more.csv", ["Họ và tên", "Chức vụ"], ["Võ Thị Hà", "Thanh tra viên"])
    assert "1 members were added" in hoidong("members", council, people).out
    again = hoidong("members", council, people)
    assert (again.code, "Võ Thị Hà is a member already" in again.err) == (0, True)
    assert [m.name for m in CouncilFile.read(council).council.members.values()].count("Võ Thị Hà") == 1
    wrong = write_csv(tmp_path / "wrong.csv", ["Họ và tên", "Vai trò"], ["An Văn", "Vua"], ["Bình Văn", "Chúa"])
    ended = hoidong("members", council, wrong)
    assert (ended.code, len(ended.err.splitlines())) == (1, 2)
    assert "row 2" in ended.err
    assert len(CouncilFile.read(council).council.members) == 6


def test_import_reads_what_the_lists_truly_say(hoidong: Hoidong, tmp_path: Path) -> None:
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    path = tmp_path / "c.json"
    hoidong("new", path, "--template", "quang-binh-2021")
    ended = hoidong("import", path, *LISTS, "--as", "json")
    assert ended.code == 0
    files = {found["file"]: found for found in json.loads(ended.out)["files"]}
    assert files.keys() == {name for name in truth if name in {path.name for path in LISTS}}
    for name, found in files.items():
        read = sorted([n["kind"], n["name"], n["form"], n["class"]] for n in found["nominations"])
        true = sorted(truth[name]["nominations"])
        assert (found["unit"], read, found["problems"]) == (truth[name]["unit"], true, [])
    assert CouncilFile.read(path).ledger.number == 2, "one import is one act"
    with TinyDB(path) as stock:
        assert len(stock.table("nominations").all()) == 86
        assert len(stock.table("history").all()) == 2


def test_import_again_adds_nothing_and_says_so(hoidong: Hoidong, council: Path) -> None:
    number = CouncilFile.read(council).ledger.number
    ended = hoidong("import", council, SAMPLES / UNIT)
    assert ended.code == 0
    assert ended.err.count("is there already and was not added again") == 5
    assert "0 nominations were added" in ended.err
    assert CouncilFile.read(council).ledger.number == number


def test_a_closed_list_lets_nothing_in(hoidong: Hoidong, council: Path) -> None:
    """One sentence on what to do, code 1, and the file is as it was."""
    with closing(CouncilFile.open(council, by="thư ký")) as file:
        for number in file.council.nominations:
            file.defer(number)
        file.close_list()
    before = council.read_bytes()
    list_ = council.with_name("them.csv")
    write_csv(list_, ["Họ và tên", "Hình thức", "Đơn vị"], ["Võ Thị Hà", "Giấy khen", "Phòng 1"])
    ended = hoidong("import", council, list_)
    assert (ended.code, ended.err.splitlines()) == (
        1,
        ["The award list is closed: reopen it with a reason first, under “Award list” (O)."],
    )
    assert council.read_bytes() == before


def test_a_list_with_problems_adds_nothing_of_any(hoidong: Hoidong, council: Path, tmp_path: Path) -> None:
    wrong = write_csv(
        tmp_path / "phong-2.csv",
        ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"],
        [1, "Mới Văn An", "Phòng 2", "Giấy khen của Viện trưởng VKSND tỉnh"],
        [2, "Mới Văn Bình", "Phòng 2", "Cúp vàng"],
    )
    for words in ([], ["--dry-run"]):
        ended = hoidong("import", council, wrong, "--as", "json", *words)
        assert ended.code == 1
        (found,) = json.loads(ended.out)["files"]
        assert [problem["row"] for problem in found["problems"]] == [3]
        assert "phong-2.csv, row 3:" in ended.err
        assert len(CouncilFile.read(council).council.nominations) == 86
    assert hoidong("import", council, wrong, "--skip", "3").code == 0
    assert len(CouncilFile.read(council).council.nominations) == 87


@pytest.mark.parametrize(
    "words",
    [
        ["--unit", "Phòng 99"],
        ["--form", "Cúp vàng"],
        ["--skip", "ba"],
        ["--skip", "sheet:x"],
        ["--as", "xml"],
        ["--nonsense"],
    ],
)
def test_options_that_mean_nothing_are_wrong_usage(hoidong: Hoidong, council: Path, words: list[str]) -> None:
    before = council.read_bytes()
    assert hoidong("import", council, SAMPLES / UNIT, *words).code == 2
    assert council.read_bytes() == before


def test_with_several_lists_skip_names_the_file(hoidong: Hoidong, council: Path) -> None:
    ended = hoidong("import", council, LISTS[0], LISTS[1], "--skip", "5")
    assert (ended.code, "name the file too" in ended.err) == (2, True)


def test_skip_finds_lists_of_one_name_in_two_folders(hoidong: Hoidong, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    hoidong("new", path, "--template", "quang-binh-2021")
    lists = []
    for unit in ("Phòng 1", "Phòng 2"):
        (tmp_path / unit).mkdir()
        line = ["Cúp vàng" if unit == "Phòng 2" else "Giấy khen của Viện trưởng VKSND tỉnh"]
        rows = [
            ["Họ và tên", "Đơn vị", "Hình thức"],
            ["Mới An", unit, *line],
            ["Mới Bình", unit, "Bằng khen UBND tỉnh"],
        ]
        lists.append(write_csv(tmp_path / unit / "list.csv", *rows))
    ended = hoidong("import", path, *lists, "--skip", "list.csv:2", "--dry-run", "--as", "json")
    assert ended.code == 0
    assert [[n["row"] for n in found["nominations"]] for found in json.loads(ended.out)["files"]] == [[3], [3]]
