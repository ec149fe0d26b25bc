"""A count of ballot sheets under way: what is on each sheet, its sums, and where two tellers read it differently.

The figures are those of domain.md, "Ballots and their sums". Single sheets exist here only until the tellers sign off.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from council.errors import Refused
from council.text import fold
from council.votes import Counts, Sheet, Vote
from council.words import _

_SHORTEST_NAME = 2
FEWEST_VOTERS = 2
"""With fewer the totals of a secret ballot would say how somebody voted."""


class Mark(StrEnum):
    """What a ballot says of one nomination. A sheet starts all yes, so only the others are entered."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    BLANK = "unmarked"


class Pass(StrEnum):
    """The entry of all sheets by one teller; the second teller enters them without seeing the first entry."""

    FIRST = "first"
    SECOND = "second"


class Ballot(Struct, frozen=True, omit_defaults=True):
    """One sheet as a teller read it: by nomination what is not yes; or the whole sheet is invalid."""

    marks: dict[int, Mark] = {}
    invalid: bool = False

    def on(self, nomination: int) -> Mark | None:
        """What it says of ``nomination``; None where it is invalid."""
        return None if self.invalid else self.marks.get(nomination, Mark.YES)


class Paper(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One ballot paper: the nominations printed on it, and the sheets entered of it, in the order of their numbers.

    ``votes`` are the votes to be, without counts, as things stood when the sheets were issued. ``settled`` counts the
    differences between the entries that were settled with the paper in hand.
    """

    votes: tuple[Vote, ...]
    issued: int
    returned: int
    first: tuple[Ballot, ...] = ()
    second: tuple[Ballot, ...] = ()
    settled: int = 0

    @property
    def nominations(self) -> tuple[int, ...]:
        """The numbers of the nominations, in the order of the lines."""
        return tuple(vote.nomination for vote in self.votes)

    @property
    def voters(self) -> int:
        """How many were here and could take a sheet."""
        return len(self.votes[0].voters)

    @property
    def envelopes(self) -> int:
        """How many absent members' opinions were put in the box, each in an envelope, to be drawn with the sheets."""
        return len(self.votes[0].consulted)

    @property
    def sheets(self) -> int:
        """How many sheets are to be entered: those returned in the room and those of absent members."""
        return self.returned + self.envelopes

    @property
    def recused(self) -> tuple[int, ...]:
        """The members of the roster who are recused from what is on it."""
        return recused_of(self.votes[0])

    def entered(self, entry: Pass) -> tuple[Ballot, ...]:
        """The sheets that one pass has so far."""
        return self.first if entry is Pass.FIRST else self.second


class Teller(Struct, frozen=True, omit_defaults=True):
    """Who counts: a member of the council (``member`` is the id), or somebody else."""

    name: str
    member: int | None = None


class Count(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The count of one sitting: ``tellers`` named, then ``papers`` issued. ``key`` tells it from every other count.

    ``double``: the sheets are entered twice, as long as the council does not make do with a single entry.
    ``issued_at`` is the number of the latest act when the papers were issued.
    """

    key: str
    sitting: int
    issued_at: int = 0
    tellers: tuple[Teller, ...] = ()
    papers: tuple[Paper, ...] = ()
    double: bool = True

    @property
    def begun(self) -> bool:
        """Whether a sheet was entered."""
        return any(paper.first or paper.second for paper in self.papers)

    @property
    def passes(self) -> tuple[Pass, ...]:
        """The passes that this count asks for."""
        return (Pass.FIRST, Pass.SECOND) if self.double else (Pass.FIRST,)


class Sums(Struct, frozen=True, kw_only=True):
    """What the sheets entered in one pass add up to: valid and invalid sheets, and the counts of each nomination."""

    valid: int
    invalid: int
    counts: dict[int, Counts]


class Difference(Struct, frozen=True, kw_only=True):
    """Where two tellers read a sheet (``place`` from 0) differently; ``nomination`` is None for valid or invalid."""

    paper: int
    place: int
    nomination: int | None
    first: Mark | None
    second: Mark | None


class SignOff(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the act of signing off says besides votes and sheets: the record of how it was counted.

    ``double``: entered twice, with ``settled`` differences; else a single entry. ``voters`` is by sheet (its id) how
    many were here and could take one: where issued or returned differ from it, ``explanation`` says why. With a
    ``resolution`` of the council the sheets were kept sealed, in a file of that ``sha256`` (64 hex).
    """

    key: str
    double: bool
    tellers: tuple[Teller, ...]
    voters: dict[int, int]
    settled: int = 0
    explanation: str = ""
    resolution: str = ""
    sha256: str = ""


def recused_of(vote: Vote) -> tuple[int, ...]:
    """The members of the roster who are recused."""
    return tuple(member for member in vote.roster if member in vote.recused)


def papers_of(votes: Iterable[Vote]) -> tuple[Paper, ...]:
    """The papers for ``votes``: all on one, but each nomination from which a member is recused on one of its own.

    A line left blank among thirty would name its owner; for the same reason those on which other absent members are
    consulted have a paper of their own. Every voter here gets a sheet unless the tellers say otherwise.
    Raises Refused where so few may vote that the totals would be no secret.
    """
    groups: dict[tuple[object, ...], list[Vote]] = {}
    for vote in votes:
        if len(vote.voters) < FEWEST_VOTERS:
            raise Refused(
                _(
                    "Nomination {number}: only {voters} here may vote on it, a ballot would be no secret; "
                    "vote on it in another way."
                ).format(number=vote.nomination, voters=len(vote.voters))
            )
        alone = vote.nomination if recused_of(vote) else None
        groups.setdefault((alone, vote.consulted), []).append(vote)
    ordered = sorted(groups.values(), key=lambda group: (bool(recused_of(group[0])), group[0].nomination))
    return tuple(
        Paper(votes=tuple(group), issued=len(group[0].voters), returned=len(group[0].voters)) for group in ordered
    )


def check_tellers(tellers: Sequence[Teller], nominees: Mapping[int, str]) -> None:
    """Check that there are tellers, each named once and none a nominee (number → name). Raises Refused."""
    if not tellers:
        raise Refused(_("A count needs its tellers: name them first."))
    names = [fold(teller.name) for teller in tellers]
    for teller, name in zip(tellers, names, strict=True):
        if sum(sign.isalpha() for sign in name) < _SHORTEST_NAME:
            raise Refused(
                _("“{name}” is no name: type the teller's name, or choose a member.").format(name=teller.name)
            )
        if names.count(name) > 1:
            raise Refused(_("{name} is named twice: name somebody else.").format(name=teller.name))
        for number, nominee in nominees.items():
            if fold(nominee) == name:
                raise Refused(
                    _(
                        "{name} is a nominee (nomination {number}) and cannot be a teller: name somebody else, "
                        "or add what tells the two apart."
                    ).format(name=teller.name, number=number)
                )


def entered(paper: Paper, entry: Pass, place: int, ballot: Ballot | None) -> Paper:
    """``paper`` with ``ballot`` as sheet ``place`` (from 0) of a pass: one more after the last, or another reading.

    None takes the sheets from there on away. Raises Refused for marks of nominations that are not on the paper.
    """
    ballots = list(paper.entered(entry))
    if ballot is None:
        del ballots[place:]
    else:
        if strange := set(ballot.marks) - set(paper.nominations):
            raise Refused(_("Nomination {number} is not on this ballot.").format(number=min(strange)))
        marks: dict[int, Mark] = {number: mark for number, mark in ballot.marks.items() if mark is not Mark.YES}
        ballots[place : place + 1] = [Ballot(invalid=True) if ballot.invalid else Ballot(marks)]
    fields = {entry.value: tuple(ballots)}
    return replace(paper, **fields)


def sums(paper: Paper, entry: Pass) -> Sums:
    """What the sheets entered so far in one pass add up to."""
    valid = [ballot for ballot in paper.entered(entry) if not ballot.invalid]
    counts = {}
    for number in paper.nominations:
        marks = [ballot.on(number) for ballot in valid]
        counts[number] = Counts(
            yes=marks.count(Mark.YES),
            no=marks.count(Mark.NO),
            other=marks.count(Mark.OTHER),
            unmarked=marks.count(Mark.BLANK),
        )
    return Sums(valid=len(valid), invalid=len(paper.entered(entry)) - len(valid), counts=counts)


def differences(count: Count) -> list[Difference]:
    """Where the second entry says something else than the first, by paper, sheet and nomination.

    Nothing is told before a paper was entered twice, whole: the second teller is not to be guided by the first.
    """
    return [
        difference
        for number, paper in enumerate(count.papers)
        if count.double and all(len(paper.entered(entry)) >= paper.sheets for entry in Pass)
        for place, pair in enumerate(zip(paper.first, paper.second, strict=False))
        for difference in _differences_on(number, paper, place, *pair)
    ]


def _differences_on(number: int, paper: Paper, place: int, first: Ballot, second: Ballot) -> Iterable[Difference]:
    if first.invalid is not second.invalid:
        yield Difference(
            paper=number,
            place=place,
            nomination=None,
            first=None if first.invalid else Mark.YES,
            second=None if second.invalid else Mark.YES,
        )
        return
    for nomination in paper.nominations:
        one, other = first.on(nomination), second.on(nomination)
        if one is not other:
            yield Difference(paper=number, place=place, nomination=nomination, first=one, second=other)


def settle(paper: Paper, difference: Difference, right: Pass) -> Paper:
    """``paper`` with ``difference`` settled: what the ``right`` pass has is what is on the sheet."""
    place, nomination = difference.place, difference.nomination
    ballots = {entry: paper.entered(entry)[place] for entry in Pass}
    truth = ballots[right]
    for entry, ballot in ballots.items():
        if nomination is None:
            paper = entered(paper, entry, place, truth)
        else:
            mark = truth.marks.get(nomination, Mark.YES)
            paper = entered(paper, entry, place, Ballot({**ballot.marks, nomination: mark}))
    return replace(paper, settled=paper.settled + 1)


def problems(count: Count) -> list[str]:
    """Which sums do not hold yet, and what is still to be done before the tellers can sign off; empty when nothing is.

    A sentence for each paper and pass, numbered as the desk shows them.
    """
    found: list[str] = []
    if not count.papers:
        return [_("No ballots were issued yet.")]
    if count.double and len(count.tellers) < len(Pass):
        found.append(_("A second entry needs a second teller: name one, or make do with a single entry."))
    for number, paper in enumerate(count.papers, 1):
        if paper.returned > paper.issued:
            found.append(
                _("Ballot {paper}: {returned} sheets came back, but only {issued} were issued.").format(
                    paper=number, returned=paper.returned, issued=paper.issued
                )
            )
        for entry in count.passes:
            have = len(paper.entered(entry))
            if have != paper.sheets:
                found.append(
                    _("Ballot {paper}, {entry}: {entered} sheets entered, {sheets} are to be.").format(
                        paper=number, entry=pass_words(entry), entered=have, sheets=paper.sheets
                    )
                )
            if sums(paper, entry).invalid > paper.returned:
                found.append(
                    _("Ballot {paper}: more sheets are invalid than came back from the room.").format(paper=number)
                )
    if different := len(differences(count)):
        found.append(_("Differences between the two entries, not settled: {number}.").format(number=different))
    return found


def pass_words(entry: Pass) -> str:
    """A pass in words."""
    return _("first entry") if entry is Pass.FIRST else _("second entry")


def envelope_gap(count: Count) -> bool:
    """Whether on some paper fewer sheets were issued than members could vote, or fewer came back than were issued."""
    return any(not paper.voters == paper.issued == paper.returned for paper in count.papers)


def totals(paper: Paper, sheet: int) -> tuple[Sheet, dict[int, Counts]]:
    """The figures of a paper whose count is done: those of the sheet, which gets the id ``sheet``, and the counts."""
    done = sums(paper, Pass.FIRST)
    figures = Sheet(
        id=sheet,
        sitting=paper.votes[0].sitting,
        issued=paper.issued,
        returned=paper.returned,
        invalid=done.invalid,
    )
    return figures, done.counts
