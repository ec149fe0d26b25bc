"""What a council says of itself: names for its papers, quorum, criteria."""

from msgspec import Struct

from council.rules import Quorum


class Settings(Struct, frozen=True, kw_only=True):
    """The council's one settings document. ``schema`` is the version of the file's documents;
    ``invented``: everything in the file is made up for a demonstration."""

    schema: int = 1
    name: str
    body: str = ""
    parent: str = ""
    place: str = ""
    campaign: str = ""
    plan: str = ""
    quorum: Quorum = Quorum()
    criteria: tuple[str, ...] = ()
    template: str = ""
    invented: bool = False
