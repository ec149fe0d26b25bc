"""Votes written as one letter for each member, and small councils made of them.

``y n o x`` are members here who say yes, no, other, or do not vote (in a secret ballot ``x`` keeps the sheet, ``u``
leaves the nomination unmarked, ``i`` spoils the sheet); ``r`` is recused and here, ``q`` recused and away; ``Y N O``
are written opinions of absent members, ``.`` is absent without one. Member 1 is the first letter and presides.
"""

from collections.abc import Iterable, Sequence

from hypothesis import settings
from msgspec.structs import replace

from council.council import Council
from council.forms import AwardForm, Kind, Quota
from council.members import Body
from council.nominations import Nomination
from council.outcomes import Row
from council.remarks import Decision, Matter
from council.results import results
from council.rules import Mode, Rule
from council.sittings import Sitting, SittingState
from council.votes import Choice, Counts, Sheet, Vote, hands

often = settings(max_examples=150, deadline=None, database=None)

ROOM = "ynoxui"
WRITTEN = {"Y": Choice.YES, "N": Choice.NO, "O": Choice.OTHER}
SAID = {"y": Choice.YES, "n": Choice.NO, "o": Choice.OTHER, "x": Choice.NOT_VOTING}


def ids(letters: str, wanted: str) -> tuple[int, ...]:
    """The members whose letter is one of ``wanted``."""
    return tuple(member for member, letter in enumerate(letters, 1) if letter in wanted)


def sheet_of(letters: str, number: int = 1, sitting: int = 1) -> Sheet:
    """The ballot sheet of a secret ballot."""
    issued = len(ids(letters, ROOM))
    return Sheet(
        id=number, sitting=sitting, issued=issued, returned=issued - letters.count("x"), invalid=letters.count("i")
    )


def vote_of(
    letters: str,
    rule: Rule | None = None,
    *,
    mode: Mode = Mode.ROLL_CALL,
    number: int = 1,
    nomination: int = 1,
    sitting: int = 1,
    chair: int | None = 1,
    form: int = 1,
    class_: str = "",
) -> Vote:
    """The vote that ``letters`` say, closed."""
    voters = len(ids(letters, ROOM))
    vote = Vote(
        id=number,
        nomination=nomination,
        sitting=sitting,
        form=form,
        class_=class_,
        mode=mode,
        rule=replace(rule or Rule(), mode=mode),
        chair=chair,
        roster=tuple(range(1, len(letters) + 1)),
        present=ids(letters, ROOM + "r"),
        recused=ids(letters, "rq"),
        consulted=ids(letters, "YNO"),
    )
    written = {member: WRITTEN[letters[member - 1]] for member in vote.consulted}
    no, other, not_voting = (letters.count(letter) for letter in "nox")
    if mode is Mode.SECRET_BALLOT:
        yes, no, other = (letters.count(letter) + letters.count(letter.upper()) for letter in "yno")
        return replace(vote, sheet=number, counts=Counts(yes=yes, no=no, other=other, unmarked=letters.count("u")))
    if mode is Mode.SHOW_OF_HANDS:
        return replace(vote, written=written, counts=hands(voters, no=no, other=other, not_voting=not_voting))
    choices = {member: SAID[letters[member - 1]] for member in ids(letters, "ynox")}
    return replace(vote, written=written, choices=choices)


def council_of(
    *votes: str | None, rule: Rule | None = None, mode: Mode = Mode.ROLL_CALL, limit: int | None = None
) -> Council:
    """A council with one form and, for each vote, one nomination numbered from 1; None is not voted on yet."""
    rule = replace(rule or Rule(), mode=mode)
    quotas = (Quota(kind=Kind.INDIVIDUAL, limit=limit),) if limit is not None else ()
    roster = tuple(range(1, 1 + max((len(letters) for letters in votes if letters), default=9)))
    council = Council(
        forms={1: AwardForm(id=1, name="Bằng khen", classes=("Nhất", "Nhì", "Ba"), rule=rule, quotas=quotas)},
        sittings={1: Sitting(id=1, body=Body.STANDING, state=SittingState.OPEN, chair=1, roster=roster)},
    )
    for number, letters in enumerate(votes, 1):
        nominate(council, number)
        if letters is not None:
            add_vote(council, letters, rule, mode=mode, nomination=number)
    return council


def nominate(council: Council, number: int, *, kind: Kind = Kind.INDIVIDUAL, form: int = 1, class_: str = "") -> None:
    """Add one nomination."""
    council.nominations[number] = Nomination(
        id=number, kind=kind, name=f"Người {number}", unit=1, form=form, class_=class_
    )


def add_vote(
    council: Council,
    letters: str,
    rule: Rule | None = None,
    *,
    mode: Mode = Mode.ROLL_CALL,
    nomination: int = 1,
    sitting: int = 1,
    class_: str = "",
) -> Vote:
    """Add a vote with the next id, and its sheet."""
    number = len(council.votes) + 1
    vote = vote_of(letters, rule, mode=mode, number=number, nomination=nomination, sitting=sitting, class_=class_)
    council.votes[number] = vote
    council.votes_of.setdefault(nomination, {})[number] = vote
    if vote.sheet is not None:
        council.sheets[number] = sheet_of(letters, number, sitting)
    return vote


def decide(council: Council, nomination: int, matter: Matter, favour: bool) -> None:
    """Let the chair decide on the nomination's latest vote."""
    number = len(council.decisions) + 1
    vote = max(council.votes_of[nomination])
    council.decisions[number] = Decision(
        id=number, nomination=nomination, vote=vote, sitting=1, matter=matter, favour=favour, member=1, reason="Xét"
    )


def rows_of(council: Council, sitting: int | None = None) -> dict[int, Row]:
    """The rows of the results by nomination."""
    return {row.nomination.id: row for row in results(council, sitting=sitting).rows}


def row_of_vote(letters: str, rule: Rule, mode: Mode = Mode.ROLL_CALL, chair: int | None = 1) -> Row:
    """The row of a single nomination voted on as ``letters`` say."""
    council = council_of(letters, rule=rule, mode=mode)
    vote = replace(council.votes[1], chair=chair)
    council.votes[1] = council.votes_of[1][1] = vote
    return rows_of(council)[1]


def ranks(rows: Iterable[Row]) -> Sequence[int | None]:
    """The ranks, in order of nomination."""
    return [row.rank for row in sorted(rows, key=lambda row: row.nomination.id)]
