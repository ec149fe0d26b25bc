"""What lists bring in: told apart from what is there; what a replacement list leaves out; who leads, the front line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.nominations import Source, Standing
from documents.history_table import HistoryTable
from store.council_file import CouncilFile
from tests.store.acting import acting, nominee, refused


@pytest.fixture
def file(path: Path) -> Iterator[CouncilFile]:
    with acting(path) as held:
        yield held


def passed_on(name: str, workplace: str, council: str = "Hội đồng huyện") -> object:
    return nominee(name, workplace=workplace, source=Source("l.json", council=council))


def test_the_new_and_the_known_are_told_apart_before_anything_is_added(file: CouncilFile) -> None:
    before = file.ledger.number
    known = file.council.nominations[2]
    listed = [nominee("Mới"), replace(known, id=0), nominee("Mới")]
    new, again = file.told_apart(listed)
    assert [(n.id, n.name) for n in new] == [(5, "Mới")]
    assert [n.id for n in again] == [2, 5], "with the numbers that they have, or will have"
    assert file.ledger.number == before
    assert file.add_nominations(listed) == (new, again)


def test_two_of_one_name_in_two_places_of_a_lower_council_are_two(file: CouncilFile) -> None:
    listed = [passed_on("An", "Phòng 1"), passed_on("An", "Phòng 2"), passed_on("An", "Phòng 1")]
    added, again = file.add_nominations(listed)
    assert ([n.workplace for n in added], len(again)) == (["Phòng 1", "Phòng 2"], 1)
    assert file.add_nominations([nominee("An", workplace="Phòng 3")])[0] == [], "a unit's own list says the same person"


def test_what_a_replacement_list_leaves_out_is_withdrawn_in_one_act(file: CouncilFile) -> None:
    before = file.ledger.number
    file.withdraw_replaced([1, 2], "danh sách thay thế")
    assert file.ledger.number == before + 1
    assert {n.id for n in file.council.nominations.values() if n.standing is Standing.WITHDRAWN} == {1, 2}
    assert file.council.nominations[1].standing_reason == "danh sách thay thế"
    words = HistoryTable(file.ledger.acts, file.council)
    assert words.row(before + 1).what == "Nominations 1–2 (2): withdrawn, not in the replacement list"
    file.withdraw_replaced([1, 2], "lần nữa")
    assert file.ledger.number == before + 1, "nothing is left to withdraw"
    file.withdraw_replaced([4], "danh sách")
    assert words.row(before + 2).what.endswith(": withdrawn, not in the replacement list")


def test_what_was_voted_on_or_is_being_called_is_left_alone(file: CouncilFile) -> None:
    file.record_hands(1)
    file.begin_roll_call(2)
    for number in (1, 2):
        with refused(file, f"Nomination {number} has been voted on"):
            file.withdraw_replaced([4, number], "danh sách thay thế")


def test_who_leads_and_who_was_in_the_front_line(file: CouncilFile) -> None:
    before = file.ledger.number
    file.mark_duties(1, leader=True, front_line=None)
    file.mark_duties(1, leader=True, front_line=None)
    assert file.ledger.number == before + 1, "what is so already is no act"
    file.mark_duties(1, leader=False, front_line=True)
    nomination = file.council.nominations[1]
    assert (nomination.leader, nomination.front_line) == (False, True)
    words = HistoryTable(file.ledger.acts, file.council)
    assert words.row(before + 1).what.endswith(": leader")
    assert words.row(before + 2).what.endswith(": leader → staff · front line")
