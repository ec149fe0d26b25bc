"""Results as the secretary and the chair see them."""

from pathlib import Path

from textual.pilot import Pilot

from council.members import Body
from screens.application import Application
from tests.screens.picture import picture, screen_lines
from tests.screens.sittings import PENDING, TIED, council_in_sitting


def test_the_picture(tmp_path: Path) -> None:
    """The order's third class, one of four may be proposed. The best vote stands above the quota's line, one that
    passed below it, then one that fell short by two, then one that was not voted on. Below, all about the first."""

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("3")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), look)
    date = f"{file.council.sittings[1].opened_at[8:10]}/{file.council.sittings[1].opened_at[5:7]}"
    assert [text.replace(date, "dd/mm") for text in lines[1:12]] == [
        " Huân chương Lao động hạng Ba                                      ‹ form 1/2 ›",
        " show of hands; more than 50% of all members                          confirmed",
        "",
        " council, sitting 1 (dd/mm/2026)   voted 3/4, proposed 1 · 1 wait for the chair".replace(
            "2026", file.council.sittings[1].opened_at[:4]
        ),
        " ── individual · 4 · quota 1 ───────────────────────────────────────────────────",
        "   1 ✓    2 Ông Nguyễn Văn Bình    ██████│███▌░     8/9 needs 5",
        " ── quota 1 ────────────────────────────────────────────────────────────────────",
        "   2 ✗    1 Ông Nguyễn Văn Ấn      ██████│██▌░░     7/9 needs 5 · over quota",
        "   3 ✗    3 Ông Nguyễn Văn Châu    ████░░│░░░░░     3/9 needs 5, 2 missing",
        "     ·    4 Ông Nguyễn Văn Dũng                         pending",
        "",
    ]
    assert lines[18:22] == [
        "─" * 80,
        " 2 Ông Nguyễn Văn Bình · Kiểm sát viên · Phòng 1",
        " yes 8, no 0, other 0 · 8/9 (88,89%) · needs 5",
        " PASSED · proposed",
    ]


def test_the_chair_decides_what_waits_for_the_chair(tmp_path: Path) -> None:
    """w finds the tie in the other form, h asks for the word, the reason and the text it rests on."""

    async def decide(pilot: Pilot[object]) -> None:
        await pilot.press("3", "w", "h", "down", *"vì", "enter", *"Điều", "enter")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), decide)
        decision = file.council.decisions[1]
    assert (decision.nomination, decision.favour) == (TIED, False)
    assert (decision.reason, decision.basis, decision.member) == ("vì", "Điều", 1)
    assert lines[6].startswith("   1 ✗    5 Thanh tra")
    assert "the chair: against, vì" in lines[21]


def test_the_next_that_waits_is_found_in_order_and_round_again(tmp_path: Path) -> None:
    """Two ties: the first, the second, the first again."""
    found: list[str] = []

    async def go_round(pilot: Pilot[object]) -> None:
        await pilot.press("3")
        for _time in range(3):
            await pilot.press("w")
            found.append(screen_lines(pilot.app)[19].split()[0])

    with council_in_sitting(tmp_path) as file:
        file.record_hands(PENDING, no=4)
        picture(Application(file, language="en"), go_round)
    assert found == [str(TIED), str(PENDING), str(TIED)]


def test_what_does_not_wait_is_not_decided(tmp_path: Path) -> None:
    """A sentence instead of a question; and a decision without a reason is none."""

    async def try_it(pilot: Pilot[object]) -> None:
        await pilot.press("3", "h")
        assert "does not wait for the chair" in screen_lines(pilot.app)[22]
        await pilot.press("w", "h", "enter")

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), try_it)
        assert not file.council.decisions
    assert "needs its reason" in lines[22]


def test_enter_goes_to_the_nomination_in_the_walk(tmp_path: Path) -> None:
    """From the tie in the results to the same nomination in front in the walk."""

    async def go(pilot: Pilot[object]) -> None:
        await pilot.press("3", "w", "enter")
        await pilot.pause()

    with council_in_sitting(tmp_path) as file:
        lines = picture(Application(file, language="en"), go)
    assert any("▸? Thanh tra" in text for text in lines)


def test_a_second_ballot_between_the_tied_alone(tmp_path: Path) -> None:
    """g asks why; those who tie at the cut are pending again, the others stay where they are."""

    async def again(pilot: Pilot[object]) -> None:
        await pilot.press("3", "g", *"Ngang", "enter")
        await pilot.pause()

    async def refused(pilot: Pilot[object]) -> None:
        await pilot.press("3", "g")

    with council_in_sitting(tmp_path) as file:
        file.record_hands(4)
        lines = picture(Application(file, language="en"), again)
        assert "Nominations 2, 4 are before the council again." in lines[22]
        assert file.council.nominations[4].revote_after == file.council.nominations[4].runoff[0]
        assert "does not tie" in picture(Application(file, language="en"), refused)[22]


def test_each_row_says_which_sitting_gave_it(tmp_path: Path) -> None:
    """With several sittings the line about a row names its own."""

    async def look(pilot: Pilot[object]) -> None:
        await pilot.press("3")

    with council_in_sitting(tmp_path) as file:
        file.close_sitting()
        file.plan_sitting(Body.STANDING)
        lines = picture(Application(file, language="en"), look)
    assert lines[21].startswith(" PASSED · proposed · council, sitting 1 (")
