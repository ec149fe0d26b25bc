"""What can be done, where, with which key: the one registry behind keys, key bar, help and palette."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding, BindingType

from council.words import N_, _


class Action(NamedTuple):
    """One thing to do. ``keys`` as Textual names them, the first one is shown (as ``shown`` where that reads better).

    ``label`` stands in the key bar, ``help`` in the help and the palette; both are catalog keys.
    """

    name: str
    keys: str
    label: str
    help: str
    shown: str = ""
    in_bar: bool = True

    @property
    def key(self) -> str:
        """The key as people read it."""
        return self.shown or self.keys.split(",")[0]


def bindings(actions: Sequence[Action]) -> list[BindingType]:
    """Textual's bindings for ``actions``."""
    return [Binding(action.keys, action.name, action.label, show=False) for action in actions]


def bar(actions: Sequence[Action]) -> list[tuple[str, str]]:
    """What the key bar shows of ``actions``; help comes last, where it is always shown."""
    shown = sorted((action for action in actions if action.in_bar), key=lambda action: action.name == "app.help")
    return [(action.key, _(action.label)) for action in shown]


ON_A_LIST = (
    Action("undo", "u", N_("undo"), N_("Take back the latest act")),
    Action("move(1)", "down,j", N_("down"), N_("Next line"), "↓"),
    Action("move(-1)", "up,k", N_("up"), N_("Line before"), "↑"),
    Action("move(10)", "pagedown", N_("down"), N_("Ten lines down"), "PgDn"),
    Action("move(-10)", "pageup", N_("up"), N_("Ten lines up"), "PgUp"),
)
"""What every place that is a list of lines under a cursor ends its actions with."""

EVERYWHERE = (
    Action("app.go('home')", "0", N_("home"), N_("Home: recent councils, new, demo")),
    Action("app.go('attendance')", "1", N_("attendance"), N_("Attendance: who sits, who is here, the rules")),
    Action("app.go('review')", "2", N_("review"), N_("Review: walk through the nominations and vote")),
    Action("app.go('results')", "3", N_("results"), N_("Results: ranked tallies of each form")),
    Action("app.go('award_list')", "4", N_("list"), N_("Award list: what is proposed, form by form")),
    Action("app.go('history')", "5", N_("history"), N_("History: what was done, when, by whom")),
    Action("app.go('setup')", "6", N_("council"), N_("Council: units, rules, headings")),
    Action("app.go('ballots')", "7", N_("ballots"), N_("Tellers' desk: secret ballots on paper")),
    Action("app.go('papers')", "8", N_("papers"), N_("Papers: write them to files, copy tables")),
    Action("app.go('lists_in')", "I", N_("lists in"), N_("Lists in: read units' lists and add them"), "I", False),
    Action("app.palette", "ctrl+p,colon", N_("commands"), N_("Find a command by its name"), ":", False),
    Action("app.language", "L", N_("language"), N_("Tiếng Việt / English"), in_bar=False),
    Action("app.leave", "q,ctrl+q", N_("quit"), N_("Save everything and quit"), "q"),
    Action("app.help", "question_mark", N_("help"), N_("What every key does here"), "?"),
)
