"""An invented council in the middle of a sitting, for ``hoidong demo``."""

import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from council.attendance import Presence
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.rules import Mode, Quorum
from council.settings import Practice
from council.units import Unit
from council.votes import Counts
from documents.template import Template, load_template

_WORDS = Path(__file__).with_name("demo.toml")
_PER_UNIT = (4, 7, 5, 7, 3, 5, 6, 5, 4, 6, 7, 3, 5, 3, 4, 5, 7)
"""Nominations of each unit in turn, again from the start where there are more units: 86 for 17 units."""
_UNITS_VOTED = 2
_SEED = 2021


class Hands(Struct, frozen=True, kw_only=True):
    """A show of hands on a nomination: those not in favour."""

    nomination: int
    no: int = 0
    other: int = 0
    not_voting: int = 0


class Ballots(Struct, frozen=True, kw_only=True):
    """A secret ballot: the figures of one sheet and the totals of each nomination on it, by id."""

    issued: int
    returned: int
    invalid: int
    counts: dict[int, Counts]


class Remark(Struct, frozen=True, kw_only=True):
    """A comment on a nomination; ``author`` is a member id."""

    nomination: int
    text: str
    author: int


class Deferral(Struct, frozen=True, kw_only=True):
    """A nomination put off."""

    nomination: int
    reason: str


class RoleModel(Struct, frozen=True, kw_only=True):
    """A nominee marked as a role model."""

    nomination: int


Step = Hands | Ballots | Remark | Deferral | RoleModel


class DemoCouncil(Struct, frozen=True, kw_only=True):
    """The invented council and what has happened in its first sitting so far, to be played through the store.

    ``attendance`` has every member; ``nominations`` have ids from 1 and go in as one import.
    """

    template: Template
    nominations: tuple[Nomination, ...]
    body: Body
    attendance: dict[int, Presence]
    steps: tuple[Step, ...]


def demo(template: Template) -> DemoCouncil:
    """An invented council of ``template``'s units and forms, the same at every call.

    Its members and nominees are made up, whoever the template names. Units and forms that the template leaves
    open are made up too.
    """
    chance = random.Random(_SEED)
    words = _words()
    own = words["default"] | words.get(template.settings.template, {})
    people = _people(chance, words["names"])
    units = template.units or tuple(
        Unit(id=number, name=name, confirmed=False) for number, name in enumerate(own["units"], 1)
    )
    forms = template.forms or load_template("blank").forms
    members = _members(people, words["body"], own, units)
    known = {unit.id for unit in units}
    practices = tuple(
        Practice(title=told["title"], unit=told["unit"] if told["unit"] in known else None, text=told["text"])
        for told in words["practices"]
    )
    settings = replace(template.settings, invented=True, practices=practices)
    invented = replace(template, settings=settings, units=units, forms=forms, members=members)
    nominations = _nominations(chance, people, own, words["sitting"], units, forms)
    attendance = _attendance(words["body"], members, template.settings.quorum)
    return DemoCouncil(
        template=invented,
        nominations=nominations,
        body=Body.COUNCIL,
        attendance=attendance,
        steps=_steps(words["sitting"], forms, nominations, attendance),
    )


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


class _Person(Struct, frozen=True):
    name: str
    title: str


def _people(chance: random.Random, names: dict[str, list[str]]) -> dict[str, Iterator[_Person]]:
    """Men and women without end, no name twice."""
    given: set[str] = set()

    def invent(title: str, middle: str, last: str) -> Iterator[_Person]:
        while True:
            name = " ".join(chance.choice(names[part]) for part in ("family", middle, last))
            if name not in given:
                given.add(name)
                yield _Person(name, title)

    return {"man": invent("Ông", "men_middle", "men_given"), "woman": invent("Bà", "women_middle", "women_given")}


def _members(
    people: dict[str, Iterator[_Person]], body: dict[str, list[Any]], own: dict[str, list[Any]], units: Sequence[Unit]
) -> tuple[Member, ...]:
    names = {unit.id: unit.name for unit in units}
    members = []
    described = zip(body["roles"], own["members"], own["units_of_members"], strict=True)
    for number, (role, position, unit) in enumerate(described, 1):
        person = next(people["woman" if number in body["women"] else "man"])
        members.append(
            Member(
                id=number,
                name=person.name,
                title=person.title,
                position=position,
                role=Role(role),
                unit=names.get(unit, ""),
                standing=number in body["standing"],
            )
        )
    return tuple(members)


def _attendance(body: dict[str, list[int]], members: Sequence[Member], quorum: Quorum) -> dict[int, Presence]:
    """Nearly all are here, all of them where the quorum asks for that."""
    all_needed = quorum.needed(len(members)) > len(members) - len(body["absent"])

    def presence(number: int) -> Presence:
        if number in body["absent"] and not all_needed:
            return Presence.ABSENT
        return Presence.ONLINE if number in body["online"] else Presence.ROOM

    return {member.id: presence(member.id) for member in members}


