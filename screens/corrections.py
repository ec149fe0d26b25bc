"""Correcting a vote that is recorded: other numbers, or another voice in a roll call, each with a reason."""

from collections.abc import Callable

from council.nominations import Nomination
from council.votes import Choice, Vote
from council.words import _
from documents.vote_act_words import CHOICE_WORDS
from screens.block_votes import BlockVotes
from screens.vote_entry import VoteEntry
from widgets.palette import Tone
from widgets.prompt import Prompt


class Corrections(BlockVotes):
    """The reason is asked for last; of a block vote then, whether all of it is corrected."""

    _put_right: Callable[[str, bool], object] | None = None
    _whose: tuple[int, ...] = ()
    _reason = ""

    def voted(self, nomination: Nomination) -> Vote | None:
        """The vote that speaks for ``nomination`` in this sitting."""
        council = self.file.council
        sitting = council.sitting()
        vote = council.concluded(nomination.id, sitting.id) if sitting else None
        return vote if vote and council.speaks(nomination, vote) else None

    def ask_why(self, entry: VoteEntry, numbers: dict[str, int]) -> None:
        """Ask why ``numbers`` are put in the place of the recorded ones."""
        self._put_right = lambda reason, together: entry.correct(numbers, reason, together=together)
        self.prompt.leave()
        self.prompt.ask("correct", _("Reason for the correction:"))

    def ask_whose_voice(self, voted: Vote, choice: Choice) -> None:
        """Ask which member said ``choice`` and was recorded otherwise in a roll call that is closed, and the reason."""
        sitting, members = self.file.council.sittings[voted.sitting], self.file.council.members
        said, here = (voted.written, sitting.present) if sitting.in_writing else (voted.choices, voted.voters)
        before = {member: said.get(member, Choice.NOT_VOTING) for member in here if member not in voted.recused}
        self._whose = tuple(member for member, voice in before.items() if voice is not choice)
        if not self._whose:
            self.note(_("Voted on already, and everybody is recorded so. Undo takes the latest vote back."), Tone.WAIT)
            return
        question = _("Correct to “{choice}” (↑ ↓), reason:").format(choice=_(CHOICE_WORDS[choice]))
        names = [f"{members[member].name}: {_(CHOICE_WORDS[before[member]])}" for member in self._whose]
        self.prompt.ask(f"correct_to_{choice.value}", question, choices=names)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Correct the vote in front, or ask first whether all of its block is."""
        nomination = self.in_front()
        voted = self.voted(nomination) if nomination else None
        if voted is None:
            return
        if event.purpose.startswith("correct_to_"):
            choice = Choice(event.purpose.removeprefix("correct_to_"))
            self._put_right = self._other_voice(voted, self._whose[event.choice], choice)
            self._reason_given(voted, event.text)
        elif event.purpose == "correct":
            self._reason_given(voted, event.text)
        elif event.purpose == "correct_block":
            self._correct(together=event.choice == 0)

    def _other_voice(self, voted: Vote, member: int, choice: Choice) -> Callable[[str, bool], object]:
        in_writing = self.file.council.sittings[voted.sitting].in_writing
        choices = {**(voted.written if in_writing else voted.choices), member: choice}
        return lambda reason, together: self.file.correct_vote(
            voted.nomination, reason, choices=choices, together=together
        )

    def _reason_given(self, voted: Vote, reason: str) -> None:
        self._reason = reason
        block = len(self.file.council.voted_with(voted))
        if reason and block > 1:
            choices = [_("all {number} voted on together").format(number=block), _("this one alone")]
            self.prompt.ask("correct_block", _("Correct (↑ ↓), Enter:"), choices=choices)
        else:
            self._correct(together=False)

    def _correct(self, *, together: bool) -> None:
        put_right = self._put_right
        if put_right and self.do(lambda: put_right(self._reason, together)) and together:
            self.bring(None)
