"""A demonstration: a filled, invented council in a temporary file."""

import tempfile
from pathlib import Path

from council.votes import Sheet
from documents.demo import Ballots, Deferral, DemoCouncil, Hands, Remark, RoleModel, demo
from documents.template import load_template
from store.account import account_name
from store.council_file import CouncilFile

DEMO_TEMPLATES = ("quang-binh-2021", "dong-nai-2021")


def open_demo(template_name: str) -> CouncilFile:
    """Fill a new temporary file with an invented council of a template's kind, in the middle of its first sitting.

    Only the account may look into the folder; it stays when the program ends, so that the demonstration can be gone
    on with. Raises TemplateMistakes for a template that cannot be used, StoreError where nothing can be written.
    """
    invented = demo(load_template(template_name))
    template = invented.template
    folder = Path(tempfile.mkdtemp(prefix="hoidong-"))
    council_file = CouncilFile.create(
        folder / f"{Path(template_name).stem}.json",
        template.settings,
        by=account_name(),
        units=template.units,
        members=template.members,
        forms=template.forms,
    )
    try:
        play(invented, council_file)
    except BaseException:
        council_file.close()
        raise
    return council_file


def play(invented: DemoCouncil, council_file: CouncilFile) -> None:
    """Let everything happen in ``council_file`` that happened in the invented council so far."""
    council_file.add_nominations(invented.nominations)
    council_file.plan_sitting(invented.body)
    council_file.mark_presence(invented.attendance.items())
    council_file.start_sitting()
    for step in invented.steps:
        match step:
            case Hands():
                council_file.record_hands(step.nomination, no=step.no, other=step.other, not_voting=step.not_voting)
            case Ballots():
                _record_sheet(step, council_file)
            case Remark():
                council_file.comment(step.nomination, step.text, step.author)
            case Deferral():
                council_file.defer(step.nomination, step.reason)
            case RoleModel():
                council_file.mark_role_model(step.nomination)


def _record_sheet(ballots: Ballots, council_file: CouncilFile) -> None:
    sheet = Sheet(id=0, sitting=0, issued=ballots.issued, returned=ballots.returned, invalid=ballots.invalid)
    for nomination, counts in ballots.counts.items():
        vote = council_file.record_ballots(nomination, sheet, counts)
        sheet = council_file.council.sheets[vote.sheet or 0]
