"""Starting the scripts of this folder, and saying what is missing where they cannot run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
HERE = Path(__file__).parent


def start(
    script: str, *arguments: object, before: tuple[str, ...] = (), errors: int | None = None
) -> "subprocess.Popen[str]":
    """A script of this folder as a process, talking through pipes.

    ``before`` is the command to run it under, ``errors`` where its errors go.
    """
    return subprocess.Popen(
        [*before, sys.executable, HERE / script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def output(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def tell(process: "subprocess.Popen[str]", text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip with the reason where one of ``programs`` is not installed, or where this is not root."""
    missing = [program for program in programs if shutil.which(program) is None]
    if os.geteuid() != 0:
        return pytest.mark.skip(reason="needs root")
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")
