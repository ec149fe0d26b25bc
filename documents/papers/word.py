"""Which Word files there are of each kind of paper, and how each is made."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from msgspec import Struct

from documents.papers.errors import BrokenTemplate
from store.council_view import CouncilView


class WordFile(Struct, frozen=True):
    """One Word file to be: its name without ending, and what renders it. ``make`` raises BrokenTemplate."""

    name: str
    make: Callable[[], bytes]


WORD_KINDS = ("list", "minutes", "count", "ballots", "submission", "summary", "models")

_NAMES = {
    "list": "danh-sach",
    "minutes": "bien-ban-hop",
    "count": "bien-ban-kiem-phieu",
    "ballots": "phieu-bieu-quyet",
    "submission": "to-trinh",
    "summary": "bao-cao-tong-hop",
    "models": "guong-dien-hinh",
}


def word_files(view: CouncilView, kind: str, templates: Path | None, sitting: int | None) -> list[WordFile]:  # noqa: ARG001
    """The Word files of ``kind`` (of WORD_KINDS), from ``templates`` or the program's own."""
    return [WordFile(_NAMES[kind], lambda: _document(view.council.settings.name))]


def copy_templates(to: Path) -> list[Path]:  # noqa: ARG001
    """Hand out the program's templates into the folder ``to``; the files written."""
    return []


def check_templates(folder: Path) -> None:
    """Raise BrokenTemplate for an unreadable or unknown file in ``folder``."""
    if not folder.is_dir():
        raise BrokenTemplate(str(folder))


def _document(text: str) -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
