"""Whole sittings of both bodies, made up at random, held through the store and counted apart: every figure the same.

Arrivals, departures, recusals, written opinions, rounds, set-asides, rules changed in the sitting, all modes and bases;
then a sitting in writing.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from council.attendance import Presence
from council.errors import Refused
from council.forms import AwardForm, Kind, Quota
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.rules import Base, Comparison, Mode, Recused, Rule, Tie
from council.settings import Settings
from council.units import Unit
from council.votes import Choice, Counts, Sheet
from documents.results_json import results_object
from store.council_file import CouncilFile
from store.verify import verify
from tests.store.sitting_by_hand import CHAIR, PENDING, HandVote, ranked

MEMBERS, STANDING, NOMINATIONS, LIMIT = 11, 8, 12, 2
MODES = (Mode.SHOW_OF_HANDS, Mode.ROLL_CALL, Mode.SECRET_BALLOT)
ANSWERS = ("yes", "yes", "yes", "no", "no", "other", "not_voting")


class Play:
    """One campaign on ``file``, and what is known of it apart from the file."""

    def __init__(self, file: CouncilFile, random: Random) -> None:
        self.file, self.random = file, random
        self.rules = {form: {**_plain(value.rule)} for form, value in file.council.forms.items()}
        self.frozen: dict[int, dict[str, Any]] = {}
        self.roster: frozenset[int] = frozenset()
        self.here: set[int] = set()
        self.sitting = 0
        self.in_writing = False
        numbers = list(file.council.nominations)
        self.form = {number: file.council.nominations[number].form for number in numbers}
        self.recused: dict[int, set[int]] = {number: set() for number in numbers}
        self.waiting: dict[int, dict[int, str]] = {number: {} for number in numbers}
        self.asked: dict[int, set[int]] = {number: set() for number in numbers}
        self.votes: dict[int, HandVote | None] = dict.fromkeys(numbers)
        self.rounds: dict[tuple[int, int], int] = {}
        self.aside: dict[int, str] = {}

    # the sitting

    def open(self, body: Body, *, in_writing: bool = False) -> None:
        self.roster = frozenset(range(1, (STANDING if body is Body.STANDING else MEMBERS) + 1))
        self.here, self.in_writing = set(), in_writing
        self.sitting = self.file.plan_sitting(body).id
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

    def mode(self, number: int) -> Mode:
        mode = Mode(self.frozen[self.form[number]]["mode"])
        return Mode.ROLL_CALL if self.in_writing and mode is Mode.SHOW_OF_HANDS else mode

    def base(self, number: int) -> str:
        return str(self.frozen[self.form[number]]["base"])

    def voted_here(self, number: int) -> HandVote | None:
        vote = self.votes[number]
        return vote if vote and vote.sitting == self.sitting else None

    # what may happen

    def someone_comes_or_goes(self) -> None:
        member = self.random.choice(sorted(self.roster))
        if member not in self.here:
            self.come(member)
        elif self.random.random() < 0.3:
            self.leave(member)

    def someone_is_recused(self) -> None:
        number, member = self.random.choice(list(self.form)), self.random.randint(1, MEMBERS)
        if self.voted_here(number):
            return
        self.file.recuse(number, member, "liên quan")
        self.recused[number] ^= {member}
        self.waiting[number].pop(member, None)
        self.asked[number].discard(member)

    def someone_writes(self) -> None:
        number, word = self.random.choice(list(self.form)), self.random.choice(("yes", "no", "other"))
        away = sorted(self.roster - self.here - self.recused[number])
        if self.in_writing or not away or self.aside.get(number) == "withdrawn":
            return
        member, voted = self.random.choice(away), self.voted_here(number)
        if self.mode(number) is Mode.SECRET_BALLOT:
            if voted or self.base(number) == "present":
                with pytest.raises(Refused):
                    self.file.consult(number, member)
                return
            self.file.consult(number, member)
            self.asked[number] ^= {member}
        elif voted and (member in voted.voters or member in voted.recused):
            with pytest.raises(Refused):
                self.file.record_opinion(number, member, Choice(word))
        else:
            self.file.record_opinion(number, member, Choice(word), "sửa")
            (voted.written if voted else self.waiting[number])[member] = word

    def someone_votes(self) -> None:
        number = self.random.choice(list(self.form))
        if self.voted_here(number) or self.aside.get(number) == "withdrawn":
            return
        refused = not self.quorum or (self.in_writing and self.base(number) == "present")
        take = {
            Mode.SHOW_OF_HANDS: self.hands,
            Mode.ROLL_CALL: self.roll_call,
            Mode.SECRET_BALLOT: self.ballots,
        }[self.mode(number)]
        if refused or not self.here - self.recused[number]:
            with contextlib.suppress(Refused):
                take(number)
                pytest.fail("a vote that must be refused was taken")
            return
        take(number)

    def begin(self, number: int, **fields: Any) -> HandVote:
        recused = frozenset(self.recused[number])
        absent = self.roster - self.here - recused
        secret = self.mode(number) is Mode.SECRET_BALLOT
        return HandVote(
            form=self.form[number],
            mode=self.mode(number).value,
            rule=self.frozen[self.form[number]],
            sitting=self.sitting,
            roster=self.roster,
            here=frozenset(self.here),
            recused=recused,
            written={} if secret else {m: w for m, w in self.waiting[number].items() if m in absent},
            consulted=frozenset(self.asked[number]) & absent if secret else frozenset(),
            **fields,
        )

    def keep(self, number: int, vote: HandVote) -> None:
        self.votes[number] = vote
        self.rounds[number, self.sitting] = self.rounds.get((number, self.sitting), 0) + 1
        self.waiting[number], self.asked[number] = {}, set()
        self.aside.pop(number, None)

    def hands(self, number: int) -> None:
        left = len(self.here - self.recused[number])
        said = {}
        for word in ("no", "other", "not_voting"):
            said[word] = self.random.choice((0, 0, self.random.randint(0, left)))
            left -= said[word]
        self.file.record_hands(number, **said)
        self.keep(number, self.begin(number, room={**said, "yes": left}))

    def ballots(self, number: int) -> None:
        could = len(self.here - self.recused[number])
        issued = could - self.random.choice((0, 0, 0, 1))
        returned = issued - (self.random.choice((0, 0, 1)) if issued else 0)
        invalid = self.random.choice((0, 0, 1)) if returned else 0
        vote = self.begin(number, room={}, issued=issued, returned=returned, invalid=invalid)
        left = returned - invalid + len(vote.consulted)
        for word in ("no", "other", "unmarked"):
            vote.room[word] = self.random.choice((0, 0, self.random.randint(0, left)))
            left -= vote.room[word]
        vote.room["yes"] = left
        sheet = Sheet(id=0, sitting=0, issued=issued, returned=returned, invalid=invalid)
        self.file.record_ballots(number, sheet, Counts(**vote.room))
        self.keep(number, vote)

    def roll_call(self, number: int) -> None:
        """Members answer one by one; some come, some go, and now and then it is left without a result."""
        self.file.begin_roll_call(number)
        self.aside.pop(number, None)
        said: dict[int, str] = {}
        while self.file.council.under_way(number):
            waiting = sorted(self.here - self.recused[number] - set(said))
            stir = self.random.random()
            if stir < 0.03 or not self.quorum or not waiting:
                self.file.abandon_roll_call(number)
                return
            if stir < 0.15:
                self.someone_comes_or_goes()
                continue
            said[waiting[0]] = self.random.choice(ANSWERS)
            self.file.answer(number, Choice(said[waiting[0]]))
        vote = self.begin(number, room={}, said=said)
        if self.in_writing:
            vote.written = {m: word for m, word in said.items() if word != "not_voting"}
            vote.said, vote.here = {}, frozenset()
        else:
            words = [said.get(member, "not_voting") for member in vote.voters]
            vote.room = {word: words.count(word) for word in set(words)}
            vote.written = {m: w for m, w in vote.written.items() if m not in said}
        self.keep(number, vote)

    def a_vote_is_taken_again(self) -> None:
        number = self.random.choice(list(self.form))
        if self.votes[number]:
            self.file.vote_again(number, "kiểm lại")
            self.votes[number] = None

    def something_is_set_aside(self) -> None:
        number = self.random.choice(list(self.form))
        word, act = self.random.choice(
            (("deferred", self.file.defer), ("returned", self.file.return_for_completion), ("", self.file.take_up))
        )
        act(number)
        self.aside.pop(number, None)
        if word:
            self.aside[number] = word

    def a_rule_changes(self) -> None:
        form = self.random.choice(list(self.rules))
        rule = _any_rule(self.random, Mode(self.rules[form]["mode"]))
        merged = any(v and v.form == form and v.sitting == self.sitting and v.consulted for v in self.votes.values())
        asked = any(self.asked[number] for number in self.form if self.form[number] == form)
        if rule.base is Base.PRESENT and merged:
            with pytest.raises(Refused):
                self.file.change_rule(form, rule, "theo quy chế")
            return
        if rule.base is Base.PRESENT and asked:
            return
        self.file.change_rule(form, rule, "theo quy chế")
        self.rules[form] = self.frozen[form] = _plain(rule)
        for vote in self.votes.values():
            if vote and vote.form == form and vote.sitting == self.sitting:
                vote.rule = self.frozen[form]

    # the comparison

    def expected(self) -> dict[int, dict[str, Any]]:
        rows: dict[int, dict[str, Any]] = {}
        for form in self.rules:
            group = []
            for number in (n for n in self.form if self.form[n] == form):
                vote = self.votes[number]
                row = vote.figures() if vote else {**PENDING, "mode": self.mode(number).value}
                row |= {"number": number, "round": self.rounds[number, vote.sitting] if vote else 0}
                if number in self.aside:
                    row |= {"outcome": self.aside[number], "reason": ""}
                group.append(row)
            rows |= {row["number"]: row for row in ranked(group, LIMIT if form == 1 else None)}
        return rows

    def compare(self) -> None:
        found = results_object(self.file.council, file="", act=0, head="")
        rows = {row["number"]: row for form in found["forms"] for row in form["rows"]}  # type: ignore[attr-defined]
        for number, row in self.expected().items():
            assert {key: rows[number][key] for key in row} == row, f"nomination {number}"
        assert (found["voters"], found["present"]) == (len(self.roster), len(self.here))


def _plain(rule: Rule) -> dict[str, Any]:
    return {name: getattr(getattr(rule, name), "value", getattr(rule, name)) for name in rule.__struct_fields__}


def _any_rule(random: Random, mode: Mode) -> Rule:
    """Any rule but "more than 100 %"."""
    percent = random.choice(("50", "50", "70", "90", "2/3", "1/3", "100"))
    comparison = Comparison.AT_LEAST if percent == "100" else random.choice(list(Comparison))
    return Rule(
        mode=mode,
        percent=percent,
        comparison=comparison,
        base=random.choice(list(Base)),
        recused=random.choice(list(Recused)),
        tie=random.choice(list(Tie)),
        chair_must_agree=random.random() < 0.3,
    )


def campaign(path: Path, random: Random) -> CouncilFile:
    """Eleven members, eight of them of the standing committee; a form for each mode, and one with a quota."""
    modes = (Mode.SHOW_OF_HANDS, *MODES)
    quotas = (Quota(kind=Kind.INDIVIDUAL, limit=LIMIT),)
    file = CouncilFile.create(
        path,
        Settings(name="Hội đồng"),
        by="thuky",
        units=[Unit(id=1, name="Phòng 1")],
        members=[
            Member(id=n, name=f"Thành viên {n}", role=Role.CHAIR if n == CHAIR else Role.MEMBER, standing=n <= STANDING)
            for n in range(1, MEMBERS + 1)
        ],
        forms=[
            AwardForm(id=n, name=f"Hình thức {n}", rule=_any_rule(random, mode), quotas=quotas if n == 1 else ())
            for n, mode in enumerate(modes, 1)
        ],
    )
    file.add_nominations(
        [
            Nomination(id=0, kind=Kind.INDIVIDUAL, name=f"Người {n}", unit=1, form=1 + n % len(modes))
            for n in range(NOMINATIONS)
        ]
    )
    return file


@pytest.mark.parametrize("seed", range(12))
def test_every_figure_of_whole_sittings(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    file = campaign(tmp_path / "c.json", random)
    play = Play(file, random)
    happenings: list[Callable[[], None]] = [
        *[play.someone_votes] * 8,
        *[play.someone_comes_or_goes] * 3,
        *[play.someone_writes] * 4,
        *[play.someone_is_recused] * 2,
        play.a_vote_is_taken_again,
        play.something_is_set_aside,
        play.a_rule_changes,
    ]
    for body, in_writing in ((Body.STANDING, False), (Body.COUNCIL, False), (Body.COUNCIL, True)):
        play.open(body, in_writing=in_writing)
        for _turn in range(50):
            random.choice(happenings)()
            play.compare()
        play.close()
        play.compare()
    assert sum(play.rounds.values()) > NOMINATIONS, "votes were taken"
    file.close()
    verdict = verify(tmp_path / "c.json")
    assert verdict.agrees
    assert CouncilFile.read(tmp_path / "c.json").council == file.council
