"""The walk's questions about the nomination in front: comments, setting aside, recusals, screening, second looks."""

from collections.abc import Sequence

from council.nominations import Nomination, Screening, Standing
from council.outcomes import is_pending
from council.rules import Mode
from council.words import N_, _
from documents.labels import SCREENING_WORDS
from documents.rule_words import mode_words
from screens.walk_place import Answers, WalkPlace
from widgets.palette import Tone
from widgets.prompt import Prompt


class SecondLooks(WalkPlace):
    """Everything besides voting that a sitting does with a nomination."""

    _offered_forms: tuple[tuple[int, str], ...] = ()

    def action_comment(self) -> None:
        """Ask for a comment and its author."""
        if self.in_front():
            self.prompt.ask("comment", _("Comment by (↑ ↓):"), choices=[_("nobody named"), *self._member_names()])

    def action_dissent(self) -> None:
        """Ask whose dissent is kept on record, and what it says."""
        if self.in_front():
            self.prompt.ask("dissent", _("Dissent on record of (↑ ↓):"), choices=self._member_names())

    def action_recuse(self) -> None:
        """Ask which member may not vote on the nomination in front."""
        if self.in_front():
            self.prompt.ask("recuse", _("Recused (↑ ↓), reason:"), choices=self._member_names())

    def action_change_mode(self) -> None:
        """Ask in which other way to vote."""
        if self.in_front():
            modes = [mode_words(mode) for mode in Mode]
            self.prompt.ask("mode", _("Way of voting (↑ ↓), reason:"), choices=modes)

    def action_decide(self) -> None:
        """Ask what the chair decides, and why."""
        nomination = self.in_front()
        if nomination:
            self.ask_chair(nomination)

    def action_set_aside(self, standing: str) -> None:
        """Put the nomination in front aside, or take it up again if that is where it is."""
        nomination = self.in_front()
        if nomination is None:
            return
        if nomination.standing is Standing(standing):
            self.do(lambda: self.file.take_up(nomination.id))
        else:
            self.prompt.ask(standing, _(_WHY[Standing(standing)]))

    def action_role_model(self) -> None:
        """Mark the nomination in front as a role model."""
        nomination = self.in_front()
        if nomination:
            self.do(lambda: self.file.mark_role_model(nomination.id))

    def _members(self) -> list[int]:
        sitting = self.file.council.sitting()
        body = self.file.council.body(sitting.body) if sitting else self.file.council.members.values()
        return [member.id for member in body]

    def _member_names(self) -> list[str]:
        return [self.file.council.members[member].name for member in self._members()]

    def action_screen(self) -> None:
        """Ask what the screening found of the nomination in front."""
        if self.in_front():
            found = [_(SCREENING_WORDS[screening]) for screening in _FOUND]
            self.prompt.ask("screen", _("Screening (↑ ↓), note:"), choices=found)

    def action_screen_stage(self) -> None:
        """Ask whether everything in the stage in front that was not screened yet is eligible."""
        title, numbers = self.stage_in_front()
        if self._unscreened(numbers):
            question = _("All {number} of {title} eligible? Enter: yes, Esc: no")
            self.prompt.ask("screen_stage", question.format(number=len(self._unscreened(numbers)), title=title))

    def _unscreened(self, numbers: tuple[int, ...]) -> list[int]:
        council = self.file.council
        nominations = (council.nominations[number] for number in numbers)
        return [n.id for n in nominations if n.screening is Screening.NONE and is_pending(council, n)]

    def action_pull_out(self) -> None:
        """Keep the nomination in front out of block votes, or put it back."""
        nomination = self.in_front()
        if nomination:
            self.do(lambda: self.file.pull_out(nomination.id))

    def action_vote_again(self) -> None:
        """Ask why the council votes again on the nomination in front."""
        if self.in_front():
            self.prompt.ask("vote_again", _("Vote again because:"))

    def action_lower(self) -> None:
        """Ask for which lower class or form to propose the nomination in front."""
        nomination = self.in_front()
        if nomination is None:
            return
        ladder, here = self._forms_for(nomination), (nomination.form, nomination.class_)
        self._ask_form(
            "lower", _("Lower to (↑ ↓), reason:"), ladder[ladder.index(here) + 1 :] if here in ladder else ladder
        )

    def action_correct_form(self) -> None:
        """Ask which form or class the nomination in front is for in truth."""
        nomination = self.in_front()
        if nomination is not None:
            here = (nomination.form, nomination.class_)
            others = [other for other in self._forms_for(nomination) if other != here]
            self._ask_form("correct_form", _("The right form (↑ ↓), reason:"), others)

    def _forms_for(self, nomination: Nomination) -> list[tuple[int, str]]:
        """Every form and class that is given to such a nominee, from the highest."""
        return [
            (form.id, class_)
            for form in sorted(self.file.council.forms.values(), key=lambda form: form.id)
            if nomination.kind in form.kinds
            for class_ in form.classes or ("",)
        ]

    def _ask_form(self, purpose: str, question: str, offered: Sequence[tuple[int, str]]) -> None:
        self._offered_forms = tuple(offered)
        if not offered:
            self.note(
                _("There is no lower form or class.")
                if purpose == "lower"
                else _("No other form or class is for such a nominee."),
                Tone.WAIT,
            )
            return
        titles = [self.file.council.forms[form].title(class_) for form, class_ in offered]
        self.prompt.ask(purpose, question, choices=titles)

    def answers(self, number: int, event: Prompt.Answered) -> Answers:
        """What the answers to these questions do."""
        file, text, choice = self.file, event.text, event.choice
        return {
            **super().answers(number, event),
            "comment": lambda: file.comment(number, text, self._members()[choice - 1] if choice else None),
            "dissent": lambda: file.comment(number, text, self._members()[choice], dissent=True),
            "recuse": lambda: file.recuse(number, self._members()[choice], text),
            "mode": lambda: file.change_mode(number, list(Mode)[choice], text),
            "deferred": lambda: file.defer(number, text),
            "returned": lambda: file.return_for_completion(number, text),
            "withdrawn": lambda: file.withdraw(number, text),
            "screen": lambda: file.screen([number], _FOUND[choice], text),
            "screen_stage": lambda: file.screen(self._unscreened(self.stage_in_front()[1]), Screening.ELIGIBLE),
            "vote_again": lambda: file.vote_again(number, text),
            "lower": lambda: file.lower(number, *self._offered_forms[choice], text),
            "correct_form": lambda: file.correct_form(number, *self._offered_forms[choice], text),
        }


_FOUND = (Screening.ELIGIBLE, Screening.NOT_YET, Screening.TO_BE_COMPLETED)
_WHY = {
    Standing.DEFERRED: N_("Deferred because (Enter alone: no reason):"),
    Standing.RETURNED: N_("Returned for completion because (Enter alone: no reason):"),
    Standing.WITHDRAWN: N_("Withdrawn because (Enter alone: no reason):"),
}
