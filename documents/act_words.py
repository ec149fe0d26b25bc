"""What one act did, in one line of words: whom it was about, and old → new where something was there before."""

from collections.abc import Callable, Mapping

import msgspec

from council.council import Council
from council.words import N_, _
from documents.act_story import Act, Before, Story
from documents.ballot_act_words import BALLOT_ACTS
from documents.list_act_words import LIST_ACTS
from documents.nomination_act_words import NOMINATION_ACTS
from documents.setup_act_words import SETUP_ACTS
from documents.sitting_act_words import SITTING_ACTS
from documents.vote_act_words import VOTE_ACTS
from documents.who_counts_act_words import WHO_COUNTS_ACTS

TABLE_WORDS = {
    "council": N_("settings"),
    "members": N_("members"),
    "units": N_("units"),
    "forms": N_("award forms"),
    "nominations": N_("nominations"),
    "sittings": N_("sittings"),
    "votes": N_("votes"),
    "sheets": N_("ballot sheets"),
    "comments": N_("comments"),
    "decisions": N_("decisions of the chair"),
}


def _adopt(story: Story) -> str:
    return _("What was changed by other means was taken over: {what}").format(what=_touched_words(story))


VERBS: Mapping[str, Callable[[Story], str]] = {
    **SETUP_ACTS,
    **NOMINATION_ACTS,
    **SITTING_ACTS,
    **VOTE_ACTS,
    **WHO_COUNTS_ACTS,
    **BALLOT_ACTS,
    **LIST_ACTS,
    "adopt": _adopt,
}
"""The acts that have words of their own; every other one is told by its verb and the tables that it changed."""


def act_words(act: Act, council: Council, before: Before, undone: str = "") -> str:
    """What ``act`` did. ``undone`` are the words of the act that it took back, if it did.

    ``before`` answers with a document (table, id) as it stood before the act of a number, or None.
    """
    if "undoes" in act:
        return _("#{number} taken back: {what}").format(number=act["undoes"], what=undone)
    story = Story(act, council, before)
    words = VERBS.get(act["verb"], _plain_words)
    try:
        return words(story)
    except (LookupError, msgspec.ValidationError):  # documents of another schema, or taken over from outside
        return _plain_words(story)


def _touched_words(story: Story) -> str:
    counts = {table: len(story.touched(table)) for table in {**story.act["set"], **story.act.get("merge", {})}}
    return ", ".join(f"{_(TABLE_WORDS.get(table, table))} {count}" for table, count in counts.items() if count)


def _plain_words(story: Story) -> str:
    tables = _touched_words(story)
    return f"{story.act['verb']}: {tables}" if tables else str(story.act["verb"])
