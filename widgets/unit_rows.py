"""Units as lines of a list, and the one in front in full."""

from council.text import clean_line
from council.units import Unit
from council.words import _
from widgets.lines import Line, fit, line, wrap
from widgets.palette import Tone

_NAME_CELLS = 42
_COUNT_CELLS = 16


def unit_line(number: int, unit: Unit, nominations: int, width: int) -> Line:
    """One unit: its place in the council's order, its name, how many it nominates, whether its name is assumed."""
    name = fit(clean_line(unit.name), max(_NAME_CELLS, width - 38))
    count = fit(_("{number} nominations").format(number=nominations), _COUNT_CELLS)
    mark = ("", Tone.PLAIN) if unit.confirmed else ("? " + _("assumed"), Tone.WAIT)
    return [(f"{number:>3} {name} ", Tone.PLAIN), (f"{count} ", Tone.PLAIN if nominations else Tone.FAINT), mark]


def unit_details(unit: Unit, width: int) -> list[Line]:
    """The name in full, the other names that lists call it by, and whether the council confirmed it."""
    also = _("Also called: {names}").format(names=", ".join(map(clean_line, unit.aliases)) or "–")
    said = (
        line(_("The council confirmed the name."), Tone.GOOD)
        if unit.confirmed
        else line(_("The name is assumed; the council has not confirmed it."), Tone.WAIT)
    )
    return [*wrap(clean_line(unit.name), width, most=1), *wrap(also, width, Tone.FAINT, most=1), said]
