"""The template of the record of a count of ballots."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import Column, Page


def count_record(language: str) -> bytes:
    """``bien-ban-kiem-phieu.docx``."""
    page = Page(language=language, title=_("Record of the count of ballots"), small=10.5)
    letterhead(page)
    title(page, _("RECORD OF THE COUNT OF BALLOTS"), _("Sitting {{ count.number }}, {{ count.body }}"))
    page.lines(
        _("1. Time: {{ count.at }}. Place: {{ count.place or room }}."),
        _("2. Tellers: {{ count.tellers|join(', ') or room }}."),
        _("3. Way of voting: secret ballot; members with a vote: {{ count.members }}."),
    )
    page.each("count.how", "- {{ each }}")
    page.begin("for ballot in count.ballots")
    page.subheading(_("Ballot {{ ballot.no }}"))
    page.lines(
        _(
            "Present: {{ ballot.present }}; absent: {{ ballot.absent }}; could take a ballot: {{ ballot.voters }}"
            "{% if ballot.recused %}; recused: {{ ballot.recused|join(', ') }}{% endif %}."
        ),
        _(
            "Ballots issued: {{ ballot.issued }}; returned: {{ ballot.returned }}; valid: {{ ballot.valid }}; "
            "invalid: {{ ballot.invalid }}."
        ),
    )
    page.begin("if ballot.consulted")
    page.lines(
        _(
            "Consulted in writing, merged into the totals: {{ ballot.consulted|length }} "
            "({{ ballot.consulted|join(', ') }})."
        )
    )
    page.begin("endif")
    page.loop_table(
        [
            Column(_("No."), 10, "{{ row.no }}", numeric=True),
            Column(
                _("Nominee"),
                34,
                "{{ row.name }}, {{ row.award }}" + _("{% if row.round > 1 %} (round {{ row.round }}){% endif %}"),
            ),
            Column(_("Yes"), 12, "{{ row.yes }}", numeric=True),
            Column(_("No"), 14, "{{ row.no_votes }}", numeric=True),
            Column(_("Other"), 13, "{{ row.other }}", numeric=True),
            Column(_("Unmarked"), 13, "{{ row.unmarked }}", numeric=True),
            Column(_("Invalid"), 14, "{{ row.invalid }}", numeric=True),
            Column(_("Share"), 15, "{{ row.share }}", numeric=True),
            Column(_("Threshold"), 24, "{{ row.threshold }}", numeric=True),
            Column(_("Result"), 15, "{{ row.passed }}", numeric=True),
        ],
        "ballot.lines",
    )
    page.line("", "Note")
    page.begin("endfor")
    page.lines(
        _("The record was read out to the council and signed by the tellers and the presiding chair."), keep=True
    )
    signatures(
        page,
        [
            (_("TELLERS"), "{{ each }}"),
            (_("PRESIDING CHAIR"), "{{ count.chair }}"),
        ],
        several="count.tellers",
    )
    return page.bytes()
