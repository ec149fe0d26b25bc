"""Acts on what the council is: members, units, forms and their rules, settings."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.forms import AwardForm, Kind, Quota
from council.members import Member
from council.rules import Base, Comparison, Mode, Rule, parse_share
from council.settings import Settings
from council.text import clean_line
from council.units import Unit
from council.words import _
from store.door import Door, opinions_known


class SetupActs(Door):
    """Members, units, forms and settings."""

    def add_members(self, members: Sequence[Member]) -> tuple[list[Member], list[Member]]:
        """Add ``members`` (their ids are given here) as one act; returns those added and those known by name."""
        known = {member.name for member in self.council.members.values()}
        again = [member for member in members if member.name in known]
        first = self.next_id("members")
        new = [member for member in members if member.name not in known]
        added = [replace(member, id=first + place) for place, member in enumerate(new)]
        if added:
            self.commit("members", {"members": {member.id: member for member in added}})
        return added, again

    def change_member(self, member: Member) -> None:
        """Put ``member`` in the place of the one with its id. An open sitting's roster stays as it is."""
        self.member(member.id)
        self.commit("change_member", {"members": {member.id: member}})

    def add_unit(self, name: str) -> Unit:
        """Add a unit at the end of the council's order."""
        unit = self._fit(Unit(id=self.next_id("units"), name=name))
        self.commit("add_unit", {"units": {unit.id: unit}})
        return unit

    def change_unit(self, unit: Unit) -> None:
        """Rename or confirm a unit, or change its aliases."""
        if unit.id not in self.council.units:
            raise Refused(_("There is no unit {number} in this council.").format(number=unit.id))
        self.commit("change_unit", {"units": {unit.id: self._fit(unit)}})

    def confirm_units(self, numbers: Iterable[int]) -> None:
        """Record that the council confirmed the names of these units, as one act."""
        assumed = [unit for number in numbers if not (unit := self.council.units[number]).confirmed]
        if assumed:
            self.commit("confirm_units", {"units": {unit.id: replace(unit, confirmed=True) for unit in assumed}})

    def add_form(self, name: str) -> AwardForm:
        """Add an award form below the others; its rule is the usual one, unconfirmed."""
        form = self._named_form(AwardForm(id=self.next_id("forms"), name=name))
        self.commit("add_form", {"forms": {form.id: form}})
        return form

    def change_form(self, form: AwardForm) -> None:
        """Change what an award form is called, its classes and kinds, and who decides. Rule and quotas stay."""
        known = self.council.forms[form.id]
        form = replace(self._named_form(form), rule=known.rule, quotas=known.quotas)
        classes = form.classes or ("",)
        gone_classes = {*(known.classes or ("",))} - {*classes}
        gone_kinds = {*known.kinds} - {*form.kinds}
        used = {(n.class_ or classes[0], n.kind) for n in self.council.of_form(form.id)}
        for class_, kind in used | {(quota.class_, quota.kind) for quota in form.quotas}:
            if class_ in gone_classes or kind in gone_kinds:
                raise Refused(
                    _("There are nominations or quotas of “{form}”: their class and kind must stay.").format(
                        form=known.title(class_)
                    )
                )
        self.commit("change_form", {"forms": {form.id: form}})

    def change_settings(self, settings: Settings) -> None:
        """Change the council's names, headings, criteria or quorum. A sitting that has opened keeps its quorum."""
        if not settings.name.strip():
            raise Refused(_("The council needs a name: type one."))
        parse_share(settings.quorum.fraction)
        self.commit("change_settings", {"council": {1: settings}})

    def asks_reason(self) -> bool:
        """Whether a change of rules and quotas needs a reason now: a sitting has opened and is not closed."""
        sitting = self.council.sitting()
        return sitting is not None and bool(sitting.rules)

    def change_rule(self, number: int, rule: Rule, reason: str = "") -> None:
        """Change a form's rule. In an open sitting a reason is due, and its votes on that form are counted by it anew;
        closed sittings keep theirs."""
        if parse_share(rule.percent) == 1 and rule.comparison is Comparison.MORE:
            raise Refused(_("More than 100% can never be reached: ask for at least 100%, or for less."))
        self._check_reason(reason)
        if rule.mode is Mode.SECRET_BALLOT:
            for nomination in self.council.of_form(number):
                if nomination.written and nomination.mode is None:
                    raise opinions_known(nomination.id)
        changes: dict[str, dict[int, Any]] = {
            "forms": {number: replace(self.council.forms[number], rule=rule)},
        }
        sitting = self.council.sitting()
        if sitting and sitting.rules:
            changes["sittings"] = {sitting.id: replace(sitting, rules=sitting.rules | {number: rule})}
            votes = {
                vote.id: replace(vote, rule=rule)
                for vote in self.council.votes.values()
                if vote.sitting == sitting.id and vote.form == number
            }
            if rule.base is Base.PRESENT and any(vote.consulted for vote in votes.values()):
                raise Refused(
                    _("Written opinions are merged into ballots of this sitting: they cannot be taken out again.")
                )
            if votes:
                changes["votes"] = votes
        self.commit("change_rule", changes, reason=reason or None)

    def change_quota(self, number: int, class_: str, kind: Kind, limit: int | None, reason: str = "") -> None:
        """Set how many of one group of a form may be proposed (1 or more), or lift the limit (None).

        In an open sitting a reason is due.
        """
        form = self.council.forms[number]
        if limit is not None and limit < 1:
            raise Refused(_("A quota is a whole number from 1 up; leave it empty for none."))
        if kind not in form.kinds or class_ not in (form.classes or ("",)):
            raise Refused(_("“{form}” has no such class or kind.").format(form=form.title(class_)))
        self._check_reason(reason)
        others = tuple(q for q in form.quotas if (q.class_, q.kind) != (class_, kind))
        own = () if limit is None else (Quota(class_=class_, kind=kind, limit=limit),)
        self.commit("change_quota", {"forms": {number: replace(form, quotas=(*others, *own))}}, reason=reason or None)

    def _check_reason(self, reason: str) -> None:
        if self.asks_reason() and not reason:
            raise Refused(_("The sitting has opened: a change of its rules needs a reason."))

    def _fit(self, unit: Unit) -> Unit:
        """``unit`` with clean names. Raises Refused where it has none, or one that another unit goes by."""
        unit = replace(unit, name=clean_line(unit.name), aliases=_clean(unit.aliases))
        if not unit.name:
            raise Refused(_("A unit needs a name: type one."))
        if name := _taken(unit, self.council.units.values()):
            raise Refused(_("Another unit is already called “{name}”.").format(name=name))
        return unit

    def _named_form(self, form: AwardForm) -> AwardForm:
        """``form`` with clean names, for somebody. Raises Refused like ``_fit``."""
        form = replace(
            form, name=clean_line(form.name), aliases=_clean(form.aliases), classes=_clean(form.classes),
            decided_by=clean_line(form.decided_by), proposed_through=clean_line(form.proposed_through),
        )  # fmt: skip
        if not form.name or not form.kinds:
            raise Refused(_("An award form needs a name, and somebody whom it is for."))
        if name := _taken(form, self.council.forms.values()):
            raise Refused(_("Another award form is already called “{name}”.").format(name=name))
        return form


def _clean(texts: Iterable[str]) -> tuple[str, ...]:
    """``texts`` cleaned, each once, without empty ones."""
    return tuple(text for text in dict.fromkeys(map(clean_line, texts)) if text)


def _taken(named: Unit | AwardForm, known: Iterable[Unit | AwardForm]) -> str:
    """The first name or alias of ``named`` that another one goes by; "" where none is."""
    taken = {name.casefold() for other in known if other.id != named.id for name in (other.name, *other.aliases)}
    return next((name for name in (named.name, *named.aliases) if name.casefold() in taken), "")
