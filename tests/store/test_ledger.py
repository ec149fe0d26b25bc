"""The ledger: what is committed is there, beside it and after it, whatever happens to the files around it."""

import contextlib
import errno
import os
import stat
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from store import checkpoints, view
from store import ledger as ledger_module
from store.errors import ChangedOutside, Damaged, Exists, Held, Missing, NotACouncil, NotSaved, ReadOnly, Stopped
from store.ledger import Ledger
from store.system import System
from tests.store.faults import Unsynced, Watched, failing_in


def new(path: Path, system: System | None = None) -> Ledger:
    return Ledger.create(path, by="Thư ký", verb="new", set={"votes": {}}, system=system or Unsynced())


def vote(ledger: Ledger, number: int) -> None:
    ledger.commit("vote", {"votes": {str(number): {"yes": number}}})


def names_beside(path: Path) -> set[str]:
    return {entry.name for entry in path.parent.iterdir()}


def test_an_act_has_these_fields(path: Path) -> None:
    hanoi = timezone(timedelta(hours=7))
    clock = lambda: datetime(2026, 5, 19, 8, 30, 1, 999, hanoi)  # noqa: E731
    with Ledger.create(path, by="An", verb="new", set={"votes": {}}, template="blank", clock=clock) as ledger:
        act = ledger.commit(
            "vote", {"votes": {"1": {"yes": 7}}}, merge={"votes": {"1": {"no": 1}}}, reason="vì", unit=3
        )
        assert {**act, "hash": ""} == {
            "n": 2,
            "at": "2026-05-19T08:30:01+07:00",
            "by": "An",
            "verb": "vote",
            "set": {"votes": {"1": {"yes": 7}}},
            "merge": {"votes": {"1": {"no": 1}}},
            "reason": "vì",
            "unit": 3,
            "hash": "",
        }
        assert ledger.head == act["hash"]
        assert list(ledger.acts()) == [ledger.act(1), act]
        assert ledger.act(1)["template"] == "blank"
        assert ledger.tables == {"votes": {"1": {"yes": 7, "no": 1}}}


def test_times_never_decrease(path: Path) -> None:
    now = datetime(2026, 5, 19, 8, 30, tzinfo=UTC)
    times = iter([now, now, now - timedelta(hours=1), now + timedelta(seconds=1)])
    clock = lambda: next(times)  # noqa: E731
    with Ledger.create(path, by="An", verb="new", set={"votes": {}}, clock=clock) as ledger:
        vote(ledger, 1)
        vote(ledger, 2)
        assert [act["at"][11:19] for act in ledger.acts()] == ["08:30:00", "08:30:00", "08:30:01"]
    with Ledger.open(path, by="An", clock=lambda: now - timedelta(days=1)) as ledger:
        vote(ledger, 3)
        assert ledger.act(4)["at"][11:19] == "08:30:01"


@pytest.mark.parametrize("value", [1.5, float("nan"), [{"a": float("inf")}], (0.0,)])
def test_floats_are_refused(path: Path, value: object) -> None:
    with new(path) as ledger, pytest.raises(TypeError):
        ledger.commit("vote", {"votes": {"1": {"share": value}}})


def test_what_cannot_be_written_is_refused_with_a_sentence(path: Path) -> None:
    with new(path) as ledger:
        with pytest.raises(NotSaved, match="characters that cannot be written"):
            ledger.commit("comment", {"votes": {"1": {"text": "a\udc80"}}})
        with pytest.raises(TypeError):
            ledger.commit("vote", {}, hash="0")
        vote(ledger, 1)
        assert ledger.number == 2


def test_what_callers_hand_in_is_not_what_is_kept(path: Path) -> None:
    with new(path) as ledger:
        mine = {"yes": 7, "list": [1]}
        ledger.commit("vote", {"votes": {"1": mine}})
        mine["list"].append(2)
        assert ledger.tables["votes"]["1"] == {"yes": 7, "list": [1]}


def test_while_open_and_at_rest(path: Path) -> None:
    ledger = new(path)
    vote(ledger, 1)
    beside = {"council.json", "council.json.journal", ".council.json.lock", ".council.json.previous"}
    assert names_beside(path) == beside
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()} == {0o600}
    ledger.close()
    assert names_beside(path) == beside - {"council.json.journal"}
    assert path.with_name(".council.json.lock").read_bytes() == b""
    with pytest.raises(ReadOnly):
        vote(ledger, 2)
    ledger.close()


