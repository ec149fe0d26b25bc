"""Acts on nominations: they come in, are put aside, recused from, marked."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from council.errors import Refused
from council.nominations import Nomination, Standing
from council.rules import Mode
from council.words import _
from council.written import without
from store.door import Door, opinions_known


class NominationActs(Door):
    """What happens to a nomination apart from votes."""

    def add_nominations(self, nominations: Sequence[Nomination]) -> tuple[list[Nomination], list[Nomination]]:
        """Add ``nominations`` (their ids are given here) as one act.

        Returns those added and those that were there already: the same unit, kind, name, form, class and position
        (see ``told_apart``).
        """
        added, again = self.told_apart(nominations)
        if added:
            self.commit("import", {"nominations": {nomination.id: nomination for nomination in added}})
        return added, again

    def told_apart(self, nominations: Iterable[Nomination]) -> tuple[list[Nomination], list[Nomination]]:
        """Those of ``nominations`` that are new, and those that are there already, with the ids they have or would.

        In the award lists of other councils the workplace tells people apart too.
        """
        known: dict[tuple[object, ...], list[Nomination]] = {}
        for nomination in self.council.nominations.values():
            known.setdefault(_identity(nomination), []).append(nomination)
        new: list[Nomination] = []
        again: list[Nomination] = []
        first = self.next_id("nominations")
        for nomination in nominations:
            twins = known.setdefault(_identity(nomination), [])
            twin = next((twin for twin in twins if not _of_two_units(nomination, twin)), None)
            if twin:
                again.append(replace(nomination, id=twin.id))
            else:
                new.append(replace(nomination, id=first + len(new)))
                twins.append(new[-1])
        return new, again

    def withdraw_replaced(self, numbers: Sequence[int], reason: str) -> None:
        """Withdraw, as one act, what a unit's replacement list leaves out. What was voted on is left alone: Refused."""
        nominations = [self.nomination(number) for number in numbers]
        for nomination in nominations:
            if self.council.votes_of.get(nomination.id):
                raise Refused(
                    _("Nomination {number} has been voted on: decide about it in the walk.").format(
                        number=nomination.id
                    )
                )
        changed = {
            nomination.id: replace(nomination, standing=Standing.WITHDRAWN, standing_reason=reason)
            for nomination in nominations
            if nomination.standing is not Standing.WITHDRAWN
        }
        if changed:
            self.commit("withdraw_replaced", {"nominations": changed}, reason=reason or None)

    def mark_duties(self, number: int, *, leader: bool | None, front_line: bool | None) -> None:
        """Note whether a nominee leads or manages, and whether in the front line (tuyến đầu); None: not said."""
        nomination = self.nomination(number)
        changed = replace(nomination, leader=leader, front_line=front_line)
        if changed != nomination:
            self.commit("mark_duties", {"nominations": {number: changed}})

    def defer(self, number: int, reason: str = "") -> None:
        """Put a nomination off (để lại xét sau)."""
        self._set_aside("defer", number, Standing.DEFERRED, reason)

    def return_for_completion(self, number: int, reason: str = "") -> None:
        """Return a nomination so that its dossier is completed (trả lại để bổ sung hồ sơ)."""
        self._set_aside("return", number, Standing.RETURNED, reason)

    def withdraw(self, number: int, reason: str = "") -> None:
        """Withdraw a nomination (rút)."""
        self._set_aside("withdraw", number, Standing.WITHDRAWN, reason)

    def take_up(self, number: int) -> None:
        """Bring a nomination that was put aside before the council again."""
        self._set_aside("take_up", number, Standing.OPEN, "")

    def _set_aside(self, verb: str, number: int, standing: Standing, reason: str) -> None:
        nomination = self.nomination(number)
        if nomination.standing is standing:
            return
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
        changed = replace(nomination, standing=standing, standing_reason=reason)
        self.commit(verb, {"nominations": {number: changed}}, reason=reason or None)

    def recuse(self, number: int, member: int, reason: str = "") -> None:
        """Keep ``member`` from voting on a nomination (không biểu quyết do liên quan), or let them vote again."""
        nomination = self.nomination(number)
        self.member(member)
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
        lifted = member in nomination.recused
        recused = tuple(m for m in nomination.recused if m != member) if lifted else (*nomination.recused, member)
        verb = "lift_recusal" if lifted else "recuse"
        changed = replace(without(nomination, [member]), recused=recused)
        self.commit(verb, {"nominations": {number: changed}}, reason=reason or None)

    def change_mode(self, number: int, mode: Mode, reason: str) -> None:
        """Vote on one nomination otherwise than its form's rule says."""
        if not reason:
            raise Refused(_("Another way of voting needs a reason: say why."))
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
        nomination = self.nomination(number)
        if mode is Mode.SECRET_BALLOT and nomination.written:
            raise opinions_known(number)
        changed = replace(nomination, mode=mode)
        self.commit("change_mode", {"nominations": {number: changed}}, reason=reason)

    def mark_role_model(self, number: int) -> None:
        """Mark a nominee as a role model (gương điển hình tiên tiến), or take the mark away."""
        nomination = self.nomination(number)
        changed = replace(nomination, role_model=not nomination.role_model)
        self.commit("role_model", {"nominations": {number: changed}})


def _identity(nomination: Nomination) -> tuple[object, ...]:
    return (
        nomination.unit,
        nomination.kind,
        nomination.name,
        nomination.form,
        nomination.class_,
        nomination.position,
    )


def _of_two_units(one: Nomination, other: Nomination) -> bool:
    return None not in (one.place_below, other.place_below) and one.place_below != other.place_below
