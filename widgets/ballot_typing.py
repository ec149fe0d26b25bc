"""Typing what is on one ballot sheet: it starts all yes, a number strikes that line, a letter says what else it is."""

from collections.abc import Sequence

from council.ballot_count import Ballot, Mark
from council.words import _

MARKS = {"n": Mark.NO, "o": Mark.OTHER, "b": Mark.BLANK, "y": Mark.YES}
_ALL = "0"


class BallotTyping:
    """The sheet in hand. ``line`` (from 0) is the line marked last, None before; ``typed`` a number not yet complete.

    A number is complete as soon as no line has a longer one: of thirty lines 4 to 9 and 10 to 30 are at once; 1, 2 and
    3 with the next key, or as 01, 02, 03. 0 with a letter means every line.
    """

    def __init__(self, nominations: Sequence[int], ballot: Ballot | None = None) -> None:
        self._nominations = nominations
        self._marks: dict[int, Mark] = dict(ballot.marks) if ballot else {}
        self.invalid = ballot.invalid if ballot else False
        self.line: int | None = None
        self.typed = ""

    @property
    def ballot(self) -> Ballot:
        """The sheet as typed so far; a number that waits for its letter counts as struck."""
        marks = dict(self._marks)
        if self.typed.strip(_ALL):
            marks[self._nominations[int(self.typed) - 1]] = Mark.NO
        return Ballot(invalid=True) if self.invalid else Ballot(marks)

    def digit(self, digit: str) -> str:
        """Take a digit; says what is wrong with the number, "" where nothing is."""
        typed, lines = self.typed + digit, len(self._nominations)
        number = int(typed)
        if number > lines or (number == 0 and typed != _ALL):
            self.typed = ""
            return _("There is no line {number} on this ballot.").format(number=typed)
        self.typed = typed
        if number and (number * 10 > lines or len(typed) == len(str(lines))):
            self._complete(Mark.NO)
        return ""

    def letter(self, letter: str) -> str:
        """Take a letter for the number before it, or for the line marked last; says what is wrong, "" where nothing."""
        mark = MARKS[letter]
        if self.typed == _ALL:
            self.typed = ""
            self._marks = dict.fromkeys(self._nominations, mark)
        elif self.typed:
            self._complete(mark)
        elif self.line is None:
            return _("First the number of the line, then the letter.")
        else:
            self._marks[self._nominations[self.line]] = mark
        return ""

    def back(self) -> None:
        """Take back the digit typed last, or what was marked last."""
        if self.typed:
            self.typed = self.typed[:-1]
        elif self.line is not None:
            self._marks.pop(self._nominations[self.line], None)
            self.line = None

    def _complete(self, mark: Mark) -> None:
        self.line = int(self.typed) - 1
        self.typed = ""
        self._marks[self._nominations[self.line]] = mark
