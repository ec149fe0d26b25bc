"""What docs/file-format.md says of the file is true: its verifier is run, and finds what was changed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from store.ledger import Ledger
from tests.store.faults import Unsynced

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "file-format.md"


@pytest.fixture
def council(path: Path) -> Path:
    first = {"votes": {}, "council": {"1": {"name": "Hội đồng\n\u2028 “😀”"}}}
    with Ledger.create(path, by="Thư ký", verb="new", set=first, system=Unsynced()) as ledger:
        ledger.commit("vote", {"votes": {"1": {"choices": {"1": "yes", "2": None}}, "2": {"yes": 1}}})
        ledger.commit("vote", {"votes": {"2": None}}, merge={"votes": {"1": {"choices": {"3": {"a": 1, "b": None}}}}})
        ledger.commit("vote", {}, merge={"votes": {"1": {"choices": {"1": None, "3": {"c": -5}}, "ấ": True}}})
    return path


def run(council: Path) -> subprocess.CompletedProcess[str]:
    blocks = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 1
    return subprocess.run([sys.executable, "-c", blocks[0], council], capture_output=True, text=True, check=False)


def test_the_documents_verifier_agrees_with_the_program(council: Path) -> None:
    with Ledger.read(council) as ledger:
        assert ledger.tables["votes"] == {"1": {"choices": {"2": None, "3": {"a": 1, "c": -5}}, "ấ": True}}
        assert run(council).stdout == f"{ledger.number} {ledger.head}\n"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"verb":"new"', '"verb":"now"', "act 1 is not in order"),
        ('"choices":{"2":null,"3"', '"choices":{"2":1,"3"', "the tables are not what the acts give"),
    ],
)
def test_the_documents_verifier_finds_what_was_changed(council: Path, old: str, new: str, complaint: str) -> None:
    content = council.read_text(encoding="utf-8")
    assert old in content
    council.write_text(content.replace(old, new, 1), encoding="utf-8")
    assert complaint in run(council).stderr


def test_the_layout_is_as_described(council: Path) -> None:
    lines = council.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "{"
    assert lines[-3:] == ["}", "}", ""]
    assert [line for line in lines if line.endswith("{")] == ["{", '"council":{', '"votes":{', '"history":{']
    assert [line.partition(":")[0] for line in lines if line.startswith('"') and '"at"' in line] == [
        f'"{number}"' for number in range(1, 5)
    ]
