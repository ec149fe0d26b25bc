"""Two tellers count in a real terminal, and the program is killed between two sheets."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from council.results import results
from store.council_file import CouncilFile
from store.sign_offs import sign_offs
from tests.store.acting import SECRET, new_council, nominate, sit
from tests.terminal.councils import here
from tests.terminal.terminal import APP, LEAN, TRUECOLOR, Terminal

ENTER = "\r"


def council(folder: Path) -> Path:
    """Thirty nominations wait for a secret ballot, five members are here."""
    path = folder / "council.json"
    file = new_council(path)
    nominate(file, *[SECRET] * 30)
    sit(file)
    file.close()
    return path


def test_a_count_that_is_killed_goes_on_at_its_sheet(tmp_path: Path) -> None:
    """Every sheet that the desk said was kept is there again; the totals are those of the sheets."""
    path = council(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.press("7", "30 wait for a secret ballot")
        terminal.press(f"tKế toán{ENTER}Thư ký{ENTER}{ENTER}", "Tellers: Kế toán, Thư ký")
        terminal.press(f"p{ENTER}", "first entry 0/5")
        terminal.press(ENTER, "sheet 1 of 5")
        terminal.press(f"1227{ENTER}i{ENTER}", "sheet 4 of 5")
        terminal.write("30")
        terminal.until("30 NO")
        terminal.kill()
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.press("7", "Count under way")
        assert "first entry 3/5" in terminal.text
        terminal.press(ENTER, "sheet 4 of 5")
        terminal.press(f"30{ENTER}{ENTER}", "first entry 5/5")
        terminal.press(ENTER, "second entry: sheet 1 of 5")
        terminal.press(f"1227{ENTER}i{ENTER}3o{ENTER}{ENTER}", "not settled: 2")
        terminal.press("d", "Differences between the entries: 2")
        terminal.press("\x1b[D\x1b[D", "All sums hold")
        terminal.press("ss", "sheets are deleted")
        terminal.press(f"{ENTER}yy", "0 wait for a secret ballot")
        terminal.press("q")
        assert terminal.left()[0] == 0
    file = CouncilFile.read(path)
    marked = {
        row.nomination.id: (row.figures.yes, row.figures.no, row.figures.other, row.figures.invalid)
        for row in results(file.council).rows
        if row.figures and row.figures.yes < 4
    }
    assert marked == {12: (3, 1, 0, 1), 27: (3, 1, 0, 1), 30: (3, 1, 0, 1)}
    assert sign_offs(file.ledger)[0].settled == 2
    assert {entry.name for entry in tmp_path.iterdir() if "council" in entry.name} == {
        "council.json", ".council.json.lock", ".council.json.place", ".council.json.previous"
    }  # fmt: skip


@pytest.mark.parametrize(("env", "most"), [(LEAN, 900), (TRUECOLOR, 900)], ids=["lean", "truecolor"])
def test_what_a_sheet_costs_on_the_wire(tmp_path: Path, env: Mapping[str, str], most: int) -> None:
    path = council(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path, env=env) as terminal:
        terminal.until(here)
        terminal.press("7", "30 wait for a secret ballot")
        terminal.press(f"tKế toán{ENTER}{ENTER}p{ENTER}", "first entry 0/5")
        terminal.press(ENTER, "sheet 1 of 5")
        terminal.press(ENTER, "sheet 2 of 5")
        struck = terminal.press("4", "4 NO")
        kept = terminal.press(ENTER, "sheet 3 of 5")
        assert 0 < struck + kept <= most
