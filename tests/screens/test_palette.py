"""The palette finds commands by part of their name and runs them."""

from pathlib import Path

from textual.pilot import Pilot

from screens.actions import EVERYWHERE, Action
from screens.application import Application
from screens.palette import matching
from tests.screens.picture import picture, screen_lines
from tests.screens.sittings import council_in_sitting


def test_words_match_without_case_marks_or_order() -> None:
    actions = [Action("a", "a", "góp ý", "Ghi ý kiến"), Action("b", "b", "hoãn", "Để xét sau")]
    assert [action.name for action in matching(actions, "Y GOP")] == ["a"]
    assert [action.name for action in matching(actions, "xet hoãn")] == ["b"]
    assert len(matching(actions, " ")) == 2
    assert matching(list(EVERYWHERE), "no such") == []


def test_finds_chooses_and_runs(tmp_path: Path) -> None:
    """The colon lists what can be done, "wait" leaves one command, Enter runs it and the tie comes in front."""
    seen: list[list[str]] = []

    async def run(pilot: Pilot[object]) -> None:
        await pilot.press("3", "colon", *"wait")
        seen.append(screen_lines(pilot.app))
        await pilot.press("down", "up", "enter")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), run)
    assert seen[0][:4] == [
        " Part of a command's name:",
        " wait",
        "─" * 80,
        " w              Next nomination that waits for the chair",
    ]
    assert lines[1].startswith(" Bằng khen")


def test_leaves_without_running(tmp_path: Path) -> None:
    """Nothing fits, so Enter stays; ctrl+g goes back to where it was opened."""

    async def run(pilot: Pilot[object]) -> None:
        await pilot.press("5", "ctrl+p", *"qqq", "enter")
        assert "No command" in screen_lines(pilot.app)[3]
        await pilot.press("ctrl+g")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), run)
    assert lines[1].startswith(" History")
