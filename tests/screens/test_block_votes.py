"""Block votes in the walk: what is offered, whose names are shown, how few keys it takes, in every way of voting."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from council.attendance import Presence
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination, Screening
from council.outcomes import Outcome
from council.results import results
from council.rules import Mode, Rule
from council.settings import Settings
from council.units import Unit
from council.votes import Choice, Counts
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.picture import picture

RESTING = {"a", "n", "o", "k", "u", "B"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))


def council(path: Path, modes: Sequence[Mode], per_unit: Sequence[int]) -> CouncilFile:
    """Five members, four of them here; a form for each mode; in each unit so many nominations, form after form."""
    file = CouncilFile.create(
        path,
        Settings(name="Hội đồng TĐKT"),
        by="thuky",
        units=[Unit(id=place, name=f"Phòng {place}") for place in range(1, len(per_unit) + 1)],
        members=[
            Member(id=number, name=f"Ủy viên {number}", role=Role.CHAIR if number == 1 else Role.MEMBER)
            for number in range(1, 6)
        ],
        forms=[
            AwardForm(id=place, name=f"Hình thức {place}", rule=Rule(mode=mode)) for place, mode in enumerate(modes, 1)
        ],
    )
    numbers = iter(range(sum(per_unit)))
    file.add_nominations(
        [
            Nomination(id=0, kind=Kind.INDIVIDUAL, name=f"Người {number + 1}", unit=unit, form=1 + number % len(modes))
            for unit, many in enumerate(per_unit, 1)
            for number in (next(numbers) for _nominee in range(many))
        ]
    )
    file.screen(list(file.council.nominations), Screening.ELIGIBLE)
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(number, Presence.ROOM) for number in range(1, 5)])
    file.start_sitting()
    return file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    """Twelve nominations in three units: 1, 4, 7, 10 by hands, 2, 5, 8, 11 by name, 3, 6, 9, 12 in secret."""
    held = council(tmp_path / "c.json", [Mode.SHOW_OF_HANDS, Mode.ROLL_CALL, Mode.SECRET_BALLOT], [6, 3, 3])
    yield held
    held.close()


def shown(file: CouncilFile, *keys: str, at: int | None = 1) -> list[str]:
    """What is shown after ``keys``, begun at a nomination, or, without one, at the place that the sitting opens in."""
    application = Application(file, language="en")

    async def steps(pilot: Pilot[object]) -> None:
        if at is None:
            application.action_go("attendance")
        else:
            application.review_at(at)
        await pilot.pause(0.2)
        for key in keys:
            if key in RESTING:
                await asyncio.sleep(0.2)
            await pilot.press(key)
        await pilot.pause()

    return picture(application, steps)


def names(lines: Sequence[str]) -> list[int]:
    """The numbers of the nominations that the block's card lists."""
    cells = [line[30:].split() for line in lines[4:21]]
    return [int(words[0]) for words in cells if words and words[0].isdecimal()]


def test_with_all_by_hands_86_nominations_take_at_most_ten_keys(tmp_path: Path) -> None:
    """From the opened sitting to the complete tally, screening done, all in favour, every name to be seen before."""
    file = council(tmp_path / "c.json", [Mode.SHOW_OF_HANDS] * 6, [5] * 16 + [6])
    keys = ("2", "B", "up", "enter", "enter", "3")
    assert len(keys) <= 10
    lines = shown(file, *keys, at=None)
    assert "voted 15/15, proposed 15" in "\n".join(lines)
    rows = results(file.council).rows
    assert len(rows) == 86
    assert all(row.outcome is Outcome.PROPOSED and row.figures and row.figures.unanimous for row in rows)
    assert file.ledger.acts()[-1]["verb"] == "block_vote", "one act"
    file.close()


def test_unit_form_and_all_are_offered_once_for_each_mode(file: CouncilFile) -> None:
    """The names follow the choice; what is chosen is entered once."""
    lines = shown(file, "B")
    assert lines[1][30:].startswith("Block vote: Phòng 1")
    assert "‹ this unit, show of hands: 2 ›" in lines[22]
    assert names(lines) == [1, 4]
    offers = [shown(file, "B", *["down"] * place)[22].split("‹ ")[1].rstrip(" ›") for place in range(8)]
    assert offers == [
        "this unit, show of hands: 2", "this unit, roll call: 2", "this unit, secret ballot: 2",
        "all, show of hands: 4", "all, roll call: 4", "all, secret ballot: 4",
        "this unit, show of hands: 2", "this unit, roll call: 2",
    ]  # fmt: skip
    lines = shown(file, "B", "enter", "1", "enter")
    assert [file.council.concluded(number) is not None for number in (1, 4, 7)] == [True, True, False]
    vote = file.council.concluded(4)
    assert vote is not None
    assert vote.counts == Counts(yes=3, no=1)
    assert lines[0].endswith("2 together")


def test_a_selection_is_typed_as_numbers(file: CouncilFile) -> None:
    lines = shown(file, "B", *"1-8", "comma", "1", "2")
    assert names(lines) == [1, 4, 7]
    assert "‹ chosen, show of hands: 3 ›" in lines[22]
    lines = shown(file, "B", *"1-8", "down", "down")
    assert names(lines) == [3, 6]
    assert "Voted on already, or otherwise: 1–2, 4–5, 7–8" in " ".join("\n".join(line[30:] for line in lines).split())
    assert names(shown(file, "B", *"7", "backspace")) == [1, 4], "without numbers it is as before"
    assert "is no list of nominations" in shown(file, "B", "x", "enter")[22]
    assert "There is no nomination 99" in shown(file, "B", *"99", "enter")[22]
    shown(file, "B", *"4", "comma", "7", "enter", "enter")
    assert sorted(vote.nomination for vote in file.council.votes.values()) == [4, 7]


