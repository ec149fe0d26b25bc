"""Acts on sittings: planned, attended, opened, adjourned, closed."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from council.attendance import Guest, Presence, presence
from council.errors import Refused
from council.members import Body, Member, default_chair, roster
from council.nominations import Nomination, Standing
from council.sittings import Sitting, SittingState, open_sitting
from council.votes import Vote, VoteState
from council.words import _
from council.written import fallen, voted_on
from store.vote_acts import VoteActs, to_call


class SittingActs(VoteActs):
    """The life of sittings and who attends them."""

    def plan_sitting(self, body: Body, *, place: str = "") -> Sitting:
        """Plan the next sitting of ``body``; the highest role that may presides unless somebody else is named."""
        members = self.council.body(body)
        sitting = Sitting(
            id=max(self.council.sittings, default=0) + 1,
            body=body,
            chair=_chair_of(members),
            place=place or self.council.settings.place,
            quorum=self.council.settings.quorum,
        )
        self._keep("plan_sitting", sitting)
        return sitting

    def change_body(self, body: Body) -> None:
        """Let the other body sit, while the sitting is planned."""
        sitting = self._current()
        if sitting.state is not SittingState.PLANNED:
            raise Refused(_("The sitting has opened: its body cannot change any more. Close it and plan another."))
        able = self.council.body(body)
        chair = sitting.chair if any(m.id == sitting.chair for m in able) else _chair_of(able)
        self._keep("change_body", replace(sitting, body=body, chair=chair))

    def meet_or_write(self) -> None:
        """Let the planned sitting take opinions in writing, without a meeting; or let it meet after all."""
        sitting = self._current()
        if sitting.state is not SittingState.PLANNED:
            raise Refused(_("The sitting has opened: it stays as it is. Close it and plan another."))
        self._keep("meet_or_write", replace(sitting, in_writing=not sitting.in_writing, attendance={}))

    def name_chair(self, member: int | None) -> None:
        """Name who presides (chủ trì)."""
        if member is not None:
            self.member(member)
        self._keep("name_chair", replace(self._current(), chair=member))

    def name_secretary(self, member: int | None) -> None:
        """Name the sitting's secretary."""
        if member is not None:
            self.member(member)
        self._keep("name_secretary", replace(self._current(), secretary=member))

    def mark_presence(self, marks: Iterable[tuple[int, Presence]]) -> None:
        """Record who is in the room, online or absent from now on: pairs of member and presence, as one act.

        A roll call in which nobody is left to be called, since the last has gone, is closed with it.
        """
        sitting = self._current()
        at = self.ledger.now()
        marks = [(member, _fitting(sitting, where)) for member, where in marks]
        changed = {self.member(member).id: sitting.marked(member, at, presence) for member, presence in marks}
        if not changed:
            return
        sitting = replace(sitting, attendance=sitting.attendance | changed)
        changes: dict[str, dict[int, Any]] = {"sittings": {sitting.id: sitting}}
        came = {member for member in changed if presence(sitting.attendance, member).here}
        fall = fallen(self.council.nominations.values(), came)
        if answered := self._answered(sitting):
            closing = self.closed_calls(answered, sitting, at)
            changes |= {**closing, "nominations": fall | closing.get("nominations", {})}
        elif fall:
            changes["nominations"] = fall
        self.commit("attendance", {table: documents for table, documents in changes.items() if documents})

    def add_guest(self, guest: Guest) -> None:
        """Record a guest or a substitute; neither votes."""
        sitting = self._current()
        self._keep("guest", replace(sitting, guests=(*sitting.guests, guest)))

    def confirm_rules(self, forms: Iterable[int]) -> None:
        """Record that the council confirmed the rules of ``forms``."""
        confirmed = {
            number: replace(form, rule=replace(form.rule, confirmed=True))
            for number in forms
            if not (form := self.council.forms[number]).rule.confirmed
        }
        if not confirmed:
            return
        changes: dict[str, dict[int, Any]] = {"forms": confirmed}
        sitting = self.council.sitting()
        if sitting and sitting.rules:
            rules = sitting.rules | {
                number: replace(sitting.rules.get(number, form.rule), confirmed=True)
                for number, form in confirmed.items()
            }
            changes["sittings"] = {sitting.id: replace(sitting, rules=rules)}
        self.commit("confirm_rules", changes)

    def confirm_quorum(self) -> None:
        """Record that the council confirmed its quorum."""
        settings = self.council.settings
        changes: dict[str, dict[int, Any]] = {
            "council": {1: replace(settings, quorum=replace(settings.quorum, confirmed=True))}
        }
        sitting = self.council.sitting()
        if sitting and sitting.roster:
            changes["sittings"] = {sitting.id: replace(sitting, quorum=replace(sitting.quorum, confirmed=True))}
        self.commit("confirm_quorum", changes)

    def start_sitting(self) -> Sitting:
        """Open the planned sitting: its roster, quorum and every form's rule are frozen as they are now.

        What was deferred or returned comes before the council again. Written opinions that still wait were given to
        another sitting: they fall.
        """
        sitting = self._current()
        if sitting.state is SittingState.ADJOURNED:
            raise Refused(_("Sitting {number} is adjourned: resume it.").format(number=sitting.id))
        sitting.moves_to(SittingState.OPEN)
        if (other := open_sitting(self.council.sittings.values())) is not None:
            raise Refused(_("Sitting {number} is open: close or adjourn it first.").format(number=other.id))
        voters = roster(self.council.members.values(), sitting.body)
        if not voters:
            raise Refused(_("This body has no voting members: add members first."))
        opened = replace(
            sitting,
            state=SittingState.OPEN,
            opened_at=self.ledger.now(),
            roster=voters,
            quorum=self.council.settings.quorum,
            rules={number: form.rule for number, form in self.council.forms.items()},
        )
        again = {
            nomination.id: _afresh(nomination)
            for nomination in self.council.nominations.values()
            if _afresh(nomination) != nomination
        }
        changes: dict[str, dict[int, Any]] = {"sittings": {opened.id: opened}}
        self.commit("open_sitting", {**changes, "nominations": again} if again else changes)
        return opened

    def adjourn(self) -> None:
        """Interrupt the open sitting."""
        self._check_nothing_under_way()
        self._move("adjourn", SittingState.ADJOURNED)

    def resume(self) -> None:
        """Go on with the adjourned sitting."""
        if self._current().state is SittingState.PLANNED:
            raise Refused(_("Sitting {number} is planned: open it.").format(number=self._current().id))
        self._move("resume", SittingState.OPEN)

    def close_sitting(self) -> None:
        """Close the sitting; its figures stay as they are."""
        self._check_nothing_under_way()
        sitting = self._current()
        sitting.moves_to(SittingState.CLOSED)
        self._keep("close_sitting", replace(sitting, state=SittingState.CLOSED, closed_at=self.ledger.now()))

    def _check_nothing_under_way(self) -> None:
        for nomination in self.council.nominations:
            if self.council.under_way(nomination):
                raise Refused(
                    _("The roll call on nomination {number} is not finished: finish or abandon it first.").format(
                        number=nomination
                    )
                )

    def _answered(self, sitting: Sitting) -> list[Vote]:
        """The roll calls of ``sitting`` in which everybody here who may vote has answered."""
        if sitting.state is not SittingState.OPEN or not sitting.has_quorum:
            return []
        calls = (vote for vote in self.council.votes.values() if vote.state is VoteState.OPEN)
        return [vote for vote in calls if vote.sitting == sitting.id and vote.choices and not to_call(vote, sitting)]

    def _move(self, verb: str, state: SittingState) -> None:
        sitting = self._current()
        sitting.moves_to(state)
        self._keep(verb, replace(sitting, state=state))

    def _current(self) -> Sitting:
        sitting = self.council.sitting()
        if sitting is None:
            raise Refused(_("No sitting is planned: plan one under “Attendance” first."))
        return sitting

    def _keep(self, verb: str, sitting: Sitting) -> None:
        self.commit(verb, {"sittings": {sitting.id: sitting}})


def _fitting(sitting: Sitting, where: Presence) -> Presence:
    """``where`` as ``sitting`` knows it: without a meeting a member has replied or not."""
    if not sitting.in_writing:
        return Presence.ROOM if where is Presence.WRITTEN else where
    return Presence.WRITTEN if where.here else where


def _afresh(nomination: Nomination) -> Nomination:
    """``nomination`` as it comes before a new sitting."""
    again = nomination.standing in (Standing.DEFERRED, Standing.RETURNED, Standing.OPEN)
    return voted_on(nomination) if again else replace(nomination, written={}, consulted=())


def _chair_of(members: Iterable[Member]) -> int | None:
    chair = default_chair(members)
    return chair.id if chair else None
