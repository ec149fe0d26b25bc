"""What may happen in a sitting: each act is done on the file and noted apart from it."""

import contextlib
from collections.abc import Sequence
from random import Random

import pytest

from council.blocks import blocks
from council.errors import Refused
from council.forms import Kind
from council.nominations import Screening
from council.rules import Base, Comparison, Mode, Recused, Rule, Tie
from council.votes import Choice, Counts, Sheet
from tests.store.campaign_by_hand import CALL, HANDS, MEMBERS, SECRET, Campaign, plain
from tests.store.sitting_by_hand import HandVote

ANSWERS = ("yes", "yes", "yes", "no", "no", "other", "not_voting")


class Play(Campaign):
    """A campaign to which things happen, each chosen at random."""

    def any_number(self) -> int:
        return self.random.choice(list(self.form))

    def someone_comes_or_goes(self) -> None:
        member = self.random.choice(sorted(self.roster))
        if member not in self.here:
            self.come(member)
        elif self.random.random() < 0.3:
            self.leave(member)

    def someone_is_recused(self) -> None:
        number, member = self.any_number(), self.random.randint(1, MEMBERS)
        if self.voted_here(number):
            return
        self.file.recuse(number, member, "liên quan")
        self.recused[number] ^= {member}
        self.waiting[number].pop(member, None)
        self.asked[number].discard(member)

    def someone_writes(self) -> None:
        number, word = self.any_number(), self.random.choice(("yes", "no", "other"))
        away = sorted(self.roster - self.here - self.recused[number])
        if self.in_writing or not away or self.aside.get(number) == "withdrawn":
            return
        member, voted = self.random.choice(away), self.voted_here(number)
        if self.mode(number) == SECRET:
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
            written = voted.written if voted else self.waiting[number]
            if voted and written.get(member) != word:
                voted.decided.clear()
            self.file.record_opinion(number, member, Choice(word), "sửa")
            written[member] = word

    def nominations_are_screened(self) -> None:
        numbers = self.random.sample(list(self.form), self.random.randint(1, len(self.form)))
        eligible = self.random.random() < 0.8
        self.file.screen(numbers, Screening.ELIGIBLE if eligible else Screening.NOT_YET)
        self.eligible = self.eligible | set(numbers) if eligible else self.eligible - set(numbers)
        if self.random.random() < 0.3:
            self.file.pull_out(numbers[0])
            self.apart ^= {numbers[0]}

    # votes

    def someone_votes(self) -> None:
        number = self.any_number()
        if self.voted_here(number) or self.aside.get(number) == "withdrawn":
            return
        refused = not self.quorum or (self.in_writing and self.base(number) == "present")
        take = {HANDS: self.hands, CALL: self.roll_call, SECRET: self.ballots}[self.mode(number)]
        if refused or not self.here - self.recused[number]:
            with contextlib.suppress(Refused):
                take([number])
                pytest.fail("a vote that must be refused was taken")
            return
        take([number])

    def a_block_is_voted_on(self) -> None:
        numbers = self.random.sample(list(self.form), self.random.randint(1, len(self.form)))
        expected = self.blocks(numbers)
        found = blocks(self.file.council, numbers)
        assert [(b.mode, list(b.numbers), list(b.singly), list(b.unscreened)) for b in found] == expected
        if not expected:
            return
        mode, together, *_left = self.random.choice(expected)
        take = {HANDS: self.hands, CALL: self.roll_call, SECRET: self.ballots}[mode]
        if not self.quorum:
            with contextlib.suppress(Refused):
                take(together, block=object())
                pytest.fail("a vote that must be refused was taken")
            return
        take(together, block=object())
        self.done[f"block {mode}"] += len(together) > 1

    def some_hands(self, voters: int) -> dict[str, int]:
        """What ``voters`` say; now and then a tie."""
        if self.random.random() < 0.15:
            return {"no": voters // 2, "other": 0, "not_voting": voters % 2, "yes": voters // 2}
        said = {}
        for word in ("no", "other", "not_voting"):
            said[word] = self.random.choice((0, 0, self.random.randint(0, voters)))
            voters -= said[word]
        return {**said, "yes": voters}

    def hands(self, numbers: Sequence[int], block: object = None) -> None:
        room = self.some_hands(len(self.here - self.recused[numbers[0]]))
        said = {word: room[word] for word in ("no", "other", "not_voting")}
        if block:
            self.file.record_block(numbers, **said)
        else:
            self.file.record_hands(numbers[0], **said)
        for number in numbers:
            self.keep(number, self.begin(number, room=room, block=block))

    def a_paper(self, could: int, consulted: int) -> tuple[Sheet, dict[str, int]]:
        issued = could - self.random.choice((0, 0, 0, 1))
        returned = issued - (self.random.choice((0, 0, 1)) if issued else 0)
        invalid = self.random.choice((0, 0, 1)) if returned else 0
        left, counts = returned - invalid + consulted, {}
        for word in ("no", "other", "unmarked"):
            counts[word] = self.random.choice((0, 0, self.random.randint(0, left)))
            left -= counts[word]
        sheet = Sheet(id=0, sitting=0, issued=issued, returned=returned, invalid=invalid)
        return sheet, {**counts, "yes": left}

    def ballots(self, numbers: Sequence[int], block: object = None) -> None:
        consulted = self.begin(numbers[0], room={}).consulted
        sheet, room = self.a_paper(len(self.here - self.recused[numbers[0]]), len(consulted))
        if block:
            self.file.record_block_ballots(numbers, sheet, Counts(**room))
        else:
            self.file.record_ballots(numbers[0], sheet, Counts(**room))
        paper = {"issued": sheet.issued, "returned": sheet.returned, "invalid": sheet.invalid}
        for number in numbers:
            self.keep(number, self.begin(number, room=room, block=block, **paper))

    def roll_call(self, numbers: Sequence[int], block: object = None) -> None:
        """Members answer one by one; some come, some go, and now and then it is left without a result."""
        if block:
            self.file.begin_block_call(numbers)
        else:
            self.file.begin_roll_call(numbers[0])
        for number in numbers:
            self.aside.pop(number, None)
        said: dict[int, str] = {}
        while self.file.council.under_way(numbers[0]):
            waiting = sorted(self.here - self.recused[numbers[0]] - set(said))
            stir = self.random.random()
            if stir < 0.03 or not self.quorum or not waiting:
                self.file.abandon_roll_call(self.random.choice(numbers))
                assert not any(self.file.council.under_way(number) for number in numbers)
                return
            if stir < 0.15:
                self.someone_comes_or_goes()
                continue
            said[waiting[0]] = self.random.choice(ANSWERS)
            self.file.answer(self.random.choice(numbers), Choice(said[waiting[0]]))
        for number in numbers:
            vote = self.begin(number, room={}, block=block)
            vote.written = {m: w for m, w in vote.written.items() if m not in said}
            self.says(vote, said)
            self.keep(number, vote)

    def says(self, vote: HandVote, said: dict[int, str]) -> None:
        """Put what was said by name into ``vote``: a sitting in writing has no voices but the written ones."""
        if self.in_writing:
            vote.written = {m: word for m, word in said.items() if word != "not_voting"}
            vote.here = frozenset()
            return
        vote.said = dict(said)
        words = [said.get(member, "not_voting") for member in vote.voters]
        vote.room = {word: words.count(word) for word in set(words)}

    def a_vote_is_corrected(self) -> None:
        voted = [number for number in self.form if self.voted_here(number)]
        if not voted or self.in_writing:
            return
        number = self.random.choice(voted)
        vote = self.latest[number]
        together = self.random.random() < 0.5
        changed = [self.latest[n] for n in (self.together(number) if together else [number])]
        if vote.mode == HANDS:
            room = self.some_hands(len(vote.voters))
            self.file.correct_vote(number, "sót", counts=Counts(**room), together=together)
            for other in changed:
                other.room = room
        elif vote.mode == CALL:
            said = {member: self.random.choice(ANSWERS) for member in sorted(vote.voters)}
            choices = {member: Choice(word) for member, word in said.items()}
            self.file.correct_vote(number, "nhầm", choices=choices, together=together)
            for other in changed:
                self.says(other, said)
        else:
            sheet, room = self.a_paper(len(vote.voters), len(vote.consulted))
            self.file.correct_vote(number, "sót", counts=Counts(**room), sheet=sheet, together=together)
            for other in changed:
                other.room = room
                other.issued, other.returned, other.invalid = sheet.issued, sheet.returned, sheet.invalid
        for other in changed:
            other.decided.clear()
        self.done["corrected together"] += len(changed) > 1

    # second looks

    def a_vote_is_taken_again(self) -> None:
        number = self.any_number()
        if vote := self.speaking(number):
            self.file.vote_again(number, "kiểm lại")
            vote.revoked = True
            self.runoff[number] = []

    def a_form_is_lowered(self) -> None:
        number, form = self.any_number(), self.random.choice(list(self.rules))
        if form == self.form[number]:
            return
        self.file.lower(number, form, "", "mức dưới hợp hơn")
        self.form[number] = form
        self.waiting[number], self.asked[number], self.runoff[number] = {}, set(), []
        self.done["lowered"] += 1

    def the_chair_decides(self) -> None:
        waiting = [row for row in self.expected().values() if row["outcome"] == "needs_chair"]
        if not waiting:
            return
        ties = [row for row in waiting if row["reason"] == "tie" and not row["at_cut"]]
        row, favour = self.random.choice(ties or waiting), self.random.random() < 0.5
        if self.body[self.latest[row["number"]].sitting] is not self.body[self.sitting]:
            with pytest.raises(Refused, match="another body"):
                self.file.decide(row["number"], favour=favour, reason="đã nghe ý kiến")
            return
        self.file.decide(row["number"], favour=favour, reason="đã nghe ý kiến")
        matter = "cut" if row["at_cut"] else row["reason"]
        self.latest[row["number"]].decided[matter] = favour
        self.done[f"decided {matter}"] += 1

    def a_second_ballot_is_resolved_on(self) -> None:
        rows = self.expected()
        at_cut = [row for row in rows.values() if row["outcome"] == "needs_chair" and row["at_cut"]]
        if not at_cut:
            return
        asked = self.random.choice(at_cut)
        form = self.form[asked["number"]]
        tied = [r for n, r in rows.items() if self.form[n] == form and r["rank"] == asked["rank"] and r["passed"]]
        others = any(self.body[self.latest[row["number"]].sitting] is not self.body[self.sitting] for row in tied)
        if others or any(row["outcome"] != "needs_chair" or not row["at_cut"] for row in tied):
            with pytest.raises(Refused):
                self.file.second_ballot(asked["number"], "bằng nhau")
            return
        assert sorted(self.file.second_ballot(asked["number"], "bằng nhau")) == sorted(row["number"] for row in tied)
        for row in tied:
            vote = self.latest[row["number"]]
            vote.revoked = True
            self.runoff[row["number"]].append(vote)
        self.done["second ballot"] += 1

    def something_is_set_aside(self) -> None:
        number = self.any_number()
        word, act = self.random.choice(
            (
                ("deferred", self.file.defer),
                ("returned", self.file.return_for_completion),
                ("withdrawn", self.file.withdraw),
                ("", self.file.take_up),
                ("", self.file.take_up),
            )
        )
        act(number)
        self.aside.pop(number, None)
        if word:
            self.aside[number] = word

    def a_rule_changes(self) -> None:
        form = self.random.choice(list(self.rules))
        rule = any_rule(self.random, Mode(self.rules[form]["mode"]))
        here = [vote for vote in self.votes if vote.form == form and vote.sitting == self.sitting]
        if rule.base is Base.PRESENT and any(vote.consulted for vote in here):
            with pytest.raises(Refused):
                self.file.change_rule(form, rule, "theo quy chế")
            return
        if rule.base is Base.PRESENT and any(self.asked[number] for number in self.form if self.form[number] == form):
            return
        self.file.change_rule(form, rule, "theo quy chế")
        self.rules[form] = self.frozen[form] = plain(rule)
        for vote in here:
            vote.rule = self.frozen[form]

    def a_quota_changes(self) -> None:
        form, limit = self.random.choice(list(self.rules)), self.random.choice((None, 1, 2, 3, 4))
        self.file.change_quota(form, "", Kind.INDIVIDUAL, limit, "theo kế hoạch")
        self.limits.pop(form, None)
        if limit:
            self.limits[form] = limit


def any_rule(random: Random, mode: Mode) -> Rule:
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
