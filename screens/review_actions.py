"""What can be done in the walk, with which key."""

from council.rules import Mode
from council.words import N_, _
from screens.actions import Action

REVIEW_ACTIONS = (
    Action("vote('yes')", "a,â,ă", N_("all in favour"), N_("All in favour; in a roll call: this member says yes")),
    Action("vote('no')", "n", N_("against"), N_("Votes against: numbers and Enter; in a roll call: no")),
    Action("vote('other')", "o,ô,ơ", N_("other"), N_("Other opinions: numbers and Enter; in a roll call: other")),
    Action(
        "vote('not_voting')",
        "k",
        N_("not voting"),
        N_("Not voting: numbers; in a roll call: not voting"),
        "",
        False,
    ),
    Action("comment", "c", N_("comment"), N_("Comment: choose the member with ↑ ↓, type, Enter")),
    Action(
        "dissent", "C", N_("dissent"), N_("Dissent that a member wants kept on record: choose, type, Enter"), "C", False
    ),
    Action("set_aside('deferred')", "d,đ", N_("defer"), N_("Defer, or take up again")),
    Action("undo", "u", N_("undo"), N_("Undo the latest act of this sitting")),
    Action("next_pending", "enter,space", N_("next"), N_("Next nomination that is pending"), "⏎"),
    Action("search", "slash", N_("search"), N_("Search a nomination by name or number"), "/"),
    Action("set_aside('returned')", "b", N_("return"), N_("Return for completion, or take up again"), "", False),
    Action("set_aside('withdrawn')", "w,ư", N_("withdraw"), N_("Withdraw, or take up again"), "", False),
    Action("recuse", "l", N_("recuse"), N_("Recuse a member from this nomination, or lift it"), "", False),
    Action("role_model", "m", N_("role model"), N_("Mark as a role model, or take the mark away"), "", False),
    Action("criteria", "t", N_("criteria"), N_("Show the plan's criteria page by page, or the comments"), "", False),
    Action("change_mode", "v", N_("way of voting"), N_("Vote on this one in another way, with a reason"), "", False),
    Action("decide", "h", N_("chair decides"), N_("Record the chair's decision on what waits for it"), "", False),
    Action(
        "block", "B", N_("block vote"), N_("Vote together: unit, form, all, or numbers; lists the names"), "B", False
    ),
    Action("screen", "e", N_("screening"), N_("What the screening found of this nomination, with a note"), "", False),
    Action("screen_stage", "E", N_("all eligible"), N_("Everything in this unit or form is eligible"), "E", False),
    Action("pull_out", "s", N_("by itself"), N_("Keep it out of block votes, to be discussed by itself"), "", False),
    Action("vote_again", "g", N_("vote again"), N_("Vote again on this one, with a reason"), "", False),
    Action("lower", "p", N_("lower"), N_("Propose it for a lower form or class, with a reason"), "", False),
    Action(
        "opinion", "y", N_("in writing"), N_("Written opinion of an absent member; in secret: who is asked"), "", False
    ),
    Action("suggested_recusal", "r", N_("recuse whom"), N_("Recuse a member of this unit, or the nominee"), "", False),
    Action(
        "recuse_unit", "R", N_("recuse: unit"), N_("Recuse a member from all that is pending of this unit"), "R", False
    ),
    Action("add_nomination", "N", N_("add"), N_("Add a nomination in the sitting, with a reason"), "N", False),
    Action(
        "correct_name", "T", N_("right name"), N_("Correct the name, with a reason; leader, front line"), "T", False
    ),
    Action("correct_form", "F", N_("right form"), N_("Correct the form or class it is for, with a reason"), "F", False),
    Action("step_back", "minus", N_("step back"), N_("Roll call: take back the latest answer"), "-", False),
    Action("abandon", "x", N_("abandon"), N_("Roll call: leave it without a result"), "", False),
    Action("order", "f", N_("by unit/form"), N_("Walk unit by unit, or form by form"), "", False),
    Action("move(1)", "down,j", N_("down"), N_("Next nomination"), "↓", False),
    Action("move(-1)", "up,i", N_("up"), N_("Previous nomination"), "↑", False),
    Action("stage(1)", "right,pagedown", N_("next unit"), N_("Next unit or form"), "→", False),
    Action("stage(-1)", "left,pageup", N_("previous unit"), N_("Previous unit or form"), "←", False),
)


def voting_bar(keys: list[tuple[str, str]], mode: Mode) -> list[tuple[str, str]]:
    """``keys`` before the vote, the voting keys among them named by what they do in this way of voting.

    In a roll call the first of them is already the voice of the member who is called first; before a secret ballot
    all of them ask for its counted totals.
    """
    if mode is Mode.SHOW_OF_HANDS:
        return keys
    labels = {"a": _("yes"), "n": _("no")} if mode is Mode.ROLL_CALL else {"a": _("ballot totals")}
    left_out = {"n", "o"} - labels.keys() if mode is Mode.SECRET_BALLOT else set()
    return [(key, labels.get(key, label)) for key, label in keys if key not in left_out]


def roll_call_bar() -> list[tuple[str, str]]:
    """The keys while members are called, as pairs of key and label."""
    labels = {
        "a": _("yes"),
        "n": _("no"),
        "o": _("other"),
        "k": _("not voting"),
        "-": _("step back"),
        "x": _("abandon"),
        "?": _("help"),
    }
    return list(labels.items())


def voted_bar(*, waits_for_chair: bool) -> list[tuple[str, str]]:
    """The keys once there is a result, which may wait for the chair."""
    labels = {
        "⏎": _("next"),
        **({"h": _("chair decides")} if waits_for_chair else {}),
        "n": _("correct"),
        "c": _("comment"),
        "C": _("dissent"),
        "u": _("undo"),
        "g": _("vote again"),
        "p": _("lower"),
        "?": _("help"),
    }
    return list(labels.items())


UNDONE_UNASKED = {
    "vote",
    "begin_roll_call",
    "answer",
    "abandon",
    "correct_vote",
    "comment",
    "decide",
    "defer",
    "return",
    "withdraw",
    "take_up",
    "recuse",
    "lift_recusal",
    "change_mode",
    "role_model",
    "mark_duties",
    "screen",
    "pull_out",
    "vote_again",
    "opinion",
    "consult",
    "correct_name",
    "correct_form",
}
"""Acts on one nomination: a slip of a key is taken back without a question. What reaches further is asked about."""
