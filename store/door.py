"""What every act on the council's file goes through."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from council.errors import Refused
from council.members import Member
from council.nominations import Nomination, Standing
from council.sittings import Sitting, SittingState
from council.votes import Vote
from council.words import _
from store.council_view import CouncilView
from store.records import put, to_document

Changes = Mapping[str, Mapping[int, Struct | None]]

_WHILE_CLOSED = ("reopen_list", "drop_count")
"""The acts that change nothing of what the papers of a closed award list say."""


class Door(CouncilView):
    """Acts go to the ledger first, then to the values."""

    def commit(self, verb: str, changes: Changes, *, reason: str | None = None, **extra: Any) -> int:
        """Make one act of ``changes`` (table → id → value, or None to remove) and return its number.

        The act is on the disk when this returns. Raises store.errors.NotSaved or Stopped; nothing changed then.
        """
        documents = {
            table: {str(key): None if value is None else to_document(value) for key, value in values.items()}
            for table, values in changes.items()
        }
        return self.commit_documents(verb, documents, reason=reason, **extra)

    def commit_documents(self, verb: str, documents: Mapping[str, Mapping[str, Any]], **extra: Any) -> int:
        """``commit`` for documents that are plain JSON already; ``merge=`` carries small parts of documents.

        Raises Refused while the award list is closed: its papers pin what it rests on.
        """
        if verb not in _WHILE_CLOSED:
            self.check_draft()
        act = self.ledger.commit(verb, documents, **extra)
        for part in ("set", "merge"):
            for table, changed in act.get(part, {}).items():
                for key in changed:
                    put(self.council, table, int(key), self.ledger.tables[table].get(key))
        number: int = act["n"]
        return number

    def check_draft(self) -> None:
        """Raise Refused while the award list is closed."""
        if self.council.settings.list_closed:
            raise Refused(_("The award list is closed: reopen it with a reason first, under “Award list” (O)."))

    def next_id(self, table: str) -> int:
        """An id that no document of ``table`` ever had."""
        return self.ledger.last_id(table) + 1

    def nomination(self, number: int) -> Nomination:
        """The nomination of that number. Raises Refused where there is none."""
        try:
            return self.council.nominations[number]
        except KeyError:
            raise Refused(_("There is no nomination {number} in this council.").format(number=number)) from None

    def member(self, number: int) -> Member:
        """The member of that id. Raises Refused where there is none."""
        try:
            return self.council.members[number]
        except KeyError:
            raise Refused(_("There is no member {number} in this council.").format(number=number)) from None

    def decisions_on(self, votes: Collection[int]) -> dict[int, None]:
        """The chair's decisions on ``votes`` (ids), to be removed: they fall with the figures they were made on."""
        return dict.fromkeys(decision.id for decision in self.council.decisions.values() if decision.vote in votes)

    def check_own_vote(self, vote: Vote) -> None:
        """Raise Refused for a vote of another body than the one that sits: that one votes on it itself."""
        if self.council.sittings[vote.sitting].body is not self.open_sitting().body:
            raise Refused(
                _("Nomination {number}: another body voted so; the one that sits now votes on it itself.").format(
                    number=vote.nomination
                )
            )

    def open_sitting(self) -> Sitting:
        """The sitting that is open. Raises Refused where none is."""
        sitting = self.council.sitting()
        if sitting is None or sitting.state is not SittingState.OPEN:
            raise Refused(_("No sitting is open: open one under “Attendance” first."))
        return sitting


def opinions_known(number: int) -> Refused:
    """Why a nomination cannot be voted on in secret any more."""
    return Refused(
        _("Nomination {number}: written opinions wait with their names: it cannot be voted on in secret.").format(
            number=number
        )
    )


def taken_up(nomination: Nomination) -> Nomination:
    """``nomination`` before the council again."""
    return replace(nomination, standing=Standing.OPEN, standing_reason="")
