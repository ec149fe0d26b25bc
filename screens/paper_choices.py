"""What the secretary chose of the papers: kinds, formats, folders, the sitting. It writes nothing and shows nothing."""

from collections.abc import Collection, Iterable
from pathlib import Path

from msgspec import Struct, field

from council.errors import Refused
from council.words import N_, _
from documents.export_choice import EXPORT_FORMATS, EXPORT_KINDS, FORMATS_OF, Choice
from screens.file_names import typed_path
from store.confinement import check

FORMATS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Word, Excel and JSON"), ("docx", "xlsx", "json")),
    (N_("Word only"), ("docx",)),
    (N_("Excel only"), ("xlsx",)),
    (N_("csv, tsv, Markdown, HTML and plain text"), ("csv", "tsv", "md", "html", "table")),
    (N_("every format"), EXPORT_FORMATS),
)
"""What ``PaperChoices.formats`` counts through."""


class PaperChoices(Struct):
    """``to`` and ``own_templates`` are the folders that were named, None for the usual ones; ``sitting`` is the one
    as whose papers stood when it closed, None for the council as it stands now."""

    kinds: set[str] = field(default_factory=lambda: set(EXPORT_KINDS))
    formats: int = 0
    to: Path | None = None
    own_templates: Path | None = None
    sitting: int | None = None

    def switch(self, kinds: Collection[str]) -> None:
        """Leave ``kinds`` out where all of them are chosen, else choose them all."""
        self.kinds = self.kinds - set(kinds) if self.kinds.issuperset(kinds) else self.kinds | set(kinds)

    def next_formats(self) -> None:
        """The next choice of formats."""
        self.formats = (self.formats + 1) % len(FORMATS)

    def next_sitting(self, closed: Iterable[int]) -> None:
        """The council as it stands now, then each of the ``closed`` sittings, then from the start."""
        choices = [None, *sorted(closed)]
        self.sitting = choices[(choices.index(self.sitting) + 1) % len(choices)]

    def folder(self, council: Path) -> Path:
        """The folder in which the sitting gets its own: beside the council's file unless another was named."""
        return self.to or council.with_name(f"{council.stem}-giay-to")

    def templates(self, council: Path) -> Path | None:
        """Where the office's own templates are: the folder named, else ``NAME-mau`` beside the council where there is
        one; None for the program's own."""
        beside = council.with_name(f"{council.stem}-mau")
        return self.own_templates or (beside if beside.is_dir() else None)

    def choice(self, council: Path, kinds: Collection[str] = EXPORT_KINDS) -> Choice:
        """``kinds`` in the formats chosen, as far as they go together."""
        formats = FORMATS[self.formats][1]
        pairs = ((kind, format_) for kind, known in FORMATS_OF.items() for format_ in known)
        chosen = tuple(pair for pair in pairs if pair[0] in kinds and pair[1] in formats)
        return Choice(chosen, self.templates(council), self.sitting)

    def name_folder(self, text: str) -> None:
        """Write to the folder that was typed, "" for the usual one. Raises Outside."""
        self.to = _checked(text)

    def name_templates(self, text: str) -> None:
        """Take templates from the folder that was typed, "" for the usual ones. Raises Refused, Outside."""
        from documents.papers.word import check_templates

        folder = _checked(text)
        if folder is not None:
            if not folder.is_dir():
                raise Refused(_("There is no folder {folder}; check the name.").format(folder=folder))
            check_templates(folder)
        self.own_templates = folder


def _checked(text: str) -> Path | None:
    if not text:
        return None
    path = typed_path(text).absolute()
    check(path)
    return path
