"""What the minutes say of the votes of a sitting, each with its mode, base, what was needed and what it had."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from council.council import Council
from council.outcomes import Row
from council.results import results
from council.rules import Mode
from council.tally import Tally, passes, tally
from council.text import percent_text
from council.votes import Choice, Vote, VoteState
from council.words import _
from documents.act_story import span
from documents.labels import outcome_text
from documents.rule_words import base_words, mode_words, threshold_words
from documents.vote_act_words import CHOICE_WORDS


class VoteLine(Struct, frozen=True, kw_only=True):
    """One vote in a table: of nomination ``number`` in round ``round``; ``together``: by a block vote.

    ``apart`` are the voices that said neither yes, no nor other: not voting, unmarked, invalid. ``outcome`` is what
    became of it, "" for a round that was voted again.
    """

    number: int
    name: str
    unit: str
    round: int
    together: bool
    mode: str
    yes: int
    no: int
    other: int
    apart: str
    base: int
    needed: int
    share: str
    passed: str
    outcome: str


class FormVotes(Struct, frozen=True, kw_only=True):
    """The votes on one award form and class, with notes on what its table does not show; ``mixed``: taken in several
    ways."""

    title: str
    rule: str
    mixed: bool
    votes: tuple[VoteLine, ...]
    notes: tuple[str, ...]


class Block(Struct, frozen=True, kw_only=True):
    """A block vote: on the nominations ``numbers``, ``count`` of them, with its figures in words."""

    numbers: str
    count: int
    mode: str
    figures: str


def votes_of_sitting(council: Council, sitting: int) -> list[Vote]:
    """The closed votes of one sitting, by form, nomination and round."""
    closed = (v for v in council.votes.values() if v.sitting == sitting and v.state is VoteState.CLOSED)
    return sorted(closed, key=lambda vote: (vote.form, vote.nomination, vote.round))


def form_votes(council: Council, sitting: int) -> list[FormVotes]:
    """The votes of one sitting by award form and class, the highest first; earlier rounds stand before later ones."""
    rows = {row.vote.id: row for row in results(council, sitting=sitting).rows if row.vote}
    groups: dict[tuple[int, str], list[Vote]] = {}
    for vote in votes_of_sitting(council, sitting):
        groups.setdefault((vote.form, vote.class_), []).append(vote)
    return [
        FormVotes(
            title=council.forms[form].title(class_),
            rule=_rule_words(council, votes),
            mixed=len({vote.mode for vote in votes}) > 1,
            votes=tuple(_line(council, vote, rows.get(vote.id)) for vote in votes),
            notes=tuple(_notes(council, votes)),
        )
        for (form, class_), votes in sorted(groups.items(), key=lambda item: _place(council, *item[0]))
    ]


def blocks(council: Council, sitting: int) -> list[Block]:
    """The block votes of one sitting, the earliest first."""
    together: dict[int, list[Vote]] = {}
    for vote in votes_of_sitting(council, sitting):
        if vote.block is not None:
            together.setdefault(vote.block, []).append(vote)
    return [
        Block(
            numbers=span(vote.nomination for vote in votes),
            count=len(votes),
            mode=_mode(council, votes[0]),
            figures=figures_words(votes[0], tally(votes[0], council.sheet_of(votes[0]))),
        )
        for _key, votes in sorted(together.items())
    ]


def figures_words(vote: Vote, figures: Tally) -> str:
    """What one vote had and needed, in words."""
    return _("{yes} in favour, {no} against, {other} other; {yes}/{base} of {what}, {needed} needed").format(
        yes=figures.yes,
        no=figures.no,
        other=figures.other,
        base=figures.base,
        needed=figures.needed,
        what=base_words(vote.rule.base),
    )


def _place(council: Council, form: int, class_: str) -> tuple[int, int]:
    classes = council.forms[form].classes
    return form, classes.index(class_) if class_ in classes else -1


def _mode(council: Council, vote: Vote) -> str:
    """How a vote was taken; who is called in a sitting in writing has replied in writing."""
    if council.sittings[vote.sitting].in_writing and vote.mode is Mode.ROLL_CALL:
        return _("in writing")
    return mode_words(vote.mode)


def _rule_words(council: Council, votes: Sequence[Vote]) -> str:
    """What was asked for; where votes of the group closed by different rules, each of them."""
    words = dict.fromkeys(
        f"{_mode(council, vote)}, {threshold_words(vote.rule)}"
        + ("" if vote.rule.confirmed else f" ({_('not confirmed by the council')})")
        for vote in votes
    )
    return "; ".join(words)


def _line(council: Council, vote: Vote, row: Row | None) -> VoteLine:
    nomination = council.nominations[vote.nomination]
    figures = tally(vote, council.sheet_of(vote))
    return VoteLine(
        number=nomination.id,
        name=nomination.called,
        unit=council.units[nomination.unit].name,
        round=vote.round,
        together=vote.block is not None,
        mode=_mode(council, vote),
        yes=figures.yes,
        no=figures.no,
        other=figures.other,
        apart=_apart(figures),
        base=figures.base,
        needed=figures.needed,
        share=percent_text(figures.share),
        passed=_("PASSED") if passes(vote, figures) else _("NOT PASSED"),
        outcome=outcome_text(row) if row else "",
    )


def _apart(figures: Tally) -> str:
    told = (
        (figures.not_voting, _("not voting")),
        (figures.unmarked, _("unmarked")),
        (figures.invalid, _("invalid")),
        (figures.recused, _("recused")),
    )
    return "; ".join(f"{word} {number}" for number, word in told if number) or "0"


def _notes(council: Council, votes: Iterable[Vote]) -> Iterable[str]:
    """Who said what in a roll call, whose written opinions were taken and who was recused, the same words once for all
    nominations that they are true of: of a secret ballot never what anybody said."""
    told: dict[str, list[int]] = {}
    for vote in votes:
        for sentence in _told(council, vote):
            told.setdefault(sentence, []).append(vote.nomination)
    for sentence, numbers in told.items():
        yield sentence.format(number=span(numbers))


def _told(council: Council, vote: Vote) -> Iterable[str]:
    """What is told of one vote, with room for its number."""
    if vote.mode is Mode.ROLL_CALL and (said := _voices(council, vote.choices)):
        yield _with(_("Nomination {number}, roll call: {voices}."), voices=said)
    if vote.opinions:
        said = _voices(council, vote.opinions, all_of_them=True)
        yield _with(_("Nomination {number}, in writing: {voices}."), voices=said)
    if vote.consulted:
        names = _names(council, vote.consulted)
        sentence = _("Nomination {number}, consulted in writing, merged into the totals: {members}.")
        yield _with(sentence, members=names)
    if recused := [member for member in vote.recused if member in vote.roster]:
        yield _with(_("Nomination {number}, recused: {members}."), members=_names(council, recused))


def _with(sentence: str, **values: str) -> str:
    """``sentence`` with ``values`` in it, whatever they hold, and {number} left as it is."""
    safe = {name: value.replace("{", "{{").replace("}", "}}") for name, value in values.items()}
    return sentence.format(number="{number}", **safe)


def _names(council: Council, members: Iterable[int]) -> str:
    return ", ".join(council.members[member].name for member in members)


def _voices(council: Council, choices: dict[int, Choice], *, all_of_them: bool = False) -> str:
    """Who said what, those in favour left out unless asked for."""
    by_choice: dict[Choice, list[str]] = {}
    for member, choice in choices.items():
        if all_of_them or choice is not Choice.YES:
            by_choice.setdefault(choice, []).append(council.members[member].name)
    return "; ".join(f"{_(CHOICE_WORDS[choice])}: {', '.join(names)}" for choice, names in sorted(by_choice.items()))
