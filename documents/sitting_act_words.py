"""Words for acts on sittings: planned, attended, opened, adjourned, closed."""

from collections.abc import Callable, Mapping

from council.attendance import Presence, presence
from council.sittings import Sitting
from council.text import clean_line
from council.votes import Vote
from council.words import N_, _
from documents.act_story import Story, change, names, span
from documents.labels import BODY_WORDS

PRESENCE_WORDS = {
    Presence.ROOM: N_("in the room"),
    Presence.ONLINE: N_("online"),
    Presence.WRITTEN: N_("replied in writing"),
    Presence.ABSENT: N_("absent"),
}


def _plan(story: Story) -> str:
    new = _new(story)
    return _("Sitting {number} planned: {body}").format(number=new.id, body=_(BODY_WORDS[new.body]))


def _change_body(story: Story) -> str:
    new, old = _new(story), _old(story)
    words = change(_(BODY_WORDS[old.body]) if old else "", _(BODY_WORDS[new.body]))
    return _("Sitting {number}: {change}").format(number=new.id, change=words)


def _name_chair(story: Story) -> str:
    new, old = _new(story), _old(story)
    words = change(story.member(old.chair) if old else "", story.member(new.chair))
    return _("Sitting {number}, presiding chair: {change}").format(number=new.id, change=words)


def _name_secretary(story: Story) -> str:
    new, old = _new(story), _old(story)
    words = change(story.member(old.secretary) if old else "", story.member(new.secretary))
    return _("Sitting {number}, secretary: {change}").format(number=new.id, change=words)


def _attendance(story: Story) -> str:
    """Who came, left or went online; those with the same change together."""
    new, old = _new(story), _old(story)
    together: dict[str, list[str]] = {}
    for member, marks in new.attendance.items():
        earlier = old.attendance.get(member, ()) if old else ()
        if marks == earlier:
            continue
        was = _(PRESENCE_WORDS[presence({member: earlier}, member)]) if earlier else ""
        words = change(was, _(PRESENCE_WORDS[presence(new.attendance, member)]))
        together.setdefault(words, []).append(story.member(member))
    text = _("Attendance: {changes}").format(
        changes="; ".join(f"{words}: {names(members)}" for words, members in together.items())
    )
    fell = [key for key in story.touched("nominations") if _fell(story, key)]
    if not fell:
        return text
    return _("{what}; written opinions on nominations {numbers} fall").format(what=text, numbers=span(fell))


def _fell(story: Story, key: int) -> bool:
    """Whether a written opinion was dropped rather than taken into a vote that closed."""
    voted = {vote.nomination for vote in story.all_new(Vote, "votes")}
    return key not in voted


def _meet_or_write(story: Story) -> str:
    new = _new(story)
    sentence = (
        _("Sitting {number}: in writing, without a meeting") if new.in_writing else _("Sitting {number}: a meeting")
    )
    return sentence.format(number=new.id)


def _guest(story: Story) -> str:
    new, old = _new(story), _old(story)
    known = old.guests if old else ()
    guest = next(guest for guest in reversed(new.guests) if new.guests.count(guest) > known.count(guest))
    who = ", ".join(part for part in (clean_line(guest.name), clean_line(guest.position)) if part)
    if guest.stands_for is None:
        return _("Guest: {guest}").format(guest=who)
    return _("Substitute for {member}, without a vote: {guest}").format(
        member=story.member(guest.stands_for), guest=who
    )


def _open(story: Story) -> str:
    new = _new(story)
    if new.in_writing:
        return _("Sitting {number} in writing: sent to {members} members, {needed} replies needed").format(
            number=new.id, members=len(new.roster), needed=new.quorum_needed
        )
    return _("Sitting {number} opened: {present}/{members} here, {needed} needed").format(
        number=new.id, present=len(new.present), members=len(new.roster), needed=new.quorum_needed
    )


def _of_sitting(sentence: str) -> Callable[[Story], str]:
    """Words for acts that say all with the sitting's number."""
    return lambda story: _(sentence).format(number=story.one("sittings"))


def _new(story: Story) -> Sitting:
    return story.new(Sitting, "sittings", story.one("sittings"))


def _old(story: Story) -> Sitting | None:
    return story.old(Sitting, "sittings", story.one("sittings"))


SITTING_ACTS: Mapping[str, Callable[[Story], str]] = {
    "plan_sitting": _plan,
    "change_body": _change_body,
    "meet_or_write": _meet_or_write,
    "name_chair": _name_chair,
    "name_secretary": _name_secretary,
    "attendance": _attendance,
    "guest": _guest,
    "open_sitting": _open,
    "adjourn": _of_sitting(N_("Sitting {number} adjourned")),
    "resume": _of_sitting(N_("Sitting {number} resumed")),
    "close_sitting": _of_sitting(N_("Sitting {number} closed")),
}
