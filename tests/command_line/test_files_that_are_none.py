"""Files that are no council, lists that are none: a sentence and the contract's exit code, never a traceback."""

import json
from pathlib import Path

import pytest

from store.ledger import Ledger
from tests.command_line.conftest import Hoidong

COMMANDS = [
    ["results", "FILE"],
    ["results", "FILE", "--as", "json", "--sitting", "1"],
    ["list", "FILE"],
    ["history", "FILE"],
    ["verify", "FILE"],
    ["export", "FILE", "--to", "DIR"],
    ["members", "FILE", "LIST"],
    ["import", "FILE", "LIST"],
    ["import", "FILE", "LIST", "--dry-run"],
    ["votes", "FILE", "LIST"],
]


NO_COUNCILS: dict[str, bytes] = {
    "empty": b"",
    "blank": b"  \n",
    "binary": bytes(range(256)) * 20,
    "object": b"{}",
    "array": b"[1, 2]",
    "string": b'"council"',
    "not a number": b"NaN",
    "another TinyDB": b'{"_default": {"1": {"name": "An"}}, "people": {}}',
    "an empty history": b'{"history": {}}',
    "a history of nothing": b'{"history": {"1": {}}}',
    "a list for a history": b'{"history": [1]}',
    "deep arrays": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "not UTF-8": b"\xff\xfe{}",
    "surrogates": b'{"history": "\\ud800"}',
    "huge number": b'{"history": {"1": ' + b"9" * 5000 + b"}}",
}


def given(tmp_path: Path, words: list[str], file: Path) -> list[object]:
    one = tmp_path / "list.csv"
    one.write_text("Họ và tên\nAn\n", encoding="utf-8")
    return [{"FILE": file, "LIST": one, "DIR": tmp_path / "out"}.get(word, word) for word in words]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_council(hoidong: Hoidong, tmp_path: Path, words: list[str]) -> None:
    for name, content in NO_COUNCILS.items():
        file = tmp_path / "c.json"
        file.write_bytes(content)
        ended = hoidong(*given(tmp_path, words, file))
        assert (name, ended.code) == (name, 1)
        assert (name, file.read_bytes()) == (name, content)
        assert str(file) in ended.err or "nested" in ended.err
        assert ended.out == ""


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_folder_or_a_device_is_no_council(hoidong: Hoidong, tmp_path: Path, words: list[str]) -> None:
    for file in (tmp_path, Path("/dev/null")):
        assert hoidong(*given(tmp_path, words, file)).code == 1


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", ["missing.json", "no/folder.json", "list.csv/c.json", "\udcff.json"])
def test_a_missing_council_is_wrong_usage(hoidong: Hoidong, tmp_path: Path, words: list[str], name: str) -> None:
    ended = hoidong(*given(tmp_path, words, tmp_path / name))
    assert (ended.code, "here is no f" in ended.err) == (2, True)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["list.csv"]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_truncated_or_changed_council_is_the_answer_no(
    hoidong: Hoidong, tmp_path: Path, council: Path, words: list[str]
) -> None:
    whole = council.read_bytes()
    changed = whole.replace("Phòng 15".encode(), "Phòng 16".encode(), 1)
    for content in (whole[: len(whole) // 2], whole[:-3], changed):
        council.write_bytes(content)
        assert hoidong(*given(tmp_path, words, council)).code == 1
        assert council.read_bytes() == content


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_newer_council_is_the_answer_no(hoidong: Hoidong, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "c.json"
    Ledger.create(path, by="me", verb="create", set={"council": {"1": {"name": "Hội đồng", "schema": 99}}}).close()
    assert hoidong(*given(tmp_path, words, path)).code == (0 if words[0] == "verify" else 1)


NO_LISTS: dict[str, bytes] = {
    "empty.csv": b"",
    "blank.csv": b" \r\n\t\n",
    "noise.xlsx": bytes(range(255, 0, -1)) * 20,
    "zip.xlsx": b"PK\x03\x04 no zip at all",
    "image.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "paper.pdf": b"%PDF-1.7\n",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "object.json": b'{"a": [1, 2]}',
    "truth.json": b"",
    "prose.txt": "Kính gửi Hội đồng, trân trọng.".encode(),
}


@pytest.mark.parametrize("command", ["members", "import", "votes"])
def test_no_list(hoidong: Hoidong, tmp_path: Path, council: Path, command: str) -> None:
    before = council.read_bytes()
    for name, content in NO_LISTS.items():
        path = tmp_path / name
        path.write_bytes(content or council.read_bytes() * (name == "truth.json"))
        ended = hoidong(command, council, path)
        assert (name, ended.code) == (name, 1)
        assert (name, council.read_bytes() == before) == (name, True)
        assert name in ended.err
    assert hoidong(command, council, tmp_path).code == 1, "a folder"


@pytest.mark.parametrize("command", ["members", "import", "votes"])
def test_a_missing_list_is_wrong_usage(hoidong: Hoidong, tmp_path: Path, council: Path, command: str) -> None:
    ended = hoidong(command, council, tmp_path / "missing.csv")
    assert (ended.code, "no file" in ended.err) == (2, True)


def test_every_missing_list_has_its_line(hoidong: Hoidong, tmp_path: Path, council: Path) -> None:
    ended = hoidong("import", council, tmp_path / "a.csv", tmp_path / "b.csv", "--as", "json")
    assert (ended.code, len(ended.err.splitlines()), ended.out) == (2, 2, "")


def test_json_is_printed_even_on_1(hoidong: Hoidong, tmp_path: Path, council: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\0")
    ended = hoidong("import", council, path, "--as", "json")
    assert ended.code == 1
    (found,) = json.loads(ended.out)["files"]
    assert (found["file"], found["nominations"], len(found["problems"])) == ("list.csv", [], 1)
