"""Acts by which a sitting looks at a nomination again: screened, voted on anew, lowered, added, corrected."""

from collections.abc import Iterable

from msgspec.structs import replace

from council.errors import Refused
from council.nominations import Nomination, Screening
from council.words import _
from store.door import Door


class SecondLookActs(Door):
    """What a sitting changes about nominations besides voting. Each needs a reason but screening."""

    def screen(self, numbers: Iterable[int], screening: Screening, note: str = "") -> None:
        """Record what the screening found of nominations, as one act."""
        changed = {
            number: replace(self.nomination(number), screening=screening, screening_note=note) for number in numbers
        }
        if changed:
            self.commit("screen", {"nominations": changed}, reason=note or None)

    def pull_out(self, number: int) -> None:
        """Keep a nomination out of block votes, to be discussed by itself (rút ra xét riêng), or put it back."""
        nomination = self.nomination(number)
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
        self.commit("pull_out", {"nominations": {number: replace(nomination, apart=not nomination.apart)}})

    def vote_again(self, number: int, reason: str) -> None:
        """Let the council vote again on a nomination; the earlier round stays in the record."""
        self._check_free(number, reason)
        nomination = self.nomination(number)
        vote = self.council.concluded(number)
        if vote is None or not self.council.speaks(nomination, vote):
            raise Refused(_("Nomination {number} has no vote that could be taken again.").format(number=number))
        again = replace(nomination, revote_after=vote.id, runoff=())
        self.commit("vote_again", {"nominations": {number: again}}, reason=reason)

    def lower(self, number: int, form: int, class_: str, reason: str) -> None:
        """Propose a nomination for a lower form or class (hạ mức khen, hạ hạng); it is voted on anew.

        Written opinions that wait were given on the higher one: they fall.
        """
        nomination = self.nomination(number)
        before = self.council.forms[nomination.form]
        lowered = replace(
            self._put_to(number, form, class_, reason),
            lowered_from=nomination.lowered_from or before.title(nomination.class_),
        )
        self.commit("lower", {"nominations": {number: lowered}}, reason=reason)

    def correct_form(self, number: int, form: int, class_: str, reason: str) -> None:
        """Correct the form or class that a nomination is for, where the list or whoever read it was wrong.

        What was voted on under the wrong one does not speak for it; written opinions that wait fall.
        """
        self.commit(
            "correct_form", {"nominations": {number: self._put_to(number, form, class_, reason)}}, reason=reason
        )

    def _put_to(self, number: int, form: int, class_: str, reason: str) -> Nomination:
        """A nomination for another form or class. Raises Refused where it cannot be put to that one."""
        self._check_free(number, reason)
        nomination = self.nomination(number)
        target = self.council.forms[form]
        if class_ not in (target.classes or ("",)):
            raise Refused(_("{form} has no class “{name}”.").format(form=target.name, name=class_))
        if nomination.kind not in target.kinds:
            raise Refused(_("{form} is not given to such a nominee.").format(form=target.name))
        if (form, class_) == (nomination.form, nomination.class_):
            raise Refused(_("Nomination {number} is for that form and class already.").format(number=number))
        return replace(nomination, form=form, class_=class_, written={}, consulted=(), runoff=())

    def add_nomination(self, nomination: Nomination, reason: str) -> Nomination:
        """Add one nomination in the sitting (its id is given here)."""
        if not reason:
            raise Refused(_("A nomination added by hand needs a reason: say why."))
        added = replace(nomination, id=self.next_id("nominations"))
        self.commit("add_nomination", {"nominations": {added.id: added}}, reason=reason)
        return added

    def correct_name(self, number: int, name: str, reason: str) -> None:
        """Correct the name of a nominee."""
        self._check_free(number, reason)
        if not name:
            raise Refused(_("A nominee needs a name: type it."))
        changed = replace(self.nomination(number), name=name)
        self.commit("correct_name", {"nominations": {number: changed}}, reason=reason)

    def _check_free(self, number: int, reason: str) -> None:
        if not reason:
            raise Refused(_("This needs a reason: say why."))
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
