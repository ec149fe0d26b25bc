"""The left of the walk: units (or forms) and, of the one in front, its nominations with their state."""

from collections.abc import Mapping, Sequence

from council.council import Council
from council.forms import AwardForm
from council.outcomes import Outcome, Row
from council.walk import Stage
from council.words import _
from widgets.line_view import LineView
from widgets.lines import Line, both_ends, line
from widgets.outcome_words import outcome_sign
from widgets.palette import Tone
from widgets.scroll_list import scrolled


class WalkList(LineView):
    """Progress on top, then the stages; the cursor is on the nomination in front."""

    DEFAULT_CSS = "WalkList { width: 30; }"

    def __init__(self) -> None:
        super().__init__()
        self._top = 0

    def draw(
        self, council: Council, stages: Sequence[Stage], rows: Mapping[int, Row], current: int | None, title: str
    ) -> None:
        """Show ``stages``; ``title`` says what a stage is ("Unit", "Form")."""
        width = self.size.width - 1
        here = next((place for place, stage in enumerate(stages) if current in stage.nominations), None)
        lines: list[Line] = []
        cursor = None
        for place, stage in enumerate(stages):
            lines.append(_stage_line(place, stage, rows, place == here, width))
            if place == here:
                for number in stage.nominations:
                    if number == current:
                        cursor = len(lines)
                    lines.append(_nomination_line(council, rows[number], number == current, width))
        done = sum(row.outcome is not Outcome.PENDING for row in rows.values())
        progress = f"{title} {(here or 0) + 1}/{len(stages)} · {done}/{len(rows)}"
        room = self.size.height - 1
        self._top = scrolled(self._top, cursor or 0, len(lines), room)
        shown = lines[self._top : self._top + room]
        self.show([line(" " + progress, Tone.STRONG), *shown], None if cursor is None else cursor - self._top + 1)


def _stage_line(place: int, stage: Stage, rows: Mapping[int, Row], here: bool, width: int) -> Line:
    done = sum(rows[number].outcome is not Outcome.PENDING for number in stage.nominations)
    total = len(stage.nominations)
    sign = "▸" if here else "✓" if total and done == total else " "
    tone = Tone.STRONG if here else Tone.PLAIN if total else Tone.FAINT
    return both_ends([(f"{sign}{place + 1:>2} {stage.title}", tone)], [(f"{done}/{total}", Tone.FAINT)], width)


def _nomination_line(council: Council, row: Row, current: bool, width: int) -> Line:
    nomination = row.nomination
    short = short_form(council.forms[nomination.form], nomination.class_)
    star = "★" if nomination.role_model else ""
    left = [("  ▸" if current else "   ", Tone.PLAIN), outcome_sign(row), (f" {nomination.name}{star}", Tone.PLAIN)]
    return both_ends(left, [(short, Tone.FAINT)], width)


def short_form(form: AwardForm, class_: str) -> str:
    """A form in a few letters: its shortest alias if that is short, else its initials; then its class."""
    shortest = min(form.aliases, key=len, default="")
    letters = shortest if 0 < len(shortest) <= 8 else "".join(word[0].upper() for word in form.name.split()[:4])
    return f"{letters} {class_}".rstrip()


def stage_word(by_form: bool) -> str:
    """What a stage of the walk is."""
    return _("Form") if by_form else _("Unit")
