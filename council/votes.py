"""Votes as they are recorded, and the sums that must hold (domain.md, "Ballots and their sums")."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from council.errors import Refused
from council.rules import Mode, Rule
from council.words import _


class Choice(StrEnum):
    """What one voice says."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    NOT_VOTING = "not_voting"


class VoteState(StrEnum):
    """A roll call is open while members are called; every other vote is closed when it is recorded."""

    OPEN = "open"
    CLOSED = "closed"
    ABANDONED = "abandoned"


class Counts(Struct, frozen=True, kw_only=True):
    """Totals of one vote. ``unmarked`` (sheets that leave this nomination blank) occurs in secret ballots only,
    ``not_voting`` in open votes only."""

    yes: int = 0
    no: int = 0
    other: int = 0
    not_voting: int = 0
    unmarked: int = 0


class Sheet(Struct, frozen=True, kw_only=True):
    """A ballot sheet of a secret ballot: it carries many nominations, these are the figures of the paper."""

    id: int
    sitting: int
    issued: int
    returned: int
    invalid: int = 0

    @property
    def valid(self) -> int:
        """Sheets returned that count."""
        return self.returned - self.invalid


class Vote(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"class_": "class"}):
    """One nomination in one round of one sitting, with everything that its figures rest on.

    ``roster``, ``present`` (here at the close, recused ones included), ``recused`` and ``consulted`` (absent members
    whose written opinion was taken) are member ids, ``chair`` the presiding one. ``counts`` are the totals of a show
    of hands or, written opinions merged in, of a secret ballot; ``choices`` those of a roll call by member;
    ``written`` the written opinions of an open vote by member; ``sheet`` the id of the ballot sheet. ``form`` and
    ``class`` are those voted on. Votes of one block vote carry the same ``block``, the id of the first of them.
    """

    id: int
    nomination: int
    sitting: int
    round: int = 1
    form: int
    class_: str = ""
    mode: Mode
    rule: Rule
    state: VoteState = VoteState.CLOSED
    at: str = ""
    chair: int | None = None
    roster: tuple[int, ...]
    present: tuple[int, ...]
    recused: tuple[int, ...] = ()
    consulted: tuple[int, ...] = ()
    counts: Counts | None = None
    choices: dict[int, Choice] = {}
    written: dict[int, Choice] = {}
    sheet: int | None = None
    reason: str = ""
    block: int | None = None

    @property
    def voters(self) -> tuple[int, ...]:
        """Who is here and may vote: present and not recused. Whoever answered a roll call counts, gone since or not."""
        return tuple(member for member in dict.fromkeys((*self.present, *self.choices)) if member not in self.recused)

    @property
    def opinions(self) -> dict[int, Choice]:
        """The written opinions that count in an open vote: those of members absent and not recused."""
        here = {*self.voters, *self.recused}
        return {member: said for member, said in self.written.items() if member not in here}


def count(choices: Iterable[Choice]) -> Counts:
    """The totals of single voices."""
    said = list(choices)
    return Counts(
        yes=said.count(Choice.YES),
        no=said.count(Choice.NO),
        other=said.count(Choice.OTHER),
        not_voting=said.count(Choice.NOT_VOTING),
    )


def hands(voters: int, *, no: int = 0, other: int = 0, not_voting: int = 0) -> Counts:
    """A show of hands: those in favour are the rest of ``voters``. Raises Refused if more voices than voters."""
    _not_negative(no, other, not_voting)
    against = no + other + not_voting
    if against > voters:
        raise Refused(
            _("{voices} voices were entered, but only {voters} members here may vote: correct the numbers.").format(
                voices=against, voters=voters
            )
        )
    return Counts(yes=voters - against, no=no, other=other, not_voting=not_voting)


def check_sheet(sheet: Sheet, voters: int) -> None:
    """Check issued ≥ returned ≥ invalid, and that no more sheets were issued than ``voters``. Raises Refused."""
    _not_negative(sheet.issued, sheet.returned, sheet.invalid)
    if sheet.issued > voters:
        raise Refused(
            _("{issued} ballots were issued, but only {voters} members here may vote: correct the numbers.").format(
                issued=sheet.issued, voters=voters
            )
        )
    if sheet.returned > sheet.issued:
        raise Refused(
            _("{returned} ballots came back, but only {issued} were issued: count again.").format(
                returned=sheet.returned, issued=sheet.issued
            )
        )
    if sheet.invalid > sheet.returned:
        raise Refused(
            _("{invalid} ballots are called invalid, but only {returned} came back: count again.").format(
                invalid=sheet.invalid, returned=sheet.returned
            )
        )


def check_ballots(sheet: Sheet, counts: Counts, consulted: int = 0) -> None:
    """Check yes + no + other + unmarked = valid ballots (and written opinions merged in). Raises Refused."""
    _not_negative(counts.yes, counts.no, counts.other, counts.unmarked)
    total = counts.yes + counts.no + counts.other + counts.unmarked
    if total != sheet.valid + consulted:
        raise Refused(
            _("The votes add up to {total}, but there are {valid} valid ballots: count again.").format(
                total=total, valid=sheet.valid + consulted
            )
        )


def _not_negative(*numbers: int) -> None:
    if any(number < 0 for number in numbers):
        raise Refused(_("A number of votes cannot be below zero: correct the numbers."))
