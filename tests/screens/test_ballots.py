"""The tellers' desk as two tellers see it at 80 × 24."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.ballot_count import Ballot, Mark, Pass, Teller
from screens.application import Application
from screens.big_pages import big_picture
from store.council_file import CouncilFile
from store.place import read_place
from store.sign_offs import sign_offs
from tests.screens.councils_at_work import after
from tests.store.acting import HANDS, SECRET, VOTING, new_council, nominate, sit

LINE = "─" * 80
NO = Mark.NO
TELLERS = (Teller("Kế toán"), Teller("Thành viên 1", 1))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder of its own, where the program was never used."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    """Thirty nominations on paper and one by show of hands; member 2 is recused from number 3, member 5 is away."""
    made = new_council(tmp_path / "council.json")
    nominate(made, *[SECRET] * 30, HANDS)
    made.recuse(3, 2)
    sit(made, VOTING[:4])
    yield made
    made.close()


def shown(file: CouncilFile, *keys: str) -> list[str]:
    """The desk after ``keys``."""
    return after(Application(file, language="en"), "7", *keys)


def foot(lines: Sequence[str]) -> str:
    """What stands below the list, above the keys."""
    return " ".join(line.strip() for line in lines[18:21]).strip()


def issued(file: CouncilFile, *numbers: int) -> CouncilFile:
    """A count by two tellers under way."""
    file.name_tellers(TELLERS)
    file.issue_ballots(numbers or range(1, 31))
    return file


def ballots(file: CouncilFile, entry: Pass = Pass.FIRST, paper: int = 0) -> tuple[Ballot, ...]:
    assert file.count is not None
    return file.count.papers[paper].entered(entry)


def fill(file: CouncilFile) -> None:
    """Enter what is missing as all yes."""
    assert file.count is not None
    for number, paper in enumerate(file.count.papers):
        for entry in file.count.passes:
            for place in range(len(paper.entered(entry)), paper.sheets):
                file.enter_ballot(number, entry, place, Ballot())


def test_before_a_count(file: CouncilFile) -> None:
    """The reader sees what waits for a secret ballot, and that tellers come first."""
    lines = shown(file)
    assert lines[1:8] == [
        " No count under way; 30 wait for a secret ballot                   tellers only",
        " Tellers: –",
        LINE,
        " all: 30",
        " Hình thức 3: 30",
        " Phòng 1: 30",
        "",
    ]
    assert foot(lines) == "First name the tellers: members of the council or others, no nominees."


def test_from_tellers_to_ballots(file: CouncilFile) -> None:
    """A teller from outside, a member from the list; ballots on all that waits, an envelope of the absent member."""
    lines = shown(file, "t", *"Kế toán", "enter", "down", "enter", "enter", "p", "enter")
    assert lines[18] == " Absent: 1 Thành viên 5"
    lines = shown(file, "p", "enter", "1", "enter")
    assert lines[1:9] == [
        " Count under way, sitting 1 · entered twice                        tellers only",
        " Tellers: Kế toán, Thành viên 1",
        LINE,
        " Ballot 1: 29 nominations, 1–30       4 issued 4 back    · first entry 0/5",
        " Ballot 1: 29 nominations, 1–30       4 issued 4 back    · second entry 0/5",
        " Ballot 2: nomination 3, recusal      3 issued 3 back    · first entry 0/4",
        " Ballot 2: nomination 3, recusal      3 issued 3 back    · second entry 0/4",
        "",
    ]
    assert file.count is not None
    assert file.count.tellers == TELLERS


def test_a_nominee_is_refused_in_words(file: CouncilFile) -> None:
    lines = shown(file, "t", *"Người 7", "enter", "enter")
    assert "Người 7 is a nominee (nomination 7)" in " ".join(lines[22:])
    assert file.count is None


def test_a_sheet_in_hand(file: CouncilFile) -> None:
    """The sums are those of the sheets kept; the sheet in hand shows what was struck, in words and signs."""
    lines = shown(issued(file), "enter", "5", "enter", "4", "2", "o", "1", "2")
    assert lines[1:10] == [
        " Ballot 1, first entry: sheet 2 of 4                               tellers only",
        " Tellers: Kế toán, Thành viên 1",
        LINE,
        "  2 ○ OTHER  Người 2 (Hình thức 3)                         1     0     0      0",
        "  3 · yes    Người 4 (Hình thức 3)                         1     0     0      0",
        "  4 ✗ NO     Người 5 (Hình thức 3)                         1     0     0      0",
        "  5 · yes    Người 6 (Hình thức 3)                         0     1     0      0",
        "  6 · yes    Người 7 (Hình thức 3)                         1     0     0      0",
        "  7 · yes    Người 8 (Hình thức 3)                         1     0     0      0",
    ]
    assert lines[17:22] == [
        LINE,
        " Sheet 2: 2 OTHER, 4 NO, 12 NO",
        " Entered 1 of 4 sheets: 1 valid, 0 invalid",
        "",
        " Enter enter  n no  o other  b blank  y yes  i invalid  ← before       Esc desk",
    ]


@pytest.mark.parametrize(
    ("keys", "at_most", "ballot"),
    [
        (["enter"], 1, Ballot()),
        (["i"], 1, Ballot(invalid=True)),
        ([*"1227", "enter"], 5, Ballot({13: NO, 28: NO})),
        ([*"1n2n", "enter"], 5, Ballot({1: NO, 2: NO})),
        ([*"1n2", "enter"], 4, Ballot({1: NO, 2: NO})),
        ([*"12o9b", "enter"], 6, Ballot({13: Mark.OTHER, 10: Mark.BLANK})),
    ],
)
def test_what_a_sheet_costs(file: CouncilFile, keys: list[str], at_most: int, ballot: Ballot) -> None:
    """Thirty nominations, two strikes, on to the next sheet: six keys are the limit."""
    assert len(keys) <= at_most <= 6
    issued(file)
    lines = shown(file, "enter", *keys)
    assert ballots(file) == (ballot,)
    assert "sheet 2 of 4" in lines[1]


def test_stepping_back_to_a_sheet_and_correcting_it(file: CouncilFile) -> None:
    issued(file)
    lines = shown(file, "enter", "5", "enter", "i", "enter", "left", "left")
    assert lines[18] == " Sheet 2: INVALID, the whole sheet"
    shown(
        file, "enter", "left", "left", "i", "7", "enter", "ctrl+g", "enter", "left", "left", "left", "5", "y", "enter"
    )
    assert ballots(file) == (Ballot(), Ballot({8: NO}), Ballot())


def test_a_sheet_that_is_not_kept_is_not_left(file: CouncilFile) -> None:
    lines = shown(issued(file), "enter", "enter", "5", "left")
    assert "sheet 2 of 4" in lines[1]
    assert lines[22].startswith(" This sheet is not kept yet: Enter keeps it")


def test_the_last_sheet_is_taken_away(file: CouncilFile) -> None:
    issued(file)
    shown(file, "enter", "enter", "5", "enter", "minus")
    assert ballots(file) == (Ballot(),)


def test_digits_lead_to_places_only_from_the_desk(file: CouncilFile) -> None:
    issued(file)
    assert "Sitting 1, council: open" in shown(file, "enter", "ctrl+g", "1")[1]
    assert "sheet 1 of 4" in shown(file, "enter", "1")[1]


def test_the_second_teller_sees_nothing_of_the_first_entry(file: CouncilFile) -> None:
    """Sums begin at nothing, marks are none; nothing of the first entry is on the screen."""
    issued(file, 1, 2)
    for place in range(4):
        file.enter_ballot(0, Pass.FIRST, place, Ballot({1: NO}))
    lines = shown(file, "enter")
    assert lines[1].startswith(" Ballot 1, second entry: sheet 1 of 4")
    assert lines[4:6] == [
        "  1 · yes    Người 1 (Hình thức 3)                         0     0     0      0",
        "  2 · yes    Người 2 (Hình thức 3)                         0     0     0      0",
    ]
    assert "No differences" in shown(file, "ctrl+g", "d")[22]


def test_differences_are_settled_with_the_paper_in_hand(file: CouncilFile) -> None:
    """Each says sheet, line and what either entry has; ← and → settle, then the desk says that all sums hold."""
    issued(file, 1, 2)
    fill(file)
    file.enter_ballot(0, Pass.FIRST, 1, Ballot(invalid=True))
    file.enter_ballot(0, Pass.SECOND, 2, Ballot({2: NO}))
    lines = shown(file, "d")
    assert lines[1].startswith(" Differences between the entries: 2")
    assert lines[4:6] == [
        " Ballot 1, sheet 2    the whole sheet                     ← INVALID   → valid",
        " Ballot 1, sheet 3      2 Người 2                         ← yes       → NO",
    ]
    assert "← the first is right  → the second is right" in lines[21]
    lines = shown(file, "d", "right", "right")
    assert foot(lines) == "All sums hold. The tellers can sign off."
    assert ballots(file) == ballots(file, Pass.SECOND) == (Ballot(), Ballot(), Ballot({2: NO}), Ballot())


def test_both_tellers_sign_off(file: CouncilFile) -> None:
    """The totals, then why sheets are missing, what becomes of the sheets, and a yes of each teller."""
    issued(file, 1, 2)
    file.change_sheets(0, 4, 3)
    fill(file)
    file.enter_ballot(0, Pass.FIRST, 0, Ballot({1: NO}))
    file.enter_ballot(0, Pass.SECOND, 0, Ballot({1: NO}))
    lines = shown(file, "s")
    assert lines[4:6] == [
        "   1 Người 1 (Hình thức 3)                                 2     1     0      0",
        "   2 Người 2 (Hình thức 3)                                 3     0     0      0",
    ]
    assert foot(lines) == "Ballot 1: 4 here, 4 issued, 3 returned, 3 valid, 0 invalid."
    to_sign = ["s", "s", *"giữ phiếu", "enter", "enter"]
    lines = shown(file, *to_sign)
    assert lines[22].startswith(" Kế toán, teller 1 of 2: do you sign off these totals?")
    shown(file, *to_sign, "y", "n")
    assert sign_offs(file.ledger) == [], "the second teller did not agree"
    lines = shown(file, *to_sign, "y", "y")
    assert lines[1].startswith(" No count under way; 28 wait for a secret ballot")
    (record,) = sign_offs(file.ledger)
    assert (record.explanation, record.double, record.resolution) == ("giữ phiếu", True, "")
    assert not list(file.ledger.path.parent.glob(".*.count*"))


def test_the_sheets_are_kept_sealed_by_resolution(file: CouncilFile) -> None:
    issued(file, 1)
    fill(file)
    shown(file, "s", "s", *"NQ 3", "enter", "y", "y")
    assert sign_offs(file.ledger)[0].resolution == "NQ 3"
    assert list(file.ledger.path.parent.glob(".*.count.sealed-*"))


def test_a_slip_is_no_resolution(file: CouncilFile) -> None:
    """A letter that was meant as a key asks again: nothing is signed, nothing sealed."""
    issued(file, 1)
    fill(file)
    lines = shown(file, "s", "s", "s", "enter")
    assert "Too short: type the whole resolution" in " ".join(lines)
    assert sign_offs(file.ledger) == []


def test_undo_of_a_sign_off_says_first_that_the_sheets_are_gone(file: CouncilFile) -> None:
    issued(file, 1)
    fill(file)
    file.sign_off()
    lines = shown(file, "u")
    assert "the sheets must be counted anew" in " ".join(" ".join(lines[22:]).split())
    assert sign_offs(file.ledger)
    lines = shown(file, "u", "y")
    assert "wait for a secret ballot" in lines[1]
    assert not sign_offs(file.ledger)


def test_a_single_entry_is_marked(file: CouncilFile) -> None:
    lines = shown(issued(file, 1), "e")
    assert lines[1].startswith(" Count under way, sitting 1 · SINGLE ENTRY")
    assert lines[4:6] == [" Ballot 1: nomination 1               4 issued 4 back    · first entry 0/4", ""]


def test_numbers_that_cannot_be_are_said_while_they_are_typed(file: CouncilFile) -> None:
    lines = shown(issued(file, 1), "r", "5")
    assert lines[23].startswith(" 5 ballots came back, but only 4 were issued")
    shown(file, "r", "3", "enter")
    assert file.count is not None
    assert file.count.papers[0].returned == 3


def test_a_count_that_began_is_dropped_with_a_reason_only(file: CouncilFile) -> None:
    issued(file, 1)
    file.enter_ballot(0, Pass.FIRST, 0, Ballot())
    shown(file, "D", "enter")
    assert file.count is not None
    shown(file, "D", *"rách", "enter")
    assert file.count is None
    assert file.ledger.acts()[-1]["reason"] == "rách"


def test_what_the_ballots_rest_on_is_not_taken_back(file: CouncilFile) -> None:
    issued(file, 1)
    before = file.ledger.number
    assert "older than the ballots under count" in shown(file, "u")[22]
    assert file.ledger.number == before


def test_comes_back_to_the_sheet_where_it_stopped(file: CouncilFile) -> None:
    """After a crash the desk says that a count is under way, and Enter goes on at the third sheet."""
    issued(file, 1, 3)
    for number, ballot in enumerate([Ballot({1: NO})] * 4):
        file.enter_ballot(0, Pass.FIRST, number, ballot)
    file.enter_ballot(0, Pass.SECOND, 0, Ballot())
    file.enter_ballot(0, Pass.SECOND, 1, Ballot())
    path = file.ledger.path
    file.close()
    again = CouncilFile.open(path, by="next")
    assert shown(again)[1].startswith(" Count under way")
    assert shown(again, "enter")[1].startswith(" Ballot 1, second entry: sheet 3 of 4")
    again.close()


def test_a_damaged_count_is_said_and_can_be_dropped(file: CouncilFile) -> None:
    issued(file)
    path = file.ledger.path
    desk = path.with_name(".council.json.count")
    desk.write_bytes(desk.read_bytes()[:-9])
    file.close()
    again = CouncilFile.open(path, by="next")
    lines = shown(again)
    assert "is damaged: drop the count and enter the sheets anew." in foot(lines)
    assert lines[21].strip() == "D drop"
    assert "First name the tellers" in foot(shown(again, "D", *"hỏng", "enter"))
    assert not desk.exists()
    again.close()


def test_the_big_screen_learns_only_that_ballots_are_counted(file: CouncilFile) -> None:
    issued(file)
    shown(file, "2")
    place = read_place(file.ledger.path)
    assert place is not None
    shown(file, "enter", *"1227", "enter", "5", "enter")
    counting = read_place(file.ledger.path)
    assert counting == replace(place, page="ballots")
    seen = [
        "".join(text for text, _tone in spans).rstrip() for spans in big_picture(file.council, counting, 60, 12).lines
    ]
    assert [text.strip() for text in seen if text] == [
        "HỘI ĐỒNG",
        "Sitting 1 · 4/5 here, 4 needed",
        "BALLOTS ARE BEING COUNTED",
    ]
    fill(file)
    for number, ballot in enumerate(ballots(file)):
        file.enter_ballot(0, Pass.SECOND, number, ballot)
    shown(file, "s", "s", "enter", "y", "y")
    assert read_place(file.ledger.path) == replace(place, page="")


def test_who_only_reads_sees_no_sheets(file: CouncilFile) -> None:
    issued(file)
    file.enter_ballot(0, Pass.FIRST, 0, Ballot({1: NO}))
    reader = CouncilFile.read(file.ledger.path)
    assert shown(reader, "t")[1].startswith(" No count under way")
