"""The Word files of an export: which ones each kind of paper gives, and the templates that they are made from."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct

from council.council import Council
from council.words import _, pgettext
from documents.award_list import award_groups
from documents.charts import summary_chart_workbook
from documents.file_slugs import slug
from documents.new_files import NewFile, write_files
from documents.papers.award_list import award_list
from documents.papers.ballot_papers import ballot_papers
from documents.papers.count_record import count_record
from documents.papers.dates import date_words
from documents.papers.errors import BrokenTemplate
from documents.papers.heads import Issuer, Stand, head_of
from documents.papers.layout.award_list import award_list as draw_award_list
from documents.papers.layout.ballot_papers import ballot_papers as draw_ballot_papers
from documents.papers.layout.count_record import count_record as draw_count_record
from documents.papers.layout.minutes import minutes as draw_minutes
from documents.papers.layout.role_models import role_models as draw_role_models
from documents.papers.layout.submission import submission as draw_submission
from documents.papers.layout.summary_report import summary_report as draw_summary_report
from documents.papers.minutes import minutes_of
from documents.papers.minutes_votes import votes_of_sitting
from documents.papers.people import plain_name, secretary, signer
from documents.papers.render import check, render
from documents.papers.role_models import role_models
from documents.papers.submission import recipients, submission
from documents.papers.summary_report import summary_report
from store.council_view import CouncilView
from store.errors import why

About = Callable[[], dict[str, object]]
"""What a template finds beside what every paper has; put together when the file is made."""

ROOM = "……………"
"""Room to write something by hand."""


class WordFile(Struct, frozen=True):
    """One Word file to be: its ``name`` without ending, and how it is made (raises BrokenTemplate)."""

    name: str
    make: Callable[[], bytes]


class _Source(Struct, frozen=True, kw_only=True):
    """What the files of an export are made from; ``asked`` is the sitting that was asked for, ``sitting`` the one that
    minutes are of."""

    view: CouncilView
    council: Council
    templates: Path | None
    asked: int | None
    sitting: int | None
    language: str
    stand: Stand

    def file(self, kind: str, name: str, issuer: Issuer, code: str, about: About, at: str = "") -> WordFile:
        """The file ``name`` from the template of ``kind``, which finds ``about`` beside what every paper has."""
        return WordFile(name, partial(self._made, kind, issuer, code, about, at))

    def _made(self, kind: str, issuer: Issuer, code: str, about: About, at: str) -> bytes:
        role, name = signer(self.council)
        every = {
            "head": head_of(self.council, self.stand, issuer, code, at),
            "council": self.council.settings,
            "copies": [copy.rstrip(" .;") for copy in self.council.settings.copies],
            "room": ROOM,
            "date": date_words(""),
            "signer_role": role,
            "signer": name,
            "secretary": plain_name(self.council, secretary(self.council)),
        }
        name, content = template(kind, self.templates, self.language)
        chart = summary_chart_workbook(self.council, sitting=self.asked) if kind == "summary" else None
        return render(name, content, every | about(), chart=chart)


def _lists(source: _Source) -> Iterable[WordFile]:
    council = source.council
    order = sorted(council.forms)

    def about(form: int) -> dict[str, object]:
        return {"list": award_list(council, form, source.language)}

    for form in dict.fromkeys(group.results.form.id for group in award_groups(council)):
        name = f"danh-sach-{order.index(form) + 1:02d}-{slug(council.forms[form].name)}".rstrip("-")
        yield source.file("list", name, Issuer.BODY, _("DS"), partial(about, form))


def _minutes(source: _Source) -> Iterable[WordFile]:
    sitting = source.sitting

    def about(number: int) -> dict[str, object]:
        return {"minutes": minutes_of(source.view, number, source.language)}

    if sitting is not None:
        at = source.council.sittings[sitting].opened_at
        yield source.file("minutes", "bien-ban-hop", Issuer.COUNCIL, _("BB"), partial(about, sitting), at)


def _count(source: _Source) -> Iterable[WordFile]:
    sitting = source.sitting

    def about(number: int) -> dict[str, object]:
        return {"count": count_record(source.view, number)}

    if sitting is not None and any(vote.sheet for vote in votes_of_sitting(source.council, sitting)):
        at = source.council.sittings[sitting].opened_at
        yield source.file("count", "bien-ban-kiem-phieu", Issuer.COUNCIL, _("BB"), partial(about, sitting), at)


def _ballots(source: _Source) -> Iterable[WordFile]:
    papers = ballot_papers(source.council)
    if papers:
        yield source.file("ballots", "phieu-bieu-quyet", Issuer.COUNCIL, _("PBQ"), lambda: {"ballots": papers})


def _submissions(source: _Source) -> Iterable[WordFile]:
    def about(to: str, forms: list[int]) -> dict[str, object]:
        return {"submission": submission(source.council, to, forms, source.language)}

    for place, (to, forms) in enumerate(recipients(source.council).items(), 1):
        name = f"to-trinh-{place:02d}-{slug(to)}".rstrip("-")
        yield source.file("submission", name, Issuer.BODY, _("TTr"), partial(about, to, forms))


def _summary(source: _Source) -> Iterable[WordFile]:
    def about() -> dict[str, object]:
        return {"summary": summary_report(source.council, source.asked, source.language)}

    if source.council.nominations:
        yield source.file("summary", "bao-cao-tong-hop", Issuer.BODY, _("BC"), about)


def _models(source: _Source) -> Iterable[WordFile]:
    models = role_models(source.council)
    if models.nominees or models.practices:
        yield source.file("models", "guong-dien-hinh", Issuer.BODY, _("DS"), lambda: {"models": models})


class _Kind(Struct, frozen=True):
    """A kind of paper: its template's file name, how the program draws that, and the files it gives."""

    template: str
    draw: Callable[[str], bytes]
    files: Callable[[_Source], Iterable[WordFile]]


