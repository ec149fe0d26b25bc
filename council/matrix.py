"""A vote matrix as votes: many roll calls at once, or the written opinions of absent members."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from council.attendance import Mark, Presence
from council.council import Council
from council.errors import Refused
from council.members import Body, default_chair, roster
from council.nominations import Standing
from council.rules import Base, Mode
from council.sittings import Sitting, SittingState
from council.votes import Choice, Vote
from council.words import _
from council.written import in_writing, joining


class Voices(Struct, frozen=True):
    """One nomination's line of a matrix: what each member said, who was recused, who was absent (member ids)."""

    nomination: int
    choices: dict[int, Choice]
    recused: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()


class MatrixRefused(Refused):
    """Nothing of a matrix can be recorded; ``reasons`` holds one sentence for each mistake."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = tuple(reasons)


def sitting_of_matrix(council: Council, lines: Sequence[Voices], number: int, at: str) -> Sitting:
    """The sitting that a matrix opens where none is open: of the standing committee if it holds everybody named in the
    matrix, else of the council; whoever was here for any line is marked present."""
    named = {member for voices in lines for member in (*voices.choices, *voices.recused, *voices.absent)}
    standing = {member.id for member in council.body(Body.STANDING)}
    body = Body.STANDING if named <= standing else Body.COUNCIL
    came = {member for voices in lines for member in (*voices.choices, *voices.recused)}
    chair = default_chair(member for member in council.body(body) if member.votes)
    return Sitting(
        id=number,
        body=body,
        state=SittingState.OPEN,
        chair=chair.id if chair else None,
        place=council.settings.place,
        opened_at=at,
        roster=roster(council.members.values(), body),
        quorum=council.settings.quorum,
        rules={form.id: form.rule for form in council.forms.values()},
        attendance={member: (Mark(at, Presence.ROOM),) for member in sorted(came)},
    )


def roll_calls(council: Council, sitting: Sitting, lines: Sequence[Voices], at: str) -> list[Vote]:
    """Every line as a closed roll call with its own attendance, recusals and quorum, waiting opinions joined.

    In a sitting in writing the lines are replies. Raises MatrixRefused.
    """
    votes: list[Vote] = []
    refused: list[str] = []
    for voices in lines:
        try:
            votes.append(_roll_call(council, sitting, voices, at))
        except Refused as mistake:
            refused.append(str(mistake))
    if refused:
        raise MatrixRefused(refused)
    return votes


def _roll_call(council: Council, sitting: Sitting, voices: Voices, at: str) -> Vote:
    nomination = council.nominations[voices.nomination]
    rule = council.rule_of(nomination, sitting)
    _check_open_mode(council, sitting, voices.nomination)
    if nomination.standing is Standing.WITHDRAWN:
        raise Refused(_("Nomination {number} was withdrawn: it is not voted on.").format(number=nomination.id))
    if council.under_way(nomination.id):
        raise Refused(
            _("The roll call on nomination {number} is not finished: finish or abandon it first.").format(
                number=nomination.id
            )
        )
    voted = council.concluded(nomination.id, sitting.id)
    if voted and council.speaks(nomination, voted):
        raise Refused(_("Nomination {number} was voted on already: correct that vote.").format(number=nomination.id))
    _check_on_roster(council, sitting, voices)
    present = tuple(m for m in sitting.roster if m in voices.choices or m in voices.recused)
    if len(present) < sitting.quorum_needed:
        raise Refused(
            _("Nomination {number}: no quorum, {present} of {members} members were here, {needed} are needed.").format(
                number=nomination.id,
                present=len(present),
                members=len(sitting.roster),
                needed=sitting.quorum_needed,
            )
        )
    if sitting.in_writing and rule.base is Base.PRESENT:
        raise Refused(
            _("Nomination {number}: its rule counts those present alone: nothing is decided in writing.").format(
                number=nomination.id
            )
        )
    vote = Vote(
        id=0,
        nomination=nomination.id,
        sitting=sitting.id,
        round=1 + council.rounds(nomination.id, sitting.id),
        form=nomination.form,
        class_=nomination.class_,
        mode=Mode.ROLL_CALL,
        rule=rule,
        at=at,
        chair=sitting.chair,
        roster=sitting.roster,
        present=present,
        recused=voices.recused,
        choices=voices.choices,
    )
    return in_writing(vote) if sitting.in_writing else replace(vote, written=joining(nomination, vote))


def replied(sitting: Sitting, lines: Sequence[Voices], at: str) -> Sitting:
    """A sitting in writing, with everybody who replied on any line marked so."""
    came = {member for voices in lines for member in (*voices.choices, *voices.recused)} - set(sitting.present)
    marks = {member: sitting.marked(member, at, Presence.WRITTEN) for member in sorted(came)}
    return replace(sitting, attendance=sitting.attendance | marks)


def written_opinions(council: Council, sitting: Sitting, lines: Sequence[Voices]) -> list[Vote]:
    """The sitting's votes with the written opinions, and the recusals, of absent members joined.

    Raises MatrixRefused.
    """
    votes: list[Vote] = []
    refused: list[str] = []
    for voices in lines:
        try:
            votes.append(_with_opinions(council, sitting, voices))
        except Refused as mistake:
            refused.append(str(mistake))
    if refused:
        raise MatrixRefused(refused)
    return votes


def _with_opinions(council: Council, sitting: Sitting, voices: Voices) -> Vote:
    _check_open_mode(council, sitting, voices.nomination)
    vote = council.concluded(voices.nomination, sitting.id)
    if vote is None:
        raise Refused(
            _("Nomination {number} was not voted on in this sitting: record that vote first.").format(
                number=voices.nomination
            )
        )
    if vote.mode is Mode.SECRET_BALLOT:
        raise _secret(voices.nomination)
    _check_on_roster(council, sitting, voices)
    written = {m: c for m, c in voices.choices.items() if c is not Choice.NOT_VOTING}
    for member in written:
        if member in vote.voters or member in vote.recused:
            raise _of_member(
                _("Nomination {number}: {name} was present or recused, so no written opinion counts."),
                council,
                voices,
                member,
            )
        if vote.written.get(member, written[member]) is not written[member]:
            raise _of_member(
                _("Nomination {number}: {name} has another written opinion already; undo that one first."),
                council,
                voices,
                member,
            )
    for member in voices.recused:
        if member in vote.written or (member in vote.voters and member not in vote.recused):
            raise _of_member(
                _("Nomination {number}: {name} has voted, and cannot be recused any more."), council, voices, member
            )
    recused = tuple(dict.fromkeys((*vote.recused, *voices.recused)))
    return replace(vote, written={**vote.written, **written}, recused=recused)


def _check_open_mode(council: Council, sitting: Sitting, number: int) -> None:
    if council.mode_of(council.nominations[number], sitting) is Mode.SECRET_BALLOT:
        raise _secret(number)


def _secret(number: int) -> Refused:
    return Refused(
        _("Nomination {number} is voted on in secret: a matrix would lay the votes open.").format(number=number)
    )


def _of_member(sentence: str, council: Council, voices: Voices, member: int) -> Refused:
    return Refused(sentence.format(number=voices.nomination, name=council.members[member].name))


def _check_on_roster(council: Council, sitting: Sitting, voices: Voices) -> None:
    roster = frozenset(sitting.roster)
    for member in (*voices.choices, *voices.recused):
        if member not in roster:
            raise _of_member(_("Nomination {number}: {name} has no vote in this sitting."), council, voices, member)
