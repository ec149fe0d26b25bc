"""The course of a sitting: planned, opened, adjourned, closed; what cannot be taken back is asked first."""

from collections.abc import Callable

from textual.events import Key

from council.attendance import presence
from council.forms import AwardForm
from council.members import Body, roster
from council.outcomes import is_pending
from council.rules import Quorum, Rule
from council.sittings import Sitting, SittingState
from council.words import _
from documents.attendance_words import body_words
from screens.member_questions import MemberQuestions
from widgets.palette import Tone


class SittingCourse(MemberQuestions):
    """A place from which the sitting is planned, opened and closed."""

    def __init__(self) -> None:
        super().__init__()
        self._confirmed: Callable[[], None] | None = None

    @property
    def sitting(self) -> Sitting | None:
        """The sitting that is planned, open or adjourned, or None."""
        return self.file.council.sitting()

    def rules(self) -> list[tuple[AwardForm, Rule]]:
        """Every form with the rule that holds in this sitting."""
        frozen = self.sitting.rules if self.sitting else {}
        return [(form, frozen.get(form.id, form.rule)) for form in self.file.council.forms.values()]

    def quorum(self) -> Quorum:
        """The quorum that holds in this sitting."""
        return self.sitting.quorum if self.sitting and self.sitting.roster else self.file.council.settings.quorum

    # what becomes of it

    def action_plan(self, body: str) -> None:
        """Plan a sitting of a body."""
        if self.sitting is not None:
            self.note(_("A sitting is under way: close it before you plan another."), Tone.WAIT)
        elif self.act(lambda: self.file.plan_sitting(Body(body))):
            self.redraw()

    def action_body(self) -> None:
        """Let the other body sit."""
        sitting = self.sitting
        if sitting is None:
            self.note(_("No sitting is planned: plan one first (p standing committee, P whole council)."), Tone.WAIT)
            return
        other = Body.COUNCIL if sitting.body is Body.STANDING else Body.STANDING
        if self.act(lambda: self.file.change_body(other), body_words(other)):
            self.redraw()

    def action_writing(self) -> None:
        """Let the planned sitting take replies in writing, or meet."""
        self._run(self.file.meet_or_write)

    def action_start(self) -> None:
        """Open the planned sitting once that is confirmed; resume an adjourned one at once."""
        sitting = self.sitting
        if sitting is not None and sitting.state is SittingState.ADJOURNED:
            if self.act(self.file.resume):
                self.redraw()
            return
        if sitting is None or sitting.state is not SittingState.PLANNED:
            self._run(self.file.start_sitting)
            return
        voters = len(roster(self.file.council.members.values(), sitting.body))
        sentence = _("Open the sitting? {voters} voting members and all rules are frozen then.")
        if sitting.in_writing:
            sentence = _("Sent to {voters} voting members? They and all rules are frozen then; mark who replies (r).")
        question = sentence.format(voters=voters)
        body = roster(self.file.council.members.values(), sitting.body)
        here = sum(presence(sitting.attendance, member).here for member in body)
        if not sitting.in_writing and here < sitting.quorum.needed(voters):
            short = _("Only {present} are here, {needed} are needed.")
            question = f"{short.format(present=here, needed=sitting.quorum.needed(voters))} {question}"
        unconfirmed = sum(not rule.confirmed for _form, rule in self.rules()) + (not self.quorum().confirmed)
        if unconfirmed:
            question += " " + _("{number} rules are not confirmed.").format(number=unconfirmed)
        if sitting.chair is None:
            question += " " + _("Nobody presides.")
        self._ask(question, self.file.start_sitting)

    def action_adjourn(self) -> None:
        """Interrupt the sitting."""
        self._run(self.file.adjourn)

    def action_close(self) -> None:
        """Close the sitting once that is confirmed."""
        if self.sitting is None:
            self._run(self.file.close_sitting)
        else:
            pending = sum(is_pending(self.file.council, n) for n in self.file.council.nominations.values())
            question = _("Close the sitting for good? {number} are pending. This cannot be undone.")
            self._ask(question.format(number=pending), self.file.close_sitting)

    # asking before what cannot be taken back

    def _ask(self, question: str, act: Callable[[], object]) -> None:
        self._confirmed = lambda: self._run(act)
        self.note(question + " " + _("y or Enter: yes; any other key: no"), Tone.WAIT)

    def on_key(self, event: Key) -> None:
        """Answer the question that is open, if one is."""
        if self._confirmed is None:
            return
        event.stop()
        event.prevent_default()
        confirmed, self._confirmed = self._confirmed, None
        self.note()
        if event.key in ("y", "Y", "enter"):
            confirmed()

    def _run(self, act: Callable[[], object]) -> None:
        if self.act(act):
            self.redraw()
