"""What a council says of itself: names for its papers, quorum, criteria, and how its award list stands."""

from msgspec import Struct

from council.forms import ALL_KINDS, Kind
from council.rules import Quorum


class Basis(Struct, frozen=True):
    """A text that the submission cites ("Căn cứ …"); ``confirmed`` is false until the council confirmed it."""

    text: str
    confirmed: bool = False


class Practice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A role model that is no person: a model or good practice, entered by its title. ``unit`` is a unit's id."""

    title: str
    unit: int | None = None
    text: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """The council's one settings document. ``schema`` is the version of the file's documents;
    ``invented``: everything in the file is made up for a demonstration.

    ``code`` is the body's short name in the numbers of papers, ``bases`` what the submission cites, ``copies`` the
    lines under "Nơi nhận". ``kind_order``: how the award list orders collectives, individuals and households.
    ``list_closed`` is the number of the act that closed the award list, 0 while it is a draft; ``list_version``
    counts from 1 how often it was opened again.
    """

    schema: int = 1
    name: str
    body: str = ""
    parent: str = ""
    place: str = ""
    code: str = ""
    campaign: str = ""
    plan: str = ""
    quorum: Quorum = Quorum()
    criteria: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    copies: tuple[str, ...] = ()
    kind_order: tuple[Kind, ...] = ALL_KINDS
    practices: tuple[Practice, ...] = ()
    list_version: int = 1
    list_closed: int = 0
    template: str = ""
    invented: bool = False

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Every kind in the order of the award list; those that ``kind_order`` does not name come last."""
        return tuple(dict.fromkeys((*self.kind_order, *ALL_KINDS)))
