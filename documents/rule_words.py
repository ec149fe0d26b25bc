"""Rules in words, in the language in use: one wording for screens and papers."""

from council.rules import Base, Comparison, Mode, Quorum, Recused, Rule, Tie, parse_share
from council.text import percent_text
from council.words import N_, _

MODE_WORDS = {
    Mode.SHOW_OF_HANDS: N_("show of hands"),
    Mode.ROLL_CALL: N_("roll call"),
    Mode.SECRET_BALLOT: N_("secret ballot"),
}
BASE_WORDS = {
    Base.ALL_MEMBERS: N_("all members"),
    Base.PRESENT: N_("the members present"),
    Base.PRESENT_OR_CONSULTED: N_("the members present or consulted"),
    Base.RETURNED: N_("the ballots returned"),
    Base.VALID: N_("the valid ballots"),
}


def mode_words(mode: Mode) -> str:
    """How a vote is taken: ``secret ballot``."""
    return _(MODE_WORDS[mode])


def base_words(base: Base) -> str:
    """What the votes in favour are measured against: ``all members``."""
    return _(BASE_WORDS[base])


def share_words(share: str) -> str:
    """A share in numbers: ``50%``; one written as a fraction stays one. Raises Refused for what is no share."""
    return share if "/" in share else percent_text(parse_share(share))


def threshold_words(rule: Rule) -> str:
    """What is enough: ``more than 50% of all members``."""
    share = share_words(rule.percent)
    asked = _("more than {share} of {base}") if rule.comparison is Comparison.MORE else _("at least {share} of {base}")
    return asked.format(share=share, base=base_words(rule.base))


def exception_words(rule: Rule) -> list[str]:
    """What the rule asks beyond its threshold: recused members who leave the base, ties, the chair's agreement."""
    words: list[str] = []
    if rule.base is Base.ALL_MEMBERS and rule.recused is Recused.LEAVES:
        words.append(_("recused members are not counted"))
    if rule.tie is Tie.CHAIR:
        words.append(_("on a tie the chair decides"))
    if rule.chair_must_agree:
        words.append(_("the chair must agree"))
    return words


def rule_words(rule: Rule) -> str:
    """A rule without its basis: ``show of hands; more than 50% of all members; the chair must agree``."""
    return "; ".join([mode_words(rule.mode), threshold_words(rule), *exception_words(rule)])


def quorum_words(quorum: Quorum) -> str:
    """The quorum as a share: ``at least 2/3 of the members``."""
    share = quorum.fraction if "/" in quorum.fraction else f"{quorum.fraction.rstrip(' %')}%"
    return _("at least {share} of the members").format(share=share)
