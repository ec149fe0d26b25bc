"""What every place of the interface has: status line, notes, prompt, key bar, and acts that never fail silently."""

from collections.abc import Callable
from typing import ClassVar, Protocol, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.screen import Screen

from council.errors import Refused
from council.sittings import Sitting, SittingState
from council.words import _
from documents.act_words import act_words
from screens.actions import EVERYWHERE, Action, bar
from store.council_file import CouncilFile
from store.errors import NotSaved, Stopped, StoreError
from store.place import Where, read_place, write_place
from widgets.line_view import LineView
from widgets.lines import Span
from widgets.narrow_paint import NarrowCompositor
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.status_line import StatusLine


class Host(Protocol):
    """What a place needs of the application that it belongs to."""

    @property
    def council_file(self) -> CouncilFile:
        """The council's file that is open."""

    def status(self) -> tuple[str, list[Span]]:
        """The council's name, and its sitting in words."""

    def open_file(self, council_file: CouncilFile) -> None:
        """Close the council that is open and go on with another one."""

    def review_at(self, number: int) -> None:
        """Go to one nomination in the walk."""

    def action_go(self, name: str) -> None:
        """Go to a place."""


class Place(Screen[None]):
    """A place where the secretary can be. Subclasses say what is in its body and draw it from the council's file."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    TITLE_KEY: ClassVar[str] = ""
    AUTO_FOCUS = "BottomLine"
    DEFAULT_CSS = """
    Place { background: ansi_default; color: ansi_default; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = NarrowCompositor()

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield StatusLine()
        yield from self.compose_body()
        yield Prompt()

    def compose_body(self) -> ComposeResult:
        """The widgets of this place, between the status line and the notes."""
        yield LineView(id="body")

    def draw(self) -> None:
        """Show the council as it is now. Called whenever the place comes to the front, after acts and resizes."""
        raise NotImplementedError

    @property
    def application(self) -> Host:
        """The application that this place belongs to."""
        return cast(Host, self.app)

    @property
    def file(self) -> CouncilFile:
        """The council's file that is open."""
        return self.application.council_file

    @property
    def prompt(self) -> Prompt:
        """The one-line question of this place."""
        return self.query_one(Prompt)

    def on_screen_resume(self) -> None:
        """Come to the front."""
        self.call_after_refresh(self.redraw)

    def on_resize(self) -> None:
        """Lay out for another size of terminal."""
        self.call_after_refresh(self.redraw)

    def redraw(self) -> None:
        """Draw the frame and the body."""
        self.draw_status()
        self.prompt.keys(self.keys())
        self.draw()

    def keys(self) -> list[tuple[str, str]]:
        """Pairs of key and label for the key bar."""
        return bar((*self.ACTIONS, *EVERYWHERE))

    def draw_status(self) -> None:
        """Say which council and sitting this is, and who is here."""
        self.query_one(StatusLine).place(*self.application.status())

    def note(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Say ``text`` above the keys, until something else is said."""
        self.prompt.note(text, tone)

    def be_at(self, where: Where) -> None:
        """Note for the big screen and for coming back that the secretary is ``where``.

        The nomination of the walk and its order stay what they were where ``where`` names no nomination. Only the
        session that writes the council says so, and only of the place in front; nothing is written twice.
        """
        ledger = self.file.ledger
        if not ledger.writable or not self.is_current:
            return
        before = read_place(ledger.path) or Where()
        if where.nomination is None:
            where = replace(where, nomination=before.nomination, by_form=before.by_form)
        if where != before:
            write_place(ledger.path, where)

    def act(self, act: Callable[[], object], name: str = "") -> bool:
        """Do ``act`` on the council's file and say what became of it; ``name`` is who or what it was about."""
        try:
            act()
        except Refused as refused:
            self.note(str(refused), Tone.WAIT)
            return False
        except NotSaved as error:
            self.query_one(StatusLine).saved(_("not saved"), Tone.BAD)
            self.note(str(error), Tone.BAD)
            return False
        except Stopped as error:
            self.query_one(StatusLine).saved(_("writing stopped"), Tone.BAD)
            self.note(str(error), Tone.BAD)
            return False
        except StoreError as error:
            self.note(str(error), Tone.BAD)
            return False
        self.note()
        self.say_saved(name)
        return True

    def take_back(self) -> bool:
        """Take back the latest act and say what it was; says whether it was taken back."""
        latest = self.file.latest_act()
        what = act_words(latest, self.file.council, self.file.ledger.document_before) if latest else ""
        if not self.act(self.file.undo):
            return False
        self.redraw()
        self.note(_("Taken back: {what}").format(what=what))
        return True

    def say_saved(self, name: str = "") -> None:
        """Say the number of the act that is now on the disk, and whom it was about."""
        saved = _("saved #{number}").format(number=self.file.ledger.number)
        self.query_one(StatusLine).saved(f"{saved} {name}".rstrip())


def sitting_words(sitting: Sitting | None) -> list[Span]:
    """The sitting and its quorum in words: "Phiên 1 · có mặt 8/9, cần 6"."""
    if sitting is None:
        return [(_("no sitting"), Tone.FAINT)]
    name = _("Sitting {number}").format(number=sitting.id)
    if sitting.state is SittingState.PLANNED:
        return [(name + " · ", Tone.PLAIN), (_("not opened yet"), Tone.WAIT)]
    if sitting.state is SittingState.ADJOURNED:
        return [(name + " · ", Tone.PLAIN), (_("adjourned"), Tone.WAIT)]
    sentence = _("{present}/{members} here, {needed} needed")
    if sitting.in_writing:
        sentence = _("in writing, {present}/{members} replied, {needed} needed")
    here = sentence.format(present=len(sitting.present), members=len(sitting.roster), needed=sitting.quorum_needed)
    if sitting.has_quorum:
        return [(f"{name} · {here}", Tone.PLAIN)]
    return [(f"{name} · {here}: ", Tone.PLAIN), (_("NO QUORUM"), Tone.BAD)]
