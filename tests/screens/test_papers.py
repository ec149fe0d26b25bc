"""The papers' place: what each holds now, what is chosen, writing in the background, where the files lie."""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from council.errors import Refused
from documents.papers import word
from documents.papers.errors import BrokenTemplate
from documents.papers.word import WordFile
from screens import papers
from screens.application import Application
from screens.papers import PapersPlace
from screens.results import ResultsPlace
from store.council_file import CouncilFile
from tests.screens.picture import picture, screen_lines
from tests.screens.sittings import council_in_sitting


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """One Word file of each kind, named after it; a content of its own where a test puts one there."""
    made: dict[str, object] = {}

    def make(kind: str) -> bytes:
        content = made.get(kind, kind.encode())
        return content() if callable(content) else content  # type: ignore[return-value]

    monkeypatch.setattr(word, "word_files", lambda _view, kind, *_of: [WordFile(kind, lambda: make(kind))])
    monkeypatch.setattr(word, "check_templates", lambda _folder: None)
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    with council_in_sitting(tmp_path) as file:
        yield file


def folder(file: CouncilFile) -> Path:
    """Where the papers come to lie unless another folder is named."""
    year, month, day = file.council.sittings[1].opened_at[:10].split("-")
    return file.ledger.path.parent / "c-giay-to" / f"phien-1-hoi-dong-{day}-{month}-{year}"


async def written(pilot: Pilot[object]) -> None:
    """Wait until nothing is being written any more."""
    place = next(s for s in pilot.app._installed_screens.values() if isinstance(s, PapersPlace))
    for _look in range(400):
        await pilot.pause(0.01)
        if place._writing is None:
            break
    await pilot.pause(0.05)


def test_the_picture(file: CouncilFile) -> None:
    """Which sitting, that it is a draft, where to, as what; then what each paper holds and its number of files."""
    lines = picture(Application(file, language="en"), go)
    date = "/".join(reversed(file.council.sittings[1].opened_at[:10].split("-")))
    assert lines[1] == f" Papers · council, sitting 1 ({date})".ljust(74) + "DRAFT"
    assert lines[2].startswith(" Folder          ")
    assert lines[3:15] == [
        " Formats         Word, Excel and JSON",
        " Word templates  the program's own",
        "─" * 80,
        " [x] Proposed award list             people: 1                          3 files",
        " [x] Ranked results                  voted on 4 of 7                    2 files",
        " [x] Minutes of the sitting          sitting 1, open → draft             1 file",
        " [x] Record of the count             no secret vote yet                  1 file",
        " [x] Ballot papers                   0 to be voted on in secret          1 file",
        " [x] Submission                      1 proposed                          1 file",
        " [x] Summary report                  nominations: 7, units: 2           2 files",
        " [x] Role models                     nominees: 0, practices: 0           1 file",
        " [x] Everything, as one JSON         for other programs                  1 file",
    ]


async def go(pilot: Pilot[object]) -> None:
    await pilot.press("8")


def test_writes_into_a_folder_of_the_sitting(file: CouncilFile) -> None:
    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        await written(pilot)

    lines = picture(Application(file, language="en"), write, size=(200, 30))
    names = sorted(os.listdir(folder(file)))
    assert len(names) == 13
    assert {"minutes.docx", "danh-sach.xlsx", "danh-sach.json", "bao-cao-tong-hop.xlsx", "tat-ca.json"} <= set(names)
    assert any(text.startswith(" 13 files ") and text.endswith(f" in {folder(file)}") for text in lines)
    assert not any("scp" in text for text in lines[:-1])
    assert any("The papers are written: 13 files." in text for text in lines)


