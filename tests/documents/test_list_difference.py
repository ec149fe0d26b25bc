"""A replacement list is told as a difference to the unit's earlier one; only what is new is added."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from council.forms import AwardForm, Kind
from council.list_difference import list_differences
from council.nominations import Nomination, Source
from council.settings import Settings
from council.units import Unit
from documents.list_import import ImportReport, import_lists
from store.council_file import CouncilFile


@pytest.fixture
def file(tmp_path: Path) -> CouncilFile:
    made = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Hội đồng"),
        by="thuky",
        units=[Unit(id=1, name="Phòng 1"), Unit(id=2, name="Phòng 2")],
        forms=[AwardForm(id=1, name="Huân chương Lao động", classes=("Nhì", "Ba")), AwardForm(id=2, name="Giấy khen")],
    )
    read(made, tmp_path, "Lê Châu,Kế toán,Giấy khen", "Hồ Dũng,Thủ kho,Giấy khen", "Vũ Em,Lái xe,Giấy khen")
    return made


def read(
    file: CouncilFile,
    folder: Path,
    *rows: str,
    unit: str = "Phòng 1",
    dry_run: bool = False,
    name: str = "list.csv",
) -> ImportReport:
    lists = folder / name
    numbered = [f"{number},{row}" for number, row in enumerate(rows, 1)]
    lists.write_text("\n".join(["STT,Họ và tên,Chức vụ,Hình thức khen thưởng", *numbered]), encoding="utf-8")
    return import_lists(file, [lists], unit, None, [], dry_run=dry_run)


@pytest.mark.parametrize("dry_run", [False, True])
def test_added_missing_and_changed(file: CouncilFile, tmp_path: Path, dry_run: bool) -> None:
    rows = ("Lê Châu,Kế toán,Giấy khen", "Hồ Dũng,Thủ kho,Huân chương Lao động hạng Ba", "Tạ Yên,Văn thư,Giấy khen")
    report = read(file, tmp_path, *rows, dry_run=dry_run)
    assert report.problems == []
    assert report.differences == (
        "Phòng 1, new beside the earlier list: Tạ Yên, Văn thư (Giấy khen).",
        "Phòng 1, changed: nomination 2 was Hồ Dũng, Thủ kho (Giấy khen), now Hồ Dũng, Thủ kho "
        "(Huân chương Lao động hạng Ba); withdraw the one not meant.",
        "Phòng 1, not in the new list: nomination 3, Vũ Em, Lái xe (Giấy khen); withdraw it if it is taken back.",
    )
    assert set(report.differences) <= set(report.sentences())
    assert [n.name for n in report.added] == ([] if dry_run else ["Hồ Dũng", "Tạ Yên"])
    assert len(file.council.nominations) == (3 if dry_run else 5)
    file.close()


def test_a_list_beside_the_earlier_one_replaces_nothing(file: CouncilFile, tmp_path: Path) -> None:
    assert read(file, tmp_path, "Tạ Yên,Văn thư,Giấy khen").differences == ()
    assert read(file, tmp_path, "Lê Châu,Kế toán,Giấy khen", unit="Phòng 2").differences == ()
    file.close()


def test_only_the_lists_that_it_names_somebody_of_are_replaced(file: CouncilFile, tmp_path: Path) -> None:
    """A second list beside the first one, read again, replaces the second alone; so does one that replaces it."""
    second = ("Tạ Yên,Văn thư,Giấy khen", "Đỗ Hai,Kế toán,Giấy khen")
    assert read(file, tmp_path, *second, name="second.csv").differences == ()
    assert read(file, tmp_path, *second, name="second.csv").differences == ()
    report = read(file, tmp_path, "Đỗ Hai,Kế toán,Giấy khen", name="third.csv")
    (said,) = report.differences
    assert "not in the new list: nomination 4, Tạ Yên" in said
    file.add_nomination(replace(file.council.nominations[1], name="Thêm Tay", source=None), "sót")
    assert len(read(file, tmp_path, "Đỗ Hai,Kế toán,Giấy khen", name="third.csv").differences) == 1
    file.close()


def test_the_same_list_again_changes_nothing(file: CouncilFile, tmp_path: Path) -> None:
    rows = ("Lê Châu,Kế toán,Giấy khen", "Hồ Dũng,Thủ kho,Giấy khen", "Vũ Em,Lái xe,Giấy khen")
    assert read(file, tmp_path, *rows).differences == ()
    file.close()


def test_what_was_withdrawn_is_not_missed(file: CouncilFile, tmp_path: Path) -> None:
    file.withdraw(3, "Đơn vị rút")
    assert read(file, tmp_path, "Lê Châu,Kế toán,Giấy khen", "Hồ Dũng,Thủ kho,Giấy khen").differences == ()


def test_what_is_listed_again_after_it_was_withdrawn_is_told(file: CouncilFile, tmp_path: Path) -> None:
    file.withdraw(3, "Đơn vị rút")
    report = read(file, tmp_path, "Lê Châu,Kế toán,Giấy khen", "Vũ Em,Lái xe,Giấy khen", dry_run=True)
    told = "Vũ Em is listed again, but nomination 3 was withdrawn; take it up again in the walk."
    assert report.withdrawn == (told,)
    assert told in report.sentences()
    file.close()


def test_in_a_lower_council_s_list_the_workplace_tells_two_of_one_name_apart(file: CouncilFile) -> None:
    def passed_on(*places: str) -> list[Nomination]:
        source = Source("l.json", council="Hội đồng huyện")
        return [
            Nomination(id=0, kind=Kind.INDIVIDUAL, name=n, unit=2, form=2, workplace=p, source=source)
            for n, p in (("Mai An", place) for place in places)
        ]

    file.add_nominations(passed_on("Phòng A", "Phòng B"))
    (found,) = list_differences(file.council, passed_on("Phòng A"))
    assert [n.workplace for n in found.missing] == ["Phòng B"]
    assert list_differences(file.council, passed_on("Phòng B", "Phòng A")) == []
    own = replace(passed_on("Phòng C")[0], source=Source("danh-sach.xlsx"))
    assert list_differences(file.council, [own]) == [], "a list of another sort says nothing of the place"
    file.close()
