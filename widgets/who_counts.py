"""Who counts in the vote on the nomination in front: written opinions, recusals, and what they do to what is needed."""

from council.council import Council
from council.nominations import Nomination
from council.outcomes import Row
from council.recusal import Outlook, Tie, outlook, suggestions
from council.rules import Base, Mode, Recused, Rule
from council.sittings import Sitting
from council.tally import Tally
from council.words import N_, _
from documents.vote_act_words import CHOICE_WORDS
from widgets.lines import Line, Span, line, wrap
from widgets.palette import Tone

TIE_WORDS = {Tie.UNIT: N_("belongs to the nominating unit"), Tie.NOMINEE: N_("has the nominee's name")}


def who_counts_hints(council: Council, row: Row, sitting: Sitting | None) -> list[str]:
    """Who is recused or might be, whose opinion waits; what waits is said until the vote is taken.

    What is told of recusals stays after the vote, so that the card does not move on a slow line.
    """
    nomination, said = row.nomination, list[str]()
    if nomination.recused:
        said.append(_("Recused: {names}").format(names=_names(council, nomination.recused)))
    if found := suggestions(council, nomination, sitting):
        first, more = found[0], len(found) - 1
        text = _("{name} {why}: r recuses").format(name=_names(council, [first.member]), why=_(TIE_WORDS[first.tie]))
        said.append(text + (" " + _("(and {number} more)").format(number=more) if more else ""))
    if row.vote is not None:
        return said
    if nomination.written and council.mode_of(nomination, sitting) is not Mode.SECRET_BALLOT:
        opinions = ", ".join(
            f"{_names(council, [member])}: {_(CHOICE_WORDS[choice])}" for member, choice in nomination.written.items()
        )
        said.append(_("In writing, waiting: {opinions}").format(opinions=opinions))
    if nomination.consulted:
        said.append(_("Consulted in secret: {names}").format(names=_names(council, nomination.consulted)))
    return said


def written_line(figures: Tally) -> list[Line]:
    """The written opinions of an open vote, apart from the room."""
    if figures.written is None:
        return []
    written = figures.written
    text = _("of these in writing: {yes} for, {no} against, {other} other")
    if figures.yes == figures.room.yes < figures.room.yes + written.yes:
        text = _("in writing, not counted by this rule: {yes} for, {no} against, {other} other")
    return [line(text.format(yes=written.yes, no=written.no, other=written.other))]


def vote_outlook(council: Council, nomination: Nomination, sitting: Sitting | None, width: int) -> list[Line]:
    """What a vote would need, as far as it is known before the vote, in two lines at least."""
    if sitting is None or not sitting.roster:
        return [line(_("The sitting has not opened: key 1"), Tone.WAIT), line()]
    if not sitting.has_quorum:
        missing = _("No quorum: too few have replied") if sitting.in_writing else _("No quorum: no vote can be taken")
        return [line(missing, Tone.BAD), line()]
    rule = council.rule_of(nomination, sitting)
    found = outlook(council, nomination, sitting)
    lines: list[Line] = [line(*_needs(found, in_writing=sitting.in_writing))]
    if found.recused:
        lines += wrap(_recusal(found, rule), width, Tone.WAIT, most=2)
    return lines if len(lines) > 1 else [*lines, line()]


def _needs(found: Outlook, *, in_writing: bool) -> Span:
    fields = {"voters": found.voters, "needed": found.needed, "base": found.base, "written": found.written}
    if found.impossible:
        return _("{voters} may vote; {needed} of {base} would be needed: cannot pass").format(**fields), Tone.WAIT
    if found.short:
        text = _("{voters} may vote; {needed} of {base} needed: {short} in writing at least")
        return text.format(**fields, short=found.short), Tone.WAIT
    if in_writing:
        return _("{voters} replied; {needed} of {base} needed").format(**fields), Tone.PLAIN
    if found.written:
        return _("{voters} may vote, {written} in writing; {needed} of {base} needed").format(**fields), Tone.PLAIN
    return _("{voters} may vote; {needed} of {base} needed").format(**fields), Tone.PLAIN


def _recusal(found: Outlook, rule: Rule) -> str:
    """What the recusals do to the base and to the votes needed."""
    fields = {"number": found.recused, "base": found.base, "needed": found.needed, "most": found.reachable}
    if rule.base is Base.ALL_MEMBERS and rule.recused is Recused.STAYS:
        return _("{number} recused, still in the base: {needed} needed, {most} at most can agree").format(**fields)
    return _("{number} recused: base {base} instead of {before}, {needed} needed instead of {needed_before}").format(
        **fields, before=found.base_without, needed_before=found.needed_without
    )


def _names(council: Council, members: list[int] | tuple[int, ...]) -> str:
    return ", ".join(council.members[member].name for member in members)
