"""Going from place to place and back."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.application import Application
from tests.screens.councils_at_work import after, planned
from tests.screens.picture import picture


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, where the program was never used."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_place_that_was_left_lives_on(home: Path) -> None:
    """A place that Textual removed paints nothing when one comes back to it."""
    file = planned(home)
    application = Application(file, language="en")

    async def there_and_away(pilot: Pilot[object]) -> None:
        await pilot.press("1")
        await pilot.pause()
        attendance = application.screen
        await pilot.press("0")
        await pilot.pause()
        assert attendance.is_running
        await pilot.press("1", "tab")
        assert application.screen is attendance

    lines = picture(application, there_and_away)
    file.close()
    assert lines[5].startswith("? Quorum")


def test_another_council_has_places_of_its_own(home: Path) -> None:
    application = Application(planned(home), language="en")
    lines = after(application, "0", "d", "enter", "1", "0", "1", "tab", "down")
    application.close_council()
    assert "Sitting 1, council: open" in lines[1]
    assert "Huân chương Lao động: secret ballot" in lines[19]
