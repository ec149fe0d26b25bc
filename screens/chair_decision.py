"""Asking what the chair decides of a nomination that waits for it: the decision, its reason, its basis."""

from council.nominations import Nomination
from council.text import clean_line
from council.words import _
from screens.place import Place
from widgets.palette import Tone
from widgets.prompt import Prompt


class ChairDecision(Place):
    """A place where the chair's decision can be recorded."""

    _number = 0
    _favour = False
    _reason = ""

    def ask_chair(self, nomination: Nomination) -> None:
        """Ask what the chair decides of ``nomination``, and why."""
        self._number = nomination.id
        question = _("{name} – the chair (↑ ↓), reason:").format(name=clean_line(nomination.called))
        self.prompt.ask("decide", question, choices=[_("in favour"), _("against")])

    def take_chair_answer(self, event: Prompt.Answered) -> bool:
        """After the reason ask for the basis, then record the decision; says whether that was done."""
        if event.purpose == "decide" and not event.text:
            self.note(_("A decision of the chair needs its reason: press h and say why."), Tone.WAIT)
        elif event.purpose == "decide":
            self._favour, self._reason = event.choice == 0, event.text
            self.prompt.ask("basis", _("The text that this rests on (Enter alone: none):"))
        elif event.purpose == "basis":
            name = clean_line(self.file.council.nominations[self._number].name)
            return self.act(
                lambda: self.file.decide(self._number, favour=self._favour, reason=self._reason, basis=event.text),
                name,
            )
        return False
