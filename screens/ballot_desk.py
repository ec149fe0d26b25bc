"""The desk before and between entries: tellers, ballots issued, and how far the count is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from council.ballot_count import Pass, Teller, problems
from council.nominations import Nomination
from council.text import clean_line, fold
from council.votes import Sheet, check_sheet
from council.words import _
from screens.ballot_page import BallotPage, Deeds
from widgets.ballot_rows import pass_line
from widgets.lines import Line, Span, line, wrap
from widgets.member_rows import called
from widgets.number_entry import NumberField
from widgets.palette import Tone
from widgets.prompt import Prompt

if TYPE_CHECKING:
    from screens.ballots import BallotsPlace


class DeskPage(BallotPage):
    """Before ballots are issued, what waits; afterwards a line for each entry of each ballot."""

    def __init__(self, place: "BallotsPlace") -> None:
        super().__init__(place)
        self._tellers: list[Teller] = []
        self._numbers: list[int] = []
        self._asks_envelopes = False

    def title(self) -> str:
        """Whether a count is under way."""
        count = self.place.count
        if count is None or not count.papers:
            return _("No count under way; {number} wait for a secret ballot").format(
                number=len(self.file.secret_pending())
            )
        if count.double:
            return _("Count under way, sitting {number} · entered twice").format(number=count.sitting)
        return _("Count under way, sitting {number} · SINGLE ENTRY").format(number=count.sitting)

    def entries(self) -> list[tuple[int, Pass]]:
        """What the cursor can stand on: ballot (from 0) and pass."""
        count = self.place.count
        return [(number, entry) for number in range(len(count.papers)) for entry in count.passes] if count else []

    def go_to_unfinished(self) -> None:
        """Put the cursor on the first entry that is not complete."""
        for place, (number, entry) in enumerate(self.entries()):
            paper = self.count.papers[number]
            if len(paper.entered(entry)) < paper.sheets:
                self.cursor = place
                return

    def lines(self, width: int) -> list[Line]:
        """A line for each entry; before that what is to be done first."""
        count = self.place.count
        if count is not None and count.papers:
            return [pass_line(number + 1, count.papers[number], entry, width) for number, entry in self.entries()]
        return [line(f" {label}: {len(numbers)}") for label, numbers in self._scopes()]

    def details(self, width: int) -> list[Line]:
        """What does not hold or is still to be done."""
        if self._asks_envelopes:
            members = self.file.council.members
            names = (f"{tag} {members[m].name}" for m, tag in zip(self._absent(), self._tags(), strict=True))
            return wrap(_("Absent: {names}").format(names=", ".join(names)), width, most=3)
        count = self.place.count
        if trouble := self.place.trouble:
            return wrap(trouble, width, Tone.BAD, most=3)
        if count is None or not count.tellers:
            return wrap(_("First name the tellers: members of the council or others, no nominees."), width)
        if not count.papers:
            return wrap(_("Then issue ballots: whoever is here now may vote on them, whoever comes later not."), width)
        found = problems(count)
        if not found:
            return [line(_("All sums hold. The tellers can sign off."), Tone.GOOD)]
        return wrap(" ".join(found), width, Tone.WAIT, most=3)

    def deeds(self) -> Deeds:
        """Tellers first, then ballots, then sheets; a file that cannot be read can only be dropped."""
        count = self.place.count
        if self.place.trouble:
            return {"drop": self.drop}
        if count is None or not count.tellers:
            return {"tellers": self.ask_teller}
        if not count.papers:
            return {"tellers": self.ask_teller, "issue": self.ask_scope, "drop": self.drop}
        return {
            "open": self.enter,
            "numbers": self.ask_numbers,
            "once": self.change_entry,
            "differences": self.place.show_differences,
            "sign_off": self.place.show_totals,
            "tellers": self.ask_teller,
            "drop": self.drop,
        }

    def enter(self) -> None:
        """Enter sheets."""
        paper, entry = self.entries()[self.cursor]
        if self.count.papers[paper].sheets:
            self.place.show_entry(paper, entry)
        else:
            self.place.note(_("No sheet of this ballot came back: r corrects that number."), Tone.WAIT)

    def change_entry(self) -> None:
        """Make do with a single entry, or ask for the second one again."""
        self.keep(lambda: self.file.enter_once(self.count.double))

    def ask_teller(self) -> None:
        """Ask for the tellers, one after the other."""
        self._tellers = []
        self._ask_next_teller()

    def ask_scope(self) -> None:
        """Ask which nominations the ballots are on."""
        labels = [f"{label} ({len(numbers)})" for label, numbers in self._scopes()]
        if labels:
            self.place.prompt.ask("scope", _("Ballots on which nominations? ↑↓ Enter"), choices=labels)
        else:
            self.place.note(_("Nothing waits for a secret ballot here."), Tone.WAIT)

    def ask_numbers(self) -> None:
        """Ask how many sheets of the ballot under the cursor were issued and came back."""
        paper = self.count.papers[self.entries()[self.cursor][0]]
        fields = [
            NumberField("issued", _("Issued"), str(paper.issued)),
            NumberField("returned", _("Returned"), str(paper.returned)),
        ]

        def meaning(numbers: dict[str, int]) -> Span:
            check_sheet(Sheet(id=0, sitting=0, **numbers), paper.voters)
            return _("{voters} here could take a sheet; Enter saves").format(voters=paper.voters), Tone.GOOD

        self.place.prompt.ask_numbers(fields, self.place.or_refusal(meaning), "returned")

    def numbers(self, numbers: dict[str, int]) -> None:
        """Keep how many sheets there are."""
        paper, _entry = self.entries()[self.cursor]
        if self.keep(lambda: self.file.change_sheets(paper, numbers["issued"], numbers["returned"])):
            self.place.prompt.leave()

    def drop(self) -> None:
        """Drop the count; asks why once a sheet was entered."""
        count = self.place.count
        if self.place.trouble or (count is not None and count.begun):
            self.place.prompt.ask("drop", _("All sheets entered are lost. Why is the count dropped?"))
        else:
            self.place.confirm(_("Drop this count? No sheet was entered yet."), self.file.drop_count)

    def answered(self, event: Prompt.Answered) -> None:
        """Go on with the next question, or do what was asked for."""
        text = clean_line(event.text)
        self._asks_envelopes = False
        match event.purpose:
            case "teller":
                self._teller_given(text, event.choice)
            case "scope":
                self._numbers = self._scopes()[event.choice][1]
                self._ask_envelopes()
            case "envelopes":
                self._issue(
                    [m for m, number in zip(self._absent(), self._tags(), strict=True) if number in text.split()]
                )
            case "drop" if text:
                self.place.count_act(lambda: self.file.drop_count(text), said=True)
                self.place.redraw()

    def left(self) -> None:
        """A question was left: nothing is issued."""
        self._asks_envelopes = False
        self.place.redraw()

    def _teller_given(self, text: str, choice: int) -> None:
        members = list(self.file.council.members.values())
        if choice and not text:
            member = members[choice - 1]
            self._tellers.append(Teller(member.name, member.id))
        elif text:
            known = next((m for m in members if fold(text) in (fold(m.name), fold(called(m)))), None)
            self._tellers.append(Teller(known.name, known.id) if known else Teller(text))
        if text or choice:
            self._ask_next_teller()
        elif self._tellers:
            self.keep(lambda: self.file.name_tellers(self._tellers))

    def _ask_next_teller(self) -> None:
        number = len(self._tellers) + 1
        question = _("Teller {number}: type a name or choose ↑↓, Enter").format(number=number)
        if self._tellers:
            question = _("Teller {number}: a name or ↑↓; Enter alone: no more").format(number=number)
        choices = ["–", *(called(member) for member in self.file.council.members.values())]
        self.place.prompt.ask("teller", question, choices=choices)

    def _ask_envelopes(self) -> None:
        if not self._absent():
            self._issue([])
            return
        self._asks_envelopes = True
        self.place.redraw()
        self.place.prompt.ask("envelopes", _("Whose envelopes are in the box? Numbers, or Enter alone for nobody's"))

    def _issue(self, consulted: list[int]) -> None:
        if self.keep(lambda: self.file.issue_ballots(self._numbers, consulted)):
            self.cursor = 0
            self.place.redraw()

    def _absent(self) -> list[int]:
        sitting = self.file.council.sitting()
        return [m for m in sitting.roster if m not in sitting.present] if sitting else []

    def _tags(self) -> list[str]:
        return [str(number) for number in range(1, len(self._absent()) + 1)]

    def _scopes(self) -> list[tuple[str, list[int]]]:
        """What ballots can be on: all that wait, those of a form, those of a unit."""
        waiting, council = self.file.secret_pending(), self.file.council

        def of(names: dict[int, str], key: Callable[[Nomination], int]) -> list[tuple[str, list[int]]]:
            grouped = ((name, [n.id for n in waiting if key(n) == id]) for id, name in names.items())
            return [(name, numbers) for name, numbers in grouped if numbers]

        every = [(_("all"), [n.id for n in waiting])] if waiting else []
        forms = of({form.id: form.name for form in council.forms.values()}, lambda n: n.form)
        units = of({unit.id: unit.name for unit in council.units.values()}, lambda n: n.unit)
        return [*every, *forms, *units]
