"""What one user's machine remembers between sessions: the language and the councils opened lately."""

import contextlib
import os
from pathlib import Path

import msgspec

_MOST_RECENT = 9


class Preferences(msgspec.Struct, frozen=True):
    """``language`` is "vi" or "en"; ``recent`` holds absolute paths of council files, latest first."""

    language: str = "vi"
    recent: tuple[str, ...] = ()


def _file() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "hoidong" / "preferences.json"


def preferences() -> Preferences:
    """What is remembered; the defaults where nothing is, or nothing that can be read."""
    try:
        return msgspec.json.decode(_file().read_bytes(), type=Preferences)
    except (OSError, RuntimeError, msgspec.DecodeError):
        return Preferences()


def remember(*, language: str | None = None, opened: Path | None = None) -> None:
    """Remember the language or that a file was opened. What cannot be kept is forgotten without a word."""
    known = preferences()
    recent = known.recent
    if opened is not None:
        path = str(opened.resolve())
        recent = (path, *(other for other in recent if other != path))[:_MOST_RECENT]
    changed = Preferences(language=language or known.language, recent=recent)
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        partial = _file().with_suffix(".partial")
        partial.write_bytes(msgspec.json.encode(changed))
        partial.replace(_file())
