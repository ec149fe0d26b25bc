"""A vote matrix is one act: all of it or nothing, each row with its own attendance, recusals and quorum."""

import time
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from council.errors import Refused
from council.forms import AwardForm
from council.matrix import MatrixRefused, Voices
from council.members import Body, Member
from council.nominations import Standing
from council.outcomes import Outcome, Row
from council.results import results
from council.rules import Base, Comparison, Mode, Recused, Rule
from council.settings import Settings
from council.sittings import SittingState
from council.units import Unit
from council.votes import Choice, Counts, Sheet
from store.council_file import CouncilFile
from tests.store.acting import ABSENT, CALL, HANDS, acting, new_council, nominate, nominee, tables

LETTERS = {"y": Choice.YES, "n": Choice.NO, "o": Choice.OTHER, "x": Choice.NOT_VOTING}


def line(nomination: int, letters: str) -> Voices:
    """One letter for each member from 1: a voice, ``r`` recused or ``.`` absent."""
    members = list(enumerate(letters, 1))
    return Voices(
        nomination,
        {member: LETTERS[letter] for member, letter in members if letter in LETTERS},
        tuple(member for member, letter in members if letter == "r"),
        tuple(member for member, letter in members if letter == "."),
    )


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


def rows(file: CouncilFile) -> dict[int, Row]:
    return {row.nomination.id: row for row in results(file.council).rows}


def figures(file: CouncilFile, number: int) -> tuple[int, int, int, int, int]:
    """Yes, no and other, who was present and could vote, and the base."""
    found = rows(file)[number].figures
    assert found is not None
    return found.yes, found.no, found.other, found.present, found.base


def refusals(file: CouncilFile, *lines: Voices, written: bool = False) -> tuple[str, ...]:
    """The sentences that refuse the matrix, which leaves no trace."""
    before, number = tables(file), file.ledger.number
    with pytest.raises(MatrixRefused) as refused:
        (file.record_written if written else file.record_roll_calls)(lines)
    assert (tables(file), file.ledger.number) == (before, number)
    assert str(refused.value) == "\n".join(refused.value.reasons)
    return refused.value.reasons


def test_each_row_has_its_own_attendance_and_recusals(file: CouncilFile) -> None:
    number = file.ledger.number
    file.record_roll_calls([line(1, "yyno."), line(2, "yyyyr"), line(4, ".xyyn")])
    assert file.ledger.number == number + 1
    assert [figures(file, n) for n in (1, 2, 4)] == [(2, 1, 1, 4, 5), (4, 0, 0, 4, 5), (2, 1, 0, 4, 5)]
    votes = {vote.nomination: vote for vote in file.council.votes.values()}
    assert [(votes[n].present, votes[n].recused) for n in (1, 2, 4)] == [
        ((1, 2, 3, 4), ()),
        ((1, 2, 3, 4, 5), (5,)),
        ((2, 3, 4, 5), ()),
    ]
    assert {vote.mode for vote in votes.values()} == {Mode.ROLL_CALL}
    assert [rows(file)[n].outcome for n in (1, 2, 4)] == [
        Outcome.NOT_PROPOSED,
        Outcome.PROPOSED,
        Outcome.NOT_PROPOSED,
    ]


def test_recusals_come_from_the_cells(file: CouncilFile) -> None:
    file.recuse(1, 3)
    file.record_roll_calls([line(1, "yyyyr")])
    assert file.council.votes[1].recused == (5,)


def test_one_sentence_for_each_mistake_and_nothing_recorded(file: CouncilFile) -> None:
    nominate(file, HANDS, HANDS, HANDS)
    file.record_hands(4)
    file.withdraw(5, "xin rút")
    file.begin_roll_call(2)
    file.answer(2, Choice.YES)
    found = refusals(
        file,
        line(1, "yyyyy"),
        line(2, "yyyyy"),
        line(3, "yyyyy"),
        line(4, "yyyyy"),
        line(5, "yyyyy"),
        line(6, "yyr.."),
        line(7, "yyyyyy"),
    )
    assert len(found) == 6
    assert all(f"omination {number}" in sentence for number, sentence in zip(range(2, 8), found, strict=True))
    for words, sentence in zip(
        ("not finished", "in secret", "voted on already", "withdrawn", "3 of 5 members were here, 4", "has no vote"),
        found,
        strict=True,
    ):
        assert words in sentence


