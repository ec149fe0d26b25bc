"""After the entries: the differences between them, settled with the paper in hand, and the totals to sign off."""

from collections.abc import Mapping
from typing import ClassVar

from council.ballot_count import Pass, differences, envelope_gap, problems, sums
from council.text import clean_line
from council.words import N_, _
from screens.ballot_page import BallotPage, Deeds
from widgets.ballot_rows import difference_line, total_line
from widgets.lines import Line, line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt

_SHORTEST_RESOLUTION = 4
"""In letters: a slip of the hand is no resolution of the council."""


class DifferencesPage(BallotPage):
    """One line for each difference; the one that is settled goes."""

    labels: ClassVar[Mapping[str, str]] = {"left": N_("the first is right"), "right": N_("the second is right")}

    def title(self) -> str:
        """How many are left."""
        return _("Differences between the entries: {number}").format(number=len(differences(self.count)))

    def lines(self, width: int) -> list[Line]:
        """Sheet, line, and what each entry has."""
        nominations = self.file.council.nominations
        return [difference_line(self.count, found, nominations, width) for found in differences(self.count)]

    def details(self, width: int) -> list[Line]:
        """How to settle."""
        return wrap(
            _(
                "Take the sheet of that number and look: ← the first entry is right, → the second is. "
                "Where neither is, enter that sheet anew."
            ),
            width,
            most=3,
        )

    def deeds(self) -> Deeds:
        """Which one is right."""
        return {
            "left": lambda: self._settle(Pass.FIRST),
            "right": lambda: self._settle(Pass.SECOND),
            "leave": self.place.show_desk,
        }

    def _settle(self, right: Pass) -> None:
        found = differences(self.count)
        self.keep(lambda: self.file.settle_difference(found[self.cursor], right))
        if not differences(self.count):
            self.place.show_desk()
            self.place.note(_("All differences are settled."), Tone.GOOD)


class TotalsPage(BallotPage):
    """The totals as they will stand in the record, and the signing off."""

    def title(self) -> str:
        """What is shown."""
        return _("Totals to sign off")

    def lines(self, width: int) -> list[Line]:
        """Every nomination with its totals."""
        return [
            total_line(
                self.nomination(number),
                self.what_for(number),
                sums(paper, Pass.FIRST).counts[number],
                width,
            )
            for paper in self.count.papers
            for number in paper.nominations
        ]

    def details(self, width: int) -> list[Line]:
        """The figures of the sheets."""
        words = []
        for number, paper in enumerate(self.count.papers, 1):
            done = sums(paper, Pass.FIRST)
            words.append(
                _(
                    "Ballot {paper}: {voters} here, {issued} issued, {returned} returned, {valid} valid, "
                    "{invalid} invalid."
                ).format(
                    paper=number,
                    voters=paper.voters,
                    issued=paper.issued,
                    returned=paper.returned,
                    valid=done.valid,
                    invalid=done.invalid,
                )
            )
            if paper.envelopes:
                words.append(_("Envelopes of absent members among them: {number}.").format(number=paper.envelopes))
        return [*wrap(" ".join(words), width, most=3)] or [line()]

    def deeds(self) -> Deeds:
        """Sign off, or go back."""
        return {"sign_off": self.begin, "leave": self.place.show_desk}

    def begin(self) -> None:
        """Ask what the record needs, then each teller."""
        self._explanation = self._resolution = ""
        if found := problems(self.count):
            self.place.note(found[0], Tone.WAIT)
        elif envelope_gap(self.count):
            self.place.prompt.ask("explanation", _("Sheets and attendance do not agree. Why? The record has it"))
        else:
            self._ask_resolution()

    def answered(self, event: Prompt.Answered) -> None:
        """Go on with the next question."""
        text = clean_line(event.text)
        if event.purpose == "explanation" and not text:
            self.begin()
        elif event.purpose == "explanation":
            self._explanation = text
            self._ask_resolution()
        elif event.purpose == "resolution" and 0 < len(text) < _SHORTEST_RESOLUTION:
            self.place.prompt.ask(
                "resolution", _("Too short: type the whole resolution; Enter alone deletes the sheets")
            )
        elif event.purpose == "resolution":
            self._resolution = text
            self._ask_teller(0)

    def _ask_resolution(self) -> None:
        self.place.prompt.ask("resolution", _("Enter: sheets are deleted. Kept sealed: type the council's resolution"))

    def _ask_teller(self, place: int) -> None:
        tellers = self.count.tellers
        if place == len(tellers):
            self._sign_off()
            return
        question = _("{name}, teller {number} of {tellers}: do you sign off these totals?").format(
            name=tellers[place].name, number=place + 1, tellers=len(tellers)
        )
        if not self._resolution and place == len(tellers) - 1:
            question += " " + _("Undo will not bring the sheets back.")
        self.place.confirm(question, lambda: self._ask_teller(place + 1), acts=False)

    def _sign_off(self) -> None:
        def act() -> None:
            self.file.sign_off(explanation=self._explanation, resolution=self._resolution)

        done = self.place.count_act(act, said=True)
        if self.place.count is None:
            self.place.show_desk(keep_note=not done)
