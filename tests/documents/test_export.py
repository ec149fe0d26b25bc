"""Files in a folder: which, named how, and never one half or one overwritten unasked."""

import errno
import io
import os
import re
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from documents import new_files
from documents.export import (
    EXPORT_FORMATS,
    PRINT_FORMATS,
    UnknownChoice,
    award_list_bytes,
    export,
    results_bytes,
)
from documents.new_files import NotWritten, write_files
from tests.documents.councils import HOSTILE, empty_council, nominate, vote, whole_council

ORIGIN = {"file": "x.json", "act": 7, "head": "ab" * 32}


def test_everything_is_written_under_plain_names(tmp_path):
    written = export(whole_council(), **ORIGIN, to=tmp_path / "new" / "folder")
    names = {path.name for path in written}
    assert names == set(os.listdir(tmp_path / "new" / "folder"))
    assert {
        "danh-sach-01-huan-chuong-lao-dong.md",
        "danh-sach-02-giay-khen-cua-vien-truong.csv",
        "danh-sach-02-giay-khen-cua-vien-truong.txt",
        "danh-sach.xlsx",
        "danh-sach.json",
        "ket-qua.html",
        "ket-qua.tsv",
        "ket-qua.xlsx",
    } <= names
    assert all(re.fullmatch(r"[a-z0-9.-]+", name) for name in names)
    assert len(names) == 2 * 5 + 2 + 7


def test_only_what_was_asked_for(tmp_path):
    written = export(whole_council(), **ORIGIN, to=tmp_path, only=["results"], as_=["csv", "md"])
    assert [path.name for path in written] == ["ket-qua.md", "ket-qua.csv"]
    assert written[1].read_bytes() == results_bytes(whole_council(), as_="csv", **ORIGIN)


def test_the_workbook_has_a_sheet_for_each_form(tmp_path):
    export(whole_council(), **ORIGIN, to=tmp_path, only=["list"], as_=["xlsx"])
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "danh-sach.xlsx").read_bytes()))
    assert book.sheetnames == ["Huân chương Lao động", "Giấy khen của Viện trưởng"]


def test_nothing_proposed_is_still_a_list(tmp_path):
    assert [path.name for path in export(empty_council(), **ORIGIN, to=tmp_path, only=["list"], as_=["md"])] == [
        "danh-sach.md"
    ]


def test_names_of_people_and_forms_reach_no_file_name(tmp_path):
    council = empty_council()
    council.forms[2] = replace(council.forms[2], name="../../etc/\x00passwd [b]" + "x" * 300)
    for name in HOSTILE:
        vote(council, nominate(council, name), yes=9)
    for path in export(council, **ORIGIN, to=tmp_path):
        assert path.parent == tmp_path
        assert len(path.name) < 100


@pytest.mark.parametrize("as_", EXPORT_FORMATS)
def test_results_and_list_print_in_every_format(as_):
    assert results_bytes(whole_council(), as_=as_, **ORIGIN)
    assert award_list_bytes(whole_council(), as_=as_, **ORIGIN)


def test_an_unknown_format_or_kind_names_the_known_ones(tmp_path):
    with pytest.raises(UnknownChoice, match=r"“pdf” .* table, md, csv, tsv, html, xlsx, json"):
        export(whole_council(), **ORIGIN, to=tmp_path, as_=["csv", "pdf"])
    with pytest.raises(UnknownChoice, match=r"“minutes” .* list, results"):
        export(whole_council(), **ORIGIN, to=tmp_path, only=["minutes"])
    with pytest.raises(UnknownChoice, match="“yaml”"):
        results_bytes(whole_council(), as_="yaml", **ORIGIN)
    assert "xlsx" not in PRINT_FORMATS
    assert os.listdir(tmp_path) == []


def test_an_existing_file_is_named_and_nothing_is_written(tmp_path):
    (tmp_path / "b").write_text("mine")
    with pytest.raises(NotWritten, match=re.escape(str(tmp_path / "b"))):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert os.listdir(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text() == "mine"


def test_a_dangling_link_counts_as_existing(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten, match="exists already"):
        write_files(tmp_path, {"a": b"1"})
    assert not (tmp_path / "elsewhere").exists()


def test_overwriting_when_asked(tmp_path):
    (tmp_path / "a").write_text("old")
    assert write_files(tmp_path, {"a": b"new"}, overwrite=True) == [tmp_path / "a"]
    assert (tmp_path / "a").read_text() == "new"


@pytest.mark.parametrize("failing", ["fsync", "link"])
@pytest.mark.parametrize("call", [1, 2])
def test_a_failure_leaves_the_folder_as_it_was(tmp_path, monkeypatch, failing, call):
    calls = []
    real = getattr(os, failing)

    def full(*args):
        calls.append(args)
        if len(calls) >= call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args)

    def no_rename(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(new_files.os, failing, full)
    monkeypatch.setattr(Path, "rename", no_rename)
    with pytest.raises(NotWritten, match=r"Nothing was written to .*No space left"):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert os.listdir(tmp_path) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    real = new_files._write

    def intrude(path, content):
        real(path, content)
        (tmp_path / "b").write_text("mine")

    monkeypatch.setattr(new_files, "_write", intrude)
    with pytest.raises(NotWritten, match="File exists"):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert os.listdir(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text() == "mine"


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(new_files.os, "link", refuse)
    write_files(tmp_path, {"a": b"1"})
    assert (tmp_path / "a").read_bytes() == b"1"
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_that_cannot_be_flushed_will_do(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(new_files.os, "open", refuse)
    assert write_files(tmp_path, {"a": b"1"}) == [tmp_path / "a"]


def test_a_folder_that_is_a_file_gives_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match="Nothing was written to"):
        write_files(tmp_path / "file", {"a": b"1"})
