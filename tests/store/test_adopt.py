"""A change made by other means becomes an act with a reason, or is refused; nothing else in the file changes."""

import errno
import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from council.errors import Refused
from store.adopt import adopt
from store.council_file import CouncilFile
from store.errors import ChangedOutside, Damaged, Held, NotSaved, Stopped
from store.ledger import Ledger
from store.verify import verify
from tests.store.acting import HANDS, new_council, nominate, sit
from tests.store.faults import Killed, Unsynced, Watched, failing_at, failing_in, killed_at


@pytest.fixture
def council(path: Path) -> Path:
    """A council at rest with a vote."""
    file = new_council(path)
    nominate(file, HANDS, HANDS)
    sit(file)
    file.record_hands(1)
    file.close()
    return path


def change(path: Path, pattern: bytes, replacement: bytes) -> None:
    content = path.read_bytes()
    changed = re.sub(b"(?m)" + pattern, replacement, content, count=1)
    assert changed != content
    path.write_bytes(changed)


RENAME = ('^("1":\\{[^\n]*"name":")Phòng 1"'.encode(), b'\\1Phong Mot"')


def test_what_stock_tinydb_changed_is_taken_over_with_a_reason(council: Path) -> None:
    with TinyDB(council) as stock:
        stock.table("units").update({"name": "Phòng Một"}, doc_ids=[1])
        stock.table("units").remove(doc_ids=[2])
        stock.table("comments").insert({"id": 1, "nomination": 1, "sitting": 1, "text": "của ai?", "at": ""})
    found = council.read_bytes()
    with pytest.raises(ChangedOutside) as caught:
        Ledger.open(council, by="me")
    number = verify(council).number
    adopted = adopt(council, by="thư ký", reason="sửa tay", clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    assert adopted is not None
    assert adopted.number == number + 1
    assert set(adopted.places) == set(caught.value.places) == {("units", "1"), ("units", "2"), ("comments", "1")}
    assert council.with_name(".council.json.previous").read_bytes() == found
    assert verify(council).agrees
    with Ledger.open(council, by="me") as ledger:
        act = ledger.act(adopted.number)
        assert (act["verb"], act["by"], act["reason"]) == ("adopt", "thư ký", "sửa tay")
        assert act["at"] == ledger.act(number)["at"], "its time is never before the act before"
        assert act["set"]["units"]["2"] is None
    file = CouncilFile.read(council)
    assert file.council.units[1].name == "Phòng Một"
    assert file.council.comments[1].text == "của ai?"


def test_a_change_taken_over_can_be_undone(council: Path) -> None:
    change(council, *RENAME)
    assert adopt(council, by="me", reason="vì")
    file = CouncilFile.open(council, by="me")
    assert file.council.units[1].name == "Phong Mot"
    assert file.undo()[0] == "adopt"
    assert file.council.units[1].name == "Phòng 1"
    file.close()
    assert verify(council).agrees


def test_where_nothing_was_changed_nothing_is_done(council: Path) -> None:
    before = council.read_bytes()
    assert adopt(council, by="me", reason="?") is None
    assert council.read_bytes() == before


def test_a_table_that_was_added_or_taken_away_is_taken_over(path: Path) -> None:
    first = {"council": {"1": {"name": "Hội đồng"}}, "units": {"1": {"id": 1, "name": "A"}}, "forms": {}}
    Ledger.create(path, by="me", verb="new", set=first).close()
    change(path, rb'^"forms":\{\},\n"units":\{\n.*\n\},', b'"members":{\n"7":{"id":7,"name":"x"}\n},')
    adopted = adopt(path, by="me", reason="vì")
    assert adopted is not None
    assert set(adopted.places) == {("units", "1"), ("members", "7"), ("forms", "")}
    with Ledger.open(path, by="me") as ledger:
        assert ledger.tables == {
            "council": {"1": {"name": "Hội đồng"}}, "units": {}, "forms": {}, "members": {"7": {"id": 7, "name": "x"}},
        }  # fmt: skip


def test_what_a_crashed_session_did_since_is_kept(path: Path) -> None:
    first = {"council": {"1": {"name": "Hội đồng"}}, "units": {str(n): {"id": n, "name": "A"} for n in (1, 2, 3)}}
    system = Watched()
    ledger = Ledger.create(path, by="me", verb="new", set=first, system=system)
    ledger.commit("change_unit", {"units": {"2": {"id": 2, "name": "B"}}})
    ledger.commit("change_unit", {}, merge={"units": {"3": {"confirmed": False}}})
    system.abandon()
    for number in b"123":
        change(
            path, rb'^"%c":\{"id":%c,"name":"A"\}' % (number, number), b'"%c":{"id":%c,"name":"Z"}' % (number, number)
        )
    adopted = adopt(path, by="me", reason="vì")
    assert adopted is not None
    assert (adopted.number, adopted.places) == (4, (("units", "1"),))
    assert not path.with_name("council.json.journal").exists()
    with Ledger.open(path, by="me") as again:
        assert again.notes == ()
        assert again.tables["units"] == {
            "1": {"id": 1, "name": "Z"}, "2": {"id": 2, "name": "B"}, "3": {"id": 3, "name": "A", "confirmed": False},
        }  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (rb'^"units":\{\n"1":\{', b'"units":{\n"one":{'),
        (rb'^"units":\{\n"1":\{"id":1,', b'"units":{\n"1":{"id":1.5,'),
        (rb'^"units":\{\n"1":\{"id":1,', b'"units":{\n"1":{"id":3,'),
        (rb'^"units":\{\n', b'"_default":{},"units":{\n'),
        (rb'^"units":\{\n"1":[^\n]*\n', b'"units":{\n'),
        (rb'^"units":\{\n"1":\{"id":1,"name":"[^"]*"', b'"units":{\n"1":{"id":1,"name":7'),
        (rb'^"units":\{\n"1":\{"id":1,"name":"[^"]*"', b'"units":{\n"1":{"id":1,"name":"\\\\udc80"'),
    ],
)
def test_what_cannot_be_a_councils_is_refused(council: Path, pattern: bytes, replacement: bytes) -> None:
    change(council, pattern, replacement)
    before = council.read_bytes()
    with pytest.raises((Refused, Damaged), match="hoidong"):
        adopt(council, by="me", reason="vì")
    assert council.read_bytes() == before
    with pytest.raises(Refused, match="needs a reason"):
        adopt(council, by="me", reason=" ")


