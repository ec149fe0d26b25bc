"""Award forms are recognised by meaning, without any alias."""

import pytest

from documents.lists.forms import Reading, class_number, read_form
from tests.documents.list_tables import DONG_NAI_FORMS, QUANG_BINH_FORMS


@pytest.mark.parametrize(
    ("text", "form", "class_"),
    [
        ("HCLĐ", 1, ""),
        ("HCLĐ hạng Ba", 1, "Ba"),
        ("HCLĐ 3", 1, "Ba"),
        ("HCLĐ3", 1, "Ba"),
        ("HCLĐ-Ba", 1, "Ba"),
        ("HCLĐ III", 1, "Ba"),
        ("Huân chương lao động (hạng II)", 1, "Nhì"),
        ("HCLD hang nhat", 1, "Nhất"),
        ("HC BVTQ hạng Nhì", 2, "Nhì"),
        ("HCCC", 3, ""),
        ("BK TTg", 4, ""),
        ("BKTTCP", 4, ""),
        ("Bang khen cua Thu tuong", 4, ""),
        ("Bằng khen Thủ tướng Chính phủ (BK TTg)", 4, ""),
        ("BK UBND tỉnh", 5, ""),
        ("Bằng khen của Ủy ban nhân dân tỉnh", 5, ""),
        ("BK của Chủ tịch UBND tỉnh Quảng Bình", 5, ""),
        ("Giấy khen", 6, ""),
        ("GK Viện trưởng VKS tỉnh", 6, ""),
        ("Giấy khen của Viện trưởng Viện kiểm sát nhân dân tỉnh Quảng Bình", 6, ""),
    ],
)
def test_a_form_of_the_council(text: str, form: int, class_: str) -> None:
    read = read_form(text, QUANG_BINH_FORMS)
    assert read.reading is Reading.SURE
    assert read.form is not None
    assert (read.form.id, read.class_) == (form, class_)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Phòng 1", Reading.NONE),
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", Reading.NONE),
        ("BK", Reading.UNCLEAR),
        ("Huân chương", Reading.UNCLEAR),
        ("Kỷ niệm chương", Reading.FOREIGN),
        ("Bằng khen của Bộ trưởng Bộ Y tế", Reading.FOREIGN),
        ("Bằng khen của Viện trưởng VKSND tối cao", Reading.FOREIGN),
        ("Giấy khen của Viện trưởng VKSND huyện", Reading.FOREIGN),
        ("BK TTg, GK", Reading.TWO),
        ("BK TTg và BK UBND tỉnh", Reading.TWO),
    ],
)
def test_a_text_that_is_no_one_form(text: str, reading: Reading) -> None:
    assert read_form(text, QUANG_BINH_FORMS).reading is reading


def test_a_class_that_the_form_does_not_have_is_kept_as_written() -> None:
    assert read_form("Huân chương Lao động hạng Tư", QUANG_BINH_FORMS).class_words == "tu"
    assert read_form("BK TTg hạng Ba", QUANG_BINH_FORMS).class_words == "ba"


def test_a_sheets_name_cut_at_31_signs() -> None:
    cut = "Giấy khen của Chánh Thanh tra t"
    read = read_form(cut, DONG_NAI_FORMS, cut=True)
    assert read.form == DONG_NAI_FORMS[1]
    assert read_form(cut, DONG_NAI_FORMS).form is None


@pytest.mark.parametrize(("text", "number"), [("Hạng Ba", 3), ("II", 2), ("Nhất", 1), ("1", None), ("BK", None)])
def test_a_class_alone(text: str, number: int | None) -> None:
    assert class_number(text) == number
