"""Tables for the clipboard: as their tsv, each under its title where they differ, never more than terminals take."""

from fractions import Fraction

import pytest
from textual.app import App

from documents.formats import as_tsv
from documents.tables import Column, Paper, Table
from screens.clipboard import MOST_BYTES, copy_paper, copy_text
from widgets.palette import Tone

COLUMNS = (Column("No.", 5, numeric=True), Column("Name", 20), Column("Share", 8, numeric=True))


def table(*names: str, columns: tuple[Column, ...] = COLUMNS) -> Table:
    rows = tuple((n, name, Fraction(8, 9)) for n, name in enumerate(names, 1))
    return Table(title=f"Table of {len(names)}", columns=columns, rows=rows)


def test_tables_of_the_same_columns_are_one() -> None:
    app: App[object] = App()
    paper = Paper(title="", tables=(table("A", "=1+1"), table("B")))
    said, tone = copy_paper(app, paper)
    assert app.clipboard == as_tsv(paper)
    assert "2\t'=1+1\t88,89%" in app.clipboard
    assert (said, tone) == ("3 rows copied; the terminal must allow it (OSC 52).", Tone.GOOD)


def test_tables_of_other_columns_stand_under_their_titles() -> None:
    app: App[object] = App()
    other = (*COLUMNS[:2], Column("Other", 8))
    copy_paper(app, Paper(title="", tables=(table("A"), table("B", "C", columns=other))))
    assert app.clipboard.split("\n") == [
        "Table of 1", "No.\tName\tShare", "1\tA\t88,89%", "",
        "Table of 2", "No.\tName\tOther", "1\tB\t88,89%", "2\tC\t88,89%", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "copied"), [("x" * MOST_BYTES, True), ("x" * (MOST_BYTES - 1) + "ấ", False)])
def test_what_is_too_long_is_refused_and_said(text: str, copied: bool) -> None:
    """The limit is of bytes; what was in the clipboard stays there."""
    app: App[object] = App()
    app.copy_to_clipboard("before")
    said, tone = copy_text(app, text, "done")
    assert app.clipboard == (text if copied else "before")
    assert (said == "done", tone) == (copied, Tone.GOOD if copied else Tone.WAIT)
    if not copied:
        assert "75 KB" in said
