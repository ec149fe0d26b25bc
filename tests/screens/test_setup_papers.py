"""What the papers cite, who gets them, and models and good practices, in the council's own place at 80 × 24."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.forms import Kind
from council.settings import Basis, Practice
from council.units import Unit
from documents.history_table import HistoryTable
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.councils_at_work import after, council_file

PAPERS = ("tab", "tab", "tab")
MODELS = ("tab", "tab", "tab", "tab")
INDIVIDUALS_FIRST = (Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CouncilFile]:
    """A council with two bases, one of them confirmed, two recipients, one unit and one practice."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    made = council_file(tmp_path)
    made.add_unit("Phòng 1")
    made.change_settings(
        replace(
            made.council.settings,
            bases=(Basis("Luật [b]TĐKT[/b]"), Basis("Kế hoạch 1854", confirmed=True)),
            copies=("Sở Nội vụ", "Lưu: VT"),
            practices=(Practice(title="Chốt xanh", unit=1, text="Trực luân phiên"),),
        )
    )
    yield made
    made.close()


def shown(file: CouncilFile, *keys: str) -> list[str]:
    """The council's place after ``keys``."""
    return after(Application(file, language="en"), "6", *keys)


def latest(file: CouncilFile) -> str:
    """What the history says of the latest act."""
    return HistoryTable(file.ledger.acts, file.council).row(file.ledger.number).what


def test_the_papers(file: CouncilFile) -> None:
    """The reader sees the order of the list, each basis with its mark, the recipients, what is under the cursor in
    full and that the council did not confirm it."""
    lines = shown(file, *PAPERS, "down")
    assert lines[1] == " Units 1/1 │ Rules 0/6 │ Headings 0/1 │ Papers 1/2 │ Models 1               Tab"
    assert lines[3:9] == [
        "  Order in the award list            collective, individual, household",
        "? Basis 1                            Luật [b]TĐKT[/b]",
        "✓ Basis 2                            Kế hoạch 1854",
        "  Copy to 1                          Sở Nội vụ",
        "  Copy to 2                          Lưu: VT",
        "",
    ]
    assert lines[18:22] == [
        " Luật [b]TĐKT[/b]",
        " Not confirmed by the council.",
        "",
        " e edit  m add  x remove  y confirm                               Y confirm all",
    ]


def test_the_order_of_kinds_is_chosen(file: CouncilFile) -> None:
    """Enter alone leaves it as it is."""
    number = file.ledger.number
    shown(file, *PAPERS, "e", "enter")
    assert file.ledger.number == number
    shown(file, *PAPERS, "e", "down", "down", "enter")
    assert file.council.settings.kind_order == INDIVIDUALS_FIRST
    assert latest(file) == (
        "Settings: order in the award list: collective; individual; household → individual; collective; household"
    )


def test_bases_are_confirmed_changed_and_removed(file: CouncilFile) -> None:
    shown(file, *PAPERS, "down", "y")
    assert all(basis.confirmed for basis in file.council.settings.bases)
    assert latest(file) == "Settings: bases of the submission: Luật [b]TĐKT[/b] (unconfirmed) → Luật [b]TĐKT[/b]"
    shown(file, *PAPERS, "down", "down", "e", *"/KH", "enter")
    assert file.council.settings.bases[1] == Basis("Kế hoạch 1854/KH", confirmed=False), "other words are unconfirmed"
    assert "Nothing is left to confirm" in shown(file, *PAPERS, "down", "Y", "Y")[22]
    shown(file, *PAPERS, "down", "x")
    assert file.council.settings.bases == (Basis("Kế hoạch 1854/KH", confirmed=True),)


def test_a_basis_or_a_recipient_is_added(file: CouncilFile) -> None:
    """What the cursor is among is offered first; an empty one is none."""
    lines = shown(file, *PAPERS, "m", *"NĐ 91", "enter")
    assert lines[6].startswith("? Basis 3")
    assert file.council.settings.bases[2] == Basis("NĐ 91")
    assert latest(file) == "Settings: bases of the submission: – → NĐ 91 (unconfirmed)"
    shown(file, *PAPERS, *["down"] * 4, "m", *"UBND", "enter", "m", "down", *"TT", "enter", "m", "enter")
    assert file.council.settings.copies == ("Sở Nội vụ", "Lưu: VT", "UBND")
    assert file.council.settings.bases[3] == Basis("TT")
    shown(file, *PAPERS, *["down"] * 5, "e", *" tỉnh", "enter", "down", "x")
    assert file.council.settings.copies == ("Sở Nội vụ tỉnh", "UBND")


def test_the_models(file: CouncilFile) -> None:
    """The reader sees each by title and unit, and what is good in the one under the cursor."""
    lines = shown(file, *MODELS)
    assert lines[3] == "  1 Chốt xanh                                        Phòng 1"
    assert lines[18:22] == [
        " Chốt xanh",
        " Trực luân phiên",
        "",
        " e edit  x remove                                                         m add",
    ]


def test_a_model_is_added_opened_and_filled(file: CouncilFile) -> None:
    lines = shown(file, *MODELS, "m", *"Họp", "enter", "down", "e", "down", "enter", "down", "e", *"Hay", "enter")
    assert lines[1].startswith(" Model or good practice 2")
    assert [line[37:] for line in lines[3:6]] == ["Họp", "Phòng 1", "Hay"]
    assert file.council.settings.practices[1] == Practice(title="Họp", unit=1, text="Hay")
    assert latest(file) == "Settings: models and good practices: Họp, Phòng 1 → Họp, Phòng 1, Hay"
    shown(file, *MODELS, "e", "e", "ctrl+u", "enter", "e", "ctrl+u", *"Chốt", "enter")
    assert file.council.settings.practices[0].title == "Chốt"
    shown(file, *MODELS, "x")
    assert [practice.title for practice in file.council.settings.practices] == ["Họp"]


@pytest.mark.parametrize(("page", "title"), [(MODELS, "Models 1"), (("tab",), "Rules 0/6")], ids=["model", "form"])
def test_what_was_just_added_can_be_taken_back_while_it_is_open(
    file: CouncilFile, page: tuple[str, ...], title: str
) -> None:
    """The list is in front again."""
    opened = ("n",) if title.startswith("Rules") else ()
    lines = shown(file, *page, "m", *"Mới", "enter", *opened, "u")
    assert title in lines[1]
    assert "Taken back" in lines[22]


def test_a_unit_that_is_renamed_is_renamed_there_too(file: CouncilFile) -> None:
    file.change_unit(Unit(id=1, name="Phòng Một"))
    assert shown(file, *MODELS)[3].endswith("Phòng Một")
