"""Secret ballots on paper: the tellers, the sheets they enter, and the act by which they sign off the totals.

Sheets are in the count file alone until then; the council's file learns totals only.
"""

import contextlib
import secrets
from collections.abc import Callable, Collection, Sequence
from typing import Any

from msgspec.structs import replace

from council.ballot_count import (
    Ballot,
    Count,
    Difference,
    Paper,
    Pass,
    SignOff,
    Teller,
    check_tellers,
    entered,
    envelope_gap,
    papers_of,
    problems,
    settle,
    totals,
)
from council.errors import Refused
from council.forms import Kind
from council.nominations import Nomination, Standing
from council.rules import Base, Mode
from council.votes import Vote, VoteState, check_ballots, check_sheet
from council.words import _
from council.written import voted_on
from store.count_file import CountFile
from store.errors import Damaged, NotSaved, StoreError
from store.ledger import Ledger
from store.records import to_document
from store.secrecy import check_same_voters
from store.sitting_acts import SittingActs
from store.vote_acts import VoteActs, present_alone

_ENDS = ("sign_off", "drop_count")


class BallotActs(SittingActs, VoteActs):
    """The tellers' desk. Only the session that writes the council counts; it goes on where the last one stopped."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(ledger)
        self._count_file = CountFile(ledger.path)
        self._count: Count | None = None
        self._count_known = not ledger.writable
        if ledger.writable:
            with contextlib.suppress(StoreError):  # the desk says it again
                self._count_file.clear_traces()
                self._look_for_count()

    @property
    def count(self) -> Count | None:
        """The count under way, or None. Raises store.errors.Unreadable, Damaged, count_file.Leftover."""
        self._look_for_count()
        return self._count

    def count_trouble(self) -> str:
        """Why the count file cannot be read, in a sentence; "" where it can, or where there is none."""
        try:
            self._look_for_count()
        except StoreError as error:
            return str(error)
        return ""

    def secret_pending(self) -> list[Nomination]:
        """The nominations that wait for a secret ballot in the open sitting, by number."""
        sitting = self.council.sitting()
        return [
            nomination
            for _number, nomination in sorted(self.council.nominations.items())
            if nomination.standing is Standing.OPEN
            and self.council.mode_of(nomination, sitting) is Mode.SECRET_BALLOT
            and not self._spoken_for(nomination)
        ]

    def name_tellers(self, tellers: Sequence[Teller]) -> None:
        """Name who counts (tổ kiểm phiếu); no nominee may. Raises Refused."""
        sitting = self.open_sitting()
        check_tellers(tellers, self._nominees())
        known = self.count
        if known is None or not known.papers:
            known = Count(key=secrets.token_hex(16), sitting=sitting.id)
        self._keep_count(replace(known, tellers=tuple(tellers), double=known.double and len(tellers) > 1))

    def issue_ballots(self, numbers: Collection[int], consulted: Collection[int] = ()) -> None:
        """Issue ballots on the nominations ``numbers`` to everybody here; who is here, and the rules, are frozen.

        ``consulted`` are absent members whose opinion on all of them is put in the box in an envelope: it is entered
        like a sheet, as are those of members known to be consulted on one of them.
        """
        count = self._counting()
        if count.papers:
            raise Refused(_("Ballots were issued already: sign off that count, or drop it, before the next."))
        check_tellers(count.tellers, self._nominees())
        if not numbers:
            raise Refused(_("Nothing waits for a secret ballot here."))
        votes = [self._to_be(number, consulted) for number in sorted(numbers)]
        self._keep_count(
            replace(count, sitting=votes[0].sitting, issued_at=self.ledger.number, papers=papers_of(votes))
        )

    def change_sheets(self, paper: int, issued: int, returned: int) -> None:
        """Say how many sheets of ``paper`` (its place, from 0) were issued and came back."""
        changed = replace(self._paper(paper), issued=issued, returned=returned)
        vote = changed.votes[0]
        check_sheet(totals(replace(changed, first=()), 0)[0], len(vote.voters))
        self._keep_paper(paper, changed)

    def enter_ballot(self, paper: int, entry: Pass, place: int, ballot: Ballot | None) -> None:
        """Enter sheet ``place`` (from 0) of ``paper`` in one pass, or enter it anew; None takes the last one away."""
        before = self._paper(paper)
        have = len(before.entered(entry))
        if ballot is not None and place >= max(have, before.sheets):
            raise Refused(
                _("All {sheets} sheets of this ballot are entered: correct the number that came back first.").format(
                    sheets=before.sheets
                )
            )
        if not 0 <= place <= have - (ballot is None):
            raise Refused(_("The sheets are entered in the order of their numbers."))
        if ballot is None and place != have - 1:
            raise Refused(_("Only the last sheet can be taken away."))
        self._keep_paper(paper, entered(before, entry, place, ballot))

    def settle_difference(self, difference: Difference, right: Pass) -> None:
        """Say which entry has what is on the sheet."""
        self._keep_paper(difference.paper, settle(self._paper(difference.paper), difference, right))

    def enter_once(self, once: bool) -> None:
        """Make do with a single entry, which the record says, or ask for the second one again."""
        count = self._counting()
        if once and any(paper.second for paper in count.papers):
            raise Refused(_("The second entry has begun: finish it, and settle what differs."))
        if not once and len(count.tellers) < len(Pass):
            raise Refused(_("A second entry needs a second teller: name one first."))
        self._keep_count(replace(count, double=not once))

    def sign_off(self, *, explanation: str = "", resolution: str = "") -> SignOff:
        """Record the totals of all papers, as one act, and put the count file away.

        ``explanation`` is due where fewer sheets were issued or came back than members could vote. With ``resolution``,
        the council's to keep the sheets sealed, the count file is kept; otherwise it is overwritten and deleted.
        Raises Refused while a sum does not hold; count_file.Leftover where the file could not be put away afterwards.
        """
        count = self._counting()
        sitting = self.open_sitting()
        if sitting.id != count.sitting:
            raise Refused(
                _("The ballots were issued in sitting {number}, which is not open.").format(number=count.sitting)
            )
        if found := problems(count):
            raise Refused(found[0])
        if envelope_gap(count) and not explanation:
            raise Refused(_("The sheets do not agree with who is here: say why, the record has it."))
        changes = self._counted(count)
        record = SignOff(
            key=count.key,
            double=count.double,
            tellers=count.tellers,
            voters=dict(zip(changes["sheets"], (paper.voters for paper in count.papers), strict=True)),
            settled=sum(paper.settled for paper in count.papers),
            explanation=explanation,
            resolution=resolution,
            sha256=self._count_file.prepare_seal(count) if resolution else "",
        )
        act = self.commit("sign_off", changes, reason=resolution or None, count=to_document(record))
        self._put_away(self._count_file.seal if resolution else None, act)
        return record

    def drop_count(self, reason: str = "") -> None:
        """Leave a count without a result; once a sheet was entered that is an act and needs a reason."""
        try:
            count = self.count
            begun, key = count is not None and count.begun, count.key if count else ""
        except Damaged:
            begun, key = True, ""
        act = 0
        if begun:
            if not reason:
                raise Refused(_("Sheets were entered already: say why the count is dropped."))
            act = self.commit("drop_count", {}, reason=reason, count={"key": key})
        self._put_away(None, act)

    # what a count under way keeps others from

    def close_sitting(self) -> None:
        """Close the sitting; not while ballots are counted."""
        if self.under_count():
            raise Refused(_("Ballots are being counted: sign off or drop the count at the tellers' desk first."))
        super().close_sitting()

    def _new_vote(self, number: int, mode: Mode) -> Vote:
        if number in self.under_count():
            raise Refused(
                _("Nomination {number} is on a ballot under count: sign off or drop the count first.").format(
                    number=number
                )
            )
        return super()._new_vote(number, mode)

    def check_may_undo(self, act: int) -> None:
        """Raise Refused for an act that ballots under count rest on."""
        if self.under_count() and self.count is not None and act <= self.count.issued_at:
            raise Refused(
                _("Act {number} is older than the ballots under count: drop the count first.").format(number=act)
            )

    def under_count(self) -> frozenset[int]:
        """The nominations whose ballots are being counted; none where the count file cannot be read."""
        papers = self.count.papers if not self.count_trouble() and self.count else ()
        return frozenset(number for paper in papers for number in paper.nominations)

    # inside

    def _counting(self) -> Count:
        if not self.ledger.writable:
            raise Refused(_("The council is open for reading only: the tellers need the session that writes."))
        if self.count is None:
            raise Refused(_("A count needs its tellers: name them first."))
        return self.count

    def _paper(self, number: int) -> Paper:
        papers = self._counting().papers
        if not 0 <= number < len(papers):
            raise Refused(_("There is no ballot {number}.").format(number=number + 1))
        return papers[number]

    def _nominees(self) -> dict[int, str]:
        """The people nominated, by number; who was withdrawn is none any more."""
        return {
            number: nomination.name
            for number, nomination in self.council.nominations.items()
            if nomination.kind is not Kind.COLLECTIVE and nomination.standing is not Standing.WITHDRAWN
        }

    def _spoken_for(self, nomination: Nomination) -> bool:
        """Whether a vote of the body that sits speaks for it, or a count under way will."""
        sittings, sitting = self.council.sittings, self.council.sitting()
        return nomination.id in self.under_count() or any(
            vote.state is VoteState.CLOSED
            and sitting is not None
            and sittings[vote.sitting].body is sitting.body
            and self.council.speaks(nomination, vote)
            for vote in self.council.votes_of.get(nomination.id, {}).values()
        )

    def _to_be(self, number: int, consulted: Collection[int]) -> Vote:
        """The vote on a nomination as things stand now, without counts, id and time: they come with the sign-off."""
        vote = self._new_vote(number, Mode.SECRET_BALLOT)
        asked = {*self._consulted(vote), *consulted} - {*vote.present, *vote.recused}
        sent = tuple(member for member in vote.roster if member in asked)
        if sent and vote.rule.base is Base.PRESENT:
            raise present_alone(number)
        vote = replace(vote, consulted=sent)
        check_same_voters(self.ledger, [vote])
        return replace(vote, id=0, at="")

    def _counted(self, count: Count) -> dict[str, dict[int, Any]]:
        at = self.ledger.now()
        next_sheet, next_vote = self.next_id("sheets"), self.next_id("votes")
        changes: dict[str, dict[int, Any]] = {"sheets": {}, "votes": {}}
        for paper in count.papers:
            sheet, counts = totals(paper, next_sheet + len(changes["sheets"]))
            check_sheet(sheet, paper.voters)
            changes["sheets"][sheet.id] = sheet
            for frozen in paper.votes:
                number = self.nomination(frozen.nomination).id
                self._check_not_taken(frozen)
                check_ballots(sheet, counts[number], paper.envelopes)
                id = next_vote + len(changes["votes"])
                changes["votes"][id] = replace(frozen, id=id, at=at, sheet=sheet.id, counts=counts[number])
                nomination = self.nomination(number)
                if voted_on(nomination) != nomination:
                    changes.setdefault("nominations", {})[number] = voted_on(nomination)
        return changes

    def _check_not_taken(self, frozen: Vote) -> None:
        votes = self.council.votes_of.get(frozen.nomination, {}).values()
        taken = (frozen.sitting, frozen.round, VoteState.CLOSED)
        if any((vote.sitting, vote.round, vote.state) == taken for vote in votes):
            raise Refused(
                _("Nomination {number} was voted on already: correct that vote.").format(number=frozen.nomination)
            )

    def _keep_paper(self, number: int, paper: Paper) -> None:
        count = self._counting()
        self._keep_count(replace(count, papers=(*count.papers[:number], paper, *count.papers[number + 1 :])))

    def _keep_count(self, count: Count) -> None:
        if not self.ledger.writable:
            raise Refused(_("The council is open for reading only: the tellers need the session that writes."))
        try:
            self._count_file.write(count)
        except NotSaved:
            self._count_known = False
            raise
        self._count = count

    def _put_away(self, seal: Callable[[int], None] | None, act: int) -> None:
        self._count, self._count_known = None, True
        if seal is None:
            self._count_file.destroy()
        else:
            seal(act)

    def _look_for_count(self) -> None:
        """Read the count file, and put away one whose end is saved: the session went before it came to that."""
        if self._count_known:
            return
        count = self._count_file.read()
        if count is not None:
            for act in reversed(self.ledger.acts()):
                if act["verb"] in _ENDS and act["count"]["key"] == count.key:
                    self._put_away(self._count_file.seal if act["count"].get("sha256") else None, act["n"])
                    return
        self._count, self._count_known = count, True
