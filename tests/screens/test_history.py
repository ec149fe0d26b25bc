"""The history on the screen: the newest first, one act in full, what was taken back marked."""

from pathlib import Path

from textual.pilot import Pilot

from screens.application import Application
from tests.screens.picture import picture, screen_lines
from tests.screens.sittings import council_in_sitting


def test_the_picture(tmp_path: Path) -> None:
    """The undo on top tells what it took back; that act, below it, has a cross. The foot tells the act under the
    cursor whole: number, time, who, its words, its reason."""

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("5", "down")

    with council_in_sitting(tmp_path) as file:
        file.undo()
        lines = picture(Application(file, language="en"), look)
        at = file.ledger.act(10)["at"]
    when = f"{at[8:10]}/{at[5:7]} {at[11:16]}"
    assert lines[1].startswith(" History · the newest act first")
    assert lines[1].endswith("1–11 of 11")
    assert lines[3].endswith("#10 taken back: 7 Lê Thị Lan: deferred")
    assert lines[4] == f"    #10 {when} × 7 Lê Thị Lan: deferred"
    assert lines[5].endswith("Vote on 5 Thanh tra: yes 4, no 4, other opinion 0")
    assert lines[17].endswith("by thu ky                      × taken back by #11")
    assert lines[18:20] == [" 7 Lê Thị Lan: deferred", " Reason: chờ hồ sơ"]


def test_enter_goes_to_what_the_act_was_about(tmp_path: Path) -> None:
    """From the vote on nomination 5 to the walk; from the opening of the sitting nowhere, with a sentence."""

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("5", "end", "enter")
        assert "not about one nomination" in screen_lines(pilot.app)[22]
        await pilot.press("home", "down", "enter")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), look)
    assert any("▸? Thanh tra" in text for text in lines)
