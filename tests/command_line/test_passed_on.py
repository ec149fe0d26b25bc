"""The award list of one council imports into the next: as JSON and as the exported workbook, end to end."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tinydb import TinyDB

from council.attendance import Presence
from council.forms import Kind
from council.members import Body
from council.nominations import Nomination, Source
from council.rules import Mode
from council.text import clean_line
from store.council_file import CouncilFile
from tests.command_line.conftest import Hoidong
from tests.documents.councils import HOSTILE

COUNCIL = "Hội đồng Thi đua – Khen thưởng VKSND tỉnh Quảng Bình"
UPPER = """
[council]
name = "Hội đồng Thi đua – Khen thưởng ngành Kiểm sát nhân dân"
body = "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO"
[[units]]
name = "Vụ 15"
[[units]]
name = "VKSND tỉnh Quảng Bình"
[[forms]]
name = "Huân chương Lao động"
aliases = ["HCLĐ"]
classes = ["Nhất", "Nhì", "Ba"]
[[forms]]
name = "Bằng khen của Thủ tướng Chính phủ"
[[forms]]
name = "Bằng khen của Chủ tịch UBND tỉnh"
[[forms]]
name = "Giấy khen của Viện trưởng VKSND tỉnh"
kinds = ["individual", "collective", "household"]
"""
GIFT = 6


@pytest.fixture(scope="session")
def lower(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council of Quảng Bình after all 86 and some hostile names were voted on, everybody in favour."""
    path = Path(shutil.copy(filled, tmp_path_factory.mktemp("lower") / "qb.json"))
    file = CouncilFile.open(path, by="thuky")
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(member, Presence.ROOM) for member in file.council.members])
    file.start_sitting()
    twins = [_nominee("Lê Hai", workplace=""), _nominee("Lê Hai", unit=2, leader=False)]
    for nomination in (*map(_nominee, HOSTILE), *twins):
        file.add_nomination(nomination, "thêm")
    for number, nomination in list(file.council.nominations.items()):
        if file.council.mode_of(nomination, file.council.sitting()) is not Mode.SHOW_OF_HANDS:
            file.change_mode(number, Mode.SHOW_OF_HANDS, "thử")
        file.record_hands(number)
    file.close()
    return path


def _nominee(name: str, **fields: object) -> Nomination:
    given = {
        "honorific": "Bà", "position": "Kiểm sát viên", "workplace": "Tổ 3", "unit": 1, "leader": True,
        "front_line": True, "achievements": "45 ngày\nở chốt", "category": "Đột xuất", "note": "xem hồ sơ",
    }  # fmt: skip
    return Nomination(id=0, kind=Kind.INDIVIDUAL, name=name, form=GIFT, **{**given, **fields})  # type: ignore[arg-type]


@pytest.fixture
def upper(hoidong: Hoidong, tmp_path: Path) -> Path:
    template = tmp_path / "upper.toml"
    template.write_text(UPPER, encoding="utf-8")
    assert hoidong("new", tmp_path / "upper.json", "--template", template).code == 0
    return tmp_path / "upper.json"


