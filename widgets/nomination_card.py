"""The nomination in front: who, what for, by which rule, what the vote said, what members said."""

from collections.abc import Sequence

from msgspec import Struct

from council.blocks import Block
from council.council import Council
from council.nominations import Screening
from council.outcomes import Outcome, Row
from council.sittings import Sitting
from council.votes import Vote
from council.walk import same_name
from council.words import _
from documents.labels import KIND_WORDS, SCREENING_WORDS, duty_text
from documents.rule_words import exception_words, mode_words, threshold_words
from widgets.block_card import block_card, block_hints
from widgets.earlier_votes import earlier_votes
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, cut, flow, line, width_of, wrap
from widgets.outcome_words import figures_words, outcome_tone, outcome_words
from widgets.palette import Tone
from widgets.remarks import criteria, latest_comments
from widgets.tally_bar import tally_bar
from widgets.who_counts import vote_outlook, who_counts_hints, written_line

_MOST_ACHIEVEMENT_LINES = 4


class Front(Struct, frozen=True, kw_only=True):
    """What the card is about: a row of the results, where it is in the walk, the roll call that is under way;
    which page of the criteria is wanted (0: none), and whether remarks stand beside the card rather than in it."""

    row: Row
    place: int
    total: int
    sitting: Sitting | None
    roll_call: Vote | None = None
    to_call: Sequence[int] = ()
    criteria: int = 0
    beside: bool = False


class NominationCard(LineView):
    """The right of the walk."""

    DEFAULT_CSS = "NominationCard { padding-left: 0; }"
    criteria_pages = 1
    """How many pages the criteria take, as they were drawn last."""

    def draw(self, council: Council, front: Front | None) -> None:
        """Show the nomination in front, or what to do where there is none."""
        if front is None:
            empty = _("No nominations yet. I (capital i) reads the units' lists in; or: hoidong import FILE LIST…")
            self.show([line(), *wrap(empty, self.size.width - 2)])
            return
        width = self.size.width
        reading = front.criteria and not front.beside
        about = [] if reading else [*_what_for(council, front, width), *_hints(council, front, width)]
        lines = [*_who(council, front, width), line(), *about]
        lines += [_rule_off(width), *_vote(council, front, width), _rule_off(width)]
        room = self.size.height - len(lines)
        if reading:
            found, self.criteria_pages = criteria(council, width - 1, room, front.criteria)
            lines += found
        elif not front.beside:
            lines += latest_comments(council, front.row.nomination.id, width - 1, room)
        self.show(lines)

    def draw_block(self, council: Council, title: str, block: Block, outside: Sequence[int], page: int) -> int:
        """Show a page (from 0) of the names in a block in the place of the nomination; returns which it was."""
        foot = block_hints(council, block, outside, self.size.width - 1)
        lines, shown = block_card(council, title, block, foot, page, self.size.width - 1, self.size.height)
        self.show(lines)
        return shown


def _rule_off(width: int) -> Line:
    return line("─" * (width - 1), Tone.FAINT)


def _who(council: Council, front: Front, width: int) -> list[Line]:
    nomination = front.row.nomination
    which = _("Nomination {place}/{total} · no. {number} · {kind}").format(
        place=front.place, total=front.total, number=nomination.id, kind=_(KIND_WORDS[nomination.kind])
    )
    unit = council.units[nomination.unit].name
    works = ", ".join(part for part in (nomination.position, nomination.workplace) if part)
    where = works if unit in works else ", ".join(part for part in (works, unit) if part and part != nomination.name)
    star: list[Span] = [(f"  ★ {_('role model')}", Tone.WAIT)] if nomination.role_model else []
    duties = duty_text(nomination)
    said: list[Span] = [(f"  {duties}", Tone.FAINT)] if duties else []
    if nomination.screening is Screening.ELIGIBLE:
        said.append((f"  {_('eligible')}", Tone.FAINT))
    return [
        both_ends([(which, Tone.FAINT)], [outcome_words(front.row)], width - 1),
        cut([(nomination.called, Tone.STRONG), *star, *said], width - 1),
        *wrap(where, width - 1, most=2),
    ]


