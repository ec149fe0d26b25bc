"""Word documents (docx) to cells: paragraphs and tables in the order in which they stand.

Word shows no row numbers, so rows are counted from the top of the document: every paragraph with a text is
one, every row of a table is one.
"""

import io
from collections.abc import Iterator
from typing import Any

from documents.lists.cells import Merge, Row, Sheet, grid, paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_WRAPPERS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"}


def word_sheet(data: bytes) -> Sheet:
    """The body of the Word document in ``data`` as one sheet; tracked changes as if accepted."""
    from docx import Document

    document = Document(io.BytesIO(data))
    listed = {
        style.get(f"{_W}styleId") for style in document.styles.element if style.find(f"{_W}pPr/{_W}numPr") is not None
    }
    rows: list[Row] = []
    number = tables = 0
    for block in _blocks(document.element.body):
        if block.tag == f"{_W}p":
            item = block.find(f"{_W}pPr/{_W}numPr") is not None or _style(block) in listed
            row = paragraph(number + 1, _text(block), item=item)
            if row.cells[0]:
                number += 1
                rows.append(row)
        else:
            tables += 1
            table, merges = _table(block)
            rows += grid(table, merges, first=number + 1, table_number=tables)
            number += len(table)
    return Sheet("", tuple(rows))


def _blocks(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _style(block: Any) -> str | None:
    style = block.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val") if style is not None else None


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _table(table: Any) -> tuple[list[list[str]], list[Merge]]:
    texts: list[list[str]] = []
    merges: list[Merge] = []
    open_above: dict[int, Merge] = {}
    for at, row in enumerate(_children(table, f"{_W}tr")):
        line: list[str] = []
        before = row.find(f"{_W}trPr/{_W}gridBefore")
        if before is not None:
            line += [""] * int(before.get(f"{_W}val", "0"))
        still_open: dict[int, Merge] = {}
        for cell in _children(row, f"{_W}tc"):
            left = len(line)
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = max(1, min(int(span.get(f"{_W}val", "1")), 200)) if span is not None else 1
            down = cell.find(f"{_W}tcPr/{_W}vMerge")
            continues = down is not None and down.get(f"{_W}val", "continue") == "continue"
            if continues and left in open_above:
                (top, _), _ = open_above[left]
                still_open[left] = ((top, left), (at, left + width - 1))
                line += [""] * width
                continue
            line += [_cell_text(cell), *[""] * (width - 1)]
            if down is not None:
                still_open[left] = ((at, left), (at, left + width - 1))
            elif width > 1:
                merges.append(((at, left), (at, left + width - 1)))
        merges += [merge for left, merge in open_above.items() if left not in still_open]
        merges += [m for left, m in open_above.items() if left in still_open and still_open[left][0] != m[0]]
        open_above = still_open
        texts.append(line)
    merges += open_above.values()
    return texts, merges


def _cell_text(cell: Any) -> str:
    lines = []
    for block in _blocks(cell):
        if block.tag == f"{_W}p":
            lines.append(_text(block))
        else:
            inner, _ = _table(block)
            lines += [" ".join(text for text in line if text) for line in inner]
    return "\n".join(lines)


def _text(node: Any) -> str:
    if node.tag in _GONE:
        return ""
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag in _BREAKS:
        return _BREAKS[node.tag]
    return "".join(_text(child) for child in node)
