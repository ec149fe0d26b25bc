"""What the papers cite and who gets them: the order of the award list, the bases of the submission, the recipients."""

from itertools import permutations

from msgspec.structs import replace

from council.forms import ALL_KINDS, Kind
from council.settings import Basis
from council.text import clean_line
from council.words import N_, _
from screens.settings_page import SettingsPage, spliced
from screens.setup_page import Deeds, indented
from widgets.heading_rows import basis_line, copy_line, heading_label, heading_line, kinds_words
from widgets.lines import Line, line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt

_FIRST_BASIS = 1


class PapersPage(SettingsPage):
    """The order of kinds, then the bases, then the lines under "Nơi nhận"; each change is an act."""

    def title(self) -> str:
        """How many bases the council confirmed."""
        bases = self.settings.bases
        confirmed = sum(basis.confirmed for basis in bases)
        return _("Papers {confirmed}/{total}").format(confirmed=confirmed, total=len(bases))

    @property
    def settled(self) -> bool:
        """Whether every basis is confirmed."""
        return all(basis.confirmed for basis in self.settings.bases)

    def deeds(self) -> Deeds:
        """Edit, add; remove or confirm what can be."""
        deeds: Deeds = {"edit": self.edit, "add": self.add}
        if self._basis is not None:
            return {**deeds, "remove": self.remove, "confirm": self.confirm, "confirm_all": self.confirm_all}
        return {**deeds, "remove": self.remove} if self._copy is not None else deeds

    def lines(self, width: int) -> list[Line]:
        """A line for the order, each basis, each recipient."""
        settings = self.settings
        return [
            heading_line(N_("order in the award list"), kinds_words(settings.kinds), width),
            *(basis_line(number, basis, width) for number, basis in enumerate(settings.bases, 1)),
            *(copy_line(number, text, width) for number, text in enumerate(settings.copies, 1)),
        ]

    def details(self, width: int) -> list[Line]:
        """What is under the cursor in full; of a basis also whether the council confirmed it."""
        basis, copy = self._basis, self._copy
        if basis is not None:
            told = self.settings.bases[basis]
            mark = (
                line(_("The council confirmed it."), Tone.GOOD)
                if told.confirmed
                else line(_("Not confirmed by the council."), Tone.WAIT)
            )
            return indented([*wrap(clean_line(told.text), width - 2, most=2), mark])
        if copy is not None:
            return indented(wrap(clean_line(self.settings.copies[copy]), width - 2, most=3))
        words = _("Inside each award form the list has them in this order.")
        return indented([*wrap(kinds_words(self.settings.kinds), width - 2, most=1), line(words, Tone.FAINT)])

    def edit(self) -> None:
        """Ask for what is under the cursor."""
        ask, basis, copy = self.place.prompt.ask, self._basis, self._copy
        if basis is not None:
            ask("basis", heading_label(N_("basis of the submission")), value=self.settings.bases[basis].text)
        elif copy is not None:
            ask("copy", heading_label(N_("copy to")), value=self.settings.copies[copy])
        else:
            ask("order", _("Order (↑ ↓, Enter):"), choices=[kinds_words(kinds) for kinds in self._orders()])

    def add(self) -> None:
        """Ask for one more basis or recipient; that which the cursor is among comes first."""
        self.place.prompt.ask("new", _("New (↑ ↓):"), choices=[label for _name, label in self._new()])

    def remove(self) -> None:
        """Remove the basis or the recipient under the cursor."""
        if self._basis is not None:
            self.set("bases", spliced(self.settings.bases, self._basis))
        elif self._copy is not None:
            self.set("copies", spliced(self.settings.copies, self._copy))

    def confirm(self) -> None:
        """The council confirms the basis under the cursor; on to the next."""
        place = self._basis
        assert place is not None
        confirmed = replace(self.settings.bases[place], confirmed=True)
        if self.settings.bases[place].confirmed or self.set("bases", spliced(self.settings.bases, place, confirmed)):
            self.cursor += 1
            self.place.redraw()

    def confirm_all(self) -> None:
        """The council confirms all bases."""
        if self.settled:
            self.place.note(_("Nothing is left to confirm here."))
        else:
            self.set("bases", tuple(replace(basis, confirmed=True) for basis in self.settings.bases))

    def answered(self, event: Prompt.Answered) -> None:
        """Keep what was typed or chosen; a basis that was changed is unconfirmed."""
        text, settings = clean_line(event.text), self.settings
        if event.purpose == "order":
            self.set("kind_order", self._orders()[event.choice])
        elif not text:
            self.place.note(_("Nothing was changed."))
        elif event.purpose == "new":
            name, _label = self._new()[event.choice]
            added = Basis(text) if name == "bases" else text
            if self.set(name, (*getattr(settings, name), added)):
                self.cursor = _FIRST_BASIS + len(self.settings.bases) - 1
                self.cursor += len(self.settings.copies) if name == "copies" else 0
                self.place.redraw()
        elif event.purpose == "basis" and self._basis is not None:
            if text != settings.bases[self._basis].text:
                self.set("bases", spliced(settings.bases, self._basis, Basis(text)))
        elif self._copy is not None:
            self.set("copies", spliced(settings.copies, self._copy, text))

    def _new(self) -> list[tuple[str, str]]:
        """What can be added: the field, and what it is called."""
        both = [("bases", _("basis of the submission")), ("copies", _("copy to"))]
        return both if self._copy is None else both[::-1]

    def _orders(self) -> list[tuple[Kind, ...]]:
        """Every order of the kinds, the present one first."""
        now = self.settings.kinds
        return sorted(permutations(ALL_KINDS), key=lambda order: order != now)

    @property
    def _basis(self) -> int | None:
        """Which basis the cursor is on, from 0."""
        place = self.cursor - _FIRST_BASIS
        return place if 0 <= place < len(self.settings.bases) else None

    @property
    def _copy(self) -> int | None:
        """Which recipient the cursor is on, from 0."""
        place = self.cursor - _FIRST_BASIS - len(self.settings.bases)
        return place if 0 <= place < len(self.settings.copies) else None
