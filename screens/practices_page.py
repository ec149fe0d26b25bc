"""Models and good practices (mô hình, cách làm hay): role models that are no persons, entered by their titles."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from council.settings import Practice
from council.text import clean_line
from council.words import N_, _
from screens.settings_page import SettingsPage, spliced
from screens.setup_page import Deeds, indented
from widgets.heading_rows import heading_label, heading_line
from widgets.lines import Line, fit, line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt

if TYPE_CHECKING:
    from screens.setup import SetupPlace

_TITLE_CELLS = 48


class PracticesPage(SettingsPage):
    """All of them in the order in which they were entered; each opens over the list."""

    def title(self) -> str:
        """How many there are."""
        return _("Models {number}").format(number=len(self.settings.practices))

    def deeds(self) -> Deeds:
        """Open, add, remove."""
        own: Deeds = {"edit": self.edit, "remove": self.remove}
        return {**(own if self.settings.practices else {}), "add": self.add}

    def lines(self, width: int) -> list[Line]:
        """A line for each: its title and its unit."""
        title = max(_TITLE_CELLS, width - 34)
        return [
            [
                (f"{number:>3} {fit(clean_line(practice.title), title)} ", Tone.PLAIN),
                (fit(unit_words(self, practice), width - title - 5), Tone.FAINT),
            ]
            for number, practice in enumerate(self.settings.practices, 1)
        ]

    def details(self, width: int) -> list[Line]:
        """The one under the cursor in full."""
        practice = self.settings.practices[self.cursor]
        told = clean_line(practice.text) or "–"
        title = wrap(clean_line(practice.title), width - 2, most=1)
        return indented([*title, *wrap(told, width - 2, Tone.FAINT, most=2)])

    def edit(self) -> None:
        """Open the one under the cursor."""
        self.place.open_page(PracticePage(self.place, self.cursor))

    def add(self) -> None:
        """Ask for the title of one more."""
        self.place.prompt.ask("new", _("Title of a model or good practice"))

    def remove(self) -> None:
        """Remove the one under the cursor."""
        self.set("practices", spliced(self.settings.practices, self.cursor))

    def answered(self, event: Prompt.Answered) -> None:
        """Add one, and open it."""
        title = clean_line(event.text)
        if title and self.set("practices", (*self.settings.practices, Practice(title=title))):
            self.cursor = len(self.settings.practices) - 1
            self.edit()


class PracticePage(SettingsPage):
    """One of them: title, unit, what is good in it. Each change is saved at once."""

    def __init__(self, place: "SetupPlace", number: int) -> None:
        super().__init__(place)
        self._number = number

    @property
    def gone(self) -> bool:
        """Whether it was taken back."""
        return self._number >= len(self.settings.practices)

    def title(self) -> str:
        """Which one it is."""
        return _("Model or good practice {number}").format(number=self._number + 1)

    def deeds(self) -> Deeds:
        """Edit, leave."""
        return {"edit": self.edit, "back": self.place.close_page}

    def lines(self, width: int) -> list[Line]:
        """Title, unit, text."""
        return [heading_line(label, value, width) for label, value in self._parts()]

    def details(self, width: int) -> list[Line]:
        """What is under the cursor in full."""
        value = self._parts()[self.cursor][1]
        return indented(wrap(clean_line(value), width - 2, most=3)) if value else [line()]

    def edit(self) -> None:
        """Ask for what is under the cursor."""
        ask, practice = self.place.prompt.ask, self._practice
        if self.cursor == 0:
            ask("title", heading_label(N_("title")), value=practice.title)
        elif self.cursor == 1:
            names = [_("no unit") if unit is None else self.file.council.units[unit].name for unit in self._units()]
            ask("unit", _("Unit (↑ ↓, Enter):"), choices=names)
        else:
            ask("text", heading_label(N_("what is good in it")), value=practice.text)

    def answered(self, event: Prompt.Answered) -> None:
        """Change the part that was asked for."""
        text = clean_line(event.text)
        if event.purpose == "unit":
            changed = replace(self._practice, unit=self._units()[event.choice])
        elif event.purpose == "title" and not text:
            self.place.note(_("It needs a title: type one, or remove it from the list."), Tone.WAIT)
            return
        else:
            changed = replace(self._practice, **{event.purpose: text})
        self.set("practices", spliced(self.settings.practices, self._number, changed))

    def _units(self) -> list[int | None]:
        """The units, and none; that which the practice has comes first."""
        every = [None, *sorted(self.file.council.units)]
        return sorted(every, key=lambda unit: unit != self._practice.unit)

    def _parts(self) -> list[tuple[str, str]]:
        practice = self._practice
        return [
            (N_("title"), practice.title),
            (N_("unit"), unit_words(self, practice)),
            (N_("what is good in it"), practice.text),
        ]

    @property
    def _practice(self) -> Practice:
        return self.settings.practices[self._number]


def unit_words(page: SettingsPage, practice: Practice) -> str:
    """The name of the unit that a practice is from, "" for none."""
    unit = page.file.council.units.get(practice.unit or 0)
    return clean_line(unit.name) if unit else ""
