"""Votes counted apart from the program, with plain integers: what domain.md says, written down a second time.

Nothing of the program's rules is used here. Members are numbers, member 1 presides; a rule is a plain dictionary.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CHAIR = 1
WORDS = ("yes", "no", "other")
Rule = Mapping[str, Any]


@dataclass
class HandVote:
    """One vote: who was on the roster, here, recused; what the room said (by member, or totals); what was written."""

    form: int
    mode: str
    rule: Rule
    sitting: int
    roster: frozenset[int]
    here: frozenset[int]
    recused: frozenset[int]
    room: dict[str, int]
    said: dict[int, str] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    consulted: frozenset[int] = frozenset()
    issued: int = 0
    returned: int = 0
    invalid: int = 0
    decided: dict[str, bool] = field(default_factory=dict)
    """What the chair decided of it, by matter: tie, chair_position, cut."""
    before: list["HandVote"] = field(default_factory=list)
    """The votes that tied at the cut before, where this one is the second ballot."""
    block: object = None
    revoked: bool = False

    @property
    def share(self) -> tuple[int, int]:
        """In favour, and of how many."""
        figures = self.figures()
        return figures["yes"], figures["base"]

    @property
    def voters(self) -> frozenset[int]:
        return (self.here | frozenset(self.said)) - self.recused

    def figures(self) -> dict[str, Any]:
        """The figures of the contract, but for rank and what the quota makes of it."""
        secret = self.mode == "secret-ballot"
        base_name = self.rule["base"]
        wrote = {word: [*self.written.values()].count(word) for word in WORDS}
        room = {word: self.room.get(word, 0) for word in WORDS}
        total = {word: room[word] + (0 if base_name == "present" else wrote[word]) for word in WORDS}
        recused = len(self.recused & self.roster)
        present = self.issued if secret else len(self.voters)
        consulted = len(self.consulted) if secret else len(self.written)
        returned = (self.returned if secret else sum(room.values())) + consulted
        base = {
            "all-members": len(self.roster) - (recused if self.rule["recused"] == "leaves" else 0),
            "present": present,
            "present-or-consulted": present + consulted,
            "returned": returned,
            "valid": returned - self.invalid,
        }[base_name]
        needed = next(yes for yes in range(1, 100) if self._enough(yes, base))
        yes, no = total["yes"], total["no"]
        return {
            **total,
            "mode": self.mode,
            "sitting": self.sitting,
            "unmarked": self.room.get("unmarked", 0),
            "not_voting": self.issued - self.returned if secret else self.room.get("not_voting", 0),
            "invalid": self.invalid,
            "recused": recused,
            "room": room,
            "written": wrote if self.written else None,
            "present": present,
            "consulted": consulted,
            "base": base,
            "needed": needed,
            "missing": max(0, needed - yes),
            **self._outcome(yes, no, base, consulted),
        }

    def _enough(self, yes: int, base: int) -> bool:
        percent = self.rule["percent"]
        part, whole = map(int, percent.split("/")) if "/" in percent else (int(percent), 100)
        return yes * whole > part * base if self.rule["comparison"] == ">" else yes * whole >= part * base

    def _outcome(self, yes: int, no: int, base: int, consulted: int) -> dict[str, Any]:
        tie = yes == no and yes > 0
        enough = yes > 0 and self._enough(yes, base)
        percent = self.rule["percent"]
        half = eval(percent) * 2 >= 1 if "/" in percent else int(percent) >= 50
        passes = enough and not (tie and half)
        waits = tie and self.rule["tie"] == "chair" and not passes
        agrees = self._chair_agrees(yes, consulted) if self.rule["chair_must_agree"] else True
        if not passes and not waits:
            return {"passed": False, "outcome": "not_proposed", "reason": "tie" if tie and enough else ""}
        if agrees is False:
            return {"passed": False, "outcome": "not_proposed", "reason": "chair_position"}
        for matter, meanwhile in (("tie", False),) if waits else (("chair_position", True),) if agrees is None else ():
            word = self.decided.get(matter)
            outcome = "needs_chair" if word is None else "proposed" if word else "not_proposed"
            return {"passed": meanwhile if word is None else word, "outcome": outcome, "reason": matter}
        return {"passed": True, "outcome": "proposed", "reason": ""}

    def _chair_agrees(self, yes: int, consulted: int) -> bool | None:
        if CHAIR in self.written:
            return self.written[CHAIR] == "yes"
        if CHAIR in self.said and CHAIR in self.voters:
            return self.said[CHAIR] == "yes"
        could = len(self.voters) + (0 if self.rule["base"] == "present" else consulted)
        took_part = CHAIR in self.voters or CHAIR in self.consulted
        return True if took_part and yes == could > 0 else None


PENDING: dict[str, Any] = {
    "yes": 0, "no": 0, "other": 0, "unmarked": 0, "not_voting": 0, "invalid": 0, "recused": 0,
    "room": dict.fromkeys(WORDS, 0), "written": None, "present": 0, "consulted": 0, "sitting": 0,
    "base": None, "needed": None, "missing": None, "passed": None, "outcome": "pending", "reason": "",
}  # fmt: skip


Ladder = Sequence[tuple[int, int]]


def beats(one: Ladder, other: Ladder) -> bool:
    """Whether one has the greater shares, each (yes, base): the first that differs says; nothing of nothing is nothing;
    who went through a second ballot stands before whoever has the same share without."""
    for (yes, base), (other_yes, other_base) in zip(one, other, strict=False):
        left, right = yes * (other_base or 1) * bool(base), other_yes * (base or 1) * bool(other_base)
        if left != right:
            return left > right
    return len(one) > len(other)


def equal(one: Ladder, other: Ladder) -> bool:
    return not beats(one, other) and not beats(other, one)


def ranked(rows: Sequence[dict[str, Any]], limit: int | None) -> Iterable[dict[str, Any]]:
    """The rows of one group with rank, ties and quota, by comparing each with each.

    A row's "ladder" are the shares that it is ranked by, "cut" what the chair said of a tie at the cut.
    """
    in_rank = [row for row in rows if row["outcome"] in ("proposed", "not_proposed", "needs_chair")]
    awaiting = [row for row in rows if row["outcome"] == "pending" and row["ladder"]]
    contenders = [row for row in in_rank if row["passed"]] + awaiting

    def place(row: dict[str, Any]) -> Ladder:
        """Where a row stands for the quota: those in a second ballot stay together until all of it is taken."""
        for length in range(1, len(row["ladder"]) + 1):
            start = row["ladder"][:length]
            if any(len(other["ladder"]) == length and equal(start, other["ladder"]) for other in awaiting):
                return start
        return row["ladder"]

    for row in rows:
        if row not in in_rank:
            yield row | {"rank": None, "tied": False}
            continue
        with_rank = row | {
            "rank": 1 + sum(beats(other["ladder"], row["ladder"]) for other in in_rank),
            "tied": sum(equal(other["ladder"], row["ladder"]) for other in in_rank) > 1,
        }
        if limit is not None and row["passed"]:
            better = sum(beats(place(other), place(row)) for other in contenders)
            same = [other for other in contenders if equal(place(other), place(row))]
            if better >= limit:
                with_rank |= {"outcome": "not_proposed", "reason": "over_quota"}
            elif better + len(same) > limit:
                with_rank |= _at_cut(row, same, limit - better)
        yield with_rank


def _at_cut(row: dict[str, Any], tied: Sequence[dict[str, Any]], free: int) -> dict[str, Any]:
    """What the chair's words on those who tie across the cut make of one of them."""
    chosen = sum(other["cut"] is True for other in tied)
    open_ = sum(other["cut"] is None for other in tied)
    if row["cut"] is False or (row["cut"] is None and chosen >= free):
        return {"outcome": "not_proposed", "reason": "over_quota", "at_cut": True}
    if row["outcome"] == "needs_chair":
        return {}
    if chosen <= free and (row["cut"] or chosen + open_ <= free):
        return {"at_cut": True}
    return {"outcome": "needs_chair", "reason": "tie", "at_cut": True}
