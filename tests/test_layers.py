"""What may import what: commands run without the interface, the rules do no I/O, imports run downward."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ["council", "store", "documents", "widgets", "screens", "app"]
SAMPLE = ROOT / "tests" / "documents" / "samples" / "quang-binh" / "08-phong-9.csv"

PROBE = """
import json, sys
import app
code = app.main(json.loads(sys.argv[1]))
loaded = {name.partition(".")[0] for name in sys.modules}
print("\\n" + json.dumps([code, sorted(loaded)]))
"""
INTERFACE = {"textual", "rich", "screens", "widgets"}
SLOW = {"docx", "xlsxwriter", "tabulate", "python_calamine", "tinydb", "asyncio"}
COMMANDS = {
    "new": (["new", "NEW", "--template", "blank"], SLOW),
    "templates": (["templates"], SLOW),
    "results --as json": (["results", "FILE", "--as", "json"], SLOW),
    "results": (["results", "FILE"], SLOW - {"tabulate"}),
    "list --as csv": (["list", "FILE", "--as", "csv"], SLOW),
    "export": (["export", "FILE", "--to", "OUT"], SLOW - {"tabulate", "xlsxwriter", "docx"}),
    "export --as csv": (["export", "FILE", "--to", "OUT", "--as", "csv", "--overwrite"], SLOW),
    "history": (["history", "FILE"], SLOW),
    "verify": (["verify", "FILE"], SLOW),
    "import": (["import", "FILE", str(SAMPLE)], SLOW - {"tabulate"}),
    "members": (["members", "FILE", "PEOPLE"], SLOW),
    "votes": (["votes", "FILE", "PEOPLE"], SLOW),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("layers")
    (made / "people.csv").write_text("Họ và tên\nVõ Thị Hà\n", encoding="utf-8")
    assert probe(made, ["new", str(made / "c.json"), "--template", "quang-binh-2021"])[0] == 0
    return made


def probe(folder: Path, words: list[str]) -> tuple[int, set[str]]:
    """Run a command in a process of its own: its exit code, and every top-level module that was loaded."""
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(words)],
        cwd=ROOT,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "HOIDONG_LANG": "en"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    code, loaded = json.loads(ended.stdout.splitlines()[-1])
    return code, set(loaded)


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_run_without_the_interface(folder: Path, name: str) -> None:
    words, needless = COMMANDS[name]
    places = {"FILE": "c.json", "NEW": "new.json", "OUT": "out", "PEOPLE": "people.csv"}
    code, loaded = probe(folder, [str(folder / places[word]) if word in places else word for word in words])
    assert code == (1 if name == "votes" else 0)
    assert loaded.isdisjoint(INTERFACE)
    assert loaded.isdisjoint(needless)


def imported(path: Path) -> set[str]:
    """The names of the modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports from where it stands"
            names.add(node.module or "")
    return names


def files(layer: str) -> list[Path]:
    return [ROOT / "app.py"] if layer == "app" else sorted((ROOT / layer).rglob("*.py"))


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_downward(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :]) | {"app", "tests", "bench"} - {layer}
    for path in files(layer):
        assert {name.partition(".")[0] for name in imported(path)}.isdisjoint(above), path


@pytest.mark.parametrize("layer", ["council", "store", "documents"])
def test_the_core_never_imports_the_interface(layer: str) -> None:
    for path in files(layer):
        assert {name.partition(".")[0] for name in imported(path)}.isdisjoint({"textual", "rich"}), path


PURE = {
    "collections", "council", "enum", "fractions", "functools", "itertools", "math", "msgspec", "re", "typing",
    "unicodedata",
}  # fmt: skip
DOORS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}


def test_the_rules_do_no_io() -> None:
    """They import only what computes, and call nothing that reaches outside."""
    for path in files("council"):
        assert {name.partition(".")[0] for name in imported(path)} <= PURE, path
        called = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert called.isdisjoint(DOORS), path


def test_locale_is_no_package() -> None:
    """An ``__init__.py`` there would shadow the standard module that argparse needs."""
    assert not (ROOT / "locale" / "__init__.py").exists()
