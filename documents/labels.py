"""What papers call kinds, bodies, rules and outcomes, in the language in use."""

from collections.abc import Iterable

from council.council import Council
from council.forms import AwardForm, Kind
from council.members import Body
from council.nominations import Nomination, Screening
from council.outcomes import Outcome, Reason, Row
from council.rules import Rule
from council.sittings import Sitting
from council.words import N_, _
from documents.rule_words import rule_words

KIND_WORDS = {
    Kind.COLLECTIVE: N_("collective"),
    Kind.INDIVIDUAL: N_("individual"),
    Kind.HOUSEHOLD: N_("household"),
}
BODY_WORDS = {Body.STANDING: N_("standing committee"), Body.COUNCIL: N_("council")}
SCREENING_WORDS = {
    Screening.ELIGIBLE: N_("eligible"),
    Screening.NOT_YET: N_("not eligible yet"),
    Screening.TO_BE_COMPLETED: N_("to be completed"),
}
OUTCOME_WORDS = {
    Outcome.PENDING: N_("pending"),
    Outcome.PROPOSED: N_("proposed"),
    Outcome.NOT_PROPOSED: N_("not proposed"),
    Outcome.DEFERRED: N_("deferred"),
    Outcome.RETURNED: N_("returned for completion"),
    Outcome.WITHDRAWN: N_("withdrawn"),
    Outcome.NEEDS_CHAIR: N_("waits for the chair"),
}
REASON_WORDS = {
    Reason.OVER_QUOTA: N_("over quota"),
    Reason.TIE: N_("tie"),
    Reason.CHAIR_POSITION: N_("the chair's position"),
}


def leader_text(leader: bool | None) -> str:
    """Whether somebody leads or manages: a word for it, "" where nobody said."""
    if leader is None:
        return ""
    return _("leader") if leader else _("staff")


def front_line_text(front_line: bool | None) -> str:
    """Whether somebody was in the front line: a word for it, "" where nobody said."""
    if front_line is None:
        return ""
    return _("front line") if front_line else _("not in the front line")


def duty_text(nomination: Nomination) -> str:
    """What is said of a nominee's duties: "leader · front line"."""
    said = (leader_text(nomination.leader), front_line_text(nomination.front_line))
    return " · ".join(word for word in said if word)


def outcome_text(row: Row) -> str:
    """The outcome with its reason: ``not proposed (over quota)``."""
    words = _(OUTCOME_WORDS[row.outcome])
    return f"{words} ({_(REASON_WORDS[row.reason])})" if row.reason else words


def group_text(form: AwardForm, class_: str, kind: Kind) -> str:
    """The group that a quota is for: ``Huân chương Lao động hạng Ba, individual``."""
    return f"{form.title(class_)}, {_(KIND_WORDS[kind])}"


def rule_text(rule: Rule) -> str:
    """A rule as papers cite it: ``show of hands; more than 50% of all members; not confirmed by the council``."""
    parts = [rule_words(rule)]
    if rule.basis:
        parts.append(_("basis: {text}").format(text=rule.basis))
    if not rule.confirmed:
        parts.append(_("not confirmed by the council"))
    return "; ".join(parts)


def sitting_text(sitting: Sitting) -> str:
    """The body and the sitting: ``standing committee, sitting 1 (23/09/2021)``."""
    text = _("{body}, sitting {number}").format(body=_(BODY_WORDS[sitting.body]), number=sitting.id)
    if sitting.in_writing:
        text = _("{sitting}, in writing").format(sitting=text)
    year, month, day = sitting.opened_at[:4], sitting.opened_at[5:7], sitting.opened_at[8:10]
    return f"{text} ({day}/{month}/{year})" if day else text


def voted_by(council: Council, rows: Iterable[Row]) -> str:
    """Which bodies gave the votes of ``rows``, oldest sitting first; "" where nothing was voted."""
    sittings = sorted({row.vote.sitting for row in rows if row.vote})
    return "; ".join(sitting_text(council.sittings[number]) for number in sittings)
