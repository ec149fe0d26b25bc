"""One group of ranked results as lines: a bar for each nomination, quota and cut line where there is one."""

from itertools import groupby

from msgspec import Struct

from council.council import Council
from council.forms import Kind
from council.outcomes import Outcome, Reason, Row
from council.results import FormResults
from council.text import clean_line, percent_text
from council.words import _
from documents.labels import KIND_WORDS, OUTCOME_WORDS, REASON_WORDS, sitting_text
from widgets.lines import Line, cut, fit
from widgets.outcome_words import needs_words, outcome_sign, outcome_tone, outcome_words, verdict
from widgets.palette import Tone
from widgets.tally_bar import tally_bar

_BAR = 12
_NARROWEST = 80
_WITH_UNITS = 132
_UNIT = 26
_WORDS = 24
_ALL_WORDS = 44


class ResultLines(Struct, frozen=True):
    """``lines``, and which of them are ``rows`` of which nomination: pairs of line and row, in their order."""

    lines: list[Line]
    rows: list[tuple[int, Row]]


def result_lines(council: Council, group: FormResults, width: int) -> ResultLines:
    """The rows of ``group`` in ``width`` cells, by kind, each kind under its heading."""
    found = ResultLines([], [])
    for kind, rows in groupby(group.rows, key=lambda row: row.nomination.kind):
        _add_kind(found, council, kind, list(rows), group.form.quota(group.class_, kind), width)
    return found


def _add_kind(found: ResultLines, council: Council, kind: Kind, rows: list[Row], limit: int | None, width: int) -> None:
    title = f"{_(KIND_WORDS[kind])} · {len(rows)}"
    if limit is not None:
        title += " · " + _("quota {limit}").format(limit=limit)
    found.lines.append(rule_line(title, width, Tone.FAINT))
    cut_before = _cut_place(rows)
    for place, row in enumerate(rows):
        if limit is not None and place == cut_before:
            found.lines.append(_cut_line(limit, rows, width))
        found.rows.append((len(found.lines), row))
        found.lines.append(_row_line(council, row, width))
    if limit is not None and cut_before == len(rows):
        found.lines.append(_cut_line(limit, rows, width))


def _cut_place(rows: list[Row]) -> int | None:
    """Before which of ``rows`` the quota cuts; a tie across the cut stays together above it."""
    over = next((p for p, row in enumerate(rows) if row.reason is Reason.OVER_QUOTA and not row.at_cut), None)
    if over is not None:
        return over
    tied = [place for place, row in enumerate(rows) if row.at_cut]
    return tied[-1] + 1 if tied else None


def _cut_line(limit: int, rows: list[Row], width: int) -> Line:
    text = _("quota {limit}").format(limit=limit)
    if any(row.at_cut for row in rows):
        text = _("quota {limit}, cuts through a tie").format(limit=limit)
    return rule_line(text, width, Tone.WAIT)


def rule_line(text: str, width: int, tone: Tone) -> Line:
    """``text`` inside a line across the whole width."""
    return [(fit(f" ── {text} " + "─" * width, width).replace("…", "─"), tone)]


def _row_line(council: Council, row: Row, width: int) -> Line:
    figures, tone = row.figures, outcome_tone(row)
    rank = "" if row.rank is None else f"{row.rank}=" if row.tied else str(row.rank)
    unit_width = _UNIT if width >= _WITH_UNITS else 0
    words_width = min(_ALL_WORDS, _WORDS + max(0, width - _NARROWEST) // 2)
    name_width = width - _BAR - words_width - unit_width - 22 - bool(unit_width)
    share = f"{figures.yes}/{figures.base}" if figures else ""
    unit = (
        [(fit(clean_line(council.units[row.nomination.unit].name), unit_width) + " ", Tone.FAINT)] if unit_width else []
    )
    return [
        (f"{rank:>4} ", Tone.STRONG),
        outcome_sign(row),
        (f" {row.nomination.id:>4} ", Tone.FAINT),
        (fit(clean_line(row.nomination.called), name_width) + " ", _name_tone(row)),
        *unit,
        *(tally_bar(figures, _BAR, tone) if figures else [(" " * _BAR, Tone.PLAIN)]),
        (f" {share:>7} ", Tone.PLAIN),
        *cut(_words(row, wide=words_width == _ALL_WORDS), words_width),
    ]


def _name_tone(row: Row) -> Tone:
    return Tone.WAIT if row.outcome is Outcome.NEEDS_CHAIR else Tone.PLAIN


def _words(row: Row, *, wide: bool) -> Line:
    """What stands at the end of a row: what it needs, or why it is where it is; both where there is room."""
    words, tone = outcome_words(row)
    figures = row.figures
    if figures is None or row.rank is None:
        return [(words, tone)]
    if row.outcome is Outcome.NEEDS_CHAIR and not wide:
        return [(_(OUTCOME_WORDS[row.outcome]), tone)]
    needs = needs_words(figures)
    if wide:
        return [(f"{needs} · ", Tone.PLAIN), (words, tone)]
    reason = f" · {_(REASON_WORDS[row.reason])}" if row.reason else ""
    return [(needs, Tone.PLAIN), (reason, tone)]


def result_details(council: Council, row: Row, width: int) -> list[Line]:
    """Everything about one row in three lines: who, the figures, what becomes of it and by whose word."""
    nomination, figures = row.nomination, row.figures
    unit = council.units[nomination.unit].name
    parts = dict.fromkeys(clean_line(part) for part in (nomination.called, nomination.position, unit) if part)
    who = " · ".join(parts)
    lines: list[Line] = [[(" ", Tone.PLAIN), (f"{nomination.id} {who}", Tone.STRONG)]]
    if figures is None:
        lines.append([(" ", Tone.PLAIN), outcome_words(row)])
        return [cut(line, width) for line in lines]
    told = _("yes {yes}, no {no}, other {other}").format(yes=figures.yes, no=figures.no, other=figures.other)
    share = f"{figures.yes}/{figures.base} ({percent_text(figures.share)})"
    lines.append([(f" {told} · {share} · {needs_words(figures)}", Tone.PLAIN)])
    who_voted: Line = []
    if row.vote and len(council.sittings) > 1:
        who_voted = [(" · " + sitting_text(council.sittings[row.vote.sitting]), Tone.PLAIN)]
    outcome = [verdict(row), (" · ", Tone.PLAIN), outcome_words(row)]
    lines.append([(" ", Tone.PLAIN), *outcome, *who_voted, *_chair_words(row)])
    return [cut(line, width) for line in lines]


def _chair_words(row: Row) -> Line:
    decision = row.decision
    if decision is None:
        return []
    said = _("in favour") if decision.favour else _("against")
    text = _("the chair: {said}, {reason}").format(said=said, reason=clean_line(decision.reason))
    return [(" · " + text, Tone.PLAIN)]
