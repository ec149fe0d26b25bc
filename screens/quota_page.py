"""One form's quotas: how many may be proposed of each class and kind."""

from council.forms import Kind
from council.text import number_text
from council.words import _
from documents.labels import group_text
from screens.form_page import FormPage
from screens.setup_page import Deeds, indented
from widgets.lines import Line, wrap
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.quota_rows import quota_line


class QuotaPage(FormPage):
    """Every group of the form, with or without a quota. Each change is saved at once."""

    def title(self) -> str:
        """Whose quotas these are."""
        return _("Quotas of {form}").format(form=self.form.name)

    def groups(self) -> list[tuple[str, Kind]]:
        """Each class, from the highest, with each kind."""
        return [(class_, kind) for class_ in self.form.classes or ("",) for kind in self.form.kinds]

    def deeds(self) -> Deeds:
        """Set and lift."""
        return {"edit": self.ask_limit, "remove": lambda: self._set(None), "back": self.place.close_page}

    def lines(self, width: int) -> list[Line]:
        """A line for each group."""
        nominations = self.file.council.of_form(self.form.id)
        return [
            quota_line(
                group_text(self.form, class_, kind).removeprefix(self.form.name).lstrip(" ,"),
                self.form.quota(class_, kind),
                sum((n.class_, n.kind) == (class_, kind) for n in nominations),
                width,
            )
            for class_, kind in self.groups()
        ]

    def details(self, width: int) -> list[Line]:
        """What a quota means."""
        words = _(
            "A quota cuts among those that passed, by rank: what is below the cut is not proposed. "
            "A tie across the cut waits for the chair."
        )
        return indented(wrap(words, width - 2, Tone.FAINT, most=3))

    def ask_limit(self) -> None:
        """Ask for the quota of the group under the cursor."""
        limit = self.form.quota(*self._group)
        question = _("Quota of {group} (empty: none)").format(group=group_text(self.form, *self._group))
        self.place.prompt.ask("limit", question, value="" if limit is None else str(limit))

    def answered(self, event: Prompt.Answered) -> None:
        """Set the quota under the cursor."""
        if event.purpose == "reason":
            self.reason_given(event.text)
        elif not event.text:
            self._set(None)
        elif event.text.isdecimal() and len(event.text) <= 6:
            self._set(int(event.text))
        else:
            most = number_text(999_999)
            self.place.note(
                _("“{text}” is no quota: type a whole number from 1 to {most}.").format(text=event.text, most=most),
                Tone.WAIT,
            )

    def _set(self, limit: int | None) -> None:
        class_, kind = self._group
        if limit != self.form.quota(class_, kind):
            self.change(lambda reason: self.file.change_quota(self.form.id, class_, kind, limit, reason))

    @property
    def _group(self) -> tuple[str, Kind]:
        return self.groups()[self.cursor]
