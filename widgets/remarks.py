"""What members said of a nomination, and the criteria of the plan."""

from math import ceil

from council.council import Council
from council.words import _
from widgets.line_view import LineView
from widgets.lines import Line, both_ends, line, wrap
from widgets.palette import Tone


def latest_comments(council: Council, nomination: int, width: int, room: int) -> list[Line]:
    """The comments on a nomination, the latest of them where they take more than ``room`` lines."""
    lines = _comments(council, nomination, width)
    return lines[-room:] if room > 0 else []


def criteria(council: Council, width: int, room: int, page: int) -> tuple[list[Line], int]:
    """A ``page`` (from 1) of the criteria in ``room`` lines, and how many pages there are."""
    heading, *lines = _criteria(council, width)
    each = max(1, room - 1)
    pages = max(1, ceil(len(lines) / each))
    page = min(page, pages)
    where = f"{page}/{pages} t" if pages > 1 else ""
    return [both_ends(heading, [(where, Tone.KEY)], width), *lines[(page - 1) * each : page * each]], pages


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
        said = _("{name} (dissent): {text}") if comment.dissent else "{name}: {text}"
        lines += wrap(said.format(name=author.name, text=comment.text) if author else comment.text, width)
    return lines


def _criteria(council: Council, width: int) -> list[Line]:
    lines: list[Line] = [line(_("Criteria of the plan"), Tone.STRONG)]
    for place, text in enumerate(council.settings.criteria, 1):
        lines += wrap(f"{place}. {text}", width)
    return lines