def test_ids_are_never_forgotten(path: Path) -> None:
    with new(path) as ledger:
        assert ledger.last_id("votes") == 0
        vote(ledger, 9)
        ledger.commit("remove", {"votes": {"9": None}})
        assert ledger.last_id("votes") == 9
    with Ledger.read(path) as ledger:
        assert ledger.last_id("votes") == 9
        assert ledger.last_id("none") == 0


def test_the_past_can_be_asked(path: Path) -> None:
    with new(path) as ledger:
        ledger.commit("vote", {"votes": {"1": {"a": 1, "b": {"c": 1}}}})
        ledger.commit("vote", {}, merge={"votes": {"1": {"b": {"d": 2}}}})
        ledger.commit("vote", {}, merge={"votes": {"1": {"b": {"c": None}}}})
        ledger.commit("vote", {"votes": {"1": None}})
        found = [ledger.document_before("votes", "1", number) for number in range(1, 7)]
        assert found == [
            None,
            None,
            {"a": 1, "b": {"c": 1}},
            {"a": 1, "b": {"c": 1, "d": 2}},
            {"a": 1, "b": {"d": 2}},
            None,
        ]
        assert [ledger.tables_at(number)["votes"].get("1") for number in range(1, 6)] == found[1:]


def test_create_refuses_what_is_there(path: Path) -> None:
    new(path).close()
    content = path.read_bytes()
    with pytest.raises(Exists, match="exists already"):
        new(path)
    path.rename(path.with_name("council.json.journal"))
    with pytest.raises(Exists):
        new(path)
    assert path.with_name("council.json.journal").read_bytes() == content
    path.with_name("council.json.journal").unlink()
    with pytest.raises(Exists, match="rebuild it with “hoidong repair”"):
        new(path)
    assert path.with_name(".council.json.previous").read_bytes() == content
    with pytest.raises(Missing):
        new(path.parent / "none" / "council.json")


def test_a_council_that_could_not_be_made_leaves_no_council(path: Path) -> None:
    for call in ("fsync", "write", "replace"):
        with pytest.raises(NotSaved, match="could not be made"):
            new(path, failing_in(call, errno.ENOSPC))
        assert not path.exists()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"PK\3\4", NotACouncil),
        (b'{"_default": {}}', NotACouncil),
        (b'{"a": 1}', Damaged),
        (b"", Damaged),
        (b"[]", NotACouncil),
    ],
)
def test_other_files_are_told_apart(path: Path, content: bytes, error: type[Exception]) -> None:
    path.write_bytes(content)
    for call in (Ledger.read, lambda path: Ledger.open(path, by="me")):
        with pytest.raises(error):
            call(path)
    assert path.read_bytes() == content


def test_folders_and_missing_files_are_told_apart(path: Path) -> None:
    with pytest.raises(Missing):
        Ledger.open(path, by="me")
    assert names_beside(path) == set()
    with pytest.raises(NotACouncil):
        Ledger.open(path.parent, by="me")
    os.mkfifo(path)
    with pytest.raises(NotACouncil):
        Ledger.read(path)


def test_the_second_session_is_told_who_holds_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.7 50000 10.0.0.1 22")
    with new(path):
        with pytest.raises(Held, match=r"from 10\.0\.0\.7 \(process \d+\) since \d\d/\d\d/\d{4} \d\d:\d\d;") as caught:
            Ledger.open(path, by="me")
        assert caught.value.holder is not None
        assert caught.value.holder.pid == os.getpid()
        path.with_name(".council.json.lock").write_bytes(b"")
        with pytest.raises(Held, match="is open in another session; "):
            Ledger.open(path, by="me")
    Ledger.open(path, by="me").close()


def test_the_previous_version_is_kept_as_it_was_at_opening(path: Path) -> None:
    new(path).close()
    for number in range(1, 4):
        at_opening = path.read_bytes()
        with Ledger.open(path, by="me") as ledger:
            vote(ledger, number)
        assert path.with_name(".council.json.previous").read_bytes() == at_opening != path.read_bytes()
    Ledger.open(path, by="me").close()
    Ledger.open(path, by="me").close()
    assert names_beside(path) == {"council.json", ".council.json.lock", ".council.json.previous"}


