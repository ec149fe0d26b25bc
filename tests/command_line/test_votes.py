"""``votes``: a matrix on the command line, and what the tables then say."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from council.council import Council
from council.members import Body
from council.results import results
from council.rules import Mode
from store.council_file import CouncilFile
from store.verify import verify
from tests.command_line.conftest import MEMBERS, SIGNS, Ended, Hoidong

WORDS = {"y": "Đồng ý", "n": "không đồng ý", "o": "ý kiến khác", **SIGNS}
Matrix = Callable[..., Path]


def by_hands(council: Council, count: int) -> list[int]:
    """Numbers of nominations that are voted on by show of hands."""
    found = [n.id for n in council.nominations.values() if council.mode_of(n) is Mode.SHOW_OF_HANDS]
    return sorted(found)[:count]


@pytest.fixture
def numbers(council: Path) -> list[int]:
    return by_hands(CouncilFile.read(council).council, 4)


def rows(ended: Ended) -> dict[int, dict[str, object]]:
    return {row["number"]: row for group in json.loads(ended.out)["forms"] for row in group["rows"]}


def test_votes_by_number_and_name_in_words_of_both_languages(
    hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix
) -> None:
    one, two, three, four = numbers
    name = CouncilFile.read(council).council.nominations[two].name
    votes = matrix(
        (one, "yyyny"),
        (name, [WORDS[letter] for letter in "yynnr"]),
        (f"{three}.", ["yes", "no", "other", "absent", "Recused"]),
        (four, [WORDS[letter] for letter in "xyyy."]),
    )
    ended = hoidong("votes", council, votes)
    assert (ended.code, ended.err) == (0, "")
    assert "4 votes were recorded in sitting 1" in ended.out
    found = rows(hoidong("results", council, "--as", "json"))
    keys = ("yes", "no", "other", "not_voting", "recused", "present", "base", "needed", "missing", "passed")
    assert [tuple(found[number][key] for key in keys) for number in numbers] == [
        (4, 1, 0, 0, 0, 5, 5, 3, 0, True),
        (2, 2, 0, 0, 1, 4, 5, 3, 1, False),
        (1, 1, 1, 0, 1, 3, 5, 3, 2, False),
        (3, 0, 0, 1, 0, 4, 5, 3, 0, True),
    ]
    assert verify(council).agrees
    sitting = CouncilFile.read(council).council.sittings[1]
    assert (sitting.body, sitting.state.value) == (Body.STANDING, "open")


def test_written_opinions(hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix) -> None:
    one, two, *_ = numbers
    hoidong("votes", council, matrix((one, "yynn."), (two, "yyyy.")))
    assert not rows(hoidong("results", council, "--as", "json"))[one]["passed"]
    written = matrix((one, "....y"), (two, "....n"))
    assert hoidong("votes", council, written, "--channel", "written", "--sitting", "1").code == 0
    found = rows(hoidong("results", council, "--as", "json"))
    assert (found[one]["passed"], found[one]["room"], found[one]["written"], found[one]["consulted"]) == (
        True,
        {"yes": 2, "no": 2, "other": 0},
        {"yes": 1, "no": 0, "other": 0},
        1,
    )
    ended = hoidong("votes", council, matrix((one, "y....")), "--channel", "written")
    assert (ended.code, "was present or recused" in ended.err) == (1, True)


def test_one_line_for_each_mistake_and_nothing_recorded(
    hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix
) -> None:
    before = CouncilFile.read(council).ledger.head
    secret = next(n for n in CouncilFile.read(council).council.nominations if n not in numbers and n < 10)
    ended = hoidong("votes", council, matrix((numbers[0], "yyyyy"), (numbers[1], "yy..."), (secret, "yyyyy")))
    assert (ended.code, len(ended.err.splitlines())) == (1, 2)
    assert ("no quorum" in ended.err, "in secret" in ended.err) == (True, True)
    ended = hoidong("votes", council, matrix((numbers[0], ["y", "", "maybe", "n", "o"]), (999, "yyyyy")))
    assert (ended.code, len(ended.err.splitlines())) == (1, 3)
    assert "votes.csv, row 2:" in ended.err
    found = CouncilFile.read(council)
    assert (found.ledger.head, found.council.sittings) == (before, {})


def test_a_member_without_a_column_is_absent_and_named(
    hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix
) -> None:
    ended = hoidong("votes", council, matrix((numbers[0], "yyyy"), members=MEMBERS[:4]))
    assert (ended.code, ended.err) == (0, f"{MEMBERS[4]} has no column and is taken as absent.\n")
    assert rows(hoidong("results", council, "--as", "json"))[numbers[0]]["present"] == 4


def test_which_sitting(hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix) -> None:
    one, two, *_ = numbers
    assert hoidong("votes", council, matrix((one, "yyyyy")), "--sitting", "3").code == 2
    hoidong("votes", council, matrix((one, "yyyyy")))
    file = CouncilFile.open(council, by="thư ký")
    file.close_sitting()
    file.close()
    ended = hoidong("votes", council, matrix((two, "yyyyy")), "--sitting", "1")
    assert (ended.code, "Sitting 1 is not open" in ended.err) == (1, True)
    assert "in sitting 2" in hoidong("votes", council, matrix((one, "nnnnn"))).out
    assert hoidong("votes", council, matrix((two, "yyyyy")), "--channel", "post").code == 2


def test_results_of_one_sitting_as_it_closed(
    hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix
) -> None:
    one, two, *_ = numbers
    hoidong("votes", council, matrix((one, "yyyyy")))
    file = CouncilFile.open(council, by="thư ký")
    file.close_sitting()
    file.close()
    as_closed = json.loads(hoidong("results", council, "--sitting", "1", "--as", "json").out)
    hoidong("votes", council, matrix((one, "nnnnn"), (two, "yyyyy")))
    again = json.loads(hoidong("results", council, "--sitting", "1", "--as", "json").out)
    assert again["forms"] == as_closed["forms"]
    assert (again["sitting"], again["act"]) == (1, as_closed["act"] + 1)
    latest = rows(hoidong("results", council, "--as", "json"))
    assert [(latest[n]["sitting"], latest[n]["passed"]) for n in (one, two)] == [(2, False), (2, True)]
    assert rows(hoidong("results", council, "--sitting", "2", "--as", "json"))[one]["outcome"] == "not_proposed"
    for unknown in ("0", "3", "-1"):
        assert hoidong("results", council, "--sitting", unknown).code == 2


def test_figures_are_those_of_the_screens(hoidong: Hoidong, council: Path, numbers: list[int], matrix: Matrix) -> None:
    """Screens draw ``council.results.results``; so does the command line, to the last figure and in the same order."""
    hoidong(
        "votes",
        council,
        matrix(*((number, said) for number, said in zip(numbers, ("yyyyn", "yyyno", "nnnnn", "yyyyy"), strict=True))),
    )
    printed = json.loads(hoidong("results", council, "--as", "json").out)
    file = CouncilFile.read(council)
    shown = results(file.council)
    assert (printed["act"], printed["head"], printed["voters"], printed["present"], printed["sitting"]) == (
        file.ledger.number,
        file.ledger.head,
        shown.voters,
        shown.present,
        shown.sitting,
    )
    assert [(group["form"], group["class"]) for group in printed["forms"]] == [
        (group.form.name, group.class_) for group in shown.forms
    ]
    assert [
        (row["number"], row["yes"], row["no"], row["base"], row["needed"], row["rank"], row["tied"], row["outcome"])
        for group in printed["forms"]
        for row in group["rows"]
    ] == [
        (
            row.nomination.id,
            row.figures.yes if row.figures else 0,
            row.figures.no if row.figures else 0,
            row.figures.base if row.figures else None,
            row.figures.needed if row.figures else None,
            row.rank,
            row.tied,
            row.outcome.value,
        )
        for row in shown.rows
    ]
