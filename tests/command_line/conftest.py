"""A command line that runs in this process, and councils to run it on."""

import csv
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct

import app
from council import words

SAMPLES = Path(__file__).parent.parent / "documents" / "samples" / "quang-binh"
LISTS = sorted(path for path in SAMPLES.iterdir() if path.name != "truth.json")
MEMBERS = ["Nguyễn Văn Ấn", "Trần Thị Bình", "Lê Hữu Châu", "Phạm Ngọc Dũng", "Hồ Đức Sơn"]

SIGNS = {"r": "liên quan", ".": "vắng", "x": "không biểu quyết"}


class Ended(Struct, frozen=True):
    """How a command ended."""

    code: int
    out: str
    err: str


Hoidong = Callable[..., Ended]


@contextmanager
def english(preferences: Path) -> Iterator[None]:
    """English for a while, the preferences of nobody."""
    catalog = words._catalog
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("HOIDONG_LANG", "en")
        patched.setenv("LANGUAGE", "en")
        patched.setenv("XDG_CONFIG_HOME", str(preferences))
        yield
    words.use(catalog)


@pytest.fixture(autouse=True)
def in_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test of the command line reads English."""
    with english(tmp_path_factory.mktemp("preferences")):
        yield


@pytest.fixture
def hoidong(capsys: pytest.CaptureFixture[str]) -> Hoidong:
    """Run one command. Whatever it answers but 0 must be said on stderr, without a traceback."""

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        code = app.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err + out
        assert code == 0 or err.strip(), f"{arguments} ended with {code} and not a word"
        return Ended(code, out, err)

    return run


def write_csv(path: Path, *lines: Sequence[object]) -> Path:
    """A list as a csv file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council of Quảng Bình: five members, the 86 nominations of its units' lists, no sitting yet."""
    folder = tmp_path_factory.mktemp("filled")
    path = folder / "qb.json"
    people = write_csv(
        folder / "members.csv",
        ["Họ và tên", "Chức vụ", "Vai trò"],
        *([name, "Kiểm sát viên", "Chủ tịch" if not place else "Ủy viên"] for place, name in enumerate(MEMBERS)),
    )
    with english(folder):
        for command in (
            ["new", path, "--template", "quang-binh-2021"],
            ["members", path, people],
            ["import", path, *LISTS],
        ):
            assert app.main([str(word) for word in command]) == 0
    return path


@pytest.fixture
def council(filled: Path, tmp_path: Path) -> Path:
    """A copy of the filled council, alone in its folder."""
    folder = tmp_path / "council"
    folder.mkdir()
    return Path(shutil.copy(filled, folder / "qb.json"))


@pytest.fixture
def matrix(tmp_path: Path) -> Callable[..., Path]:
    """Writes a vote matrix: in every line a nomination and a word or letter for each of the five members."""

    def write(*lines: tuple[object, Sequence[str]], members: Sequence[str] = MEMBERS) -> Path:
        return write_csv(
            tmp_path / "votes.csv",
            ["Đề nghị", *members],
            *([name, *(SIGNS.get(cell, cell) for cell in said)] for name, said in lines),
        )

    return write
