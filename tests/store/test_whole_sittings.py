"""Whole sittings of both bodies, made up at random, held through the store and counted apart: every figure the same.

Arrivals, departures, recusals, written opinions, rounds, set-asides, rules and quotas changed in the sitting, block
votes, lowered forms, corrections, the chair's decisions, second ballots, in all modes and bases; then a sitting in
writing.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from council.forms import AwardForm, Kind, Quota
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.rules import Mode
from council.settings import Settings
from council.units import Unit
from store.council_file import CouncilFile
from store.verify import verify
from tests.store.campaign_by_hand import MEMBERS, STANDING
from tests.store.happenings import Play, any_rule
from tests.store.sitting_by_hand import CHAIR

NOMINATIONS = 16
LIMITS = {1: 2, 2: 1, 4: 3}


def campaign(path: Path, random: Random) -> CouncilFile:
    """Eleven members, eight of them of the standing committee; two forms by hands, one by name, one in secret."""
    modes = (Mode.SHOW_OF_HANDS, Mode.SHOW_OF_HANDS, Mode.ROLL_CALL, Mode.SECRET_BALLOT)
    file = CouncilFile.create(
        path,
        Settings(name="Hội đồng"),
        by="thuky",
        units=[Unit(id=1, name="Phòng 1")],
        members=[
            Member(id=n, name=f"Thành viên {n}", role=Role.CHAIR if n == CHAIR else Role.MEMBER, standing=n <= STANDING)
            for n in range(1, MEMBERS + 1)
        ],
        forms=[
            AwardForm(
                id=n,
                name=f"Hình thức {n}",
                rule=any_rule(random, mode),
                quotas=(Quota(kind=Kind.INDIVIDUAL, limit=LIMITS[n]),) if n in LIMITS else (),
            )
            for n, mode in enumerate(modes, 1)
        ],
    )
    file.add_nominations(
        [
            Nomination(id=0, kind=Kind.INDIVIDUAL, name=f"Người {n}", unit=1, form=1 + n % len(modes))
            for n in range(NOMINATIONS)
        ]
    )
    return file


def play(path: Path, seed: int) -> Play:
    """One campaign: the committee, the council, a sitting in writing; compared after everything that happens."""
    random = Random(seed)
    file = campaign(path, random)
    play = Play(file, random, dict(LIMITS))
    happenings: list[Callable[[], None]] = [
        *[play.someone_votes] * 6,
        *[play.a_block_is_voted_on] * 4,
        *[play.someone_comes_or_goes] * 4,
        *[play.someone_writes] * 4,
        *[play.someone_is_recused] * 2,
        *[play.nominations_are_screened] * 2,
        *[play.the_chair_decides] * 3,
        *[play.a_second_ballot_is_resolved_on] * 3,
        *[play.a_vote_is_corrected] * 2,
        play.a_vote_is_taken_again,
        play.a_form_is_lowered,
        play.something_is_set_aside,
        play.a_rule_changes,
        play.a_quota_changes,
    ]
    for body, in_writing in ((Body.STANDING, False), (Body.COUNCIL, False), (Body.COUNCIL, True)):
        play.open(body, in_writing=in_writing)
        for _turn in range(70):
            random.choice(happenings)()
            play.compare()
        play.close()
        play.compare()
    file.close()
    assert verify(path).agrees
    assert CouncilFile.read(path).council == file.council
    return play


EVERYTHING = {
    "block show-of-hands", "block roll-call", "block secret-ballot", "corrected together", "lowered", "second ballot",
    "decided tie", "decided chair_position", "decided cut", "pending", "proposed", "proposed tie",
    "proposed chair_position", "not_proposed", "not_proposed tie", "not_proposed chair_position",
    "not_proposed over_quota", "needs_chair tie", "needs_chair chair_position", "deferred", "returned", "withdrawn",
}  # fmt: skip


@pytest.mark.parametrize("group", range(3))
def test_every_figure_of_whole_sittings(tmp_path: Path, group: int) -> None:
    """In each group of campaigns everything that is looked for happens."""
    done: Counter[str] = Counter()
    for seed in range(14 * group, 14 * group + 14):
        played = play(tmp_path / f"{seed}.json", seed)
        done.update(played.done)
        done["votes"] += sum(played.rounds.values())
    assert {what for what in EVERYTHING if not done[what]} == set()
    assert done["votes"] > 14 * NOMINATIONS
