"""Keys held down or typed ahead never vote for a name that nobody could read."""

import time
from pathlib import Path

from council.votes import Counts
from store.council_file import CouncilFile
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, Terminal


def test_two_votes_in_one_write_are_one(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("aa", "Nomination 13/86")
        assert CouncilFile.read(path).ledger.number == before + 1
        terminal.press("aaaaaaaa", "Nomination 14/86")
        assert CouncilFile.read(path).ledger.number == before + 2


def test_a_key_typed_before_the_first_picture_votes_for_nobody(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.write("a")
        terminal.until(here)
        terminal.settle()
        assert "Nomination 12/86" in terminal.text
    assert CouncilFile.read(path).ledger.number == before


def test_a_held_key_votes_once(tmp_path: Path) -> None:
    """Thirty strokes a second, as keyboards repeat them: only the first one is meant."""
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        began = time.perf_counter()
        while time.perf_counter() - began < 1:
            terminal.write("a")
            terminal.pump(0.0)
            time.sleep(0.033)
        terminal.settle()
        assert CouncilFile.read(path).ledger.number == before + 1
        terminal.press("a", "Nomination 14/86")


def test_each_name_has_its_own_time_to_be_read(tmp_path: Path) -> None:
    """The rest of the nomination before does not end that of the one in front."""
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.write("j")
        time.sleep(0.11)
        terminal.write("i")
        time.sleep(0.08)
        terminal.write("a")
        terminal.settle()
        assert CouncilFile.read(path).ledger.number == before


def test_other_keys_do_not_rest(tmp_path: Path) -> None:
    """Going through the walk as fast as one can type."""
    with Terminal([*APP, str(in_sitting(tmp_path))], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.press("jjjji", "Nomination 15/86")


def test_undo_of_a_vote_typed_twice_takes_back_one(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "Nomination 13/86")
        terminal.press("a", "Nomination 14/86")
        terminal.press("uu", "Nomination 13/86")
        assert [act["verb"] for act in CouncilFile.read(path).ledger.acts()[-3:]] == ["vote", "vote", "undo"]


def test_keys_typed_ahead_go_where_they_were_meant(tmp_path: Path) -> None:
    """On a line that stood still everything comes at once: a vote in numbers, a comment, its reason, a place."""
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("n1\t2\rcan toàn\rdđể sau\rc\x1b[Bnhắc lại\r", "nhắc lại")
        said = [(act["verb"], act.get("reason")) for act in CouncilFile.read(path).ledger.acts()[before:]]
        assert said == [("vote", None), ("comment", None), ("defer", "để sau"), ("comment", None)]
        council = CouncilFile.read(path).council
        *_others, vote = council.votes.values()
        assert vote.counts == Counts(yes=5, no=1, other=2)
        *_others, first, second = council.comments.values()
        assert (first.text, first.author) == ("an toàn", None)
        assert (second.text, second.author) == ("nhắc lại", min(council.members))
        terminal.press("3?", "Help: Results")
