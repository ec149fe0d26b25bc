"""The walk: unit by unit or form by form, on to the next that is wanted, and finding one by its name."""

import pytest

from council.council import Council
from council.forms import AwardForm, Kind
from council.nominations import Nomination
from council.units import Unit
from council.walk import Stage, by_form, by_unit, next_of, same_name, search

ORDER, CERTIFICATE, UNUSED = 1, 2, 3


def nomination(id: int, unit: int, form: int, class_: str = "", name: str = "", position: str = "") -> Nomination:
    return Nomination(
        id=id, kind=Kind.INDIVIDUAL, name=name or f"Người {id}", unit=unit, form=form, class_=class_, position=position
    )


def council_of(*nominations: Nomination) -> Council:
    """Two units and three forms; ids give the order, whatever the order of the tables."""
    forms = (
        AwardForm(id=CERTIFICATE, name="Bằng khen"),
        AwardForm(id=ORDER, name="Huân chương", classes=("Nhất", "Nhì", "Ba")),
        AwardForm(id=UNUSED, name="Giấy khen"),
    )
    return Council(
        units={2: Unit(id=2, name="Phòng 2"), 1: Unit(id=1, name="Văn phòng")},
        forms={form.id: form for form in forms},
        nominations={n.id: n for n in reversed(nominations)},
    )


WALK = council_of(
    nomination(1, 2, CERTIFICATE),
    nomination(2, 1, ORDER, "Ba"),
    nomination(3, 2, ORDER, "Nhất"),
    nomination(4, 1, CERTIFICATE),
    nomination(5, 1, ORDER, "Nhất"),
    nomination(6, 1, ORDER),
    nomination(7, 1, ORDER, "Tư"),
)


def test_unit_by_unit_as_the_lists_have_them() -> None:
    assert by_unit(WALK) == [Stage(1, "Văn phòng", (2, 4, 5, 6, 7)), Stage(2, "Phòng 2", (1, 3))]


def test_form_by_form_from_the_highest_class() -> None:
    assert by_form(WALK) == [
        Stage(ORDER, "Huân chương", (6, 7, 5, 3, 2)),
        Stage(CERTIFICATE, "Bằng khen", (4, 1)),
        Stage(UNUSED, "Giấy khen", ()),
    ]


@pytest.mark.parametrize("ways", [by_unit, by_form])
def test_everybody_comes_once(ways: object) -> None:
    walked = [number for stage in ways(WALK) for number in stage.nominations]  # type: ignore[operator]
    assert sorted(walked) == sorted(WALK.nominations)


@pytest.mark.parametrize(
    ("current", "wanted", "found"),
    [
        (None, {4, 9}, 4),
        (4, {4, 9}, 9),
        (9, {4, 9}, 4),
        (9, {9}, 9),
        (4, {2}, 2),
        (5, {4, 2}, 2),
        (4, set(), None),
        (None, set(), None),
    ],
)
def test_the_next_that_is_wanted(current: int | None, wanted: set[int], found: int | None) -> None:
    assert next_of([2, 4, 9], current, wanted.__contains__) == found


def test_next_of_nothing() -> None:
    assert next_of([], 3, lambda _number: True) is None


FOUND = council_of(
    nomination(1, 1, ORDER, name="Nguyễn Văn Ấn", position="Kiểm sát viên"),
    nomination(12, 1, ORDER, name="Nguyễn Văn An", position="Phó Viện trưởng"),
    nomination(2, 2, ORDER, name="Đỗ Thị Hòa", position="Phòng 12"),
    nomination(3, 2, ORDER, name="Đỗ Thị Hoà"),
)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("nguyen van an", [1, 12]),
        ("NGUYỄN  văn", [1, 12]),
        ("hoa", [2, 3]),
        ("do thi", [2, 3]),
        ("đỗ", [2, 3]),
        ("vien truong", [12]),
        ("12", [12]),
        ("phong 12", [2]),
        ("012", [12]),
        ("99", []),
        ("", []),
        ("  ", []),
        ("khong co ai", []),
        ("\u00b2", []),
    ],
)
def test_search(words: str, numbers: list[int]) -> None:
    assert search(FOUND, [1, 12, 2, 3], words) == numbers


def test_search_keeps_the_order_of_the_walk() -> None:
    assert search(FOUND, [12, 1, 3], "nguyen") == [12, 1]


def test_the_same_name_but_for_tones_is_hinted_at() -> None:
    assert [n.id for n in same_name(FOUND, FOUND.nominations[1])] == [12]
    assert [n.id for n in same_name(FOUND, FOUND.nominations[2])] == [3]
    assert same_name(WALK, WALK.nominations[1]) == []
