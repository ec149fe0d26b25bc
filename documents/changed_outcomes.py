"""What a change of rules or quotas made of the outcomes, in words."""

from council.council import Council
from council.outcomes import Row
from council.results import results
from council.text import clean_line
from council.words import _
from documents.act_story import names
from documents.labels import outcome_text

Outcomes = dict[int, Row]
"""Each nomination's row, by its number."""


def outcomes(council: Council) -> Outcomes:
    """The outcomes as they stand now, to be compared later."""
    return {row.nomination.id: row for row in results(council).rows}


def changed_outcomes(before: Outcomes, after: Outcomes) -> str:
    """Which outcomes differ: ``2 outcomes changed: 3 Ông Nguyễn Văn Châu: not proposed → proposed, …``."""
    changed = [
        f"{number} {clean_line(row.nomination.called)}: {outcome_text(before[number])} → {outcome_text(row)}"
        for number, row in sorted(after.items())
        if number in before and outcome_text(before[number]) != outcome_text(row)
    ]
    if not changed:
        return _("No outcome changed.")
    return _("{number} outcomes changed: {outcomes}").format(number=len(changed), outcomes=names(changed))