def _what_for(council: Council, front: Front, width: int) -> list[Line]:
    nomination = front.row.nomination
    form = council.forms[nomination.form]
    lines: list[Line] = wrap(form.title(nomination.class_), width - 1, Tone.TITLE, most=2)
    rule = council.rule_of(nomination, front.sitting)
    mode = mode_words(council.mode_of(nomination, front.sitting))
    asked = "; ".join([f"{mode} · {threshold_words(rule)}", *exception_words(rule)])
    lines += wrap(asked if rule.confirmed else f"{asked} ({_('unconfirmed')})", width - 1, Tone.FAINT, most=2)
    if nomination.achievements:
        lines += [line(), *wrap(nomination.achievements, width - 1, most=_MOST_ACHIEVEMENT_LINES)]
    return lines


def _hints(council: Council, front: Front, width: int) -> list[Line]:
    nomination = front.row.nomination
    said: list[str] = []
    twins = same_name(council, nomination)
    if twins:
        numbers = ", ".join(str(n.id) for n in twins[:4])
        said.append(_("Same name: nomination {numbers}").format(numbers=numbers))
    if nomination.apart:
        said.append(_("To be discussed by itself"))
    if nomination.lowered_from:
        said.append(_("Lowered from {title}").format(title=nomination.lowered_from))
    if nomination.screening is Screening.ELIGIBLE and nomination.screening_note:
        said.append(_("Screening: {found}").format(found=nomination.screening_note))
    elif nomination.screening not in (Screening.NONE, Screening.ELIGIBLE):
        found = ": ".join(
            part for part in (_(SCREENING_WORDS[nomination.screening]), nomination.screening_note) if part
        )
        said.append(_("Screening: {found}").format(found=found))
    if nomination.standing_reason:
        said.append(nomination.standing_reason)
    said += who_counts_hints(council, front.row, front.sitting)
    return [hint for text in said for hint in wrap("! " + text, width - 1, Tone.WAIT, most=2)]


def _vote(council: Council, front: Front, width: int) -> list[Line]:
    if front.roll_call:
        return _calling(council, front)
    row = front.row
    earlier = earlier_votes(council, row, width - 1)
    if row.figures is None or row.vote is None or row.outcome is Outcome.PENDING:
        return [*vote_outlook(council, row.nomination, front.sitting, width - 1), *earlier]
    figures = row.figures
    counts = [
        (_("In favour"), figures.yes, Tone.STRONG),
        (_("Against"), figures.no, Tone.PLAIN),
        (_("Other"), figures.other, Tone.PLAIN),
    ]
    more = [
        (_("Not voting"), figures.not_voting),
        (_("Unmarked"), figures.unmarked),
        (_("Invalid"), figures.invalid),
        (_("Recused"), figures.recused),
        (_("In writing"), figures.consulted if figures.written is None else 0),
    ]
    said: list[Span] = [(f"{label} {number}", tone) for label, number, tone in counts]
    said += [(f"{label} {number}", Tone.PLAIN) for label, number in more if number]
    told = figures_words(row)
    bar = tally_bar(figures, max(8, width - max(36, width_of(told) + 2)), outcome_tone(row))
    return [*flow(said, width - 1), *written_line(figures), [*bar, (" ", Tone.PLAIN), *told], *earlier]


def _calling(council: Council, front: Front) -> list[Line]:
    vote = front.roll_call
    if vote is None or not front.to_call:
        return [line(), line()]
    said = len(vote.choices)
    name = council.members[front.to_call[0]].name
    together = len(council.called_with(vote)) if vote.block else 0
    block = [line(_("Block vote on {number} together: B lists them").format(number=together), Tone.WAIT)]
    return [
        *(block if together else []),
        [(_("Roll call {place}/{total}:").format(place=said + 1, total=said + len(front.to_call)), Tone.PLAIN)],
        [(f"  {name}", Tone.STRONG), (" ?", Tone.WAIT)],
    ]
