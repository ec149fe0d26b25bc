"""Finding the unit or the award form that an option of the command line names."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from council.council import Council
from council.errors import Refused
from council.forms import AwardForm
from council.text import fold_words
from council.units import Unit
from council.words import _


class UnknownName(Refused):
    """An option names what this council has not, or not only one of."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


_Any = TypeVar("_Any", bound=_Named)


def form_named(council: Council, name: str) -> AwardForm:
    """The award form of that name or alias; case and diacritics do not count. Raises UnknownName."""
    return _one(council.forms.values(), name, _("No award form is called “{name}”. There are: {names}."))


def unit_named(council: Council, name: str) -> Unit:
    """The unit of that name or alias; case and diacritics do not count. Raises UnknownName."""
    return _one(council.units.values(), name, _("No unit is called “{name}”. There are: {names}."))


def _one(known: Iterable[_Any], name: str, refusal: str) -> _Any:
    known = list(known)
    wanted = fold_words(name)
    found = [thing for thing in known if wanted in map(fold_words, (thing.name, *thing.aliases))]
    exact = [thing for thing in found if name in (thing.name, *thing.aliases)]
    if len(found) != 1 and len(exact) != 1:
        raise UnknownName(refusal.format(name=name, names="; ".join(thing.name for thing in known)))
    return (exact or found)[0]
