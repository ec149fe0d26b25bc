"""The rules of the award forms in a list; each of them and its quotas open from here."""

from council.forms import AwardForm
from council.rules import Rule
from council.words import _
from screens.form_names_page import FormNamesPage
from screens.form_page import rule_in_force
from screens.quota_page import QuotaPage
from screens.rule_editor import RuleEditor
from screens.setup_page import Deeds, SetupPage
from widgets.lines import Line
from widgets.prompt import Prompt
from widgets.rule_rows import rule_details, rule_line


class RulePage(SetupPage):
    """Every award form with the rule that holds now."""

    def title(self) -> str:
        """How many rules the council confirmed."""
        rules = [rule.confirmed for _form, rule in self.rules()]
        return _("Rules {confirmed}/{total}").format(confirmed=sum(rules), total=len(rules))

    @property
    def settled(self) -> bool:
        """Whether every rule is confirmed."""
        return all(rule.confirmed for _form, rule in self.rules())

    def rules(self) -> list[tuple[AwardForm, Rule]]:
        """Every form with its rule, from the highest form to the lowest."""
        council = self.file.council
        forms = sorted(council.forms.values(), key=lambda form: form.id)
        return [(form, rule_in_force(council, form)) for form in forms]

    def deeds(self) -> Deeds:
        """Open a rule, its quotas, its form; confirm; add."""
        own: Deeds = {
            "edit": self.edit,
            "quotas": self.quotas,
            "form": self.open_form,
            "confirm": self.confirm,
            "confirm_all": self.confirm_all,
        }
        return {**(own if self.file.council.forms else {}), "add": self.add}

    def lines(self, width: int) -> list[Line]:
        """A line for each form."""
        return [rule_line(form, rule, width) for form, rule in self.rules()]

    def details(self, width: int) -> list[Line]:
        """The rule under the cursor in words."""
        return rule_details(*self.rules()[self.cursor], width, 3)

    def edit(self) -> None:
        """Open the rule under the cursor."""
        self.place.open_page(RuleEditor(self.place, self._form.id))

    def quotas(self) -> None:
        """Open the quotas of the form under the cursor."""
        self.place.open_page(QuotaPage(self.place, self._form.id))

    def open_form(self) -> None:
        """Open what the form under the cursor is called, and whom it is for."""
        self.place.open_page(FormNamesPage(self.place, self._form.id))

    def add(self) -> None:
        """Ask for one more form."""
        self.place.prompt.ask("new", _("Name of a new award form, below the others"))

    def confirm(self) -> None:
        """The council confirms the rule under the cursor; on to the next."""
        form, rule = self.rules()[self.cursor]
        if rule.confirmed or self.place.act(lambda: self.file.confirm_rules([form.id]), form.name):
            self.cursor += 1
            self.place.redraw()

    def confirm_all(self) -> None:
        """The council confirms all rules."""
        waiting = [form.id for form, rule in self.rules() if not rule.confirmed]
        if not waiting:
            self.place.note(_("Nothing is left to confirm here."))
        else:
            self.keep(lambda: self.file.confirm_rules(waiting), "")

    def answered(self, event: Prompt.Answered) -> None:
        """Add a form."""
        if event.text and self.keep(lambda: self.file.add_form(event.text), event.text):
            self.cursor = len(self.rules()) - 1
            self.place.redraw()

    @property
    def _form(self) -> AwardForm:
        return self.rules()[self.cursor][0]
