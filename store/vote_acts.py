"""Acts that record votes: shows of hands, roll calls, secret ballots, matrices, and their corrections."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.nominations import Standing
from council.rules import Base, Mode
from council.sittings import Sitting
from council.votes import Choice, Counts, Sheet, Vote, VoteState, check_ballots, check_sheet, hands
from council.words import _
from council.written import in_writing, joining, merging, voted_on
from store.acts import patch_between
from store.door import Door, taken_up
from store.records import to_document
from store.secrecy import check_same_voters


class VoteActs(Door):
    """Votes, one document for each nomination, round and sitting."""

    def record_hands(self, number: int, *, no: int = 0, other: int = 0, not_voting: int = 0) -> Vote:
        """Record a show of hands; those in favour are the rest of those who may vote."""
        vote = self._new_vote(number, Mode.SHOW_OF_HANDS)
        vote = replace(vote, counts=hands(len(vote.voters), no=no, other=other, not_voting=not_voting))
        self._keep_vote("vote", vote)
        return vote

    def record_ballots(self, number: int, sheet: Sheet, counts: Counts) -> Vote:
        """Record the counted totals of a secret ballot, with the opinions of those consulted in writing merged in.

        ``sheet`` carries the paper's figures; with the id of a sheet that the sitting has, that sheet is meant and its
        figures must be the same; with id 0 it is a new one.
        """
        vote = self._new_vote(number, Mode.SECRET_BALLOT)
        check_sheet(sheet, len(vote.voters))
        vote = replace(vote, consulted=self._consulted(vote))
        check_same_voters(self.ledger, [vote])
        check_ballots(sheet, counts, len(vote.consulted))
        changes: dict[str, dict[int, Any]] = {}
        if sheet.id:
            self._check_shared(sheet, vote)
        else:
            sheet = replace(sheet, id=self.next_id("sheets"), sitting=vote.sitting)
            changes["sheets"] = {sheet.id: sheet}
        vote = replace(vote, sheet=sheet.id, counts=counts)
        self._keep_vote("vote", vote, changes)
        return vote

    def begin_roll_call(self, number: int) -> Vote:
        """Begin to call the members one by one on a nomination."""
        vote = replace(self._new_vote(number, Mode.ROLL_CALL), state=VoteState.OPEN)
        if not vote.voters:
            raise Refused(
                _("Nomination {number}: everybody here is recused, nobody can be called.").format(number=number)
            )
        self._keep_vote("begin_roll_call", vote)
        return vote

    def to_call(self, vote: Vote) -> tuple[int, ...]:
        """Who is still to be called: here now, not recused, nothing said yet; in the roster's order."""
        return to_call(vote, self.open_sitting())

    def answer(self, number: int, choice: Choice) -> Vote:
        """Record what the member called says, of a whole block. With the last member's answer the vote is closed."""
        vote = self._under_way(number)
        calls = self.council.called_with(vote)
        sitting = self.open_sitting()
        check_quorum(sitting)
        waiting = to_call(vote, sitting)
        if not waiting:
            raise Refused(_("Everybody here was called: there is nobody left to answer."))
        answered = [replace(call, choices={**call.choices, waiting[0]: choice}) for call in calls]
        changes: dict[str, dict[int, Any]] = {"votes": {call.id: call for call in answered}}
        if len(waiting) == 1:
            changes = self.closed_calls(answered, sitting, self.ledger.now())
        patches = {
            str(call.id): patch_between(to_document(call), to_document(changes["votes"][call.id])) for call in calls
        }
        settled = {str(n): to_document(nomination) for n, nomination in changes.get("nominations", {}).items()}
        documents = {"nominations": settled} if settled else {}
        self.commit_documents("answer", documents, merge={"votes": patches})
        return self.council.votes[vote.id]

    def closed_calls(self, calls: Iterable[Vote], sitting: Sitting, at: str) -> dict[str, dict[int, Any]]:
        """The changes by which roll calls are closed as ``sitting`` stands, waiting written opinions taken in."""
        changes: dict[str, dict[int, Any]] = {"votes": {}}
        for call in calls:
            closed = replace(call, state=VoteState.CLOSED, at=at, present=sitting.present, chair=sitting.chair)
            nomination = self.council.nominations[call.nomination]
            written = joining(nomination, closed)
            changes["votes"][call.id] = in_writing(closed) if sitting.in_writing else replace(closed, written=written)
            if voted_on(nomination) != nomination:
                changes.setdefault("nominations", {})[nomination.id] = voted_on(nomination)
        return changes

    def abandon_roll_call(self, number: int) -> None:
        """Leave a roll call, with all of its block, without a result; what was said stays in the history."""
        calls = self.council.called_with(self._under_way(number))
        self.commit("abandon", {"votes": {call.id: replace(call, state=VoteState.ABANDONED) for call in calls}})

    def correct_vote(
        self,
        number: int,
        reason: str,
        *,
        counts: Counts | None = None,
        sheet: Sheet | None = None,
        choices: Mapping[int, Choice] | None = None,
        together: bool = False,
    ) -> Vote:
        """Put other figures in the place of a recorded vote, with a reason; the old ones stay in the history.

        ``counts`` for a show of hands or, with its ``sheet``, a secret ballot, ``choices`` for a roll call: what each
        member of the roster said who was called. A sheet with other figures becomes a new sheet of what is corrected.
        ``together`` corrects with it the others of its block that say the same. What the chair had decided of the old
        figures falls with them.
        """
        if not reason:
            raise Refused(_("A correction needs a reason: say why."))
        vote = self.council.concluded(number, self.open_sitting().id)
        if vote is None:
            raise Refused(_("Nomination {number} was not voted on in this sitting.").format(number=number))
        changes: dict[str, dict[int, Any]] = {}
        if vote.mode is Mode.SECRET_BALLOT and sheet is not None and sheet != self.council.sheet_of(vote):
            sheet = replace(sheet, id=self.next_id("sheets"), sitting=vote.sitting)
            changes["sheets"] = {sheet.id: sheet}
        votes = self.council.voted_with(vote) if together else [vote]
        changes["votes"] = {v.id: self._corrected(v, counts, sheet, choices) for v in votes}
        if fallen := self.decisions_on(changes["votes"]):
            changes["decisions"] = fallen
        self.commit("correct_vote", changes, reason=reason)
        return self.council.votes[vote.id]

    def _corrected(
        self, vote: Vote, counts: Counts | None, sheet: Sheet | None, choices: Mapping[int, Choice] | None
    ) -> Vote:
        if vote.mode is Mode.ROLL_CALL and choices is not None:
            self._check_may_speak(vote, choices)
            vote = replace(vote, choices=dict(choices))
            return in_writing(vote) if self.council.sittings[vote.sitting].in_writing else vote
        if vote.mode is Mode.SECRET_BALLOT and sheet is not None and counts is not None:
            check_sheet(sheet, len(vote.voters))
            check_ballots(sheet, counts, len(vote.consulted))
            return replace(vote, counts=counts, sheet=sheet.id)
        if vote.mode is Mode.SHOW_OF_HANDS and counts is not None:
            counts = hands(len(vote.voters), no=counts.no, other=counts.other, not_voting=counts.not_voting)
            return replace(vote, counts=counts)
        raise Refused(_("Nomination {number} was voted on in another way.").format(number=vote.nomination))

    def _check_shared(self, sheet: Sheet, vote: Vote) -> None:
        """Check that ``vote`` may be counted from a sheet that other votes are on.

        All on it have the same members recused: a line left blank among thirty would name its owner.
        """
        known = self.council.sheets.get(sheet.id)
        if known != sheet or known.sitting != vote.sitting:
            raise Refused(_("Ballot sheet {number} has other figures: start a new sheet.").format(number=sheet.id))
        recused = set(vote.recused) & set(vote.roster)
        if any(
            recused != set(other.recused) & set(other.roster)
            for other in self.council.votes.values()
            if other.sheet == sheet.id
        ):
            raise Refused(
                _("Nomination {number}: who is recused differs on this ballot sheet, start a sheet of its own.").format(
                    number=vote.nomination
                )
            )

    def _check_may_speak(self, vote: Vote, members: Iterable[int]) -> None:
        for member in members:
            if member not in vote.roster or member in vote.recused:
                raise Refused(
                    _("Nomination {number}: {name} has no vote on it.").format(
                        number=vote.nomination, name=self.member(member).name
                    )
                )

    def _new_vote(self, number: int, mode: Mode) -> Vote:
        """A vote on a nomination as things stand now. Raises Refused where it may not be taken."""
        nomination = self.nomination(number)
        sitting = self.open_sitting()
        if nomination.standing is Standing.WITHDRAWN:
            raise Refused(_("Nomination {number} was withdrawn: it is not voted on.").format(number=number))
        if self.council.under_way(number):
            raise Refused(_("The roll call on this nomination is not finished: finish or abandon it first."))
        voted = self.council.concluded(number, sitting.id)
        if voted and self.council.speaks(nomination, voted):
            raise Refused(_("Nomination {number} was voted on already: correct that vote.").format(number=number))
        if self.council.mode_of(nomination, sitting) is not mode:
            raise Refused(_("Nomination {number} is voted on in another way.").format(number=number))
        check_quorum(sitting)
        rule = self.council.rule_of(nomination, sitting)
        if sitting.in_writing and rule.base is Base.PRESENT:
            raise Refused(
                _("Nomination {number}: its rule counts those present alone: nothing is decided in writing.").format(
                    number=number
                )
            )
        vote = Vote(
            id=self.next_id("votes"),
            nomination=number,
            sitting=sitting.id,
            round=1 + self.council.rounds(number, sitting.id),
            form=nomination.form,
            class_=nomination.class_,
            mode=mode,
            rule=rule,
            at=self.ledger.now(),
            chair=sitting.chair,
            roster=sitting.roster,
            present=sitting.present,
            recused=nomination.recused,
        )
        return replace(vote, written=joining(nomination, vote)) if mode is Mode.SHOW_OF_HANDS else vote

    def _keep_vote(self, verb: str, vote: Vote, changes: dict[str, dict[int, Any]] | None = None) -> None:
        nomination = self.council.nominations[vote.nomination]
        changes = {"votes": {vote.id: vote}, **(changes or {})}
        after = voted_on(nomination) if vote.state is VoteState.CLOSED else taken_up(nomination)
        if after != nomination:
            changes["nominations"] = {nomination.id: after}
        self.commit(verb, changes)

    def _consulted(self, vote: Vote) -> tuple[int, ...]:
        """Whose written opinions are merged into a secret ballot."""
        consulted = merging(self.council.nominations[vote.nomination], vote.roster, vote.present)
        if consulted and vote.rule.base is Base.PRESENT:
            raise present_alone(vote.nomination)
        return consulted

    def _under_way(self, number: int) -> Vote:
        vote = self.council.under_way(number)
        if vote is None:
            raise Refused(_("No roll call is under way on nomination {number}.").format(number=number))
        return vote


def present_alone(number: int) -> Refused:
    """Why a secret vote on a nomination takes no written opinions: they would be in the totals, and must not count."""
    return Refused(
        _("Nomination {number}: its rule counts those present alone: no opinions are taken in writing.").format(
            number=number
        )
    )


def to_call(vote: Vote, sitting: Sitting) -> tuple[int, ...]:
    """Who is still to be called in a roll call: here now, not recused, nothing said yet; in the roster's order."""
    said = {*vote.recused, *vote.choices}
    return tuple(member for member in sitting.present if member not in said)


def check_quorum(sitting: Sitting) -> None:
    """Raise Refused where too few members are here to vote."""
    if not sitting.has_quorum:
        raise Refused(
            _("No quorum: {present} of {members} members are here, {needed} are needed.").format(
                present=len(sitting.present), members=len(sitting.roster), needed=sitting.quorum_needed
            )
        )
