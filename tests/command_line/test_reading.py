"""Commands that read take no lock and write nothing beside the council, at rest and beside a session that writes."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import app
from council.members import Body
from store.council_file import CouncilFile
from store.errors import NotSaved
from store.verify import verify
from tests.command_line.conftest import LISTS, Hoidong

READING = [
    ["results", "FILE"],
    ["results", "FILE", "--as", "json"],
    ["results", "FILE", "--form", "Huân chương Lao động", "--as", "csv"],
    ["list", "FILE", "--as", "html"],
    ["history", "FILE"],
    ["verify", "FILE"],
    ["export", "FILE", "--to", "OUT"],
    ["import", "FILE", str(LISTS[0]), "--dry-run", "--as", "json"],
]


def standing(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Everything in a folder: which file, how large, when changed."""
    return {
        entry.name: (entry.stat().st_ino, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in folder.iterdir()
    }


@contextmanager
def beside_a_writer(path: Path) -> Iterator[CouncilFile]:
    file = CouncilFile.open(path, by="thư ký")
    file.comment(1, "ý kiến")
    try:
        yield file
    finally:
        file.close()


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_is_written(hoidong: Hoidong, council: Path, tmp_path: Path, words: list[str]) -> None:
    command = [{"FILE": council, "OUT": tmp_path / "out"}.get(word, word) for word in words]
    before = standing(council.parent)
    assert list(before) == ["qb.json"]
    assert hoidong(*command).code == 0
    assert standing(council.parent) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nor_beside_a_session_that_writes(
    hoidong: Hoidong, council: Path, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer's own checkpoint, due after a while of quiet, waits: on a busy machine it would come in between."""
    monkeypatch.setattr("store.checkpoints.QUIET_SECONDS_SMALL", 600.0)
    command = [{"FILE": council, "OUT": tmp_path / "out"}.get(word, word) for word in words]
    with beside_a_writer(council) as file:
        before = standing(council.parent)
        assert "qb.json.journal" in before
        assert hoidong(*command).code == 0
        assert standing(council.parent) == before
        file.comment(2, "vẫn ghi được")


def test_a_reader_sees_what_the_writer_just_saved(hoidong: Hoidong, council: Path) -> None:
    with beside_a_writer(council) as file:
        file.plan_sitting(Body.COUNCIL)
        said = json.loads(hoidong("results", council, "--as", "json").out)
        assert (said["act"], said["head"]) == (file.ledger.number, file.ledger.head)


@pytest.mark.parametrize("as_", ["table", "md", "csv", "tsv", "html", "json"])
@pytest.mark.parametrize("command", ["results", "list"])
def test_every_format_is_printed(hoidong: Hoidong, council: Path, command: str, as_: str) -> None:
    ended = hoidong(command, council, "--as", as_)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()
    if as_ == "json":
        json.loads(ended.out)


def test_csv_begins_with_the_byte_order_mark(council: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for command in ("results", "list"):
        assert app.main([command, str(council), "--as", "csv"]) == 0
        assert capsysbinary.readouterr().out.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("command", ["results", "list"])
def test_one_form(hoidong: Hoidong, council: Path, command: str) -> None:
    for name in ("HCLĐ", "huan chuong lao dong"):
        said = json.loads(hoidong(command, council, "--form", name, "--as", "json").out)
        assert {group["form"] for group in said["forms"]} <= {"Huân chương Lao động"}
    for name in ("Cúp vàng", ""):
        assert hoidong(command, council, "--form", name).code == 2


def test_verify_and_its_head(hoidong: Hoidong, council: Path) -> None:
    verdict = verify(council)
    ended = hoidong("verify", council)
    assert (ended.code, f"correct: 3 acts, head {verdict.head}" in ended.out) == (0, True)
    assert "act 2 of 3" in hoidong("verify", council, "--head", verdict.heads[1].upper()).out
    for head in ("0" * 64, "zz", "", verdict.head + "0", verdict.head[:11]):
        assert hoidong("verify", council, "--head", head).code == 1


def test_a_printed_head_is_confirmed_elsewhere(hoidong: Hoidong, council: Path, tmp_path: Path) -> None:
    """With just the file: as printed, in capitals, with blanks or hyphens, or its first twelve digits; what act it was,
    and whether anything was done since."""
    with closing(CouncilFile.open(council, by="thư ký")) as file:
        for number in file.council.nominations:
            file.defer(number, "chờ")
        seal = file.close_list()
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(council.read_bytes())
    in_blocks = [seal.head[place : place + 8] for place in range(0, 64, 8)]
    for typed in (
        [seal.head], [seal.head.upper()], in_blocks, [" ".join(in_blocks)], ["-".join(in_blocks)],
        [seal.head[:12] + "…"],
    ):  # fmt: skip
        told = hoidong("verify", elsewhere, "--head", *typed).out.splitlines()
        assert told[0] == f"The head is that of act {seal.act} of {seal.act}."
        assert told[1].endswith("  The award list was closed: version 1")
        assert told[1].startswith(f"{seal.at[8:10]}/{seal.at[5:7]}/{seal.at[:4]} {seal.at[11:19]}  ")
        assert told[2] == "Nothing was done since then."
    with closing(CouncilFile.open(elsewhere, by="thư ký")) as file:
        file.reopen_list("sai tên")
        assert "may be a later version" in hoidong("verify", elsewhere, "--head", seal.head).out
        file.close_list()
    told = hoidong("verify", elsewhere, "--head", seal.head).out
    assert "Acts since then: 2. The award list was opened again: there may be a later version." in told
    told = hoidong("verify", elsewhere, "--head", verify(elsewhere).heads[2]).out
    assert told.splitlines()[2] == f"Acts since then: {seal.act - 1}."


def test_verify_names_the_first_act_that_does_not_agree(hoidong: Hoidong, council: Path) -> None:
    content = council.read_bytes()
    at = content.index(b'"history"')
    council.write_bytes(content[:at] + content[at:].replace(b'"verb":"members"', b'"verb":"memberz"'))
    ended = hoidong("verify", council)
    assert (ended.code, "act 2" in ended.err) == (1, True)


def test_history_tells_every_act(hoidong: Hoidong, council: Path) -> None:
    lines = hoidong("history", council).out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]


@pytest.mark.parametrize("failing", ["commit", "create"])
def test_what_is_not_saved_is_4(
    hoidong: Hoidong, council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise NotSaved("chưa lưu: hết dung lượng")

    monkeypatch.setattr(f"store.ledger.Ledger.{failing}", full)
    people = tmp_path / "people.csv"
    people.write_text("Họ và tên\nVõ Thị Hà\n", encoding="utf-8")
    words = ["members", council, people] if failing == "commit" else ["new", tmp_path / "n.json", "--template", "blank"]
    ended = hoidong(*words)
    assert (ended.code, ended.err) == (4, "chưa lưu: hết dung lượng\n")
    monkeypatch.undo()
    assert verify(council).number == 3


def test_a_folder_that_nothing_can_be_made_in_is_4(hoidong: Hoidong) -> None:
    assert hoidong("new", "/proc/council.json", "--template", "blank").code == 4
