"""A sitting computed apart from the program: what was done to each nomination, and the figures that follow from it.

Nothing of the program's own rules is used. More than half of nine members is five; ranks are by votes in favour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MEMBERS, NEEDED = 9, 5


@dataclass
class Case:
    """One nomination: which group it stands in, and what the council did. ``mode`` is how it is voted on."""

    number: int
    group: tuple[str, str, str]
    mode: str
    outcome: str = "pending"
    present: int = 0
    recused: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    comments: list[tuple[str | None, str]] = field(default_factory=list)

    @property
    def voted(self) -> bool:
        """Whether there are figures."""
        return bool(self.counts)

    def vote(self, present: int, **counts: int) -> None:
        """The vote: how many could vote, and what they said."""
        self.present, self.counts = present, counts
        self.outcome = "proposed" if counts.get("yes", 0) >= NEEDED else "not_proposed"

    def row(self, ranks: Mapping[int, tuple[int, bool]]) -> dict[str, object]:
        """The figures that the command line has to print of it."""
        counts = ("yes", "no", "other", "unmarked", "not_voting", "invalid")
        said = {name: self.counts.get(name, 0) for name in counts}
        yes = said["yes"]
        return {
            **said,
            "number": self.number,
            "mode": self.mode,
            "recused": self.recused if self.voted else 0,
            "room": {name: said[name] for name in ("yes", "no", "other")},
            "present": self.present,
            "base": MEMBERS if self.voted else None,
            "needed": NEEDED if self.voted else None,
            "missing": max(0, NEEDED - yes) if self.voted else None,
            "passed": yes >= NEEDED if self.voted else None,
            "rank": ranks[self.number][0] if self.voted else None,
            "tied": ranks[self.number][1] if self.voted else False,
            "outcome": self.outcome,
            "reason": "",
        }


def ranks_of(cases: Sequence[Case]) -> dict[int, tuple[int, bool]]:
    """Rank and whether it is shared, of every nomination voted on: number → both."""
    ranks: dict[int, tuple[int, bool]] = {}
    voted = [case for case in cases if case.voted]
    for case in voted:
        others = [other.counts["yes"] for other in voted if other.group == case.group and other is not case]
        ranks[case.number] = (1 + sum(yes > case.counts["yes"] for yes in others), case.counts["yes"] in others)
    return ranks
