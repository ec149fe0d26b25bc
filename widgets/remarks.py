"""What members said of a nomination, and the criteria of the plan."""

from council.council import Council
from council.words import _
from widgets.line_view import LineView
from widgets.lines import Line, line, wrap
from widgets.palette import Tone


def remarks(council: Council, nomination: int, width: int, room: int, *, criteria: bool) -> list[Line]:
    """The criteria, or the comments, in at most ``room`` lines; of comments the latest."""
    if criteria:
        return _criteria(council, width)[: max(0, room)]
    lines = _comments(council, nomination, width)
    return lines[-room:] if room > 0 else []


class Remarks(LineView):
    """Comments and criteria under each other, beside the nomination where the terminal is wide enough."""

    DEFAULT_CSS = "Remarks { display: none; padding-left: 1; }"

    def draw(self, council: Council, nomination: int | None) -> None:
        """Show what there is on the nomination in front."""
        width = self.size.width - 1
        lines: list[Line] = []
        if nomination is not None:
            lines += [line(_("Comments"), Tone.STRONG), *_comments(council, nomination, width), line()]
        self.show([*lines, *_criteria(council, width)])


def _comments(council: Council, nomination: int, width: int) -> list[Line]:
    lines: list[Line] = []
    for comment in council.comments_on(nomination):
        author = council.members.get(comment.author or 0)
        lines += wrap(f"{author.name}: {comment.text}" if author else comment.text, width)
    return lines


def _criteria(council: Council, width: int) -> list[Line]:
    lines: list[Line] = [line(_("Criteria of the plan"), Tone.STRONG)]
    for place, text in enumerate(council.settings.criteria, 1):
        lines += wrap(f"{place}. {text}", width)
    return lines
