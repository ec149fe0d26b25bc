"""Acts that record a whole vote matrix at once."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.matrix import Voices, replied, roll_calls, sitting_of_matrix, written_opinions
from council.sittings import Sitting, SittingState
from council.votes import Vote
from council.words import _
from council.written import voted_on
from store.door import Door


class MatrixActs(Door):
    """One matrix is one act."""

    def record_roll_calls(self, lines: Sequence[Voices], sitting: int | None = None) -> Sitting:
        """Record every line as a roll call of ``sitting``, of the open one, or of a new one that this opens.

        Raises council.matrix.MatrixRefused with a sentence for each line that cannot be recorded; then none is.
        """
        _check_some(lines)
        at = self.ledger.now()
        held = self._sitting(sitting)
        if held and held.in_writing:
            raise Refused(_("Sitting {number} is in writing: its replies are not a roll call.").format(number=held.id))
        opened = held or sitting_of_matrix(self.council, lines, self.next_id("sittings"), at)
        self._keep_calls(opened, roll_calls(self.council, opened, lines, at), keep_sitting=held is None)
        return opened

    def _keep_calls(self, sitting: Sitting, votes: Sequence[Vote], *, keep_sitting: bool) -> None:
        first = self.next_id("votes")
        changes: dict[str, dict[int, Any]] = {
            "votes": {first + place: replace(vote, id=first + place) for place, vote in enumerate(votes)}
        }
        voted = [self.council.nominations[vote.nomination] for vote in votes]
        if changed := {n.id: voted_on(n) for n in voted if voted_on(n) != n}:
            changes["nominations"] = changed
        if keep_sitting:
            changes["sittings"] = {sitting.id: sitting}
        self.commit("votes", changes)

    def record_written(self, lines: Sequence[Voices], sitting: int | None = None) -> Sitting:
        """Join the written opinions of absent members to the votes of ``sitting`` or of the open one.

        In a sitting in writing the lines are its replies, and become its votes.

        What the chair had decided of the figures before falls. Raises council.matrix.MatrixRefused as above.
        """
        _check_some(lines)
        held = self._sitting(sitting)
        if held is None:
            raise Refused(_("No sitting is open: open one under “Attendance” first."))
        if held.in_writing:
            at = self.ledger.now()
            after = replied(held, lines, at)
            self._keep_calls(after, roll_calls(self.council, held, lines, at), keep_sitting=after != held)
            return after
        votes = written_opinions(self.council, held, lines)
        changes: dict[str, dict[int, Any]] = {"votes": {vote.id: vote for vote in votes}}
        if fallen := self.decisions_on(changes["votes"]):
            changes["decisions"] = fallen
        self.commit("votes", changes)
        return held

    def _sitting(self, number: int | None) -> Sitting | None:
        """The sitting asked for, which must be open, or the open one; None where none is and none was asked for."""
        if number is None:
            current = self.council.sitting()
            return current if current and current.state is SittingState.OPEN else None
        asked = self.council.sittings.get(number)
        if asked is None:
            raise Refused(_("There is no sitting {number} in this council.").format(number=number))
        if asked.state is not SittingState.OPEN:
            raise Refused(_("Sitting {number} is not open: votes are recorded in an open one.").format(number=number))
        return asked


def _check_some(lines: Sequence[Voices]) -> None:
    if not lines:
        raise Refused(_("The matrix has no nomination: fill its rows."))