@pytest.fixture
def passed(hoidong: Hoidong, lower: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """The award list in one way: "json" as ``list`` prints it, else as ``export`` writes it in a language."""

    def passed(way: str) -> Path:
        if way == "json":
            path = tmp_path / "list.json"
            path.write_text(hoidong("list", lower, "--as", "json").out, encoding="utf-8")
            return path
        format_, language = way.split()
        monkeypatch.setenv("HOIDONG_LANG", language)
        hoidong("export", lower, "--to", tmp_path / "out", "--only", "list", "--as", format_)
        monkeypatch.setenv("HOIDONG_LANG", "en")
        return next((tmp_path / "out").rglob(f"danh-sach.{format_}"))

    return passed


WAYS = ["json", "json vi", "xlsx vi", "xlsx en"]


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_list_arrives(
    hoidong: Hoidong, lower: Path, upper: Path, passed: Callable[[str], Path], way: str
) -> None:
    path = passed(way)
    ended = hoidong("import", upper, path, "--as", "json")
    assert ended.code == 0
    (told,) = json.loads(ended.out)["files"]
    assert (told["unit"], told["unit_from"], told["problems"]) == ("VKSND tỉnh Quảng Bình", "heading", [])
    below, here = CouncilFile.read(lower), CouncilFile.read(upper)
    sent = {_told(n, below.council.forms[n.form].name, below.council.units[n.unit].name)
            for n in below.council.nominations.values()}  # fmt: skip
    come = {_told(n, here.council.forms[n.form].name, "") for n in here.council.nominations.values()}
    assert come == sent
    assert len(here.council.nominations) == 86 + len({clean_line(name) for name in HOSTILE}) + 2
    assert {n.unit for n in here.council.nominations.values()} == {2}
    for nomination in here.council.nominations.values():
        source = nomination.source or Source("")
        assert (source.file, source.council) == (path.name, COUNCIL)
        assert (source.act, source.head) == (below.ledger.number, below.ledger.head)
        if "json" in way:
            assert clean_line(below.council.nominations[source.number].name) == nomination.name
        else:
            assert source.sheet
            assert source.row
    assert f"award list of {COUNCIL}" in hoidong("history", upper).out
    again = hoidong("import", upper, path)
    assert (again.code, "0 nominations were added" in again.err) == (0, True)


def _told(n: Nomination, form: str, unit: str) -> tuple[object, ...]:
    """What must arrive of a nomination; its own unit where it has no workplace."""
    place = n.workplace or (unit if unit != n.name else "")
    told = (n.honorific, n.position, n.leader, n.front_line, n.achievements, n.category, n.note)
    return (n.kind, clean_line(n.name), place, form, n.class_, *told)


def test_both_ways_say_the_same(hoidong: Hoidong, upper: Path, passed: Callable[[str], Path]) -> None:
    assert hoidong("import", upper, passed("xlsx vi")).code == 0
    assert "0 nominations were added" in hoidong("import", upper, passed("json")).err


def test_a_list_that_people_edited_still_arrives(
    hoidong: Hoidong, upper: Path, passed: Callable[[str], Path], tmp_path: Path
) -> None:
    """The properties are gone, and the positions; there is a row more, and a signature."""
    book = openpyxl.load_workbook(passed("xlsx vi"))
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    sheet = book.worksheets[0]
    last = next(row for row in range(sheet.max_row, 0, -1) if isinstance(sheet.cell(row, 1).value, int))
    sheet.insert_rows(last + 1)
    for column, text in ((3, "Trần Văn Tay"), (9, "Huân chương Lao động hạng Ba")):
        sheet.cell(last + 1, column, text)
    sheet.cell(sheet.max_row + 2, 3, "CHỦ TỊCH HỘI ĐỒNG")
    for page in book.worksheets:
        page.delete_cols(4)
    book.save(tmp_path / "sửa.xlsx")
    ended = hoidong("import", upper, tmp_path / "sửa.xlsx")
    assert ended.code == 0, ended.err
    file = CouncilFile.read(upper)
    added = next(n for n in file.council.nominations.values() if n.name == "Trần Văn Tay")
    assert (added.class_, added.unit, added.source and added.source.council) == ("Ba", 2, COUNCIL)
    assert all(n.position == "" for n in file.council.nominations.values())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--unit", "Vụ 15"], 1, "The list is of VKSND tỉnh Quảng Bình, the unit given is Vụ 15"),
        (["--unit", "VKSND tỉnh Quảng Bình"], 0, ""),
        (["--form", "Bằng khen của Thủ tướng Chính phủ"], 1, "the form given says Bằng khen của Thủ tướng Chính phủ"),
    ],
)
def test_options_fill_gaps_and_contradict_nothing(
    hoidong: Hoidong, upper: Path, passed: Callable[[str], Path], words: list[str], code: int, said: str
) -> None:
    ended = hoidong("import", upper, passed("json"), *words, "--dry-run")
    assert (ended.code, said in ended.err) == (code, True)


