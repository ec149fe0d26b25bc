"""Review, the walk: one nomination after the other comes in front, is voted on and commented."""

from collections import Counter
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from council.nominations import Nomination
from council.outcomes import Outcome, Row
from council.sittings import SittingState
from council.walk import Stage, by_form, by_unit, next_of, row_in_walk, search
from council.words import N_, _
from screens.actions import bindings
from screens.nominees import Nominees
from screens.review_actions import REVIEW_ACTIONS, roll_call_bar, voted_bar, voting_bar
from screens.second_looks import SecondLooks
from screens.voting import Voting
from screens.who_counts import WhoCounts
from store.place import Where, read_place
from widgets.nomination_card import Front, NominationCard
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.remarks import Remarks
from widgets.walk_list import WalkList, stage_word

_SECONDS_TO_READ = 0.15


class ReviewPlace(Voting, SecondLooks, WhoCounts, Nominees):
    """The walk. Voting keys rest until the nomination in front has been painted and could be read.

    Input methods turn a letter typed twice into one with a mark ("aa" is backspace and "â"), so such letters have the
    marked ones beside them, and backspace means nothing here.
    """

    TITLE_KEY = N_("Review")
    ACTIONS = REVIEW_ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW_ACTIONS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual declares it so
    DEFAULT_CSS = """
    ReviewPlace > Horizontal { height: 1fr; }
    ReviewPlace.-wide WalkList { width: 42; }
    ReviewPlace.-wide Remarks { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._by_form = False
        self._criteria = 0
        self._current: int | None = None
        self._stages: list[Stage] = []
        self._rows: dict[int, Row] = {}
        self._readable = False
        self._rest: Timer | None = None
        self._before_search: int | None = None

    def compose_body(self) -> ComposeResult:
        """The stages on the left, the nomination in front on the right."""
        with Horizontal():
            yield WalkList()
            yield NominationCard()
            yield Remarks()

    # what is in front

    @property
    def _order(self) -> list[int]:
        return [number for stage in self._stages for number in stage.nominations]

    def draw(self) -> None:
        """Show the walk as the council stands now."""
        council = self.file.council
        self._stages = by_form(council) if self._by_form else by_unit(council)
        self._rows = {number: row_in_walk(council, council.nominations[number]) for number in self._order}
        if self._current not in self._rows:
            self._current = self._where_it_stopped()
        self._draw_parts()
        self._tell_where()

    def go_to(self, number: int | None) -> None:
        """Bring a nomination in front."""
        if number is None or number == self._current:
            return
        self._current = number
        self._criteria = 0
        self.note()  # what was said was about the one before
        self._draw_parts()
        self._tell_where()

    def _tell_where(self) -> None:
        self.be_at(Where(page="review", nomination=self._current, by_form=self._by_form))

    def bring(self, number: int | None) -> None:
        """Draw everything anew, with nomination ``number`` in front where it is one."""
        if number is not None:
            self._current = number
        self.draw()

    def stage_in_front(self) -> tuple[str, tuple[int, ...]]:
        """The title and the nominations of the unit or form that the walk is in."""
        found = (stage for stage in self._stages if self._current in stage.nominations)
        return next(((stage.title, stage.nominations) for stage in found), ("", ()))

    def _where_it_stopped(self) -> int | None:
        place = read_place(self.file.ledger.path)
        number = place.nomination if place else None
        return (
            number
            if number in self._rows
            else next_of(self._order, None, self._is_pending) or next(iter(self._order), None)
        )

    def _redraw_one(self, number: int | None) -> None:
        """Show what an act changed about one nomination."""
        nomination = self.file.council.nominations.get(number or 0)
        if nomination is None or nomination.id not in self._rows:
            self.draw()
            return
        self._rows[nomination.id] = row_in_walk(self.file.council, nomination)
        self._draw_parts()

    def _draw_parts(self) -> None:
        council = self.file.council
        stage = stage_word(self._by_form)
        self.query_one(WalkList).draw(council, self._stages, self._rows, self._current, stage)
        self.draw_card()
        self.prompt.keys(self.keys())
        if self.has_class("-wide"):
            self.query_one(Remarks).draw(council, self._current)
        self._rest_keys()

    def draw_card(self, page: int = 0) -> int:
        """Draw what is in front: the nomination, or a ``page`` of the names in the block that is asked about."""
        card, asked = self.query_one(NominationCard), self.block_in_question()
        if asked is None:
            card.draw(self.file.council, self._front())
            return 0
        return card.draw_block(self.file.council, asked.title, asked.block, asked.outside, page)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that matter for the nomination in front: while it waits, while members are called, once voted on."""
        row = self._rows.get(self._current or 0)
        calling = row is not None and self.file.council.under_way(row.nomination.id) is not None
        if calling:
            return roll_call_bar()
        if row is None:
            return super().keys()
        if row.vote is None or row.outcome is Outcome.PENDING:
            return voting_bar(super().keys(), self.file.council.mode_of(row.nomination, self.file.council.sitting()))
        return voted_bar(waits_for_chair=row.outcome is Outcome.NEEDS_CHAIR)

    def _front(self) -> Front | None:
        if self._current is None:
            return None
        roll_call = self.file.council.under_way(self._current)
        sitting = self.file.council.sitting()
        calling = roll_call if sitting and sitting.state is SittingState.OPEN else None
        return Front(
            row=self._rows[self._current],
            place=self._order.index(self._current) + 1,
            total=len(self._order),
            sitting=sitting,
            roll_call=calling,
            to_call=self.file.to_call(calling) if calling else (),
            criteria=self._criteria,
            beside=self.has_class("-wide"),
        )

    def _rest_keys(self) -> None:
        """Let voting keys rest until what is in front has been painted and could be read."""
        self._readable = False
        self.call_after_refresh(self._begin_to_read)

    def _begin_to_read(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_SECONDS_TO_READ, self._end_to_read)

    def _end_to_read(self) -> None:
        self._readable = True

    def rests(self) -> bool:
        """Whether a voting key means nothing yet. One that comes too early begins the rest anew: it may be held."""
        if not self._readable:
            self._begin_to_read()
        return not self._readable

    def _is_pending(self, number: int) -> bool:
        return self._rows[number].outcome is Outcome.PENDING

    def in_front(self) -> Nomination | None:
        """The nomination in front, or None where there is none."""
        return None if self._current is None else self.file.council.nominations[self._current]

    def do(self, act: Callable[[], object]) -> bool:
        """Do an act on the nomination in front and show what it changed."""
        nomination = self.in_front()
        done = self.act(act, nomination.name if nomination else "")
        if done:
            self._redraw_one(self._current)
        return done

    # moving

    def action_move(self, step: int) -> None:
        """Go up or down in the walk."""
        order = self._order
        if self._current in order:
            place = order.index(self._current) + step
            if 0 <= place < len(order):
                self.go_to(order[place])

    def action_stage(self, step: int) -> None:
        """Go to the first nomination of the next or previous unit or form that has any."""
        filled = [stage for stage in self._stages if stage.nominations]
        here = next((place for place, stage in enumerate(filled) if self._current in stage.nominations), 0)
        if filled:
            self.go_to(filled[(here + step) % len(filled)].nominations[0])

    def action_next_pending(self) -> None:
        """Go to the next nomination that is pending."""
        number = next_of(self._order, self._current, self._is_pending)
        if number is None:
            self.note(self._nothing_pending(), Tone.GOOD)
        else:
            self.go_to(number)

    def _nothing_pending(self) -> str:
        """That the walk is done, and what it leaves open."""
        left = Counter(row.outcome for row in self._rows.values())
        aside, chair = left[Outcome.DEFERRED] + left[Outcome.RETURNED], left[Outcome.NEEDS_CHAIR]
        if aside or chair:
            return _(
                "No nomination is pending any more; deferred or returned: {aside}, for the chair: {chair}."
            ).format(aside=aside, chair=chair)
        return _("No nomination is pending any more. 3 shows the results.")

    def action_order(self) -> None:
        """Walk unit by unit, or form by form."""
        self._by_form = not self._by_form
        self.draw()

    def action_criteria(self) -> None:
        """Show the criteria in the place of the comments, page by page, then the comments again."""
        pages = self.query_one(NominationCard).criteria_pages if self._criteria else 1
        self._criteria = self._criteria + 1 if self._criteria < pages else 0
        self._draw_parts()

    # questions

    def action_search(self) -> None:
        """Ask for a name or number to go to."""
        self._before_search = self._current
        self.prompt.ask("search", _("Search by name or number (Enter: stay, Esc: back)"))

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Go to the first nomination that the words typed so far fit."""
        if event.purpose == "search":
            found = search(self.file.council, self._order, event.text)
            self.go_to(found[0] if found else None)
            self.note(_("{number} found").format(number=len(found)) if event.text else "")

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Go back to where the search began."""
        if event.purpose == "search":
            self.go_to(self._before_search)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Do what was asked about."""
        number = self._current
        if event.purpose == "search":
            self.note()
        elif event.purpose == "undo":
            self.undo_now()
        elif self.answer_about_nominee(event) or number is None:
            return
        elif event.purpose == "writer":
            self.writer_chosen(event.choice)
        elif event.purpose in ("decide", "basis"):
            if self.take_chair_answer(event):
                self._redraw_one(number)
        elif event.purpose in ("comment", "dissent") and not event.text:
            self.note(_("Nothing was typed: no comment was recorded."), Tone.WAIT)
        elif (
            (act := self.answers(number, event).get(event.purpose)) and self.do(act) and event.purpose in _FAR_REACHING
        ):
            self.draw()


_FAR_REACHING = ("screen_stage", "lower", "correct_form", "recuse_unit", "abandon")
"""Questions whose answer changes more than the nomination in front, or its place in the walk."""
