"""The application: which council is open, where the secretary is, and how everybody leaves cleanly."""

import asyncio
import contextlib
import signal
from typing import ClassVar

from textual.binding import BindingType

from council.words import _
from screens.actions import EVERYWHERE, bindings
from screens.attendance import AttendancePlace
from screens.award_list import AwardListPlace
from screens.ballots import BallotsPlace
from screens.held import taken_over_words
from screens.help import HelpScreen
from screens.history import HistoryPlace
from screens.home import HomePlace
from screens.keys_in_turn import KeysInTurn
from screens.lists_in import ListsInPlace
from screens.palette import PaletteScreen
from screens.papers import PapersPlace
from screens.place import Place, sitting_words
from screens.results import ResultsPlace
from screens.review import ReviewPlace
from screens.setup import SetupPlace
from store.council_file import CouncilFile
from store.errors import StoreError
from store.languages import speak
from store.preferences import remember
from store.records import load
from store.take_over_session import taken_over_by
from widgets.lines import Span
from widgets.palette import Tone

PLACES: dict[str, type[Place]] = {
    "home": HomePlace,
    "attendance": AttendancePlace,
    "review": ReviewPlace,
    "results": ResultsPlace,
    "award_list": AwardListPlace,
    "history": HistoryPlace,
    "setup": SetupPlace,
    "ballots": BallotsPlace,
    "papers": PapersPlace,
    "lists_in": ListsInPlace,
}

_SECONDS_TO_SETTLE = 0.3
"""After which a note is not painted over by the place coming to the front."""

_SECONDS_BETWEEN_LOOKS = 0.5


class Application(KeysInTurn):
    """The terminal interface over one council's file at a time."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)
    CSS = "Screen { scrollbar-size: 0 0; }"

    def __init__(self, council_file: CouncilFile | None, *, language: str) -> None:
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"
        self.animation_level = "none"
        self.language = language
        self._file = council_file
        self._places: dict[str, Place] = {}
        self._installed = 0
        self.ousted = ""
        """A sentence about the session that has taken the council over, once one has."""

    @property
    def council_file(self) -> CouncilFile:
        """The council's file that is open; only home is shown without one."""
        if self._file is None:
            raise LookupError("no council file is open")
        return self._file

    def on_mount(self) -> None:
        """Leave on SIGHUP and SIGTERM; go where the secretary was."""
        loop = asyncio.get_running_loop()
        for number, leave in ((signal.SIGHUP, self.action_leave), (signal.SIGTERM, self._leave_when_told)):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave)
        self.action_go(self._first_place())
        self._look_over()
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self._look_again)

    def open_file(self, council_file: CouncilFile) -> None:
        """Close the council that is open and go on with another one. Demonstrations are not remembered."""
        if self._file is not None:
            self._file.close()
        self._file = council_file
        if not council_file.council.settings.invented:
            remember(opened=council_file.ledger.path)
        in_front = self.screen
        left, self._places = self._places, {}
        self.action_go(self._first_place())
        for place in left.values():
            self.uninstall_screen(place)
            if place is not in_front:
                place.remove()
        self._look_over()

    def close_council(self) -> None:
        """Leave the council's file at rest."""
        if self._file is not None:
            self._file.close()

    def review_at(self, number: int) -> None:
        """Go to one nomination in the walk."""
        self.action_go("review")
        place = self._places["review"]
        if isinstance(place, ReviewPlace):
            place.call_after_refresh(place.go_to, number)

    def action_go(self, name: str) -> None:
        """Go to a place."""
        if self._file is None and name != "home":
            return
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = PLACES[name]()
            self._installed += 1
            self.install_screen(place, f"{name} {self._installed}")
        if not isinstance(self.screen, Place):
            self.push_screen(place)
        elif self.screen is not place:
            self.switch_screen(place)

    def action_palette(self) -> None:
        """Find a command by its name."""
        if isinstance(self.screen, Place):
            self.push_screen(PaletteScreen(self.screen), self._run)

    def action_help(self) -> None:
        """Show what every key does here."""
        if isinstance(self.screen, Place):
            self.push_screen(HelpScreen(self.screen))

    def action_language(self) -> None:
        """Speak the other language from now on."""
        self.language = speak("en" if self.language == "vi" else "vi")
        remember(language=self.language)
        if isinstance(self.screen, Place):
            self.screen.redraw()

    def action_leave(self) -> None:
        """Save everything and quit."""
        self.exit(0)

    def status(self) -> tuple[str, list[Span]]:
        """The left of the status line: council, and sitting with its quorum."""
        if self._file is None:
            return _("Emulation and commendation council"), []
        council = self._file.council
        words = sitting_words(council.sitting() or council.latest_sitting())
        if not self._file.ledger.writable:
            words = [(_("READ ONLY"), Tone.WAIT), (" · ", Tone.PLAIN), *words]
        return council.settings.name, words

    def _leave_when_told(self) -> None:
        """Leave, and keep in mind whether another session asked for it to take the council over."""
        if self._file is not None and (by := taken_over_by(self._file.ledger.path)):
            self.ousted = taken_over_words(self._file.ledger.path, by)
        self.action_leave()

    async def _run(self, action: str | None) -> None:
        if action:
            await self.screen.run_action(action)

    def _look_over(self) -> None:
        """Say what opening the file found, and verify what opening left for later."""
        if self._file is not None:
            ledger = self._file.ledger
            self.set_timer(_SECONDS_TO_SETTLE, lambda: self._say(" ".join(ledger.notes)))
            self.run_worker(self._audit, thread=True)

    def _look_again(self) -> None:
        """A session that only reads takes in what the writing one has done since."""
        if self._file is None:
            return
        try:
            if not self._file.ledger.refresh():
                return
            self._file.council = load(self._file.ledger.tables)
        except StoreError as error:
            self._say(str(error))
        else:
            if isinstance(self.screen, Place):
                self.screen.redraw()

    def _audit(self) -> None:
        """Verify the file in a thread of its own; a file that is not in order takes no more acts."""
        try:
            self.council_file.ledger.audit()
        except StoreError as error:
            self.call_from_thread(self._say, str(error))

    def _say(self, text: str) -> None:
        if text and isinstance(self.screen, Place):
            self.screen.note(text, Tone.WAIT)

    def _first_place(self) -> str:
        if self._file is None:
            return "home"
        sitting = self._file.council.sitting()
        return "review" if sitting and sitting.roster else "attendance"
