"""Words for acts on who counts: written opinions, members consulted in secret, recusals of a whole unit."""

from collections.abc import Callable, Mapping

from council.nominations import Nomination
from council.votes import Choice, Vote
from council.words import _
from documents.act_story import Story, change, names, span
from documents.vote_act_words import CHOICE_WORDS


def _opinion(story: Story) -> str:
    voted = story.touched("votes")
    new: Nomination | Vote
    old: Nomination | Vote | None
    if voted:
        new, old = story.new(Vote, "votes", voted[0]), story.old(Vote, "votes", voted[0])
        number = new.nomination
    else:
        number = story.one("nominations")
        new, old = story.new(Nomination, "nominations", number), story.old(Nomination, "nominations", number)
    before = old.written if old else {}
    said = "; ".join(
        f"{story.member(member)}: {change(_choice(before.get(member)), _choice(choice))}"
        for member, choice in new.written.items()
        if before.get(member) is not choice
    )
    text = _("Written opinion on {nomination}: {opinion}").format(nomination=story.nomination(number), opinion=said)
    return _("{what}; the chair's decision on it falls").format(what=text) if story.touched("decisions") else text


def _choice(choice: Choice | None) -> str:
    return _(CHOICE_WORDS[choice]) if choice else ""


def _consult(story: Story) -> str:
    key = story.one("nominations")
    new, old = story.new(Nomination, "nominations", key), story.old(Nomination, "nominations", key)
    before = old.consulted if old else ()
    members = names([story.member(member) for member in sorted({*new.consulted} ^ {*before})])
    sentence = (
        _("{member} consulted in writing on {nomination}, in secret")
        if len(new.consulted) > len(before)
        else _("{member} not consulted on {nomination} after all")
    )
    return sentence.format(member=members, nomination=story.nomination(key))


def _recuse_unit(story: Story) -> str:
    nominations = story.all_new(Nomination, "nominations")
    key = nominations[0].id
    old = story.old(Nomination, "nominations", key)
    added = {*nominations[0].recused} - {*(old.recused if old else ())}
    return _("{member} recused from nominations {numbers} ({number})").format(
        member=names([story.member(member) for member in sorted(added)]),
        numbers=span(nomination.id for nomination in nominations),
        number=len(nominations),
    )


WHO_COUNTS_ACTS: Mapping[str, Callable[[Story], str]] = {
    "opinion": _opinion,
    "consult": _consult,
    "recuse_unit": _recuse_unit,
}
