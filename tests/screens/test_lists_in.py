"""Lists in: read, looked through, added only after a yes; what a replacement list leaves out is withdrawn on one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from council.attendance import Presence
from council.forms import AwardForm, Kind
from council.members import Body
from council.nominations import Nomination, Source, Standing
from council.settings import Settings
from council.sittings import SittingState
from council.units import Unit
from screens.application import Application
from store import confinement
from store.council_file import CouncilFile
from tests.screens.councils_at_work import MEMBERS, after
from tests.screens.picture import picture, screen_lines

HEAD = "STT,Họ và tên,Chức vụ,Hình thức khen thưởng"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CouncilFile]:
    """Two units and two forms; Phòng 1 nominated three, of whom the council voted on the first."""
    monkeypatch.chdir(tmp_path)
    made = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Hội đồng TĐKT"),
        by="thuky",
        members=MEMBERS,
        units=[Unit(id=1, name="Phòng 1"), Unit(id=2, name="Phòng 2")],
        forms=[AwardForm(id=1, name="Bằng khen"), AwardForm(id=2, name="Giấy khen")],
    )
    people = (("Lê Châu", "Kế toán"), ("Hồ Dũng", "Thủ kho"), ("Vũ Em", "Lái xe"))
    made.add_nominations(
        [
            Nomination(id=0, kind=Kind.INDIVIDUAL, name=n, position=p, unit=1, form=2, source=Source("cũ.csv"))
            for n, p in people
        ]
    )
    made.plan_sitting(Body.COUNCIL)
    made.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS])
    made.start_sitting()
    made.record_hands(1)
    yield made
    made.close()


def write(name: str, *rows: str, head: str = HEAD) -> None:
    numbered = (f"{number},{row}" for number, row in enumerate(rows, 1))
    Path(name).write_text("\n".join([head, *numbered]), encoding="utf-8")


def shown(file: CouncilFile, *keys: str) -> list[str]:
    return after(Application(file, language="en"), "I", *keys)


def names(file: CouncilFile) -> list[str]:
    return [nomination.name for nomination in file.council.nominations.values()]


def test_what_was_read_is_shown_and_nothing_is_added(file: CouncilFile) -> None:
    """The file, its unit and why, counts; what the unit's new list changes; who would be added."""
    write("phong-1.csv", "Hồ Dũng,Thủ kho,Bằng khen", "Tạ Yên,Văn thư,Giấy khen")
    number = file.ledger.number
    lines = shown(file, "o", *"phong-1.csv", "enter")
    assert [text.rstrip() for text in lines[1:20]] == [
        " LISTS IN                          to be added 2 · there already 0 · problems 0",
        " y adds 2 nominations; nothing was added yet.",
        "─" * 80,
        " phong-1.csv  Phòng 1 (from the file's name)                      2 nominations",
        "   individual 2 · Bằng khen 1 · Giấy khen 1",
        "",
        " Replacement list of Phòng 1",
        " + new: Tạ Yên, Văn thư (Giấy khen)",
        " ~ changed: no. 2 was Hồ Dũng, Thủ kho (Giấy khen), now Hồ Dũng, Thủ kho (Bằng",
        "   khen) – the new one is added; w withdraws the old one",
        " − not in the new list: no. 1, Lê Châu, Kế toán (Giấy khen) – voted on already:",
        "   left alone",
        " − not in the new list: no. 3, Vũ Em, Lái xe (Giấy khen) – w withdraws it",
        "",
        " To be added: 2",
        "    4. Hồ Dũng, Thủ kho (Bằng khen)",
        "    5. Tạ Yên, Văn thư (Giấy khen)",
        "",
        "",
    ]
    assert (file.ledger.number, len(names(file))) == (number, 3)


def test_y_adds_all_of_it_in_one_act_during_the_sitting(file: CouncilFile) -> None:
    write("phong-1.csv", "Hồ Dũng,Thủ kho,Bằng khen", "Tạ Yên,Văn thư,Giấy khen")
    number = file.ledger.number
    lines = shown(file, "o", *"phong-1.csv", "enter", "y", "y")
    assert names(file)[3:] == ["Hồ Dũng", "Tạ Yên"]
    assert file.ledger.number == number + 1
    assert file.council.sittings[1].state is SittingState.OPEN
    assert "to be added 0 · there already 2" in lines[1]


