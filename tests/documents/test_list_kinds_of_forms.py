"""A form that is given to one kind alone says what its nominees are, where nothing else does."""

from pathlib import Path

from council.forms import AwardForm, Kind
from council.units import Unit
from documents.lists.reader import read_list

UNIT = Unit(id=1, name="Secretariat")


def test_the_only_kind_of_a_form_is_the_kind_of_its_nominees(tmp_path: Path) -> None:
    form = AwardForm(id=1, name="Resolution", kinds=(Kind.COLLECTIVE,))
    path = tmp_path / "items.csv"
    path.write_text("No,Name,Form\n1,Peace in our time,Resolution\n2,Bread and water,Resolution\n")
    found = read_list(path, units=[UNIT], forms=[form], unit=UNIT)
    assert not found.problems
    assert [(n.name, n.kind, n.form.name) for n in found.nominations] == [
        ("Peace in our time", Kind.COLLECTIVE, "Resolution"),
        ("Bread and water", Kind.COLLECTIVE, "Resolution"),
    ]


def test_an_honorific_outweighs_the_form(tmp_path: Path) -> None:
    form = AwardForm(id=1, name="Cờ thi đua", kinds=(Kind.COLLECTIVE,))
    path = tmp_path / "items.csv"
    path.write_text("STT,Họ và tên,Hình thức\n1,Ông Nguyễn Văn An,Cờ thi đua\n")
    found = read_list(path, units=[UNIT], forms=[form], unit=UNIT)
    assert not found.nominations
    assert found.problems
