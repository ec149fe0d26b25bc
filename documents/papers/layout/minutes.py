"""The template of the minutes of a sitting."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import Column, Page


def minutes(language: str) -> bytes:
    """``bien-ban-hop.docx``."""
    page = Page(language=language, title=_("Minutes"), small=10.5)
    letterhead(page)
    title(
        page,
        _("MINUTES"),
        _("Sitting {{ minutes.number }}, {{ minutes.body }}{% if minutes.in_writing %}, in writing{% endif %}"),
        _("Consideration of nominations for awards"),
    )
    _time_and_place(page)
    _attendance(page)
    _rules(page)
    _screening(page)
    _discussion(page)
    _votes(page)
    _conclusion(page)
    signatures(
        page,
        [
            (_("SECRETARY"), "{{ minutes.secretary_signs }}"),
            (_("PRESIDING CHAIR"), "{{ minutes.chair_signs }}"),
        ],
    )
    return page.bytes()


def _time_and_place(page: Page) -> None:
    page.heading(_("I. TIME, PLACE, PURPOSE"))
    page.begin("if minutes.in_writing")
    page.lines(_("1. Members were asked in writing, without a meeting, from {{ minutes.opened }}."))
    page.begin("else")
    page.lines(_("1. The sitting opened at {{ minutes.opened }}."))
    page.begin("endif")
    page.lines(
        _("2. Place: {{ minutes.place or room }}."),
        _(
            "3. Purpose: to consider the nominations for awards and to propose whom to award"
            "{% if minutes.campaign %}: {{ minutes.campaign }}{% endif %}."
        ),
    )
    page.begin("if minutes.course")
    page.lines(_("4. Course:"))
    page.each("minutes.course", _("- {{ each.time }}: {{ each.what }};"))
    page.begin("endif")


def _attendance(page: Page) -> None:
    page.heading(_("II. {% if minutes.in_writing %}MEMBERS ASKED{% else %}ATTENDANCE{% endif %}"))
    page.lines(
        _(
            "1. Presiding chair: {{ minutes.chair or room }}"
            "{% if minutes.chair_position %}, {{ minutes.chair_position }}{% endif %}."
        ),
        _("2. Secretary: {{ minutes.secretary or room }}."),
        _(
            "3. Members of the {{ minutes.body }} with a vote: {{ minutes.members }}; "
            "{% if minutes.in_writing %}replied{% else %}present at the end{% endif %}: "
            "{{ minutes.present }}; needed: {{ minutes.needed }} ({{ minutes.quorum }}"
            "{% if not minutes.quorum_confirmed %}; not confirmed by the council{% endif %})."
        ),
    )
    page.loop_table(
        [
            Column(_("No."), 10, "{{ row.no }}", numeric=True),
            Column(_("Full name"), 45, "{{ row.name }}"),
            Column(_("Position"), 40, "{{ row.position }}"),
            Column(_("Role in the council"), 30, "{{ row.role }}"),
            Column(_("Attended"), 40, "{{ row.attended }}"),
        ],
        "minutes.attendees",
    )
    page.line("", "Note")
    page.begin("if minutes.guests")
    page.lines(_("4. Guests and substitutes, without a vote:"))
    page.each("minutes.guests", "- {{ each }};")
    page.begin("endif")


def _rules(page: Page) -> None:
    page.heading(_("III. RULES OF VOTING"))
    page.each("minutes.rules", "- {{ each.form }}: {{ each.rule }};")


def _screening(page: Page) -> None:
    page.heading(_("IV. SCREENING REPORT"))
    page.lines(
        _(
            "Eligible: {{ minutes.eligible }} nominations; not eligible yet or to be completed: "
            "{{ minutes.screened|length }}; without a screening result: {{ minutes.unscreened }}."
        )
    )
    page.each(
        "minutes.screened",
        "- {{ each.number }}. {{ each.name }}: {{ each.found }}{% if each.note %} ({{ each.note }}){% endif %};",
    )


def _discussion(page: Page) -> None:
    page.heading(_("V. DISCUSSION"))
    page.begin("if not minutes.remarks")
    page.lines(_("No comments were recorded."))
    page.begin("endif")
    page.each(
        "minutes.remarks",
        _(
            "- Nomination {{ each.number }} ({{ each.name }}): {% if each.author %}{{ each.author }}: {% endif %}"
            "“{{ each.text }}”{% if each.dissent %} (dissent kept on record){% endif %};"
        ),
    )
    _events(page, "minutes.recusals", _("Not voting on what they are involved in:"))
    _events(page, "minutes.changes", _("Changes to nominations in the sitting:"))


def _votes(page: Page) -> None:
    page.heading(_("VI. VOTES"))
    page.begin("if minutes.blocks")
    page.lines(_("Block votes:"))
    page.each(
        "minutes.blocks",
        _("- Nominations {{ each.numbers }} ({{ each.count }}), {{ each.mode }}: {{ each.figures }};"),
    )
    page.begin("endif")
    page.begin("if not minutes.votes")
    page.lines(_("No vote was taken."))
    page.begin("endif")
    page.begin("for group in minutes.votes")
    page.subheading("{{ group.title }}")
    page.lines(_("Way of voting: {{ group.rule }}."), keep=True)
    page.loop_table(
        [
            Column(_("No."), 10, "{{ row.number }}", numeric=True),
            Column(
                _("Nominee, nominating unit"),
                46,
                "{{ row.name }}{% if row.unit != row.name %}, {{ row.unit }}{% endif %}"
                "{% if group.mixed %}, {{ row.mode }}{% endif %}"
                + _("{% if row.round > 1 %} (round {{ row.round }}){% endif %}")
                + _("{% if row.together %} (block vote){% endif %}"),
            ),
            Column(_("Yes"), 13, "{{ row.yes }}", numeric=True),
            Column(_("No"), 14, "{{ row.no }}", numeric=True),
            Column(_("Other"), 13, "{{ row.other }}", numeric=True),
            Column(_("Not voting, unmarked, invalid"), 22, "{{ row.apart }}", numeric=True),
            Column(_("Needed"), 13, "{{ row.needed }}/{{ row.base }}", numeric=True),
            Column(_("Share"), 16, "{{ row.share }}", numeric=True),
            Column(_("Result"), 18, "{{ row.outcome or row.passed }}", numeric=True),
        ],
        "group.votes",
    )
    page.each("group.notes", "{{ each }}", "Note")
    page.begin("endfor")
    _events(page, "minutes.second_looks", _("Votes taken again, ties, and what the chair decided:"))
    _events(page, "minutes.corrections", _("Corrections and changed rules:"))


def _conclusion(page: Page) -> None:
    page.heading(_("VII. CONCLUSION"))
    page.lines(
        _("The presiding chair concluded: the council proposes {{ minutes.total }} ({{ minutes.total_words }}).")
    )
    page.each("minutes.proposed", _("- {{ each.title }}: {{ each.count }} ({{ each.words }});"))
    page.begin("if minutes.pending")
    page.lines(_("Not voted on: {{ minutes.pending }} nominations."))
    page.begin("endif")
    page.begin("if minutes.open")
    page.lines(_("The sitting is not closed yet."), keep=True)
    page.begin("else")
    page.lines(
        _(
            "{% if minutes.in_writing %}The replies were closed at {{ minutes.closed }}. These minutes are signed."
            "{% else %}The sitting closed at {{ minutes.closed }}. These minutes were read out and are signed."
            "{% endif %}"
        ),
        keep=True,
    )
    page.begin("endif")


def _events(page: Page, events: str, heading: str) -> None:
    """Acts of one sort under their heading; nothing where there are none."""
    page.begin(f"if {events}")
    page.lines(heading)
    page.each(
        events,
        _("- {{ each.time }}: {{ each.what }}{% if each.reason %} (reason: {{ each.reason }}){% endif %};"),
    )
    page.begin("endif")
