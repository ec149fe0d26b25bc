"""What all tests share: they begin in the language of the source, and none of the marked ones is skipped in CI."""

import os
from collections.abc import Generator, Iterator

import pytest

from council.words import Untranslated, use


@pytest.fixture(autouse=True)
def _source_language() -> Iterator[None]:
    """Sentences are expected as the source has them, whatever a test before has made the program speak."""
    use(Untranslated())
    yield
    use(Untranslated())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test of the real system that is skipped has failed: what it needs is not installed."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and item.get_closest_marker("system"):
        report.outcome = "failed"
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.longrepr = f"skipped in CI: {reason}"
    return report
