"""Looking on: what the follower has is what the file has, whatever the writing session does."""

from pathlib import Path

import pytest

from council.rules import Mode
from council.votes import Choice
from store.council_file import CouncilFile
from store.errors import Missing
from store.follower import Follower
from store.place import Where, write_place
from tests.screens.sittings import PENDING, council_in_sitting


def test_every_act_is_taken_in(tmp_path: Path) -> None:
    """Votes, comments, undo, an answer in a roll call, a checkpoint in between, the session's end, the next one."""
    with council_in_sitting(tmp_path) as file:
        follower = Follower(file.ledger.path)
        assert not follower.look()
        for act in (
            lambda: file.record_hands(PENDING, no=1),
            lambda: file.comment(1, "…"),
            file.ledger.checkpoint,
            file.undo,
            file.undo,
            lambda: file.change_mode(PENDING, Mode.ROLL_CALL, "…"),
            lambda: file.begin_roll_call(PENDING),
            lambda: file.answer(PENDING, Choice.NO),
            lambda: file.abandon_roll_call(PENDING),
            file.adjourn,
        ):
            act()
            follower.look()
            assert follower.council == file.council
        assert not follower.look()
    assert follower.look() is False
    again = CouncilFile.open(file.ledger.path, by="another")
    again.resume()
    again.defer(PENDING)
    assert follower.look()
    assert follower.council == again.council
    again.close()
    follower.close()


def test_the_place_is_followed_and_stays_where_it_is_lost(tmp_path: Path) -> None:
    with council_in_sitting(tmp_path) as file:
        follower = Follower(file.ledger.path)
        assert follower.where == Where()
        write_place(file.ledger.path, Where(page="results", form=2))
        assert follower.look()
        file.ledger.path.with_name(".c.json.place").unlink()
        assert not follower.look()
        assert follower.where == Where(page="results", form=2)
        follower.close()


def test_another_council_under_the_name(tmp_path: Path) -> None:
    """An older copy put back, with fewer acts: that is what is shown then."""
    with council_in_sitting(tmp_path) as file:
        path = file.ledger.path
    old = path.read_bytes()
    later = CouncilFile.open(path, by="me")
    later.comment(1, "…")
    later.close()
    follower = Follower(path)
    assert len(follower.council.comments) == 1
    path.unlink()
    path.write_bytes(old)
    assert follower.look()
    assert not follower.council.comments
    follower.close()


def test_trouble_is_told_and_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the file is gone or damaged the council stays as it was last seen."""
    monkeypatch.setattr("store.follower._SECONDS_BETWEEN_TRIES", 0.0)
    with council_in_sitting(tmp_path) as file:
        path = file.ledger.path
    whole = path.read_bytes()
    follower = Follower(path)
    before = follower.council
    path.write_bytes(whole[:-50])
    assert follower.look()
    assert "c.json" in follower.trouble
    assert not follower.look()
    path.unlink()
    assert follower.look()
    assert "no file" in follower.trouble
    assert follower.council is before
    path.write_bytes(whole)
    assert follower.look()
    assert (follower.trouble, follower.council) == ("", before)
    follower.close()
    path.unlink()
    with pytest.raises(Missing):
        Follower(path)
