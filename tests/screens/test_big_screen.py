"""What the room sees: the page that the secretary has in front, and nothing that is not for the room."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from council.council import Council
from council.outcomes import Outcome
from council.results import results
from council.rules import Mode
from council.votes import Choice, Counts, Sheet
from screens.application import Application
from screens.big_pages import big_picture
from screens.big_screen import BigScreen
from store.council_file import CouncilFile
from store.follower import Follower
from store.place import Where, read_place
from tests.screens.picture import screen_lines
from tests.screens.sittings import PENDING, TIED, council_in_sitting

WAITING = 4


def seen(council: Council, where: Where, width: int = 80, height: int = 24, trouble: str = "") -> list[str]:
    """The lines of the big screen, blanks at the end cut; none is too long, and there are not too many."""
    lines = [
        "".join(text for text, _tone in spans) for spans in big_picture(council, where, width, height, trouble).lines
    ]
    assert len(lines) <= height
    assert all(len(text) <= width for text in lines)
    return [text.rstrip() for text in lines]


def review(number: int) -> Where:
    return Where(page="review", nomination=number)


def test_a_nomination_before_the_vote(tmp_path: Path) -> None:
    """The name, whose it is, what for, how and by what share it is voted on; last what the vote before said."""
    with council_in_sitting(tmp_path) as file:
        lines = seen(file.council, review(WAITING))
    assert lines == [
        " Hội đồng TĐKT                                   Sitting 1 · 8/9 here, 6 needed",
        " Unit 1/2 · 5/7                                            individual · pending",
        "",
        "",
        "                                              ▄▀█▄▀",
        "                                                ▄",
        "                                               ▀ ▀",
        "                      █▄  █ ▄▀▀▀▄ █   █ █   █ █▀▀▀▀ █▄  █",
        "                      █▀▄ █ █ ▄▄▄ █   █  ▀▄▀  █▄▄▄  █▀▄ █",
        "                      █  ██ █   █ █   █   █   █     █  ██",
        "                      ▀   ▀  ▀▀▀   ▀▀▀    ▀   ▀▀▀▀▀ ▀   ▀",
        "                       ▄   ▄                  ▄▄ ▄",
        "                        ▀▀▀                  ▀ ▀▀",
        "                 █   █ ▄▀▀▀▄ █▄  █     █▀▀▀▄ █   █ █▄  █ ▄▀▀▀▄",
        "                 █   █ █▄▄▄█ █▀▄ █     █   █ █   █ █▀▄ █ █ ▄▄▄",
        "                  █ █  █   █ █  ██     █   █ █   █ █  ██ █   █",
        "                   ▀   ▀   ▀ ▀   ▀     ▀▀▀▀   ▀▀▀  ▀   ▀  ▀▀▀",
        "                         Ông · Kiểm sát viên · Phòng 1",
        "                  Huân chương Lao động hạng Ba · show of hands",
        "                          more than 50% of all members",
        "                   Thanh tra: 4/9 · needs 5, 1 missing · TIE",
    ]


def test_a_nomination_after_the_vote(tmp_path: Path) -> None:
    """The counts, the bar with the threshold on it, and what it comes to in big letters."""
    with council_in_sitting(tmp_path) as file:
        lines = seen(file.council, review(2))
    assert lines[1] == " Unit 1/2 · 5/7                                           individual · proposed"
    assert lines[16:] == [
        "                         Ông · Kiểm sát viên · Phòng 1",
        "                  Huân chương Lao động hạng Ba · show of hands",
        "            ▄▀▀▀▄   █ ▄▀▀▀▄     █▀▀▀▄ ▄▀▀▀▄ ▄▀▀▀▀ ▄▀▀▀▀ █▀▀▀▀ █▀▀▀▄",
        "            ▀▄▄▄▀  ▄▀ ▀▄▄▄█     █▄▄▄▀ █▄▄▄█ ▀▄▄▄  ▀▄▄▄  █▄▄▄  █   █",
        "            █   █ █       █     █     █   █     █     █ █     █   █",
        "             ▀▀▀  ▀    ▀▀▀      ▀     ▀   ▀ ▀▀▀▀  ▀▀▀▀  ▀▀▀▀▀ ▀▀▀▀",
        " In favour 8  Against 0  Other 0  ███████████│███████▌░░ 8/9 · needs 5 · PASSED",
    ]


def test_a_wide_screen_has_larger_letters(tmp_path: Path) -> None:
    """At 200×60 name and result are twice as large, and the award form is in big letters too."""
    with council_in_sitting(tmp_path) as file:
        lines = seen(file.council, review(2), 200, 60)
    name = lines.index(next(text for text in lines if "██████████  ██      ██" in text))
    assert lines[name].strip() == (
        "██      ██    ██████    ██      ██  ██      ██  ██████████  ██      ██          "
        "██      ██    ██████    ██      ██          ████████      ██████    ██      ██  ██      ██"
    )
    assert any(text.strip().startswith("█▀▀▀█ █   █ █▀▀▀█ █ ▀▄█") for text in lines)
    assert any(text.strip().startswith("██████        ██    ██████            ████████") for text in lines)


def test_progress_counts_what_is_not_pending(tmp_path: Path) -> None:
    """As the results have it: voted on, put aside, and pending again once the class is another one."""

    def told(file: CouncilFile) -> None:
        done = sum(row.outcome is not Outcome.PENDING for row in results(file.council).rows)
        assert seen(file.council, review(1))[1].startswith(f" Unit 1/2 · {done}/7 ")

    with council_in_sitting(tmp_path) as file:
        for act in (lambda: file.withdraw(WAITING), lambda: file.take_up(7), file.undo, file.undo, file.undo):
            told(file)
            act()
        told(file)
    council = file.council
    council.nominations[1] = replace(council.nominations[1], class_="Nhì")
    told(file)


def test_the_results_as_the_secretary_has_them(tmp_path: Path) -> None:
    """The same rows in the same order, the cursor on the same nomination, all about it in the foot."""
    with council_in_sitting(tmp_path) as file:
        where = Where(page="results", form=1, class_="Ba", row=3)
        lines, shown = seen(file.council, where), big_picture(file.council, where, 80, 24)
    assert lines[1:9] == [
        " Huân chương Lao động hạng Ba                                          form 1/2",
        " show of hands; more than 50% of all members              voted 3/4, proposed 1",
        " ── individual · 4 · quota 1 ───────────────────────────────────────────────────",
        "   1 ✓    2 Ông Nguyễn Văn Bình    ██████│███▌░     8/9 needs 5",
        " ── quota 1 ────────────────────────────────────────────────────────────────────",
        "   2 ✗    1 Ông Nguyễn Văn Ấn      ██████│██▌░░     7/9 needs 5 · over quota",
        "   3 ✗    3 Ông Nguyễn Văn Châu    ████░░│░░░░░     3/9 needs 5, 2 missing",
        "     ·    4 Ông Nguyễn Văn Dũng                         pending",
    ]
    assert shown.cursor == 7
    assert lines[21:] == [
        " 3 Ông Nguyễn Văn Châu · Kiểm sát viên · Phòng 1",
        " yes 3, no 5, other 0 · 3/9 (33,33%) · needs 5, 2 missing",
        " NOT PASSED · not proposed",
    ]


def test_the_award_list_page_by_page(tmp_path: Path) -> None:
    """From the first line; from a row further down; to the end where the secretary sees the end."""
    with council_in_sitting(tmp_path) as file:
        file.decide(TIED, favour=True, reason="vì")
        first = seen(file.council, Where(page="award_list"), 80, 11)
        further = seen(file.council, Where(page="award_list", top=TIED), 80, 9)
        last = seen(file.council, Where(page="award_list", top=2, end=True), 80, 9)
    assert first[1].split("  ")[0] == " PROPOSED AWARD LIST · DRAFT"
    assert first[4] == " VIỆN KIỂM SÁT NHÂN DÂN TỈNH"
    assert further[4].startswith(" Bằng khen · 1")
    assert further[6].startswith("   1. Thanh tra")
    assert last[-1].startswith(" All forms: 2 in all")


def test_the_award_list_says_that_it_is_closed(tmp_path: Path) -> None:
    """And of which version a list is that was opened again."""
    with council_in_sitting(tmp_path) as file:
        for nomination in file.council.nominations:
            file.defer(nomination)
        file.close_sitting()
        file.close_list()
        closed = seen(file.council, Where(page="award_list"))
        file.reopen_list("vì")
        reopened = seen(file.council, Where(page="award_list"))
    assert closed[1].split("  ")[0] == " PROPOSED AWARD LIST · CLOSED · version 1"
    assert reopened[1].split("  ")[0] == " PROPOSED AWARD LIST · DRAFT · version 2"


@pytest.mark.parametrize(
    ("act", "words"), [(CouncilFile.adjourn, "ADJOURNED"), (CouncilFile.close_sitting, "NO SITTING")]
)
def test_while_nothing_is_open(tmp_path: Path, act: Callable[[CouncilFile], None], words: str) -> None:
    """The council's name and that it does not sit, wherever the secretary is in the walk."""
    with council_in_sitting(tmp_path) as file:
        act(file)
        assert any(words in text for text in seen(file.council, review(2), 20, 24))
        assert not any("8/9" in text for text in seen(file.council, review(2), 20, 24))
        assert any("█" in text for text in seen(file.council, review(2)))


