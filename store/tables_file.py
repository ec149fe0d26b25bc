"""NAME.json: all tables in TinyDB's own format, one document per line, history last."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from council.words import _
from store.acts import HISTORY, Document, Tables, canonical
from store.errors import Damaged, NotACouncil, fault

_SLICE_BYTES = 1 << 16
_layout = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_document = msgspec.json.Decoder(dict[str, object])


def read_tables(content: bytes, path: str) -> tuple[Tables, list[bytes]]:
    """The tables without history, and history as the JSON of act 1, 2, 3 …

    Raises NotACouncil where this is something else, Damaged where it is a broken council.
    """
    if not content.startswith(b"{") and content.strip():
        raise NotACouncil(_("{file} is not a council's file; name another one.").format(file=path))
    try:
        layout = _layout.decode(content)
        history = layout.pop(HISTORY, None)
        tables: Tables = {
            table: {id: _document.decode(document) for id, document in documents.items()}
            for table, documents in layout.items()
        }
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Damaged(
            _("{file} is damaged ({why}); nothing is written, see “hoidong verify”.").format(
                file=path, why=fault(error)
            )
        ) from error
    if not history:
        raise NotACouncil(_("{file} is not a council's file; name another one.").format(file=path))
    lines = []
    for number in range(1, len(history) + 1):
        line = history.get(str(number))
        if line is None:
            raise Damaged(
                _("{file} is damaged: act {act} is missing; nothing is written, see “hoidong verify”.").format(
                    file=path, act=number
                ),
                act=number,
            )
        lines.append(bytes(line))
    return tables, lines


def salvaged_history(content: bytes) -> list[bytes]:
    """Acts 1, 2, 3 … of a file that is damaged somewhere, as far as their lines can be told apart.

    Where that ends before history does, the line that is no act comes last.
    """
    lines = []
    rest = content.partition(b'\n"%s":{\n' % HISTORY.encode())[2]
    for number, line in enumerate(rest.split(b"\n"), 1):
        start = b'"%d":' % number
        if line == b"}":
            break
        if not line.startswith(start):
            lines.append(line)
            break
        lines.append(line[len(start) :].removesuffix(b","))
    return lines


def file_slices(tables: Tables, history: Sequence[bytes]) -> Iterator[bytes]:
    """The whole file in slices of some 64 KB, so that whoever writes it can let others work in between.

    ``tables`` and ``history`` must not change meanwhile; documents may be replaced elsewhere.
    """
    part: list[bytes] = []
    size = 0
    for piece in _pieces(tables, history):
        part.append(piece)
        size += len(piece)
        if size >= _SLICE_BYTES:
            yield b"".join(part)
            part.clear()
            size = 0
    yield b"".join(part)


def _pieces(tables: Tables, history: Sequence[bytes]) -> Iterator[bytes]:
    yield b"{\n"
    for name, documents in tables.items():
        yield canonical(name) + b":{"
        yield from _lines((id, canonical(document)) for id, document in documents.items())
        yield b"},\n"
    yield canonical(HISTORY) + b":{"
    yield from _lines((str(number), line) for number, line in enumerate(history, 1))
    yield b"}\n}\n"


def _lines(documents: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    separator = b"\n"
    for id, document in documents:
        yield b'%s"%s":%s' % (separator, id.encode(), document)
        separator = b",\n"
    if separator != b"\n":
        yield b"\n"


def same(one: Document, other: Document) -> bool:
    """Are these the same document to the letter (1, 1.0 and true are three different values)?"""
    return one == other and canonical(one) == canonical(other)
