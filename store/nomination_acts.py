"""Acts on nominations: they come in, are put aside, recused from, marked."""

from collections.abc import Sequence

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

        Returns those added and those that were there already: the same unit, kind, name, form, class and position.
        """
        known = {_identity(nomination) for nomination in self.council.nominations.values()}
        added: list[Nomination] = []
        again: list[Nomination] = []
        first = self.next_id("nominations")
        for nomination in nominations:
            if _identity(nomination) in known:
                again.append(nomination)
            else:
                known.add(_identity(nomination))
                added.append(replace(nomination, id=first + len(added)))
        if added:
            self.commit("import", {"nominations": {nomination.id: nomination for nomination in added}})
        return added, again

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