def test_an_unknown_body_and_an_unknown_form_are_problems(
    hoidong: Hoidong, passed: Callable[[str], Path], tmp_path: Path
) -> None:
    template = tmp_path / "other.toml"
    other = UPPER.replace("VKSND tỉnh Quảng Bình", "VKSND tỉnh Quảng Trị").replace(
        "Giấy khen của", "Kỷ niệm chương của"
    )
    template.write_text(other, encoding="utf-8")
    path = tmp_path / "other.json"
    hoidong("new", path, "--template", template)
    ended = hoidong("import", path, passed("json"))
    assert ended.code == 1
    assert "The list is of “VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG BÌNH”, which is no unit of this council" in ended.err
    assert "“Giấy khen của Viện trưởng VKSND tỉnh” is no award form of this council" in ended.err
    assert not CouncilFile.read(path).council.nominations


@pytest.mark.parametrize("place", [1, 400, -3])
def test_a_truncated_list_says_so(hoidong: Hoidong, upper: Path, passed: Callable[[str], Path], place: int) -> None:
    path = passed("json")
    path.write_bytes(path.read_bytes()[:place])
    ended = hoidong("import", upper, path)
    assert (ended.code, "list.json breaks off or is damaged" in ended.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "no award list"),
        ('{"forms": [], "totals": {}}', "No nominations were found"),
        ('{"forms": [{"form": "X", "rows": [{"name": 7}]}], "totals": {}}', "no award list"),
        ('{"forms": 1, "totals": {}, "act": -1}', "no award list"),
        ('{"forms": [], "totals": {}, "head": "zz"}', "no award list"),
        ('{"a": ' * 50_000, "breaks off or is damaged"),
        ('{"forms": 5, "totals": [', "breaks off or is damaged"),
        ('{"forms": ' + "[" * 50_000, "breaks off or is damaged"),
        ('{"forms": [], "totals": {}, "act": 1e400}', "breaks off or is damaged"),
        ("[1, 2]", "another kind of file"),
    ],
)
def test_other_json_is_told_in_a_sentence(hoidong: Hoidong, upper: Path, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    ended = hoidong("import", upper, path)
    assert (ended.code, said in ended.err) == (1, True), ended.err


def test_a_council_s_own_file_and_its_results_are_no_list(
    hoidong: Hoidong, lower: Path, upper: Path, tmp_path: Path
) -> None:
    assert "is a council's file, not its list" in hoidong("import", upper, lower).err
    results = tmp_path / "results.json"
    results.write_text(hoidong("results", lower, "--as", "json").out, encoding="utf-8")
    assert "no award list" in hoidong("import", upper, results).err
    with TinyDB(upper) as stock:
        assert not stock.table("nominations").all()


@pytest.mark.parametrize("content", [b"", b"<a", b'<?xml version="1.0" encoding="utf-99"?><a/>', None])
def test_a_workbook_whose_properties_are_damaged_says_so(
    hoidong: Hoidong, upper: Path, passed: Callable[[str], Path], content: bytes | None
) -> None:
    """Damaged in themselves, or on the disk (None)."""
    path = passed("xlsx en")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if content is not None:
        parts["docProps/custom.xml"] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    if content is None:
        path.write_bytes(path.read_bytes().replace(b'name="hoidong:act"', b'name="hoidong:acT"'))
    ended = hoidong("import", upper, path)
    assert (ended.code, "danh-sach.xlsx is damaged" in ended.err) == (1, True), ended.err


def test_a_list_in_utf_16_as_some_shells_write_it(hoidong: Hoidong, upper: Path, passed: Callable[[str], Path]) -> None:
    path = passed("json")
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-16-le")
    assert hoidong("import", upper, path).code == 0
