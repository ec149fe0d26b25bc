"""The proposed award list as lines to be read aloud from: per form, who, what, where, and with how many votes."""

from collections.abc import Sequence

from msgspec import Struct

from council.council import Council
from council.outcomes import Row
from council.text import clean_line, percent_text
from council.words import _
from documents.award_list import AwardGroup, totals_text
from documents.headings import above, below
from documents.labels import voted_by
from widgets.lines import Line, Span, fit, line, wrap
from widgets.palette import Tone

_WIDE = 120
_POSITION = 30


class AwardLines(Struct, frozen=True):
    """``lines``, which of them are the ``headings`` of forms, and where which nomination's ``rows`` begin: pairs of
    line and nomination, in their order."""

    lines: list[Line]
    headings: list[int]
    rows: list[tuple[int, int]]


def list_state_spans(council: Council) -> list[Span]:
    """Whether the list is a draft or closed, and of which version, to follow its title."""
    settings = council.settings
    version = _("version {version}").format(version=settings.list_version)
    if settings.list_closed:
        return [(" · " + _("CLOSED"), Tone.GOOD), (f" · {version}", Tone.PLAIN)]
    return [(" · " + _("DRAFT"), Tone.WAIT), *([(f" · {version}", Tone.PLAIN)] if settings.list_version > 1 else [])]


def award_lines(council: Council, groups: Sequence[AwardGroup], width: int) -> AwardLines:
    """The whole list in ``width`` cells; numbers run through a form, classes have headings of their own."""
    rows = [row for group in groups for row in group.rows]
    lines = [row for text in above(council, rows) for row in wrap(text, width - 2, Tone.FAINT)]
    headings: list[int] = []
    places: list[tuple[int, int]] = []
    if not rows:
        lines += [line(), line(_("Nothing is proposed yet."), Tone.WAIT)]
    number, form = 0, None
    for group in groups:
        number, form = (number if group.results.form.id == form else 0), group.results.form.id
        lines.append(line())
        headings.append(len(lines))
        lines += _heading(council, group, width)
        for row in group.rows:
            number += 1
            places.append((len(lines), row.nomination.id))
            lines += _row_lines(council, number, row, width)
    lines += [line(), *wrap(totals_text(_("All forms"), rows), width - 2, Tone.STRONG)]
    lines += [row for text in below(council, rows) for row in wrap(text, width - 2, Tone.FAINT)]
    return AwardLines([[(" ", Tone.PLAIN), *spans] for spans in lines], headings, places)


def _heading(council: Council, group: AwardGroup, width: int) -> list[Line]:
    title = f"{clean_line(group.results.title)} · {len(group.rows)}"
    decided = _("decided by {who}").format(who=group.results.form.decided_by) if group.results.form.decided_by else ""
    about = " · ".join(clean_line(part) for part in (decided, voted_by(council, group.rows)) if part)
    return [*wrap(title, width - 2, Tone.TITLE), *wrap(about, width - 2, Tone.FAINT)]


def _row_lines(council: Council, number: int, row: Row, width: int) -> list[Line]:
    """One line where there is room, else a second one for position and unit, unless the name says it all."""
    nomination, figures = row.nomination, row.figures
    votes = f"{figures.yes}/{figures.base}" if figures else ""
    share = percent_text(figures.share) if figures else ""
    unit = clean_line(council.units[nomination.unit].name)
    position = clean_line(nomination.position or nomination.workplace)
    name = clean_line(nomination.called)
    end = [(f" {votes:>8}", Tone.STRONG), (f" {share:>8}", Tone.PLAIN)]
    if width >= _WIDE:
        room = width - 24 - 2 * (_POSITION + 1)
        return [
            [
                (f"{number:>3}. ", Tone.FAINT),
                (fit(name, room), Tone.STRONG),
                (f" {fit(position, _POSITION)} {fit(unit, _POSITION)}", Tone.PLAIN),
                *end,
            ]
        ]
    first: Line = [(f"{number:>3}. ", Tone.FAINT), (fit(name, width - 24), Tone.STRONG), *end]
    about = ", ".join(part for part in (position, unit) if part and part != name)
    return [first, [("     ", Tone.PLAIN), (fit(about, width - 8), Tone.FAINT)]] if about else [first]