def test_a_link_is_followed(path: Path) -> None:
    new(path).close()
    link = path.with_name("link.json")
    link.symlink_to(path)
    with Ledger.open(link, by="me") as ledger:
        vote(ledger, 1)
        assert ledger.path == path
    assert link.is_symlink()
    with Ledger.read(path) as ledger:
        assert ledger.number == 2


def test_mode_and_group_are_handed_on(path: Path) -> None:
    new(path).close()
    path.chmod(0o640)
    group = path.stat().st_gid
    if os.geteuid() == 0:
        group = 4242
        os.chown(path, -1, group)
    with Ledger.open(path, by="me") as ledger:
        journal = path.with_name("council.json.journal").stat()
        assert (stat.S_IMODE(journal.st_mode), journal.st_gid) == (0o640, group)
        vote(ledger, 1)
    assert (stat.S_IMODE(path.stat().st_mode), path.stat().st_gid) == (0o640, group)


def test_a_group_that_cannot_be_given_gets_nothing(path: Path) -> None:
    new(path).close()
    path.chmod(0o664)

    class Foreign(Unsynced):
        def fstat(self, fd: int) -> os.stat_result:
            fields = list(super().fstat(fd))
            if fields[stat.ST_INO] != os.stat(path).st_ino:
                fields[stat.ST_GID] = 4242
            return os.stat_result(fields)

        def fchown(self, *_: int) -> None:
            raise PermissionError(errno.EPERM, "")

    with Ledger.open(path, by="me", system=Foreign()):
        assert stat.S_IMODE(path.with_name("council.json.journal").stat().st_mode) == 0o604


def test_what_a_crashed_checkpoint_left_is_removed(path: Path) -> None:
    new(path).close()
    for name in (".council.json.new", ".council.json.previous.new"):
        os.link(path, path.with_name(name))
    content = path.read_bytes()
    Ledger.open(path, by="me").close()
    assert path.read_bytes() == content
    assert names_beside(path) == {"council.json", ".council.json.lock", ".council.json.previous"}


@pytest.mark.parametrize("call", ["flock", "access", "unlink", "fsync"])
def test_where_nothing_can_be_written_it_is_opened_for_reading(path: Path, call: str) -> None:
    system = Watched()
    vote(new(path, system), 1)
    system.abandon()

    class Closed(Unsynced):
        def access(self, *_: object) -> bool:
            return call != "access"

    refusing = failing_in(call, errno.EROFS) if call != "access" else Closed()
    with Ledger.open(path, by="me", system=refusing) as ledger:
        assert not ledger.writable
        assert any("for reading only" in note for note in ledger.notes)
        assert ledger.tables["votes"] == {"1": {"yes": 1}}
        with pytest.raises(ReadOnly, match="for reading only"):
            vote(ledger, 2)
        with Ledger.open(path, by="you") as other:
            vote(other, 2)
            assert ledger.refresh()
            assert ledger.number == 3


def test_a_reader_follows(path: Path) -> None:
    new(path).close()
    with Ledger.read(path) as reader:
        assert not reader.refresh()
        for session in range(2):
            with Ledger.open(path, by="me") as ledger:
                for number in range(1, 4):
                    vote(ledger, session * 10 + number)
                    assert reader.refresh()
                    assert not reader.refresh()
                    assert (reader.tables, reader.head) == (ledger.tables, ledger.head)
                    if number == 2:
                        ledger.checkpoint()
            assert not reader.refresh()
        assert reader.number == 7
        assert not reader.writable
        with pytest.raises(ReadOnly):
            vote(reader, 1)


def test_a_reader_sees_all_that_was_acknowledged_before_it_asked(path: Path) -> None:
    acknowledged = 0
    done = threading.Event()
    new(path).close()

    def write() -> None:
        nonlocal acknowledged
        for session in range(12):
            with Ledger.open(path, by="me", system=Unsynced()) as ledger:
                for number in range(1, 9):
                    vote(ledger, session * 10 + number)
                    acknowledged = ledger.number
                    if number % 3 == 0:
                        ledger.checkpoint()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    with Ledger.read(path) as follower:
        while not done.is_set():
            least = acknowledged
            with Ledger.read(path) as reader:
                assert reader.number >= least
            least = acknowledged
            follower.refresh()
            assert follower.number >= least
    writer.join()
    assert acknowledged == 97


