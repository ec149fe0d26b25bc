"""Secret ballots on paper as acts: totals in one act, sheets nowhere, and what a crash leaves is put right."""

import contextlib
import errno
import json
import random
import shutil
import stat
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from council.ballot_count import Ballot, Mark, Pass, SignOff, Teller, differences, problems
from council.errors import Refused
from council.rules import Base, Mode, Rule
from council.votes import Counts, Sheet
from documents.act_words import act_words
from store.council_file import CouncilFile
from store.count_file import CountFile
from store.errors import Damaged, NotSaved
from store.ledger import Ledger
from store.sign_offs import sign_offs
from store.system import System
from tests.store.acting import (
    ABSENT,
    HANDS,
    ROOM,
    SECRET,
    holds,
    new_council,
    nominate,
    nominee,
    refused,
    row,
    sit,
    undoes,
)
from tests.store.faults import Killed, Watched
from tests.store.power import lay_out

NO, OTHER, BLANK = Mark.NO, Mark.OTHER, Mark.BLANK
FIVE = Sheet(id=0, sitting=1, issued=5, returned=5)
TELLERS = (Teller("Thành viên 2", 2), Teller("Kế toán"))


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    """Nominations 1 to 3 and 5 wait for a secret ballot, member 2 is recused from 5; 4 is by show of hands."""
    made = new_council(path)
    nominate(made, SECRET, SECRET, SECRET, HANDS, SECRET)
    made.recuse(5, 2)
    sit(made)
    yield made
    made.close()
    holds(CouncilFile.read(path))


def beside(file: CouncilFile) -> list[str]:
    """The names of the files of a count."""
    return sorted(entry.name for entry in file.ledger.path.parent.iterdir() if ".count" in entry.name)


def begin(file: CouncilFile, *numbers: int, tellers: Sequence[Teller] = TELLERS) -> None:
    file.name_tellers(tellers)
    file.issue_ballots(numbers or [nomination.id for nomination in file.secret_pending()])


def enter(file: CouncilFile, paper: int, *ballots: Ballot, entries: Sequence[Pass] = tuple(Pass)) -> None:
    """Enter sheets; whatever paper still waits for some gets all yes."""
    for entry in entries:
        for place, ballot in enumerate(ballots):
            file.enter_ballot(paper, entry, place, ballot)


def fill(file: CouncilFile) -> None:
    """Enter what is missing as all yes."""
    assert file.count is not None
    for number, paper in enumerate(file.count.papers):
        for entry in file.count.passes:
            for place in range(len(paper.entered(entry)), paper.sheets):
                file.enter_ballot(number, entry, place, Ballot())


def figures(file: CouncilFile, number: int) -> tuple[int, int, int, int, int]:
    """Yes, no, other, unmarked, invalid of a nomination's row."""
    found = row(file, number).figures
    assert found is not None
    return found.yes, found.no, found.other, found.unmarked, found.invalid


def test_a_count_from_the_tellers_to_one_act(file: CouncilFile) -> None:
    before = file.ledger.number
    begin(file)
    enter(file, 0, Ballot({1: NO}), Ballot({1: NO, 2: OTHER}), Ballot(invalid=True), Ballot({3: BLANK}))
    fill(file)
    assert file.ledger.number == before, "nothing is an act before the sign-off"
    record = file.sign_off()
    assert file.ledger.number == before + 1
    assert [figures(file, number) for number in (1, 2, 3, 5)] == [
        (2, 2, 0, 0, 1), (3, 0, 1, 0, 1), (3, 0, 0, 1, 1), (4, 0, 0, 0, 0)
    ]  # fmt: skip
    assert list(file.council.sheets.values()) == [
        Sheet(id=1, sitting=1, issued=5, returned=5, invalid=1),
        Sheet(id=2, sitting=1, issued=4, returned=4),
    ]
    assert (record.tellers, record.double, record.voters) == (TELLERS, True, {1: 5, 2: 4})
    assert sign_offs(file.ledger) == [record]
    assert file.count is None
    assert beside(file) == []
    told = act_words(file.ledger.acts()[-1], file.council, file.ledger.document_before)
    assert told == (
        "Ballots on nominations 1–3, 5 (4) counted by Thành viên 2, Kế toán; entered twice, differences settled: 0; "
        "for 5 here 5 issued, 5 returned, 1 invalid; for 4 here 4 issued, 4 returned, 0 invalid"
    )


