"""Block votes (biểu quyết chung): which nominations one vote can be taken on together, one way of voting at a time."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.council import Council
from council.errors import Refused
from council.nominations import Nomination, Screening
from council.outcomes import Outcome
from council.rules import Base, Mode
from council.sittings import Sitting
from council.walk import row_in_walk
from council.words import _
from council.written import merging


class Block(Struct, frozen=True):
    """Nominations that are voted on together in one ``mode``: pending, found eligible, nobody recused.

    Others that are pending in the same mode: ``singly`` those taken by themselves, since they were pulled out, a member
    is recused, other members are consulted in secret, or their rule leaves nothing to a sitting in writing;
    ``unscreened`` those not found eligible.
    """

    mode: Mode
    numbers: tuple[int, ...]
    singly: tuple[int, ...] = ()
    unscreened: tuple[int, ...] = ()


def blocks(council: Council, numbers: Iterable[int]) -> list[Block]:
    """The block votes that can be taken on nominations ``numbers``: at most one in each mode."""
    sitting = council.sitting()
    nominations = (council.nominations[number] for number in dict.fromkeys(numbers))
    pending = [
        nomination
        for nomination in nominations
        if row_in_walk(council, nomination).outcome is Outcome.PENDING and not council.under_way(nomination.id)
    ]
    found: list[Block] = []
    for mode in Mode:
        here = [nomination for nomination in pending if council.mode_of(nomination, sitting) is mode]
        eligible = [nomination for nomination in here if nomination.screening is Screening.ELIGIBLE]
        able = [nomination for nomination in eligible if _can_be_together(council, nomination, sitting)]
        together = _same_consulted(able, sitting) if mode is Mode.SECRET_BALLOT else [n.id for n in able]
        if together:
            singly = tuple(n.id for n in eligible if n.id not in together)
            unscreened = tuple(n.id for n in here if n.screening is not Screening.ELIGIBLE)
            found.append(Block(mode, tuple(together), singly, unscreened))
    return found


def _can_be_together(council: Council, nomination: Nomination, sitting: Sitting | None) -> bool:
    in_writing = sitting is not None and sitting.in_writing
    undecidable = in_writing and council.rule_of(nomination, sitting).base is Base.PRESENT
    return not (nomination.apart or nomination.recused or undecidable)


def _same_consulted(nominations: Sequence[Nomination], sitting: Sitting | None) -> list[int]:
    """Those on which the same members are consulted in secret: the totals of the others would differ."""
    if sitting is None:
        return [nomination.id for nomination in nominations]
    asked = {n.id: merging(n, sitting.roster, sitting.present) for n in nominations}
    usual = Counter(asked.values()).most_common(1)
    return [number for number, members in asked.items() if members == usual[0][0]]


_STRETCH = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


def chosen(council: Council, text: str) -> tuple[int, ...]:
    """The nominations named as "1-5, 9". Raises Refused for text that is no such list, and for a number without one."""
    numbers: dict[int, None] = {}
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip(" ,;"))):
        stretch = _STRETCH.fullmatch(part)
        if stretch is None:
            raise Refused(_("“{text}” is no list of nominations: type numbers as in 1-5, 9.").format(text=text))
        first, last = int(stretch[1]), int(stretch[2] or stretch[1])
        within = [number for number in sorted(council.nominations) if first <= number <= last]
        if not within:
            raise Refused(_("There is no nomination {number} in this council.").format(number=part))
        numbers |= dict.fromkeys(within)
    return tuple(numbers)
