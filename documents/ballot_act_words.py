"""Words for the acts of the tellers: a count signed off, a count dropped."""

from collections.abc import Callable, Mapping

import msgspec

from council.ballot_count import SignOff
from council.text import clean_line
from council.votes import Sheet, Vote
from council.words import _
from documents.act_story import Story, names, span


def _sign_off(story: Story) -> str:
    """How it was counted, and the figures of every ballot; those of each nomination stand in the results."""
    record = msgspec.convert(story.act["count"], SignOff, str_keys=True)
    nominations = [vote.nomination for vote in story.all_new(Vote, "votes")]
    parts = [
        _("Ballots on nominations {numbers} ({total}) counted by {tellers}").format(
            numbers=span(nominations),
            total=len(nominations),
            tellers=names([clean_line(teller.name) for teller in record.tellers]),
        ),
        _("entered twice, differences settled: {number}").format(number=record.settled)
        if record.double
        else _("SINGLE ENTRY"),
    ]
    for sheet in story.all_new(Sheet, "sheets"):
        parts.append(
            _("for {voters} here {issued} issued, {returned} returned, {invalid} invalid").format(
                voters=record.voters[sheet.id], issued=sheet.issued, returned=sheet.returned, invalid=sheet.invalid
            )
        )
    if record.explanation:
        parts.append(_("explained: {reason}").format(reason=clean_line(record.explanation)))
    if record.resolution:
        parts.append(_("sheets kept sealed: {reason}").format(reason=clean_line(record.resolution)))
    return "; ".join(parts)


def _drop_count(_story: Story) -> str:
    return _("Count of ballots dropped")


BALLOT_ACTS: Mapping[str, Callable[[Story], str]] = {"sign_off": _sign_off, "drop_count": _drop_count}
