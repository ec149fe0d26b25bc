"""Sittings (phiên họp) and their life: planned → open → (adjourned → open) → closed."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from council.attendance import Guest, Mark, Presence, here
from council.errors import Refused
from council.members import Body
from council.rules import Quorum, Rule
from council.words import N_, _


class SittingState(StrEnum):
    """Where a sitting is in its life."""

    PLANNED = "planned"
    OPEN = "open"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


_NEXT = {
    SittingState.PLANNED: (SittingState.OPEN,),
    SittingState.OPEN: (SittingState.ADJOURNED, SittingState.CLOSED),
    SittingState.ADJOURNED: (SittingState.OPEN,),
    SittingState.CLOSED: (),
}


class Sitting(Struct, frozen=True, kw_only=True):
    """One sitting of one body.

    One ``in_writing`` has no meeting (lấy ý kiến bằng văn bản, QĐ 2218/QĐ-BTNMT 2019 Đ.8 k.3): the sheets are sent when
    it opens, and whoever replied takes the place of whoever is present.
    Opening it freezes ``roster`` (member ids: what "all members" counts), ``quorum`` and ``rules`` (by form id); before
    that they are empty. ``chair`` and ``secretary`` are member ids. Times are local ISO times.
    """

    id: int
    body: Body
    state: SittingState = SittingState.PLANNED
    chair: int | None = None
    secretary: int | None = None
    place: str = ""
    opened_at: str = ""
    closed_at: str = ""
    roster: tuple[int, ...] = ()
    quorum: Quorum = Quorum()
    rules: dict[int, Rule] = {}
    attendance: dict[int, tuple[Mark, ...]] = {}
    guests: tuple[Guest, ...] = ()
    in_writing: bool = False

    def moves_to(self, state: SittingState) -> None:
        """Check that the sitting may pass to ``state``. Raises Refused."""
        if state not in _NEXT[self.state]:
            raise Refused(
                _("Sitting {number} is {state}; it cannot become {wanted}.").format(
                    number=self.id, state=_(STATE_WORDS[self.state]), wanted=_(STATE_WORDS[state])
                )
            )

    @property
    def present(self) -> tuple[int, ...]:
        """Members of the roster who are here now, recused ones included: what the quorum counts."""
        return here(self.attendance, self.roster)

    @property
    def quorum_needed(self) -> int:
        """How many of the roster must be here."""
        return self.quorum.needed(len(self.roster))

    @property
    def has_quorum(self) -> bool:
        """Whether enough members are here to vote."""
        return len(self.present) >= self.quorum_needed

    def marked(self, member: int, at: str, presence: Presence) -> tuple[Mark, ...]:
        """The member's marks with one more. Before the opening a new mark replaces the earlier one."""
        opened = self.state is not SittingState.PLANNED
        earlier = self.attendance.get(member, ()) if opened else ()
        return (*earlier, Mark(at, presence, opened))


STATE_WORDS = {
    SittingState.PLANNED: N_("planned"),
    SittingState.OPEN: N_("open"),
    SittingState.ADJOURNED: N_("adjourned"),
    SittingState.CLOSED: N_("closed"),
}


def open_sitting(sittings: Iterable[Sitting]) -> Sitting | None:
    """The one that is open, or None: no two are open at a time."""
    return next((s for s in sittings if s.state is SittingState.OPEN), None)


def current_sitting(sittings: Iterable[Sitting]) -> Sitting | None:
    """The sitting that the secretary is at: the open one, else the latest that is not closed, else None."""
    ordered = sorted(sittings, key=lambda s: s.id)
    waiting = [s for s in ordered if s.state is not SittingState.CLOSED]
    return open_sitting(ordered) or (waiting[-1] if waiting else None)
