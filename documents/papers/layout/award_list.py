"""The template of the proposed award list: landscape, one table with every column that the plans ask for."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import Column, Page


def award_list(language: str) -> bytes:
    """``danh-sach.docx``."""
    page = Page(language=language, title=_("Proposed award list"), landscape=True, small=9)
    letterhead(page)
    title(page, _("PROPOSED AWARD LIST"), "{{ list.form }}")
    page.line("{{ council.campaign }}", "Table Number")
    page.line(_("(Enclosed with submission No. {{ room }}/{{ room }}, {{ date }})"), "Table Number")
    page.line("")
    page.loop_table(
        [
            Column(_("No."), 9, "{{ row.no }}", numeric=True),
            Column(_("Honorific"), 11, "{{ row.honorific }}", numeric=True),
            Column(_("Full name / name of the collective"), 24, "{{ row.name }}"),
            Column(_("Position"), 16, "{{ row.position }}"),
            Column(_("Workplace"), 17, "{{ row.workplace }}"),
            Column(_("Nominating unit"), 17, "{{ row.unit }}"),
            Column(_("Kind"), 13, "{{ row.kind }}", numeric=True),
            Column(_("Leader or manager"), 15, "{{ row.leader }}", numeric=True),
            Column(_("Award form (class)"), 17, "{{ row.award }}"),
            Column(_("Summary of achievements"), 25, "{{ row.achievements }}"),
            Column(_("Category"), 12, "{{ row.category }}", numeric=True),
            Column(_("Votes in favour"), 11, "{{ row.yes }}", numeric=True),
            Column(_("Counted against"), 11, "{{ row.base }}", numeric=True),
            Column(_("Share (%)"), 14, "{{ row.share }}", numeric=True),
            Column(_("Decided by"), 14, "{{ row.decided_by }}"),
            Column(_("Proposed through"), 16, "{{ row.proposed_through }}"),
            Column(_("Note"), 10, "{{ row.note }}"),
        ],
        "list.rows",
    )
    page.line(
        _(
            "Total: {{ list.totals.all }} ({{ list.totals.words }}); collectives: {{ list.totals.collective }}, "
            "individuals: {{ list.totals.individual }}, households: {{ list.totals.household }}."
        ),
        "Note",
    )
    page.each("list.notes", "{{ each }}", "Note")
    signatures(page, [(_("SECRETARY OF THE COUNCIL"), "{{ secretary }}"), ("{{ signer_role }}", "{{ signer }}")])
    return page.bytes()
