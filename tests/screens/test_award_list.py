"""The award list as the chair reads it from the big screen, and from there to the papers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.picture import Steps, picture
from tests.screens.sittings import PENDING, TIED, council_in_sitting


def test_the_picture(tmp_path: Path) -> None:
    """That it is a draft and not complete; whose votes it rests on; the one proposed, with votes and share; totals."""

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("4")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), look)
        opened = file.council.sittings[1].opened_at
    date = f"{opened[8:10]}/{opened[5:7]}/{opened[:4]}"
    assert [text.replace(date, "(date)") for text in lines[1:15]] == [
        " PROPOSED AWARD LIST · DRAFT                                    1 proposed of 7",
        " 2 not voted on yet · 1 wait for the chair",
        "─" * 80,
        " VIỆN KIỂM SÁT NHÂN DÂN TỈNH",
        " Hội đồng TĐKT",
        " DRAFT",
        " Votes of: council, sitting 1 ((date))",
        "",
        " Huân chương Lao động hạng Ba · 1",
        " decided by Chủ tịch nước · council, sitting 1 ((date))",
        "   1. Ông Nguyễn Văn Bình                                           8/9   88,89%",
        "      Kiểm sát viên, Phòng 1",
        "",
        " All forms: 1 in all; collectives: 0, individuals: 1, households: 0.",
    ]


def test_a_long_list_says_which_form_is_in_sight(tmp_path: Path) -> None:
    """In a low window the form's name stands above the lines that were scrolled to."""

    async def scroll(pilot: Pilot[object]) -> None:
        await pilot.press("4", "right", "down")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), scroll, size=(80, 9))
    assert lines[2].endswith("   Huân chương Lao động hạng Ba")
    assert lines[4].startswith(" decided by Chủ tịch nước")


def test_from_here_to_the_papers(tmp_path: Path) -> None:
    """e goes to the place that writes the list to files."""

    async def to_papers(pilot: Pilot[object]) -> None:
        await pilot.press("4", "e")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), to_papers)
    assert lines[1].startswith(" Papers")


@contextmanager
def settled(folder: Path) -> Iterator[CouncilFile]:
    """Every nomination has its outcome and the sitting is closed: the list may be."""
    with council_in_sitting(folder) as file:
        file.withdraw(PENDING)
        file.withdraw(4)
        file.decide(TIED, favour=True, reason="vì")
        file.close_sitting()
        yield file


def keys(*pressed: str) -> Steps:
    """Go to the award list and press these keys there."""

    async def steps(pilot: Pilot[object]) -> None:
        await pilot.press("4", *pressed)

    return steps


def test_what_keeps_it_from_being_closed_stands_above_it(tmp_path: Path) -> None:
    """How many and which first, and what to do; nothing was asked or changed, and it is gone with the next visit."""
    with council_in_sitting(tmp_path) as file:
        number = file.ledger.number
        lines = picture(Application(file, language="en"), keys("C"))
        again = picture(Application(file, language="en"), keys("C", "3", "4"))
        assert file.ledger.number == number
    assert lines[4:12] == [
        " The list cannot be closed yet:",
        " – Not voted on yet: 2, first number 4 (Ông Nguyễn Văn Dũng). Vote on each or",
        "   put it aside under “Review”.",
        " – Waiting for the chair: 1, first number 5 (Thanh tra). The chair decides",
        "   under “Review” (h).",
        " – Sitting 1 is open: close it under “Attendance” (C).",
        "",
        " VIỆN KIỂM SÁT NHÂN DÂN TỈNH",
    ]
    assert "C close list" in again[23]
    assert again[4] == " VIỆN KIỂM SÁT NHÂN DÂN TỈNH"


def test_a_closed_list_says_version_act_and_head(tmp_path: Path) -> None:
    """The reader sees that it is closed, by which act and with which head; Escape had left it a draft."""
    with settled(tmp_path) as file:
        lines = picture(Application(file, language="en"), keys("C", "escape"))
        assert (file.list_seal(), lines[22]) == (None, " Nothing was changed.")
        lines = picture(Application(file, language="en"), keys("C", "enter"))
        seal = file.list_seal()
    assert seal is not None
    assert lines[1] == " PROPOSED AWARD LIST · CLOSED · version 1                       2 proposed of 7"
    assert lines[2] == f" act #{seal.act} · head {seal.head[:12]}…"
    assert f" Closed · version 1 · act #{seal.act}" in lines
    assert "O reopen list" in lines[23]
    assert "C close list" not in lines[23]


def test_while_it_is_closed_every_place_says_so(tmp_path: Path) -> None:
    """A key that would change something is answered by one sentence, and undo too."""
    with settled(tmp_path) as file:
        file.close_list()
        number = file.ledger.number
        for place, key in (("1", "P"), ("2", "m"), ("4", "C"), ("6", "u")):
            lines = picture(Application(file, language="en"), keys(place, key))
            assert "The award list is closed" in " ".join(lines[18:]), (place, key)
        assert file.ledger.number == number


def test_it_is_reopened_with_a_reason_as_version_2(tmp_path: Path) -> None:
    """Without a reason it stays closed; a draft has nothing to reopen."""
    with settled(tmp_path) as file:
        file.close_list()
        assert "needs a reason" in picture(Application(file, language="en"), keys("O", "enter"))[22]
        lines = picture(Application(file, language="en"), keys("O", *"sai", "enter"))
        assert file.ledger.acts()[-1]["reason"] == "sai"
        assert lines[1].startswith(" PROPOSED AWARD LIST · DRAFT · version 2  ")
        assert "nothing to reopen" in picture(Application(file, language="en"), keys("O"))[22]
