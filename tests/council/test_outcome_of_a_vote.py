"""What one vote means: thresholds, exact halves, ties, the chair (domain.md, "Who votes, and what is enough")."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from council.nominations import Standing
from council.outcomes import Outcome, Reason, Row
from council.remarks import Matter
from council.rules import Base, Comparison, Mode, Recused, Rule, Tie
from council.votes import Counts, Sheet
from tests.council.builders import council_of, decide, often, row_of_vote, rows_of

HANDS, ROLL, SECRET = Mode.SHOW_OF_HANDS, Mode.ROLL_CALL, Mode.SECRET_BALLOT
PROPOSED, NOT_PROPOSED, NEEDS_CHAIR = Outcome.PROPOSED, Outcome.NOT_PROPOSED, Outcome.NEEDS_CHAIR


def rule(percent: str = "50", comparison: str = ">", base: Base = Base.ALL_MEMBERS, **more: object) -> Rule:
    return Rule(percent=percent, comparison=Comparison(comparison), base=base, **more)  # type: ignore[arg-type]


NATIONAL_TITLE = rule("90", ">=")  # NĐ 91/2017 Đ.45 k.8
LANG_SON = rule("70", ">=")  # QĐ 1338/QĐ-UBND 2018
STATE_AUDIT = rule("50", ">")  # QĐ 2264/QĐ-KTNN 2014 Đ.11
ENVIRONMENT = rule("90", ">=", chair_must_agree=True)  # QĐ 2218/QĐ-BTNMT 2019 Đ.8
EDUCATION = rule("70", ">=", Base.PRESENT_OR_CONSULTED)  # TT 35/2015/TT-BGDĐT
TRADE = rule("50", ">", Base.VALID, tie=Tie.CHAIR)  # QĐ 2033/QĐ-BCT 2008 Đ.12


@pytest.mark.parametrize(
    ("letters", "by", "mode", "outcome"),
    [
        ("yyyyyyyyy", NATIONAL_TITLE, SECRET, PROPOSED),
        ("yyyyyyyyn", NATIONAL_TITLE, SECRET, NOT_PROPOSED),
        ("yyyyyyyy.", NATIONAL_TITLE, SECRET, NOT_PROPOSED),  # an absent member counts against
        ("yyyyyyyyY", NATIONAL_TITLE, SECRET, PROPOSED),  # unless consulted in writing
        ("yyyyyyyyyn", NATIONAL_TITLE, SECRET, PROPOSED),  # 9 of 10
        ("yyyyyyynn", LANG_SON, HANDS, PROPOSED),
        ("yyyyyynno", LANG_SON, HANDS, NOT_PROPOSED),
        ("yyyyyyy...", LANG_SON, HANDS, PROPOSED),  # 7 of 10 exactly
        ("yyyyynnnn", STATE_AUDIT, SECRET, PROPOSED),
        ("yyyynnnn", STATE_AUDIT, SECRET, NOT_PROPOSED),  # half is not more than half
        ("yyyyn....", STATE_AUDIT, SECRET, NOT_PROPOSED),
        ("yyyyyyy.." + ".", EDUCATION, ROLL, PROPOSED),  # 7 of 7
        ("yyyyynY", EDUCATION, ROLL, PROPOSED),  # 6 of 7
        ("yyyyN", EDUCATION, ROLL, PROPOSED),  # 4 of 5
        ("yyyNO", EDUCATION, ROLL, NOT_PROPOSED),  # 3 of 5
        ("yyyynnno", TRADE, ROLL, NOT_PROPOSED),  # 4 of 8
        ("yyyynnn", TRADE, ROLL, PROPOSED),
    ],
)
def test_rules_that_were_found(letters: str, by: Rule, mode: Mode, outcome: Outcome) -> None:
    row = row_of_vote(letters, by, mode)
    assert row.outcome is outcome
    assert row.passed is (outcome is PROPOSED)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("letters", "comparison", "outcome"),
    [
        ("yyyyoooo", ">", NOT_PROPOSED),
        ("yyyyoooo", ">=", PROPOSED),
        ("yyyyyooo", ">", PROPOSED),
        ("yyyynnno", ">=", PROPOSED),
        ("yyyyn...", ">=", PROPOSED),
        ("yyyxnnno", ">=", NOT_PROPOSED),
    ],
)
def test_an_exact_half(letters: str, comparison: str, outcome: Outcome, mode: Mode) -> None:
    assert row_of_vote(letters, rule("50", comparison), mode).outcome is outcome


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("comparison", [">", ">="])
@pytest.mark.parametrize("letters", ["yyyynnnn", "yyyynnnn.", "yyynnnoo", "yn......."])
def test_a_tie(letters: str, comparison: str, mode: Mode) -> None:
    fails = row_of_vote(letters, rule("50", comparison), mode)
    assert (fails.outcome, fails.passed) == (NOT_PROPOSED, False)
    waits = row_of_vote(letters, rule("50", comparison, tie=Tie.CHAIR), mode)
    assert (waits.outcome, waits.reason, waits.passed) == (NEEDS_CHAIR, Reason.TIE, False)


@pytest.mark.parametrize("letters", ["........", "oooooooo", "xxxxxxxx"])
def test_nothing_against_nothing_is_no_tie(letters: str) -> None:
    assert row_of_vote(letters, rule(tie=Tie.CHAIR)).outcome is NOT_PROPOSED


def test_a_tie_is_of_the_voices_that_the_base_counts() -> None:
    letters = "yyynnnY"
    assert row_of_vote(letters, rule(base=Base.PRESENT, tie=Tie.CHAIR)).outcome is NEEDS_CHAIR
    assert row_of_vote(letters, rule(base=Base.VALID, tie=Tie.CHAIR)).outcome is PROPOSED


@pytest.mark.parametrize("favour", [True, False])
def test_the_chair_settles_a_tie(favour: bool) -> None:
    council = council_of("yyyynnnn", rule=TRADE)
    decide(council, 1, Matter.TIE, favour)
    row = rows_of(council)[1]
    assert (row.outcome, row.reason) == (PROPOSED if favour else NOT_PROPOSED, Reason.TIE)
    assert row.passed is favour
    assert row.decision is not None
    assert row.decision.favour is favour


def test_the_chairs_latest_word_on_a_matter_holds_and_no_word_on_another() -> None:
    council = council_of("yyyynnnn", rule=TRADE)
    decide(council, 1, Matter.CUT, True)
    decide(council, 1, Matter.CHAIR_POSITION, True)
    assert rows_of(council)[1].outcome is NEEDS_CHAIR
    decide(council, 1, Matter.TIE, True)
    decide(council, 1, Matter.TIE, False)
    decide(council, 1, Matter.CUT, True)
    assert rows_of(council)[1].outcome is NOT_PROPOSED


def test_a_decision_changes_nothing_where_the_numbers_speak() -> None:
    for letters, outcome in (("yyyyynnn", PROPOSED), ("yyynnnnn", NOT_PROPOSED)):
        council = council_of(letters, rule=TRADE)
        for matter in Matter:
            decide(council, 1, matter, outcome is NOT_PROPOSED)
        assert rows_of(council)[1].outcome is outcome


# The chair must be among the yes votes; member 1 presides. More than half of all nine.
MUST = rule(chair_must_agree=True)


@pytest.mark.parametrize(
    ("letters", "mode", "outcome", "reason"),
    [
        ("yyyyyyyyy", HANDS, PROPOSED, Reason.NONE),  # unanimous
        ("yyyyyyyyy", SECRET, PROPOSED, Reason.NONE),
        ("yyyyyyyy.", SECRET, PROPOSED, Reason.NONE),
        ("Yyyyyyyyy", SECRET, PROPOSED, Reason.NONE),  # the chair's opinion was merged in
        ("yyyyyyyyn", HANDS, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("yyyyyyyyn", SECRET, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("yyyyyyyyu", SECRET, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("yyyyyyyyx", SECRET, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("yyyyyyyyN", SECRET, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        (".yyyyyyyy", HANDS, NEEDS_CHAIR, Reason.CHAIR_POSITION),  # unanimous, but the chair took no part
        ("ryyyyyyyy", HANDS, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("ryyyyyyyy", ROLL, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        (".yyyyyyyy", ROLL, NEEDS_CHAIR, Reason.CHAIR_POSITION),
        ("yyyyyynnn", ROLL, PROPOSED, Reason.NONE),
        ("nyyyyyyyy", ROLL, NOT_PROPOSED, Reason.CHAIR_POSITION),
        ("oyyyyyyyy", ROLL, NOT_PROPOSED, Reason.CHAIR_POSITION),
        ("xyyyyyyyy", ROLL, NOT_PROPOSED, Reason.CHAIR_POSITION),
        ("Yyyyyyynn", ROLL, PROPOSED, Reason.NONE),  # an open written opinion shows it
        ("Nyyyyyyyy", HANDS, NOT_PROPOSED, Reason.CHAIR_POSITION),
        ("yyyynnnnn", ROLL, NOT_PROPOSED, Reason.NONE),  # too few: nobody asks the chair
        ("yyyynnnnn", HANDS, NOT_PROPOSED, Reason.NONE),
    ],
)
def test_the_chair_must_agree(letters: str, mode: Mode, outcome: Outcome, reason: Reason) -> None:
    row = row_of_vote(letters, MUST, mode)
    assert (row.outcome, row.reason) == (outcome, reason)


def test_without_a_presiding_chair_the_position_is_unknown() -> None:
    assert row_of_vote("yyyyyyyyy", MUST, HANDS, chair=None).outcome is NEEDS_CHAIR


def test_a_ballot_that_the_chair_did_not_take_says_nothing_of_the_chair() -> None:
    council = council_of("yyyyyyyyy", rule=MUST, mode=SECRET)
    council.sheets[1] = Sheet(id=1, sitting=1, issued=8, returned=8)
    council.votes_of[1][1] = replace(council.votes[1], counts=Counts(yes=8))
    row = rows_of(council)[1]
    assert row.figures is not None
    assert row.figures.unanimous
    assert row.outcome is NEEDS_CHAIR


@pytest.mark.parametrize("favour", [True, False])
def test_the_stated_position_settles_it(favour: bool) -> None:
    council = council_of("yyyyyyyyn", rule=MUST, mode=HANDS)
    assert rows_of(council)[1].passed is True, "the numbers carry it while the chair is asked"
    decide(council, 1, Matter.TIE, not favour)
    decide(council, 1, Matter.CHAIR_POSITION, favour)
    row = rows_of(council)[1]
    assert (row.outcome, row.passed) == (PROPOSED if favour else NOT_PROPOSED, favour)
    assert row.reason is Reason.CHAIR_POSITION


def test_what_a_roll_call_showed_is_not_decided_otherwise() -> None:
    council = council_of("nyyyyyyyy", rule=MUST, mode=ROLL)
    decide(council, 1, Matter.CHAIR_POSITION, True)
    assert rows_of(council)[1].outcome is NOT_PROPOSED


@pytest.mark.parametrize(("letters", "mode"), [("yyyynnnn", HANDS), ("ryyyynnnn", ROLL), ("yyyynnnn", ROLL)])
def test_a_tie_decided_by_the_chair_is_the_chairs_position_too(letters: str, mode: Mode) -> None:
    council = council_of(letters, rule=rule(tie=Tie.CHAIR, chair_must_agree=True), mode=mode)
    assert rows_of(council)[1].outcome is NEEDS_CHAIR
    decide(council, 1, Matter.TIE, True)
    assert rows_of(council)[1].outcome is PROPOSED


def test_a_tie_does_not_wait_for_a_chair_who_must_agree_and_was_heard_not_to() -> None:
    row = row_of_vote("nyyyynnn", rule(tie=Tie.CHAIR, chair_must_agree=True), ROLL)
    assert (row.outcome, row.reason) == (NOT_PROPOSED, Reason.CHAIR_POSITION)


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [
        (Standing.DEFERRED, Outcome.DEFERRED),
        (Standing.RETURNED, Outcome.RETURNED),
        (Standing.WITHDRAWN, Outcome.WITHDRAWN),
    ],
)
@pytest.mark.parametrize("letters", [None, "yyyyyyyyy", "yyyynnnn"])
def test_what_was_put_aside_has_no_rank(standing: Standing, outcome: Outcome, letters: str | None) -> None:
    council = council_of(letters, "yyyyy....", rule=TRADE)
    council.nominations[1] = replace(council.nominations[1], standing=standing)
    rows = rows_of(council)
    assert (rows[1].outcome, rows[1].rank, rows[1].reason) == (outcome, None, Reason.NONE)
    assert (rows[2].rank, rows[2].tied) == (1, False)


# --- one more yes never hurts -------------------------------------------------------------------------------------

ORDER = [NOT_PROPOSED, NEEDS_CHAIR, PROPOSED]
RULES = st.builds(
    Rule,
    percent=st.sampled_from(["1", "33", "40", "50", "66,7", "2/3", "70", "90", "100"]),
    comparison=st.sampled_from(Comparison),
    base=st.sampled_from(Base),
    recused=st.sampled_from(Recused),
    tie=st.sampled_from(Tie),
    chair_must_agree=st.booleans(),
)


def with_one_more_yes(letters: str, place: int) -> str:
    """``letters`` with the voice at ``place`` turned to yes: in writing where it was in writing, else in the room."""
    turned = "Y" if letters[place] in "NO" else "y"
    return letters[:place] + turned + letters[place + 1 :]


def steps(row: Row) -> int:
    return ORDER.index(row.outcome)


@often
@given(st.data(), RULES, st.sampled_from(Mode), st.sampled_from([None, 1, 2]))
def test_one_more_yes_never_hurts(data: st.DataObject, by: Rule, mode: Mode, chair: int | None) -> None:
    alphabet = "yynoxuirq." if mode is SECRET else "yynoxrq."
    if mode is not SECRET or by.base is not Base.PRESENT:
        alphabet += "YNO"
    letters = data.draw(st.text(alphabet, min_size=2, max_size=12))
    turnable = [place for place, letter in enumerate(letters) if letter in "noxui.NO"]
    assume(turnable)
    better = with_one_more_yes(letters, data.draw(st.sampled_from(turnable)))
    before, after = row_of_vote(letters, by, mode, chair), row_of_vote(better, by, mode, chair)
    assert before.figures
    assert after.figures
    assert after.figures.share >= before.figures.share
    assert bool(after.passed) >= bool(before.passed)
    if before.reason is Reason.TIE and before.outcome is NEEDS_CHAIR:
        return  # the chair's to decide: see below
    assert steps(after) >= steps(before)


def test_a_tie_left_to_the_chair_is_no_step_on_the_way_to_passing() -> None:
    """Any tie waits (domain.md), and 4 to 3 of nine is no tie and too few: the rule's own words allow no other end."""
    by = rule(tie=Tie.CHAIR)
    assert row_of_vote("yyynnn...", by).outcome is NEEDS_CHAIR
    assert row_of_vote("yyyynnn..", by).outcome is NOT_PROPOSED


