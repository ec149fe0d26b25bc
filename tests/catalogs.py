"""The gettext catalogs in step with the code: ``python tests/catalogs.py`` extracts, merges and compiles.

What goes into the files depends on the code and the translations alone: no dates, names or places, so that a change of
one sentence is a change of one entry. Entries are sorted by their English.
"""

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "locale"
TEMPLATE = LOCALE / "hoidong.pot"
LANGUAGES = ("vi", "en")

Key = tuple[str, str | None]
"""The English sentence, and the context that tells it from the same words elsewhere."""


class Words(Catalog):
    """A catalog whose header says nothing but what readers of the file need."""

    def __init__(self, language: str | None) -> None:
        super().__init__(locale=language, header_comment="", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        language = [("Language", str(self.locale))] if self.locale else []
        return [
            ("Project-Id-Version", "hoidong"),
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def po(language: str) -> Path:
    """The catalog of ``language`` that people edit."""
    return LOCALE / language / "LC_MESSAGES" / "hoidong.po"


def mo(language: str) -> Path:
    """The catalog of ``language`` that the program reads."""
    return po(language).with_suffix(".mo")


def code_files() -> Iterator[Path]:
    """Every file of the program."""
    yield ROOT / "app.py"
    for package in ("council", "documents", "screens", "store", "widgets"):
        yield from sorted((ROOT / package).rglob("*.py"))


def in_code() -> set[Key]:
    """Every sentence that the code marks for people, those inside f-strings too. Raises ValueError for one that is put
    together first: it could not be looked up."""
    return {key for file in code_files() for key in _marked(file)}


def _marked(file: Path) -> Iterator[Key]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name("_" | "N_"), args=[ast.Constant(str(message))]):
                yield message, None
            case ast.Call(func=ast.Name("pgettext"), args=[ast.Constant(str(context)), ast.Constant(str(message))]):
                yield message, context
            case ast.Call(func=ast.Name("_"), args=[ast.JoinedStr() | ast.BinOp()]) | ast.Call(func=ast.Name("N_")):
                raise ValueError(f"{file.name}, line {node.lineno}: mark the sentence, fill it afterwards")


def read(path: Path) -> dict[Key, str]:
    """The translations in a .po file, its header left out."""
    catalog = read_po(io.BytesIO(path.read_bytes()))
    return {(str(message.id), message.context): str(message.string) for message in catalog if message.id}


def words(language: str | None, translations: dict[Key, str]) -> Words:
    """A catalog of ``translations``."""
    catalog = Words(language)
    for (message, context), translation in translations.items():
        catalog.add(message, translation, context=context)
    return catalog


def po_bytes(catalog: Words) -> bytes:
    """``catalog`` as people edit it."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, sort_output=True)
    return file.getvalue()


def mo_bytes(catalog: Words) -> bytes:
    """``catalog`` as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def update() -> None:
    """Bring template and catalogs in step with the code; new sentences are empty in Vietnamese until translated."""
    keys = in_code()
    TEMPLATE.write_bytes(po_bytes(words(None, dict.fromkeys(keys, ""))))
    for language in LANGUAGES:
        known = read(po(language)) if po(language).exists() else {}
        merged = {key: known.get(key) or (key[0] if language == "en" else "") for key in keys}
        catalog = words(language, merged)
        po(language).write_bytes(po_bytes(catalog))
        mo(language).write_bytes(mo_bytes(catalog))
        for message, _context in sorted(key for key in keys if not merged[key]):
            print(f"{language}: {message}")


if __name__ == "__main__":
    update()
