"""What opens over the list of rules: one form's page, whose changes can move outcomes and may need a reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from council.council import Council
from council.forms import AwardForm
from council.rules import Rule
from council.words import _
from documents.changed_outcomes import changed_outcomes, outcomes
from screens.setup_page import SetupPage

if TYPE_CHECKING:
    from screens.setup import SetupPlace

Change = Callable[[str], object]
"""An act, given the reason for it."""


class FormPage(SetupPage):
    """A page about the award form of one number."""

    def __init__(self, place: "SetupPlace", number: int) -> None:
        super().__init__(place)
        self._number = number
        self._waiting: Change | None = None

    @property
    def form(self) -> AwardForm:
        """The form as it is now."""
        return self.file.council.forms[self._number]

    @property
    def gone(self) -> bool:
        """Whether the form was taken back."""
        return self._number not in self.file.council.forms

    def change(self, change: Change) -> None:
        """Make ``change``, once its reason is known where one is due."""
        if self.file.asks_reason():
            self._waiting = change
            self.place.prompt.ask("reason", _("The sitting has opened. Reason for the change"))
        else:
            self._make(change, "")

    def reason_given(self, reason: str) -> None:
        """Make the change that waited for its reason."""
        if self._waiting is not None:
            self._make(self._waiting, reason)
            self._waiting = None

    def saved(self) -> None:
        """The change is in the file."""

    def _make(self, change: Change, reason: str) -> None:
        before = outcomes(self.file.council)
        if not self.place.act(lambda: change(reason), self.form.name):
            return
        self.saved()
        self.place.redraw()
        if any(row.vote for row in before.values()):
            self.place.say(changed_outcomes(before, outcomes(self.file.council)))


def rule_in_force(council: Council, form: AwardForm) -> Rule:
    """The rule that a vote on ``form`` falls under now: the one that the sitting opened with, else the form's."""
    sitting = council.sitting()
    return sitting.rules.get(form.id, form.rule) if sitting else form.rule
