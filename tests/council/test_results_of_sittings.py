"""Which vote speaks for a nomination, in which group, in which sitting (design.md, "The command line")."""

from msgspec.structs import replace

from council.attendance import Mark, Presence
from council.council import Council
from council.forms import AwardForm, Kind
from council.members import Body, Member
from council.nominations import Standing
from council.outcomes import Outcome
from council.results import results
from council.rules import Mode, Rule
from council.sittings import Sitting, SittingState
from council.votes import VoteState
from tests.council.builders import add_vote, council_of, nominate, rows_of

AYE, NAY = "yyyyyyyyy", "nnnnnnnnn"


def second_sitting(council: Council, state: SittingState = SittingState.OPEN) -> None:
    """Close the first sitting and let the whole council sit."""
    council.sittings[1] = replace(council.sittings[1], state=SittingState.CLOSED)
    council.sittings[2] = Sitting(id=2, body=Body.COUNCIL, state=state, chair=1, roster=tuple(range(1, 10)))


def test_before_any_vote_everything_is_pending() -> None:
    row = rows_of(council_of(None, rule=Rule(), mode=Mode.SECRET_BALLOT))[1]
    assert (row.outcome, row.mode) == (Outcome.PENDING, Mode.SECRET_BALLOT)
    assert (row.vote, row.figures, row.passed, row.rank, row.decision) == (None, None, None, None, None)


def test_the_latest_round_of_a_sitting_speaks() -> None:
    council = council_of(AYE)
    again = add_vote(council, NAY)
    council.votes_of[1][again.id] = replace(again, round=2)
    assert rows_of(council)[1].outcome is Outcome.NOT_PROPOSED


def test_only_concluded_votes_speak() -> None:
    council = council_of(AYE)
    for state in (VoteState.OPEN, VoteState.ABANDONED):
        begun = add_vote(council, NAY)
        council.votes_of[1][begun.id] = replace(begun, state=state)
    assert rows_of(council)[1].outcome is Outcome.PROPOSED
    running = council.under_way(1)
    assert running is not None
    assert running.state is VoteState.OPEN


def test_the_standing_committee_votes_first_and_the_council_later() -> None:
    council = council_of(AYE, AYE)
    second_sitting(council)
    add_vote(council, NAY, nomination=1, sitting=2)
    rows = rows_of(council)
    assert [rows[n].outcome for n in (1, 2)] == [Outcome.NOT_PROPOSED, Outcome.PROPOSED]
    assert [rows[n].vote.sitting for n in (1, 2) if rows[n].vote] == [2, 1]  # type: ignore[union-attr]
    assert {n: row.outcome for n, row in rows_of(council, sitting=1).items()} == dict.fromkeys((1, 2), Outcome.PROPOSED)
    assert {n: row.outcome for n, row in rows_of(council, sitting=2).items()} == {1: Outcome.NOT_PROPOSED}


def test_a_sitting_that_goes_on_after_another_has_the_latest_word() -> None:
    council = council_of(AYE)
    second_sitting(council, SittingState.ADJOURNED)
    add_vote(council, NAY, sitting=2)
    add_vote(council, AYE, sitting=1)
    assert rows_of(council)[1].outcome is Outcome.PROPOSED


def test_who_sat_and_how_many_were_there() -> None:
    council = council_of(AYE)
    told = results(council)
    assert (told.body, told.voters, told.present, told.sitting) == (Body.STANDING, 9, 0, 1)
    second_sitting(council)
    here = {member: (Mark("2021-09-23T08:00:00", Presence.ROOM),) for member in (1, 2, 3, 77)}
    council.sittings[2] = replace(council.sittings[2], attendance=here)
    told = results(council)
    assert (told.body, told.voters, told.present, told.sitting) == (Body.COUNCIL, 9, 3, 2)
    assert results(council, sitting=1).body is Body.STANDING


def test_without_a_sitting_the_voters_are_those_of_the_standing_committee() -> None:
    members = {n: Member(id=n, name=f"Đ/c {n}", standing=n < 4, votes=n != 1) for n in range(1, 7)}
    told = results(Council(members=members))
    assert (told.voters, told.sitting, told.forms) == (2, None, ())


def test_a_planned_sitting_has_no_figures_of_its_own() -> None:
    council = council_of(AYE)
    second_sitting(council, SittingState.PLANNED)
    assert results(council).sitting == 1


def lowered() -> Council:
    """One nomination for the class Nhì, voted on and then lowered to Ba."""
    council = council_of()
    nominate(council, 1, class_="Nhì")
    add_vote(council, AYE, class_="Nhì")
    council.nominations[1] = replace(council.nominations[1], class_="Ba")
    return council


