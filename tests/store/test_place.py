"""Where the secretary is: kept beside the council, never in the way."""

import errno
import stat
from pathlib import Path

import pytest

from store.ledger import Ledger
from store.place import Where, read_place, write_place
from tests.store.faults import failing_in


def test_the_place_is_found_again_with_the_councils_mode(path: Path) -> None:
    assert read_place(path) is None
    Ledger.create(path, by="me", verb="new", set={}).close()
    path.chmod(0o640)
    write_place(path, Where(page="review", nomination=12))
    write_place(path, Where(page="review", nomination=13))
    assert path.with_name(".council.json.place").read_bytes() == b'{"page":"review","nomination":13}'
    assert read_place(path) == Where(page="review", nomination=13)
    assert stat.S_IMODE(path.with_name(".council.json.place").stat().st_mode) == 0o640
    assert not path.with_name(".council.json.place.new").exists()


@pytest.mark.parametrize("call", ["open", "write", "replace", "stat"])
def test_a_place_that_cannot_be_written_is_done_without(path: Path, call: str) -> None:
    Ledger.create(path, by="me", verb="new", set={}).close()
    write_place(path, Where(page="results"))
    write_place(path, Where(page="review"), failing_in(call, errno.ENOSPC))
    assert read_place(path) == Where(page="results")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"nomination":[1]}'])
def test_a_broken_place_is_no_place(path: Path, content: bytes) -> None:
    path.with_name(".council.json.place").write_bytes(content)
    assert read_place(path) is None
