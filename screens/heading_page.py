"""The headings: what the council says of itself on its papers, its quorum, the plan's criteria."""

from msgspec.structs import replace

from council.text import clean_line
from council.words import N_, _
from screens.settings_page import SettingsPage, spliced
from screens.setup_page import Deeds, indented
from widgets.heading_rows import HEADINGS, criterion_line, heading_label, heading_line
from widgets.lines import Line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.rule_fields import share_refusal
from widgets.rule_rows import quorum_details, quorum_line

_QUORUM, _BASIS, _FIRST_CRITERION = len(HEADINGS), len(HEADINGS) + 1, len(HEADINGS) + 2


class HeadingPage(SettingsPage):
    """Names, then the quorum and its basis, then the criteria; each change is an act."""

    def title(self) -> str:
        """Whether the council confirmed its quorum."""
        return _("Headings {confirmed}/{total}").format(confirmed=int(self.settled), total=1)

    @property
    def settled(self) -> bool:
        """Whether the council confirmed its quorum."""
        return self.settings.quorum.confirmed

    def deeds(self) -> Deeds:
        """Edit, add, remove; confirm the quorum."""
        deeds = {"edit": self.edit, "add": self.add}
        if self.cursor >= _FIRST_CRITERION:
            return {**deeds, "remove": self.remove}
        return {**deeds, "confirm": self.confirm} if self.cursor >= _QUORUM else deeds

    def lines(self, width: int) -> list[Line]:
        """A line for each heading, for the quorum and its basis, for each criterion."""
        settings = self.settings
        return [
            *(heading_line(label, getattr(settings, name), width) for name, label in HEADINGS),
            quorum_line(settings.quorum, width),
            heading_line(N_("basis of the quorum"), settings.quorum.basis, width),
            *(criterion_line(number, text, width) for number, text in enumerate(settings.criteria, 1)),
        ]

    def details(self, width: int) -> list[Line]:
        """What is under the cursor in full; of the quorum also which sitting keeps another one."""
        if self.cursor >= _FIRST_CRITERION:
            return indented(wrap(self._criterion, width - 2, most=3))
        if self.cursor < _QUORUM:
            return indented(wrap(getattr(self.settings, HEADINGS[self.cursor][0]), width - 2, most=3))
        quorum, *basis, mark = quorum_details(self.settings.quorum, width, 3)
        sitting = self.file.council.sitting()
        if sitting and sitting.roster and sitting.quorum != self.settings.quorum:
            words = _("Sitting {number} keeps the quorum that it opened with: {needed} of {members}.").format(
                number=sitting.id, needed=sitting.quorum_needed, members=len(sitting.roster)
            )
            basis = indented(wrap(words, width - 2, Tone.WAIT, most=1))
        return [quorum, *basis, mark]

    def edit(self) -> None:
        """Ask for what is under the cursor."""
        ask = self.place.prompt.ask
        if self.cursor >= _FIRST_CRITERION:
            ask("criterion", _("Criterion"), value=self._criterion)
        elif self.cursor == _QUORUM:
            self._ask_quorum(self.settings.quorum.fraction)
        elif self.cursor == _BASIS:
            ask("basis", _("Basis of the quorum"), value=self.settings.quorum.basis)
        else:
            name, label = HEADINGS[self.cursor]
            ask(name, heading_label(label), value=getattr(self.settings, name))

    def add(self) -> None:
        """Ask for one more criterion."""
        self.place.prompt.ask("new", _("A new criterion"))

    def remove(self) -> None:
        """Remove the criterion under the cursor."""
        self._set_criterion(self.cursor - _FIRST_CRITERION)

    def confirm(self) -> None:
        """The council confirms its quorum."""
        if self.settings.quorum.confirmed:
            self.place.note(_("Nothing is left to confirm here."))
        else:
            self.keep(self.file.confirm_quorum, _("Quorum"))

    def typed(self, purpose: str, text: str) -> None:
        """Say at once that a share is none."""
        if purpose == "quorum":
            self.place.say(*share_refusal(text))

    def answered(self, event: Prompt.Answered) -> None:
        """Keep what was typed."""
        text, quorum = clean_line(event.text), self.settings.quorum
        match event.purpose:
            case "new":
                if text:
                    self._set_criterion(len(self.settings.criteria), text)
            case "criterion":
                self._set_criterion(self.cursor - _FIRST_CRITERION, text)
            case "quorum" if share_refusal(text)[0]:
                self._ask_quorum(text)
                self.place.say(*share_refusal(text))
            case "quorum" if text != quorum.fraction:
                self.set("quorum", replace(quorum, fraction=text, confirmed=False))
            case "basis" if text != quorum.basis:
                self.set("quorum", replace(quorum, basis=text, confirmed=False))
            case "quorum" | "basis":
                self.place.note(_("Nothing was changed."))
            case name:
                self.set(name, text)

    def _ask_quorum(self, value: str) -> None:
        self.place.prompt.ask("quorum", _("Quorum: a fraction of the members (2/3) or per cent"), value=value)

    def _set_criterion(self, place: int, text: str = "") -> None:
        """Put ``text`` in the place of the criterion at ``place``, from 0; an empty one removes it."""
        self.set("criteria", spliced(self.settings.criteria, place, *([text] if text else [])))

    @property
    def _criterion(self) -> str:
        return self.settings.criteria[self.cursor - _FIRST_CRITERION]
