"""The template of the ballot papers: each on a page of its own."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, title
from documents.papers.layout.page import Column, Page

_BOX = "☐"


def ballot_papers(language: str) -> bytes:
    """``phieu-bieu-quyet.docx``."""
    page = Page(language=language, title=_("Ballot"), small=12)
    page.begin("for ballot in ballots")
    letterhead(page, ballot=True)
    title(page, _("BALLOT"), "{{ ballot.title }}")
    page.line(_("(mark one box on each line)"), "Table Number")
    page.line("")
    page.loop_table(
        [
            Column(_("No."), 11, "{{ row.no }}", numeric=True),
            Column(_("Full name / name of the collective"), 50, "{{ row.name }}"),
            Column(
                _("Position, nominating unit"), 46, "{{ row.position }}{% if row.position %}, {% endif %}{{ row.unit }}"
            ),
            Column(_("Yes"), 18, _BOX, numeric=True),
            Column(_("No"), 20, _BOX, numeric=True),
            Column(_("Other opinion"), 20, _BOX, numeric=True),
        ],
        "ballot.lines",
    )
    page.line(_("Other opinion (if any): {{ room }}{{ room }}{{ room }}"), "Note")
    page.line(_("The ballot is secret and is not signed (copies to print: {{ ballot.copies }})."), "Note")
    page.begin("if not ballot.last")
    page.line("").paragraph_format.page_break_before = True
    page.begin("endif")
    page.begin("endfor")
    return page.bytes()
