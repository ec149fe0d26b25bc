"""What the big screen shows, as lines: the same for everybody who looks on, worked out from the council alone.

Never a comment, never who voted how, never a count before its vote is closed.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from council.council import Council
from council.outcomes import Outcome, Row, is_pending, row_of
from council.results import results
from council.sittings import Sitting, SittingState
from council.text import clean_line
from council.votes import VoteState
from council.walk import by_form, by_unit
from council.words import _
from documents.award_list import award_groups
from documents.labels import KIND_WORDS, OUTCOME_WORDS, voted_by
from documents.rule_words import exception_words, mode_words, rule_words, threshold_words
from screens.place import sitting_words
from store.place import Where
from store.vote_acts import to_call
from widgets.award_rows import AwardLines, award_lines, list_state_spans
from widgets.big_letters import big_sizes
from widgets.lines import Line, Span, both_ends, fit, fit_tail, line, width_of, wrap
from widgets.outcome_words import figures_words, outcome_tone, outcome_words, verdict
from widgets.palette import Tone
from widgets.result_rows import result_details, result_lines
from widgets.scroll_list import scrolled
from widgets.tally_bar import tally_bar
from widgets.walk_list import stage_word

_NAME_ROWS = 17
_SHORTEST_BAR = 8
_LONGEST_BAR = 80
_MOST_BETWEEN = 3


class Picture(Struct, frozen=True):
    """``lines`` from the top; the one with index ``cursor`` is marked."""

    lines: list[Line]
    cursor: int | None = None


class _Part(Struct, frozen=True):
    """A part of a page in its ``sizes``, the largest first; the last one is shown in any case.

    Parts of a lower ``rank`` get room first; of the others no size has more than ``most`` rows.
    """

    sizes: list[list[Line]]
    rank: int = 9
    most: int = 1_000


def big_picture(council: Council, where: Where, width: int, height: int, trouble: str = "") -> Picture:
    """The page that the secretary has in front, for a screen of ``width`` × ``height`` cells.

    A nomination is shown only while a sitting is open; ``trouble`` takes the last line.
    """
    room = height - bool(trouble)
    picture = _page(council, where, width, room)
    if not trouble:
        return picture
    lines = [*picture.lines[:room], *([line()] * (room - len(picture.lines)))]
    return Picture([*lines, *wrap(clean_line(trouble), width, Tone.BAD, most=1)], picture.cursor)


def _page(council: Council, where: Where, width: int, height: int) -> Picture:
    sitting = council.sitting()
    if where.page == "results" and council.nominations:
        return _results_page(council, where, width, height)
    if where.page == "award_list" and council.nominations:
        return _award_page(council, where, width, height)
    nomination = council.nominations.get(where.nomination or 0)
    if where.page == "review" and nomination and sitting and sitting.state is SittingState.OPEN:
        return _nomination_page(council, row_of(council, nomination), sitting, where, width, height)
    counting = where.page == "ballots"
    return _title_page(council, sitting, width, height, _("Ballots are being counted") if counting else "")


# the nomination in front


def _nomination_page(council: Council, row: Row, sitting: Sitting, where: Where, width: int, height: int) -> Picture:
    head = [_head(council, width), _progress(council, row, where.by_form, width)]
    who = _who(council, row)
    parts = [
        _big(clean_line(row.nomination.name), width, Tone.STRONG, rank=0, most=max(_NAME_ROWS, height * 3 // 5)),
        _Part([_centred(wrap(who, width - 2, most=2), width) if who else []]),
        _form_part(council, row, width, height),
        *_vote_parts(council, row, sitting, width, height),
    ]
    return Picture([*head, *_arranged(parts, height - len(head))])


def _who(council: Council, row: Row) -> str:
    nomination = row.nomination
    unit = clean_line(council.units[nomination.unit].name)
    texts = (nomination.honorific, nomination.position, nomination.workplace, unit)
    said = dict.fromkeys(clean_line(text) for text in texts)
    return " · ".join(text for text in said if text and text != clean_line(nomination.name))


def _progress(council: Council, row: Row, forms: bool, width: int) -> Line:
    """How far the walk is, and what became of the nomination so far."""
    stages = by_form(council) if forms else by_unit(council)
    number = row.nomination.id
    here = next((place for place, stage in enumerate(stages, 1) if number in stage.nominations), 0)
    done = sum(not is_pending(council, nomination) for nomination in council.nominations.values())
    told = f" {stage_word(forms)} {here}/{len(stages)} · {done}/{len(council.nominations)}"
    kind = _(KIND_WORDS[row.nomination.kind])
    return both_ends([(told, Tone.PLAIN)], [(f"{kind} · ", Tone.PLAIN), outcome_words(row), (" ", Tone.PLAIN)], width)


def _form_part(council: Council, row: Row, width: int, height: int) -> _Part:
    form = clean_line(council.forms[row.form].title(row.class_))
    mode = mode_words(row.mode)
    below = _centred([line(mode)], width)
    together = f"{form} · {mode}"
    small = [[(form, Tone.TITLE), (f" · {mode}", Tone.PLAIN)]] if cell_len(together) <= width - 2 else []
    plain = _centred(small or [*wrap(form, width - 2, Tone.TITLE, most=2), line(mode)], width)
    big = _big(form, width, Tone.TITLE, largest=1, most_lines=2).sizes[:-1]
    return _Part([*([*size, *below] for size in big), plain], rank=2, most=height // 4)


def _vote_parts(council: Council, row: Row, sitting: Sitting, width: int, height: int) -> list[_Part]:
    """Before the vote what is asked for, in a roll call who is called, after it the figures; never counts before."""
    calling = council.under_way(row.nomination.id)
    if calling:
        names = [clean_line(council.members[member].name) for member in to_call(calling, sitting)[:1]]
        called = _("Roll call: {name}").format(name=", ".join(names))
        together = len(council.called_with(calling)) if calling.block else 0
        told = _centred([line(_("Block vote on {number} nominations").format(number=together), Tone.WAIT)], width)
        return [
            *([_Part([told])] if together else []),
            _big(called, width, Tone.WAIT, rank=1, largest=1, most_lines=2, most=height // 4),
        ]
    if row.figures is None or row.vote is None:
        rule = council.rule_of(row.nomination, sitting)
        asked = "; ".join([threshold_words(rule), *exception_words(rule)])
        return [
            _Part([_centred(wrap(asked, width - 2, most=2), width)]),
            _Part([_latest_vote(council, sitting, width)]),
        ]
    words, tone = verdict(row)
    if row.outcome is not Outcome.PROPOSED and row.outcome is not Outcome.NOT_PROPOSED:
        words, tone = _(OUTCOME_WORDS[row.outcome]), outcome_tone(row)
    text = f"{row.figures.yes}/{row.figures.base} {words}"
    big = _big(text, width, tone, largest=2, most_lines=1).sizes[:-1]
    earlier = [] if row.vote.sitting == sitting.id else _centred([line(voted_by(council, [row]), Tone.WAIT)], width)
    return [_Part([*big, []], rank=1, most=height // 4), _Part([[*earlier, *_figures(row, width)]])]


def _latest_vote(council: Council, sitting: Sitting, width: int) -> list[Line]:
    """What the vote before said: where all agree the secretary goes on at once, and nobody could read it."""
    closed = (vote for vote in council.votes.values() if vote.sitting == sitting.id and vote.state is VoteState.CLOSED)
    latest = max(closed, key=lambda vote: (vote.at, vote.id), default=None)
    row = row_of(council, council.nominations[latest.nomination]) if latest else None
    if row is None or row.vote is not latest:
        return []
    words = figures_words(row)
    name = fit(clean_line(row.nomination.called), max(1, width - 4 - width_of(words))).rstrip()
    return _centred([[(f"{name}: ", Tone.PLAIN), *words]], width)


def _figures(row: Row, width: int) -> list[Line]:
    """The counts, and the bar with what is needed: on one line where there is room."""
    figures = row.figures
    if figures is None:
        return []
    told = [(_("In favour"), figures.yes), (_("Against"), figures.no), (_("Other"), figures.other)]
    more = [
        (_("Not voting"), figures.not_voting),
        (_("Unmarked"), figures.unmarked),
        (_("Invalid"), figures.invalid),
        (_("Recused"), figures.recused),
        (_("In writing"), figures.consulted),
    ]
    texts = [f"{label} {number}" for label, number in [*told, *(pair for pair in more if pair[1])]]
    counts: list[Span] = [("  ".join(texts), Tone.STRONG)]
    end = [(" ", Tone.PLAIN), *figures_words(row)]
    beside = width - 4 - width_of(counts) - width_of(end)
    if beside >= _SHORTEST_BAR:
        bar = tally_bar(figures, min(beside, _LONGEST_BAR), outcome_tone(row))
        return _centred([[*counts, ("  ", Tone.PLAIN), *bar, *end]], width)
    bar = tally_bar(figures, max(_SHORTEST_BAR, min(width - 2 - width_of(end), _LONGEST_BAR)), outcome_tone(row))
    return _centred([counts, [*bar, *end]], width)


# the other pages


def _results_page(council: Council, where: Where, width: int, height: int) -> Picture:
    groups = results(council).forms
    asked = (where.form, where.class_)
    place = next((place for place, group in enumerate(groups) if (group.form.id, group.class_) == asked), 0)
    group = groups[place]
    shown = _("form {place}/{total}").format(place=place + 1, total=len(groups))
    voted = sum(row.vote is not None for row in group.rows)
    proposed = sum(row.outcome is Outcome.PROPOSED for row in group.rows)
    counts = _("voted {voted}/{total}, proposed {proposed}").format(
        voted=voted, total=len(group.rows), proposed=proposed
    )
    found = result_lines(council, group, width)
    at, row = next(((index, row) for index, row in found.rows if row.nomination.id == where.row), found.rows[0])
    foot = [line("─" * width, Tone.FAINT), *result_details(council, row, width)]
    head = [
        _head(council, width),
        both_ends([(" " + clean_line(group.title), Tone.TITLE)], [(f"{shown} ", Tone.KEY)], width),
        both_ends([(" " + rule_words(group.rule), Tone.FAINT)], [(f"{counts} ", Tone.PLAIN)], width),
    ]
    room = height - len(head) - len(foot)
    top = scrolled(0, 0 if row is found.rows[0][1] else at, len(found.lines), room)
    seen = [*found.lines[top : top + room]]
    seen += [line()] * (room - len(seen))
    return Picture([*head, *seen, *foot], len(head) + at - top)


def _award_page(council: Council, where: Where, width: int, height: int) -> Picture:
    groups = award_groups(council)
    found = award_lines(council, groups, width)
    rows = results(council).rows
    proposed = sum(row.outcome is Outcome.PROPOSED for row in rows)
    told = _("{proposed} proposed of {all}").format(proposed=proposed, all=len(rows))
    room = height - 4
    top = min(_top(found, where), max(0, len(found.lines) - room))
    form: list[Span] = []
    if place := bisect_right(found.headings, top):
        form = [(clean_line(groups[place - 1].results.title) + " ", Tone.TITLE)]
    title: list[Span] = [(" " + _("PROPOSED AWARD LIST"), Tone.TITLE), *list_state_spans(council)]
    head = [
        _head(council, width),
        both_ends(title, [(told + " ", Tone.PLAIN)], width),
        both_ends([], form, width),
        line("─" * width, Tone.FAINT),
    ]
    return Picture([*head, *found.lines[top : top + room]])


def _top(found: AwardLines, where: Where) -> int:
    """The line of the award list to begin with: the secretary's first row, with its heading where it is the first.

    The secretary's screen may be longer or shorter; where its end shows the list's end, so does this one.
    """
    if where.top is None:
        return 0
    if where.end:
        return len(found.lines)
    at = next((place for place, number in found.rows if number == where.top), 0)
    heading = bisect_right(found.headings, at) - 1
    first = next((place for place, _number in found.rows if place > found.headings[heading]), 0) if heading >= 0 else -1
    return found.headings[heading] if at == first else at


def _title_page(council: Council, sitting: Sitting | None, width: int, height: int, doing: str = "") -> Picture:
    """The council and how its sitting stands; while it is open what it is ``doing``, or else who is here."""
    name = clean_line(council.settings.name) or _("Emulation and commendation council")
    words = sitting_words(sitting)
    parts = [
        _big(name, width, Tone.TITLE, rank=1, largest=2, most=height // 2),
        _Part([_centred([words], width)]),
    ]
    if doing:
        parts.append(_big(doing, width, Tone.WAIT, rank=0, largest=2, most=height // 2))
    elif sitting and sitting.state is SittingState.OPEN:
        here = f"{len(sitting.present)}/{len(sitting.roster)}"
        tone = Tone.GOOD if sitting.has_quorum else Tone.BAD
        parts.append(_Part([*_big(here, width, tone, most_lines=1).sizes[:-1], []], rank=0, most=height // 3))
    else:
        parts[1] = _big("".join(text for text, _tone in words), width, Tone.WAIT, rank=0, largest=2, most=height // 3)
    return Picture(_arranged(parts, height))


# laying out


def _head(council: Council, width: int) -> Line:
    sitting = sitting_words(council.sitting())
    name = fit_tail(clean_line(council.settings.name), max(8, width - width_of(sitting) - 4))
    return both_ends([(f" {name}", Tone.TITLE)], [*sitting, (" ", Tone.PLAIN)], width)


def _big(
    text: str, width: int, tone: Tone, *, rank: int = 9, largest: int = 4, most_lines: int = 3, most: int = 1_000
) -> _Part:
    """``text`` in big letters of every size, and last in capitals of the usual size."""
    sizes = big_sizes(text, width - 2, most_lines=most_lines, largest=largest)
    drawn = [_centred([line(row, tone) for row in rows], width) for rows in sizes]
    strong = Tone.STRONG if tone is Tone.PLAIN else tone
    return _Part([*drawn, _centred(wrap(text.upper(), width - 2, strong, most=3), width)], rank, most)


def _centred(lines: Sequence[Line], width: int) -> list[Line]:
    return [[(" " * max(0, (width - width_of(spans)) // 2), Tone.PLAIN), *spans] for spans in lines]


def _arranged(parts: Sequence[_Part], height: int) -> list[Line]:
    """Each part as large as it can be, those of a lower rank first; what is left is room between them."""
    chosen = [part.sizes[-1] for part in parts]
    left = height - sum(map(len, chosen))
    for place in sorted(range(len(parts)), key=lambda place: parts[place].rank):
        part = parts[place]
        for size in part.sizes[:-1]:
            more = len(size) - len(part.sizes[-1])
            if more <= left and len(size) <= part.most:
                chosen[place], left = size, left - more
                break
    shown = [lines for lines in chosen if lines]
    between = min(_MOST_BETWEEN, max(0, left) // (len(shown) + 1))
    above = max(0, left - between * (len(shown) - 1)) // 2
    lines: list[Line] = [line()] * above
    for place, part_lines in enumerate(shown):
        lines += [line()] * (between if place else 0)
        lines += part_lines
    return lines[:height]
