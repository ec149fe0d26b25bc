"""Ready-made rule sets over a rule: choosing one fills the draft, which is saved, or dropped, like any other change."""

from typing import TYPE_CHECKING

from council.text import clean_line
from council.words import _
from documents.rule_sets import RuleSet, rule_sets
from screens.setup_page import Deeds, SetupPage, indented
from widgets.lines import Line, fit, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt

if TYPE_CHECKING:
    from screens.rule_editor import RuleEditor
    from screens.setup import SetupPlace


class RuleSetPage(SetupPage):
    """The rule sets in a list, over the rule that ``editor`` has a draft of."""

    def __init__(self, place: "SetupPlace", editor: "RuleEditor") -> None:
        super().__init__(place)
        self._editor = editor

    @property
    def unsaved(self) -> bool:
        """Whether the draft below has changes."""
        return self._editor.unsaved

    def title(self) -> str:
        """What these are."""
        return _("Ready-made rules: practices found, none confirmed")

    def deeds(self) -> Deeds:
        """Choose, or go back to the rule."""
        return {"edit": self._choose, "back": self._editor.come_back}

    def lines(self, width: int) -> list[Line]:
        """A line for each set; what nobody has checked against its text says so."""
        return [_set_line(found, width) for found in rule_sets()]

    def details(self, width: int) -> list[Line]:
        """Source, time in force and note of the one under the cursor."""
        found = rule_sets()[self.cursor]
        said = "; ".join([found.source, found.in_force, *([found.note] if found.note else [])])
        return indented(wrap(clean_line(said), width - 2, most=3))

    def answered(self, event: Prompt.Answered) -> None:
        """Nothing is asked here."""

    def _choose(self) -> None:
        self._editor.fill(rule_sets()[self.cursor].parts())


def _set_line(found: RuleSet, width: int) -> Line:
    mark = "" if found.verified else _("unverified")
    return [
        (" " + fit(found.name, width - len(mark) - 3) + " ", Tone.PLAIN),
        (mark, Tone.WAIT),
    ]
