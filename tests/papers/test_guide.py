"""docs/papers.md names everything that a template can use: an office has nothing else to go by."""

from pathlib import Path

import pytest
from msgspec import Struct

from documents.papers.award_list import AwardList, ListRow, Totals
from documents.papers.ballot_papers import BallotLine, BallotPaper
from documents.papers.count_record import Ballot, CountLine, CountRecord
from documents.papers.heads import Head
from documents.papers.minutes import Attendee, FormRule, Minutes, Proposed, Remark, Screened
from documents.papers.minutes_events import Event
from documents.papers.minutes_votes import Block, FormVotes, VoteLine
from documents.papers.role_models import GoodPractice, RoleModel, RoleModels
from documents.papers.submission import Cited, Submission
from documents.papers.summary_report import Breakdown, SummaryReport, SummaryRow, UnitRow

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "papers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "struct",
    [
        Attendee, AwardList, Ballot, BallotLine, BallotPaper, Block, Breakdown, Cited, CountLine, CountRecord, Event,
        FormRule, FormVotes, GoodPractice, ListRow, Minutes, Proposed, Remark, RoleModel, RoleModels, Screened,
        Submission, SummaryReport, SummaryRow, Totals, UnitRow, VoteLine,
    ],
)  # fmt: skip
def test_the_parts_of_every_value_are_told(struct: type[Struct]) -> None:
    assert ", ".join(f"`{field}`" for field in struct.__struct_fields__) in GUIDE


def test_the_parts_of_the_head_are_told() -> None:
    (line,) = [line for line in GUIDE.splitlines() if line.startswith("| `head` |")]
    assert [field for field in Head.__struct_fields__ if f"`{field}`" not in line] == []
