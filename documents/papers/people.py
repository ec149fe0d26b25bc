"""Members as papers name them, and who signs."""

from council.council import Council
from council.members import Body, Role, default_chair
from council.text import clean_line
from council.words import _


def member_name(council: Council, member: int | None) -> str:
    """A member's name as it is read out, with Ông or Bà; "" for nobody."""
    if member not in council.members:
        return ""
    known = council.members[member]
    return f"{known.title} {known.name}".strip()


def plain_name(council: Council, member: int | None) -> str:
    """A member's name as it stands in a signature; "" for nobody."""
    return council.members[member].name if member in council.members else ""


def signer(council: Council) -> tuple[str, str]:
    """Who signs for the body: the council's chair, by position (in capitals) and name."""
    chair = default_chair(council.body(Body.COUNCIL))
    if chair is None:
        return _("CHAIR OF THE COUNCIL"), ""
    return clean_line(chair.position).upper() or _("CHAIR OF THE COUNCIL"), chair.name


def secretary(council: Council, body: Body = Body.COUNCIL) -> int | None:
    """The id of a body's secretary; None where it has none."""
    return next((member.id for member in council.body(body) if member.role is Role.SECRETARY), None)