def test_what_was_put_aside_is_before_the_council_again(file: CouncilFile) -> None:
    file.defer(1, "chờ")
    file.return_for_completion(2, "thiếu")
    file.record_roll_calls([line(1, "yyyyy"), line(2, "yyyyy")])
    assert {file.council.nominations[n].standing for n in (1, 2)} == {Standing.OPEN}
    assert {rows(file)[n].outcome for n in (1, 2)} == {Outcome.PROPOSED}
    file.undo()
    assert file.council.nominations[1].standing is Standing.DEFERRED


def test_a_form_voted_in_secret_is_refused_whichever_way_it_became_one(file: CouncilFile) -> None:
    assert "in secret" in refusals(file, line(3, "yyyyy"))[0]
    assert "in secret" in refusals(file, line(3, "....y"), written=True)[0]
    file.change_mode(1, Mode.SECRET_BALLOT, "vì")
    assert "in secret" in refusals(file, line(1, "yyyyy"))[0]
    file.change_mode(3, Mode.ROLL_CALL, "vì")
    file.record_roll_calls([line(3, "yyyyy")])


def test_written_opinions_never_join_a_ballot_that_was_secret(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_ballots(3, Sheet(id=0, sitting=0, issued=4, returned=4), Counts(yes=4))
    file.change_mode(3, Mode.ROLL_CALL, "vì")
    assert "in secret" in refusals(file, line(3, "....y"), written=True)[0]


# the sitting


@pytest.mark.parametrize(("letters", "body"), [("yyyy", Body.STANDING), ("yyyyy", Body.COUNCIL)])
def test_a_matrix_opens_a_sitting_where_none_is_open(path: Path, letters: str, body: Body) -> None:
    file = new_council(path)
    nominate(file, HANDS, CALL)
    opened = file.record_roll_calls([line(1, letters), line(2, letters[:-1] + ".")])
    assert (opened.id, opened.body, opened.state, opened.chair) == (1, body, SittingState.OPEN, 1)
    assert file.council.sittings == {1: opened}
    assert opened.present == opened.roster == tuple(range(1, len(letters) + 1))
    assert opened.rules == {number: form.rule for number, form in file.council.forms.items()}
    assert opened.opened_at
    file.undo()
    assert file.council.sittings == {}
    assert file.record_roll_calls([line(1, letters)]).id == 2
    file.close()


def test_a_matrix_refused_opens_no_sitting(path: Path) -> None:
    file = new_council(path)
    nominate(file, HANDS, CALL)
    refusals(file, line(1, "yyyyy"), line(2, "yy..."))
    assert file.council.sittings == {}
    file.close()


def test_no_line_opens_no_sitting(path: Path) -> None:
    file = new_council(path)
    nominate(file, HANDS)
    for record in (file.record_roll_calls, file.record_written):
        with pytest.raises(Refused, match="has no nomination"):
            record([])
    assert file.council.sittings == {}
    file.close()


def test_the_sitting_asked_for_must_be_open(file: CouncilFile) -> None:
    for record in (file.record_roll_calls, file.record_written):
        with pytest.raises(Refused, match="There is no sitting 7"):
            record([line(1, "yyyyy")], 7)
    assert file.record_roll_calls([line(1, "yyyyy")], 1).id == 1
    file.close_sitting()
    for record in (file.record_roll_calls, file.record_written):
        with pytest.raises(Refused, match="Sitting 1 is not open"):
            record([line(2, "yyyyy")], 1)
    assert file.record_roll_calls([line(1, "nnnnn")]).id == 2
    with pytest.raises(Refused, match="Sitting 1 is not open"):
        file.record_written([line(1, "....y")], 1)


# written opinions


def test_written_opinions_of_the_absent_are_joined(file: CouncilFile) -> None:
    file.record_roll_calls([line(2, "yyyy.")])
    file.mark_presence([(5, ABSENT)])
    file.record_hands(1, no=2)
    assert rows(file)[1].outcome is Outcome.NOT_PROPOSED
    file.record_written([line(1, "....y"), line(2, "....n")])
    assert [figures(file, n) for n in (1, 2)] == [(3, 2, 0, 4, 5), (4, 1, 0, 4, 5)]
    found = rows(file)[1].figures
    assert found is not None
    assert (found.consulted, found.written.yes if found.written else None, found.room.yes) == (1, 1, 2)
    assert rows(file)[1].outcome is Outcome.PROPOSED


def test_an_opinion_not_given_is_none(file: CouncilFile) -> None:
    file.record_roll_calls([line(1, "yyyy.")])
    file.record_written([line(1, "....x")])
    assert file.council.votes[1].written == {}


def test_who_was_here_or_recused_writes_nothing_that_counts(file: CouncilFile) -> None:
    file.record_roll_calls([line(1, "yyyr."), line(2, "yyyyy")])
    assert refusals(file, line(1, "y...."), line(1, "...y."), line(2, "....y"), line(4, "....y"), written=True) == (
        "Nomination 1: Thành viên 1 was present or recused, so no written opinion counts.",
        "Nomination 1: Thành viên 4 was present or recused, so no written opinion counts.",
        "Nomination 2: Thành viên 5 was present or recused, so no written opinion counts.",
        "Nomination 4 was not voted on in this sitting: record that vote first.",
    )


def test_a_written_opinion_is_not_overwritten(file: CouncilFile) -> None:
    file.record_roll_calls([line(1, "yyyy.")])
    file.record_written([line(1, "....n")])
    file.record_written([line(1, "....n")])
    assert "another written opinion already" in refusals(file, line(1, "....y"), written=True)[0]


def test_the_absent_may_be_recused_in_writing(path: Path) -> None:
    with acting(path) as file:
        file.change_rule(CALL, Rule(mode=Mode.ROLL_CALL, recused=Recused.LEAVES), "vì")
        file.record_roll_calls([line(2, "yynn.")])
        assert rows(file)[2].outcome is Outcome.NOT_PROPOSED
        assert "has voted, and cannot be recused" in refusals(file, line(2, "r...."), written=True)[0]
        file.record_written([line(2, "....r")])
        assert figures(file, 2) == (2, 2, 0, 4, 4)
        assert file.council.votes[1].recused == (5,)


def test_a_decision_falls_with_the_figures_it_was_made_on(file: CouncilFile) -> None:
    file.mark_presence([(5, ABSENT)])
    file.record_hands(4, no=2)
    file.decide(4, favour=True, reason="vì")
    file.record_written([line(4, "....n")])
    assert file.council.decisions == {}
    assert rows(file)[4].outcome is Outcome.NOT_PROPOSED


# size


def apart(letters: str, rule: Rule) -> tuple[int, int, int, bool]:
    """Yes, no, base and whether it is carried, counted without the program."""
    said = Counter(letters)
    base = {
        Base.ALL_MEMBERS: len(letters) - (said["r"] if rule.recused is Recused.LEAVES else 0),
        Base.PRESENT: said["y"] + said["n"] + said["o"] + said["x"],
        Base.RETURNED: said["y"] + said["n"] + said["o"],
    }[rule.base]
    share = Fraction(rule.percent) / (1 if "/" in rule.percent else 100)
    enough = said["y"] >= share * base if rule.comparison is Comparison.AT_LEAST else said["y"] > share * base
    tie = said["y"] == said["n"] > 0
    return said["y"], said["n"], base, enough and said["y"] > 0 and not (tie and share >= Fraction(1, 2))


def test_a_hundred_members_and_650_rows(path: Path) -> None:
    chance = Random(650)
    rules = [
        Rule(mode=Mode.ROLL_CALL),
        Rule(percent="2/3", comparison=Comparison.AT_LEAST, base=Base.PRESENT),
        Rule(percent="70", comparison=Comparison.AT_LEAST, recused=Recused.LEAVES),
        Rule(percent="50", base=Base.RETURNED),
    ]
    file = CouncilFile.create(
        path,
        Settings(name="Nghị viện"),
        by="thư ký",
        units=[Unit(id=1, name="Đơn vị")],
        members=[Member(id=n, name=f"Đại biểu {n}") for n in range(1, 101)],
        forms=[AwardForm(id=n, name=f"Hình thức {n}", rule=rule) for n, rule in enumerate(rules, 1)],
    )
    file.add_nominations([nominee(f"Việc {n}", 1 + n % 4) for n in range(650)])
    voices = {
        number: "".join(chance.choices("ynoxr.", (55, chance.choice((10, 30, 55)), 3, 1, 1, 15), k=100))
        for number in file.council.nominations
    }
    began = time.perf_counter()
    file.record_roll_calls([line(number, letters) for number, letters in voices.items()])
    found = rows(file)
    took = time.perf_counter() - began
    file.close()
    for number, letters in voices.items():
        row = found[number]
        assert row.figures is not None
        rule = rules[row.nomination.form - 1]
        assert (row.figures.yes, row.figures.no, row.figures.base, row.passed) == apart(letters, rule)
        assert (row.outcome is Outcome.PROPOSED) == row.passed
    carried = Counter(row.passed for row in found.values())
    assert min(carried.values()) > 50, "both kinds are many"
    assert took < 3
    reopened = CouncilFile.read(path)
    assert results(reopened.council).rows == list(results(file.council).rows)
