"""The minutes of a sitting (biên bản họp Hội đồng): what a template finds under ``minutes``."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.attendance import Guest, Word, word
from council.council import Council
from council.members import Member
from council.nominations import Nomination, Screening, Standing
from council.results import results
from council.rules import Quorum
from council.sittings import Sitting, SittingState
from council.words import _
from documents.attendance_words import ATTENDANCE_WORDS, role_words
from documents.award_list import award_groups
from documents.labels import BODY_WORDS, SCREENING_WORDS, rule_text
from documents.papers.dates import clock, moment_words
from documents.papers.minutes_events import (
    CHANGES,
    CORRECTIONS,
    COURSE,
    OPINIONS,
    RECUSALS,
    SECOND_LOOKS,
    Event,
    Events,
)
from documents.papers.minutes_votes import Block, FormVotes, blocks, form_votes
from documents.papers.number_words import number_words
from documents.papers.people import member_name, plain_name, secretary
from documents.rule_words import quorum_words
from documents.sitting_act_words import PRESENCE_WORDS
from store.council_view import CouncilView


class Attendee(Struct, frozen=True, kw_only=True):
    """A member of the body that sat: position, role in the council, and how they attended, with times."""

    no: int
    name: str
    position: str
    role: str
    attended: str
    votes: bool


class FormRule(Struct, frozen=True, kw_only=True):
    """The rule that one award form was voted on by; ``confirmed`` by the council."""

    form: str
    rule: str
    confirmed: bool


class Remark(Struct, frozen=True, kw_only=True):
    """What was said of one nomination; ``dissent``: kept on record (bảo lưu)."""

    number: int
    name: str
    author: str
    text: str
    time: str
    dissent: bool


class Screened(Struct, frozen=True, kw_only=True):
    """A nomination that screening did not find eligible: what it found, with its note."""

    number: int
    name: str
    found: str
    note: str


class Proposed(Struct, frozen=True, kw_only=True):
    """How many are proposed for one award form and class, in figures and words."""

    title: str
    count: int
    words: str


class Minutes(Struct, frozen=True, kw_only=True):
    """Everything that the minutes of one sitting say, in the order that they say it.

    ``present`` and ``needed`` are members of the roster (``members`` of them) as the sitting closed, or stands.
    ``chair_signs`` and ``secretary_signs`` are names alone: no Ông or Bà stands in a signature.
    ``open`` while it is not closed. ``eligible``, ``unscreened`` count nominations.
    """

    number: int
    body: str
    in_writing: bool
    open: bool
    place: str
    opened: str
    closed: str
    campaign: str
    chair: str
    chair_position: str
    secretary: str
    chair_signs: str
    secretary_signs: str
    attendees: tuple[Attendee, ...]
    guests: tuple[str, ...]
    members: int
    present: int
    needed: int
    quorum: str
    quorum_met: bool
    quorum_confirmed: bool
    course: tuple[Event, ...]
    rules: tuple[FormRule, ...]
    eligible: int
    unscreened: int
    screened: tuple[Screened, ...]
    remarks: tuple[Remark, ...]
    blocks: tuple[Block, ...]
    votes: tuple[FormVotes, ...]
    recusals: tuple[Event, ...]
    changes: tuple[Event, ...]
    second_looks: tuple[Event, ...]
    corrections: tuple[Event, ...]
    pending: int
    proposed: tuple[Proposed, ...]
    total: int
    total_words: str


def minutes_of(view: CouncilView, number: int, language: str) -> Minutes:
    """The minutes of sitting ``number`` as it closed, or as it stands. Raises Refused where there is none such."""
    council = view.council_at_close(number)
    sitting = council.sittings[number]
    events = Events(view, number)
    rows = results(council, sitting=number).rows
    considered = [row.nomination for row in rows]
    proposed = _proposed(council, number, language)
    total = sum(group.count for group in proposed)
    keeper = sitting.secretary or secretary(council, sitting.body)
    return Minutes(
        number=number,
        body=_(BODY_WORDS[sitting.body]),
        in_writing=sitting.in_writing,
        open=sitting.state is not SittingState.CLOSED,
        place=sitting.place,
        opened=moment_words(sitting.opened_at),
        closed=moment_words(sitting.closed_at),
        campaign=council.settings.campaign,
        chair=member_name(council, sitting.chair),
        chair_position=_position(council, sitting.chair),
        secretary=member_name(council, keeper),
        chair_signs=plain_name(council, sitting.chair),
        secretary_signs=plain_name(council, keeper),
        attendees=tuple(_attendee(no, member, sitting) for no, member in enumerate(council.body(sitting.body), 1)),
        guests=tuple(_guest(council, guest) for guest in sitting.guests),
        members=len(sitting.roster),
        present=len(sitting.present),
        needed=sitting.quorum_needed,
        quorum=_quorum_text(sitting.quorum),
        quorum_met=sitting.has_quorum,
        quorum_confirmed=sitting.quorum.confirmed,
        course=tuple(events.of(COURSE)),
        rules=tuple(_rules(council, sitting, considered)),
        eligible=sum(n.screening is Screening.ELIGIBLE for n in considered),
        unscreened=sum(n.screening is Screening.NONE for n in considered),
        screened=tuple(_screened(considered)),
        remarks=tuple(_remarks(council, number)),
        blocks=tuple(blocks(council, number)),
        votes=tuple(form_votes(council, number)),
        recusals=tuple(events.of(RECUSALS)),
        changes=tuple(events.of(CHANGES)),
        second_looks=tuple(events.of(SECOND_LOOKS)),
        corrections=tuple(events.of(CORRECTIONS, with_reason=OPINIONS)),
        pending=sum(row.vote is None and row.nomination.standing is Standing.OPEN for row in rows),
        proposed=proposed,
        total=total,
        total_words=number_words(total, language),
    )


def _position(council: Council, member: int | None) -> str:
    return council.members[member].position if member in council.members else ""


def _attendee(no: int, member: Member, sitting: Sitting) -> Attendee:
    return Attendee(
        no=no,
        name=f"{member.title} {member.name}".strip(),
        position=member.position,
        role=role_words(member.role) + ("" if member.votes else f" ({_('without a vote')})"),
        attended=attended(sitting, member.id),
        votes=member.votes,
    )


def attended(sitting: Sitting, member: int) -> str:
    """How a member attended, with the time of each change after the opening: ``present; left at 09:40``.

    Of a sitting in writing: when the reply came.
    """
    marks = sitting.attendance.get(member, ())
    if sitting.in_writing:
        return (
            _("replied at {time}").format(time=clock(marks[-1].at))
            if marks and marks[-1].presence.here
            else _("no reply")
        )
    if not marks:
        return _(ATTENDANCE_WORDS[Word.ABSENT])
    if not marks[0].sitting_open and len(marks) == 1:
        return _(ATTENDANCE_WORDS[word(sitting.attendance, member)])
    told: list[str] = []
    here = False
    for mark in marks:
        if not mark.sitting_open:
            told.append(_(PRESENCE_WORDS[mark.presence]))
        elif mark.presence.here and not here:
            told.append(
                _("came at {time} ({where})").format(time=clock(mark.at), where=_(PRESENCE_WORDS[mark.presence]))
            )
        elif mark.presence.here:
            told.append(_("from {time} {where}").format(time=clock(mark.at), where=_(PRESENCE_WORDS[mark.presence])))
        elif here:
            told.append(_("left at {time}").format(time=clock(mark.at)))
        here = mark.presence.here
    return "; ".join(told) or _(ATTENDANCE_WORDS[word(sitting.attendance, member)])


def _guest(council: Council, guest: Guest) -> str:
    who = ", ".join(part for part in (guest.name, guest.position) if part)
    if guest.stands_for is None:
        return who
    return _("{guest} (substitute for {member}, without a vote)").format(
        guest=who, member=member_name(council, guest.stands_for)
    )


def _quorum_text(quorum: Quorum) -> str:
    text = quorum_words(quorum)
    return f"{text}; {_('basis: {text}').format(text=quorum.basis)}" if quorum.basis else text


def _rules(council: Council, sitting: Sitting, considered: Sequence[Nomination]) -> Iterable[FormRule]:
    for number in sorted({nomination.form for nomination in considered}):
        rule = sitting.rules.get(number, council.forms[number].rule)
        yield FormRule(form=council.forms[number].name, rule=rule_text(rule), confirmed=rule.confirmed)


def _screened(considered: Sequence[Nomination]) -> Iterable[Screened]:
    for nomination in considered:
        if nomination.screening in (Screening.NOT_YET, Screening.TO_BE_COMPLETED):
            yield Screened(
                number=nomination.id,
                name=nomination.called,
                found=_(SCREENING_WORDS[nomination.screening]),
                note=nomination.screening_note,
            )


def _remarks(council: Council, sitting: int) -> Iterable[Remark]:
    for comment in sorted(council.comments.values(), key=lambda comment: (comment.nomination, comment.id)):
        if comment.sitting == sitting:
            yield Remark(
                number=comment.nomination,
                name=council.nominations[comment.nomination].called,
                author=member_name(council, comment.author),
                text=comment.text,
                time=clock(comment.at),
                dissent=comment.dissent,
            )


def _proposed(council: Council, sitting: int, language: str) -> tuple[Proposed, ...]:
    """What the sitting's own votes propose, by form and class."""
    counted: list[Proposed] = []
    for group in award_groups(council):
        count = sum(row.vote is not None and row.vote.sitting == sitting for row in group.rows)
        if count:
            counted.append(Proposed(title=group.results.title, count=count, words=number_words(count, language)))
    return tuple(counted)
