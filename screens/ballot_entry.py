"""Entering the sheets of one ballot, one after the other: what is struck or left blank is typed, nothing else."""

from council.ballot_count import Ballot, Mark, Paper, Pass, pass_words, sums
from council.words import _
from screens.ballot_page import BallotPage, Deeds
from widgets.ballot_rows import ballot_words, nomination_line
from widgets.ballot_typing import BallotTyping
from widgets.lines import Line, line, wrap
from widgets.palette import Tone


class EntryPage(BallotPage):
    """One pass over one ballot. The sums are those of this pass: the second teller does not see the first one's."""

    takes_digits = True

    def open(self, paper: int, entry: Pass) -> None:
        """Go on with a pass at the sheet where it stopped."""
        self._number, self._entry = paper, entry
        self._go(len(self.paper.entered(entry)))

    @property
    def paper(self) -> Paper:
        """The ballot that is entered."""
        return self.count.papers[self._number]

    def title(self) -> str:
        """Which sheet of which ballot in which pass."""
        return _("Ballot {paper}, {entry}: sheet {sheet} of {sheets}").format(
            paper=self._number + 1, entry=pass_words(self._entry), sheet=self._place + 1, sheets=self.paper.sheets
        )

    def lines(self, width: int) -> list[Line]:
        """The nominations as they stand on the ballot."""
        figures = sums(self.paper, self._entry).counts
        ballot = self._typing.ballot
        return [
            nomination_line(
                place,
                self.nomination(number),
                self.what_for(number),
                figures[number],
                ballot.marks.get(number, Mark.YES),
                width,
            )
            for place, number in enumerate(self.paper.nominations, 1)
        ]

    def details(self, width: int) -> list[Line]:
        """The sheet in hand, and the sums so far."""
        typed = f" · {self._typing.typed}_" if self._typing.typed else ""
        words = ballot_words(self._typing.ballot, self.paper.nominations)
        sheet = _("Sheet {sheet}: {marks}").format(sheet=self._place + 1, marks=words) + typed
        done = sums(self.paper, self._entry)
        entered = _("Entered {entered} of {sheets} sheets: {valid} valid, {invalid} invalid").format(
            entered=done.valid + done.invalid, sheets=self.paper.sheets, valid=done.valid, invalid=done.invalid
        )
        return [*wrap(sheet, width, Tone.STRONG, most=2), line(entered)]

    def deeds(self) -> Deeds:
        """Letters for lines, and from sheet to sheet."""
        return {
            "open": self.save,
            "no": lambda: self._letter("n"),
            "other": lambda: self._letter("o"),
            "blank": lambda: self._letter("b"),
            "yes": lambda: self._letter("y"),
            "invalid": self.invalid,
            "left": lambda: self._step(-1),
            "right": lambda: self._step(1),
            "erase": self.erase,
            "remove": self.remove,
            "leave": self.place.show_desk,
        }

    def digit(self, digit: str) -> None:
        """Take a digit of a line's number."""
        self._typing.invalid = False
        self._said(self._typing.digit(digit))

    def save(self) -> None:
        """Keep the sheet and take the next one; after the last one back to the desk."""
        self._keep(self._typing.ballot)

    def invalid(self) -> None:
        """The whole sheet is invalid, on to the next; on one that is invalid already: it is not."""
        if self._typing.invalid:
            self._typing.invalid = False
            self.place.redraw()
        else:
            self._keep(Ballot(invalid=True))

    def erase(self) -> None:
        """Take back what was typed last."""
        self._typing.back()
        self._said("")

    def remove(self) -> None:
        """Take the last sheet away: it was entered twice, or is none of this ballot."""
        last = len(self.paper.entered(self._entry)) - 1
        if self.keep(lambda: self.file.enter_ballot(self._number, self._entry, last, None)):
            self._go(last)
            self.place.redraw()
            self.place.note(_("Sheet {sheet} was taken away.").format(sheet=last + 1))

    def _keep(self, ballot: Ballot) -> None:
        sheet = self._place
        if not self.keep(lambda: self.file.enter_ballot(self._number, self._entry, sheet, ballot)):
            return
        have = len(self.paper.entered(self._entry))
        if have == self.paper.sheets and sheet == have - 1:
            self.place.show_desk()
            self.place.note(_("All {sheets} sheets of this entry are in.").format(sheets=have), Tone.GOOD)
            return
        self._go(sheet + 1)
        self.place.redraw()
        said = _("Sheet {sheet} kept: {marks}").format(
            sheet=sheet + 1, marks=ballot_words(ballot, self.paper.nominations)
        )
        self.place.note(said)

    def _step(self, by: int) -> None:
        """Another sheet; not while this one says something that is not kept."""
        ballots = self.paper.entered(self._entry)
        have = len(ballots)
        if self._typing.ballot != (ballots[self._place] if self._place < have else Ballot()):
            self.place.note(_("This sheet is not kept yet: Enter keeps it, ⌫ takes back what was typed."), Tone.WAIT)
            return
        self._go(min(self._place + by, have))
        self._said("")

    def _go(self, place: int) -> None:
        ballots = self.paper.entered(self._entry)
        self._place = max(0, min(place, max(self.paper.sheets, len(ballots)) - 1))
        self._typing = BallotTyping(
            self.paper.nominations, ballots[self._place] if self._place < len(ballots) else None
        )
        self.cursor = 0

    def _letter(self, letter: str) -> None:
        self._typing.invalid = False
        self._said(self._typing.letter(letter))

    def _said(self, wrong: str) -> None:
        if self._typing.line is not None:
            self.cursor = self._typing.line
        self.place.redraw()
        self.place.note(wrong, Tone.WAIT)
