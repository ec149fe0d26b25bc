"""Words for acts that record votes and correct them."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from council.tally import Tally, tally
from council.votes import Choice, Sheet, Vote, VoteState
from council.words import N_, _
from documents.act_story import Story, span

CHOICE_WORDS = {
    Choice.YES: N_("yes"),
    Choice.NO: N_("no"),
    Choice.OTHER: N_("other opinion"),
    Choice.NOT_VOTING: N_("not voting"),
}
_FIGURES = {
    "yes": N_("yes"),
    "no": N_("no"),
    "other": N_("other opinion"),
    "not_voting": N_("not voting"),
    "unmarked": N_("unmarked"),
    "invalid": N_("invalid"),
}
_ALWAYS_TOLD = ("yes", "no", "other")
_SHEET = {"issued": N_("ballots issued"), "returned": N_("ballots returned")}


def _vote(story: Story) -> str:
    vote = _new(story)
    return _("Vote on {nomination}: {figures}").format(
        nomination=story.nomination(vote.nomination), figures=_figures_words(tally(vote, _sheet(story, vote)))
    )


def _votes(story: Story) -> str:
    nominations = {vote.nomination for vote in story.all_new(Vote, "votes")}
    return _("{number} votes recorded from a list, on nominations {numbers}").format(
        number=len(story.touched("votes")), numbers=span(nominations)
    )


def _block_vote(story: Story) -> str:
    votes = story.all_new(Vote, "votes")
    return _("Block vote on nominations {numbers} ({number}): {figures}").format(
        numbers=span(vote.nomination for vote in votes),
        number=len(votes),
        figures=_figures_words(tally(votes[0], _sheet(story, votes[0]))),
    )


def _begin_roll_call(story: Story) -> str:
    return _("Roll call on {nomination} begun").format(nomination=_about(story))


def _answer(story: Story) -> str:
    new, old = _new(story), _old(story)
    before = old.choices if old else {}
    voices = [
        f"{story.member(member)}: {_(CHOICE_WORDS[choice])}"
        for member, choice in new.choices.items()
        if before.get(member) is not choice
    ] + [
        f"{story.member(member)}: {_(CHOICE_WORDS[choice])} ({_('in writing')})"
        for member, choice in new.written.items()
        if before.get(member) is not choice
    ]
    text = _("Roll call on {nomination}: {answer}").format(
        nomination=_about(story), answer=", ".join(voices) or _(CHOICE_WORDS[Choice.NOT_VOTING])
    )
    if new.state is not VoteState.CLOSED:
        return text
    return _("{what}; complete: {figures}").format(what=text, figures=_figures_words(tally(new, _sheet(story, new))))


def _abandon(story: Story) -> str:
    return _("Roll call on {nomination} abandoned").format(nomination=_about(story))


def _about(story: Story) -> str:
    """What votes were about: a nomination by name, or those of a block."""
    numbers = [vote.nomination for vote in story.all_new(Vote, "votes")]
    if len(numbers) == 1:
        return story.nomination(numbers[0])
    return _("{numbers} ({number} together)").format(numbers=span(numbers), number=len(numbers))


def _correct(story: Story) -> str:
    new, old = _new(story), _old(story)
    if old is None:
        return _vote(story)
    old_sheet, new_sheet = _sheet(story, old, earlier=True), _sheet(story, new)
    changes = _differences(tally(old, old_sheet), tally(new, new_sheet), _FIGURES)
    if old_sheet and new_sheet:
        changes += _differences(old_sheet, new_sheet, _SHEET)
    changes += [
        f"{story.member(member)}: {_(CHOICE_WORDS[old.choices.get(member, Choice.NOT_VOTING)])} → "
        f"{_(CHOICE_WORDS[new.choices.get(member, Choice.NOT_VOTING)])}"
        for member in dict.fromkeys((*old.choices, *new.choices))
        if old.choices.get(member) is not new.choices.get(member)
    ]
    text = _("Vote on {nomination} corrected: {changes}").format(
        nomination=_about(story), changes=", ".join(changes) or _("nothing changed")
    )
    return _("{what}; the chair's decision on it falls").format(what=text) if story.touched("decisions") else text


def _new(story: Story) -> Vote:
    return story.new(Vote, "votes", story.one("votes"))


def _old(story: Story) -> Vote | None:
    return story.old(Vote, "votes", story.one("votes"))


def _sheet(story: Story, vote: Vote, *, earlier: bool = False) -> Sheet | None:
    if vote.sheet is None:
        return None
    return story.old(Sheet, "sheets", vote.sheet) if earlier else story.new(Sheet, "sheets", vote.sheet)


def _differences(old: Struct, new: Struct, labels: Mapping[str, str]) -> list[str]:
    return [
        f"{_(label)} {getattr(old, field)} → {getattr(new, field)}"
        for field, label in labels.items()
        if getattr(old, field) != getattr(new, field)
    ]


def _figures_words(figures: Tally) -> str:
    told = [field for field in _FIGURES if field in _ALWAYS_TOLD or getattr(figures, field)]
    return ", ".join(f"{_(_FIGURES[field])} {getattr(figures, field)}" for field in told)


VOTE_ACTS: Mapping[str, Callable[[Story], str]] = {
    "vote": _vote,
    "votes": _votes,
    "block_vote": _block_vote,
    "begin_roll_call": _begin_roll_call,
    "answer": _answer,
    "abandon": _abandon,
    "correct_vote": _correct,
}
