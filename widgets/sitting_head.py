"""The head over the members of a sitting: how far it is, whether enough are here; or what can be planned."""

from collections.abc import Sequence

from council.attendance import here
from council.council import Council
from council.members import Body, roster
from council.sittings import STATE_WORDS, Sitting, SittingState
from council.words import _
from documents.attendance_words import body_words
from widgets.lines import Line, line
from widgets.palette import Tone


def sitting_title(sitting: Sitting) -> str:
    """``Sitting 2, council, in writing: sent``."""
    state = _(STATE_WORDS[sitting.state])
    if sitting.in_writing:
        state = _("sent") if sitting.state is SittingState.OPEN else state
        sentence = _("Sitting {number}, {body}, in writing: {state}")
    else:
        sentence = _("Sitting {number}, {body}: {state}")
    return sentence.format(number=sitting.id, body=body_words(sitting.body), state=state)


def quorum_spans(sitting: Sitting, voters: Sequence[int], needed: int) -> Line:
    """How many of ``voters`` are here, or have replied, and whether that is enough."""
    present = len(here(sitting.attendance, voters))
    sentence = (
        _("Quorum: {present}/{members} replied, {needed} needed")
        if sitting.in_writing
        else _("Quorum: {present}/{members} here, {needed} needed")
    )
    words = sentence.format(present=present, members=len(voters), needed=needed)
    if present >= needed:
        return [(f" {words}: ", Tone.PLAIN), (_("enough"), Tone.GOOD)]
    return [(f" {words}: ", Tone.PLAIN), (_("{missing} missing").format(missing=needed - present), Tone.BAD)]


def planning_lines(council: Council) -> list[Line]:
    """What can be planned where no sitting is."""
    latest = council.latest_sitting()
    title = _("No sitting is planned")
    if latest:
        title = _("Sitting {number} is closed; no other is planned").format(number=latest.id)
    lines: list[Line] = [line(f" {title}", Tone.STRONG)]
    for key, body in (("p", Body.STANDING), ("P", Body.COUNCIL)):
        words = _("plan a sitting: {body}, {voters} voting members").format(
            body=body_words(body), voters=len(roster(council.members.values(), body))
        )
        lines.append([(f" {key} ", Tone.KEY), (words, Tone.PLAIN)])
    return lines
