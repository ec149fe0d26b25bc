"""Which files each kind of paper comes to in each format, under which names.

A Word file is named by the templates' side of the program. The award list is ``danh-sach.xlsx`` (a sheet for each award
form), ``danh-sach.json``, and in the other formats one file for each form from the highest,
``danh-sach-01-huan-chuong-lao-dong.md``; where nothing is proposed it is ``danh-sach.md``. The results are
``ket-qua.csv`` and so on. The summary is ``bao-cao-tong-hop.xlsx`` and so on, as csv and tsv one file for each of its
tables. Everything as one object is ``tat-ca.json``; a plain table ends in ``.txt``.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial

from msgspec.structs import replace

from council.council import Council
from council.outcomes import Outcome
from council.results import results
from documents.award_list import award_list_paper
from documents.export import award_list_bytes, results_bytes, stamp
from documents.export_choice import Choice
from documents.file_slugs import slug
from documents.formats import json_text, render
from documents.new_files import NewFile
from documents.summary import TABLE_NAMES, summary_paper
from documents.whole import whole_object
from store.council_view import CouncilView

_ENDINGS = {"table": "txt"}
_ONE_TABLE = ("csv", "tsv")


def files_of(view: CouncilView, council: Council, chosen: Choice) -> dict[str, list[NewFile]]:
    """The files that ``chosen`` comes to, by kind; each is made when its turn comes.

    ``council`` is that of ``view`` as it stood at the time that is asked for. Raises
    documents.papers.errors.BrokenTemplate.
    """
    planner = _Planner(view, council, chosen)
    files: dict[str, list[NewFile]] = {}
    for kind, format_ in chosen.pairs:
        files.setdefault(kind, []).extend(planner.files(kind, format_))
    return files


class _Planner:
    """Puts each paper together once, when the first file of it is made."""

    def __init__(self, view: CouncilView, council: Council, chosen: Choice) -> None:
        self._view, self._council, self._chosen = view, council, chosen
        self._stamp = stamp(view)
        self._proposed = cache(partial(_forms_proposed, council))
        seal = self._stamp["seal"]
        self._list_paper = cache(partial(award_list_paper, council, seal=seal))
        self._summary_paper = cache(partial(summary_paper, council, sitting=chosen.sitting, seal=seal))

    def files(self, kind: str, format_: str) -> Iterator[NewFile]:
        """The files of one kind of paper in one format."""
        if format_ == "docx":
            return self._word(kind)
        of_kind = {"list": self._list, "results": self._results, "summary": self._summary, "all": self._whole}
        return of_kind[kind](format_)

    def _word(self, kind: str) -> Iterator[NewFile]:
        from documents.papers.word import word_files

        for file in word_files(self._view, kind, self._chosen.templates, self._chosen.sitting):
            yield NewFile(f"{file.name}.docx", file.make)

    def _list(self, format_: str) -> Iterator[NewFile]:
        if format_ in ("xlsx", "json"):
            yield _file("danh-sach", format_, partial(award_list_bytes, self._council, as_=format_, **self._stamp))
        elif not self._proposed():
            yield _file("danh-sach", format_, partial(self._list_of, None, format_))
        else:
            for place, form in enumerate(sorted(self._council.forms), 1):
                if form in self._proposed():
                    name = f"danh-sach-{place:02d}-{slug(self._council.forms[form].name)}".rstrip("-")
                    yield _file(name, format_, partial(self._list_of, form, format_))

    def _list_of(self, form: int | None, format_: str) -> bytes:
        return render(self._list_paper(form), format_)

    def _results(self, format_: str) -> Iterator[NewFile]:
        of = partial(results_bytes, self._council, as_=format_, sitting=self._chosen.sitting, **self._stamp)
        yield _file("ket-qua", format_, of)

    def _summary(self, format_: str) -> Iterator[NewFile]:
        if format_ not in _ONE_TABLE:
            yield _file("bao-cao-tong-hop", format_, lambda: render(self._summary_paper(), format_))
            return
        for place, name in enumerate(TABLE_NAMES):
            yield _file(f"bao-cao-tong-hop-{place + 1:02d}-{name}", format_, partial(self._table, place, format_))

    def _table(self, place: int, format_: str) -> bytes:
        paper = self._summary_paper()
        return render(replace(paper, tables=(paper.tables[place],)), format_)

    def _whole(self, format_: str) -> Iterator[NewFile]:
        def made() -> bytes:
            return json_text(whole_object(self._council, sitting=self._chosen.sitting, **self._stamp))

        yield _file("tat-ca", format_, made)


def _forms_proposed(council: Council) -> set[int]:
    """The forms (ids) in which somebody is proposed."""
    return {row.form for row in results(council).rows if row.outcome is Outcome.PROPOSED}


def _file(name: str, format_: str, make: Callable[[], bytes]) -> NewFile:
    return NewFile(f"{name}.{_ENDINGS.get(format_, format_)}", make)
