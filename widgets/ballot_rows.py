"""Ballots, sheets, sums and differences as lines of a list."""

from council.ballot_count import Ballot, Count, Difference, Mark, Paper, Pass, pass_words
from council.nominations import Nomination
from council.votes import Counts
from council.words import N_, _
from widgets.lines import Line, fit
from widgets.palette import Tone

MARK_WORDS = {Mark.YES: N_("yes"), Mark.NO: N_("NO"), Mark.OTHER: N_("OTHER"), Mark.BLANK: N_("BLANK")}
_SIGNS = {Mark.YES: "·", Mark.NO: "✗", Mark.OTHER: "○", Mark.BLANK: "–"}
_SUMS = 26
"""Cells that the sums of a nomination take."""


def paper_words(number: int, paper: Paper) -> str:
    """A ballot, its nominations and whether it stands for itself."""
    nominations = paper.nominations
    if len(nominations) == 1:
        words = _("Ballot {paper}: nomination {number}").format(paper=number, number=nominations[0])
    else:
        words = _("Ballot {paper}: {total} nominations, {first}–{last}").format(
            paper=number, total=len(nominations), first=nominations[0], last=nominations[-1]
        )
    return _("{ballot}, recusal").format(ballot=words) if paper.recused else words


def pass_line(number: int, paper: Paper, entry: Pass, width: int) -> Line:
    """One pass of one ballot: sheets issued and returned, how many of them are entered."""
    have = len(paper.entered(entry))
    done = have == paper.sheets
    figures = _("{issued} issued {returned} back").format(issued=paper.issued, returned=paper.returned)
    state = f"{'✓' if done else '…' if have else '·'} {pass_words(entry)} {have}/{paper.sheets}"
    return [
        (fit(" " + paper_words(number, paper), width - 43) + " ", Tone.PLAIN),
        (fit(figures, 18) + " ", Tone.PLAIN if paper.voters == paper.issued == paper.returned else Tone.WAIT),
        (fit(state, 23), Tone.GOOD if done else Tone.WAIT if have else Tone.PLAIN),
    ]


def nomination_line(number: int, nomination: Nomination, what: str, counts: Counts, mark: Mark, width: int) -> Line:
    """A line of the ballot: its number there, the nominee, what for, what this sheet says, and the sums so far."""
    tone = Tone.PLAIN if mark is Mark.YES else Tone.BAD
    left = width - _SUMS - 13
    return [
        (f"{number:>3} ", Tone.PLAIN),
        (fit(f"{_SIGNS[mark]} {_(MARK_WORDS[mark])}", 8) + " ", tone),
        (fit(f"{nomination.called} ({what})", left), Tone.PLAIN),
        (_figures(counts), Tone.PLAIN),
    ]


def total_line(nomination: Nomination, what: str, counts: Counts, width: int) -> Line:
    """A nomination with its totals."""
    return [
        (fit(f"{nomination.id:>4} {nomination.called} ({what})", width - _SUMS), Tone.PLAIN),
        (_figures(counts), Tone.PLAIN),
    ]


def difference_line(count: Count, difference: Difference, nominations: dict[int, Nomination], width: int) -> Line:
    """Where the entries differ: the sheet, the line, and what each of them has."""
    paper = count.papers[difference.paper]
    where = _("Ballot {paper}, sheet {sheet}").format(paper=difference.paper + 1, sheet=difference.place + 1)
    if difference.nomination is None:
        what = _("the whole sheet")
        first, second = (_("valid") if mark else _("INVALID") for mark in (difference.first, difference.second))
    else:
        line = paper.nominations.index(difference.nomination) + 1
        what = f"{line:>3} {nominations[difference.nomination].called}"
        first, second = (_(MARK_WORDS[mark]) if mark else "" for mark in (difference.first, difference.second))
    return [
        (fit(f" {where}", 21) + " ", Tone.PLAIN),
        (fit(what, width - 45) + " ", Tone.PLAIN),
        (fit(f"← {first}", 11) + " ", Tone.WAIT),
        (fit(f"→ {second}", 10), Tone.WAIT),
    ]


def ballot_words(ballot: Ballot, nominations: tuple[int, ...]) -> str:
    """What a sheet says besides yes, in a few words."""
    if ballot.invalid:
        return _("INVALID, the whole sheet")
    marked = [
        f"{line} {_(MARK_WORDS[mark])}"
        for line, number in enumerate(nominations, 1)
        if (mark := ballot.marks.get(number, Mark.YES)) is not Mark.YES
    ]
    return ", ".join(marked) or _("all yes")


def _figures(counts: Counts) -> str:
    return f"{counts.yes:>6}{counts.no:>6}{counts.other:>6}{counts.unmarked:>7} "
