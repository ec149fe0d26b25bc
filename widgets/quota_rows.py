"""Quotas as lines of a list."""

from council.words import _
from widgets.lines import Line, fit
from widgets.palette import Tone

_LIMIT_CELLS = 20
_COUNT_CELLS = 16


def quota_line(group: str, limit: int | None, nominations: int, width: int) -> Line:
    """One group: its name, its quota, how many are nominated."""
    room = width - _LIMIT_CELLS - _COUNT_CELLS - 3
    quota = _("no quota") if limit is None else _("at most {limit}").format(limit=limit)
    count = _("{number} nominations").format(number=nominations)
    return [
        (f" {fit(group, room)} ", Tone.PLAIN),
        (f"{fit(quota, _LIMIT_CELLS)} ", Tone.FAINT if limit is None else Tone.STRONG),
        (fit(count, _COUNT_CELLS), Tone.PLAIN if nominations else Tone.FAINT),
    ]
