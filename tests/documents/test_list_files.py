"""Every format is opened by what it is; what can't be read says so in one sentence."""

import io
import unicodedata
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from documents.lists.files import read_sheets
from documents.lists.reader import read_list
from documents.lists.values import Unreadable, to_json
from tests.documents.list_tables import (
    QUANG_BINH,
    QUANG_BINH_FORMS,
    SAMPLES,
    read_quang_binh,
    short,
    write_csv,
    write_docx,
)

TEXT = "STT;Họ và tên;Chức vụ;Hình thức\r\n1;Nguyễn Văn Đạt;Trưởng phòng;Giấy khen\r\n"


def cp1258(text: str) -> bytes:
    """``text`` as Windows wrote Vietnamese: letters with their shape, tones after them."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            letter, *tones = unicodedata.normalize("NFD", char)
            if any(tone in "\u0302\u0306\u031b" for tone in tones):
                shape = next(tone for tone in tones if tone in "\u0302\u0306\u031b")
                letter = unicodedata.normalize("NFC", letter + shape)
                tones.remove(shape)
            out += (letter + "".join(tones)).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        cp1258(TEXT),
        TEXT.replace(";", "\t").encode(),
        TEXT.replace(";", ",").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
)
def test_texts(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "phong-1.csv"
    path.write_bytes(data)
    assert short(read_quang_binh(path)) == ["i|Nguyễn Văn Đạt|Trưởng phòng|GK"]


def test_a_workbook_with_another_suffix(tmp_path: Path) -> None:
    path = tmp_path / "phong-3.csv"
    path.write_bytes((SAMPLES / "quang-binh" / "05-phong-3.xlsx").read_bytes())
    assert len(read_quang_binh(path).nominations) == 3


def test_escape_sequences_and_formulas_are_only_text(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Chức vụ", "Hình thức"], ["1", "\x1b[31mLê\x1b[0m Văn An", "=1+1", "GK"]]
    assert short(read_quang_binh(write_csv(tmp_path / "phong-1.csv", rows))) == ["i|Lê Văn An|=1+1|GK"]


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'

    lines = [
        cell("STT") + cell("Họ tên") + cell("Hình thức"),
        cell("1") + cell("Lê Văn An") + cell("GK", 'table:number-rows-spanned="2"'),
        cell("2") + cell("Lê Thị Bé") + "<table:covered-table-cell/>",
    ]
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    path = tmp_path / "phong-1.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{content}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    assert [n.row for n in read_quang_binh(path).nominations] == [2, 3]


def test_merged_cells_and_tracked_changes_of_word(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "phong-1.docx", [[["STT", "Họ tên", "Hình thức"], ["1", "Lê An", "GK"], ["2", "Lê Bé", ""]]]
    )
    document = docx.Document(str(path))
    table = document.tables[0]
    table.cell(1, 2).merge(table.cell(2, 2))
    run = table.cell(2, 1).paragraphs[0].add_run(" Xoá")._r
    deleted = run.makeelement(qn("w:del"), {})
    run.getparent().replace(run, deleted)
    deleted.append(run)
    document.save(str(path))
    assert [row.cells for row in read_sheets(path)[0].rows][2] == ("2", "Lê Bé", "GK")
    assert len(read_quang_binh(path).nominations) == 2


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\r\n \n", "is empty"),
        (b"PK\x03\x04" + b"x" * 300, "is damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word 97"),
        (b"%PDF-1.4", "PDF, RTF"),
        (b"<html><table>", "web page"),
        (bytes(range(256)) * 40, "no text that can be read"),
        (zipped(a_txt=b"x"), "neither a workbook nor a Word document"),
        (zipped(xl__workbook_xml=b"<workbook/>"), "is damaged"),
        (zipped(xl__workbook_xml=b"0" * 260 * 2**20), "unpacks to more"),
    ],
)
def test_unreadable(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=says):
        read_sheets(path)


def test_missing_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Unreadable, match="could not be opened"):
            read_sheets(path)


def test_a_cell_at_the_far_end_of_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "STT"
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(Unreadable, match="far outside"):
        read_sheets(tmp_path / "far.xlsx")


def test_json_has_the_keys_of_the_contract() -> None:
    read = read_list(SAMPLES / "quang-binh" / "05-phong-3.xlsx", units=QUANG_BINH, forms=QUANG_BINH_FORMS)
    entry = to_json(read)
    assert list(entry) == ["file", "unit", "unit_from", "nominations", "problems"]
    assert entry["nominations"][1] == {
        "kind": "individual",
        "name": "Phạm Quang Yến",
        "honorific": "",
        "position": "Chuyên viên",
        "form": "Bằng khen của Thủ tướng Chính phủ",
        "class": "",
        "unit": "Phòng 3",
        "sheet": "BK TTg",
        "row": 5,
    }
