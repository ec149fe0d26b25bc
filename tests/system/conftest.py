"""What the tests of the real system share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.sshd import Server, why_not


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An sshd for all tests."""
    if reason := why_not():
        pytest.skip(reason)
    with Server(Path(tmp_path_factory.mktemp("sshd"))) as running:
        yield running