def test_who_is_taken_by_itself_and_who_is_not_eligible_is_said(file: CouncilFile) -> None:
    file.pull_out(4)
    file.recuse(7, 3, "anh em")
    file.screen([10], Screening.TO_BE_COMPLETED)
    lines = shown(file, "B")
    text = "\n".join(lines)
    assert "‹ all, show of hands: 1 ›" in text
    assert names(lines) == [1]
    assert "By themselves: 4, 7" in text
    assert "Not screened as eligible: 10" in text


def test_whoever_is_tied_to_one_of_the_block_is_said(file: CouncilFile) -> None:
    """A block must not let a recusal be forgotten: what r would suggest is told before the vote."""
    assert "A member is tied to" not in "\n".join(shown(file, "B"))
    file.change_member(replace(file.council.members[3], unit="Phòng 1"))
    assert "A member is tied to: 1, 4 (r recuses)" in "\n".join(shown(file, "B"))


def test_long_blocks_are_read_page_by_page(tmp_path: Path) -> None:
    file = council(tmp_path / "c.json", [Mode.SHOW_OF_HANDS], [40])
    assert names(shown(file, "B"))[:2] == [1, 2]
    assert "page 1/3 PgDn" in shown(file, "B")[2]
    assert names(shown(file, "B", "pagedown", "pagedown", "pagedown"))[-1] == 40
    assert names(shown(file, "B", "pagedown", "enter"))[0] == 1
    assert names(shown(file, "B", "enter", "pagedown"))[0] == 19, "while the numbers are asked for too"
    assert "no. 1" in shown(file, "B", "escape")[1], "then the nomination is in front again"
    file.close()


def test_a_roll_call_on_a_block_is_called_once(file: CouncilFile) -> None:
    lines = shown(file, "B", "down", "enter")
    assert "Call the members once for all 2?" in lines[22]
    lines = shown(file, "B", "down", "enter", "enter", "a", "n")
    text = "\n".join(lines)
    assert "Block vote on 2 together: B lists them" in text
    assert "Roll call 3/4:" in text
    assert lines[0].endswith("2 together")
    lines = shown(file, "B", at=5)
    assert names(lines) == [2, 5]
    lines = shown(file, "minus", "k", "o", "k", at=5)
    votes = [file.council.concluded(number) for number in (2, 5)]
    assert [list(vote.choices.values()) for vote in votes if vote] == [
        [Choice.YES, Choice.NOT_VOTING, Choice.OTHER, Choice.NOT_VOTING]
    ] * 2
    assert "2/12" in lines[1], "the whole block is drawn anew"


def test_a_roll_call_on_a_block_goes_on_after_a_crash_and_can_be_left(file: CouncilFile, tmp_path: Path) -> None:
    shown(file, "B", "down", "enter", "enter", "a", "n")
    journal = tmp_path / "c.json.journal"
    (tmp_path / "d.json").write_bytes((tmp_path / "c.json").read_bytes())
    (tmp_path / "d.json.journal").write_bytes(journal.read_bytes())
    again = CouncilFile.open(tmp_path / "d.json", by="thuky")
    lines = shown(again, at=5)
    assert "Roll call 3/4:" in "\n".join(lines)
    shown(again, "x", "enter", at=5)
    assert not any(again.council.under_way(number) for number in (2, 5))
    assert not again.council.concluded(2)
    again.close()


def test_a_secret_ballot_on_a_block_has_one_sheet(file: CouncilFile) -> None:
    lines = shown(file, "B", "down", "down", "enter", "enter")
    assert "4 valid ballots: count again" in " ".join("".join(lines[-2:]).split())
    assert not file.council.votes
    shown(file, "B", "down", "down", "enter", "tab", "1", "shift+tab", "=", "enter")
    votes = [file.council.concluded(number) for number in (3, 6)]
    assert [vote.counts for vote in votes if vote] == [Counts(yes=3, no=1)] * 2
    assert len({vote.sheet for vote in votes if vote}) == len(file.council.sheets) == 1


def test_no_quorum_no_block_vote(file: CouncilFile) -> None:
    file.mark_presence([(4, Presence.ABSENT)])
    lines = shown(file, "B", "enter")
    assert "No quorum" in lines[22]
    assert "no. 1" in lines[1]


def test_one_of_a_block_is_corrected_or_all_of_it(file: CouncilFile) -> None:
    shown(file, "B", "enter", "enter")
    lines = shown(file, "n", "1", "enter", *"sót", "enter")
    assert "‹ all 2 voted on together ›" in lines[22]
    shown(file, "n", "1", "enter", *"sót", "enter", "enter")
    assert [vote.counts for number in (1, 4) if (vote := file.council.concluded(number))] == [Counts(yes=3, no=1)] * 2
    shown(file, "n", "2", "enter", *"sót", "enter", "down", "enter")
    counts = [vote.counts for number in (1, 4) if (vote := file.council.concluded(number))]
    assert counts == [Counts(yes=2, no=2), Counts(yes=3, no=1)]
    shown(file, "n", "3", "enter", *"sót", "enter")
    assert [vote.counts for vote in (file.council.concluded(4),) if vote] == [Counts(yes=3, no=1)], "they differ now"


def test_undo_takes_the_whole_block_back(file: CouncilFile) -> None:
    lines = shown(file, "B", "enter", "enter", "u", "enter")
    assert all(file.council.concluded(number) is None for number in (1, 4))
    assert "Unit 1/3 · 0/12" in lines[1]
