"""Papers as files in a folder, and as bytes for the command line."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from council.council import Council
from council.errors import Refused
from council.text import fold
from council.words import _
from documents.award_list import award_list_paper
from documents.award_list_json import award_list_object
from documents.formats import PAPER_FORMATS, json_text, render
from documents.new_files import write_files
from documents.results_json import results_object
from documents.results_table import results_paper
from documents.tables import Paper

EXPORT_KINDS = ("list", "results")
"""What can be exported: the proposed award list, the ranked results."""

EXPORT_FORMATS = (*PAPER_FORMATS, "json")
"""How: a plain text table, Markdown, csv, tsv, html, Excel, json."""

PRINT_FORMATS = tuple(name for name in EXPORT_FORMATS if name != "xlsx")
"""The formats of the commands ``results`` and ``list``."""

_ENDINGS = {"table": "txt"}
_SLUG_LENGTH = 60


class UnknownChoice(Refused):
    """A format or a kind of paper that the program does not know."""


def results_bytes(
    council: Council,
    *,
    as_: str,
    file: str,
    act: int,
    head: str,
    sitting: int | None = None,
    form: int | None = None,
) -> bytes:
    """The ranked results in one of EXPORT_FORMATS. Raises UnknownChoice, and KeyError for an unknown sitting."""
    _check([as_], EXPORT_FORMATS)
    if as_ == "json":
        return json_text(results_object(council, file=file, act=act, head=head, sitting=sitting, form=form))
    return render(results_paper(council, sitting=sitting, form=form), as_)


def award_list_bytes(council: Council, *, as_: str, file: str, act: int, head: str, form: int | None = None) -> bytes:
    """The proposed award list in one of EXPORT_FORMATS. Raises UnknownChoice."""
    _check([as_], EXPORT_FORMATS)
    if as_ == "json":
        return json_text(award_list_object(council, file=file, act=act, head=head, form=form))
    return render(award_list_paper(council, form, act=act, head=head), as_)


def export(
    council: Council,
    *,
    file: str,
    act: int,
    head: str,
    to: Path,
    only: Collection[str] | None = None,
    as_: Collection[str] | None = None,
    overwrite: bool = False,
) -> list[Path]:
    """Write the papers ``only`` (of EXPORT_KINDS) ``as_`` (of EXPORT_FORMATS) into the folder ``to``; None means all.

    The list is ``danh-sach.xlsx`` (a sheet for each award form), ``danh-sach.json``, and in every other format one
    file for each award form from the highest, ``danh-sach-01-huan-chuong-lao-dong.md``; where nothing is proposed it
    is ``danh-sach.md``. The results are ``ket-qua.xlsx``, ``ket-qua.csv`` and so on; a plain table ends in ``.txt``.

    Returns the files written. Raises UnknownChoice, and NotWritten where a file exists and ``overwrite`` was not
    asked for or where the folder or the disk refuses; then no file was added.
    """
    kinds = _check(only, EXPORT_KINDS)
    formats = _check(as_, EXPORT_FORMATS)
    files: dict[str, bytes] = {}
    for format_ in formats:
        ending = _ENDINGS.get(format_, format_)
        if "list" in kinds:
            if format_ in ("xlsx", "json"):
                files[f"danh-sach.{ending}"] = award_list_bytes(council, as_=format_, file=file, act=act, head=head)
            else:
                files |= {f"{name}.{ending}": render(paper, format_) for name, paper in _list_papers(council)}
        if "results" in kinds:
            files[f"ket-qua.{ending}"] = results_bytes(council, as_=format_, file=file, act=act, head=head)
    return write_files(to, files, overwrite=overwrite)


def _list_papers(council: Council) -> Iterator[tuple[str, Paper]]:
    """The award list's papers, one for each form with somebody proposed, with their files' names."""
    empty = True
    for place, form in enumerate(sorted(council.forms.values(), key=lambda f: f.id), 1):
        paper = award_list_paper(council, form.id)
        if any(table.rows for table in paper.tables):
            empty = False
            yield f"danh-sach-{place:02d}-{_slug(form.name)}".rstrip("-"), paper
    if empty:
        yield "danh-sach", award_list_paper(council)


def _slug(name: str) -> str:
    """``name`` as part of a file's name: lower-case ASCII letters and digits with hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name))[:_SLUG_LENGTH].strip("-")


def _check(asked: Collection[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """``asked`` in the order of ``known``, which is all where nothing was asked. Raises UnknownChoice."""
    if asked is None:
        return known
    unknown = [word for word in asked if word not in known]
    if unknown:
        raise UnknownChoice(
            _("“{word}” is not known here; choose from {known}.").format(word=unknown[0], known=", ".join(known))
        )
    return tuple(word for word in known if word in asked)
