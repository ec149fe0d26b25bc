"""Papers as bytes in the formats that offices open. Nothing that a name contains becomes markup or a formula."""

import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

from council.text import clean_line
from documents.tables import Cell, Paper, Table, cell_line, cell_lines

_FORMULA = re.compile("(^|;)(\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212])")
_MARKUP = re.compile(r"([\\`*_\[\]~$])")
_BLOCK = re.compile(r"^([-+=#]|\d+(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_STYLE = """\
@page { size: A4 landscape; margin: 20mm 15mm 20mm 20mm; }
body { font: 12pt "Times New Roman", serif; }
h1, p.above { text-align: center; }
table { border-collapse: collapse; width: 100%; margin: 1em 0 0.3em; }
caption { font-weight: bold; text-align: left; padding: 0.3em 0; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
th, td { border: 1px solid #000; padding: 2px 5px; vertical-align: top; white-space: pre-line; }
td.n { text-align: right; }
"""


def as_plain(paper: Paper) -> str:
    """Aligned columns for a terminal or a mail."""
    from tabulate import tabulate

    def drawn(table: Table) -> str:
        widths = [column.width for column in table.columns]
        drawing: str = tabulate(
            [[cell_line(cell) for cell in row] for row in table.rows],
            headers=[clean_line(column.header) for column in table.columns],
            tablefmt="simple",
            disable_numparse=True,
            colalign=["right" if column.numeric else "left" for column in table.columns] if table.rows else None,
            maxcolwidths=widths if table.rows else None,
            maxheadercolwidths=widths,
        )
        return "\n".join(line.rstrip() for line in drawing.split("\n"))

    def lines(*texts: str) -> str:
        return "\n".join(clean_line(text) for text in texts)

    blocks = [lines(*paper.above, paper.title)]
    for table in paper.tables:
        blocks += [lines(table.title), drawn(table), lines(*table.notes)]
    blocks.append(lines(*paper.below))
    return "\n\n".join(block for block in blocks if block) + "\n"


def as_markdown(paper: Paper) -> str:
    """Pipe tables (GitHub's Markdown); signs of markup are escaped, a pipe in a text is ``&#124;``."""
    blocks = [*map(_md_line, paper.above), f"# {_md(paper.title)}"]
    for table in paper.tables:
        header = [_md(column.header) for column in table.columns]
        rules = ["--:" if column.numeric else "---" for column in table.columns]
        rows = [[_md(cell_line(cell)) for cell in row] for row in table.rows]
        blocks.append(f"## {_md(table.title)}")
        blocks.append("\n".join(f"| {' | '.join(cells)} |" for cells in (header, rules, *rows)))
        blocks += map(_md_line, table.notes)
    blocks += map(_md_line, paper.below)
    return "\n\n".join(blocks) + "\n"


def as_csv(paper: Paper) -> str:
    """One header and all rows: byte order mark, CRLF, every text quoted."""
    from csv import QUOTE_NONNUMERIC, writer

    out = StringIO(newline="")
    writer(out, quoting=QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(_records(paper))
    return "\ufeff" + out.getvalue()


def as_tsv(paper: Paper) -> str:
    """One header and all rows, one line each, a tab between cells; a text with quotation marks is quoted."""
    from csv import writer

    out = StringIO(newline="")
    writer(out, delimiter="\t", lineterminator="\n").writerows(_records(paper))
    return out.getvalue()


def as_html(paper: Paper) -> str:
    """A whole document that a browser shows and prints."""
    from html import escape

    def lines(texts: Iterable[str], class_: str) -> Iterator[str]:
        return (f'<p class="{class_}">{escape(clean_line(text))}</p>' for text in texts)

    def cells(table: Table, row: tuple[Cell, ...]) -> str:
        return "".join(
            f"<td class={'n' if column.numeric else 't'}>{escape(cell_lines(cell))}</td>"
            for column, cell in zip(table.columns, row, strict=True)
        )

    title = escape(clean_line(paper.title))
    parts = [
        f'<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        f"<style>\n{_STYLE}</style>\n</head>\n<body>",
        *lines(paper.above, "above"),
        f"<h1>{title}</h1>",
    ]
    for table in paper.tables:
        header = "".join(f'<th scope="col">{escape(clean_line(column.header))}</th>' for column in table.columns)
        parts.append(f"<table>\n<caption>{escape(clean_line(table.title))}</caption>\n<thead><tr>{header}</tr></thead>")
        parts += ["<tbody>", *(f"<tr>{cells(table, row)}</tr>" for row in table.rows), "</tbody>\n</table>"]
        parts += lines(table.notes, "note")
    parts += [*lines(paper.below, "below"), "</body>\n</html>"]
    return "\n".join(parts) + "\n"


_TEXTS: dict[str, Callable[[Paper], str]] = {
    "table": as_plain,
    "md": as_markdown,
    "csv": as_csv,
    "tsv": as_tsv,
    "html": as_html,
}

PAPER_FORMATS = (*_TEXTS, "xlsx")
"""The formats that ``render`` knows."""


def render(paper: Paper, as_: str) -> bytes:
    """``paper`` in one of PAPER_FORMATS, in UTF-8 where it is text. Raises KeyError for any other."""
    if as_ == "xlsx":
        from documents.workbook import workbook

        return workbook(paper)
    return _TEXTS[as_](paper).encode()


def json_text(value: object) -> bytes:
    """``value`` as indented JSON in UTF-8; control and direction signs that JSON would let through are escaped."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return (_UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n").encode()


def _records(paper: Paper) -> Iterator[list[str | int]]:
    """Header and rows of all tables as one, each led by its table's title where the paper groups by it."""
    grouped = bool(paper.grouped_by)
    yield [*([paper.grouped_by] if grouped else []), *(_safe(column.header) for column in paper.tables[0].columns)]
    for table in paper.tables:
        title = [_safe(table.title)] if grouped else []
        yield from ([*title, *map(_safe, row)] for row in table.rows)


def _safe(cell: Cell) -> str | int:
    """A cell that no spreadsheet takes for a formula, whether it parts cells at commas, tabs or semicolons."""
    return cell if isinstance(cell, int) else _FORMULA.sub(r"\1\2'", cell_line(cell))


def _md(text: str) -> str:
    return _MARKUP.sub(r"\\\1", clean_line(text)).translate(_ENTITIES)


def _md_line(text: str) -> str:
    """A paragraph: what would begin a list, a heading or a rule is escaped too."""
    escaped = _md(text)
    return _BLOCK.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", escaped)
