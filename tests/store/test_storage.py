"""TinyDB reads the council: stock TinyDB the file at rest, the ledger's storage the council as it is."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store.ledger import Ledger
from store.storage import CouncilStorage
from tests.store.faults import Unsynced


@pytest.fixture
def ledger(path: Path) -> Ledger:
    ledger = Ledger.create(path, by="me", verb="new", set={"votes": {}, "units": {}}, system=Unsynced())
    for number in range(1, 13):
        ledger.commit("vote", {"votes": {str(number): {"yes": number, "unit": "Phòng “7”\n"}}})
    return ledger


def test_stock_tinydb_reads_the_file_at_rest(ledger: Ledger) -> None:
    ledger.close()
    with TinyDB(ledger.path, access_mode="r") as stock:
        assert stock.tables() == {"votes", "units", "history"}
        assert stock.table("votes").all() == list(ledger.tables["votes"].values())
        assert [vote.doc_id for vote in stock.table("votes").all()] == list(range(1, 13))
        assert stock.table("units").all() == []
        assert stock.table("history").all() == list(ledger.acts())
        assert stock.table("votes").get(where("yes") == 7) == {"yes": 7, "unit": "Phòng “7”\n"}


def test_a_file_that_stock_tinydb_wrote_without_changing_anything_is_accepted(ledger: Ledger) -> None:
    ledger.close()
    with TinyDB(ledger.path, indent=2) as stock:
        stock.storage.write(stock.storage.read())
    with Ledger.open(ledger.path, by="me") as again:
        again.commit("vote", {"votes": {"1": {"yes": 0}}})
        assert again.number == 14
    assert len(ledger.path.read_bytes().splitlines()) == 1 + 1 + 1 + 12 + 1 + 1 + 14 + 1 + 1


def test_the_live_tables_answer_tinydbs_questions(ledger: Ledger) -> None:
    with TinyDB(ledger, storage=CouncilStorage) as live:
        votes = live.table("votes", cache_size=0)
        assert votes.get(doc_id=3) == {"yes": 3, "unit": "Phòng “7”\n"}
        assert len(votes.search(where("yes") > 6)) == 6
        ledger.commit("vote", {"votes": {"3": {"yes": 30}, "4": None}})
        assert votes.get(doc_id=3) == {"yes": 30}
        assert votes.get(doc_id=4) is None
        assert len(votes.search(where("yes") > 6)) == 7
        history = live.table("history", cache_size=0)
        assert history.get(doc_id=14) == ledger.act(14)
        assert history.get(doc_id=15) is None
        assert history.all() == list(ledger.acts())
        assert live.tables() == {"votes", "units", "history"}


def test_tinydb_cannot_write(ledger: Ledger) -> None:
    with TinyDB(ledger, storage=CouncilStorage) as live:
        before = dict(ledger.tables["votes"])
        for write in (
            lambda: live.table("votes").insert({"yes": 1}),
            lambda: live.table("votes").truncate(),
            lambda: live.drop_table("votes"),
            lambda: live.drop_tables(),
        ):
            with pytest.raises(TypeError, match=r"Ledger\.commit"):
                write()
        assert ledger.tables["votes"] == before
        assert ledger.number == 13
