"""Ranked rows: the cut line lies where the quota cuts, and every outcome has a sign."""

from council.council import Council
from council.forms import AwardForm, Kind, Quota
from council.nominations import Nomination
from council.outcomes import Outcome, Reason, Row
from council.remarks import Decision, Matter
from council.results import FormResults
from council.rules import Mode, Rule
from council.tally import Tally, Voices
from council.units import Unit
from widgets.lines import width_of
from widgets.outcome_words import figures_words, verdict
from widgets.palette import Tone
from widgets.result_rows import result_details, result_lines

COUNCIL = Council(units={1: Unit(id=1, name="Phòng 1")})


def figures(yes: int, base: int = 9, needed: int = 5) -> Tally:
    return Tally(
        yes=yes, no=base - yes, other=0, unmarked=0, not_voting=0, invalid=0, recused=0,
        room=Voices(yes, base - yes, 0), written=None, present=base, consulted=0, base=base, needed=needed,
        missing=max(0, needed - yes), enough=yes >= needed, tie=False, unanimous=yes == base, chair_agrees=None,
    )  # fmt: skip


def row(number: int, yes: int, rank: int, outcome: Outcome, **other: object) -> Row:
    nomination = Nomination(id=number, kind=Kind.INDIVIDUAL, name=f"Trần {number}", unit=1, form=1)
    return Row(
        nomination=nomination, mode=Mode.SHOW_OF_HANDS, figures=figures(yes), passed=yes >= 5, rank=rank,
        outcome=outcome, **other,
    )  # fmt: skip


def drawn(*rows: Row, limit: int | None = None, width: int = 80) -> list[str]:
    quotas = () if limit is None else (Quota(kind=Kind.INDIVIDUAL, limit=limit),)
    form = AwardForm(id=1, name="Bằng khen", quotas=quotas)
    found = result_lines(COUNCIL, FormResults(form=form, class_="", rule=Rule(), rows=rows), width)
    assert [found.lines[place] for place, _row in found.rows] != []
    assert {width_of(spans) for spans in found.lines} == {width}
    assert [r for _place, r in found.rows] == list(rows)
    return ["".join(text for text, _tone in spans).rstrip(" ─").strip() for spans in found.lines]


def test_the_cut_line_lies_between_those_who_passed() -> None:
    """Two passed, one may be proposed."""
    assert drawn(
        row(2, 9, 1, Outcome.PROPOSED),
        row(1, 7, 2, Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA),
        row(3, 4, 3, Outcome.NOT_PROPOSED),
        limit=1,
    ) == [
        "── individual · 3 · quota 1",
        "1 ✓    2 Trần 2                 ██████│█████     9/9 needs 5",
        "── quota 1",
        "2 ✗    1 Trần 1                 ██████│██▌░░     7/9 needs 5 · over quota",
        "3 ✗    3 Trần 3                 █████▌│░░░░░     4/9 needs 5, 1 missing",
    ]  # fmt: skip


def test_a_tie_across_the_cut_stays_above_it() -> None:
    """One place for two with the same share: both wait for the chair, and the line says what it cuts through."""
    tied = {"tied": True, "at_cut": True, "reason": Reason.TIE}
    lines = drawn(
        row(1, 8, 1, Outcome.NEEDS_CHAIR, **tied),
        row(2, 8, 1, Outcome.NEEDS_CHAIR, **tied),
        row(3, 4, 3, Outcome.NOT_PROPOSED),
        limit=1,
    )
    assert lines[1].startswith("1= ?    1 Trần 1")
    assert lines[1].endswith("8/9 waits for the chair")
    assert lines[3] == "── quota 1, cuts through a tie"


def test_what_the_chair_chose_of_a_tie_stays_above_the_line_too() -> None:
    """The chair took the second of two; both stand together, a third that passed is below."""
    tied = {"tied": True, "at_cut": True}
    lines = drawn(
        row(1, 8, 1, Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA, **tied),
        row(2, 8, 1, Outcome.PROPOSED, **tied),
        row(3, 7, 3, Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA),
        limit=1,
    )
    assert [place for place, text in enumerate(lines) if text.startswith("── quota")] == [3]


def test_without_more_than_the_quota_there_is_no_cut_line() -> None:
    assert len(drawn(row(1, 8, 1, Outcome.PROPOSED), limit=1)) == 2


def test_the_verdict_is_what_the_numbers_say() -> None:
    """A tie that waits is a tie, a cut that waits has passed."""
    waiting = row(1, 4, 1, Outcome.NEEDS_CHAIR, reason=Reason.TIE)
    assert verdict(waiting) == ("TIE", Tone.WAIT)
    assert verdict(row(1, 8, 1, Outcome.NEEDS_CHAIR, reason=Reason.TIE)) == ("PASSED", Tone.GOOD)
    assert figures_words(row(1, 4, 1, Outcome.NOT_PROPOSED)) == [
        ("4/9 · needs 5, 1 missing · ", Tone.PLAIN),
        ("NOT PASSED", Tone.BAD),
    ]


def test_wide_screens_get_the_outcome_and_the_unit_beside() -> None:
    line = drawn(row(1, 8, 1, Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA), width=140)[1]
    assert "Phòng 1" in line
    assert line.endswith("needs 5 · not proposed (over quota)")


def test_the_details_tell_the_figures_and_the_chairs_word() -> None:
    decision = Decision(
        id=1, nomination=1, vote=1, sitting=1, matter=Matter.CUT, favour=False, reason="[b] ưu tiên\nngười khác"
    )
    told = row(1, 8, 1, Outcome.NOT_PROPOSED, reason=Reason.OVER_QUOTA, decisions={Matter.CUT: decision})
    lines = ["".join(text for text, _tone in spans).strip() for spans in result_details(COUNCIL, told, 80)]
    assert lines == [
        "1 Trần 1 · Phòng 1",
        "yes 8, no 1, other 0 · 8/9 (88,89%) · needs 5",
        "PASSED · not proposed (over quota) · the chair: against, [b] ưu tiên người khác",
    ]
