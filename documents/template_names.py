"""Names in a template that could be taken for one another."""

from collections.abc import Iterable, Sequence

from council.forms import AwardForm
from council.members import Member, Role
from council.units import Unit
from council.words import _
from documents.names import spelling


def name_mistakes(units: Sequence[Unit], members: Sequence[Member], forms: Sequence[AwardForm]) -> list[str]:
    """One sentence for each name that stands twice, alias that names two, and second chair."""
    return [
        *_ambiguous("[[units]]", [(unit.name, unit.aliases) for unit in units]),
        *_ambiguous("[[forms]]", [(form.name, form.aliases) for form in forms]),
        *_ambiguous("[[members]]", [(member.name, ()) for member in members]),
        *_chairs(members),
    ]


def _ambiguous(header: str, named: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
    mistakes: list[str] = []
    owners: dict[str, tuple[int, str]] = {}
    entries = [(number, name, aliases) for number, (name, aliases) in enumerate(named, 1) if name]
    for number, name, _aliases in entries:
        first = owners.setdefault(spelling(name), (number, name))
        if first[0] != number:
            mistakes.append(
                _("{header} {first} and {second}: both are called “{name}”: give them different names.").format(
                    header=header, first=first[0], second=number, name=name
                )
            )
    for number, name, aliases in entries:
        for alias in aliases:
            first = owners.setdefault(spelling(alias), (number, name))
            if first[0] != number:
                mistakes.append(
                    _(
                        "{header} {second} (“{name}”): the alias “{alias}” also names {first} (“{other}”): "
                        "leave it to one of them."
                    ).format(header=header, second=number, name=name, alias=alias, first=first[0], other=first[1])
                )
    return mistakes


def _chairs(members: Sequence[Member]) -> list[str]:
    chairs = [member for member in members if member.role is Role.CHAIR]
    if len(chairs) < 2:
        return []
    names = ", ".join(f"“{member.name}”" for member in chairs)
    return [_("[[members]]: {names} are all chair: a council has one.").format(names=names)]
