"""A count of ballot sheets: papers, sums, two entries and what they differ in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council.ballot_count import (
    Ballot,
    Count,
    Mark,
    Paper,
    Pass,
    Teller,
    check_tellers,
    differences,
    entered,
    envelope_gap,
    papers_of,
    problems,
    settle,
    sums,
    totals,
)
from council.errors import Refused
from council.rules import Mode
from council.votes import Vote, check_ballots, check_sheet
from tests.council.builders import often, vote_of

FEW = {1: Mark.NO, 3: Mark.OTHER, 4: Mark.BLANK}


def to_be(letters: str = "yyyyy", *numbers: int) -> list[Vote]:
    """Secret votes without counts on nominations."""
    return [vote_of(letters, mode=Mode.SECRET_BALLOT, nomination=number) for number in numbers or (1, 2, 3, 4)]


def paper_of(*ballots: Ballot, second: tuple[Ballot, ...] = (), voters: int = 0) -> Paper:
    """A paper of four nominations, all of whose sheets came back."""
    votes = to_be("y" * (voters or max(len(ballots), len(second), 2)))
    returned = max(len(ballots), len(second))
    return Paper(votes=tuple(votes), issued=len(votes[0].voters), returned=returned, first=ballots, second=second)


def count_of(*papers: Paper, double: bool = True) -> Count:
    return Count(key="k", sitting=1, tellers=(Teller("An"), Teller("Bình")), papers=papers, double=double)


ballots = st.builds(
    Ballot,
    marks=st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.sampled_from([Mark.NO, Mark.OTHER, Mark.BLANK])),
    invalid=st.just(False),
) | st.just(Ballot(invalid=True))
passes = st.lists(ballots, min_size=2, max_size=6)


def test_a_nomination_with_a_recusal_has_a_sheet_of_its_own() -> None:
    votes = [*to_be("yyyyy", 1, 2), *to_be("yyryy", 3), *to_be("yyryy", 4), *to_be("yyqyy", 5), *to_be("yyyyy", 6)]
    papers = papers_of(votes)
    assert [paper.nominations for paper in papers] == [(1, 2, 6), (3,), (4,), (5,)]
    assert [(paper.voters, paper.issued, paper.returned) for paper in papers] == [(5, 5, 5), (4, 4, 4), (4, 4, 4), (4, 4, 4)]  # fmt: skip  # noqa: E501
    assert [paper.recused for paper in papers] == [(), (3,), (3,), (3,)]


def test_a_ballot_of_one_voter_is_no_secret() -> None:
    with pytest.raises(Refused, match="Nomination 7: only 1 here may vote"):
        papers_of(to_be("yrr.", 7))
    assert papers_of(to_be("yyr.", 7))[0].voters == 2


@pytest.mark.parametrize("name", ["Lê Văn Tám", "lê văn tám", "Le Van Tam"])
def test_a_nominee_is_no_teller(name: str) -> None:
    with pytest.raises(Refused, match=r"is a nominee \(nomination 12\)"):
        check_tellers([Teller("An"), Teller(name)], {3: "Trần Thị Ba", 12: "Lê Văn Tám"})
    check_tellers([Teller("An"), Teller("Lê Văn Tám (Phòng 2)")], {12: "Lê Văn Tám"})


def test_tellers_are_there_and_each_named_once() -> None:
    with pytest.raises(Refused, match="needs its tellers"):
        check_tellers([], {})
    with pytest.raises(Refused, match="named twice"):
        check_tellers([Teller("An"), Teller("an")], {})
    for slip in ("2,4", "p", "1"):
        with pytest.raises(Refused, match="is no name"):
            check_tellers([Teller("An"), Teller(slip)], {})


def test_the_sums_of_three_sheets() -> None:
    done = sums(paper_of(Ballot(), Ballot(FEW), Ballot(invalid=True)), Pass.FIRST)
    assert (done.valid, done.invalid) == (2, 1)
    figures = [(c.yes, c.no, c.other, c.unmarked) for c in done.counts.values()]
    assert figures == [(1, 1, 0, 0), (2, 0, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1)]


@often
@given(passes)
def test_the_sums_hold_whatever_is_entered(sheets: list[Ballot]) -> None:
    paper = paper_of(voters=len(sheets))
    paper = replace(paper, returned=len(sheets))
    for place, ballot in enumerate(sheets):
        paper = entered(paper, Pass.FIRST, place, ballot)
        done = sums(paper, Pass.FIRST)
        assert done.valid + done.invalid == place + 1
        for counts in done.counts.values():
            assert counts.yes + counts.no + counts.other + counts.unmarked == done.valid
    assert not problems(count_of(paper, double=False))
    sheet, by_nomination = totals(paper, 7)
    check_sheet(sheet, len(sheets))
    for counts in by_nomination.values():
        check_ballots(sheet, counts)


@often
@given(passes, passes, st.data())
def test_settled_differences_leave_what_is_on_the_sheets(
    one: list[Ballot], two: list[Ballot], data: st.DataObject
) -> None:
    length = min(len(one), len(two))
    truth = data.draw(st.lists(st.sampled_from(Pass), min_size=length, max_size=length))
    paper = paper_of(*one[:length], second=tuple(two[:length]))
    count = count_of(paper)
    found = len(differences(count))
    while left := differences(count):
        paper = settle(count.papers[0], left[0], truth[left[0].place])
        count = count_of(paper)
        assert len(differences(count)) < len(left)
    right = [{Pass.FIRST: one, Pass.SECOND: two}[entry][place] for place, entry in enumerate(truth)]
    assert list(count.papers[0].first) == right == list(count.papers[0].second)
    assert count.papers[0].settled == found


def test_nothing_is_told_of_differences_before_both_entries_are_whole() -> None:
    paper = paper_of(Ballot(), Ballot(FEW), second=(Ballot(invalid=True),))
    assert differences(count_of(paper)) == []
    whole = entered(paper, Pass.SECOND, 1, Ballot({1: Mark.NO, 3: Mark.NO}))
    told = [(d.place, d.nomination, d.first, d.second) for d in differences(count_of(whole))]
    assert told == [
        (0, None, Mark.YES, None),
        (1, 3, Mark.OTHER, Mark.NO),
        (1, 4, Mark.BLANK, Mark.YES),
    ]
    assert differences(count_of(whole, double=False)) == []


def test_a_sheet_is_entered_anew_and_the_last_one_is_taken_away() -> None:
    paper = paper_of(Ballot(), Ballot(FEW))
    paper = entered(paper, Pass.FIRST, 0, Ballot({2: Mark.NO, 3: Mark.YES}))
    assert paper.first == (Ballot({2: Mark.NO}), Ballot(FEW))
    assert entered(paper, Pass.FIRST, 1, None).first == (Ballot({2: Mark.NO}),)
    assert entered(paper, Pass.FIRST, 0, Ballot(FEW, invalid=True)).first[0] == Ballot(invalid=True)
    with pytest.raises(Refused, match="Nomination 9 is not on this ballot"):
        entered(paper, Pass.FIRST, 0, Ballot({9: Mark.NO}))


def test_what_does_not_hold_is_said() -> None:
    paper = paper_of(Ballot(), Ballot(), second=(Ballot(), Ballot(FEW)))
    assert problems(count_of()) == ["No ballots were issued yet."]
    assert problems(count_of(replace(paper, issued=1))) == [
        "Ballot 1: 2 sheets came back, but only 1 were issued.",
        "Differences between the two entries, not settled: 3.",
    ]
    assert problems(count_of(replace(paper, returned=3, issued=3), double=False)) == [
        "Ballot 1, first entry: 2 sheets entered, 3 are to be."
    ]
    assert problems(count_of(replace(paper, second=()))) == ["Ballot 1, second entry: 0 sheets entered, 2 are to be."]
    alone = replace(count_of(replace(paper, second=paper.first)), tellers=(Teller("An"),))
    assert problems(alone) == ["A second entry needs a second teller: name one, or make do with a single entry."]


def test_envelopes_of_absent_members_are_drawn_with_the_sheets() -> None:
    (paper,) = papers_of(to_be("yyyN"))
    assert (paper.voters, paper.returned, paper.envelopes, paper.sheets) == (3, 3, 1, 4)
    for place in range(4):
        assert problems(count_of(paper, double=False))
        paper = entered(paper, Pass.FIRST, place, Ballot(invalid=True))
    assert problems(count_of(paper, double=False)) == [
        "Ballot 1: more sheets are invalid than came back from the room."
    ]
    paper = entered(paper, Pass.FIRST, 0, Ballot(FEW))
    sheet, counts = totals(paper, 1)
    check_ballots(sheet, counts[1], paper.envelopes)


@pytest.mark.parametrize(("issued", "returned", "gap"), [(2, 2, False), (2, 1, True), (1, 1, True)])
def test_sheets_that_do_not_agree_with_attendance(issued: int, returned: int, gap: bool) -> None:
    assert envelope_gap(count_of(replace(paper_of(voters=2), issued=issued, returned=returned))) is gap
