"""Where the secretary is: a small file beside the council for coming back and for the big screen.

It is no act and is never flushed: losing it loses nothing but the page.
"""

import os
from typing import Any

import msgspec

from store.files import Ownership, let_go, names_of, read_on, remove, write_on
from store.system import System


def write_place(path: str | os.PathLike[str], place: dict[str, Any], system: System | None = None) -> None:
    """Note where the secretary is in the council ``path``; silently does without where that is impossible.

    Whoever may read the council may read it; nobody reads it half written.
    """
    system = system or System()
    names = names_of(path, system)
    try:
        remove(names.new_place, system)
        fd = system.open(names.new_place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
        try:
            Ownership.of(system.stat(names.file)).give(fd, system)
            write_on(fd, msgspec.json.encode(place), system)
        finally:
            let_go(fd, system)
        system.replace(names.new_place, names.place)
    except OSError:
        remove(names.new_place, system)


def read_place(path: str | os.PathLike[str], system: System | None = None) -> dict[str, Any] | None:
    """Where the secretary was last, None where that is not known."""
    system = system or System()
    try:
        fd = system.open(names_of(path, system).place, os.O_RDONLY | os.O_NONBLOCK)
        try:
            content = read_on(fd, system)
        finally:
            let_go(fd, system)
        return msgspec.json.decode(content, type=dict[str, Any])
    except (OSError, ValueError):
        return None
