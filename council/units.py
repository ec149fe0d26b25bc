"""Units that nominate."""

from msgspec import Struct


class Unit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A unit, in the council's own order (by ``id``). ``confirmed`` is false while its name is assumed."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    confirmed: bool = True
