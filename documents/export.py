"""Papers as files in a folder named after the sitting, and as bytes for the command line."""

from pathlib import Path
from typing import Any

from council.award_list import Seal
from council.council import Council
from council.errors import Refused
from council.words import _
from documents.award_list import award_list_paper
from documents.award_list_json import award_list_object
from documents.export_choice import Choice, check_known
from documents.file_slugs import sitting_folder
from documents.formats import PAPER_FORMATS, json_text, render
from documents.new_files import Progress, no_progress, write_files
from documents.results_json import results_object
from documents.results_table import results_paper
from store.confinement import check
from store.council_view import CouncilView

PRINTED = (*PAPER_FORMATS, "json")
"""The formats in which ``results_bytes`` and ``award_list_bytes`` put a paper together."""


def export(
    view: CouncilView, chosen: Choice, *, to: Path, overwrite: bool = False, progress: Progress = no_progress
) -> list[Path]:
    """Write what was ``chosen`` into a folder named after the sitting inside ``to``; returns the files written.

    Raises NotWritten where a file exists and ``overwrite`` was not asked for or where the folder or the disk refuses,
    documents.papers.errors.BrokenTemplate, Refused for an unknown sitting or where there is nothing to write, Outside,
    and what ``progress`` raises; then nothing was added.
    """
    from documents.export_files import files_of

    check(to)
    if chosen.templates is not None:
        check(chosen.templates)
    by_kind = files_of(view, council_of(view, chosen), chosen)
    files = [file for files in by_kind.values() for file in files]
    if not files:
        raise Refused(_("There is nothing to write: the council has none of these papers yet."))
    return write_files(to / sitting_folder(view.council, chosen.sitting), files, overwrite=overwrite, progress=progress)


def council_of(view: CouncilView, chosen: Choice) -> Council:
    """The council that ``chosen`` is about: as it stood when its sitting closed, else as it stands now.

    Raises Refused for an unknown sitting.
    """
    return view.council if chosen.sitting is None else view.council_at_close(chosen.sitting)


def stamp(view: CouncilView) -> dict[str, Any]:
    """What state of which file figures are of: ``file``, ``act``, ``head``, and the ``seal`` of a closed list."""
    ledger = view.ledger
    file = str(ledger.path).encode(errors="backslashreplace").decode()
    return {"file": file, "act": ledger.number, "head": ledger.head, "seal": view.list_seal()}


def results_bytes(
    council: Council,
    *,
    as_: str,
    file: str,
    act: int,
    head: str,
    seal: Seal | None = None,
    sitting: int | None = None,
    form: int | None = None,
) -> bytes:
    """The ranked results in one of PRINTED. Raises UnknownChoice, and KeyError for an unknown sitting."""
    check_known([as_], PRINTED)
    if as_ == "json":
        return json_text(results_object(council, file=file, act=act, head=head, sitting=sitting, form=form))
    return render(results_paper(council, sitting=sitting, form=form, seal=seal), as_)


def award_list_bytes(
    council: Council,
    *,
    as_: str,
    file: str,
    act: int,
    head: str,
    seal: Seal | None = None,
    form: int | None = None,
) -> bytes:
    """The proposed award list in one of PRINTED. Raises UnknownChoice."""
    check_known([as_], PRINTED)
    if as_ == "json":
        return json_text(award_list_object(council, file=file, act=act, head=head, form=form))
    return render(award_list_paper(council, form, seal=seal, act=act, head=head), as_)
