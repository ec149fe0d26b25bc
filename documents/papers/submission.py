"""The submission (tờ trình): what a template finds under ``submission``, one for each recipient."""

from collections.abc import Sequence

from msgspec import Struct

from council.council import Council
from council.text import clean_line
from documents.award_list import award_groups
from documents.labels import sitting_text
from documents.papers.award_list import AwardList, Totals, award_list, totals_of
from documents.papers.people import signer


class Cited(Struct, frozen=True, kw_only=True):
    """A text that the submission rests on; ``confirmed`` by the council."""

    text: str
    confirmed: bool


class Submission(Struct, frozen=True, kw_only=True):
    """What is proposed to one recipient ("" leaves room), on what it rests, and who signs.

    ``results`` say which body voted when, ``secret`` whether ballots were counted. ``signer_role`` is in capitals.
    """

    to: str
    campaign: str
    plan: str
    council: str
    bases: tuple[Cited, ...]
    results: tuple[str, ...]
    secret: bool
    lists: tuple[AwardList, ...]
    totals: Totals
    signer_role: str
    signer: str


def recipients(council: Council) -> dict[str, list[int]]:
    """To whom something is submitted: through whom a form is proposed, else who decides; with the forms, by id."""
    found: dict[str, list[int]] = {}
    for number in dict.fromkeys(group.results.form.id for group in award_groups(council)):
        form = council.forms[number]
        found.setdefault(clean_line(form.proposed_through or form.decided_by), []).append(number)
    return found


def submission(council: Council, to: str, forms: Sequence[int], language: str) -> Submission:
    """The submission of the award lists of ``forms`` (ids) to one recipient."""
    settings = council.settings
    rows = [row for form in forms for group in award_groups(council, form) for row in group.rows]
    sittings = sorted({row.vote.sitting for row in rows if row.vote})
    role, name = signer(council)
    return Submission(
        to=to,
        campaign=settings.campaign,
        plan=settings.plan,
        council=settings.name,
        bases=tuple(Cited(text=basis.text, confirmed=basis.confirmed) for basis in settings.bases),
        results=tuple(sitting_text(council.sittings[number]) for number in sittings),
        secret=any(row.vote is not None and row.vote.sheet is not None for row in rows),
        lists=tuple(award_list(council, form, language) for form in forms),
        totals=totals_of(rows, language),
        signer_role=role,
        signer=name,
    )
