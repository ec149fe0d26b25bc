"""``export`` and ``papers``: which files, where, what is refused, and nothing half done."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from council.rules import Mode
from documents.papers.errors import BrokenTemplate
from store.council_file import CouncilFile
from tests.command_line.conftest import Hoidong


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--as", "xlsx", "nonsense"], 2),
        (["--only", "nonsense"], 2),
        (["--only", "minutes", "--as", "csv"], 2),
        (["--only", "results", "--as", "csv", "docx"], 2),
        (["--only", "results", "--sitting", "1"], 2),
        (["--only", "results", "--papers", "nowhere"], 2),
        (["--only", "list", "--as", "md", "json"], 0),
        (["--only", "summary"], 0),
        (["--only", "all"], 0),
    ],
)
def test_export_options(hoidong: Hoidong, council: Path, tmp_path: Path, words: list[str], code: int) -> None:
    assert hoidong("export", council, "--to", tmp_path / "out", *words).code == code
    assert (tmp_path / "out").exists() == (code == 0)


def test_export_never_replaces_a_file_unasked(hoidong: Hoidong, council: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ("--only", "results", "--as", "csv")
    ended = hoidong("export", council, "--to", out, *asked)
    written = out / "chua-hop" / "ket-qua.csv"
    assert (ended.out, ended.err) == (f"{written}\n", "")
    written.write_text("đã sửa tay", encoding="utf-8")
    assert hoidong("export", council, "--to", out, *asked).code == 4
    assert written.read_text(encoding="utf-8") == "đã sửa tay"
    assert hoidong("export", council, "--to", out, "--only", "results", "--overwrite").code == 0
    assert written.read_text(encoding="utf-8") != "đã sửa tay"
    assert hoidong("export", council, "--to", council).code == 4


def test_export_goes_into_a_folder_of_the_sitting(
    hoidong: Hoidong, council: Path, matrix: Callable[..., Path], tmp_path: Path
) -> None:
    """What the figures are of is said in each paper alike, and they are those that the commands print."""
    form = next(f for f in CouncilFile.read(council).council.forms.values() if f.rule.mode is Mode.SHOW_OF_HANDS)
    number = next(n.id for n in CouncilFile.read(council).council.nominations.values() if n.form == form.id)
    assert hoidong("votes", council, matrix((number, ["đồng ý"] * 5))).code == 0
    ended = hoidong("export", council, "--to", tmp_path / "out", "--only", "all", "results", "--as", "json")
    folder = Path(ended.out.splitlines()[0]).parent
    assert folder.parent == tmp_path / "out"
    assert folder.name.startswith("phien-1-")
    whole, results = (json.loads((folder / name).read_text()) for name in ("tat-ca.json", "ket-qua.json"))
    assert whole["results"]["forms"] == results["forms"]
    printed = json.loads(hoidong("results", council, "--as", "json").out)
    assert results == printed


def test_progress_is_told_to_a_terminal_alone(
    hoidong: Hoidong, council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--only", "results", "--as", "csv", "md")
    assert hoidong("export", council, "--to", tmp_path / "a", *asked).err == ""
    monkeypatch.setattr("documents.commands.papers_out._looked_at", lambda: True)
    clear = "\r\x1b[K"
    told = f"{clear}1/2 · ket-qua.csv{clear}2/2 · ket-qua.md{clear}"
    assert hoidong("export", council, "--to", tmp_path / "b", *asked).err == told
    (tmp_path / "b" / "chua-hop" / "ket-qua.csv").unlink()
    ended = hoidong("export", council, "--to", tmp_path / "b", *asked)
    assert ended.err.startswith(f"{clear}The file ")


def test_templates_are_handed_out(hoidong: Hoidong, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.papers.word.copy_templates", lambda to: [to / "bien-ban-hop.docx"])
    assert hoidong("papers", "--copy", tmp_path).out == f"{tmp_path / 'bien-ban-hop.docx'}\n"
    assert hoidong("papers").code == 2


def test_a_template_that_is_broken_gets_its_sentence(
    hoidong: Hoidong, council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_folder: Path) -> None:
        raise BrokenTemplate("to-trinh.docx: “{{ oops” is not closed")

    monkeypatch.setattr("documents.papers.word.check_templates", broken)
    ended = hoidong("export", council, "--to", tmp_path / "out", "--papers", tmp_path)
    assert (ended.code, ended.err) == (1, "to-trinh.docx: “{{ oops” is not closed\n")
    assert not (tmp_path / "out").exists()
