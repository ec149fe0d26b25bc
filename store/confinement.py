"""Confined sessions: every file that the program opens, makes or replaces lies under one folder, and it starts nothing.

Python tells a hook of every file, process and connection before it is opened; the hook cannot be taken away again, and
no door can be forgotten. Where the kernel has Landlock, it holds the same line a second time, against a symbolic link
that is exchanged between the look and the opening too.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from store.errors import Outside

KEPT_VARIABLES = frozenset({"TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "HOIDONG_LANG"}) | {
    "SSH_CONNECTION",
    "SSH_CLIENT",
    "SSH_TTY",
}
"""What a confined session still takes from its environment: how to draw, which language, who is connected."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEVICES = re.compile(r"/dev/(null|tty|urandom)")
_ABOUT_PROCESSES = re.compile(r"/proc/\d+/(stat|mountinfo)")
_LISTS = frozenset({"os.listdir", "os.scandir"})
_CHANGES = {
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.remove": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.utime": 1,
    "os.setxattr": 1,
    "os.removexattr": 1,
}
"""How many of what Python says about these calls are paths."""
_NEVER = frozenset(
    {"os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn", "subprocess.Popen"}
    | {"socket.bind", "socket.connect"}
)


class Confinement:
    """One folder beyond which nothing is read or written, but for the program's own files, which are read."""

    def __init__(self, folder: str | os.PathLike[str], programs: Iterable[str] = ()) -> None:
        self.folder = os.path.realpath(folder)
        self.programs = tuple({os.path.realpath(program) for program in programs if program})

    def check(self, path: str | os.PathLike[str]) -> None:
        """Raise Outside where ``path``, all symbolic links followed, is not under the folder."""
        if not _is_under(os.path.realpath(path), self.folder):
            raise Outside(os.fspath(path), self.folder)

    def hook(self, event: str, about: Sequence[Any]) -> None:
        """Python's word on what is about to be done (see sys.addaudithook). Raises Outside."""
        if event == "open":
            path, _mode, flags = about
            self._check_opening(path, bool((flags or 0) & _WRITING))
        elif event in _LISTS:
            self._check_opening("." if about[0] is None else about[0], False)
        elif event in _CHANGES:
            for path in about[: _CHANGES[event]]:
                self._check_opening(path, True)
        elif event in _NEVER:
            raise Outside(event, self.folder)

    def _check_opening(self, path: Any, writing: bool) -> None:
        if isinstance(path, int):
            return
        real = os.path.realpath(os.fsdecode(path))
        if _is_under(real, self.folder) or _DEVICES.fullmatch(real):
            return
        if writing or not (_ABOUT_PROCESSES.fullmatch(real) or any(_is_under(real, part) for part in self.programs)):
            raise Outside(os.fsdecode(path), self.folder)


_confinement: Confinement | None = None


def confine(folder: Path) -> None:
    """Confine this process to ``folder`` for good; names without a folder are meant in it. Raises OSError."""
    import tempfile  # here: every other session does without

    from store.landlock import wall

    global _confinement
    os.chdir(folder)
    for name in set(os.environ) - KEPT_VARIABLES:
        del os.environ[name]
    _confinement = Confinement(folder, [*sys.path, str(Path(__file__).parent.parent), os.path.dirname(os.__file__)])
    tempfile.tempdir = _confinement.folder
    wall(_confinement.folder, _confinement.programs)
    sys.addaudithook(_confinement.hook)


def check(path: str | os.PathLike[str]) -> None:
    """Raise Outside where this session is confined and ``path`` leads out."""
    if _confinement is not None:
        _confinement.check(path)


def _is_under(real: str, folder: str) -> bool:
    return real == folder or real.startswith(folder.rstrip("/") + "/")
