"""The walk's voting keys: shows of hands, roll calls, secret ballots, corrections, undo."""

from collections.abc import Callable

from council.errors import Refused
from council.nominations import Nomination
from council.outcomes import Outcome, row_of
from council.rules import Mode
from council.votes import Choice
from council.words import _
from documents.history_table import HistoryTable
from screens.corrections import Corrections
from screens.review_actions import UNDONE_UNASKED
from screens.vote_entry import VoteEntry
from screens.walk_place import Answers
from widgets.lines import fit
from widgets.palette import Tone
from widgets.prompt import Prompt


class Voting(Corrections):
    """What a voting key does depends on how the nomination in front is voted on."""

    def action_vote(self, choice: str) -> None:
        """A voting key: what it does depends on how the nomination in front is voted on."""
        nomination = self.in_front()
        if nomination is None or self.rests():
            return
        voted = self.voted(nomination)
        mode = voted.mode if voted else self.file.council.mode_of(nomination, self.file.council.sitting())
        if voted and mode is Mode.ROLL_CALL:
            self.ask_whose_voice(voted, Choice(choice))
        elif voted and choice == "yes":
            self.note(_("Voted on already. Undo takes the latest vote back; n corrects an older one."), Tone.WAIT)
        elif not voted and not self.vote_can_be_taken():
            return
        elif mode is Mode.ROLL_CALL:
            self._answer(nomination, Choice(choice))
        elif mode is Mode.SHOW_OF_HANDS and choice == "yes":
            self._vote_and_go_on(nomination, lambda: self.file.record_hands(nomination.id))
        else:
            self.ask_entry(VoteEntry(self.file, nomination, mode, voted), choice)

    def _vote_and_go_on(self, nomination: Nomination, act: Callable[[], object]) -> None:
        """Vote; a nomination that all agree on needs no second look, so the next one comes in front."""
        if not self.do(act):
            return
        row = row_of(self.file.council, nomination)
        if row.outcome is Outcome.PROPOSED and row.figures and row.figures.unanimous:
            self.action_next_pending()

    def _answer(self, nomination: Nomination, choice: Choice) -> None:
        def answer() -> None:
            if self.file.council.under_way(nomination.id) is None:
                self.file.begin_roll_call(nomination.id)
            self.file.answer(nomination.id, choice)

        if self.do(answer):
            self.block_answered(nomination.id)

    def on_prompt_numbers(self, event: Prompt.Numbers) -> None:
        """The numbers of a vote were entered: record them, or ask why they are corrected."""
        entry, numbers = self._entry, event.numbers
        if entry is None:
            return
        try:
            entry.check(numbers)
        except Refused as refused:
            self.note(str(refused), Tone.BAD)
            return
        if entry.voted:
            self.ask_why(entry, numbers)
        elif self.block_in_question():
            self.record_block(entry, numbers)
        elif self.do(lambda: entry.record(numbers)):
            self.prompt.leave()

    def action_step_back(self) -> None:
        """Take back the latest answer of the roll call in front."""
        latest, nomination = self.file.latest_act(), self.in_front()
        if latest is None or nomination is None or latest["verb"] != "answer":
            return
        answered = {self.file.council.votes[int(vote)].nomination for vote in latest["merge"]["votes"]}
        if nomination.id in answered and self.do(self.file.undo) and len(answered) > 1:
            self.bring(None)

    def action_abandon(self) -> None:
        """Leave the roll call in front without a result."""
        nomination = self.in_front()
        if nomination and self.file.council.under_way(nomination.id):
            self.prompt.ask("abandon", _("Leave this roll call without a result? Enter: yes, Esc: no"))

    def action_undo(self) -> None:
        """Take back the latest act and go to the nomination it was about; what reaches further is asked about once."""
        latest = self.file.latest_act()
        if latest and latest["verb"] not in UNDONE_UNASKED:
            what = HistoryTable(self.file.ledger.acts, self.file.council).row(latest["n"]).what
            self.prompt.ask("undo", _("Take back “{act}”? Enter: yes, Esc: no").format(act=fit(what, 40).strip()))
        elif not self.rests():
            self.undo_now()

    def undo_now(self) -> None:
        """Take back the latest act and go to the nomination it was about."""
        done: list[int | None] = []
        if self.act(lambda: done.append(self.file.undo()[1])):
            self.bring(done[0])
            self.draw_status()
            self.note(_("Taken back."))

    def on_prompt_left(self, event: Prompt.Left) -> None:  # noqa: ARG002 - the walk itself asks what was left
        """Nothing was voted on."""
        self.note()

    def answers(self, number: int, event: Prompt.Answered) -> Answers:
        """What the answers to the questions of voting do."""
        return {
            **super().answers(number, event),
            "abandon": lambda: self.file.abandon_roll_call(number),
        }
