"""Documents of the file as the council's values, and back."""

from collections.abc import Mapping
from typing import Any

import msgspec

from council.council import Council
from council.forms import AwardForm
from council.members import Member
from council.nominations import Nomination
from council.remarks import Comment, Decision
from council.settings import Settings
from council.sittings import Sitting
from council.units import Unit
from council.votes import Sheet, Vote

SCHEMA = 1
"""The version of the documents that this program writes."""

VALUES: dict[str, type[msgspec.Struct]] = {
    "council": Settings,
    "members": Member,
    "units": Unit,
    "forms": AwardForm,
    "nominations": Nomination,
    "sittings": Sitting,
    "votes": Vote,
    "sheets": Sheet,
    "comments": Comment,
    "decisions": Decision,
}


def to_document(value: msgspec.Struct) -> dict[str, Any]:
    """``value`` as a document of plain JSON types."""
    document: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return document


def load(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Council:
    """The council that the documents of ``tables`` describe, in each table by id. Raises msgspec.ValidationError."""
    council = Council()
    for table in VALUES:
        documents = {int(key): document for key, document in tables.get(table, {}).items()}
        for key in sorted(documents):
            put(council, table, key, documents[key])
    return council


def put(council: Council, table: str, key: int, document: Mapping[str, Any] | None) -> None:
    """Let ``council`` know that a document was set, or removed where it is None."""
    value = None if document is None else msgspec.convert(document, VALUES[table], str_keys=True)
    if table == "council":
        council.settings = value if isinstance(value, Settings) else Settings(name="")
        return
    values = getattr(council, table)
    if table == "votes":
        _index(council, values.get(key), value)
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _index(council: Council, old: Vote | None, new: msgspec.Struct | None) -> None:
    if old is not None:
        remaining = council.votes_of[old.nomination]
        del remaining[old.id]
        if not remaining:
            del council.votes_of[old.nomination]
    if isinstance(new, Vote):
        council.votes_of.setdefault(new.nomination, {})[new.id] = new