_KINDS = {
    "list": _Kind("danh-sach.docx", draw_award_list, _lists),
    "minutes": _Kind("bien-ban-hop.docx", draw_minutes, _minutes),
    "count": _Kind("bien-ban-kiem-phieu.docx", draw_count_record, _count),
    "ballots": _Kind("phieu-bieu-quyet.docx", draw_ballot_papers, _ballots),
    "submission": _Kind("to-trinh.docx", draw_submission, _submissions),
    "summary": _Kind("bao-cao-tong-hop.docx", draw_summary_report, _summary),
    "models": _Kind("guong-dien-hinh.docx", draw_role_models, _models),
}

WORD_KINDS = tuple(_KINDS)
"""The kinds of paper that are Word files."""


def word_files(view: CouncilView, kind: str, templates: Path | None, sitting: int | None) -> list[WordFile]:
    """The Word files of one of WORD_KINDS, none where there is nothing to write in them.

    ``templates`` is an office's own folder of templates; what it does not hold is the program's. With ``sitting`` they
    tell of it as it closed; without, of the council as it stands, and of its latest sitting. Raises Refused where there
    is no such sitting.
    """
    seal = view.list_seal()
    stand = (
        Stand(act=seal.act, head=seal.head, version=seal.version, closed_at=seal.at)
        if seal
        else Stand(act=view.ledger.number, head=view.ledger.head, version=view.council.settings.list_version)
    )
    latest = view.council.latest_sitting()
    source = _Source(
        view=view,
        council=view.council if sitting is None else view.council_at_close(sitting),
        templates=templates,
        asked=sitting,
        sitting=latest.id if sitting is None and latest else sitting,
        language=_language(),
        stand=stand,
    )
    return list(_KINDS[kind].files(source))


def template(kind: str, folder: Path | None, language: str) -> tuple[str, bytes]:
    """The name and bytes of the template of ``kind``: the office's if ``folder`` has one, else the program's."""
    known = _KINDS[kind]
    own = folder / known.template if folder else None
    if own is None or not own.exists():
        return known.template, known.draw(language)
    try:
        return str(own), own.read_bytes()
    except OSError as error:
        raise BrokenTemplate(
            _("The template {name} cannot be read ({error}): check the folder of templates.").format(
                name=own, error=why(error)
            )
        ) from error


def copy_templates(to: Path) -> list[Path]:
    """Write the program's templates into the folder ``to``, to be changed in Word; returns their paths.

    Raises documents.new_files.NotWritten where one is there already, or the disk refuses.
    """
    language = _language()
    return write_files(to, [NewFile(kind.template, partial(kind.draw, language)) for kind in _KINDS.values()])


def check_templates(folder: Path) -> None:
    """Check the templates in an office's folder. Raises BrokenTemplate for a folder without one, and for a file in it
    that is no template's or cannot be read."""
    names = [kind.template for kind in _KINDS.values()]
    found = sorted(path for path in folder.glob("*.docx") if not path.name.startswith("~$"))
    if not found:
        raise BrokenTemplate(
            _("There is no template in the folder {folder}: “hoidong papers --copy DIR” hands them out.").format(
                folder=folder
            )
        )
    for path in found:
        if path.name not in names:
            raise BrokenTemplate(
                _("{name} is no template's name; templates are called {names}.").format(
                    name=path, names=", ".join(names)
                )
            )
        kind = next(kind for kind, known in _KINDS.items() if known.template == path.name)
        check(*template(kind, folder, _language()))


def _language() -> str:
    """The language that papers are in: the one in use."""
    return pgettext("code of this language", "en")
