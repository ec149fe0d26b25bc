"""Block votes in the walk: choose what is voted on together, see every name, enter the vote once."""

import contextlib
from collections.abc import Sequence
from typing import NamedTuple

from council.blocks import Block, blocks, chosen
from council.errors import Refused
from council.outcomes import Outcome, row_of
from council.rules import Mode
from council.votes import VoteState
from council.words import _
from documents.rule_words import mode_words
from screens.vote_entry import VoteEntry
from screens.walk_place import WalkPlace
from store.vote_acts import check_quorum
from widgets.palette import Tone
from widgets.prompt import Prompt


class Offer(NamedTuple):
    """A block vote that can be taken: what it is called in the question and above its names."""

    scope: str
    title: str
    block: Block

    @property
    def label(self) -> str:
        """The offer as a choice: "this unit, show of hands: 5"."""
        return f"{self.scope}, {mode_words(self.block.mode)}: {len(self.block.numbers)}"


class BlockVotes(WalkPlace):
    """While a block vote is asked about, its names stand in the place of the nomination in front."""

    _entry: VoteEntry | None = None
    _offers: tuple[Offer, ...] = ()
    _offer: Offer | None = None
    _page = 0
    _choice = 0
    _typed = ""

    def block_in_question(self) -> Offer | None:
        """The block whose names are to be seen."""
        return self._offer

    def vote_can_be_taken(self) -> bool:
        """Whether a sitting is open and enough are here; says so where not, before any number is asked for."""
        try:
            check_quorum(self.file.open_sitting())
        except Refused as refused:
            self.note(str(refused), Tone.WAIT)
            return False
        return True

    def ask_entry(self, entry: VoteEntry, choice: str) -> None:
        """Ask for the numbers of a vote, beginning with those of ``choice``."""
        self._entry = entry
        self.prompt.ask_numbers(entry.fields(), entry.meaning, entry.start(choice), entry.rest)

    def action_block(self) -> None:
        """Ask what to vote on together; in a block's roll call show whom it is about."""
        if self.rests():
            return
        nomination = self.in_front()
        calling = self.file.council.under_way(nomination.id) if nomination else None
        if calling and calling.block:
            numbers = tuple(vote.nomination for vote in self.file.council.called_with(calling))
            self._show(Offer("", _("called together"), Block(Mode.ROLL_CALL, numbers)))
            self.prompt.ask("block_seen", _("Voted on together; Enter: back to the roll call"))
        else:
            self._ask_block(self._offers_here(), "")

    def _offers_here(self) -> tuple[Offer, ...]:
        """The blocks of the unit and of the form in front and of all together, for each mode; none of them twice."""
        council, nomination = self.file.council, self.in_front()
        scopes: list[tuple[str, str, Sequence[int]]] = []
        if nomination:
            unit, form = council.units[nomination.unit], council.forms[nomination.form]
            scopes += [
                (_("this unit"), unit.name, [n.id for n in council.of_unit(unit.id)]),
                (_("this form"), form.name, [n.id for n in council.of_form(form.id)]),
            ]
        scopes.append((_("all"), _("all nominations"), sorted(council.nominations)))
        found: dict[tuple[int, ...], Offer] = {}
        for scope, title, numbers in scopes:
            for offer in self._offers_of(scope, title, numbers):
                found[offer.block.numbers] = offer
        return tuple(found.values())

    def _offers_of(self, scope: str, title: str, numbers: Sequence[int]) -> list[Offer]:
        counted = self.file.under_count()
        found = blocks(self.file.council, (number for number in numbers if number not in counted))
        return [Offer(scope, title, block) for block in found]

    def _ask_block(self, offers: Sequence[Offer], refusal: str) -> None:
        self._offers = tuple(offers)
        if not offers:
            self._hide()
            self.note(refusal or _("Nothing to vote on together: pending, eligible, nobody recused."), Tone.WAIT)
            return
        self._choice, self._typed = 0, ""
        self._show(offers[0])
        question = _("Vote together on (↑ ↓, or numbers: 1-5, 9):")
        self.prompt.ask("block", question, choices=[offer.label for offer in offers])

    def _chosen(self, text: str) -> list[Offer]:
        """The blocks of the nominations named in ``text``. Raises Refused where it names none."""
        return self._offers_of(_("chosen"), text, chosen(self.file.council, text))

    def on_prompt_chosen(self, event: Prompt.Chosen) -> None:
        """Show the names of the block that is now in front, unless numbers were typed: those go first."""
        if event.purpose == "block":
            self._choice = event.choice
            if not self._typed:
                self._show(self._offers[event.choice])

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Show the names that the numbers typed so far stand for."""
        if event.purpose != "block" or event.text == self._typed:
            return
        self._typed = event.text
        if not event.text:
            self._show(self._offers[self._choice])
            return
        with contextlib.suppress(Refused):  # not a whole list yet
            offers = self._chosen(event.text)
            self._show(offers[0] if offers else None)

    def on_prompt_paged(self, event: Prompt.Paged) -> None:
        """Go through the names of the block."""
        if self._offer:
            self._page = self.draw_card(self._page + event.step)

    def on_prompt_left(self, event: Prompt.Left) -> None:  # noqa: ARG002 - whatever was left, nothing is asked any more
        """Nothing was voted on together."""
        self._hide()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Go on with the block that was chosen."""
        if event.purpose == "block":
            self._block_answered(event.text, event.choice)
        elif event.purpose == "block_call" and self._offer:
            self._begin_call(self._offer.block)
        elif event.purpose == "block_seen":
            self._hide()

    def _block_answered(self, text: str, choice: int) -> None:
        if not text:
            self._enter(self._offers[choice])
            return
        try:
            offers, refusal = self._chosen(text), ""
        except Refused as refused:
            offers, refusal = [], str(refused)
        if len(offers) == 1:
            self._enter(offers[0])
        else:
            self._ask_block(offers, refusal)

    def _enter(self, offer: Offer) -> None:
        """Ask for the one vote on ``offer``; Enter alone is, by show of hands: all in favour."""
        if not self.vote_can_be_taken():
            self._hide()
            return
        self._show(offer)
        block = offer.block
        if block.mode is Mode.ROLL_CALL:
            question = _("Call the members once for all {number}? Enter: yes, Esc: no")
            self.prompt.ask("block_call", question.format(number=len(block.numbers)))
        else:
            first = self.file.council.nominations[block.numbers[0]]
            self.ask_entry(VoteEntry(self.file, first, block.mode, block=block.numbers), "no")

    def record_block(self, entry: VoteEntry, numbers: dict[str, int]) -> None:
        """Record the one vote on the block in question; where all agree the walk goes on to what is pending."""
        if self._offer is None:
            return
        block = self._offer.block.numbers
        if self.act(lambda: entry.record(numbers), self._together(block)):
            self.prompt.leave()
            self._offer = None
            self.bring(None)
            row = row_of(self.file.council, self.file.council.nominations[block[0]])
            nomination = self.in_front()
            unanimous = row.outcome is Outcome.PROPOSED and row.figures is not None and row.figures.unanimous
            if unanimous and nomination and nomination.id in block:
                self.action_next_pending()

    def _begin_call(self, block: Block) -> None:
        self._offer = None
        nomination = self.in_front()
        if self.act(lambda: self.file.begin_block_call(block.numbers), self._together(block.numbers)):
            self.bring(None if nomination and nomination.id in block.numbers else block.numbers[0])
        else:
            self.draw_card()

    def block_answered(self, number: int) -> None:
        """Show what an answer on nomination ``number`` changed of the others that it was given on."""
        vote = max(self.file.council.votes_of[number].values(), key=lambda vote: vote.id)
        if vote.block is not None and vote.state is VoteState.CLOSED:
            votes = self.file.council.votes.values()
            self.bring(None)
            self.say_saved(self._together([other.nomination for other in votes if other.block == vote.block]))

    def _together(self, numbers: Sequence[int]) -> str:
        return _("{number} together").format(number=len(numbers))

    def _show(self, offer: Offer | None) -> None:
        self._offer, self._page = offer, 0
        self.draw_card()

    def _hide(self) -> None:
        self._entry = None
        if self._offer:
            self._show(None)
