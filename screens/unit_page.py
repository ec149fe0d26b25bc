"""The units: their names, confirmed or assumed, and the other names that lists call them by."""

from msgspec.structs import replace

from council.units import Unit
from council.words import _
from screens.setup_page import Deeds, SetupPage, indented, listed
from widgets.lines import Line
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.unit_rows import unit_details, unit_line


class UnitPage(SetupPage):
    """All units in the council's order."""

    def title(self) -> str:
        """How many names the council confirmed."""
        units = self.units()
        return _("Units {confirmed}/{total}").format(confirmed=sum(unit.confirmed for unit in units), total=len(units))

    @property
    def settled(self) -> bool:
        """Whether every name is confirmed."""
        return all(unit.confirmed for unit in self.units())

    def units(self) -> list[Unit]:
        """The units in the council's order."""
        return sorted(self.file.council.units.values(), key=lambda unit: unit.id)

    def deeds(self) -> Deeds:
        """Names and marks."""
        own: Deeds = {
            "edit": self.rename,
            "names": self.ask_names,
            "confirm": self.confirm,
            "confirm_all": self.confirm_all,
        }
        return {**(own if self.units() else {}), "add": self.add}

    def lines(self, width: int) -> list[Line]:
        """A line for each unit."""
        council = self.file.council
        return [unit_line(n, unit, len(council.of_unit(unit.id)), width) for n, unit in enumerate(self.units(), 1)]

    def details(self, width: int) -> list[Line]:
        """The unit under the cursor."""
        return indented(unit_details(self._unit, width - 2))

    def rename(self) -> None:
        """Ask for another name of the unit under the cursor."""
        self.place.prompt.ask("name", _("Name of the unit"), value=self._unit.name)

    def ask_names(self) -> None:
        """Ask for the other names of the unit under the cursor."""
        unit = self._unit
        question = _("Other names of {unit}, with commas between them").format(unit=unit.name)
        self.place.prompt.ask("names", question, value=", ".join(unit.aliases))

    def confirm(self) -> None:
        """The council confirms the name under the cursor; on to the next."""
        unit = self._unit
        if unit.confirmed or self.place.act(lambda: self.file.confirm_units([unit.id]), unit.name):
            self.cursor += 1
            self.place.redraw()

    def confirm_all(self) -> None:
        """The council confirms all names."""
        if all(unit.confirmed for unit in self.units()):
            self.place.note(_("Nothing is left to confirm here."))
        else:
            self.keep(lambda: self.file.confirm_units(unit.id for unit in self.units()), "")

    def add(self) -> None:
        """Ask for one more unit."""
        self.place.prompt.ask("new", _("Name of a new unit, at the end of the list"))

    def answered(self, event: Prompt.Answered) -> None:
        """Change the unit under the cursor, or add one."""
        if event.purpose == "new":
            if event.text and self.keep(lambda: self.file.add_unit(event.text), event.text):
                self.cursor = len(self.units()) - 1
                self.place.redraw()
            return
        unit = self._unit
        if event.purpose == "name":
            changed = replace(unit, name=event.text)
        else:
            changed = replace(unit, aliases=listed(event.text))
        if changed == unit or not self.keep(lambda: self.file.change_unit(changed), event.text):
            return
        if not unit.confirmed:
            self.place.note(_("The name is still marked as assumed: y confirms it."), Tone.WAIT)

    @property
    def _unit(self) -> Unit:
        return self.units()[self.cursor]
