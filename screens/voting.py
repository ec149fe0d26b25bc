"""The walk's voting keys: shows of hands, roll calls, secret ballots, block votes, corrections, undo."""

from collections.abc import Callable

from council.errors import Refused
from council.nominations import Nomination
from council.outcomes import Outcome, row_of
from council.rules import Mode
from council.votes import Choice, Vote
from council.walk import block
from council.words import _
from documents.history_table import HistoryTable
from screens.review_actions import UNDONE_UNASKED
from screens.vote_entry import VoteEntry, hands_fields, hands_meaning
from screens.walk_place import Answers, WalkPlace
from store.vote_acts import check_quorum
from widgets.lines import fit
from widgets.palette import Tone
from widgets.prompt import Prompt


class Voting(WalkPlace):
    """What a voting key does depends on how the nomination in front is voted on."""

    _block: tuple[int, ...] = ()
    _blocks: tuple[tuple[int, ...], ...] = ()
    _correction: Callable[[str], object] | None = None

    def action_vote(self, choice: str) -> None:
        """A voting key: what it does depends on how the nomination in front is voted on."""
        nomination = self.in_front()
        if nomination is None or self.rests():
            return
        voted = self._voted(nomination)
        mode = voted.mode if voted else self.file.council.mode_of(nomination, self.file.council.sitting())
        if voted and mode is Mode.ROLL_CALL:
            self.note(_("Voted on already. Undo takes the latest vote back."), Tone.WAIT)
        elif voted and choice == "yes":
            self.note(_("Voted on already. Undo takes the latest vote back; n corrects an older one."), Tone.WAIT)
        elif not voted and not self._vote_can_be_taken():
            return
        elif mode is Mode.ROLL_CALL:
            self._answer(nomination, Choice(choice))
        elif mode is Mode.SHOW_OF_HANDS and choice == "yes":
            self._vote_and_go_on(nomination, lambda: self.file.record_hands(nomination.id))
        else:
            entry = VoteEntry(self.file, nomination, mode, voted)
            self._block = ()
            self.prompt.ask_numbers(entry.fields(choice), entry.meaning, entry.start(choice))

    def _vote_can_be_taken(self) -> bool:
        """Whether a sitting is open and enough are here; says so where not, before any number is asked for."""
        try:
            check_quorum(self.file.open_sitting())
        except Refused as refused:
            self.note(str(refused), Tone.WAIT)
            return False
        return True

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

        self.do(answer)

    def _voted(self, nomination: Nomination) -> Vote | None:
        """The vote that speaks for ``nomination`` in this sitting."""
        council = self.file.council
        sitting = council.sitting()
        vote = council.concluded(nomination.id, sitting.id) if sitting else None
        return vote if vote and council.speaks(nomination, vote) else None

    def on_prompt_numbers(self, event: Prompt.Numbers) -> None:
        """The numbers of a vote were entered: record them, or ask why they are corrected."""
        nomination = self.in_front()
        if self._block:
            self._vote_on_block(event.numbers)
            return
        if nomination is None:
            return
        voted = self._voted(nomination)
        mode = voted.mode if voted else self.file.council.mode_of(nomination, self.file.council.sitting())
        entry = VoteEntry(self.file, nomination, mode, voted)
        said, tone = entry.meaning(event.numbers)
        if tone is Tone.BAD:
            self.note(said, tone)
        elif voted:
            self.prompt.leave()
            self._correction = lambda reason: entry.correct(event.numbers, reason)
            self.prompt.ask("correct", _("Reason for the correction:"))
        elif self.do(lambda: entry.record(event.numbers)):
            self.prompt.leave()

    def action_step_back(self) -> None:
        """Take back the latest answer of the roll call in front."""
        latest, nomination = self.file.latest_act(), self.in_front()
        if latest and nomination and latest["verb"] == "answer" and self.file.nomination_of(latest) == nomination.id:
            self.do(self.file.undo)

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

    # block votes

    def action_block(self) -> None:
        """Ask on which nominations to vote together: those of the stage in front, or all of them."""
        if self.rests():
            return
        council = self.file.council
        title, numbers = self.stage_in_front()
        here, everywhere = block(council, numbers), block(council, sorted(council.nominations))
        self._blocks = tuple(numbers for numbers in (here, everywhere) if numbers)
        if not self._blocks:
            self.note(_("Nothing to vote on together: pending, eligible, by show of hands, nobody recused."), Tone.WAIT)
            return
        names = [title] if here else []
        choices = [f"{name}: {len(n)}" for name, n in zip([*names, _("all")], self._blocks, strict=True)]
        self.prompt.ask("block", _("Vote together on (↑ ↓), Enter:"), choices=choices)

    def _ask_block(self, choice: int) -> None:
        """Ask for the numbers of the block vote; Enter alone is: all in favour."""
        self._block = self._blocks[choice]
        sitting = self.file.council.sitting()
        voters = len(sitting.present) if sitting else 0
        self.prompt.ask_numbers(hands_fields(), lambda numbers: hands_meaning(voters, numbers))

    def _vote_on_block(self, numbers: dict[str, int]) -> None:
        count = len(self._block)
        if self.act(
            lambda: self.file.record_block(self._block, **numbers), _("{number} together").format(number=count)
        ):
            self.prompt.leave()
            self._block = ()
            self.bring(None)

    def on_prompt_left(self, event: Prompt.Left) -> None:  # noqa: ARG002 - the walk itself asks what was left
        """Nothing was voted on together."""
        self._block = ()
        self.note()

    def answers(self, number: int, event: Prompt.Answered) -> Answers:
        """What the answers to the questions of voting do."""
        return {
            **super().answers(number, event),
            "abandon": lambda: self.file.abandon_roll_call(number),
            "correct": lambda: self._correction(event.text) if self._correction else None,
        }