def test_a_history_that_is_not_in_order_is_not_taken_over(council: Path) -> None:
    change(council, rb'"verb":"create"', b'"verb":"invent"')
    with pytest.raises(Damaged, match="act 1"):
        adopt(council, by="me", reason="vì")


def test_a_file_that_is_held_is_not_taken_over(council: Path) -> None:
    with Ledger.open(council, by="you"):
        change(council, *RENAME)
        with pytest.raises(Held):
            adopt(council, by="me", reason="vì")


def test_the_change_is_taken_over_whole_or_not_at_all_wherever_it_stops(council: Path) -> None:
    change(council, *RENAME)
    found = council.read_bytes()
    system = Watched()
    assert adopt(council, by="me", reason="vì", system=system)
    for number in range(1, len(system.calls) + 1):
        for failing in (failing_at(number, errno.ENOSPC), killed_at(number)):
            council.write_bytes(found)
            try:
                done = adopt(council, by="me", reason="vì", system=failing) is not None
            except (NotSaved, Stopped, Killed):
                done = False
            except Exception as error:
                assert "cannot be read" in str(error), error  # noqa: PT017
                done = False
            failing.abandon()
            verdict = verify(council)
            assert verdict.agrees or (council.read_bytes() == found and not done), system.calls[number - 1]


def test_a_full_disk_is_told(council: Path) -> None:
    change(council, *RENAME)
    with pytest.raises(NotSaved, match=r"Nothing was taken over .* the disk is full"):
        adopt(council, by="me", reason="vì", system=failing_in("write", errno.ENOSPC))
    with pytest.raises(NotSaved, match="disk is read-only"):
        adopt(council, by="me", reason="vì", system=failing_in("ftruncate", errno.EROFS, 1))
    assert adopt(council, by="me", reason="vì", system=Unsynced())
    assert msgspec.json.decode(council.read_bytes())["units"]["1"]["name"] == "Phong Mot"
