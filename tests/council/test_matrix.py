"""A vote matrix as values: the sitting that it opens, and the votes that its lines are."""

import pytest
from msgspec.structs import replace

from council.attendance import Mark, Presence
from council.council import Council
from council.matrix import MatrixRefused, Voices, roll_calls, sitting_of_matrix, written_opinions
from council.members import Body, Member, Role
from council.rules import Mode, Quorum
from council.settings import Settings
from council.sittings import SittingState
from council.votes import Choice
from tests.council.builders import council_of

YES, NO = Choice.YES, Choice.NO
AT = "2021-09-05T08:00:00+07:00"


def council(nominations: int = 3) -> Council:
    """Members 1 to 4; 4 is not of the standing committee and the only chair, 2 presides there; 3 has no vote."""
    made = council_of(*[None] * nominations)
    made.sittings.clear()
    made.settings = Settings(name="Hội đồng", place="Quảng Bình", quorum=Quorum(fraction="1/2"))
    made.members = {
        1: Member(id=1, name="Một"),
        2: Member(id=2, name="Hai", role=Role.VICE_CHAIR),
        3: Member(id=3, name="Ba", role=Role.CHAIR, votes=False),
        4: Member(id=4, name="Bốn", role=Role.STANDING_VICE_CHAIR, standing=False),
    }
    return made


def test_the_standing_committee_sits_where_it_holds_all_who_are_named() -> None:
    lines = [Voices(1, {1: YES}, absent=(2,)), Voices(2, {}, recused=(2,), absent=(1,))]
    sitting = sitting_of_matrix(council(), lines, 7, AT)
    assert (sitting.id, sitting.body, sitting.state, sitting.chair) == (7, Body.STANDING, SittingState.OPEN, 2)
    assert sitting.attendance == {1: (Mark(AT, Presence.ROOM),), 2: (Mark(AT, Presence.ROOM),)}
    assert (sitting.roster, sitting.place, sitting.opened_at) == ((1, 2), "Quảng Bình", AT)
    assert (sitting.quorum, set(sitting.rules)) == (Quorum(fraction="1/2"), {1})


@pytest.mark.parametrize("line", [Voices(1, {4: YES}), Voices(1, {1: YES}, recused=(4,)), Voices(1, {}, absent=(4,))])
def test_the_council_sits_where_anybody_else_is_named(line: Voices) -> None:
    sitting = sitting_of_matrix(council(), [Voices(2, {1: YES}), line], 1, AT)
    assert (sitting.body, sitting.roster, sitting.chair) == (Body.COUNCIL, (1, 2, 4), 4)


def test_lines_become_closed_roll_calls() -> None:
    made = council()
    lines = [Voices(1, {1: YES, 2: NO}), Voices(2, {1: YES}, recused=(2,)), Voices(3, {2: NO}, absent=(1,))]
    sitting = sitting_of_matrix(made, lines, 1, AT)
    votes = roll_calls(made, sitting, lines, AT)
    assert [(v.nomination, v.mode, v.present, v.recused, v.at) for v in votes] == [
        (1, Mode.ROLL_CALL, (1, 2), (), AT),
        (2, Mode.ROLL_CALL, (1, 2), (2,), AT),
        (3, Mode.ROLL_CALL, (2,), (), AT),
    ]
    assert [v.choices for v in votes] == [{1: YES, 2: NO}, {1: YES}, {2: NO}]
    assert made.votes == {}


def test_every_mistake_has_its_sentence() -> None:
    made = council()
    sitting = sitting_of_matrix(made, [Voices(1, {1: YES})], 1, AT)
    with pytest.raises(MatrixRefused) as refused:
        roll_calls(made, sitting, [Voices(1, {}), Voices(2, {1: YES}), Voices(3, {4: YES, 1: YES})], AT)
    assert refused.value.reasons == (
        "Nomination 1: no quorum, 0 of 2 members were here, 1 are needed.",
        "Nomination 3: Bốn has no vote in this sitting.",
    )


def test_written_opinions_leave_the_room_alone() -> None:
    made = council()
    lines = [Voices(1, {1: YES}, absent=(2,))]
    sitting = sitting_of_matrix(made, lines, 1, AT)
    made.sittings[1] = sitting
    vote = replace(roll_calls(made, sitting, lines, AT)[0], id=1)
    made.votes[1] = vote
    made.votes_of[1] = {1: vote}
    joined = written_opinions(made, sitting, [Voices(1, {2: NO})])
    assert joined == [replace(vote, written={2: NO})]
    assert made.votes[1].written == {}
