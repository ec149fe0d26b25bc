"""What is known of a campaign apart from its file: who is here, what was voted, and every figure that follows."""

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Any

from council.attendance import Presence
from council.members import Body
from council.rules import Rule
from documents.results_json import results_object
from store.council_file import CouncilFile
from tests.store.sitting_by_hand import PENDING, HandVote, Ladder, ranked

MEMBERS, STANDING = 11, 8
HANDS, CALL, SECRET = "show-of-hands", "roll-call", "secret-ballot"


class Campaign:
    """A campaign on ``file`` of eleven members, the first eight of the standing committee, member 1 presiding."""

    def __init__(self, file: CouncilFile, random: Random, limits: dict[int, int]) -> None:
        self.file, self.random, self.limits = file, random, limits
        self.rules = {form: plain(value.rule) for form, value in file.council.forms.items()}
        self.frozen: dict[int, dict[str, Any]] = {}
        self.roster: frozenset[int] = frozenset()
        self.here: set[int] = set()
        self.sitting = 0
        self.body: dict[int, Body] = {}
        self.in_writing = False
        self.form = {number: nomination.form for number, nomination in file.council.nominations.items()}
        numbers = list(self.form)
        self.recused: dict[int, set[int]] = {number: set() for number in numbers}
        self.waiting: dict[int, dict[int, str]] = {number: {} for number in numbers}
        self.asked: dict[int, set[int]] = {number: set() for number in numbers}
        self.votes: list[HandVote] = []
        self.latest: dict[int, HandVote] = {}
        self.runoff: dict[int, list[HandVote]] = {number: [] for number in numbers}
        self.rounds: dict[tuple[int, int], int] = {}
        self.aside: dict[int, str] = {}
        self.eligible: set[int] = set()
        self.apart: set[int] = set()
        self.done: Counter[str] = Counter()

    # the sitting

    def open(self, body: Body, *, in_writing: bool = False) -> None:
        self.roster = frozenset(range(1, (STANDING if body is Body.STANDING else MEMBERS) + 1))
        self.here, self.in_writing = set(), in_writing
        self.sitting = self.file.plan_sitting(body).id
        self.body[self.sitting] = body
        if in_writing:
            self.file.meet_or_write()
        self.file.start_sitting()
        self.frozen = {form: dict(rule) for form, rule in self.rules.items()}
        self.aside = {number: word for number, word in self.aside.items() if word == "withdrawn"}
        self.waiting = {number: {} for number in self.waiting}
        self.asked = {number: set() for number in self.asked}
        self.come(*self.random.sample(sorted(self.roster), len(self.roster) - self.random.randint(0, 3)))

    def close(self) -> None:
        self.file.close_sitting()
        self.in_writing = False

    @property
    def quorum(self) -> bool:
        return 3 * len(self.here) >= 2 * len(self.roster)

    def come(self, *members: int) -> None:
        online = self.random.random() < 0.3
        self.file.mark_presence([(m, Presence.ONLINE if online else Presence.ROOM) for m in members])
        self.here |= set(members)
        for number in self.waiting:
            for member in members:
                self.waiting[number].pop(member, None)
                self.asked[number].discard(member)

    def leave(self, member: int) -> None:
        self.file.mark_presence([(member, Presence.ABSENT)])
        self.here.discard(member)

    def mode(self, number: int) -> str:
        mode = str(self.frozen[self.form[number]]["mode"])
        return CALL if self.in_writing and mode == HANDS else mode

    def base(self, number: int) -> str:
        return str(self.frozen[self.form[number]]["base"])

    # votes

    def speaking(self, number: int) -> HandVote | None:
        """The latest vote, if it is on the form that the nomination now stands in and is not to be taken again."""
        vote = self.latest.get(number)
        return vote if vote and vote.form == self.form[number] and not vote.revoked else None

    def voted_here(self, number: int) -> HandVote | None:
        vote = self.speaking(number)
        return vote if vote and vote.sitting == self.sitting else None

    def begin(self, number: int, **fields: Any) -> HandVote:
        recused = frozenset(self.recused[number])
        absent = self.roster - self.here - recused
        secret = self.mode(number) == SECRET
        return HandVote(
            form=self.form[number],
            mode=self.mode(number),
            rule=self.frozen[self.form[number]],
            sitting=self.sitting,
            roster=self.roster,
            here=frozenset(self.here),
            recused=recused,
            written={} if secret else {m: w for m, w in self.waiting[number].items() if m in absent},
            consulted=frozenset(self.asked[number]) & absent if secret else frozenset(),
            before=self.tied_before(number),
            **fields,
        )

    def tied_before(self, number: int) -> list[HandVote]:
        """The votes that tied at the cut, while the second ballot on it has not been taken, by the body that sits."""
        tied = self.runoff[number]
        waits = bool(tied) and self.latest.get(number) is tied[-1]
        return list(tied) if waits and self.body[tied[-1].sitting] is self.body[self.sitting] else []

    def keep(self, number: int, vote: HandVote) -> None:
        self.votes.append(vote)
        self.latest[number] = vote
        self.rounds[number, self.sitting] = self.rounds.get((number, self.sitting), 0) + 1
        self.waiting[number], self.asked[number] = {}, set()
        self.aside.pop(number, None)

    def together(self, number: int) -> list[int]:
        """Those whose votes are of the same block and say the same, still speaking."""
        vote = self.latest[number]
        if vote.block is None:
            return [number]
        said = (vote.room if vote.mode != CALL else {}, vote.said, vote.issued, vote.returned, vote.invalid)
        others = ((n, v) for n in self.form if (v := self.speaking(n)) and v.block is vote.block)
        return [
            n for n, v in others if (v.room if v.mode != CALL else {}, v.said, v.issued, v.returned, v.invalid) == said
        ]

    def blocks(self, numbers: Iterable[int]) -> list[tuple[str, list[int], list[int], list[int]]]:
        """Mode by mode what can be voted on together of ``numbers``, what singly, what was not found eligible."""
        found = []
        for mode in (HANDS, CALL, SECRET):
            pending = [n for n in numbers if self.mode(n) == mode and self.is_pending(n)]
            eligible = [n for n in pending if n in self.eligible]
            able = [
                n
                for n in eligible
                if n not in self.apart and not self.recused[n] and not (self.in_writing and self.base(n) == "present")
            ]
            if mode == SECRET and able:
                groups = [[n for n in able if self._absent_asked(n) == self._absent_asked(first)] for first in able]
                able = max(groups, key=len)
            if able:
                singly = [n for n in eligible if n not in able]
                found.append((mode, able, singly, [n for n in pending if n not in self.eligible]))
        return found

    def _absent_asked(self, number: int) -> set[int]:
        return (self.asked[number] & self.roster) - self.here - self.recused[number]

    def is_pending(self, number: int) -> bool:
        """Whether the body that sits has it still to vote on."""
        vote = self.speaking(number)
        by_committee = vote is not None and self.body[vote.sitting] is Body.STANDING
        return number not in self.aside and (vote is None or (by_committee and self.body[self.sitting] is Body.COUNCIL))

    # the comparison

    def expected(self) -> dict[int, dict[str, Any]]:
        """Every row, with "at_cut" and "ladder" and "cut" besides the contract's figures."""
        rows: dict[int, dict[str, Any]] = {}
        for form in self.rules:
            group = []
            for number in (n for n in self.form if self.form[n] == form):
                vote = self.speaking(number)
                row = vote.figures() if vote else {**PENDING, "mode": self.mode(number)}
                row |= {"number": number, "round": self.rounds[number, vote.sitting] if vote else 0}
                ladder: Ladder = [v.share for v in ((*vote.before, vote) if vote else self.tied_before(number))]
                row |= {"ladder": ladder, "cut": vote.decided.get("cut") if vote else None, "at_cut": False}
                if number in self.aside:
                    row |= {"outcome": self.aside[number], "reason": ""}
                group.append(row)
            rows |= {row["number"]: row for row in ranked(group, self.limits.get(form))}
        return rows

    def compare(self) -> None:
        found = results_object(self.file.council, file="", act=0, head="")
        rows = {row["number"]: row for form in found["forms"] for row in form["rows"]}  # type: ignore[attr-defined]
        for number, row in self.expected().items():
            known = {key: value for key, value in row.items() if key not in ("ladder", "cut", "at_cut")}
            assert {key: rows[number][key] for key in known} == known, f"nomination {number}"
            self.done[f"{row['outcome']} {row['reason']}".rstrip()] += 1
        assert (found["voters"], found["present"]) == (len(self.roster), len(self.here))


def plain(rule: Rule) -> dict[str, Any]:
    """A rule as a dictionary of texts."""
    return {name: getattr(getattr(rule, name), "value", getattr(rule, name)) for name in rule.__struct_fields__}
