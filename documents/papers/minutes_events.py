"""What happened in a sitting besides votes, told from the history: undone acts are not, old values and reasons are."""

from collections.abc import Collection

from msgspec import Struct

from council.text import clean_line
from documents.history_table import HistoryRow, HistoryTable
from documents.papers.dates import clock
from store.council_view import CouncilView

CHANGES = (
    "import", "add_nomination", "withdraw_replaced", "defer", "return", "withdraw", "take_up", "pull_out", "lower",
    "correct_name", "correct_form", "change_mode", "role_model", "adopt",
)  # fmt: skip
RECUSALS = ("recuse", "recuse_unit", "lift_recusal")
SECOND_LOOKS = ("vote_again", "decide", "abandon", "drop_count")
CORRECTIONS = (
    "correct_vote", "change_rule", "change_quota", "change_form", "change_settings", "change_member", "change_unit",
)  # fmt: skip
OPINIONS = ("opinion",)
COURSE = ("adjourn", "resume", "name_chair", "name_secretary", "confirm_rules", "confirm_quorum")
"""The verbs of each part of the minutes. Others are told in another way: votes by their figures, attendance by name."""


class Event(Struct, frozen=True, kw_only=True):
    """One act: ``time`` (hours and minutes), what it did (old → new), the ``reason`` given or ""."""

    time: str
    what: str
    reason: str


class Events:
    """The acts of one sitting, from its opening to its close or to the latest one."""

    def __init__(self, view: CouncilView, sitting: int) -> None:
        acts = view.ledger.acts()
        self._table = HistoryTable(view.ledger.acts, view.council)
        opened = closed = 0
        self._verbs: dict[int, str] = {}
        for act in acts:
            verb = act["verb"]
            if verb in ("open_sitting", "close_sitting") and str(sitting) in act["set"].get("sittings", {}):
                opened, closed = (act["n"], closed) if verb == "open_sitting" else (opened, act["n"])
            self._verbs[act["n"]] = verb
        last = closed or len(acts)
        self._numbers = range(opened, last + 1) if opened else range(0)

    def of(self, verbs: Collection[str], *, with_reason: Collection[str] = ()) -> list[Event]:
        """The acts of ``verbs`` that stand, the earliest first; of the verbs ``with_reason`` those that have one."""
        asked = {*verbs, *with_reason}
        rows = (self._table.row(number) for number in self._numbers if self._verbs[number] in asked)
        return [
            _event(row)
            for row in rows
            if row.undone_by is None and (row.reason or self._verbs[row.n] not in with_reason)
        ]


def _event(row: HistoryRow) -> Event:
    return Event(time=clock(row.at), what=clean_line(row.what), reason=row.reason)