@often
@given(st.data(), st.sampled_from(Comparison), st.sampled_from([Base.RETURNED, Base.VALID]), st.booleans())
def test_where_everybody_says_yes_or_no_a_tie_is_a_step(
    data: st.DataObject, comparison: Comparison, base: Base, must: bool
) -> None:
    by = Rule(comparison=comparison, base=base, tie=Tie.CHAIR, chair_must_agree=must)
    letters = data.draw(st.text("yyn.", min_size=1, max_size=12).filter(lambda text: set(text) & set("n.")))
    place = data.draw(st.sampled_from([place for place, letter in enumerate(letters) if letter in "n."]))
    assert steps(row_of_vote(with_one_more_yes(letters, place), by)) >= steps(row_of_vote(letters, by))


@often
@given(st.text("ynoxrq.YNO", min_size=1, max_size=12), RULES, st.sampled_from([HANDS, ROLL]))
def test_passed_is_what_the_whole_numbers_say(letters: str, by: Rule, mode: Mode) -> None:
    row = row_of_vote(letters, by, mode)
    told = row.figures
    assert told is not None
    asked = by.share
    left, right = told.yes * asked.denominator, asked.numerator * told.base
    enough = told.yes > 0 and (left > right if by.comparison is Comparison.MORE else left >= right)
    assert told.enough is enough
    assert (told.missing == 0) is enough
    assert told.tie is (told.yes == told.no and told.yes > 0)
    carried = enough and not (told.tie and asked * 2 >= 1)  # half or more is asked for: an exact half is not enough
    if told.tie and by.tie is Tie.CHAIR and not carried:
        heard_against = by.chair_must_agree and told.chair_agrees is False
        assert row.outcome is (NOT_PROPOSED if heard_against else NEEDS_CHAIR)
    elif not carried:
        assert row.outcome is NOT_PROPOSED
    elif not by.chair_must_agree:
        assert row.outcome is PROPOSED