def test_who_is_here_while_attendance_is_taken(tmp_path: Path) -> None:
    with council_in_sitting(tmp_path) as file:
        for where in (Where(page="attendance"), Where(), Where(page="review", nomination=99)):
            lines = seen(file.council, where)
            assert "                         Sitting 1 · 8/9 here, 6 needed" in lines
            assert lines[15] == "                           ██████        ██    ██████"


def test_names_are_text(tmp_path: Path) -> None:
    """[b] is no markup, neither in big letters nor in rows; where there is no room they are capitals."""
    with council_in_sitting(tmp_path) as file:
        assert any("[B]TRẦN[/B] THỊ HÀ" in text for text in seen(file.council, review(PENDING), 40, 24))
        assert any("████  ████████    ████" in text for text in seen(file.council, review(PENDING), 200, 60))
        rows = seen(file.council, Where(page="results", form=2, row=PENDING))
        assert any("[b]Trần[/b] Thị Hà" in text for text in rows)


def test_trouble_takes_the_last_line(tmp_path: Path) -> None:
    with council_in_sitting(tmp_path) as file:
        calm, troubled = seen(file.council, review(2)), seen(file.council, review(2), trouble="c.json cannot be read.")
    assert troubled[23] == "c.json cannot be read."
    assert troubled[1] == calm[1]


