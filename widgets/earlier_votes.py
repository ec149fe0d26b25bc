"""What was voted on a nomination before: earlier rounds, another form or class, the standing committee's result."""

from council.council import Council
from council.outcomes import Outcome, Row
from council.tally import passes, tally
from council.votes import Vote, VoteState
from council.words import _
from documents.labels import BODY_WORDS
from widgets.lines import Line, wrap
from widgets.palette import Tone


def earlier_votes(council: Council, row: Row, width: int) -> list[Line]:
    """The votes besides the one that is shown, the latest first, in two lines at most."""
    shown = None if row.outcome is Outcome.PENDING else row.vote
    votes = council.votes_of.get(row.nomination.id, {}).values()
    closed = [vote for vote in votes if vote.state is VoteState.CLOSED and (shown is None or vote.id != shown.id)]
    if not closed:
        return []
    told = "; ".join(_told(council, row, vote) for vote in sorted(closed, key=lambda vote: -vote.id))
    return wrap(_("Earlier: {votes}").format(votes=told), width, Tone.FAINT, most=2)


def _told(council: Council, row: Row, vote: Vote) -> str:
    """ "standing committee, sitting 1, round 2: 5/9 PASSED", with the form where it was another one."""
    figures, held, now = tally(vote, council.sheet_of(vote)), council.sittings[vote.sitting], council.sitting()
    where: list[str] = []
    if now is None or now.id != held.id:
        where.append(_("{body}, sitting {number}").format(body=_(BODY_WORDS[held.body]), number=held.id))
    if not where or council.rounds(vote.nomination, held.id) > 1:
        where.append(_("round {number}").format(number=vote.round))
    if (vote.form, vote.class_) != (row.nomination.form, row.nomination.class_):
        where.append(council.forms[vote.form].title(vote.class_))
    verdict = _("PASSED") if passes(vote, figures) else _("NOT PASSED")
    return f"{', '.join(where)}: {figures.yes}/{figures.base} {verdict}"
