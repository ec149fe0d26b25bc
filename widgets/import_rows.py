"""What was read from lists, before it is added: each list with its problems, what it changes, and whom it names."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.council import Council
from council.list_difference import ListDifference
from council.nominations import Nomination
from council.text import clean_line
from council.words import N_, _
from documents.labels import KIND_WORDS
from documents.list_difference import nominee_text
from documents.list_import import ImportReport, ListChoice, problem_place
from documents.lists.values import NominationList, Problem
from widgets.lines import Line, both_ends, fit, line, wrap
from widgets.palette import Tone

_UNIT_FROM = {
    "column": N_("from a column"),
    "heading": N_("from the heading"),
    "sheet": N_("from the sheet's name"),
    "file name": N_("from the file's name"),
    "option": N_("as chosen here"),
}
_KEYS = (("--unit", "d"), ("--form", "f"), ("--skip", "s"))


class Spot(Struct, frozen=True):
    """What a line is about: the list at place ``list`` (-1: none), a row of it to skip, an earlier nomination."""

    list: int = -1
    row: str = ""
    nomination: int = 0


class ImportLines(Struct):
    """``lines``, which of them the cursor can stand on (``stops``), and what stands there (``spots``)."""

    lines: list[Line]
    stops: list[int]
    spots: list[Spot]

    def add(self, lines: Iterable[Line], spot: Spot | None = None) -> None:
        """Add lines; the first one is a stop where ``spot`` says what it is about."""
        if spot:
            self.stops.append(len(self.lines))
            self.spots.append(spot)
        self.lines += lines


def import_lines(council: Council, report: ImportReport, chosen: Sequence[ListChoice], width: int) -> ImportLines:
    """The whole report in ``width`` cells: first what keeps the lists from being added, then what they change."""
    drawn = ImportLines([], [], [])
    for place, (found, choice) in enumerate(zip(report.lists, chosen, strict=True)):
        _draw_list(drawn, place, found, choice, width)
    for changes in report.changes:
        _draw_changes(drawn, council, changes, width)
    if report.changes and any(choice.skip for choice in chosen):
        drawn.add(_wrapped(" ! ", _("Rows left out count as not in the new list."), width, Tone.WAIT), Spot())
        drawn.add([line()])
    for sentence in report.withdrawn:
        drawn.add(_wrapped("! ", sentence, width, Tone.WAIT), Spot())
    _draw_nominees(drawn, _("To be added"), council, report.new, width)
    _draw_nominees(drawn, _("There already, not added again"), council, report.again, width)
    return drawn


def voted_on(council: Council, nomination: Nomination) -> bool:
    """Whether a vote was held on ``nomination`` or is under way: a new list does not take it out."""
    return bool(council.votes_of.get(nomination.id))


def _draw_list(drawn: ImportLines, place: int, found: NominationList, choice: ListChoice, width: int) -> None:
    unit = clean_line(found.unit.name) if found.unit else ""
    source = f" ({_(_UNIT_FROM[found.unit_from])})" if unit and found.unit_from else ""
    count = _("{number} nominations").format(number=len(found.nominations))
    if found.problems:
        count = _("{number} problems").format(number=len(found.problems))
    head: Line = [(f" {clean_line(found.file)}", Tone.STRONG), (f"  {unit}{source}", Tone.PLAIN)]
    end: Line = [(f"{count} ", Tone.BAD if found.problems else Tone.GOOD)]
    drawn.add([both_ends(head, end, width)], Spot(list=place))
    if found.council:
        text = _("award list of {council}, act {number}").format(council=found.council, number=found.act or "–")
        drawn.add(_wrapped("   ", text, width, Tone.FAINT))
    drawn.add(_wrapped("   ", _said_for(choice), width, Tone.WAIT))
    drawn.add(_wrapped("   ", _counts(found), width, Tone.FAINT))
    for problem in found.problems:
        drawn.add(_problem(problem, width), Spot(list=place, row=_skippable(problem)))
    if found.unread:
        columns = ", ".join(f"“{clean_line(heading)}”" for heading in found.unread)
        text = _("the columns {columns} were not understood and are not kept").format(columns=columns)
        drawn.add(_wrapped(" ! ", text, width, Tone.WAIT), Spot(list=place))
    drawn.add([line()])


def _said_for(choice: ListChoice) -> str:
    """What was chosen here for a list."""
    said = [
        _("unit: {name}").format(name=choice.unit) if choice.unit else "",
        _("form: {name}").format(name=choice.form) if choice.form else "",
        _("rows left out: {rows}").format(rows=", ".join(choice.skip)) if choice.skip else "",
    ]
    return " · ".join(text for text in said if text)


def _counts(found: NominationList) -> str:
    """How many nominations of each kind, of each form and, of several, of each unit were read."""
    kinds = Counter(nomination.kind for nomination in found.nominations)
    forms = Counter(n.form.title(n.class_) for n in sorted(found.nominations, key=lambda n: (n.form.id, n.class_)))
    units = Counter(nomination.unit.name for nomination in found.nominations)
    said = [f"{_(KIND_WORDS[kind])} {number}" for kind, number in kinds.items()]
    said += [f"{title} {number}" for title, number in forms.items()]
    said += [f"{name} {number}" for name, number in units.items() if len(units) > 1]
    return " · ".join(said)


def _problem(problem: Problem, width: int) -> list[Line]:
    text = problem.problem
    for option, key in _KEYS:
        text = text.replace(option, _("key {key}").format(key=key))
    where = problem_place(problem)
    return _wrapped(" ✗ ", f"{where}: {text}" if where else text, width, Tone.BAD)


def _skippable(problem: Problem) -> str:
    """The row of a problem as it is named to be left out; "" where it has none."""
    if not problem.row:
        return ""
    return f"{problem.sheet}:{problem.row}" if problem.sheet else str(problem.row)


def _draw_changes(drawn: ImportLines, council: Council, changes: ListDifference, width: int) -> None:
    title = _("Replacement list of {unit}").format(unit=clean_line(council.units[changes.unit].name))
    drawn.add([line(fit(f" {title}", width), Tone.TITLE)])
    for nomination in changes.added:
        drawn.add(_wrapped(" + ", _("new: {nominee}").format(nominee=nominee_text(council, nomination)), width), Spot())
    for before, now in changes.changed:
        text = _("changed: no. {number} was {before}, now {after}").format(
            number=before.id, before=nominee_text(council, before), after=nominee_text(council, now)
        )
        advice = _("the new one is added; w withdraws the old one")
        _draw_left_out(drawn, council, before, f" ~ {text}", advice, width)
    for nomination in changes.missing:
        text = _("not in the new list: no. {number}, {nominee}").format(
            number=nomination.id, nominee=nominee_text(council, nomination)
        )
        _draw_left_out(drawn, council, nomination, f" − {text}", _("w withdraws it"), width)
    drawn.add([line()])


def _draw_left_out(
    drawn: ImportLines, council: Council, nomination: Nomination, text: str, advice: str, width: int
) -> None:
    voted = voted_on(council, nomination)
    said = _("voted on already: left alone") if voted else advice
    tone = Tone.FAINT if voted else Tone.WAIT
    drawn.add(_wrapped(text[:3], f"{text[3:]} – {said}", width, tone), Spot(nomination=0 if voted else nomination.id))


def _draw_nominees(
    drawn: ImportLines, title: str, council: Council, nominations: Sequence[Nomination], width: int
) -> None:
    if not nominations:
        return
    drawn.add([line(f" {title}: {len(nominations)}", Tone.TITLE)])
    for nomination in nominations:
        text = f"{nomination.called}, {nominee_text(council, nomination).removeprefix(nomination.name).lstrip(', ')}"
        drawn.add([line(fit(f" {nomination.id:>4}. {clean_line(text)}", width))], Spot())
    drawn.add([line()])


def _wrapped(sign: str, text: str, width: int, tone: Tone = Tone.PLAIN) -> list[Line]:
    """``text`` wrapped beside ``sign``; nothing where there is no text."""
    rows = wrap(clean_line(text), width - len(sign) - 1, tone) if text else []
    return [[(sign if not place else " " * len(sign), tone), *row] for place, row in enumerate(rows)]
