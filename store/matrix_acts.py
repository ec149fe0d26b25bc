"""Acts that record a whole vote matrix at once."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.matrix import Voices, roll_calls, sitting_of_matrix, written_opinions
from council.nominations import Standing
from council.sittings import Sitting, SittingState
from council.words import _
from store.door import Door, taken_up


class MatrixActs(Door):
    """One matrix is one act."""

    def record_roll_calls(self, lines: Sequence[Voices], sitting: int | None = None) -> Sitting:
        """Record every line as a roll call of ``sitting``, of the open one, or of a new one that this opens.

        Raises council.matrix.MatrixRefused with a sentence for each line that cannot be recorded; then none is.
        """
        _check_some(lines)
        at = self.ledger.now()
        held = self._sitting(sitting)
        opened = held or sitting_of_matrix(self.council, lines, self.next_id("sittings"), at)
        votes = roll_calls(self.council, opened, lines, at)
        first = self.next_id("votes")
        changes: dict[str, dict[int, Any]] = {
            "votes": {first + place: replace(vote, id=first + place) for place, vote in enumerate(votes)}
        }
        voted = [self.council.nominations[vote.nomination] for vote in votes]
        if put_aside := [nomination for nomination in voted if nomination.standing is not Standing.OPEN]:
            changes["nominations"] = {nomination.id: taken_up(nomination) for nomination in put_aside}
        if held is None:
            changes["sittings"] = {opened.id: opened}
        self.commit("votes", changes)
        return opened

    def record_written(self, lines: Sequence[Voices], sitting: int | None = None) -> Sitting:
        """Join the written opinions of absent members to the votes of ``sitting`` or of the open one.

        What the chair had decided of the figures before falls. Raises council.matrix.MatrixRefused as above.
        """
        _check_some(lines)
        held = self._sitting(sitting)
        if held is None:
            raise Refused(_("No sitting is open: open one under “Attendance” first."))
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
