"""The template of the summary report, with its chart."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import Column, Page


def summary_report(language: str) -> bytes:
    """``bao-cao-tong-hop.docx``."""
    page = Page(language=language, title=_("Summary report"), small=11)
    letterhead(page)
    title(page, _("SUMMARY REPORT"), _("Results of considering nominations for awards"))
    page.begin("if council.campaign")
    page.line("{{ council.campaign }}", "Subtitle")
    page.begin("endif")
    page.lines(
        _(
            "Of {{ summary.nominated }} nominations {{ summary.proposed.all }} ({{ summary.proposed.words }}) are "
            "proposed; collectives: {{ summary.proposed.collective }}, individuals: {{ summary.proposed.individual }}, "
            "households: {{ summary.proposed.household }}. Votes of: {{ summary.votes or room }}."
        )
    )
    page.line("", "Chart")
    page.begin("for table in summary.breakdowns")
    page.subheading("{{ table.title }}")
    page.loop_table(
        [
            Column("{{ table.what }}", 65, "{{ row.name }}"),
            Column(_("Nominated"), 24, "{{ row.nominated }}", numeric=True),
            Column(_("Share of nominated"), 26, "{{ row.nominated_share }}", numeric=True),
            Column(_("Proposed"), 24, "{{ row.proposed }}", numeric=True),
            Column(_("Share of proposed"), 26, "{{ row.proposed_share }}", numeric=True),
        ],
        "table.rows",
    )
    page.begin("endfor")
    page.subheading(_("Proposed of nominated, by unit and award form"))
    _units(page)
    page.line("", "Note")
    signatures(page, [("{{ signer_role }}", "{{ signer }}")], copies=True)
    return page.bytes()


def _units(page: Page) -> None:
    """A table with a column for each award form that there is."""
    page.loop_table(
        [
            Column(_("Nominating unit"), 38, "{{ row.name }}"),
            Column("{%tc for each in summary.forms %}", 32, "{%tc for each in row.cells %}"),
            Column("{{ each }}", 45, "{{ each }}", numeric=True),
            Column("{%tc endfor %}", 32, "{%tc endfor %}"),
            Column(_("Total"), 18, "{{ row.total }}", numeric=True),
        ],
        "summary.units",
    )
