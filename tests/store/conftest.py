"""What the tests of the store share."""

from collections.abc import Callable
from pathlib import Path

import pytest

FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test may make its council."""
    return tmp_path / "council.json"


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Have a line of figures printed at the end of the run: docs/durability.md quotes them."""
    return request.config.stash.setdefault(FIGURES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures that tests gave."""
    if figures := config.stash.get(FIGURES, []):
        terminalreporter.section("figures of the store")
        for line in figures:
            terminalreporter.write_line(line)
