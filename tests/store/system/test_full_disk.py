"""A disk that is really full: acts are refused in words, what was acknowledged stays, and with room all goes on."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.seeds import SEED
from tests.store.system.programs import needs, output, start


def may_mount() -> bool:
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.system
@needs("unshare", "mount")
def test_a_full_disk(tmp_path: Path, figure: Callable[[str], None]) -> None:
    if not may_mount():
        pytest.skip("mounting is not allowed here")
    with start("full_disk.py", tmp_path, SEED, before=("unshare", "--mount")) as process:
        said = output(process).read()
    assert process.returncode == 0
    found = json.loads(said)
    assert found["reasons"] == ["Not saved: the disk is full"]
    assert found["refused"] > 12
    assert found["journals"] > 0, "some sessions could not be closed into one file"
    assert found["read_only"] > 0, "some could not be opened for writing"
    figure(
        f"full disk: {found['rounds']} times, {found['saved']} acts acknowledged, {found['refused']} refused, 0 lost"
    )
