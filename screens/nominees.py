"""The walk's questions that change the list in the sitting: one more nomination, a name put right."""

from msgspec.structs import replace

from council.forms import Kind
from council.nominations import Nomination
from council.text import clean_line
from council.words import N_, _
from documents.labels import KIND_WORDS, duty_text
from documents.lists.people import split_honorific
from screens.walk_place import Answers, WalkPlace
from widgets.palette import Tone
from widgets.prompt import Prompt


class Nominees(WalkPlace):
    """A nomination is added in four steps: name and kind, position and unit, form and class, reason."""

    _new: Nomination | None = None
    _name = ""

    def action_add_nomination(self) -> None:
        """Ask for the name of one more nominee."""
        if not self.file.council.units or not self.file.council.forms:
            self.note(_("A nomination needs a unit and an award form: add them first (key 6)."), Tone.WAIT)
            return
        kinds = [_(KIND_WORDS[kind]) for kind in _KINDS]
        self.prompt.ask("new_name", _("Name of the new nominee, kind (↑ ↓):"), choices=kinds)

    def action_correct_name(self) -> None:
        """Ask for the right name of the nominee in front, and whether a leader or in the front line."""
        nomination = self.in_front()
        if nomination:
            unchanged = duty_text(nomination) or _("as it is")
            duties = [_(words) for words, _leader, _front_line in _DUTIES]
            choices = [unchanged, *duties] if nomination.kind is Kind.INDIVIDUAL else []
            question = _("The right name; leader, front line (↑ ↓):") if choices else _("The right name:")
            self.prompt.ask("name", question, value=nomination.name, choices=choices)

    def answer_about_nominee(self, event: Prompt.Answered) -> bool:
        """Ask the next question of a chain; says whether the answer was to one of them."""
        text = clean_line(event.text)
        match event.purpose:
            case "new_name":
                self._name_given(text, _KINDS[event.choice])
            case "new_position" if self._new:
                unit = self._units()[event.choice]
                self._new = replace(self._new, position=text, unit=unit)
                choices = [self.file.council.forms[form].title(class_) for form, class_ in self._forms()]
                self.prompt.ask("new_reason", _("Proposed for (↑ ↓); why it is added now:"), choices=choices)
            case "new_reason" if self._new:
                self._add(event.choice, text)
            case "name":
                self._corrected(text, event.choice)
            case _:
                return False
        return True

    def answers(self, number: int, event: Prompt.Answered) -> Answers:
        """What the answers to these questions do."""
        return {
            **super().answers(number, event),
            "name_reason": lambda: self.file.correct_name(number, self._name, clean_line(event.text)),
        }

    def _corrected(self, text: str, choice: int) -> None:
        """Mark what was chosen, then ask why the name is another one where it is."""
        nomination = self.in_front()
        if nomination is None:
            return
        if choice:
            _words, leader, front_line = _DUTIES[choice - 1]
            leader = nomination.leader if leader is None else leader
            front_line = nomination.front_line if front_line is None else front_line
            self.do(lambda: self.file.mark_duties(nomination.id, leader=leader, front_line=front_line))
        if text != nomination.name or not choice:
            self._name = text
            self.prompt.ask("name_reason", _("Why the name is corrected:"))

    def _name_given(self, text: str, kind: Kind) -> None:
        if not text:
            self.note(_("Nothing was typed: no nomination was added."), Tone.WAIT)
            return
        honorific, name = split_honorific(text) if kind is Kind.INDIVIDUAL else ("", text)
        self._new = Nomination(id=0, kind=kind, name=name, honorific=honorific, unit=0, form=0)
        if not self._forms():
            self.note(_("No award form is for such a nominee."), Tone.WAIT)
            return
        units = [self.file.council.units[unit].name for unit in self._units()]
        self.prompt.ask("new_position", _("Nominated by (↑ ↓); position (Enter alone: none):"), choices=units)

    def _add(self, choice: int, reason: str) -> None:
        form, class_ = self._forms()[choice]
        assert self._new is not None
        made = replace(self._new, form=form, class_=class_)
        added: list[Nomination] = []
        if self.act(lambda: added.append(self.file.add_nomination(made, reason)), made.name):
            self.bring(added[0].id)
            self.say_saved(made.name)

    def _units(self) -> list[int]:
        """Every unit, the one in front first."""
        front = self.in_front()
        return sorted(self.file.council.units, key=lambda unit: (front is None or unit != front.unit, unit))

    def _forms(self) -> list[tuple[int, str]]:
        """Every form and class for such a nominee, those of the nomination in front first."""
        kind = self._new.kind if self._new else Kind.INDIVIDUAL
        front = self.in_front()
        here = (front.form, front.class_) if front else None
        found = [
            (form.id, class_)
            for form in sorted(self.file.council.forms.values(), key=lambda form: form.id)
            if kind in form.kinds
            for class_ in form.classes or ("",)
        ]
        return sorted(found, key=lambda place: place != here)


_DUTIES = (
    (N_("leader"), True, None),
    (N_("staff"), False, None),
    (N_("front line"), None, True),
    (N_("not in the front line"), None, False),
)
"""What the right name can be said with: words, leader, front line; None leaves it as it is."""

_KINDS = (Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD)
