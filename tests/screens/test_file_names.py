"""File names as people type them."""

from pathlib import Path

import pytest

from screens.file_names import completed, council_path, matches, short


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("quang-binh.json", "quang-nam.json", "notes.txt", ".hidden.json"):
        (tmp_path / name).touch()
    (tmp_path / "quang-ninh").mkdir()
    (tmp_path / "quang-ninh" / "a.json").touch()
    return tmp_path


def test_councils_and_folders_are_offered(folder: Path) -> None:
    assert matches("") == ["quang-binh.json", "quang-nam.json", "quang-ninh/"]
    assert matches("quang-ninh/") == ["quang-ninh/a.json"]
    assert matches(f"{folder}/quang-b") == [f"{folder}/quang-binh.json"]
    assert matches("~/quang-b") == ["~/quang-binh.json"]
    assert matches(".h") == [".hidden.json"]
    assert matches("n", ".txt") == ["notes.txt"]


@pytest.mark.parametrize("text", ["no/such/folder/", "\0", "x" * 5000])
def test_nothing_is_offered_where_nothing_can_be_read(text: str) -> None:
    assert matches(text) == []


@pytest.mark.usefixtures("folder")
def test_a_path_is_completed_as_far_as_it_is_clear() -> None:
    assert completed("q", matches("q")) == "quang-"
    assert completed("quang-b", matches("quang-b")) == "quang-binh.json"
    assert completed("z", matches("z")) == "z"


def test_the_ending_may_be_left_out(folder: Path) -> None:
    assert council_path("~/new") == folder / "new.json"
    assert council_path("new.json") == Path("new.json")
    assert council_path("ky.2021") == Path("ky.2021.json")
    assert council_path("/") == Path("/")


def test_the_home_folder_is_written_short(folder: Path) -> None:
    assert short(folder) == "~"
    assert short(folder / "a") == "~/a"
    assert short(Path("/srv/a")) == "/srv/a"
