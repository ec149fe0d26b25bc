"""The template of the submission to whoever proposes or decides."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import CENTRE, Column, Page


def submission(language: str) -> bytes:
    """``to-trinh.docx``."""
    page = Page(language=language, title=_("Submission"), small=12)
    letterhead(page)
    title(
        page,
        _("SUBMISSION"),
        _("On proposed awards{% if submission.campaign %}: {{ submission.campaign }}{% endif %}"),
    )
    page.line(_("To: {{ submission.to or room }}"), "Subtitle").alignment = CENTRE
    page.each(
        "submission.bases",
        _("In accordance with {{ each.text }}{% if not each.confirmed %} (not confirmed by the council){% endif %};"),
    )
    page.lines(
        _(
            "Following the result of the votes of the {{ submission.council }} "
            "– {{ submission.results|join('; ') or room }} – {{ submission.totals.all }} "
            "({{ submission.totals.words }}) proposed awards are submitted for consideration; collectives: "
            "{{ submission.totals.collective }}, individuals: {{ submission.totals.individual }}, "
            "households: {{ submission.totals.household }}."
        )
    )
    page.begin("for list in submission.lists")
    page.subheading("{{ list.form }}")
    page.loop_table(
        [
            Column(_("No."), 11, "{{ row.no }}", numeric=True),
            Column(
                _("Full name / name of the collective"),
                48,
                "{% if row.honorific %}{{ row.honorific }} {% endif %}{{ row.name }}",
            ),
            Column(
                _("Position, nominating unit"), 50, "{{ row.position }}{% if row.position %}, {% endif %}{{ row.unit }}"
            ),
            Column(_("Award form (class)"), 32, "{{ row.award }}"),
            Column(_("Votes in favour"), 24, "{{ row.yes }}/{{ row.base }} ({{ row.share }})", numeric=True),
        ],
        "list.rows",
    )
    page.line(_("Total: {{ list.totals.all }} ({{ list.totals.words }})."), "Note")
    page.begin("endfor")
    page.lines(
        _(
            "The lists with all particulars{% if submission.secret %}, the minutes and the record of the count"
            "{% else %} and the minutes{% endif %} are enclosed."
        ),
        keep=True,
    )
    signatures(page, [("{{ submission.signer_role }}", "{{ submission.signer }}")], copies=True, above=_("- As above;"))
    return page.bytes()
