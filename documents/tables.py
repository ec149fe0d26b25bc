"""Tables as papers show them, before any file format."""

from fractions import Fraction

from msgspec import Struct

from council.text import clean, clean_line, percent_text

Cell = str | int | Fraction | None
"""A text, a whole number, a share (0 to 1, shown as per cent), or nothing."""


class Column(Struct, frozen=True):
    """A column's header and its width in characters; wider texts are wrapped where the format can."""

    header: str
    width: int
    numeric: bool = False


class BarChart(Struct, frozen=True):
    """Bars of a table's first ``rows`` rows, named by its first column: for each of the ``columns`` (from 0) a bar."""

    columns: tuple[int, ...]
    rows: int


class Table(Struct, frozen=True, kw_only=True):
    """One table with its title above and its notes below; ``chart`` beside it where a format can draw one."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    chart: BarChart | None = None


class Paper(Struct, frozen=True, kw_only=True):
    """A title with lines above and below it, and tables; where it is written as csv or tsv, of the same columns.

    ``grouped_by`` heads the column in which formats without titles (csv, tsv) carry each table's title; "" where the
    rows say it themselves. ``origin`` are names and values of properties by which a workbook tells where it is from.
    """

    title: str
    above: tuple[str, ...] = ()
    tables: tuple[Table, ...]
    below: tuple[str, ...] = ()
    grouped_by: str = ""
    origin: tuple[tuple[str, str], ...] = ()


def cell_lines(cell: Cell) -> str:
    """What a cell says, clean of control characters; line breaks stay."""
    match cell:
        case None:
            return ""
        case str():
            return clean(cell)
        case Fraction():
            return percent_text(cell)
        case _:
            return str(cell)


def cell_line(cell: Cell) -> str:
    """What a cell says, on one line."""
    return clean_line(cell) if isinstance(cell, str) else cell_lines(cell)
