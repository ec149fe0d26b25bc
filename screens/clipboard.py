"""Tables for the clipboard of the machine at which the secretary sits, through the terminal (OSC 52)."""

from msgspec.structs import replace
from textual.app import App

from council.text import clean_line, number_text
from council.words import N_, _
from documents.formats import render
from documents.tables import Paper
from screens.actions import Action
from widgets.palette import Tone

COPY_TABLE = Action(
    "copy_table", "y", N_("copy"), N_("Copy the table to the clipboard of your own machine"), in_bar=False
)
"""In every place that shows a table."""

MOST_BYTES = 74_994
"""More than these bytes of text hterm and others drop silently: with header and end they are 100,000 in base64."""


def copy_paper(app: App[object], paper: Paper) -> tuple[str, Tone]:
    """Copy the tables of ``paper``, a tab between cells as in its tsv, and what to say of it.

    Tables with columns of their own come one below the other, each under its title.
    """
    if len({table.columns for table in paper.tables}) == 1:
        text = _tsv(paper)
    else:
        text = "\n".join(f"{clean_line(t.title)}\n{_tsv(replace(paper, tables=(t,)))}" for t in paper.tables)
    rows = sum(len(table.rows) for table in paper.tables)
    said = _("{rows} rows copied; the terminal must allow it (OSC 52).").format(rows=number_text(rows))
    return copy_text(app, text, said)


def _tsv(paper: Paper) -> str:
    return render(paper, "tsv").decode()


def copy_text(app: App[object], text: str, said: str) -> tuple[str, Tone]:
    """Copy ``text`` and what to say of it: ``said``, or that it is too long."""
    size = len(text.encode())
    if size > MOST_BYTES:
        return (
            _("Not copied: {size} KB are more than a terminal takes ({most} KB); write it to a file (8).").format(
                size=number_text(-(-size // 1000)), most=MOST_BYTES // 1000
            ),
            Tone.WAIT,
        )
    app.copy_to_clipboard(text)
    return said, Tone.GOOD
