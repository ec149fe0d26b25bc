"""Acts: how they are written, how one hangs on the one before, and what they do to the tables.

An act sets and removes documents, or merges a small part into one. Replaying acts never runs rules.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from council.words import _

Document = dict[str, Any]
Table = dict[str, Document]
Tables = dict[str, Table]
Act = dict[str, Any]
Changes = dict[str, dict[str, Document | None]]

HISTORY = "history"
FIRST_HEAD = "0" * 64

encoder = msgspec.json.Encoder(order="sorted")


def _refuse_float(digits: str) -> Any:
    raise ValueError(_("a number that is no integer: {digits}").format(digits=digits))


decoder = msgspec.json.Decoder(float_hook=_refuse_float)


class Shape(msgspec.Struct):
    """What every act has; further fields belong to the verb."""

    n: int
    at: str
    by: str
    verb: str
    set: dict[str, dict[str, dict[str, Any] | None]]
    hash: str
    merge: dict[str, dict[str, dict[str, Any]]] = {}
    reason: str | None = None


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the form that is hashed and written.

    Raises UnicodeEncodeError for text that has no UTF-8 form (half of a surrogate pair).
    """
    return encoder.encode(value)


def hash_of(head: str, act: bytes) -> str:
    """The hash (64 hex digits) of an act: ``act`` is its canonical JSON without ``hash``, ``head`` the hash
    of the act before, or 64 zeros."""
    return hashlib.sha256(head.encode() + act).hexdigest()


def read_act(line: bytes, number: int, head: str) -> Act:
    """The act in ``line``, having checked that it is number ``number`` and hangs on ``head``.

    Raises ValueError with the reason where it does not.
    """
    act = decoder.decode(line)
    shape = msgspec.convert(act, Shape)
    if shape.n != number:
        raise ValueError(_("it has the number {given} instead of {number}").format(given=shape.n, number=number))
    if datetime.fromisoformat(shape.at).utcoffset() is None:
        raise ValueError(_("its time has no offset"))
    given = act.pop("hash")
    if given != hash_of(head, encoder.encode(act)):
        raise ValueError(_("its hash does not fit"))
    act["hash"] = given
    result: Act = act
    return result


def sealed(act: Mapping[str, Any], head: str) -> tuple[bytes, Act]:
    """``act`` with the hash that it has after ``head``: as canonical JSON, and decoded from that.

    Raises TypeError for numbers that are no integers, UnicodeEncodeError for text that has no UTF-8 form.
    """
    for number in floats_in(act):
        raise TypeError(f"an act holds no floats: {number}")
    line = canonical({**act, "hash": hash_of(head, canonical(act))})
    saved: Act = decoder.decode(line)
    return line, saved


def next_time(now: datetime, latest: str) -> str:
    """The time of an act at ``now`` after one at ``latest`` ("" for none): ISO, seconds, offset; never earlier."""
    now = now.replace(microsecond=0)
    return latest if latest and datetime.fromisoformat(latest) >= now else now.isoformat()


def is_id(text: str) -> bool:
    """Is this a document's id: a whole number from 1 up in decimal digits, without leading zeros?"""
    return text.isascii() and text.isdecimal() and text[0] != "0"


def merged(document: Any, patch: Any) -> Any:
    """``document`` with ``patch`` laid over it, by RFC 7396; the given document is left as it is.

    Only what lies on the way to a change is copied.
    """
    if not isinstance(patch, dict):
        return patch
    result = dict(document) if isinstance(document, dict) else {}
    for key, part in patch.items():
        if part is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), part)
    return result


def patch_between(old: Document, new: Document) -> Document:
    """The patch by which ``merged`` makes ``new`` of ``old``."""
    patch: Document = {key: None for key in old if key not in new}
    for key, value in new.items():
        if key in old and isinstance(value, dict) and isinstance(old[key], dict):
            if value != old[key]:
                patch[key] = patch_between(old[key], value)
        elif key not in old or value != old[key]:
            patch[key] = value
    return patch


def changes_of(act: Mapping[str, Any], tables: Tables) -> Changes:
    """What ``act`` makes of ``tables``: the new documents, None for removed ones; ``tables`` stay as they are.

    A table comes into being with the first act that names it, even with no document in it, and stays.
    First the act's documents are set, then its patches are merged.

    Raises ValueError for an id that is none, for the table of the acts themselves, and for a patch to a
    document that is not there.
    """
    changes: Changes = {table: dict(documents) for table, documents in act["set"].items()}
    for table, patches in act.get("merge", {}).items():
        changed = changes.setdefault(table, {})
        for id, patch in patches.items():
            document = changed[id] if id in changed else tables.get(table, {}).get(id)
            if document is None:
                raise ValueError(_("nothing to merge into: {place}").format(place=f"{table} {id}"))
            changed[id] = merged(document, patch)
    if HISTORY in changes:
        raise ValueError(_("an act cannot set acts"))
    for table, changed in changes.items():
        for id in changed:
            if not is_id(id):
                raise ValueError(_("not an id: {place}").format(place=f"{table} {id!r}"))
    return changes


def apply(changes: Changes, tables: Tables) -> None:
    """Carry out ``changes`` on ``tables``; removing what is not there does nothing."""
    for name, changed in changes.items():
        table = tables.setdefault(name, {})
        for id, document in changed.items():
            if document is None:
                table.pop(id, None)
            else:
                table[id] = document


def floats_in(value: Any) -> Iterator[float]:
    """Every number in ``value`` that is no integer."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from floats_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from floats_in(part)