def test_a_lowered_class_stands_in_its_new_group_and_the_old_vote_speaks_no_more() -> None:
    council = lowered()
    for sitting in (None, 1):
        groups = results(council, sitting=sitting).forms
        assert [(group.class_, [row.outcome for row in group.rows]) for group in groups] == [("Ba", [Outcome.PENDING])]
        assert groups[0].rows[0].rank is None
    add_vote(council, AYE, class_="Ba")
    groups = results(council).forms
    assert [(group.class_, [row.outcome for row in group.rows]) for group in groups] == [("Ba", [Outcome.PROPOSED])]


def test_a_closed_sitting_shows_the_class_that_it_voted_on() -> None:
    council = lowered()
    second_sitting(council)
    (then,) = results(council, sitting=1).forms
    assert (then.class_, then.rows[0].outcome) == ("Nhì", Outcome.PROPOSED)
    (now,) = results(council).forms
    assert (now.class_, now.rows[0].outcome) == ("Ba", Outcome.PENDING)


def test_a_lowered_form() -> None:
    council = council_of(AYE)
    council.forms[2] = AwardForm(id=2, name="Giấy khen")
    council.nominations[1] = replace(council.nominations[1], form=2)
    (group,) = results(council).forms
    assert (group.form.id, group.rows[0].outcome) == (2, Outcome.PENDING)
    assert results(council, form=1).forms == ()
    assert len(results(council, form=2).rows) == 1


def test_groups_follow_forms_classes_and_kinds() -> None:
    council = council_of()
    council.forms[2] = AwardForm(id=2, name="Giấy khen")
    for number, form, class_, kind in (
        (1, 2, "", Kind.INDIVIDUAL),
        (2, 1, "Ba", Kind.HOUSEHOLD),
        (3, 1, "Nhất", Kind.INDIVIDUAL),
        (4, 1, "Ba", Kind.COLLECTIVE),
        (5, 1, "Ba", Kind.INDIVIDUAL),
        (6, 1, "", Kind.INDIVIDUAL),
        (7, 1, "Đặc biệt", Kind.INDIVIDUAL),  # a class that the form no longer has
    ):
        nominate(council, number, form=form, class_=class_, kind=kind)
    told = [
        (group.form.id, group.class_, [row.nomination.id for row in group.rows]) for group in results(council).forms
    ]
    assert told == [(1, "", [6]), (1, "Nhất", [3]), (1, "Ba", [4, 5, 2]), (1, "Đặc biệt", [7]), (2, "", [1])]


def test_papers_call_a_group_by_form_and_class() -> None:
    council = lowered()
    assert results(council).forms[0].title == "Bằng khen hạng Ba"
    assert AwardForm(id=1, name="Bằng khen").title("") == "Bằng khen"


def test_a_later_change_of_the_rule_never_rewrites_a_vote() -> None:
    council = council_of("yyyyynnnn")
    council.forms[1] = replace(council.forms[1], rule=Rule(percent="90"))
    told = results(council).forms[0]
    assert told.rule.percent == "50"
    assert told.rows[0].outcome is Outcome.PROPOSED


def test_an_unvoted_group_is_shown_with_the_sittings_frozen_rule() -> None:
    council = council_of(None)
    assert results(council).forms[0].rule.percent == "50"
    council.sittings[1] = replace(council.sittings[1], rules={1: Rule(percent="2/3", mode=Mode.SECRET_BALLOT)})
    assert results(council).forms[0].rule.percent == "2/3"
    assert rows_of(council)[1].mode is Mode.SECRET_BALLOT
    council.nominations[1] = replace(council.nominations[1], mode=Mode.ROLL_CALL)
    assert rows_of(council)[1].mode is Mode.ROLL_CALL


def test_roster_and_attendance_are_those_the_vote_closed_with() -> None:
    council = council_of("yyyyy....")
    council.sittings[1] = replace(council.sittings[1], roster=tuple(range(1, 41)))
    figures = rows_of(council)[1].figures
    assert figures is not None
    assert (figures.base, figures.present) == (9, 5)


def test_what_was_deferred_and_taken_up_again_counts_again() -> None:
    council = council_of(AYE)
    open_ = council.nominations[1]
    council.nominations[1] = replace(open_, standing=Standing.DEFERRED)
    assert rows_of(council)[1].outcome is Outcome.DEFERRED
    council.nominations[1] = open_
    assert rows_of(council)[1].outcome is Outcome.PROPOSED
