"""One award form: what it is called, its classes, who decides on it, and whom it is for."""

from msgspec.structs import replace

from council.forms import AwardForm, Kind
from council.text import clean_line
from council.words import _
from documents.labels import KIND_WORDS
from documents.setup_act_words import FORM_WORDS
from screens.form_page import FormPage
from screens.setup_page import Deeds, indented, listed
from widgets.heading_rows import heading_label, heading_line
from widgets.lines import Line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.rule_fields import fact_words

_TEXTS = tuple((name, label) for name, label in FORM_WORDS.items() if name != "kinds")
_LISTS = ("aliases", "classes")
_KINDS = tuple(Kind)


class FormNamesPage(FormPage):
    """The texts of a form, then the kinds of nominee with yes or no. Each change is saved at once."""

    def title(self) -> str:
        """Which form this is."""
        return clean_line(self.form.name)

    def deeds(self) -> Deeds:
        """Edit or turn, leave."""
        return {"edit": self.edit, "back": self.place.close_page}

    def lines(self, width: int) -> list[Line]:
        """A line for each text, and one for each kind."""
        return [
            *(heading_line(label, self._text(name), width) for name, label in _TEXTS),
            *(heading_line(KIND_WORDS[kind], fact_words(kind in self.form.kinds), width) for kind in _KINDS),
        ]

    def details(self, width: int) -> list[Line]:
        """The text under the cursor in full; what the kinds mean."""
        if self.cursor >= len(_TEXTS):
            return indented(wrap(_("Whether the form is given to such nominees."), width - 2, Tone.FAINT, most=3))
        return indented(wrap(clean_line(self._text(_TEXTS[self.cursor][0])), width - 2, most=3))

    def edit(self) -> None:
        """Ask for the text under the cursor, or give the form to a kind of nominee, or no longer."""
        if self.cursor < len(_TEXTS):
            name, label = _TEXTS[self.cursor]
            question = heading_label(label)
            if name in _LISTS:
                question = _("{label}, with commas between them").format(label=question)
            self.place.prompt.ask(name, question, value=self._text(name))
            return
        turned = _KINDS[self.cursor - len(_TEXTS)]
        kinds = tuple(kind for kind in _KINDS if (kind in self.form.kinds) is not (kind is turned))
        self._keep(replace(self.form, kinds=kinds))

    def answered(self, event: Prompt.Answered) -> None:
        """Change the text."""
        value = listed(event.text) if event.purpose in _LISTS else event.text
        self._keep(replace(self.form, **{event.purpose: value}))

    def _text(self, name: str) -> str:
        value = getattr(self.form, name)
        return ", ".join(value) if name in _LISTS else str(value)

    def _keep(self, form: AwardForm) -> None:
        if form != self.form:
            self.keep(lambda: self.file.change_form(form), form.name)
