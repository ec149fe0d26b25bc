"""Who is in a block vote: every name, before the vote is entered."""

from collections.abc import Sequence
from math import ceil

from council.blocks import Block
from council.council import Council
from council.recusal import suggestions
from council.words import _
from documents.act_story import span
from documents.rule_words import mode_words
from widgets.lines import Line, both_ends, line, wrap
from widgets.palette import Tone
from widgets.walk_list import short_form

_FEWEST_NAMES = 3


def block_card(
    council: Council, title: str, block: Block, foot: Sequence[Line], page: int, width: int, height: int
) -> tuple[list[Line], int]:
    """A ``page`` (from 0) of the names in ``block`` above ``foot`` in ``height`` lines; and which page that is."""
    room = max(_FEWEST_NAMES, height - 3 - len(foot))
    pages = ceil(len(block.numbers) / room)
    page = min(max(0, page), pages - 1)
    told = _("{mode} · {number} together").format(mode=mode_words(block.mode), number=len(block.numbers))
    where = _("page {page}/{pages} PgDn").format(page=page + 1, pages=pages) if pages > 1 else ""
    lines: list[Line] = [
        *wrap(_("Block vote: {title}").format(title=title), width, Tone.TITLE, most=1),
        both_ends([(told, Tone.STRONG)], [(where, Tone.KEY)], width),
        line("─" * width, Tone.FAINT),
    ]
    for number in block.numbers[page * room : (page + 1) * room]:
        nomination = council.nominations[number]
        short = short_form(council.forms[nomination.form], nomination.class_)
        lines.append(both_ends([(f"{number:>3} {nomination.called}", Tone.PLAIN)], [(short, Tone.FAINT)], width))
    return [*lines, *foot], page


def block_hints(council: Council, block: Block, outside: Sequence[int], width: int) -> list[Line]:
    """What is not in the block though one might think so, and why; ``outside`` was chosen and is voted on otherwise.
    And what in it might be taken singly, since a member is tied to it and not recused."""
    sitting = council.sitting()
    tied = [number for number in block.numbers if suggestions(council, council.nominations[number], sitting)]
    reasons = (
        (_("A member is tied to: {numbers} (r recuses)"), tied),
        (_("By themselves: {numbers}"), block.singly),
        (_("Not screened as eligible: {numbers}"), block.unscreened),
        (_("Voted on already, or otherwise: {numbers}"), outside),
    )
    said = [text.format(numbers=span(numbers)) for text, numbers in reasons if numbers]
    return [hint for text in said for hint in wrap("! " + text, width, Tone.WAIT, most=2)]
