"""Review, the walk: one nomination after the other comes in front, is voted on and commented."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from council.nominations import Nomination, Standing
from council.outcomes import Outcome, Row, row_of
from council.rules import Mode
from council.sittings import SittingState
from council.votes import Choice
from council.walk import Stage, by_form, by_unit, next_of, search
from council.words import N_, _
from documents.history_table import HistoryTable
from documents.rule_words import mode_words
from screens.actions import bindings
from screens.chair_decision import ChairDecision
from screens.review_actions import REVIEW_ACTIONS, UNDONE_UNASKED
from screens.vote_entry import VoteEntry
from store.place import Where, read_place
from widgets.lines import fit
from widgets.nomination_card import Front, NominationCard
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.remarks import Remarks
from widgets.walk_list import WalkList, stage_word

_SECONDS_TO_READ = 0.15


class ReviewPlace(ChairDecision):
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
        self._criteria = False
        self._current: int | None = None
        self._stages: list[Stage] = []
        self._rows: dict[int, Row] = {}
        self._readable = False
        self._rest: Timer | None = None
        self._before_search: int | None = None
        self._correction: Callable[[str], object] | None = None

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
        self._rows = {number: row_of(council, council.nominations[number]) for number in self._order}
        if self._current not in self._rows:
            self._current = self._where_it_stopped()
        self._draw_parts()
        self._tell_where()

    def go_to(self, number: int | None) -> None:
        """Bring a nomination in front."""
        if number is None or number == self._current:
            return
        self._current = number
        self._criteria = False
        self._draw_parts()
        self._tell_where()

    def _tell_where(self) -> None:
        self.be_at(Where(page="review", nomination=self._current, by_form=self._by_form))

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
        self._rows[nomination.id] = row_of(self.file.council, nomination)
        self._draw_parts()

    def _draw_parts(self) -> None:
        council = self.file.council
        stage = stage_word(self._by_form)
        self.query_one(WalkList).draw(council, self._stages, self._rows, self._current, stage)
        self.query_one(NominationCard).draw(council, self._front())
        if self.has_class("-wide"):
            self.query_one(Remarks).draw(council, self._current)
        self._rest_keys()

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

    def _rests(self) -> bool:
        """Whether a voting key means nothing yet. One that comes too early begins the rest anew: it may be held."""
        if not self._readable:
            self._begin_to_read()
        return not self._readable

    def _is_pending(self, number: int) -> bool:
        return self._rows[number].outcome is Outcome.PENDING

    def _in_front(self) -> Nomination | None:
        return None if self._current is None else self.file.council.nominations[self._current]

    def _do(self, act: Callable[[], object]) -> bool:
        """Do an act on the nomination in front and show what it changed."""
        nomination = self._in_front()
        done = self.act(act, nomination.name if nomination else "")
        if done:
            self._redraw_one(self._current)
        return done

    # voting

    def action_vote(self, choice: str) -> None:
        """A voting key: what it does depends on how the nomination in front is voted on."""
        nomination = self._in_front()
        if nomination is None or self._rests():
            return
        council = self.file.council
        sitting = council.sitting()
        voted = council.concluded(nomination.id, sitting.id) if sitting else None
        mode = voted.mode if voted else council.mode_of(nomination, sitting)
        if voted and (mode is Mode.ROLL_CALL or choice == "yes"):
            self.note(_("Voted on already. Undo takes the latest vote back; n corrects an older one."), Tone.WAIT)
        elif mode is Mode.ROLL_CALL:
            self._answer(nomination, Choice(choice))
        elif mode is Mode.SHOW_OF_HANDS and choice == "yes":
            self._vote_and_go_on(nomination, lambda: self.file.record_hands(nomination.id))
        else:
            entry = VoteEntry(self.file, nomination, mode, voted)
            self.prompt.ask_numbers(entry.fields(choice), entry.meaning, entry.start(choice))

    def _vote_and_go_on(self, nomination: Nomination, act: Callable[[], object]) -> None:
        """Vote; a nomination that all agree on needs no second look, so the next one comes in front."""
        if not self._do(act):
            return
        row = self._rows[nomination.id]
        if row.outcome is Outcome.PROPOSED and row.figures and row.figures.unanimous:
            self.action_next_pending()

    def _answer(self, nomination: Nomination, choice: Choice) -> None:
        def answer() -> None:
            if self.file.council.under_way(nomination.id) is None:
                self.file.begin_roll_call(nomination.id)
            self.file.answer(nomination.id, choice)

        self._do(answer)

    def on_prompt_numbers(self, event: Prompt.Numbers) -> None:
        """The numbers of a vote were entered: record them, or ask why they are corrected."""
        nomination = self._in_front()
        if nomination is None:
            return
        council = self.file.council
        sitting = council.sitting()
        voted = council.concluded(nomination.id, sitting.id) if sitting else None
        mode = voted.mode if voted else council.mode_of(nomination, sitting)
        entry = VoteEntry(self.file, nomination, mode, voted)
        if voted:
            self.prompt.leave()
            self._correction = lambda reason: entry.correct(event.numbers, reason)
            self.prompt.ask("correct", _("Reason for the correction:"))
        elif self._do(lambda: entry.record(event.numbers)):
            self.prompt.leave()

    def action_step_back(self) -> None:
        """Take back the latest answer of the roll call in front."""
        latest = self.file.latest_act()
        if latest and latest["verb"] == "answer" and self.file.nomination_of(latest) == self._current:
            self._do(self.file.undo)

    def action_abandon(self) -> None:
        """Leave the roll call in front without a result."""
        if self._current is not None and self.file.council.under_way(self._current):
            self.prompt.ask("abandon", _("Leave this roll call without a result? Enter: yes, Esc: no"))

    def action_undo(self) -> None:
        """Take back the latest act and go to the nomination it was about; what reaches further is asked about once."""
        latest = self.file.latest_act()
        if latest and latest["verb"] not in UNDONE_UNASKED:
            what = HistoryTable(self.file.ledger.acts, self.file.council).row(latest["n"]).what
            self.prompt.ask("undo", _("Take back “{act}”? Enter: yes, Esc: no").format(act=fit(what, 40).strip()))
        elif not self._rests():
            self._undo()

    def _undo(self) -> None:
        done: list[int | None] = []
        if self.act(lambda: done.append(self.file.undo()[1])):
            if done[0] is not None:
                self._current = done[0]
            self.draw()
            self.draw_status()
            self.note(_("Taken back."))

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
            self.note(_("No nomination is pending any more. 3 shows the results."), Tone.GOOD)
        else:
            self.go_to(number)

    def action_order(self) -> None:
        """Walk unit by unit, or form by form."""
        self._by_form = not self._by_form
        self.draw()

    def action_criteria(self) -> None:
        """Show the criteria in the place of the comments, or the comments again."""
        self._criteria = not self._criteria
        self._draw_parts()

    # questions

    def action_search(self) -> None:
        """Ask for a name or number to go to."""
        self._before_search = self._current
        self.prompt.ask("search", _("Search by name or number (Enter: stay, Esc: back)"))

    def action_comment(self) -> None:
        """Ask for a comment and its author."""
        if self._current is not None:
            self.prompt.ask("comment", _("Comment by (↑ ↓):"), choices=[_("nobody named"), *self._member_names()])

    def action_recuse(self) -> None:
        """Ask which member may not vote on the nomination in front."""
        if self._current is not None:
            self.prompt.ask("recuse", _("Recused (↑ ↓), reason:"), choices=self._member_names())

    def action_change_mode(self) -> None:
        """Ask in which other way to vote."""
        if self._current is not None:
            modes = [mode_words(mode) for mode in Mode]
            self.prompt.ask("mode", _("Way of voting (↑ ↓), reason:"), choices=modes)

    def action_decide(self) -> None:
        """Ask what the chair decides, and why."""
        nomination = self._in_front()
        if nomination:
            self.ask_chair(nomination)

    def action_set_aside(self, standing: str) -> None:
        """Put the nomination in front aside, or take it up again if that is where it is."""
        nomination = self._in_front()
        if nomination is None:
            return
        if nomination.standing is Standing(standing):
            self._do(lambda: self.file.take_up(nomination.id))
        else:
            self.prompt.ask(standing, _(_WHY[Standing(standing)]))

    def action_role_model(self) -> None:
        """Mark the nomination in front as a role model."""
        nomination = self._in_front()
        if nomination:
            self._do(lambda: self.file.mark_role_model(nomination.id))

    def _members(self) -> list[int]:
        sitting = self.file.council.sitting()
        body = self.file.council.body(sitting.body) if sitting else self.file.council.members.values()
        return [member.id for member in body]

    def _member_names(self) -> list[str]:
        return [self.file.council.members[member].name for member in self._members()]

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        """Go to the first nomination that the words typed so far fit."""
        if event.purpose == "search":
            found = search(self.file.council, self._order, event.text)
            self.note(_("{number} found").format(number=len(found)) if event.text else "")
            self.go_to(found[0] if found else None)

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Go back to where the search began."""
        self.note()
        if event.purpose == "search":
            self.go_to(self._before_search)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Do what was asked about."""
        number = self._current
        if number is None:
            return
        file, text, choice = self.file, event.text, event.choice
        acts: dict[str, Callable[[], object]] = {
            "comment": lambda: file.comment(number, text, self._members()[choice - 1] if choice else None),
            "recuse": lambda: file.recuse(number, self._members()[choice], text),
            "mode": lambda: file.change_mode(number, list(Mode)[choice], text),
            "deferred": lambda: file.defer(number, text),
            "returned": lambda: file.return_for_completion(number, text),
            "withdrawn": lambda: file.withdraw(number, text),
            "abandon": lambda: file.abandon_roll_call(number),
            "correct": lambda: self._correction(text) if self._correction else None,
        }
        if event.purpose == "search":
            self.note()
        elif event.purpose == "undo":
            self._undo()
        elif event.purpose in ("decide", "basis"):
            if self.take_chair_answer(event):
                self._redraw_one(number)
        elif event.purpose == "comment" and not text:
            self.note(_("Nothing was typed: no comment was recorded."), Tone.WAIT)
        elif event.purpose in acts:
            self._do(acts[event.purpose])


_WHY = {
    Standing.DEFERRED: N_("Deferred because (Enter alone: no reason):"),
    Standing.RETURNED: N_("Returned for completion because (Enter alone: no reason):"),
    Standing.WITHDRAWN: N_("Withdrawn because (Enter alone: no reason):"),
}
