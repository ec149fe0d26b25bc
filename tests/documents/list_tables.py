"""The two plans' units and forms, and lists written out as rows, for the tests of reading lists."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

from council.forms import AwardForm, Kind
from council.units import Unit
from documents.lists.reader import NominationList, read_list

SAMPLES = Path(__file__).parent / "samples"
CLASSES = ("Nhất", "Nhì", "Ba")
PERSONS_AND_BODIES = (Kind.INDIVIDUAL, Kind.COLLECTIVE)

QUANG_BINH_FORMS = (
    AwardForm(id=1, name="Huân chương Lao động", classes=CLASSES, kinds=PERSONS_AND_BODIES),
    AwardForm(id=2, name="Huân chương Bảo vệ Tổ quốc", classes=CLASSES, kinds=PERSONS_AND_BODIES),
    AwardForm(id=3, name="Huân chương Chiến công", classes=CLASSES, kinds=PERSONS_AND_BODIES),
    AwardForm(id=4, name="Bằng khen của Thủ tướng Chính phủ"),
    AwardForm(id=5, name="Bằng khen của Chủ tịch UBND tỉnh"),
    AwardForm(id=6, name="Giấy khen của Viện trưởng VKSND tỉnh"),
)
DONG_NAI_FORMS = (
    AwardForm(id=1, name="Bằng khen của Chủ tịch UBND tỉnh"),
    AwardForm(id=2, name="Giấy khen của Chánh Thanh tra tỉnh"),
)


def truth(plan: str) -> dict[str, dict[str, object]]:
    """What every sample list of ``plan`` holds, by file."""
    with (SAMPLES / plan / "truth.json").open(encoding="utf-8") as file:
        return dict(json.load(file))


def units_of(plan: str) -> tuple[Unit, ...]:
    names = [str(entry["unit"]) for entry in truth(plan).values()]
    if plan == "dong-nai":
        names = ["Thanh tra tỉnh Đồng Nai", *names]
    return tuple(Unit(id=at, name=name) for at, name in enumerate(names, 1))


QUANG_BINH = units_of("quang-binh")
DONG_NAI = units_of("dong-nai")


def unit_named(name: str) -> Unit:
    return next(unit for unit in QUANG_BINH if unit.name == name)


def form_named(start: str) -> AwardForm:
    return next(form for form in QUANG_BINH_FORMS if form.name.startswith(start))


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


def found(read: NominationList) -> list[tuple[str, str, str, str]]:
    """Kind, name, form and class of every nomination read."""
    return [(n.kind.value, n.name, n.form.name, n.class_) for n in read.nominations]


def read_quang_binh(path: Path, **options: object) -> NominationList:
    return read_list(path, units=QUANG_BINH, forms=QUANG_BINH_FORMS, **options)  # type: ignore[arg-type]


def write_xlsx(path: Path, sheets: dict[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
    book.save(path)
    return path


def write_docx(path: Path, parts: Sequence[str | Sequence[Sequence[str]]]) -> Path:
    """A Word document of paragraphs (texts) and tables (rows)."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for at, row in enumerate(part):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
    document.save(str(path))
    return path


def read_rows(
    folder: Path, rows: Sequence[Sequence[str]], file: str = "03-phong-1.csv", **options: object
) -> NominationList:
    """What a CSV list of ``rows`` reads as; its name says Phòng 1 unless another is given."""
    return read_quang_binh(write_csv(folder / file, rows), **options)


def short(read: NominationList) -> list[str]:
    """Every nomination as "kind|name|position|first word and number of its form|class"."""
    return [f"{n.kind.value[0]}|{n.name}|{n.position}|{SHORT[n.form.id]}{n.class_}" for n in read.nominations]


SHORT = {1: "HCLĐ ", 2: "HCBV ", 3: "HCCC ", 4: "BKTTg", 5: "BKUB", 6: "GK"}
