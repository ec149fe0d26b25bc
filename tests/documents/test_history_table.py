"""The history says whom each act was about, and old → new where something was there before."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import store
from council.attendance import Guest, Presence
from council.forms import AwardForm, Kind, Quota
from council.members import Body, Member, Role
from council.nominations import Nomination, Source
from council.rules import Comparison, Mode, Quorum, Rule, Tie
from council.settings import Settings
from council.units import Unit
from council.votes import Choice, Counts, Sheet
from documents.act_words import VERBS
from documents.history_table import HistoryTable, history_text, time_text
from store.council_file import CouncilFile

CERTIFICATE, ORDER, CALLED = 1, 2, 3
MEMBERS = [
    Member(id=1, name="Hồ Đức Sơn", role=Role.CHAIR),
    Member(id=2, name="Trần Thị Bình"),
    Member(id=3, name="Lê Hữu Châu"),
    Member(id=4, name="Phạm Ngọc Dũng"),
]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CouncilFile]:
    made = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Hội đồng"),
        by="thu ky",
        units=[Unit(id=1, name="Phòng 1", confirmed=False)],
        members=MEMBERS,
        forms=[
            AwardForm(id=CERTIFICATE, name="Bằng khen", rule=Rule(tie=Tie.CHAIR)),
            AwardForm(
                id=ORDER,
                name="Huân chương",
                rule=Rule(mode=Mode.SECRET_BALLOT),
                quotas=(Quota(kind=Kind.INDIVIDUAL, limit=1),),
            ),
            AwardForm(id=CALLED, name="Giấy khen", rule=Rule(mode=Mode.ROLL_CALL)),
        ],
    )
    yield made
    made.close()


def nominate(file: CouncilFile, *forms: int) -> None:
    file.add_nominations(
        [
            Nomination(
                id=0, kind=Kind.INDIVIDUAL, name=f"Ấn {place}", honorific="Ông", unit=1, form=form,
                source=Source("01-phong-1.xlsx"),
            )
            for place, form in enumerate(forms, 1)
        ]
    )  # fmt: skip


def sit(file: CouncilFile) -> None:
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS])
    file.start_sitting()


def table(file: CouncilFile) -> HistoryTable:
    return HistoryTable(file.ledger.acts, file.council)


def latest(file: CouncilFile, how_many: int = 1) -> list[str]:
    """What the latest acts were, the oldest of them first."""
    rows = list(table(file).rows())[:how_many]
    return [row.what for row in reversed(rows)]


def test_what_the_council_is(file: CouncilFile) -> None:
    file.add_members([Member(id=0, name="Võ Thị Thu Hà")])
    file.change_member(Member(id=5, name="Võ Thị Thu Hà", role=Role.SECRETARY, votes=False))
    file.change_unit(Unit(id=1, name="Phòng Một", confirmed=True))
    file.change_settings(Settings(name="Hội đồng TĐKT", quorum=Quorum(fraction="1/2")))
    file.confirm_quorum()
    file.change_rule(CERTIFICATE, Rule(percent="70", comparison=Comparison.AT_LEAST))
    file.confirm_rules([CERTIFICATE, ORDER])
    file.add_unit("Phòng 2")
    file.undo()
    file.change_unit(Unit(id=1, name="Phòng Một", confirmed=False))
    file.confirm_units([1])
    file.change_quota(ORDER, "", Kind.INDIVIDUAL, 4)
    file.change_quota(ORDER, "", Kind.INDIVIDUAL, None)
    form = file.add_form("Cờ")
    file.change_form(replace(form, classes=("A", "B"), kinds=(Kind.COLLECTIVE, Kind.INDIVIDUAL)))
    assert latest(file, 16) == [
        "The council's file was made: 1 units, 4 members, 3 award forms",
        "Members added: Võ Thị Thu Hà",
        "Member Võ Thị Thu Hà: role: member → secretary; has a vote: yes → no",
        "Unit Phòng Một: name: Phòng 1 → Phòng Một; confirmed by the council: no → yes",
        "Settings: name: Hội đồng → Hội đồng TĐKT; quorum: at least 2/3 of the members → at least 1/2 of the members",
        "The council confirmed its quorum: at least 1/2 of the members",
        "Rule of Bằng khen: show of hands; more than 50% of all members; on a tie the chair decides; "
        "not confirmed by the council → show of hands; at least 70% of all members; not confirmed by the council",
        "The council confirmed the rules of Bằng khen, Huân chương",
        "Unit added: Phòng 2",
        "#9 taken back: Unit added: Phòng 2",
        "Unit Phòng Một: confirmed by the council: yes → no",
        "The council confirmed the names of Phòng Một",
        "Quota of Huân chương, individual: 1 → 4",
        "Quota of Huân chương, individual: 4 → –",
        "Award form added: Cờ",
        "Award form Cờ: classes: – → A; B; for whom: collective; individual; household → collective; individual",
    ]


def test_a_sitting(file: CouncilFile) -> None:
    file.plan_sitting(Body.STANDING)
    file.change_body(Body.COUNCIL)
    file.name_chair(2)
    file.name_secretary(3)
    file.mark_presence([(1, Presence.ROOM), (2, Presence.ROOM), (3, Presence.ROOM), (4, Presence.ABSENT)])
    file.start_sitting()
    file.mark_presence([(4, Presence.ONLINE), (3, Presence.ABSENT)])
    file.add_guest(Guest(name="Đỗ Nam", position="Phó phòng", stands_for=3))
    file.add_guest(Guest(name="Mai Lan"))
    file.adjourn()
    file.resume()
    file.close_sitting()
    assert latest(file, 12) == [
        "Sitting 1 planned: standing committee",
        "Sitting 1: standing committee → council",
        "Sitting 1, presiding chair: Hồ Đức Sơn → Trần Thị Bình",
        "Sitting 1, secretary: – → Lê Hữu Châu",
        "Attendance: in the room: Hồ Đức Sơn, Trần Thị Bình, Lê Hữu Châu; absent: Phạm Ngọc Dũng",
        "Sitting 1 opened: 3/4 here, 3 needed",
        "Attendance: in the room → absent: Lê Hữu Châu; absent → online: Phạm Ngọc Dũng",
        "Substitute for Lê Hữu Châu, without a vote: Đỗ Nam, Phó phòng",
        "Guest: Mai Lan",
        "Sitting 1 adjourned",
        "Sitting 1 resumed",
        "Sitting 1 closed",
    ]


def test_nominations_put_aside_and_remarked_on(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE, CERTIFICATE)
    file.defer(1, "chờ hồ sơ")
    file.take_up(1)
    file.return_for_completion(1)
    file.withdraw(2)
    file.recuse(1, 2)
    file.recuse(1, 2)
    file.change_mode(1, Mode.ROLL_CALL, "theo đề nghị")
    file.mark_role_model(1)
    file.mark_role_model(1)
    file.comment(1, "bổ sung\nsố ngày trực", author=1)
    file.comment(1, "đồng ý")
    assert latest(file, 12) == [
        "Nominations 1–2 imported (2) from 01-phong-1.xlsx",
        "1 Ông Ấn 1: deferred",
        "1 Ông Ấn 1: before the council again",
        "1 Ông Ấn 1: returned for completion",
        "2 Ông Ấn 2: withdrawn",
        "Trần Thị Bình recused from 1 Ông Ấn 1",
        "Trần Thị Bình votes on 1 Ông Ấn 1 again",
        "Way of voting on 1 Ông Ấn 1: show of hands → roll call",
        "1 Ông Ấn 1: marked as a role model",
        "1 Ông Ấn 1: no longer a role model",
        "Comment of Hồ Đức Sơn on 1 Ông Ấn 1: “bổ sung số ngày trực”",
        "Comment on 1 Ông Ấn 1: “đồng ý”",
    ]
    assert table(file).row(3).reason == "chờ hồ sơ"


def test_votes_and_corrections(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE, ORDER, CALLED, CALLED)
    sit(file)
    file.record_hands(1, no=2)
    file.decide(1, favour=True, reason="thành tích nổi bật", basis="Điều 12")
    file.correct_vote(1, "đếm lại", counts=Counts(no=1, other=1))
    file.record_ballots(2, Sheet(id=0, sitting=0, issued=4, returned=4, invalid=1), Counts(yes=2, unmarked=1))
    file.correct_vote(2, "đếm lại", sheet=Sheet(id=0, sitting=0, issued=4, returned=3), counts=Counts(yes=3))
    file.begin_roll_call(3)
    file.answer(3, Choice.YES)
    file.answer(3, Choice.NOT_VOTING)
    file.answer(3, Choice.NO)
    file.answer(3, Choice.YES)
    file.correct_vote(3, "nghe nhầm", choices=dict.fromkeys((1, 2, 3, 4), Choice.YES))
    file.begin_roll_call(4)
    file.abandon_roll_call(4)
    assert latest(file, 13) == [
        "Vote on 1 Ông Ấn 1: yes 2, no 2, other opinion 0",
        "The chair (Hồ Đức Sơn) on 1 Ông Ấn 1, tie: in favour; basis: Điều 12",
        "Vote on 1 Ông Ấn 1 corrected: no 2 → 1, other opinion 0 → 1; the chair's decision on it falls",
        "Vote on 2 Ông Ấn 2: yes 2, no 0, other opinion 0, unmarked 1, invalid 1",
        "Vote on 2 Ông Ấn 2 corrected: yes 2 → 3, not voting 0 → 1, unmarked 1 → 0, invalid 1 → 0, "
        "ballots returned 4 → 3",
        "Roll call on 3 Ông Ấn 3 begun",
        "Roll call on 3 Ông Ấn 3: Hồ Đức Sơn: yes",
        "Roll call on 3 Ông Ấn 3: Trần Thị Bình: not voting",
        "Roll call on 3 Ông Ấn 3: Lê Hữu Châu: no",
        "Roll call on 3 Ông Ấn 3: Phạm Ngọc Dũng: yes; complete: yes 2, no 1, other opinion 0, not voting 1",
        "Vote on 3 Ông Ấn 3 corrected: yes 2 → 4, no 1 → 0, not voting 1 → 0, "
        "Trần Thị Bình: not voting → yes, Lê Hữu Châu: no → yes",
        "Roll call on 4 Ông Ấn 4 begun",
        "Roll call on 4 Ông Ấn 4 abandoned",
    ]


def test_a_changed_rule_says_how_many_votes_it_recounts(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    sit(file)
    file.record_hands(1)
    file.change_rule(CERTIFICATE, Rule(percent="90"), "theo quy chế")
    assert latest(file)[0].endswith("; 1 votes counted anew")


def test_a_matrix_of_votes_is_one_row(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE, CERTIFICATE)
    sit(file)
    votes = [file.record_hands(1), file.record_hands(2)]
    file.undo()
    file.undo()
    file.commit("votes", {"votes": {vote.id: vote for vote in votes}})
    assert latest(file) == ["2 votes recorded from a list, on nominations 1–2"]


def test_what_was_taken_back_is_marked_and_told_again(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    sit(file)
    file.record_hands(1)
    file.undo()
    history = table(file)
    number = len(history)
    assert history.row(number).what == f"#{number - 1} taken back: Vote on 1 Ông Ấn 1: yes 4, no 0, other opinion 0"
    assert history.row(number - 1).undone_by == number
    assert history.row(number - 1).words.endswith(f"[taken back by #{number}]")
    assert history.row(number - 2).undone_by is None


def test_a_nomination_taken_back_keeps_its_name(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    file.defer(1)
    file.undo()
    file.undo()
    assert latest(file, 3)[0] == "1 Ông Ấn 1: deferred"
    assert latest(file, 2) == [
        "#3 taken back: 1 Ông Ấn 1: deferred",
        "#2 taken back: Nominations 1–1 imported (1) from 01-phong-1.xlsx".replace("1–1", "1"),
    ]


def test_rows_follow_the_acts_that_come(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    history = table(file)
    assert len(list(history.rows())) == 2
    file.defer(1)
    file.undo()
    assert [row.n for row in history.rows()] == [4, 3, 2, 1]
    assert history.row(3).undone_by == 4
    with pytest.raises(IndexError):
        history.row(0)
    with pytest.raises(IndexError):
        history.row(5)


def test_an_act_that_has_no_words_of_its_own_is_told_by_what_it_changed(file: CouncilFile) -> None:
    file.ledger.commit("mend", {"votes": {"9": {"of": "another schema"}}, "members": {}})
    file.ledger.commit("vote", {"votes": {"9": {"of": "another schema"}}})
    assert latest(file, 2) == ["mend: votes 1", "vote: votes 1"]


def test_a_dissent_is_told_from_a_comment(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    file.comment(1, "nên khen", 1)
    file.comment(1, "chưa đủ", 1, dissent=True)
    comment, dissent = latest(file, 2)
    name = file.council.members[1].name
    assert comment == f"Comment of {name} on 1 Ông Ấn 1: “nên khen”"
    assert dissent == f"Dissent of {name} on 1 Ông Ấn 1, kept on record: “chưa đủ”"


def test_every_verb_of_the_store_has_words() -> None:
    calls = re.compile(
        r"(?:self\.(?:commit|_keep|_keep_vote|_move|_set_aside)|Ledger\.create)\(\s*(?:[^()]*verb=)?\"(\w+)\""
    )
    sources = [path.read_text() for path in Path(store.__path__[0]).glob("*_acts.py")]
    verbs = {verb for source in sources for verb in calls.findall(source)} - {"undo"}
    assert {"vote", "correct_vote", "import", "adjourn", "defer", "open_sitting"} <= verbs
    assert verbs <= set(VERBS)


def test_the_whole_history_is_a_line_for_each_act(file: CouncilFile) -> None:
    nominate(file, CERTIFICATE)
    file.defer(1, "chờ\nhồ sơ")
    file.undo()
    lines = history_text(file).splitlines()
    assert len(lines) == 4
    assert lines[2].startswith(f"3  {time_text(file.ledger.act(3)['at'])}  thu ky  1 Ông Ấn 1: deferred")
    assert lines[2].endswith("[taken back by #4] (reason: chờ hồ sơ)")


def test_times_are_written_as_people_do() -> None:
    assert time_text("2021-09-03T14:05:12+07:00") == "03/09/2021 14:05:12"
