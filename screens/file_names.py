"""File names as people type them: with ~ for home, completed like in a shell."""

import os
from collections.abc import Iterable
from glob import glob
from pathlib import Path

from council.text import natural_key

_ENDING = ".json"
LIST_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".csv", ".tsv", ".txt", ".json")
"""How the names of lists end."""


def typed_path(text: str) -> Path:
    """The path that ``text`` means; ~ is the home folder."""
    return Path(os.path.expanduser(text))


def council_path(text: str) -> Path:
    """The path of a council's file; the ending .json may be left out."""
    path = typed_path(text)
    return path if path.suffix == _ENDING or not path.name else path.with_name(path.name + _ENDING)


def short(path: Path) -> str:
    """``path`` with ~ for the home folder."""
    home = Path.home()
    if path == home:
        return "~"
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def list_paths(text: str) -> list[Path]:
    """The lists that ``text`` means: a file, all lists of a folder, or all that a pattern with * fits, by name."""
    path = typed_path(text)
    if path.is_dir():
        return _in_order(path.iterdir())
    if not path.exists() and "*" in text:
        return _in_order(Path(name) for name in glob(str(path)))
    return [path]


def _in_order(paths: Iterable[Path]) -> list[Path]:
    """Those of ``paths`` that are lists, by name: of a word processor's own files beside them none is."""
    lists = (path for path in paths if path.name.lower().endswith(LIST_ENDINGS) and path.name[0] not in ".~")
    return sorted((path for path in lists if path.is_file()), key=lambda path: natural_key(path.name))


def matches(text: str, ending: str | tuple[str, ...] = _ENDING) -> list[str]:
    """Folders and files with ``ending`` whose path begins with ``text``, as it was typed; folders end with /."""
    folder, start = os.path.split(text)
    found: list[str] = []
    try:
        entries = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda entry: entry.name)
    except (OSError, ValueError):
        return []
    for entry in entries:
        name = entry.name
        if not name.startswith(start) or (name.startswith(".") and not start):
            continue
        if entry.is_dir():
            found.append(os.path.join(folder, name) + "/")
        elif name.lower().endswith(ending):
            found.append(os.path.join(folder, name))
    return found


def completed(text: str, found: list[str]) -> str:
    """``text`` as far as all that was found goes on alike."""
    if not found:
        return text
    first, last = min(found), max(found)
    alike = 0
    while alike < min(len(first), len(last)) and first[alike] == last[alike]:
        alike += 1
    return first[:alike]
