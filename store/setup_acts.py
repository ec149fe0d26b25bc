"""Acts on what the council is: members, units, forms and their rules, settings."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from council.errors import Refused
from council.members import Member
from council.rules import Rule, parse_share
from council.settings import Settings
from council.units import Unit
from council.words import _
from store.door import Door


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

    def change_unit(self, unit: Unit) -> None:
        """Rename or confirm a unit."""
        if unit.id not in self.council.units:
            raise Refused(_("There is no unit {number} in this council.").format(number=unit.id))
        if any(u.name == unit.name and u.id != unit.id for u in self.council.units.values()):
            raise Refused(_("Another unit is already called “{name}”.").format(name=unit.name))
        self.commit("change_unit", {"units": {unit.id: unit}})

    def change_settings(self, settings: Settings) -> None:
        """Change the council's names, headings or quorum. A sitting that has opened keeps its quorum."""
        parse_share(settings.quorum.fraction)
        self.commit("change_settings", {"council": {1: settings}})

    def change_rule(self, number: int, rule: Rule, reason: str = "") -> None:
        """Change a form's rule. In an open sitting a reason is due, and its votes on that form are counted by it anew;
        closed sittings keep theirs."""
        parse_share(rule.percent)
        changes: dict[str, dict[int, Any]] = {
            "forms": {number: replace(self.council.forms[number], rule=rule)},
        }
        sitting = self.council.sitting()
        if sitting and sitting.rules:
            if not reason:
                raise Refused(_("The sitting has opened: a change of its rules needs a reason."))
            changes["sittings"] = {sitting.id: replace(sitting, rules=sitting.rules | {number: rule})}
            votes = {
                vote.id: replace(vote, rule=rule)
                for vote in self.council.votes.values()
                if vote.sitting == sitting.id and vote.form == number
            }
            if votes:
                changes["votes"] = votes
        self.commit("change_rule", changes, reason=reason or None)
