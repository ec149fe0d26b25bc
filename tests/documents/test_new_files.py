"""Files are written all of them or none, and never over one that was there unasked."""

import errno
import os
import re
from pathlib import Path

import pytest

from council.errors import Refused
from documents import new_files
from documents.new_files import NewFile, NotWritten, write_files


def files(**contents: bytes) -> list[NewFile]:
    return [NewFile(name, lambda content=content: content) for name, content in contents.items()]


def test_an_existing_file_is_named_and_nothing_is_written(tmp_path):
    (tmp_path / "b").write_text("mine")
    with pytest.raises(NotWritten, match=re.escape(str(tmp_path / "b"))):
        write_files(tmp_path, files(a=b"1", b=b"2"))
    assert os.listdir(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text() == "mine"


def test_a_dangling_link_counts_as_existing(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten, match="exists already"):
        write_files(tmp_path, files(a=b"1"))
    assert not (tmp_path / "elsewhere").exists()


def test_overwriting_when_asked(tmp_path):
    (tmp_path / "a").write_text("old")
    assert write_files(tmp_path, files(a=b"new"), overwrite=True) == [tmp_path / "a"]
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
    with pytest.raises(NotWritten, match=r"Nothing was written to .*the disk is full"):
        write_files(tmp_path, files(a=b"1", b=b"2"))
    assert os.listdir(tmp_path) == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    real = new_files._write

    def intrude(path, content):
        real(path, content)
        (tmp_path / "b").write_text("mine")

    monkeypatch.setattr(new_files, "_write", intrude)
    with pytest.raises(NotWritten, match="there already"):
        write_files(tmp_path, files(a=b"1", b=b"2"))
    assert os.listdir(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text() == "mine"


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(new_files.os, "link", refuse)
    write_files(tmp_path, files(a=b"1"))
    assert (tmp_path / "a").read_bytes() == b"1"
    assert os.listdir(tmp_path) == ["a"]


def test_a_folder_that_cannot_be_flushed_will_do(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(new_files.os, "open", refuse)
    assert write_files(tmp_path, files(a=b"1")) == [tmp_path / "a"]


def test_a_folder_that_is_a_file_gives_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten, match="Nothing was written to"):
        write_files(tmp_path / "file", files(a=b"1"))


def test_each_is_made_when_its_turn_comes_and_told(tmp_path):
    """No more than one content is held at a time, and nothing has its name before all are made."""
    told = []

    def make(content):
        def made():
            told.append(sorted(name for name in os.listdir(tmp_path / "new") if not name.startswith(".")))
            return content

        return made

    write_files(
        tmp_path / "new",
        [NewFile("a", make(b"1")), NewFile("b", make(b"2"))],
        progress=lambda *how: told.append(how),
    )
    assert told == [[], (1, 2, "a"), [], (2, 2, "b")]


class Broken(Refused):
    """A paper that cannot be made."""


def broken():
    raise Broken("line 3")


def stop(_made, _total, _name):
    raise Broken("stopped")


@pytest.mark.parametrize(
    ("last", "progress", "said"),
    [(NewFile("b", broken), new_files.no_progress, "line 3"), (NewFile("b", bytes), stop, "stopped")],
)
def test_what_cannot_be_made_or_is_stopped_leaves_nothing(tmp_path, last, progress, said):
    """Neither a file nor one of the folders that were made for it."""
    with pytest.raises(Broken, match=said):
        write_files(tmp_path / "new" / "folder", [*files(a=b"1"), last], progress=progress)
    assert os.listdir(tmp_path) == []


def test_a_folder_that_was_there_stays(tmp_path):
    (tmp_path / "mine").mkdir()
    with pytest.raises(Broken):
        write_files(tmp_path / "mine" / "new", [NewFile("b", broken)])
    assert os.listdir(tmp_path) == ["mine"]


def test_nothing_is_made_where_a_file_exists(tmp_path):
    """It is said before the long work, not after it."""
    (tmp_path / "b").write_text("mine")
    with pytest.raises(NotWritten, match="exists already"):
        write_files(tmp_path, [NewFile("a", broken), *files(b=b"2")])


def test_an_old_file_stays_whole_where_overwriting_cannot_be_finished(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(Broken):
        write_files(tmp_path, [*files(a=b"new"), NewFile("b", broken)], overwrite=True)
    assert (tmp_path / "a").read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]
