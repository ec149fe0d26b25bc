"""Home as somebody sees it who has never seen the program."""

from pathlib import Path

import pytest

from council.sittings import SittingState
from screens.application import Application
from store.council_file import CouncilFile
from store.preferences import preferences, remember
from tests.screens.councils_at_work import after, council_file

COLUMNS = 80


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, where the program was never used."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened_by(*keys: str) -> tuple[CouncilFile | None, list[str]]:
    """The council that is open after ``keys``, closed again, and the screen's lines."""
    application = Application(None, language="en")
    lines = after(application, *keys)
    try:
        file = application.council_file
    except LookupError:
        return None, lines
    application.close_council()
    return file, lines


def says(lines: list[str], sentence: str) -> bool:
    """Whether ``sentence`` is said below the choices, however it is broken into lines."""
    return sentence.replace(" ", "") in "".join(lines[5:22]).replace(" ", "")


def test_the_first_start() -> None:
    """The reader sees what the program is for, that nothing was opened yet, templates to begin with, and
    demonstrations that are said to be invented."""
    lines = after(Application(None, language="en"))
    assert lines[1:16] == [
        " Runs the sittings of an emulation and commendation council: walks through the",
        " units' nominations, records votes and comments, and draws up the proposed",
        " award list.",
        "─" * COLUMNS,
        " No council was opened here before",
        "",
        " New council from a template",
        "   quang-binh-2021    Hội đồng Thi đua – Khen thưởng VKSND tỉnh Quảng Bình",
        "   dong-nai-2021      Hội đồng Thi đua – Khen thưởng Thanh tra tỉnh Đồng Nai",
        "   blank              Hội đồng Thi đua – Khen thưởng",
        "",
        " Look around: a demonstration, everybody in it is invented",
        "   quang-binh-2021    Hội đồng Thi đua – Khen thưởng VKSND tỉnh Quảng Bình",
        "   dong-nai-2021      Hội đồng Thi đua – Khen thưởng Thanh tra tỉnh Đồng Nai",
        "",
    ]
    assert lines[23].startswith(" ⏎ choose  o open a file  n new  t own template  d demo")


def test_councils_opened_lately_come_first_and_missing_ones_say_so(home: Path) -> None:
    council_file(home).close()
    remember(opened=home / "gone.json")
    remember(opened=home / "council.json")
    lines = after(Application(None, language="en"))
    assert lines[5] == " Councils opened lately"
    assert lines[6].startswith("   council.json   ~")
    assert lines[7].startswith("   gone.json   ~")
    assert lines[7].endswith("missing")


def test_the_latest_council_is_one_key_away(home: Path) -> None:
    council_file(home).close()
    remember(opened=home / "council.json")
    file, _lines = opened_by("enter")
    assert file is not None
    assert file.ledger.path == home / "council.json"


def test_a_new_council_from_a_template(home: Path) -> None:
    file, _lines = opened_by("n", "enter", "enter")
    assert file is not None
    assert file.ledger.path == home / "quang-binh-2021.json"
    assert len(file.council.units) == 17
    assert preferences().recent == (str(home / "quang-binh-2021.json"),)


def test_an_existing_file_is_refused_with_a_sentence(home: Path) -> None:
    council_file(home).close()
    before = (home / "council.json").read_bytes()
    file, lines = opened_by("n", "enter", "ctrl+u", *"council", "enter")
    assert file is None
    assert says(lines, "council.json exists already")
    assert (home / "council.json").read_bytes() == before


def test_a_demonstration() -> None:
    file, _lines = opened_by("d", "down", "enter")
    assert file is not None
    assert file.council.settings.invented
    assert file.ledger.path.name == "dong-nai-2021.json"
    sitting = file.council.sitting()
    assert sitting is not None
    assert sitting.state is SittingState.OPEN
    assert preferences().recent == (), "a temporary file is not remembered"


def test_a_path_is_completed_with_tab(home: Path) -> None:
    council_file(home).close()
    file, _lines = opened_by("o", *"co", "tab", "enter")
    assert file is not None
    assert file.ledger.path == home / "council.json"


def test_a_template_of_ones_own(home: Path) -> None:
    (home / "a.toml").write_text('[council]\nname = "Hội đồng A"\n', encoding="utf-8")
    file, _lines = opened_by("t", *"a.toml", "enter", "enter")
    assert file is not None
    assert file.council.settings.name == "Hội đồng A"
    assert file.ledger.path == home / "a.json"


def test_a_template_with_mistakes_says_each_of_them(home: Path) -> None:
    (home / "a.toml").write_text('[council]\nnome = "A"\n', encoding="utf-8")
    file, lines = opened_by("t", *"a.toml", "enter")
    assert file is None
    assert says(lines, "nome")


@pytest.mark.parametrize(("typed", "said"), [("no", "no.json"), ("/", "/"), ("a.txt", "a.txt")])
def test_what_cannot_be_opened_is_a_sentence(home: Path, typed: str, said: str) -> None:
    (home / "a.txt").write_text("text", encoding="utf-8")
    file, lines = opened_by("o", *typed, "enter")
    assert file is None
    assert says(lines, said)


def test_a_council_held_by_another_session_can_be_read(home: Path) -> None:
    """The reader sees who holds the file, and that r opens it for reading."""
    holder = council_file(home)
    remember(opened=home / "council.json")
    try:
        file, lines = opened_by("enter")
        assert file is None
        assert says(lines, "is open in another session")
        assert says(lines, "Press r to open it for reading, T to take it over.")
        file, _lines = opened_by("enter", "r")
        assert file is not None
        assert not file.ledger.writable
    finally:
        holder.close()
