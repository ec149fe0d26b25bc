"""The numbers of one vote: which fields its mode has, what they mean while typed, and the act they become."""

from collections.abc import Sequence

from council.errors import Refused
from council.nominations import Nomination
from council.rules import Mode
from council.votes import Counts, Sheet, Vote, check_ballots, check_sheet, hands
from council.words import _
from council.written import merging
from store.council_file import CouncilFile
from widgets.number_entry import NumberField, Rest
from widgets.palette import Tone

_COUNTS = ("yes", "no", "other", "unmarked")


class VoteEntry:
    """Entering a show of hands or a counted secret ballot on ``nomination``, or the correction of ``voted``.

    With ``block`` the numbers are those of a block vote on nominations of which ``nomination`` is one.
    """

    def __init__(
        self,
        file: CouncilFile,
        nomination: Nomination,
        mode: Mode,
        voted: Vote | None = None,
        block: Sequence[int] = (),
    ) -> None:
        self._file = file
        self._nomination = nomination
        self._mode = mode
        self._block = block
        self.voted = voted
        sitting = file.council.sitting()
        present = voted.present if voted else sitting.present if sitting else ()
        recused = voted.recused if voted else nomination.recused
        self._voters = sum(member not in recused for member in present)
        waiting = merging(nomination, sitting.roster, present) if sitting else ()
        self._consulted = len(voted.consulted if voted else waiting)

    def fields(self) -> list[NumberField]:
        """The fields to fill. Those of a secret ballot begin with the figures of the sheet counted before, and without
        totals: nobody has counted any yet."""
        counts = self.voted.counts if self.voted and self.voted.counts else Counts()
        if self._mode is Mode.SHOW_OF_HANDS:
            return [
                NumberField("no", _("Against"), str(counts.no or "")),
                NumberField("other", _("Other"), str(counts.other or "")),
                NumberField("not_voting", _("Not voting"), str(counts.not_voting or "")),
            ]
        sheet = self._sheet()
        return [
            NumberField("issued", _("Issued"), str(sheet.issued)),
            NumberField("returned", _("Returned"), str(sheet.returned)),
            NumberField("invalid", _("Not valid"), str(sheet.invalid or "")),
            NumberField("yes", _("Yes"), str(counts.yes or "")),
            NumberField("no", _("No"), str(counts.no or "")),
            NumberField("other", _("Else"), str(counts.other or "")),
            NumberField("unmarked", _("Blank"), str(counts.unmarked or "")),
        ]

    def start(self, choice: str) -> str:
        """The field to begin with."""
        return "yes" if self._mode is Mode.SECRET_BALLOT else choice

    @property
    def rest(self) -> Rest | None:
        """What "=" puts into a field: the ballots that no other field accounts for."""
        return self._rest if self._mode is Mode.SECRET_BALLOT else None

    def check(self, numbers: dict[str, int]) -> None:
        """Raises Refused where ``numbers`` do not add up."""
        if self._mode is Mode.SHOW_OF_HANDS:
            hands(self._voters, **numbers)
        else:
            sheet, counts = self._read(numbers)
            check_sheet(sheet, self._voters)
            check_ballots(sheet, counts, self._consulted)

    def meaning(self, numbers: dict[str, int]) -> tuple[str, Tone]:
        """What ``numbers`` mean, what is still to be entered, or what does not add up."""
        try:
            if self._mode is Mode.SECRET_BALLOT and (left := self._left(numbers)) > 0:
                return self._unfinished(numbers, left), Tone.WAIT
            self.check(numbers)
        except Refused as refused:
            return str(refused), Tone.BAD
        if self._mode is Mode.SHOW_OF_HANDS:
            return _("In favour {yes} of {voters}; Enter saves").format(
                yes=self._voters - sum(numbers.values()), voters=self._voters
            ), Tone.GOOD
        if self._consulted:
            text = _("{valid} valid ballots and {written} opinions in writing, all accounted for; Enter saves")
            valid = self._to_count(numbers) - self._consulted
            return text.format(valid=valid, written=self._consulted), Tone.GOOD
        return _("{valid} valid ballots, all accounted for; Enter saves").format(
            valid=self._to_count(numbers)
        ), Tone.GOOD

    def record(self, numbers: dict[str, int]) -> None:
        """Record the vote. Raises Refused where the sums do not hold."""
        if self._mode is Mode.SHOW_OF_HANDS:
            if self._block:
                self._file.record_block(self._block, **numbers)
            else:
                self._file.record_hands(self._nomination.id, **numbers)
        elif self._block:
            self._file.record_block_ballots(self._block, *self._read(numbers))
        else:
            self._file.record_ballots(self._nomination.id, *self._read(numbers))

    def correct(self, numbers: dict[str, int], reason: str, *, together: bool = False) -> None:
        """Put ``numbers`` in the place of the recorded ones; ``together`` in all of the block."""
        sheet, counts = (None, Counts(**numbers)) if self._mode is Mode.SHOW_OF_HANDS else self._read(numbers)
        self._file.correct_vote(self._nomination.id, reason, counts=counts, sheet=sheet, together=together)

    def _to_count(self, numbers: dict[str, int]) -> int:
        """How many ballots and opinions the totals must account for."""
        return numbers["returned"] - numbers["invalid"] + self._consulted

    def _unfinished(self, numbers: dict[str, int], left: int) -> str:
        ballots = self._to_count(numbers) - self._consulted
        if self._consulted:
            text = _("{left} to enter of {valid} ballots and {written} in writing; = puts the rest here")
            return text.format(left=left, valid=ballots, written=self._consulted)
        return _("{left} to enter of {valid} ballots; = puts the rest here").format(left=left, valid=ballots)

    def _left(self, numbers: dict[str, int]) -> int:
        return self._to_count(numbers) - sum(numbers[name] for name in _COUNTS)

    def _rest(self, numbers: dict[str, int], name: str) -> int:
        return numbers[name] + (self._left(numbers) if name in _COUNTS else 0)

    def _sheet(self) -> Sheet:
        """The sheet that the numbers are of: the corrected vote's, the one counted last on this form, or a new one."""
        council = self._file.council
        if self.voted and (known := council.sheet_of(self.voted)):
            return known
        sitting = council.sitting()
        counted = [
            sheet
            for vote in council.votes.values()
            if sitting
            and not self._block
            and vote.block is None
            and vote.sitting == sitting.id
            and vote.form == self._nomination.form
            and vote.recused == self._nomination.recused
            and (sheet := council.sheet_of(vote))
            and sheet.issued == self._voters
        ]
        return counted[-1] if counted else Sheet(id=0, sitting=0, issued=self._voters, returned=self._voters)

    def _read(self, numbers: dict[str, int]) -> tuple[Sheet, Counts]:
        known = self._sheet()
        same = (numbers["issued"], numbers["returned"], numbers["invalid"])
        sheet = Sheet(
            id=known.id if same == (known.issued, known.returned, known.invalid) or self.voted else 0,
            sitting=known.sitting,
            issued=numbers["issued"],
            returned=numbers["returned"],
            invalid=numbers["invalid"],
        )
        return sheet, Counts(**{name: numbers[name] for name in _COUNTS})
