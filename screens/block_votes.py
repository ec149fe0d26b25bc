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
    outside: tuple[int, ...] = ()
    """What was chosen by number and is not pending in the block's mode."""

    @property
    def label(self) -> str:
        """The offer as a choice: "this unit, show of hands: 5"."""
        return f"{self.scope}, {mode_words(self.block.mode)}: {len(self.block.numbers)}"


class BlockVotes(WalkPlace):
    """While a block vote is asked about, its names stand in the place of the nomination in front."""

    _entry: VoteEntry | None = None
    _by_scope: Sequence[Offer] = ()
    _offers: Sequence[Offer] = ()
    _offer: Offer | None = None
    _page = 0

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
            self._ask_block()

    def _offers_here(self) -> list[Offer]:
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
            for block in self._blocks(numbers):
                found[block.numbers] = Offer(scope, title, block)
        return list(found.values())

    def _chosen(self, text: str) -> list[Offer]:
        """The blocks of the nominations named in ``text``. Raises Refused where it is no list of numbers."""
        numbers = chosen(self.file.council, text)
        offers: list[Offer] = []
        for block in self._blocks(numbers):
            told = {*block.numbers, *block.singly, *block.unscreened}
            outside = tuple(number for number in numbers if number not in told)
            offers.append(Offer(_("chosen"), text, block, outside))
        return offers

    def _blocks(self, numbers: Sequence[int]) -> list[Block]:
        counted = self.file.under_count()
        return blocks(self.file.council, (number for number in numbers if number not in counted))

    def _ask_block(self) -> None:
        self._by_scope = self._offers = self._offers_here()
        if not self._offers:
            self._nothing_together()
            return
        self._show(self._offers[0])
        question = _("Vote together on (↑ ↓, or numbers: 1-5, 9):")
        self.prompt.ask("block", question, choices=[offer.label for offer in self._offers])

    def _nothing_together(self) -> None:
        self._hide()
        self.note(
            _("Nothing to vote on together: it must be pending, screened as eligible (e, E), nobody recused."),
            Tone.WAIT,
        )

    def on_prompt_chosen(self, event: Prompt.Chosen) -> None:
        """Show the names of the block that is now in front."""
        if event.purpose == "block":
            self._show(self._offers[event.choice])

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Offer the blocks of the numbers typed so far; without any, those of unit, form and all again."""
        if event.purpose != "block" or (not event.text and self._offers is self._by_scope):
            return
        with contextlib.suppress(Refused):  # not a whole list yet
            self._offers = self._chosen(event.text) if event.text else self._by_scope
            self.prompt.offer([offer.label for offer in self._offers])
            self._show(self._offers[0] if self._offers else None)

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
        try:
            if text:
                chosen(self.file.council, text)
        except Refused as refused:
            self._hide()
            self.note(str(refused), Tone.WAIT)
            return
        if self._offers:
            self._enter(self._offers[choice])
        else:
            self._nothing_together()

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
        """Say of how many an answer on nomination ``number`` was, and after the last one show what became of them."""
        vote = max(self.file.council.votes_of[number].values(), key=lambda vote: vote.id)
        if vote.block is not None:
            block = [v.nomination for v in self.file.council.votes.values() if v.block == vote.block]
            if vote.state is VoteState.CLOSED:
                self.bring(None)
            self.say_saved(self._together(block))

    def _together(self, numbers: Sequence[int]) -> str:
        return _("{number} together").format(number=len(numbers))

    def _show(self, offer: Offer | None) -> None:
        self._offer, self._page = offer, 0
        self.draw_card()

    def _hide(self) -> None:
        self._entry = None
        if self._offer:
            self._show(None)