@pytest.mark.parametrize("how", ["removed", "replaced", "truncated", "rewritten"])
def test_a_file_taken_away_while_open_is_written_anew(path: Path, how: str) -> None:
    with new(path) as ledger:
        vote(ledger, 1)
        if how == "removed":
            path.unlink()
        elif how == "replaced":
            path.with_name("other").write_bytes(b"other")
            path.with_name("other").replace(path)
        elif how == "truncated":
            os.truncate(path, 0)
        else:
            path.write_bytes(b"other")
        foreign = path.read_bytes() if how != "removed" else None
        ledger.checkpoint()
        assert len(ledger.notes) == 1
        vote(ledger, 2)
        ledger.checkpoint()
        assert len(ledger.notes) == 1
        path.unlink()
        ledger.checkpoint()
        assert path.exists()
    aside = path.with_name("council.json.aside-1")
    assert (aside.read_bytes() if aside.exists() else None) == foreign
    with Ledger.read(path) as ledger:
        assert ledger.number == 3


def test_nothing_is_lost_when_the_journal_is_removed_while_open(path: Path) -> None:
    system = Watched()
    ledger = new(path, system)
    vote(ledger, 1)
    path.with_name("council.json.journal").unlink()
    vote(ledger, 2)
    assert "journal had been removed" in ledger.notes[-1]
    system.abandon()
    with Ledger.read(path) as reader:
        assert reader.number == 3


def test_a_session_whose_lock_was_removed_stops_when_another_has_begun(path: Path) -> None:
    with new(path) as ledger:
        vote(ledger, 1)
        path.with_name(".council.json.lock").unlink()
        with Ledger.open(path, by="you") as other:
            vote(other, 2)
            with pytest.raises(Stopped, match="another session has taken over"):
                vote(ledger, 3)
            ledger.close()
            vote(other, 4)
            vote(other, 5)
    with Ledger.read(path) as reader:
        assert sorted(reader.tables["votes"]) == ["1", "2", "4", "5"]


def test_a_session_whose_lock_was_removed_stops_when_another_has_been(path: Path) -> None:
    with new(path) as ledger:
        vote(ledger, 1)
        path.with_name(".council.json.lock").unlink()
        with Ledger.open(path, by="you") as other:
            vote(other, 2)
        with pytest.raises(Stopped, match="another session has taken over"):
            ledger.checkpoint()
    assert names_beside(path) == {"council.json", ".council.json.lock", ".council.json.previous"}
    with Ledger.read(path) as reader:
        assert reader.number == 3


@pytest.mark.parametrize("call", ["write", "replace", "fsync"])
def test_a_failed_checkpoint_refuses_no_vote_and_loses_none(path: Path, call: str) -> None:
    failing = False

    def before(_number: int, name: str) -> None:
        if failing and name == call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    system = Watched(before)
    with new(path, system) as ledger:
        vote(ledger, 1)
        failing = True
        with pytest.raises(OSError, match="No space"):
            ledger.checkpoint()
        vote(ledger, 2)
    assert "every act is safe in its journal" in ledger.notes[-1]
    with Ledger.open(path, by="me") as ledger:
        assert ledger.tables["votes"] == {"1": {"yes": 1}, "2": {"yes": 2}}


def test_once_the_folder_could_not_be_flushed_the_journal_stays(path: Path) -> None:
    failing = False

    class Folder(System):
        def fsync(self, fd: int) -> None:
            if failing and stat.S_ISDIR(os.fstat(fd).st_mode):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            super().fsync(fd)

    with new(path, Folder()) as ledger:
        vote(ledger, 1)
        failing = True
        with contextlib.suppress(OSError):
            ledger.checkpoint()
        failing = False
    assert path.with_name("council.json.journal").exists()


def test_quiet_brings_the_file_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "QUIET_SECONDS_SMALL", 0.05)
    threads = threading.active_count()
    with new(path) as ledger:
        for number in range(1, 4):
            vote(ledger, number)
            ends = time.monotonic() + 5
            while b'"%d":{"yes":%d}' % (number, number) not in path.read_bytes():
                assert time.monotonic() < ends
                time.sleep(0.01)
        assert threading.active_count() == threads + 1
    assert threading.active_count() == threads