def _nominations(
    chance: random.Random,
    people: dict[str, Iterator[_Person]],
    own: dict[str, list[str]],
    sitting: dict[str, str],
    units: Sequence[Unit],
    forms: Sequence[AwardForm],
) -> tuple[Nomination, ...]:
    """Every unit's nominations: mostly a collective first, then people; one name stands in two units."""
    found: list[Nomination] = []
    for place, unit in enumerate(units):
        for count in range(_PER_UNIT[place % len(_PER_UNIT)]):
            number = len(found) + 1
            collective = count == 0 and place % 3 != 2 and any(Kind.COLLECTIVE in form.kinds for form in forms)
            kind = Kind.COLLECTIVE if collective else Kind.INDIVIDUAL
            form, class_ = _award(chance, [form for form in forms if kind in form.kinds] or forms)
            achievements = chance.choice(own["achievements"]).format(n=chance.randint(5, 90))
            leader = not collective and chance.random() < 0.3
            person = _Person(unit.name, "") if collective else next(people[chance.choice(("man", "woman"))])
            found.append(
                Nomination(
                    id=number,
                    kind=kind,
                    name=person.name,
                    honorific=person.title,
                    position="" if collective else chance.choice(own["leaders" if leader else "staff"]),
                    workplace="" if collective else unit.name,
                    unit=unit.id,
                    form=form.id,
                    class_=class_,
                    achievements=achievements,
                    leader=None if collective else leader,
                )
            )
    _add_namesake(found)
    _add_household(chance, found, forms, sitting, people)
    return tuple(found)


def _award(chance: random.Random, forms: Sequence[AwardForm]) -> tuple[AwardForm, str]:
    """A form, and a class of it: the lowest form most often, the highest seldom and never in its highest class."""
    low_to_high = [*reversed(forms[-3:]), *forms[:1]]
    form = chance.choices(low_to_high, weights=(50, 18, 20, 8)[: len(low_to_high)])[0]
    return form, chance.choice(form.classes[-2:]) if form.classes else ""


def _add_namesake(found: list[Nomination]) -> None:
    """Let the last person of the last unit bear the name of the first person of another."""
    people = [place for place, nomination in enumerate(found) if nomination.kind is Kind.INDIVIDUAL]
    first, last = found[people[0]], found[people[-1]]
    if first.unit != last.unit:
        found[people[-1]] = replace(last, name=first.name, honorific=first.honorific)


def _add_household(
    chance: random.Random,
    found: list[Nomination],
    forms: Sequence[AwardForm],
    sitting: dict[str, str],
    people: dict[str, Iterator[_Person]],
) -> None:
    """Let the last but one nominee be a household, where a form goes to households."""
    form = next((form for form in reversed(forms) if Kind.HOUSEHOLD in form.kinds), None)
    if form is not None:
        head = next(people["man"])
        found[-2] = Nomination(
            id=found[-2].id,
            kind=Kind.HOUSEHOLD,
            name=f"Hộ gia đình ông {head.name}",
            unit=found[-2].unit,
            form=form.id,
            class_=form.classes[-1] if form.classes else "",
            achievements=sitting["household"].format(n=chance.randint(100, 900)),
        )


def _steps(
    sitting: dict[str, str],
    forms: Sequence[AwardForm],
    nominations: Sequence[Nomination],
    attendance: dict[int, Presence],
) -> tuple[Step, ...]:
    """The first units' votes: unanimous but for one dissent, one nomination put off, secret ballots on one sheet a
    unit. What is voted by roll call stays to be called."""
    modes = {form.id: form.rule.mode for form in forms}
    here = [member for member, presence in attendance.items() if presence.here]
    units = list(dict.fromkeys(nomination.unit for nomination in nominations))[:_UNITS_VOTED]
    steps: list[Step] = []
    by_hands = [n.id for n in nominations if n.unit in units and modes[n.form] is Mode.SHOW_OF_HANDS]
    disputed, deferred = (by_hands[0], by_hands[-1]) if len(by_hands) > 1 else (None, None)
    for unit in units:
        ballots: dict[int, Counts] = {}
        for nomination in (nomination for nomination in nominations if nomination.unit == unit):
            number, mode = nomination.id, modes[nomination.form]
            if number == deferred:
                steps.append(Remark(nomination=number, text=sitting["deferred"], author=here[2]))
                steps.append(Deferral(nomination=number, reason=sitting["deferred_reason"]))
            elif number == disputed:
                steps.append(Remark(nomination=number, text=sitting["dissent"], author=here[1]))
                steps.append(Hands(nomination=number, no=2, other=1))
            elif mode is Mode.SHOW_OF_HANDS:
                steps.append(Hands(nomination=number))
                if not any(isinstance(step, RoleModel) for step in steps):
                    steps.append(RoleModel(nomination=number))
            elif mode is Mode.SECRET_BALLOT:
                against = len(ballots) % 3
                ballots[number] = Counts(yes=len(here) - 1 - against, no=against)
        if ballots:
            steps.append(Ballots(issued=len(here), returned=len(here), invalid=1, counts=ballots))
    return tuple(steps)
