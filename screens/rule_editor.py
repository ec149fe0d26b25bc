"""One form's rule, part by part: changed here as a draft, saved as one act."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from council.rules import Rule
from council.text import clean_line
from council.words import _
from screens.form_page import FormPage, rule_in_force
from screens.rule_set_page import RuleSetPage
from screens.setup_page import Deeds
from widgets.lines import Line
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.rule_fields import RULE_FIELDS, RuleField, rule_field_line, share_refusal
from widgets.rule_rows import rule_details

if TYPE_CHECKING:
    from screens.setup import SetupPlace


class RuleEditor(FormPage):
    """The parts of a rule in a column. A changed rule is unconfirmed unless it is confirmed anew."""

    def __init__(self, place: "SetupPlace", number: int) -> None:
        super().__init__(place, number)
        self._changes: dict[str, Any] = {}

    @property
    def rule(self) -> Rule:
        """The rule that holds now."""
        return rule_in_force(self.file.council, self.form)

    @property
    def draft(self) -> Rule:
        """The rule as it would be saved."""
        draft = replace(self.rule, **self._changes)
        if draft == self.rule or "confirmed" in self._changes:
            return draft
        return replace(draft, confirmed=False)

    @property
    def unsaved(self) -> bool:
        """Whether the draft differs from the rule."""
        return self.draft != self.rule

    def title(self) -> str:
        """Whose rule this is."""
        return _("Rule of {form}").format(form=self.form.name)

    def deeds(self) -> Deeds:
        """Choose or type, save or leave."""
        return {
            "turn": lambda: self.turn(1),
            "edit": lambda: self.turn(1),
            "ready": self.ready,
            "save": self.save,
            "drop": self.drop,
            "confirm": self.confirm,
            "turn_back": lambda: self.turn(-1),
            "back": self.back,
        }

    def lines(self, width: int) -> list[Line]:
        """A line for each part."""
        rule, draft = self.rule, self.draft
        return [rule_field_line(field, rule, draft, width) for field in RULE_FIELDS]

    def details(self, width: int) -> list[Line]:
        """The draft in words."""
        return rule_details(self.form, self.draft, width, 3)

    def turn(self, step: int) -> None:
        """Go to another choice of the part under the cursor, or ask for its text."""
        field = self._field
        if not field.choices:
            self._ask(field.name, getattr(self.draft, field.name))
            return
        at = field.choices.index(getattr(self.draft, field.name))
        self._set(field.name, field.choices[(at + step) % len(field.choices)])

    def ready(self) -> None:
        """Show the ready-made rule sets."""
        self.place.open_page(RuleSetPage(self.place, self))

    def come_back(self) -> None:
        """From the rule sets to the draft, as it was left."""
        self.place.open_page(self)

    def fill(self, parts: dict[str, Any]) -> None:
        """From the rule sets to the draft, with the ``parts`` of the chosen one in it, unconfirmed."""
        self.come_back()
        for name, value in parts.items():
            self._set(name, value)
        self.place.note(_("The draft says what that rule set says; s saves it, d drops it."))

    def confirm(self) -> None:
        """The council confirms the rule as it stands here."""
        self._set("confirmed", True)

    def save(self) -> None:
        """Put the draft into the file."""
        draft = self.draft
        if draft == self.rule:
            self.place.note(_("Nothing was changed."))
        else:
            self.change(lambda reason: self.file.change_rule(self.form.id, draft, reason))

    def saved(self) -> None:
        """Back to the list."""
        self._changes = {}
        self.place.close_page()

    def back(self) -> None:
        """Leave, unless something is not saved."""
        if not self.place.refuses_unsaved():
            self.place.close_page()

    def drop(self) -> None:
        """Leave the rule as it is in the file."""
        self._changes = {}
        self.place.close_page()

    def typed(self, purpose: str, text: str) -> None:
        """Say at once that a share is none."""
        if purpose == "percent":
            self.place.say(*share_refusal(text))

    def answered(self, event: Prompt.Answered) -> None:
        """Take the text into the draft; an unusable share is asked for again."""
        if event.purpose == "reason":
            self.reason_given(event.text)
            return
        text = clean_line(event.text)
        refusal, tone = share_refusal(text) if event.purpose == "percent" else ("", Tone.PLAIN)
        if refusal:
            self._ask("percent", text)
            self.place.say(refusal, tone)
        else:
            self._set(event.purpose, text)

    def _ask(self, name: str, value: str) -> None:
        question = _("Threshold: per cent (50) or a fraction (2/3)") if name == "percent" else _("Basis")
        self.place.prompt.ask(name, question, value=value)

    def _set(self, name: str, value: Any) -> None:
        self._changes.pop("confirmed", None)
        if name != "confirmed" and value == getattr(self.rule, name):
            self._changes.pop(name, None)
        elif value != getattr(self.draft, name):
            self._changes[name] = value
        self.place.redraw()

    @property
    def _field(self) -> RuleField:
        return RULE_FIELDS[self.cursor]
