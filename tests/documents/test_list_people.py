"""Names, honorifics, positions and kinds."""

import pytest

from council.forms import Kind
from documents.lists.people import kind_in_name, looks_collective, read_nominee
from documents.lists.units import UnitNames
from tests.documents.list_tables import QUANG_BINH

UNITS = UnitNames(QUANG_BINH)


@pytest.mark.parametrize(
    ("cell", "name", "honorific", "position", "workplace"),
    [
        ("Nguyễn Văn An, Trưởng phòng", "Nguyễn Văn An", "", "Trưởng phòng", ""),
        ("Ông Nguyễn Văn An - Trưởng phòng", "Nguyễn Văn An", "Ông", "Trưởng phòng", ""),
        ("Đ/c Nguyễn Văn An (Trưởng phòng)", "Nguyễn Văn An", "Đồng chí", "Trưởng phòng", ""),
        ("Nguyễn Văn An\nKiểm sát viên", "Nguyễn Văn An", "", "Kiểm sát viên", ""),
        ("Đồng chí Lê Thị Sáu, KSV, Phòng 2", "Lê Thị Sáu", "Đồng chí", "KSV", "Phòng 2"),
        ("Nguyễn Văn\nAn", "Nguyễn Văn An", "", "", ""),
        ("Bà: Lê Thị Chín", "Lê Thị Chín", "Bà", "", ""),
        ("Ông/Bà Lê Minh Hà", "Lê Minh Hà", "", "", ""),
        ("1. NGUYỄN VĂN AN", "NGUYỄN VĂN AN", "", "", ""),
        ("Ông Cao Thắng", "Cao Thắng", "Ông", "", ""),
        ("Ông Văn Nam", "Ông Văn Nam", "", "", ""),
        ("Ông Ông Văn Nam", "Ông Văn Nam", "Ông", "", ""),
        ("Phòng 1 - VKSND tỉnh", "Phòng 1 - VKSND tỉnh", "", "", ""),
        ("Hộ ông Nguyễn Văn An", "Hộ ông Nguyễn Văn An", "", "", ""),
        ("[b]x[/b]", "[b]x[/b]", "", "", ""),
        ("=1+1", "=1+1", "", "", ""),
    ],
)
def test_a_name_cell_taken_apart(cell: str, name: str, honorific: str, position: str, workplace: str) -> None:
    read = read_nominee(cell, UNITS, with_position=False, takes_position=True)
    assert (read.name, read.honorific, read.position, read.workplace) == (name, honorific, position, workplace)


@pytest.mark.parametrize(
    "name", ["Đoàn Văn Hậu", "Phương Thanh Tùng", "Tô Hoài", "Bàn Văn Ban", "Trương Thị May", "Hồ Bá Nam"]
)
def test_persons_named_like_bodies(name: str) -> None:
    assert not looks_collective(name)
    assert kind_in_name(name, "", "", UNITS) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Phòng 1", Kind.COLLECTIVE),
        ("Tập thể Phòng 1", Kind.COLLECTIVE),
        ("VKSND huyện Lệ Thủy", Kind.COLLECTIVE),
        ("Chi bo Phong 7", Kind.COLLECTIVE),
        ("Tổ Covid cộng đồng thôn 3", Kind.COLLECTIVE),
        ("Đoàn Thanh niên", Kind.COLLECTIVE),
        ("Thanh tra", Kind.COLLECTIVE),
        ("Gia đình bà Trần Thị Bình", Kind.HOUSEHOLD),
        ("Hộ Nguyễn Văn An", None),
        ("Ho Ba Nam", None),
    ],
)
def test_kinds_in_names(name: str, kind: Kind | None) -> None:
    assert kind_in_name(name, "", "", UNITS) is kind