def test_only_what_is_switched_on_in_the_formats_chosen(file: CouncilFile) -> None:
    """a switches all off, space the second one on, f goes to Word only, which there is none of, then to Excel only."""
    notes: list[str] = []

    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "a", "down", "space", "f", "e")
        await pilot.pause()
        notes.append(screen_lines(pilot.app)[22])
        await pilot.press("f", "enter")
        await written(pilot)

    lines = picture(Application(file, language="en"), write)
    assert notes == [" Nothing is chosen that there is in these formats."]
    assert lines[3].endswith("Excel only")
    assert lines[6].startswith(" [ ] Proposed award list")
    assert lines[7].startswith(" [x] Ranked results")
    assert lines[8].endswith("no file")
    assert os.listdir(folder(file)) == ["ket-qua.xlsx"]


def test_another_folder(file: CouncilFile, tmp_path: Path) -> None:
    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "a", "down", "space", "d", *["backspace"] * 200, *str(tmp_path / "x"), "enter", "e")
        await written(pilot)

    picture(Application(file, language="en"), write)
    assert sorted(os.listdir(tmp_path / "x" / folder(file).name)) == ["ket-qua.json", "ket-qua.xlsx"]


def test_files_that_are_there_are_replaced_after_a_question_alone(file: CouncilFile) -> None:
    old = folder(file) / "minutes.docx"
    seen: list[object] = []

    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        await written(pilot)
        old.write_text("changed in Word")
        await pilot.press("e")
        await written(pilot)
        seen.append(screen_lines(pilot.app)[22])
        await pilot.press("enter")
        await written(pilot)
        seen.append(old.read_text())
        await pilot.press("e")
        await written(pilot)
        await pilot.press("down", "enter")
        await written(pilot)

    picture(Application(file, language="en"), write)
    assert seen == [" There are such files already (↑ ↓, Enter): ‹ leave them as they are ›", "changed in Word"]
    assert old.read_text() == "minutes"


def test_the_sitting_goes_on_meanwhile_and_the_papers_are_of_one_moment(
    file: CouncilFile, made: dict[str, object]
) -> None:
    """A vote is recorded while the minutes are being made: no paper has it, and its place is told when all is done."""
    began, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        began.set()
        assert go_on.wait(10)
        return b"minutes"

    made["minutes"] = slow
    seen: list[str] = []

    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        while not began.is_set():
            await pilot.pause(0.01)
        seen.append(screen_lines(pilot.app)[16])
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ResultsPlace)
        file.record_hands(6)
        go_on.set()
        await written(pilot)

    lines = picture(Application(file, language="en"), write)
    assert seen == [" 5/13 · ket-qua.json"]
    assert " The papers are written: 13 files." in lines
    whole = json.loads((folder(file) / "tat-ca.json").read_bytes())
    assert whole["act"] == file.ledger.number - 1
    assert whole["nominations"][5]["votes"] == []


def test_escape_stops_between_files_and_leaves_nothing(file: CouncilFile, made: dict[str, object]) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        began.set()
        assert go_on.wait(10)
        return b"minutes"

    made["minutes"] = slow
    made["count"] = lambda: later.append("count") or b""
    later: list[str] = []

    async def stop(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        while not began.is_set():
            await pilot.pause(0.01)
        await pilot.press("escape")
        go_on.set()
        await written(pilot)

    lines = picture(Application(file, language="en"), stop)
    assert later == []
    assert lines[22] == " Stopped: nothing was written."
    assert not folder(file).parent.exists()


def test_leaving_the_program_stops_the_writing(file: CouncilFile, made: dict[str, object]) -> None:
    began, go_on = threading.Event(), threading.Event()

    def slow() -> bytes:
        began.set()
        assert go_on.wait(10)
        return b"minutes"

    made["minutes"] = slow
    made["count"] = lambda: later.append("count") or b""
    later: list[str] = []

    async def leave(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        while not began.is_set():
            await pilot.pause(0.01)
        threading.Timer(0.3, go_on.set).start()
        await pilot.press("q")

    picture(Application(file, language="en"), leave)
    assert later == []
    assert not folder(file).parent.exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenTemplate("bien-ban-hop.docx: line 3"), "bien-ban-hop.docx: line 3"),
        (OSError(28, "No space left on device"), "the disk is full"),
        (RuntimeError("something else"), "The program met a fault of its own (RuntimeError"),
    ],
)
def test_what_goes_wrong_is_told_and_the_sitting_goes_on(
    file: CouncilFile, made: dict[str, object], error: Exception, said: str
) -> None:
    def broken() -> bytes:
        raise error

    made["minutes"] = broken

    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        await written(pilot)

    lines = picture(Application(file, language="en"), write)
    assert said in " ".join(" ".join(lines[16:22]).split())
    assert lines[22] == " The papers were not written."
    assert not folder(file).parent.exists()


