"""The record of a count of ballots (biên bản kiểm phiếu): what a template finds under ``count``."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.ballot_count import SignOff
from council.council import Council
from council.outcomes import Row
from council.results import results
from council.tally import passes, tally
from council.text import percent_text
from council.votes import Sheet, Vote
from council.words import _
from documents.labels import BODY_WORDS, outcome_text
from documents.papers.dates import moment_words
from documents.papers.minutes_votes import votes_of_sitting
from documents.papers.people import member_name, plain_name
from documents.rule_words import threshold_words
from store.council_view import CouncilView
from store.sign_offs import sign_offs


class CountLine(Struct, frozen=True, kw_only=True):
    """One nomination on a ballot: its totals, written opinions merged in, and the threshold that it met or not."""

    no: int
    number: int
    name: str
    unit: str
    award: str
    round: int
    yes: int
    no_votes: int
    other: int
    unmarked: int
    invalid: int
    base: int
    share: str
    threshold: str
    passed: str
    outcome: str


class Ballot(Struct, frozen=True, kw_only=True):
    """One ballot paper and its figures: ``voters`` could take one, ``consulted`` absent members were asked in writing.

    ``present`` and ``absent`` members of the roster when it was counted, ``recused`` by name.
    """

    no: int
    voters: int
    present: int
    absent: int
    consulted: tuple[str, ...]
    recused: tuple[str, ...]
    issued: int
    returned: int
    valid: int
    invalid: int
    lines: tuple[CountLine, ...]


class CountRecord(Struct, frozen=True, kw_only=True):
    """The secret ballots of one sitting. ``how``: how the sheets were entered, with what was settled and explained."""

    number: int
    body: str
    place: str
    at: str
    chair: str
    members: int
    tellers: tuple[str, ...]
    how: tuple[str, ...]
    ballots: tuple[Ballot, ...]


def count_record(view: CouncilView, number: int) -> CountRecord | None:
    """The record of sitting ``number``; None without a secret ballot. Raises Refused where there is no such sitting."""
    council = view.council_at_close(number)
    by_sheet: dict[int, list[Vote]] = {}
    for vote in votes_of_sitting(council, number):
        if vote.sheet is not None:
            by_sheet.setdefault(vote.sheet, []).append(vote)
    if not by_sheet:
        return None
    sitting = council.sittings[number]
    rows = {row.vote.id: row for row in results(council, sitting=number).rows if row.vote}
    signed = [record for record in sign_offs(view.ledger) if set(record.voters) & set(by_sheet)]
    votes = [vote for together in by_sheet.values() for vote in together]
    return CountRecord(
        number=number,
        body=_(BODY_WORDS[sitting.body]),
        place=sitting.place,
        at=moment_words(max(vote.at for vote in votes)),
        chair=plain_name(council, sitting.chair),
        members=len(sitting.roster),
        tellers=tuple(dict.fromkeys(teller.name for record in signed for teller in record.tellers)),
        how=tuple(line for record in signed for line in _how(record)),
        ballots=tuple(
            _ballot(council, no, council.sheets[sheet], votes, rows)
            for no, (sheet, votes) in enumerate(sorted(by_sheet.items()), 1)
        ),
    )


def _ballot(council: Council, no: int, sheet: Sheet, votes: Sequence[Vote], rows: dict[int, Row]) -> Ballot:
    first = votes[0]
    present = sum(member in first.roster for member in first.present)
    return Ballot(
        no=no,
        voters=len(first.voters),
        present=present,
        absent=len(first.roster) - present,
        consulted=tuple(member_name(council, member) for member in first.consulted),
        recused=tuple(member_name(council, member) for member in first.recused if member in first.roster),
        issued=sheet.issued,
        returned=sheet.returned,
        valid=sheet.valid,
        invalid=sheet.invalid,
        lines=tuple(_line(council, place, vote, sheet, rows.get(vote.id)) for place, vote in enumerate(votes, 1)),
    )


def _line(council: Council, place: int, vote: Vote, sheet: Sheet, row: Row | None) -> CountLine:
    nomination = council.nominations[vote.nomination]
    figures = tally(vote, sheet)
    return CountLine(
        no=place,
        number=nomination.id,
        name=nomination.called,
        unit=council.units[nomination.unit].name,
        award=council.forms[vote.form].title(vote.class_),
        round=vote.round,
        yes=figures.yes,
        no_votes=figures.no,
        other=figures.other,
        unmarked=figures.unmarked,
        invalid=figures.invalid,
        base=figures.base,
        share=percent_text(figures.share),
        threshold=_("{rule}: {needed}/{base}").format(
            rule=threshold_words(vote.rule), needed=figures.needed, base=figures.base
        ),
        passed=_("PASSED") if passes(vote, figures) else _("NOT PASSED"),
        outcome=outcome_text(row) if row else "",
    )


def _how(record: SignOff) -> Iterable[str]:
    if record.double:
        sentence = _(
            "The sheets were entered twice, by two tellers; differences settled with the paper in hand: {number}."
        )
        yield sentence.format(number=record.settled)
    else:
        yield _("The sheets were entered once.")
    if record.explanation:
        yield _("Sheets against attendance: {text}").format(text=record.explanation)
    if record.resolution:
        yield _("The sheets are kept sealed by resolution of the council: {text}").format(text=record.resolution)
