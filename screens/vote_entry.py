"""The numbers of one vote: which fields its mode has, what they mean while typed, and the act they become."""

from council.errors import Refused
from council.nominations import Nomination
from council.rules import Mode
from council.votes import Counts, Sheet, Vote, check_ballots, check_sheet, hands
from council.words import _
from council.written import merging
from store.council_file import CouncilFile
from widgets.number_entry import NumberField
from widgets.palette import Tone


class VoteEntry:
    """Entering a show of hands or a counted secret ballot on ``nomination``, or the correction of ``voted``."""

    def __init__(self, file: CouncilFile, nomination: Nomination, mode: Mode, voted: Vote | None) -> None:
        self._file = file
        self._nomination = nomination
        self._mode = mode
        self._voted = voted
        sitting = file.council.sitting()
        present = voted.present if voted else sitting.present if sitting else ()
        recused = voted.recused if voted else nomination.recused
        self._voters = sum(member not in recused for member in present)
        waiting = merging(nomination, sitting.roster, present) if sitting else ()
        self._consulted = len(voted.consulted if voted else waiting)

    def fields(self, choice: str) -> list[NumberField]:
        """The fields to fill; a secret ballot begins with the figures of the sheet counted before."""
        counts = self._voted.counts if self._voted and self._voted.counts else Counts()
        if self._mode is Mode.SHOW_OF_HANDS:
            return hands_fields(counts)
        sheet = self._sheet()
        yes = counts.yes if self._voted else sheet.valid + self._consulted if choice == "yes" else 0
        return [
            NumberField("issued", _("Issued"), str(sheet.issued)),
            NumberField("returned", _("Returned"), str(sheet.returned)),
            NumberField("invalid", _("Not valid"), str(sheet.invalid or "")),
            NumberField("yes", _("Yes"), str(yes or "")),
            NumberField("no", _("No"), str(counts.no or "")),
            NumberField("other", _("Else"), str(counts.other or "")),
            NumberField("unmarked", _("Blank"), str(counts.unmarked or "")),
        ]

    def start(self, choice: str) -> str:
        """The field to begin with."""
        return "yes" if self._mode is Mode.SECRET_BALLOT else choice

    def meaning(self, numbers: dict[str, int]) -> tuple[str, Tone]:
        """What ``numbers`` mean, or what does not add up."""
        try:
            if self._mode is Mode.SHOW_OF_HANDS:
                counts = hands(self._voters, **numbers)
                return _("In favour {yes} of {voters}; Enter saves").format(
                    yes=counts.yes, voters=self._voters
                ), Tone.GOOD
            sheet, counts = self._read(numbers)
            check_sheet(sheet, self._voters)
            check_ballots(sheet, counts, self._consulted)
        except Refused as refused:
            return str(refused), Tone.BAD
        if self._consulted:
            text = _("{valid} valid ballots and {written} opinions in writing, all accounted for; Enter saves")
            return text.format(valid=sheet.valid, written=self._consulted), Tone.GOOD
        return _("{valid} valid ballots, all accounted for; Enter saves").format(valid=sheet.valid), Tone.GOOD

    def record(self, numbers: dict[str, int]) -> None:
        """Record the vote. Raises Refused where the sums do not hold."""
        if self._mode is Mode.SHOW_OF_HANDS:
            self._file.record_hands(self._nomination.id, **numbers)
        else:
            self._file.record_ballots(self._nomination.id, *self._read(numbers))

    def correct(self, numbers: dict[str, int], reason: str) -> None:
        """Put ``numbers`` in the place of the recorded ones."""
        if self._mode is Mode.SHOW_OF_HANDS:
            self._file.correct_vote(self._nomination.id, reason, counts=Counts(**numbers))
        else:
            sheet, counts = self._read(numbers)
            self._file.correct_vote(self._nomination.id, reason, counts=counts, sheet=sheet)

    def _sheet(self) -> Sheet:
        """The sheet that the numbers are of: the corrected vote's, the one counted last on this form, or a new one."""
        council = self._file.council
        if self._voted and (known := council.sheet_of(self._voted)):
            return known
        sitting = council.sitting()
        counted = [
            sheet
            for vote in council.votes.values()
            if sitting
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
            id=known.id if same == (known.issued, known.returned, known.invalid) or self._voted else 0,
            sitting=known.sitting,
            issued=numbers["issued"],
            returned=numbers["returned"],
            invalid=numbers["invalid"],
        )
        counts = {name: numbers[name] for name in ("yes", "no", "other", "unmarked")}
        return sheet, Counts(**counts)


def hands_fields(counts: Counts | None = None) -> list[NumberField]:
    """The fields of a show of hands; those in favour are the rest."""
    counts = counts or Counts()
    return [
        NumberField("no", _("Against"), str(counts.no or "")),
        NumberField("other", _("Other"), str(counts.other or "")),
        NumberField("not_voting", _("Not voting"), str(counts.not_voting or "")),
    ]


def hands_meaning(voters: int, numbers: dict[str, int]) -> tuple[str, Tone]:
    """What the numbers of a show of hands mean, or why they cannot be."""
    try:
        counts = hands(voters, **numbers)
    except Refused as refused:
        return str(refused), Tone.BAD
    return _("In favour {yes} of {voters}; Enter saves").format(yes=counts.yes, voters=voters), Tone.GOOD
