"""Members, guests and substitutes as lines of a list, and the one in front in full."""

from council.attendance import Guest, presence
from council.council import Council
from council.members import Body, Member
from council.sittings import Sitting
from council.words import _, pgettext
from documents.attendance_words import attendance_sign, attendance_words, body_words, role_words
from widgets.lines import Line, fit
from widgets.palette import Tone

WIDE = 110


def called(member: Member) -> str:
    """The name as it is read out, with Ông or Bà where it is known."""
    return f"{member.title} {member.name}".strip()


def votes_in(member: Member, sitting: Sitting | None) -> bool:
    """Whether ``member`` votes: by the roster once it is frozen, by what the council says before."""
    return member.id in sitting.roster if sitting and sitting.roster else member.votes


def member_line(number: int, member: Member, sitting: Sitting | None, width: int) -> Line:
    """Number, name, role, and how the member attends; the position too where the screen is wide."""
    name = fit(f"{number:>3} {called(member)}", 33)
    role = role_words(member.role)
    if not votes_in(member, sitting):
        role = _("{role}, no vote").format(role=role)
    cells = [(name + " ", Tone.PLAIN)]
    left = width - 34
    if width >= WIDE:
        cells.append((fit(member.position, left - 54) + " ", Tone.PLAIN))
        left = 53
    cells.append((fit(role, 25) + " ", Tone.PLAIN))
    if sitting is not None:
        here = presence(sitting.attendance, member.id).here
        words = f"{attendance_sign(sitting.attendance, member.id)} {attendance_words(sitting.attendance, member.id)}"
        cells.append((fit(words, left - 26), Tone.GOOD if here else Tone.FAINT))
    return cells


def guest_line(guest: Guest, council: Council) -> Line:
    """A guest or substitute, with position and whom they stand in for."""
    stands_for = council.members.get(guest.stands_for) if guest.stands_for is not None else None
    what = _("in place of {member}").format(member=called(stands_for)) if stands_for else _("guest")
    position = f" ({guest.position})" if guest.position else ""
    return [(f"      {guest.name}{position}: {what}", Tone.PLAIN)]


def member_details(member: Member, sitting: Sitting | None) -> str:
    """Everything about a member, for the one under the cursor."""
    votes = votes_in(member, sitting)
    facts = [
        member.position,
        member.unit,
        role_words(member.role),
        body_words(Body.STANDING) if member.standing else "",
        pgettext("member", "votes") if votes else _("no vote"),
        _("presides") if sitting and sitting.chair == member.id else "",
        _("keeps the minutes") if sitting and sitting.secretary == member.id else "",
    ]
    return f"{called(member)}: {' · '.join(fact for fact in facts if fact)}"
