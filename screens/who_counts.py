"""The walk's questions about who counts: written opinions of absent members, recusals suggested and of a whole unit."""

from council.nominations import Nomination
from council.recusal import Suggestion, suggestions
from council.rules import Mode
from council.sittings import Sitting
from council.votes import Choice
from council.words import _
from documents.vote_act_words import CHOICE_WORDS
from screens.walk_place import Answers, WalkPlace
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.who_counts import TIE_WORDS

_OPINIONS = (Choice.YES, Choice.NO, Choice.OTHER)


class WhoCounts(WalkPlace):
    """Each of these questions offers only members whom the answer can be about."""

    _away: tuple[int, ...] = ()
    _writer = 0
    _suggested: tuple[Suggestion, ...] = ()
    _recusable: tuple[int, ...] = ()

    def action_opinion(self) -> None:
        """Ask whose written opinion there is on the nomination in front; in secret only who is consulted."""
        nomination, sitting = self.in_front(), self.file.council.sitting()
        if nomination is None:
            return
        if sitting is not None and sitting.in_writing:
            self.note(_("This sitting is in writing: mark who replied (key 1), then a, n, o or k for each."), Tone.WAIT)
            return
        self._away = _absent(nomination, sitting)
        if not self._away:
            self.note(_("Nobody absent could write: all are here or recused, or no sitting is open."), Tone.WAIT)
            return
        names = [self.file.council.members[member].name for member in self._away]
        if self._is_secret(nomination):
            question = _("Who is consulted in secret; an envelope in the box is better (↑ ↓):")
            marked = [
                f"{name} ✓" if m in nomination.consulted else name for m, name in zip(self._away, names, strict=True)
            ]
            self.prompt.ask("consult", question, choices=marked)
        else:
            self.prompt.ask("writer", _("Written opinion of (↑ ↓), Enter:"), choices=names)

    def writer_chosen(self, choice: int) -> None:
        """Ask what the member wrote."""
        self._writer = self._away[choice]
        name = self.file.council.members[self._writer].name
        words = [_(CHOICE_WORDS[opinion]) for opinion in _OPINIONS]
        self.prompt.ask(
            "opinion", _("{name} writes (↑ ↓); a reason only to change it:").format(name=name), choices=words
        )

    def action_suggested_recusal(self) -> None:
        """Ask whether to recuse a member whom something ties to the nomination in front."""
        nomination = self.in_front()
        if nomination is None:
            return
        self._suggested = tuple(suggestions(self.file.council, nomination, self.file.council.sitting()))
        if not self._suggested:
            self.note(_("Nobody is tied to this nomination by unit or name; l recuses anybody."))
            return
        choices = [self._tied(suggestion) for suggestion in self._suggested]
        self.prompt.ask("suggested", _("Recuse (↑ ↓); Enter alone: for that reason"), choices=choices)

    def action_recuse_unit(self) -> None:
        """Ask which member may not vote on anything pending of the unit in front, and why."""
        nomination, sitting = self.in_front(), self.file.council.sitting()
        if nomination is None:
            return
        council = self.file.council
        self._suggested = tuple(suggestions(council, nomination, sitting))
        tied = [suggestion.member for suggestion in self._suggested]
        body = council.body(sitting.body) if sitting else council.members.values()
        others = [member.id for member in body if member.votes and member.id not in tied]
        self._recusable = (*tied, *others)
        names = [self._tied(suggestion) for suggestion in self._suggested]
        names += [council.members[member].name for member in others]
        unit = council.units[nomination.unit].name
        self.prompt.ask("recuse_unit", _("Recused from all of {unit} (↑ ↓), reason:").format(unit=unit), choices=names)

    def answers(self, number: int, event: Prompt.Answered) -> Answers:
        """What the answers to these questions do."""
        file, text, choice = self.file, event.text, event.choice
        return {
            **super().answers(number, event),
            "opinion": lambda: file.record_opinion(number, self._writer, _OPINIONS[choice], text),
            "consult": lambda: file.consult(number, self._away[choice]),
            "suggested": lambda: file.recuse(number, self._suggested[choice].member, text or self._why(choice)),
            "recuse_unit": lambda: file.recuse_unit(
                file.nomination(number).unit, self._recusable[choice], text or self._why(choice)
            ),
        }

    def _why(self, choice: int) -> str:
        """The suggestion's own reason; none where nobody suggested the member."""
        return _(TIE_WORDS[self._suggested[choice].tie]) if choice < len(self._suggested) else ""

    def _tied(self, suggestion: Suggestion) -> str:
        return f"{self.file.council.members[suggestion.member].name} – {_(TIE_WORDS[suggestion.tie])}"

    def _is_secret(self, nomination: Nomination) -> bool:
        council, sitting = self.file.council, self.file.council.sitting()
        voted = council.concluded(nomination.id, sitting.id) if sitting else None
        mode = voted.mode if voted and council.speaks(nomination, voted) else council.mode_of(nomination, sitting)
        return mode is Mode.SECRET_BALLOT


def _absent(nomination: Nomination, sitting: Sitting | None) -> tuple[int, ...]:
    if sitting is None:
        return ()
    out = {*sitting.present, *nomination.recused}
    return tuple(member for member in sitting.roster if member not in out)