# what is not for the room


def test_comments_are_not_for_the_room(tmp_path: Path) -> None:
    pages = [review(WAITING), review(2), Where(page="results"), Where(page="award_list"), Where(page="attendance")]
    with council_in_sitting(tmp_path) as file:
        before = [seen(file.council, where) for where in pages]
        for number in (WAITING, 2):
            file.comment(number, "đề nghị bổ sung", 3)
        assert [seen(file.council, where) for where in pages] == before


def test_a_roll_call_on_a_block_says_on_how_many(tmp_path: Path) -> None:
    with council_in_sitting(tmp_path) as file:
        others = [number for number in file.council.nominations if file.council.concluded(number) is None][:3]
        for number in others:
            file.change_mode(number, Mode.ROLL_CALL, "vì")
        file.begin_block_call(others)
        assert any(f"Block vote on {len(others)} nominations" in text for text in seen(file.council, review(others[0])))
        file.abandon_roll_call(others[0])
        assert not any("Block vote" in text for text in seen(file.council, review(others[0])))


def test_a_roll_call_shows_who_is_called_and_no_answer(tmp_path: Path) -> None:
    """The room sees the same whatever was answered, until the last answer closes the vote."""

    def watched(folder: Path, choice: Choice) -> list[list[str]]:
        folder.mkdir()
        with council_in_sitting(folder) as file:
            file.change_mode(WAITING, Mode.ROLL_CALL, "vì")
            file.begin_roll_call(WAITING)
            pages = []
            for _member in range(8):
                pages.append(seen(file.council, review(WAITING)))
                file.answer(WAITING, choice)
            assert any("8 " in text or "0/9" in text for text in seen(file.council, review(WAITING)))
            return pages

    yes, no = watched(tmp_path / "yes", Choice.YES), watched(tmp_path / "no", Choice.NO)
    assert yes == no
    assert any("THÀNH VIÊN 3" in text for text in yes[2])


def test_a_secret_ballot_is_seen_when_it_is_closed(tmp_path: Path) -> None:
    with council_in_sitting(tmp_path) as file:
        file.change_mode(WAITING, Mode.SECRET_BALLOT, "vì")
        before = seen(file.council, review(WAITING))
        assert not any("In favour" in text for text in before)
        file.record_ballots(WAITING, Sheet(id=0, sitting=0, issued=8, returned=8), Counts(yes=6, no=2))
        assert any("In favour 6  Against 2" in text for text in seen(file.council, review(WAITING)))


# the real screens, one beside the other


def test_it_follows_the_secretary_from_page_to_page(tmp_path: Path) -> None:
    """Two screens look on: the same on both, at every page, and what is deferred is seen."""

    async def watch(file: CouncilFile) -> None:
        followers = [Follower(file.ledger.path) for _screen in range(2)]
        screens = [BigScreen(follower) for follower in followers]
        secretary = Application(file, language="en")
        async with secretary.run_test() as hand, screens[0].run_test(), screens[1].run_test():

            async def shown(words: str) -> None:
                for _time in range(100):
                    await asyncio.sleep(0.02)
                    if all(any(words in text for text in screen_lines(screen)) for screen in screens):
                        return
                raise AssertionError(words + "\n" + "\n".join(screen_lines(screens[0])))

            await hand.pause(0.1)
            await shown("Ông · Kiểm sát viên · Phòng 1")
            await hand.press("3", "right")
            await shown("form 2/2")
            told = read_place(file.ledger.path)
            assert told == Where(page="results", nomination=WAITING, form=2, row=TIED)
            await hand.press("4")
            await shown("PROPOSED AWARD LIST")
            await hand.press("1")
            await shown("██████        ██    ██████")
            await hand.press("2")
            file.defer(WAITING)
            await shown("deferred")
        for follower in followers:
            follower.close()

    with council_in_sitting(tmp_path) as file:
        asyncio.run(watch(file))
        place = read_place(file.ledger.path)
        assert place == Where(page="review", nomination=WAITING)
