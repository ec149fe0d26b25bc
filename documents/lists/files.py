"""Opens a list by what it is, not by what its name ends in: workbooks, Word documents, texts."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from council.words import _
from documents.lists.cells import Row, Sheet, grid, paragraph
from documents.lists.meanings import meanings_of
from documents.lists.values import Unreadable
from store.errors import why

LARGEST_FILE = 32 * 2**20
"""Bytes; a list of 2,000 rows takes some 200 KB."""
LARGEST_UNPACKED = 256 * 2**20
"""Bytes that a zipped file (xlsx, ods, docx) may unpack to."""
_DELIMITERS = ",;\t|"
T = TypeVar("T")


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of the file at ``path``.

    Raises:
        Unreadable: it is missing, empty, too large, protected, damaged or no list.
    """
    return sheets_in(read_bytes(path), path.name)


def sheets_in(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of the file ``name`` with the bytes ``data``.

    Raises:
        Unreadable: it is protected, damaged or no list.
    """
    if data.startswith(b"PK"):
        sheets = _zipped(data, name)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        sheets = _compound(data, name)
    else:
        _refuse_other_formats(data, name)
        sheets = (guarded(lambda: _text_sheet(_decoded(data, name)), name),)
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable(_("{file} has no text in it; send the filled list.").format(file=name))
    return sheets


def json_text(data: bytes, name: str) -> str | None:
    """The text of a file that begins as a JSON object does; None for any other file. Raises Unreadable."""
    start = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    if not start.startswith(b"{") or start.startswith(b"{\\rtf"):
        return None
    return _decoded(data, name).lstrip("\ufeff \r\n\t")


def read_bytes(path: Path) -> bytes:
    """What the file at ``path`` holds. Raises Unreadable where it is missing, empty or too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise Unreadable(
                _("{file} is larger than any nomination list ({size} MB); send the list alone.").format(
                    file=path.name, size=size // 2**20
                )
            )
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("{file} could not be opened: {reason}; check its name and place.").format(
                file=path.name, reason=why(error)
            )
        ) from error
    if not data.strip(b"\0\t\r\n "):
        raise Unreadable(_("{file} is empty; send the filled list.").format(file=path.name))
    return data


def _zipped(data: bytes, name: str) -> tuple[Sheet, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            members = set(archive.namelist())
            if any(member.flag_bits & 1 for member in archive.infolist()):
                raise _protected(name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(name) from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(
            _("{file} unpacks to more than any nomination list ({size} MB); it was not opened.").format(
                file=name, size=unpacked // 2**20
            )
        )
    if "word/document.xml" in members:
        from documents.lists.word import word_sheet

        return (guarded(lambda: word_sheet(data), name),)
    if any(member.startswith("xl/") for member in members) or "content.xml" in members:
        from documents.lists.workbook import workbook_sheets

        return guarded(lambda: workbook_sheets(data, name), name)
    raise Unreadable(
        _("{file} is neither a workbook nor a Word document; save the list as .xlsx or .docx.").format(file=name)
    )


def _compound(data: bytes, name: str) -> tuple[Sheet, ...]:
    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        raise _protected(name)
    if names("WordDocument"):
        raise Unreadable(_("{file} is a Word 97 document; open it in Word and save it as .docx.").format(file=name))
    from documents.lists.workbook import workbook_sheets

    return guarded(lambda: workbook_sheets(data, name), name)


def guarded(read: Callable[[], T], name: str) -> T:
    """What ``read`` returns; whatever a library stumbles over in a damaged file is an ``Unreadable``."""
    try:
        return read()
    except Unreadable:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # calamine's panics are no Exception
        if "password" in str(error).lower() or type(error).__name__ == "PasswordError":
            raise _protected(name) from error
        raise _damaged(name) from error


def _protected(name: str) -> Unreadable:
    return Unreadable(_("{file} is protected by a password; save it without one and try again.").format(file=name))


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        _("{file} is damaged or not what its name says; open it, save it as .xlsx or .docx and try again.").format(
            file=name
        )
    )


def _refuse_other_formats(data: bytes, name: str) -> None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<table", b"<?xml", b"<", b"{", b"[")):
        raise Unreadable(
            _(
                "{file} is no list but another kind of file (PDF, RTF, web page, JSON); send it as .xlsx or .docx."
            ).format(file=name)
        )


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data[:4096]:
        little = data[1:4096:2].count(0) > data[0:4096:2].count(0)
        encodings = ["utf-16-le" if little else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable(_("{file} is no text that can be read; save it as .xlsx, or as CSV in UTF-8.").format(file=name))


def _text_sheet(text: str) -> Sheet:
    """A CSV text; one that no delimiter divides evenly is taken as paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    declared = re.match(r"sep=(.)\n", text)
    best: list[list[str]] = []
    best_score = (False, False, 0, 0)
    for delimiter in declared[1] if declared else _DELIMITERS:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        headed = any(map(_is_heading, table[:50]))
        least = 1 if headed or delimiter == "\t" else 2  # texts in a line: sentences end with the other delimiters
        lines = [line for line in table if len(line) > 1 and sum(bool(cell.strip()) for cell in line) >= least]
        widths = Counter(map(len, lines))
        if widths:
            width, times = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] - 1), pair[0]))
            even = len({len(line) for line in table if line}) == 1
            score = (headed, even, times * (width - 1), width)
            if score > best_score:
                best, best_score = table, score
    if not best:
        return Sheet("", _paragraphs(text))
    sentences = '"' not in text and text.count(", ") * 2 > text.count(",")
    return Sheet("", grid(best), lines=_paragraphs(text) if sentences else ())


def _is_heading(line: Sequence[str]) -> bool:
    """Whether every text of ``line`` heads a column, and none holds a delimiter less common in texts than commas."""
    texts = [cell for cell in line if cell.strip()]
    return len(texts) > 1 and all(not set(text) & set(";\t|") and meanings_of(text) for text in texts)


def _paragraphs(text: str) -> tuple[Row, ...]:
    lines = enumerate(text.split("\n"), 1)
    return tuple(row for number, line in lines if (row := paragraph(number, line)).cells[0])