@pytest.mark.parametrize(
    ("keys", "withdrawn"),
    [
        ((), []),
        (("w", "escape"), []),
        (("w", "enter"), [2, 3]),
        (("w", "down", "enter"), [2]),
        (("down", "down", "down", "down", "w", "enter"), [3]),
        (("w", *["backspace"] * 40, "enter"), []),
    ],
)
def test_the_left_out_are_withdrawn_on_a_yes_and_a_reason(
    file: CouncilFile, keys: tuple[str, ...], withdrawn: list[int]
) -> None:
    """All of them, one, or the one under the cursor; never the one that was voted on."""
    write("phong-1.csv", "Hồ Dũng,Thủ kho,Bằng khen", "Tạ Yên,Văn thư,Giấy khen")
    shown(file, "o", *"phong-1.csv", "enter", *keys)
    found = {n.id: n.standing_reason for n in file.council.nominations.values() if n.standing is Standing.WITHDRAWN}
    assert found == dict.fromkeys(withdrawn, "Replacement list phong-1.csv")


def test_a_problem_names_the_row_and_s_leaves_it_out(file: CouncilFile) -> None:
    write("phong-2.csv", "Tạ Yên,Văn thư,Cúp vàng", "Đỗ Hai,Kế toán,Giấy khen")
    lines = shown(file, "o", *"phong-2.csv", "enter", "y")
    assert lines[6] == " ✗ row 2: “Cúp vàng” is no award form of this council; write one of its forms."
    assert lines[2].startswith(" Nothing can be added yet: correct the list")
    assert len(names(file)) == 3
    lines = shown(file, "o", *"phong-2.csv", "enter", "down", "s")
    assert lines[5] == "   rows left out: 2"
    assert lines[2] == " y adds 1 nominations; nothing was added yet."
    shown(file, "o", *"phong-2.csv", "enter", "down", "s", "y")
    assert names(file)[3:] == ["Đỗ Hai"]


def test_what_a_list_leaves_open_is_answered(file: CouncilFile) -> None:
    """d chooses the unit, f the form, where the list under the cursor says neither; the words name the keys."""
    write("mới.csv", "Tạ Yên,Văn thư", head="STT,Họ và tên,Chức vụ")
    lines = shown(file, "o", *"mới.csv", "enter")
    assert "or use key d." in " ".join(lines)
    lines = shown(file, "o", *"mới.csv", "enter", "d", "down", "down", "enter", "f", "down", "enter")
    assert lines[4].startswith(" mới.csv  Phòng 2 (as chosen here)")
    assert lines[5] == "   unit: Phòng 2 · form: Bằng khen"
    lines = shown(file, "o", *"mới.csv", "enter", "d", *"phong", "enter")
    assert "“phong” fits 2 names" in lines[22]
    shown(file, "o", *"mới.csv", "enter", "d", "2", "enter", "f", "b", "enter", "y")
    added = file.council.nominations[4]
    assert (added.name, added.unit, added.form) == ("Tạ Yên", 2, 1)


def test_a_doubtful_list_comes_in_sight_and_under_the_cursor(file: CouncilFile) -> None:
    """Behind lists that fill the screen, the first one with a problem is what x and d mean."""
    Path("in").mkdir()
    for number in range(1, 9):
        write(f"in/{number}-phong-1.csv", f"Tạ Yên {number},Văn thư,Giấy khen")
    write("in/9-nowhere.csv", "Đỗ Hai,Kế toán,Giấy khen")
    assert any("9-nowhere.csv" in text for text in shown(file, "o", *"in", "enter"))
    lines = shown(file, "o", *"in", "enter", "x")
    assert "problems 0" in lines[1]