def test_much_journal_brings_the_file_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "JOURNAL_BYTES", 400)
    with new(path) as ledger:
        vote(ledger, 1)
        time.sleep(0.05)
        assert b'"1":{"yes":1}' not in path.read_bytes()
        vote(ledger, 2)
        vote(ledger, 3)
        ends = time.monotonic() + 5
        while b'"2":{"yes":2}' not in path.read_bytes():
            assert time.monotonic() < ends
            time.sleep(0.01)


def test_votes_go_on_during_checkpoints(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "JOURNAL_BYTES", 1)
    system = Watched()
    ledger = new(path, system)
    for number in range(1, 200):
        vote(ledger, number)
    expected = ledger.tables
    ledger._checkpointer.stop()
    system.abandon()
    with Ledger.read(path) as reader:
        assert reader.tables == expected


def test_a_large_file_is_verified_before_a_crash_is_put_right(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = Watched()
    ledger = new(path, system)
    vote(ledger, 1)
    ledger.checkpoint()
    vote(ledger, 2)
    system.abandon()
    for module in (ledger_module, view):
        monkeypatch.setattr(module, "SMALL_FILE_BYTES", 10)
    edited(path)
    with pytest.raises(ChangedOutside):
        Ledger.open(path, by="me")
    assert path.with_name("council.json.journal").exists()


def edited(path: Path) -> None:
    content = path.read_bytes()
    assert b'"1":{"yes":1}\n' in content
    path.write_bytes(content.replace(b'"1":{"yes":1}\n', b'"1":{"yes":2}\n'))


def test_a_file_changed_outside_is_noticed_at_opening(path: Path) -> None:
    with new(path) as ledger:
        vote(ledger, 1)
    previous = path.with_name(".council.json.previous").read_bytes()
    edited(path)
    for call in (Ledger.read, lambda path: Ledger.open(path, by="me")):
        with pytest.raises(ChangedOutside) as caught:
            call(path)
        assert (caught.value.places, caught.value.act) == ((("votes", "1"),), 2)
    assert path.with_name(".council.json.previous").read_bytes() == previous


def test_a_large_file_is_verified_before_the_first_act_and_writes_nothing_until_then(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new(path) as ledger:
        vote(ledger, 1)
    for module in (ledger_module, view):
        monkeypatch.setattr(module, "SMALL_FILE_BYTES", 10)
    before = names_beside(path)
    with Ledger.open(path, by="me") as ledger:
        assert names_beside(path) == before
        assert ledger.writable
        ledger.audit()
        assert "council.json.journal" in names_beside(path)
        vote(ledger, 2)
    with Ledger.open(path, by="me") as ledger:
        vote(ledger, 3)
    edited_content = path.read_bytes().replace(b'"1":{"yes":1},\n', b'"1":{"yes":2},\n')
    path.write_bytes(edited_content)
    with Ledger.open(path, by="me") as ledger, pytest.raises(ChangedOutside):
        vote(ledger, 4)
    assert path.read_bytes() == edited_content
    with Ledger.read(path) as ledger, pytest.raises(ChangedOutside):
        ledger.audit()


def read_while_a_session_ends(path: Path, moment: int, and_another: bool) -> bool:
    """A reader, at whose call number ``moment`` the session ends; whether it made so many calls."""
    ledger = new(path)
    vote(ledger, 1)
    ledger.checkpoint()
    vote(ledger, 2)
    vote(ledger, 3)

    def before(number: int, _name: str) -> None:
        if number == moment:
            ledger.close()
            if and_another:
                with Ledger.open(path, by="you", system=Unsynced()) as other:
                    vote(other, 4)

    system = Watched(before)
    with Ledger.read(path, system=system) as reader:
        assert reader.number >= 4
        reader.refresh()
        has_ended = len(system.calls) >= moment
        reader.refresh()
        assert reader.number == 4 + and_another or not has_ended
        assert reader.number in (4, 5)
        assert len(reader.tables["votes"]) == reader.number - 1
    ledger.close()
    for left in path.parent.iterdir():
        left.unlink()
    return has_ended


@pytest.mark.parametrize("and_another", [False, True])
def test_a_session_may_end_between_any_two_calls_of_a_reader(path: Path, and_another: bool) -> None:
    moment = 1
    while read_while_a_session_ends(path, moment, and_another):
        moment += 1
    assert moment > 12
