"""Names of files and folders from what the council calls things: lower-case ASCII, the same every time."""

import re

from council.council import Council
from council.members import Body
from council.text import fold

_LENGTH = 60
_BODIES = {Body.STANDING: "thuong-truc", Body.COUNCIL: "hoi-dong"}


def slug(name: str) -> str:
    """``name`` as part of a file's name: lower-case ASCII letters and digits with hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name))[:_LENGTH].strip("-")


def sitting_folder(council: Council, sitting: int | None = None) -> str:
    """The name of the folder for a sitting's papers: ``phien-1-thuong-truc-23-09-2021``.

    Without ``sitting`` that of the latest one that was opened; ``chua-hop`` where none was. One without a meeting is
    ``phien-2-hoi-dong-bang-van-ban-05-10-2021``; one that was only planned has no date. Raises KeyError for an unknown
    sitting.
    """
    held = council.latest_sitting() if sitting is None else council.sittings[sitting]
    if held is None:
        return "chua-hop"
    year, month, day = held.opened_at[:4], held.opened_at[5:7], held.opened_at[8:10]
    parts = (
        f"phien-{held.id}",
        _BODIES[held.body],
        "bang-van-ban" if held.in_writing else "",
        slug(f"{day}-{month}-{year}"),
    )
    return "-".join(part for part in parts if part)
