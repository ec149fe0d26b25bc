"""What can be exported in which formats, and what somebody chose of it."""

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from council.errors import Refused
from council.words import _

EXPORT_FORMATS = ("docx", "xlsx", "csv", "tsv", "md", "html", "table", "json")
"""How papers are written: Word, Excel, csv, tsv, Markdown, html, a plain text table, json."""

_TABLES = ("xlsx", "csv", "tsv", "md", "html", "table")

FORMATS_OF = {
    "list": ("docx", *_TABLES, "json"),
    "results": (*_TABLES, "json"),
    "minutes": ("docx",),
    "count": ("docx",),
    "ballots": ("docx",),
    "submission": ("docx",),
    "summary": ("docx", *_TABLES),
    "models": ("docx",),
    "all": ("json",),
}
"""What can be exported, and in which formats: the proposed award list, the ranked results, the minutes of the sitting,
of its counts, the ballot papers, the submission, the summary, the role models, everything as one object."""

EXPORT_KINDS = tuple(FORMATS_OF)


class UnknownChoice(Refused):
    """A format or a kind of paper that the program does not know, or that do not go together."""


class Choice(Struct, frozen=True):
    """What is to be written, as pairs of kind and format in the order of the kinds; from which ``templates`` (None:
    the program's own); of which ``sitting`` as it closed (None: as the council stands now)."""

    pairs: tuple[tuple[str, str], ...]
    templates: Path | None = None
    sitting: int | None = None


def choice(
    only: Collection[str] | None = None,
    as_: Collection[str] | None = None,
    *,
    templates: Path | None = None,
    sitting: int | None = None,
) -> Choice:
    """The kinds ``only`` (of EXPORT_KINDS) in the formats ``as_`` (of EXPORT_FORMATS); None means all.

    Of what was asked for, every kind and every format must come to something. Raises UnknownChoice.
    """
    kinds = check_known(only, EXPORT_KINDS)
    formats = check_known(as_, EXPORT_FORMATS)
    for kind in kinds if only is not None else ():
        if not set(FORMATS_OF[kind]) & set(formats):
            raise _no_such(kind, formats[0])
    for format_ in formats if as_ is not None else ():
        if not any(format_ in FORMATS_OF[kind] for kind in kinds):
            raise _no_such(kinds[0], format_)
    pairs = tuple((kind, format_) for kind in kinds for format_ in FORMATS_OF[kind] if format_ in formats)
    return Choice(pairs, templates, sitting)


def check_known(asked: Collection[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """``asked`` in the order of ``known``, which is all where nothing was asked. Raises UnknownChoice."""
    if asked is None:
        return known
    unknown = [word for word in asked if word not in known]
    if unknown:
        raise UnknownChoice(
            _("“{word}” is not known here; choose from {known}.").format(word=unknown[0], known=", ".join(known))
        )
    return tuple(word for word in known if word in asked)


def _no_such(kind: str, format_: str) -> UnknownChoice:
    return UnknownChoice(
        _("“{kind}” is not written as {format}; choose from {known}.").format(
            kind=kind, format=format_, known=", ".join(FORMATS_OF[kind])
        )
    )
