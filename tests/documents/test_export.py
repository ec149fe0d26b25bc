"""What is exported: which kinds in which formats, into which folder, under which names."""

import io
import os
import re
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from council.errors import Refused
from council.members import Body
from council.sittings import Sitting, SittingState
from documents.export import PRINTED, award_list_bytes, export, results_bytes
from documents.export_choice import EXPORT_FORMATS, EXPORT_KINDS, FORMATS_OF, UnknownChoice, choice
from documents.file_slugs import sitting_folder, slug
from documents.papers import word
from documents.papers.errors import BrokenTemplate
from documents.papers.word import WORD_KINDS, WordFile
from store import confinement
from store.confinement import Confinement
from store.errors import Outside
from tests.documents.councils import HOSTILE, InMemory, empty_council, nominate, vote, whole_council

ORIGIN = {"file": "x.json", "act": 7, "head": "ab" * 32}
FOLDER = "phien-1-thuong-truc-05-09-2021"
WORD_NAMES = {
    "list": ("danh-sach-01-huan-chuong-lao-dong", "danh-sach-02-giay-khen-cua-vien-truong"),
    "minutes": ("bien-ban-hop",),
    "count": ("bien-ban-kiem-phieu",),
    "ballots": ("phieu-bieu-quyet",),
    "submission": ("to-trinh",),
    "summary": ("bao-cao-tong-hop",),
    "models": (),
}


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Word files that hold their kind, and what was asked of those who make them."""
    asked = []

    def files(_view, kind, templates, sitting):
        asked.append((kind, templates, sitting))
        return [WordFile(name, kind.encode) for name in WORD_NAMES[kind]]

    monkeypatch.setattr(word, "word_files", files)
    return asked


def exported(council, to, only=None, as_=None, **options):
    """The names of the files written, in their order."""
    return [path.name for path in export(InMemory(council), choice(only, as_, **options), to=to)]


def test_everything_is_written_under_plain_names(tmp_path):
    names = exported(whole_council(), tmp_path / "new" / "folder")
    assert sorted(names) == sorted(os.listdir(tmp_path / "new" / "folder" / FOLDER))
    assert {
        "danh-sach-01-huan-chuong-lao-dong.docx",
        "danh-sach-01-huan-chuong-lao-dong.md",
        "danh-sach-02-giay-khen-cua-vien-truong.csv",
        "danh-sach-02-giay-khen-cua-vien-truong.txt",
        "danh-sach.xlsx",
        "danh-sach.json",
        "ket-qua.html",
        "ket-qua.tsv",
        "ket-qua.xlsx",
        "bien-ban-hop.docx",
        "bien-ban-kiem-phieu.docx",
        "phieu-bieu-quyet.docx",
        "to-trinh.docx",
        "bao-cao-tong-hop.docx",
        "bao-cao-tong-hop.xlsx",
        "bao-cao-tong-hop.html",
        "bao-cao-tong-hop-01-theo-hinh-thuc.csv",
        "bao-cao-tong-hop-05-tuyen-dau.tsv",
        "tat-ca.json",
    } <= set(names)
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)
    assert len(names) == len(set(names))


def test_only_what_was_asked_for(tmp_path):
    assert exported(whole_council(), tmp_path, ["results"], ["csv", "md"]) == ["ket-qua.csv", "ket-qua.md"]
    assert (tmp_path / FOLDER / "ket-qua.csv").read_bytes() == results_bytes(whole_council(), as_="csv", **ORIGIN)


def test_a_kind_alone_comes_in_all_its_formats(tmp_path):
    assert exported(whole_council(), tmp_path, ["minutes", "all"]) == ["bien-ban-hop.docx", "tat-ca.json"]


def test_a_format_alone_comes_of_all_kinds_that_have_it(tmp_path):
    assert exported(whole_council(), tmp_path, as_=["json"]) == ["danh-sach.json", "ket-qua.json", "tat-ca.json"]


def test_word_files_are_asked_for_with_templates_and_sitting(tmp_path, asked):
    council = whole_council()
    view = InMemory(council, at_close={1: council})
    export(view, choice(["minutes"], templates=tmp_path, sitting=1), to=tmp_path)
    assert asked == [("minutes", tmp_path, 1)]
    assert (tmp_path / FOLDER / "bien-ban-hop.docx").read_bytes() == b"minutes"


def test_what_needs_no_word_asks_for_none(tmp_path, asked):
    exported(whole_council(), tmp_path, ["results"])
    assert asked == []


def test_a_sitting_is_shown_as_it_closed(tmp_path):
    """The figures of the papers are those of the moment at which it closed."""
    then, now = whole_council(), whole_council()
    vote(now, nominate(now, "Sau phiên"), yes=9)
    view = InMemory(now, at_close={1: then})
    export(view, choice(["results", "list"], ["csv", "tsv"], sitting=1), to=tmp_path)
    assert not any("Sau phiên" in path.read_text() for path in (tmp_path / FOLDER).iterdir())
    export(view, choice(["results"], ["md"]), to=tmp_path)
    assert "Sau phiên" in (tmp_path / FOLDER / "ket-qua.md").read_text()


def test_a_broken_template_leaves_nothing(tmp_path, monkeypatch):
    def broken():
        raise BrokenTemplate("bien-ban-hop.docx, line 3")

    monkeypatch.setattr(word, "word_files", lambda *_asked: [WordFile("bien-ban-hop", broken)])
    with pytest.raises(BrokenTemplate, match="line 3"):
        exported(whole_council(), tmp_path / "new", ["results", "minutes"], ["csv", "docx"])
    assert os.listdir(tmp_path) == []


def test_nothing_to_write_is_said(tmp_path):
    with pytest.raises(Refused, match="nothing to write"):
        exported(whole_council(), tmp_path, ["models"])
    assert os.listdir(tmp_path) == []


def test_progress_is_told_of_all_files_of_all_kinds(tmp_path):
    told = []
    chosen = choice(["results", "minutes"], ["csv", "docx"])
    export(InMemory(whole_council()), chosen, to=tmp_path, progress=lambda *how: told.append(how))
    assert told == [(1, 2, "ket-qua.csv"), (2, 2, "bien-ban-hop.docx")]


def test_the_workbook_has_a_sheet_for_each_form(tmp_path):
    exported(whole_council(), tmp_path, ["list"], ["xlsx"])
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / FOLDER / "danh-sach.xlsx").read_bytes()))
    assert book.sheetnames == ["Huân chương Lao động", "Giấy khen của Viện trưởng"]


def test_nothing_proposed_is_still_a_list(tmp_path):
    assert exported(empty_council(), tmp_path, ["list"], ["md"]) == ["danh-sach.md"]


def test_names_of_people_and_forms_reach_no_file_name(tmp_path):
    council = empty_council()
    council.forms[2] = replace(council.forms[2], name="../../etc/\x00passwd [b]" + "x" * 300)
    for name in HOSTILE:
        vote(council, nominate(council, name), yes=9)
    for path in export(InMemory(council), choice(), to=tmp_path):
        assert path.parent == tmp_path / FOLDER
        assert len(path.name) < 100


def test_a_confined_session_stays_in_its_folder(tmp_path, monkeypatch, asked):
    """Neither papers nor templates lead out, and nothing is made on the way."""
    (tmp_path / "in").mkdir()
    monkeypatch.setattr(confinement, "_confinement", Confinement(tmp_path / "in"))
    with pytest.raises(Outside):
        exported(whole_council(), tmp_path / "in" / ".." / "out", ["results"])
    with pytest.raises(Outside):
        exported(whole_council(), tmp_path / "in", ["minutes"], templates=tmp_path / "templates")
    assert exported(whole_council(), tmp_path / "in", ["results"], ["csv"]) == ["ket-qua.csv"]
    assert asked == []
    assert os.listdir(tmp_path) == ["in"]


# what goes together


def test_every_kind_with_word_files_is_written_as_word():
    assert {kind for kind, formats in FORMATS_OF.items() if "docx" in formats} == set(WORD_KINDS)
    assert set(EXPORT_FORMATS) == {format_ for formats in FORMATS_OF.values() for format_ in formats}


def test_an_unknown_format_or_kind_names_the_known_ones():
    with pytest.raises(UnknownChoice, match=r"“pdf” .* docx, xlsx, csv, tsv, md, html, table, json"):
        choice(as_=["csv", "pdf"])
    with pytest.raises(UnknownChoice, match=r"“photos” .* list, results, minutes"):
        choice(["photos"])
    with pytest.raises(UnknownChoice, match="“yaml”"):
        results_bytes(whole_council(), as_="yaml", **ORIGIN)


@pytest.mark.parametrize(
    ("only", "as_", "said"),
    [
        (["minutes"], ["csv"], "“minutes” is not written as csv; choose from docx"),
        (["list", "minutes"], ["csv"], "“minutes” is not written as csv"),
        (["minutes"], ["docx", "csv"], "“minutes” is not written as csv"),
        (["results"], ["docx"], "“results” is not written as docx; choose from xlsx, csv"),
        (["all"], ["md"], "“all” is not written as md; choose from json"),
    ],
)
def test_what_does_not_go_together_is_said(only, as_, said):
    with pytest.raises(UnknownChoice, match=said):
        choice(only, as_)


def test_what_goes_together_in_part_is_written_in_part():
    assert choice(["results", "minutes"], ["docx", "csv"]).pairs == (("results", "csv"), ("minutes", "docx"))
    assert {kind for kind, _format in choice().pairs} == set(EXPORT_KINDS)


@pytest.mark.parametrize("as_", PRINTED)
def test_results_and_list_print_in_every_format(as_):
    assert results_bytes(whole_council(), as_=as_, **ORIGIN)
    assert award_list_bytes(whole_council(), as_=as_, **ORIGIN)


# the folder


@pytest.mark.parametrize(
    ("sittings", "asked_for", "name"),
    [
        ([], None, "chua-hop"),
        ([Sitting(id=1, body=Body.STANDING)], None, "chua-hop"),
        ([Sitting(id=1, body=Body.STANDING)], 1, "phien-1-thuong-truc"),
        ([Sitting(id=2, body=Body.COUNCIL, state=SittingState.CLOSED, opened_at="2021-10-05T08:00:00+07:00")], None,
         "phien-2-hoi-dong-05-10-2021"),
        ([Sitting(id=3, body=Body.COUNCIL, state=SittingState.OPEN, opened_at="2021-10-05T08:00:00", in_writing=True)],
         None, "phien-3-hoi-dong-bang-van-ban-05-10-2021"),
        ([Sitting(id=1, body=Body.STANDING, state=SittingState.OPEN, opened_at="../../../../x")], None,
         "phien-1-thuong-truc"),
    ],
)  # fmt: skip
def test_the_folder_is_named_after_the_sitting(sittings, asked_for, name):
    council = empty_council()
    council.sittings = {held.id: held for held in sittings}
    assert sitting_folder(council, asked_for) == name


def test_slugs_are_ascii():
    assert slug("Giấy khen của Viện trưởng – 2021/Đợt 1") == "giay-khen-cua-vien-truong-2021-dot-1"
    assert slug("…") == ""
    assert Path(slug("../" * 50 + "a")).name == "a"
