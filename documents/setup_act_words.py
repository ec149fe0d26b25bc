"""Words for acts on what the council is: members, units, rules, settings."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.members import Member, Role
from council.rules import Quorum
from council.settings import Basis, Practice, Settings
from council.text import clean_line
from council.units import Unit
from council.words import N_, _, pgettext
from documents.act_story import Story, change, names
from documents.labels import KIND_WORDS, group_text, rule_text
from documents.rule_words import quorum_words

ROLE_WORDS = {
    Role.CHAIR: N_("chair"),
    Role.STANDING_VICE_CHAIR: N_("standing vice-chair"),
    Role.VICE_CHAIR: N_("vice-chair"),
    Role.MEMBER: N_("member"),
    Role.SECRETARY: N_("secretary"),
}
SETTINGS_WORDS = {
    "name": N_("name"),
    "body": N_("issuing body"),
    "parent": N_("parent body"),
    "place": N_("place"),
    "code": N_("code in the numbers of papers"),
    "campaign": N_("campaign"),
    "plan": N_("plan number"),
    "quorum": N_("quorum"),
    "criteria": N_("criteria"),
    "kind_order": N_("order in the award list"),
    "bases": N_("bases of the submission"),
    "copies": N_("copies to"),
    "practices": N_("models and good practices"),
}
_MEMBER = {
    "name": N_("name"),
    "title": N_("honorific"),
    "position": N_("position"),
    "role": N_("role"),
    "unit": N_("unit"),
    "standing": N_("of the standing committee"),
    "votes": N_("has a vote"),
}
FORM_WORDS = {
    "name": N_("name"),
    "aliases": N_("other names"),
    "classes": N_("classes"),
    "decided_by": N_("decided by"),
    "proposed_through": N_("proposed through"),
    "kinds": N_("for whom"),
}
_UNIT = {"name": N_("name"), "aliases": N_("other names"), "confirmed": N_("confirmed by the council")}


def _create(story: Story) -> str:
    return _("The council's file was made: {units} units, {members} members, {forms} award forms").format(
        units=len(story.touched("units")),
        members=len(story.touched("members")),
        forms=len(story.touched("forms")),
    )


def _members(story: Story) -> str:
    added = story.all_new(Member, "members")
    return _("Members added: {names}").format(names=names([clean_line(member.name) for member in added]))


def _change_member(story: Story) -> str:
    key = story.one("members")
    new, old = story.new(Member, "members", key), story.old(Member, "members", key)
    return _("Member {name}: {changes}").format(name=story.member(key), changes=_differences(story, old, new, _MEMBER))


def _change_unit(story: Story) -> str:
    key = story.one("units")
    new, old = story.new(Unit, "units", key), story.old(Unit, "units", key)
    return _("Unit {name}: {changes}").format(name=clean_line(new.name), changes=_differences(story, old, new, _UNIT))


def _add_unit(story: Story) -> str:
    return _("Unit added: {name}").format(name=clean_line(story.new(Unit, "units", story.one("units")).name))


def _confirm_units(story: Story) -> str:
    units = [clean_line(unit.name) for unit in story.all_new(Unit, "units")]
    return _("The council confirmed the names of {units}").format(units=names(units))


def _add_form(story: Story) -> str:
    return _("Award form added: {name}").format(name=story.form(story.one("forms")))


def _change_form(story: Story) -> str:
    key = story.one("forms")
    new, old = story.new(AwardForm, "forms", key), story.old(AwardForm, "forms", key)
    return _("Award form {name}: {changes}").format(
        name=clean_line(new.name), changes=_differences(story, old, new, FORM_WORDS)
    )


def _change_settings(story: Story) -> str:
    new, old = story.new(Settings, "council", 1), story.old(Settings, "council", 1)
    return _("Settings: {changes}").format(changes=_differences(story, old, new, SETTINGS_WORDS))


def _change_rule(story: Story) -> str:
    key = story.one("forms")
    new, old = story.new(AwardForm, "forms", key), story.old(AwardForm, "forms", key)
    words = change(rule_text(old.rule) if old else "", rule_text(new.rule))
    text = _("Rule of {form}: {rule}").format(form=clean_line(new.name), rule=words)
    votes = len(story.touched("votes"))
    return _("{change}; {votes} votes counted anew").format(change=text, votes=votes) if votes else text


def _change_quota(story: Story) -> str:
    key = story.one("forms")
    new, old = story.new(AwardForm, "forms", key), story.old(AwardForm, "forms", key)
    groups = dict.fromkeys((q.class_, q.kind) for form in (old, new) if form for q in form.quotas)
    changed = [
        f"{group_text(new, *group)}: {change(_limit(old, group) if old else '', _limit(new, group))}"
        for group in groups
        if old is None or old.quota(*group) != new.quota(*group)
    ]
    return _("Quota of {changes}").format(changes="; ".join(changed))


def _limit(form: AwardForm, group: tuple[str, Kind]) -> str:
    limit = form.quota(*group)
    return "–" if limit is None else str(limit)


def _confirm_rules(story: Story) -> str:
    forms = [story.form(key) for key in story.touched("forms")]
    return _("The council confirmed the rules of {forms}").format(forms=names(forms))


def _confirm_quorum(story: Story) -> str:
    quorum = quorum_words(story.new(Settings, "council", 1).quorum)
    return _("The council confirmed its quorum: {quorum}").format(quorum=quorum)


def _differences(story: Story, old: Struct | None, new: Struct, labels: Mapping[str, str]) -> str:
    """Every field that changed, old → new, under its label; of a list of texts what went and what came."""
    changed = [
        f"{_(label)}: {_difference(story, getattr(old, field) if old else None, getattr(new, field))}"
        for field, label in labels.items()
        if old is None or getattr(old, field) != getattr(new, field)
    ]
    return "; ".join(changed) or _("nothing changed")


def _difference(story: Story, old: Any, new: Any) -> str:
    if old is None:
        return _value_words(story, new)
    if isinstance(old, tuple) and set(old) != set(new) and not any(isinstance(part, Kind) for part in old):
        old, new = tuple(part for part in old if part not in new), tuple(part for part in new if part not in old)
    return change(_value_words(story, old), _value_words(story, new))


def _value_words(story: Story, value: Any) -> str:
    match value:
        case bool():
            return pgettext("it is so", "yes") if value else pgettext("it is so", "no")
        case Role():
            return _(ROLE_WORDS[value])
        case Quorum():
            return quorum_words(value)
        case Kind():
            return _(KIND_WORDS[value])
        case Basis():
            return clean_line(value.text) if value.confirmed else f"{clean_line(value.text)} ({_('unconfirmed')})"
        case Practice():
            unit = story.council.units.get(value.unit or 0)
            told = (value.title, unit.name if unit else "", value.text)
            return ", ".join(clean_line(part) for part in told if part)
        case tuple():
            return "; ".join(_value_words(story, part) for part in value) or "–"
        case _:
            return clean_line(str(value)) or "–"


SETUP_ACTS: Mapping[str, Callable[[Story], str]] = {
    "create": _create,
    "members": _members,
    "change_member": _change_member,
    "change_unit": _change_unit,
    "add_unit": _add_unit,
    "confirm_units": _confirm_units,
    "add_form": _add_form,
    "change_form": _change_form,
    "change_settings": _change_settings,
    "change_rule": _change_rule,
    "change_quota": _change_quota,
    "confirm_rules": _confirm_rules,
    "confirm_quorum": _confirm_quorum,
}
