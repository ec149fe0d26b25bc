"""The submission (tờ trình): what a template finds under ``submission``, one for each recipient."""

from msgspec import Struct

from council.council import Council
from council.text import clean_line
from documents.award_list import award_groups
from documents.labels import sitting_text
from documents.papers.award_list import AwardList, Totals, award_lists, totals_of
from documents.papers.people import signer


class Cited(Struct, frozen=True, kw_only=True):
    """A text that the submission rests on; ``confirmed`` by the council."""

    text: str
    confirmed: bool


class Submission(Struct, frozen=True, kw_only=True):
    """What is proposed to one recipient ("" leaves room), on what it rests, and who signs.

    ``results`` say which body voted when. ``signer_role`` is in capitals.
    """

    to: str
    campaign: str
    plan: str
    council: str
    bases: tuple[Cited, ...]
    results: tuple[str, ...]
    lists: tuple[AwardList, ...]
    totals: Totals
    signer_role: str
    signer: str


def submissions(council: Council, language: str) -> list[Submission]:
    """A submission to each recipient: through whom a form is proposed, else who decides; forms keep their order."""
    by_recipient: dict[str, list[AwardList]] = {}
    for award_list in award_lists(council, language):
        form = council.forms[award_list.id]
        recipient = clean_line(form.proposed_through or form.decided_by)
        by_recipient.setdefault(recipient, []).append(award_list)
    return [_submission(council, to, lists, language) for to, lists in by_recipient.items()]


def _submission(council: Council, to: str, lists: list[AwardList], language: str) -> Submission:
    settings = council.settings
    chosen = {award_list.id for award_list in lists}
    groups = [group for group in award_groups(council) if group.results.form.id in chosen]
    sittings = sorted({row.vote.sitting for group in groups for row in group.rows if row.vote})
    role, name = signer(council)
    return Submission(
        to=to,
        campaign=settings.campaign,
        plan=settings.plan,
        council=settings.name,
        bases=tuple(Cited(text=basis.text, confirmed=basis.confirmed) for basis in settings.bases),
        results=tuple(sitting_text(council.sittings[number]) for number in sittings),
        lists=tuple(lists),
        totals=totals_of([row for group in groups for row in group.rows], language),
        signer_role=role,
        signer=name,
    )