def test_taking_the_sign_off_back_makes_all_pending_and_brings_no_sheet(file: CouncilFile) -> None:
    begin(file)
    fill(file)
    undoes(file, file.sign_off)
    assert [nomination.id for nomination in file.secret_pending()] == [1, 2, 3, 5]
    assert (file.count, beside(file), sign_offs(file.ledger)) == (None, [], [])
    begin(file)
    fill(file)
    file.sign_off()
    assert figures(file, 1) == (5, 0, 0, 0, 0)


def test_there_is_no_result_while_entries_differ(file: CouncilFile) -> None:
    begin(file, 1, 2)
    fill(file)
    file.enter_ballot(0, Pass.FIRST, 3, Ballot({1: NO}))
    file.enter_ballot(0, Pass.SECOND, 4, Ballot(invalid=True))
    assert file.count is not None
    with refused(file, r"Differences between the two entries, not settled: 2\."):
        file.sign_off()
    with refused(file, "The second entry has begun"):
        file.enter_once(True)
    for right in (Pass.FIRST, Pass.FIRST):
        file.settle_difference(differences(file.count)[0], right)
    record = file.sign_off()
    assert (record.settled, figures(file, 1), figures(file, 2)) == (2, (4, 1, 0, 0, 0), (5, 0, 0, 0, 0))


def test_what_the_ballots_rest_on_is_not_taken_back(file: CouncilFile) -> None:
    begin(file, 1)
    file.comment(1, "trong khi kiểm phiếu")
    file.undo()
    with refused(file, "older than the ballots under count"):
        file.undo()
    file.drop_count()
    file.undo()


def test_a_single_entry_is_possible_and_said(file: CouncilFile) -> None:
    begin(file, 1)
    enter(file, 0, *[Ballot()] * 5, entries=[Pass.FIRST])
    with refused(file, "second entry: 0 sheets entered, 5 are to be"):
        file.sign_off()
    file.enter_once(True)
    assert not file.sign_off().double
    assert "SINGLE ENTRY" in act_words(file.ledger.acts()[-1], file.council, file.ledger.document_before)


def test_one_teller_enters_once(file: CouncilFile) -> None:
    begin(file, 1, tellers=TELLERS[:1])
    with refused(file, "needs a second teller"):
        file.enter_once(False)
    fill(file)
    assert not file.sign_off().double


def test_tellers_are_no_nominees_even_those_nominated_later(file: CouncilFile) -> None:
    with refused(file, r"Người 1 is a nominee \(nomination 1\)"):
        file.name_tellers([Teller("Người 1")])
    file.name_tellers([Teller("Người 9")])
    file.add_nominations([nominee("Người 9", HANDS)])
    with refused(file, r"Người 9 is a nominee \(nomination 6\)"):
        file.issue_ballots([1])


