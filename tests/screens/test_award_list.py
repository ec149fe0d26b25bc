"""The award list as the chair reads it from the big screen, and from there to the papers."""

from pathlib import Path

from textual.pilot import Pilot

from screens.application import Application
from tests.screens.picture import picture
from tests.screens.sittings import council_in_sitting


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