def test_a_folder_and_a_pattern_are_all_their_lists_and_x_puts_one_away(file: CouncilFile) -> None:
    Path("in").mkdir()
    write("in/phong-10.csv", "Tạ Yên,Văn thư,Giấy khen")
    write("in/phong-2.csv", "Đỗ Hai,Kế toán,Giấy khen")
    Path("in/~$phong-2.xlsx").write_text("")
    Path("in/ảnh.png").write_text("")
    for what in ("in", "in/*.csv"):
        lines = [text.split("  ")[0] for text in shown(file, "o", *what, "enter") if ".csv" in text]
        assert lines == [" phong-2.csv", " phong-10.csv"]
    lines = shown(file, "o", *"in", "enter", "home", "x")
    assert not any("phong-2.csv" in text for text in lines)


def test_tab_completes_and_shows_what_is_there(file: CouncilFile) -> None:
    write("phong-1.csv", "Tạ Yên,Văn thư,Giấy khen")
    Path("phong-ban").mkdir()
    Path("phong.toml").write_text("")
    lines = shown(file, "o", "p", "tab")
    assert [text.strip() for text in lines[4:7]] == ["phong-1.csv", "phong-ban/", ""]
    assert lines[22].startswith(" List, folder or *; Tab completes:")
    assert lines[23].strip() == "phong-"
    assert shown(file, "o", "p", "tab", "1", "tab", "enter")[4].startswith(" phong-1.csv")


@pytest.mark.parametrize("path", ["nowhere.csv", "\\0", "x" * 300, "*.nothing"])
def test_a_path_that_leads_nowhere_is_said(file: CouncilFile, path: str) -> None:
    assert "There is no list" in shown(file, "o", *path, "enter")[22]


def test_a_confined_session_reads_nothing_outside_its_folder(
    file: CouncilFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "room").mkdir()
    write("phong-2.csv", "Tạ Yên,Văn thư,Giấy khen")
    monkeypatch.setattr(confinement, "_confinement", confinement.Confinement(tmp_path / "room"))
    assert "cannot be used" in shown(file, "o", *"phong-2.csv", "enter")[22]
    shown(file, "o", *"phong-2.csv", "enter", "y")
    assert len(names(file)) == 3


def test_a_list_that_changed_since_is_read_again(file: CouncilFile) -> None:
    """What is added is what is shown: coming back to the place reads the file anew."""
    write("phong-2.csv", "Tạ Yên,Văn thư,Giấy khen")
    seen: list[str] = []

    async def steps(pilot: Pilot[object]) -> None:
        await pilot.press("I", "o", *"phong-2.csv", "enter")
        write("phong-2.csv", "Đỗ Hai,Kế toán,Giấy khen", "Tạ Yên,Văn thư,Giấy khen")
        await pilot.press("2", "I")
        await pilot.pause(0.1)
        seen.extend(screen_lines(pilot.app))
        await pilot.press("y", "u")

    picture(Application(file, language="en"), steps)
    assert "to be added 2" in seen[1]
    assert len(names(file)) == 3, "u takes the act back"


def test_hostile_names_are_text(file: CouncilFile) -> None:
    write("phong-2.csv", "Lê [b]Yên[/b],\x1b[31mđỏ,Giấy khen")
    lines = shown(file, "o", *"phong-2.csv", "enter")
    assert "    4. Lê [b]Yên[/b], đỏ (Giấy khen)" in lines


def test_a_list_beside_the_earlier_one_replaces_nothing_after_it_was_added_either(file: CouncilFile) -> None:
    """Not even under the name of the earlier one, and not when the place is come back to."""
    write("cũ.csv", "Tạ Yên,Văn thư,Giấy khen")
    for keys in (("y",), ("y", "2", "I")):
        lines = shown(file, "o", *"cũ.csv", "enter", "d", "1", "enter", *keys)
        assert "All of it is there already" in lines[2]
        assert "Replacement" not in "".join(lines)
        shown(file, "u")


def test_the_next_list_is_looked_at_by_itself_once_the_last_one_was_added(file: CouncilFile) -> None:
    write("phong-1.csv", "Hồ Dũng,Thủ kho,Giấy khen", "Tạ Yên,Văn thư,Giấy khen")
    write("phong-2.csv", "Đỗ Hai,Kế toán,Giấy khen")
    lines = shown(file, "o", *"phong-1.csv", "enter", "y", "o", *"phong-2.csv", "enter")
    assert "to be added 1 · there already 0" in lines[1]
    assert not any("phong-1.csv" in text for text in lines)
