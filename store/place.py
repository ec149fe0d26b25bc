"""Where the secretary is: a small file beside the council for coming back and for the big screen.

It is no act and is never flushed: losing it loses nothing but the page.
"""

import os

import msgspec

from store.files import Ownership, let_go, names_of, read_on, remove, write_on
from store.system import System


class Where(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"class_": "class"}):
    """Where the secretary is, one JSON object; keys that are left out have these defaults, unknown ones are ignored.

    ``page``: what the room should see of the places that there are, "attendance", "review", "results" or
    "award_list"; a place behind the scenes is none, while the secretary is there the page before stays. "ballots":
    no more than that ballots are being counted.
    ``nomination``: number of the nomination in front in the walk, kept on every page, for coming back to it.
    ``by_form``: the walk goes form by form instead of unit by unit.
    ``form``, ``class``: the award form (its id) and class whose results are in front.
    ``row``: number of the nomination under the cursor in the results.
    ``top``: number of the first nomination in sight in the award list, None above the first one.
    ``end``: the last line of the award list is in sight.
    """

    page: str = ""
    nomination: int | None = None
    by_form: bool = False
    form: int | None = None
    class_: str = ""
    row: int | None = None
    top: int | None = None
    end: bool = False


def write_place(path: str | os.PathLike[str], place: Where, system: System | None = None) -> None:
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


def read_place(path: str | os.PathLike[str], system: System | None = None) -> Where | None:
    """Where the secretary was last, None where that is not known."""
    system = system or System()
    try:
        fd = system.open(names_of(path, system).place, os.O_RDONLY | os.O_NONBLOCK)
        try:
            content = read_on(fd, system)
        finally:
            let_go(fd, system)
        return msgspec.json.decode(content, type=Where)
    except (OSError, ValueError):
        return None
