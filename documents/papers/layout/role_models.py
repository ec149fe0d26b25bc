"""The template of the list of role models and good practices."""

from council.words import _
from documents.papers.layout.letterhead import letterhead, signatures, title
from documents.papers.layout.page import Column, Page


def role_models(language: str) -> bytes:
    """``guong-dien-hinh.docx``."""
    page = Page(language=language, title=_("Role models"), small=12)
    letterhead(page)
    title(page, _("LIST OF ROLE MODELS"), "{{ council.campaign }}")
    page.begin("if models.nominees")
    page.heading(_("I. COLLECTIVES AND INDIVIDUALS"))
    page.loop_table(
        [
            Column(_("No."), 11, "{{ row.no }}", numeric=True),
            Column(_("Full name / name of the collective"), 44, "{{ row.name }}"),
            Column(
                _("Position, nominating unit"), 42, "{{ row.position }}{% if row.position %}, {% endif %}{{ row.unit }}"
            ),
            Column(_("Summary of achievements"), 68, "{{ row.achievements }}"),
        ],
        "models.nominees",
    )
    page.line("", "Note")
    page.begin("endif")
    page.begin("if models.practices")
    page.heading(_("II. MODELS AND GOOD PRACTICES"))
    page.loop_table(
        [
            Column(_("No."), 11, "{{ row.no }}", numeric=True),
            Column(_("Title"), 54, "{{ row.title }}"),
            Column(_("Unit"), 36, "{{ row.unit }}"),
            Column(_("Content"), 64, "{{ row.text }}"),
        ],
        "models.practices",
    )
    page.line("", "Note")
    page.begin("endif")
    signatures(page, [("{{ signer_role }}", "{{ signer }}")], copies=True)
    return page.bytes()