def test_who_comes_or_goes_after_the_sheets_were_issued_changes_nothing(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    begin(file, 1)
    file.mark_presence([(5, ROOM), (1, ABSENT)])
    file.recuse(1, 3)
    fill(file)
    file.sign_off()
    vote = row(file, 1).vote
    assert vote is not None
    assert (vote.present, vote.recused, vote.voters) == ((1, 2, 3, 4), (), (1, 2, 3, 4))


@pytest.mark.parametrize(("issued", "returned"), [(4, 4), (5, 4)])
def test_sheets_that_do_not_agree_with_attendance_are_explained(file: CouncilFile, issued: int, returned: int) -> None:
    begin(file, 1)
    file.change_sheets(0, issued, returned)
    fill(file)
    with refused(file, "say why"):
        file.sign_off()
    assert file.sign_off(explanation="một người giữ phiếu").voters == {1: 5}
    assert sign_offs(file.ledger)[0].explanation == "một người giữ phiếu"
    assert file.council.sheets[1] == Sheet(id=1, sitting=1, issued=issued, returned=returned)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda file: file.change_sheets(0, 6, 5), "6 ballots were issued, but only 5"),
        (lambda file: file.change_sheets(0, 4, 5), "5 ballots came back, but only 4"),
        (lambda file: file.change_sheets(0, 5, -1), "below zero"),
        (lambda file: file.change_sheets(1, 5, 5), "There is no ballot 2"),
        (lambda file: file.change_sheets(-1, 5, 5), "There is no ballot 0"),
        (lambda file: file.enter_ballot(0, Pass.FIRST, 1, Ballot()), "in the order of their numbers"),
        (lambda file: file.enter_ballot(0, Pass.FIRST, -1, Ballot()), "in the order of their numbers"),
        (lambda file: file.enter_ballot(0, Pass.FIRST, 0, None), "in the order of their numbers"),
        (lambda file: file.enter_ballot(0, Pass.FIRST, 0, Ballot({4: NO})), "Nomination 4 is not on this ballot"),
        (lambda file: file.issue_ballots([2]), "issued already"),
        (lambda file: file.record_ballots(1, FIVE, Counts(yes=5)), "under count"),
        (lambda file: file.close_sitting(), "Ballots are being counted"),
        (lambda file: file.sign_off(), "first entry: 0 sheets entered, 5 are to be"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(file: CouncilFile, act: Callable[[CouncilFile], object], words: str) -> None:
    begin(file, 1)
    before = file.count
    with refused(file, words):
        act(file)
    assert file.count == before


def test_more_sheets_than_came_back_are_refused(file: CouncilFile) -> None:
    begin(file, 1)
    fill(file)
    with refused(file, "All 5 sheets of this ballot are entered"):
        file.enter_ballot(0, Pass.FIRST, 5, Ballot())
    with refused(file, "Only the last sheet"):
        file.enter_ballot(0, Pass.FIRST, 1, None)
    file.change_sheets(0, 5, 4)
    assert file.count is not None
    assert len(problems(file.count)) == 2
    for entry in Pass:
        file.enter_ballot(0, entry, 4, None)
    file.sign_off(explanation="một phiếu không nộp")
    assert figures(file, 1) == (4, 0, 0, 0, 0)


def test_an_absent_members_envelope_is_one_sheet_among_the_others(file: CouncilFile) -> None:
    file.mark_presence([(4, ABSENT)])
    file.name_tellers(TELLERS)
    file.issue_ballots([1, 5], consulted=[4, 3])
    assert file.count is not None
    assert [(paper.voters, paper.sheets) for paper in file.count.papers] == [(4, 5), (3, 4)]
    enter(file, 0, Ballot({1: NO}))
    fill(file)
    file.sign_off()
    vote = row(file, 1).vote
    assert vote is not None
    assert (vote.consulted, vote.written, figures(file, 1)) == ((4,), {}, (4, 1, 0, 0, 0))


def test_who_is_known_to_be_consulted_on_one_nomination_has_a_paper_for_it(file: CouncilFile) -> None:
    file.mark_presence([(4, ABSENT)])
    file.consult(2, 4)
    begin(file)
    assert file.count is not None
    assert [(p.nominations, p.sheets) for p in file.count.papers] == [((1, 3), 4), ((2,), 5), ((5,), 3)]
    fill(file)
    undoes(file, file.sign_off)
    begin(file)
    fill(file)
    file.sign_off()
    assert (figures(file, 2), figures(file, 1)) == ((5, 0, 0, 0, 0), (4, 0, 0, 0, 0))
    assert file.council.nominations[2].consulted == ()


def test_a_count_again_is_of_the_same_voters(file: CouncilFile) -> None:
    """Two totals of one ballot with one voter between them would lay a vote open."""
    begin(file, 1)
    fill(file)
    file.sign_off()
    file.undo()
    file.mark_presence([(4, ABSENT)])
    with refused(file, "with other voters stand in the history"):
        begin(file, 1)
    file.mark_presence([(4, ROOM)])
    begin(file, 1)
    fill(file)
    file.sign_off()


def test_envelopes_stay_out_of_a_box_that_counts_those_present(file: CouncilFile) -> None:
    file.close_sitting()
    rule = Rule(mode=Mode.SECRET_BALLOT, base=Base.PRESENT)
    file.change_rule(SECRET, rule)
    sit(file, here=(1, 2, 3, 5))
    file.name_tellers(TELLERS)
    with refused(file, "counts those present alone: no opinions"):
        file.issue_ballots([1], consulted=[4])
    file.issue_ballots([1])


def test_a_count_that_began_is_dropped_with_a_reason(file: CouncilFile) -> None:
    before = file.ledger.number
    begin(file, 1)
    file.drop_count()
    assert (file.ledger.number, beside(file)) == (before, [])
    begin(file, 1)
    enter(file, 0, Ballot())
    with refused(file, "say why"):
        file.drop_count()
    file.drop_count("đánh số lại")
    assert (file.ledger.number, file.count, beside(file)) == (before + 1, None, [])
    assert [n.id for n in file.secret_pending()] == [1, 2, 3, 5]


def test_the_next_session_goes_on_at_the_sheet_where_this_one_stopped(file: CouncilFile) -> None:
    begin(file)
    enter(file, 0, Ballot({2: NO}), Ballot(), entries=[Pass.FIRST])
    known = file.count
    file.close()
    with_next = CouncilFile.open(file.ledger.path, by="next")
    assert with_next.count == known
    reader = CouncilFile.read(file.ledger.path)
    assert reader.count is None, "who only reads sees no sheet"
    with pytest.raises(Refused, match="reading only"):
        reader.name_tellers(TELLERS)
    fill(with_next)
    with_next.enter_ballot(0, Pass.SECOND, 0, Ballot({2: NO}))
    with_next.sign_off()
    assert figures(with_next, 2) == (4, 1, 0, 0, 0)
    with_next.close()


def desk_of(file: CouncilFile) -> Path:
    """Where the count file is."""
    return Path(CountFile(file.ledger.path).name)


@pytest.mark.parametrize("resolution", ["", "Hội đồng quyết nghị giữ phiếu"])
def test_a_crash_right_after_the_sign_off_leaves_no_sheet_to_the_next_session(
    file: CouncilFile, resolution: str
) -> None:
    begin(file, 1)
    fill(file)
    desk = desk_of(file)
    content = desk.read_bytes()
    record = file.sign_off(resolution=resolution)
    for entry in file.ledger.path.parent.glob(".*.count*"):
        content = entry.read_bytes() if resolution else content
        entry.unlink()
    desk.write_bytes(content)
    desk.with_name(desk.name + ".new").write_bytes(content[: len(content) // 2])
    file.close()
    CouncilFile.open(file.ledger.path, by="next").close()
    assert beside(file) == ([f".council.json.count.sealed-{file.ledger.number}"] if resolution else [])
    assert bool(record.sha256) is bool(resolution)


def test_a_damaged_count_stops_the_desk_and_nothing_else(file: CouncilFile) -> None:
    begin(file, 1)
    enter(file, 0, Ballot())
    desk = desk_of(file)
    desk.write_bytes(desk.read_bytes().replace(b"yes", b"yet").replace(b'"key"', b'"kez"'))
    file.close()
    again = CouncilFile.open(file.ledger.path, by="next")
    with pytest.raises(Damaged, match="drop the count"):
        _ = again.count
    again.record_hands(4)
    with pytest.raises(Refused, match="say why"):
        again.drop_count()
    again.drop_count("tệp hỏng")
    assert (again.count, beside(again)) == (None, [])
    again.close()


def sitting_with(folder: Path, base: Path, ballots: Sequence[Ballot], resolution: str = "") -> dict[str, bytes]:
    """Everything in ``folder`` after a count of ``ballots``, at a time that stands still."""
    folder.mkdir()
    shutil.copy(base, folder / "council.json")
    now = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
    file = CouncilFile(Ledger.open(folder / "council.json", by="thư ký", clock=lambda: now))
    begin(file, 1, 2, 3)
    for place, ballot in enumerate(ballots):
        for entry in Pass:
            file.enter_ballot(0, entry, place, ballot)
    file.sign_off(resolution=resolution)
    file.ledger.checkpoint()
    journal = {entry.name: entry.read_bytes() for entry in folder.iterdir() if "lock" not in entry.name}
    file.close()
    return journal | {f"{entry.name} at rest": entry.read_bytes() for entry in folder.iterdir()}


def test_no_file_tells_sheets_apart_that_give_the_same_totals(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the sheets were, in whatever order: the folder is the same to the last byte."""
    base = new_council(path)
    nominate(base, SECRET, SECRET, SECRET)
    sit(base)
    base.close()
    monkeypatch.setattr("store.ballot_acts.secrets.token_hex", lambda number: "ab" * number)
    together = [Ballot({1: NO, 2: NO, 3: OTHER}), *[Ballot()] * 3, Ballot(invalid=True)]
    apart = [Ballot({1: NO}), Ballot(invalid=True), Ballot({2: NO}), Ballot({3: OTHER}), Ballot()]
    random.Random(4).shuffle(apart)
    one, two = (sitting_with(path.parent / name, path, sheets) for name, sheets in (("a", together), ("b", apart)))
    assert one == two
    assert {name for name in one if ".count" in name} == set()


def test_a_council_may_keep_the_sheets_sealed(file: CouncilFile) -> None:
    begin(file, 1)
    fill(file)
    record = file.sign_off(resolution="giữ phiếu 5 năm")
    act = file.ledger.acts()[-1]
    assert (act["reason"], record.resolution) == ("giữ phiếu 5 năm", "giữ phiếu 5 năm")
    assert beside(file) == [f".council.json.count.sealed-{act['n']}"]
    assert file.count is None
    assert "marks" not in json.dumps(act["count"])


def test_voted_on_meanwhile_is_not_voted_on_twice(file: CouncilFile) -> None:
    begin(file, 1)
    fill(file)
    vote = file.count.papers[0].votes[0] if file.count else None
    assert vote is not None
    file._count_known, file._count = True, None
    file.record_ballots(1, FIVE, Counts(yes=5))
    file._count_known = False
    with refused(file, "Nomination 1 was voted on already"):
        file.sign_off()
    file.drop_count("đã biểu quyết")


def test_a_count_is_signed_off_in_its_own_sitting(file: CouncilFile) -> None:
    begin(file, 1)
    fill(file)
    file.adjourn()
    with refused(file, "No sitting is open"):
        file.sign_off()
    sit(file)
    with refused(file, "issued in sitting 1, which is not open"):
        file.sign_off()
    file.drop_count("sang phiên khác")


def test_tellers_named_in_a_sitting_before_count_in_this_one(file: CouncilFile) -> None:
    file.name_tellers(TELLERS)
    file.close_sitting()
    sit(file)
    file.issue_ballots([1])
    fill(file)
    file.sign_off()
    assert row(file, 1).vote is not None
    assert file.council.votes[1].sitting == 2


def test_after_a_sheet_that_was_not_saved_the_desk_shows_what_is_on_the_disk(file: CouncilFile) -> None:
    begin(file, 1)

    class FolderFails(System):
        def fsync(self, fd: int) -> None:
            if stat.S_ISDIR(self.fstat(fd).st_mode):
                raise OSError(errno.EIO, "no")

    file._count_file = CountFile(file.ledger.path, FolderFails())
    with pytest.raises(NotSaved):
        file.enter_ballot(0, Pass.FIRST, 0, Ballot({1: NO}))
    assert file.count == CountFile(file.ledger.path).read()
    file._count_file = CountFile(file.ledger.path)


def test_what_was_decided_in_one_body_waits_for_the_other(file: CouncilFile) -> None:
    begin(file, 1)
    fill(file)
    file.sign_off()
    assert [n.id for n in file.secret_pending()] == [2, 3, 5]
    file.close_sitting()
    sit(file)
    assert [n.id for n in file.secret_pending()] == [2, 3, 5]


def test_the_record_is_read_back_from_the_act(file: CouncilFile) -> None:
    records: list[SignOff] = []
    for number in (1, 2):
        begin(file, number)
        fill(file)
        records.append(file.sign_off())
    assert sign_offs(CouncilFile.read(file.ledger.path).ledger) == records


@pytest.mark.parametrize("resolution", ["", "giữ phiếu"])
def test_killed_anywhere_in_a_sign_off_there_is_the_act_or_the_count_never_both(
    file: CouncilFile, resolution: str
) -> None:
    begin(file, 1)
    fill(file)
    path, acts = file.ledger.path, file.ledger.number
    file.close()
    saved = {entry.name: entry.read_bytes() for entry in path.parent.iterdir()}
    ends = set()
    for number in range(1, 200):
        lay_out(saved, path.parent)
        (path.parent / ".council.json.lock").unlink()
        system = Watched()
        held = CouncilFile(Ledger.open(path, by="thư ký", system=system))
        held._count_file = CountFile(path, system)
        after = number + len(system.calls)

        def stop(count: int, _name: str, after: int = after) -> None:
            if count >= after:
                raise Killed

        system.before = stop
        with contextlib.suppress(Killed):
            held.sign_off(resolution=resolution)
        ended = len(system.calls) < after
        system.before = lambda _number, _name: None
        system.abandon()
        again = CouncilFile.open(path, by="next")
        signed = again.ledger.number > acts
        kept = [f".council.json.count.sealed-{acts + 1}"] if resolution else []
        assert beside(again) == (kept if signed else [".council.json.count"]), number
        assert (again.count is None) is signed
        ends.add(signed)
        again.close()
        if ended:
            break
    assert ends == {False, True}
    assert ended