def test_templates_of_the_office(file: CouncilFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder c-mau beside the council is taken by itself; one that is named is looked through first."""
    (tmp_path / "c-mau").mkdir()
    (tmp_path / "own").mkdir()
    notes: list[str] = []

    def check(_folder: Path) -> None:
        raise Refused("to-trinh.docx cannot be read")

    monkeypatch.setattr(word, "check_templates", check)

    async def name(pilot: Pilot[object]) -> None:
        await pilot.press("8")
        await pilot.pause()
        notes.append(screen_lines(pilot.app)[4])
        for folder in ("own", "none"):
            await pilot.press("t", *["backspace"] * 200, *str(tmp_path / folder), "enter")
            await pilot.pause()
            notes.append(" ".join(screen_lines(pilot.app)[16:22]))

    lines = picture(Application(file, language="en"), name)
    assert notes[0].endswith("/c-mau")
    assert notes[1].strip() == "to-trinh.docx cannot be read"
    assert notes[2].startswith(" There is no folder ")
    assert lines[4].endswith("/c-mau")


def test_as_a_sitting_closed(file: CouncilFile) -> None:
    """s goes through the closed sittings; later votes are not in their papers."""
    file.close_sitting()

    async def choose(pilot: Pilot[object]) -> None:
        await pilot.press("8", "s")

    lines = picture(Application(file, language="en"), choose)
    assert ", as it closed" in lines[1]
    assert "sitting 1, closed → draft" in lines[8]


def test_over_ssh_the_line_that_fetches_them_is_told_and_copied(
    file: CouncilFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 2222")
    monkeypatch.setattr(papers, "account_name", lambda: "thuky")
    application = Application(file, language="en")

    async def write(pilot: Pilot[object]) -> None:
        await pilot.press("8", "e")
        await written(pilot)
        await pilot.press("Y")

    lines = picture(application, write, size=(200, 30))
    line = f"scp -r -P 2222 thuky@192.0.2.2:{folder(file)} ."
    assert f" {line}" in lines
    assert application.clipboard == line


def test_tables_are_copied_as_their_tsv(file: CouncilFile) -> None:
    """In the papers the one under the cursor, in the results the form in front, in the award list all of it."""
    application = Application(file, language="en")
    copied: list[list[str]] = []
    notes: list[str] = []

    async def copy(pilot: Pilot[object]) -> None:
        for place, keys in (("8", ""), ("8", "j"), ("8", "j"), ("3", ""), ("4", "")):
            await pilot.press(place, *keys)
            await pilot.pause()
            await pilot.press("y")
            await pilot.pause()
            copied.append(application.clipboard.split("\n"))
            notes.append(screen_lines(pilot.app)[22])

    picture(application, copy)
    award_list, results, unchanged, in_front, whole_list = copied
    assert award_list == whole_list
    assert award_list[1].split("\t")[:3] == ["1", "Ông", "Nguyễn Văn Bình"]
    assert len(results) == 1 + 7 + 1
    assert unchanged == results
    assert len(in_front) == 1 + 4 + 1
    assert set(in_front) <= set(results)
    assert notes[1] == " 7 rows copied; the terminal must allow it (OSC 52)."
    assert notes[2] == " Only the award list, the results and the summary are tables to copy."
