"""The walk as the secretary uses it: every key of it, what it does to the file and what the screen says."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from council.attendance import Presence
from council.errors import Refused
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination, Standing
from council.rules import Mode, Rule, Tie
from council.settings import Settings
from council.units import Unit
from council.votes import Choice, Counts
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.picture import picture, screen_lines

HANDS, NAMESAKE, BALLOT, CALLED, TIED, LAST = 1, 2, 3, 4, 5, 6
VOTING = {"a", "n", "o", "k", "u"}
LONG = "Trường Đào tạo, bồi dưỡng nghiệp vụ kiểm sát tại thành phố " * 4

MEMBERS = [
    Member(id=1, name="Nguyễn Văn An", role=Role.CHAIR),
    Member(id=2, name="Trần [b]Thị[/b] Bình"),
    Member(id=3, name="Lê Châu"),
    Member(id=4, name="Hồ Dũng"),
    Member(id=5, name="Vũ Em"),
]
NOMINATIONS = [
    Nomination(id=0, kind=Kind.INDIVIDUAL, name="Nguyễn Văn Ấn", honorific="Ông", position="Kiểm sát viên",
               unit=1, form=1, achievements="Trực chốt 45 ngày"),
    Nomination(id=0, kind=Kind.INDIVIDUAL, name="Nguyễn Văn An", unit=2, form=1),
    Nomination(id=0, kind=Kind.INDIVIDUAL, name="=1+1", unit=2, form=2),
    Nomination(id=0, kind=Kind.INDIVIDUAL, name="[b]x[/b] [/b]", unit=2, form=3),
    Nomination(id=0, kind=Kind.COLLECTIVE, name="Phòng 3", unit=3, form=1),
    Nomination(id=0, kind=Kind.COLLECTIVE, name=LONG, unit=3, form=1),
]  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    return tmp_path


@pytest.fixture
def planned(tmp_path: Path) -> Iterator[CouncilFile]:
    """Five members, four of them here; three units, a form for each mode; the sitting is planned."""
    file = CouncilFile.create(
        tmp_path / "c.json",
        Settings(name="Hội đồng TĐKT", criteria=("Gương mẫu chấp hành", "Có sáng kiến")),
        by="thuky",
        units=[Unit(id=number, name=name) for number, name in enumerate(("Phòng 1", "Phòng 2", "Phòng 3"), 1)],
        members=MEMBERS,
        forms=[
            AwardForm(id=1, name="Bằng khen", rule=Rule(confirmed=True, tie=Tie.CHAIR)),
            AwardForm(id=2, name="Huân chương", rule=Rule(mode=Mode.SECRET_BALLOT)),
            AwardForm(id=3, name="Giấy khen", rule=Rule(mode=Mode.ROLL_CALL)),
        ],
    )
    file.add_nominations(NOMINATIONS)
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS[:4]])
    yield file
    file.close()


@pytest.fixture
def file(planned: CouncilFile) -> CouncilFile:
    """The same, its sitting open."""
    planned.start_sitting()
    return planned


def shown(file: CouncilFile, *keys: str, at: int = HANDS, size: tuple[int, int] = (80, 24)) -> list[str]:
    """What the walk shows after ``keys``, begun at one nomination; voting keys are given the time that they rest."""
    application = Application(file, language="en")

    async def steps(pilot: Pilot[object]) -> None:
        application.review_at(at)
        await pilot.pause(0.2)
        for key in keys:
            if key in VOTING:
                await asyncio.sleep(0.2)
            await pilot.press(key)
        await pilot.pause()

    return picture(application, steps, size=size)


def says(lines: Sequence[str], sentence: str) -> bool:
    """Whether the foot says ``sentence``, however it is broken into lines."""
    return sentence.replace(" ", "") in "".join(lines[-2:]).replace(" ", "")


def test_the_picture(file: CouncilFile) -> None:
    """Where one is, who is in front, what for, by which rule, that somebody is called alike, and the keys."""
    lines = shown(file)
    assert lines[0] == " Hội đồng TĐKT Sitting 1 · 4/5 here, 4 needed"
    assert [text[:30].rstrip() for text in lines[1:6]] == [
        " Unit 1/3 · 0/6",
        "▸ 1 Phòng 1               0/1",
        "  ▸· Nguyễn Văn Ấn         BK",
        "  2 Phòng 2               0/3",
        "  3 Phòng 3               0/2",
    ]
    card = [text[30:] for text in lines[1:13]]
    assert card[0].startswith("Nomination 1/6 · no. 1")
    assert card[0].endswith("pending")
    assert card[1:] == [
        "Ông Nguyễn Văn Ấn",
        "Kiểm sát viên, Phòng 1",
        "",
        "Bằng khen",
        "show of hands · more than 50% of all members; on",
        "a tie the chair decides",
        "",
        "Trực chốt 45 ngày",
        "! Same name: nomination 2",
        "─" * 49,
        "4 may vote; 3 of 5 needed",
    ]
    assert lines[23].startswith(" a all in favour")
    assert lines[23].endswith("? help")


def test_all_in_favour_goes_on_to_the_next_pending(file: CouncilFile) -> None:
    lines = shown(file, "a")
    assert lines[0].endswith("saved #6 Nguyễn Văn Ấn")
    assert "no. 2" in lines[1]
    vote = file.council.concluded(HANDS)
    assert vote is not None
    assert vote.counts == Counts(yes=4)


def test_dissent_is_numbers_and_enter(file: CouncilFile) -> None:
    """n begins with those against, o with other opinions; what it means is said while typing."""
    lines = shown(file, "o", "1")
    assert lines[22].startswith(" Against  0 Other  1 Not voting  0")
    assert "In favour 3 of 4" in lines[23]
    lines = shown(file, "n", "2", "tab", "1", "enter")
    assert "In favour 1  Against 2  Other 1" in "\n".join(lines)
    assert "NOT PASSED" in "\n".join(lines)
    assert "no. 1" in lines[1]
    assert lines[23].startswith(" ⏎ next  n correct")


def test_more_voices_than_voters_are_refused_while_typing(file: CouncilFile) -> None:
    lines = shown(file, "n", "5", "enter")
    assert says(lines, "5 voices were entered, but only 4 members here may vote")
    assert file.council.concluded(HANDS) is None
    assert not says(shown(file, "n", "5", "escape"), "voices were entered")


def test_a_secret_ballot_is_its_totals(file: CouncilFile) -> None:
    """Sums are checked while typing; Enter saves nothing that does not add up, and nothing that nobody counted."""
    for key in ("a", "n"):
        lines = shown(file, key, at=BALLOT)
        assert " Yes  0" in lines[22]
        assert says(lines, "4 to enter of 4 ballots; = puts the rest here")
        shown(file, key, "enter", at=BALLOT)
        assert file.council.concluded(BALLOT) is None
    lines = shown(file, "n", "3", "enter", at=BALLOT)
    assert says(lines, "The votes add up to 3, but there are 4 valid ballots: count again.")
    assert file.council.concluded(BALLOT) is None
    lines = shown(file, "n", "3", "tab", "0", "tab", "0", "tab", "1", "enter", at=BALLOT)
    vote = file.council.concluded(BALLOT)
    assert vote is not None
    assert vote.counts == Counts(yes=3, unmarked=1)


def test_a_roll_call_and_a_step_back(file: CouncilFile) -> None:
    lines = shown(file, "a", "n", at=CALLED)
    assert "Roll call 3/4:" in "\n".join(lines)
    assert "Lê Châu ?" in "\n".join(lines)
    lines = shown(file, "minus", at=CALLED)
    assert "Trần [b]Thị[/b] Bình ?" in "\n".join(lines)
    shown(file, "o", "k", "a", at=CALLED)
    vote = file.council.concluded(CALLED)
    assert vote is not None
    assert list(vote.choices.values()) == [Choice.YES, Choice.OTHER, Choice.NOT_VOTING, Choice.YES]


def test_a_roll_call_can_be_left(file: CouncilFile) -> None:
    shown(file, "a", "x", "escape", at=CALLED)
    assert file.council.under_way(CALLED) is not None
    lines = shown(file, "x", "enter", at=CALLED)
    assert file.council.under_way(CALLED) is None
    assert "pending" in lines[1]


def test_a_comment_with_its_author(file: CouncilFile) -> None:
    lines = shown(file, "c", "down", "down", *"rất [b]tốt", "enter")
    assert "Trần [b]Thị[/b] Bình: rất [b]tốt" in "\n".join(lines)
    lines = shown(file, "c", *"khen", "enter")
    said = [(comment.author, comment.text) for comment in file.council.comments_on(HANDS)]
    assert said == [(2, "rất [b]tốt"), (None, "khen")]
    assert says(shown(file, "c", "enter"), "no comment was recorded")


def test_a_dissent_is_a_members_and_kept_on_record(file: CouncilFile) -> None:
    lines = shown(file, "C", "down", *"không thuộc diện", "enter")
    assert "Trần [b]Thị[/b] Bình (dissent): không thuộc diện" in "\n".join(lines)
    kept = file.council.comments_on(HANDS)[0]
    assert (kept.author, kept.dissent) == (2, True)
    with pytest.raises(Refused, match="say whose"):
        file.comment(HANDS, "không", dissent=True)
    assert says(shown(file, "C", "enter"), "no comment was recorded")


@pytest.mark.parametrize(
    ("key", "standing", "word"),
    [
        ("d", Standing.DEFERRED, "deferred"),
        ("b", Standing.RETURNED, "returned"),
        ("w", Standing.WITHDRAWN, "withdrawn"),
    ],
)
def test_put_aside_and_taken_up_again(file: CouncilFile, key: str, standing: Standing, word: str) -> None:
    lines = shown(file, key, *"vì", "enter")
    assert file.council.nominations[HANDS].standing is standing
    assert word in lines[1]
    assert "! vì" in "\n".join(lines)
    lines = shown(file, key)
    assert file.council.nominations[HANDS].standing is Standing.OPEN
    assert "pending" in lines[1]


def test_recused_and_lifted(file: CouncilFile) -> None:
    lines = shown(file, "l", "down", "down", *"anh", "enter")
    assert file.council.nominations[HANDS].recused == (3,)
    assert "! Recused: Lê Châu" in "\n".join(lines)
    assert "3 may vote" in "\n".join(lines)
    shown(file, "l", "down", "down", "enter")
    assert file.council.nominations[HANDS].recused == ()


def test_a_role_model_has_a_star(file: CouncilFile) -> None:
    text = "\n".join(shown(file, "m"))
    assert "★ role model" in text
    assert "Nguyễn Văn Ấn★" in text
    assert "★" not in "\n".join(shown(file, "m"))


def test_the_criteria_are_one_key_away(file: CouncilFile) -> None:
    assert "1. Gương mẫu chấp hành" in "\n".join(shown(file, "t"))
    assert "1. Gương mẫu chấp hành" not in "\n".join(shown(file, "t", "t"))


def test_earlier_rounds_and_forms_stay_in_sight(file: CouncilFile) -> None:
    file.record_hands(HANDS, no=3)
    shown(file, "g", *"xét lại", "enter")
    assert "Earlier: round 1: 1/5 NOT PASSED" in "\n".join(shown(file))
    text = "\n".join(shown(file, "n", "1", "enter"))
    assert "In favour 3  Against 1" in text
    assert "Earlier: round 1: 1/5 NOT PASSED" in text
    lines = shown(file, "F", "down", *"ghi sai", "enter")
    assert lines[5][30:] == "Giấy khen"
    assert "Earlier: round 2, Bằng khen: 3/5 PASSED; round 1," in "\n".join(lines)
    assert "Lowered" not in "\n".join(lines)


def test_the_committees_result_stands_beside_the_vote_to_come(file: CouncilFile) -> None:
    file.close_sitting()
    file.plan_sitting(Body.STANDING)
    file.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS])
    file.start_sitting()
    file.record_hands(HANDS, no=1)
    file.close_sitting()
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS[:4]])
    file.start_sitting()
    before, after = ("".join(line[30:] for line in shown(file, *keys)) for keys in ((), ("n", "3", "enter")))
    assert "4 may vote; 3 of 5 needed" in before
    for card in (before, after):
        assert "Earlier:standingcommittee,sitting2:4/5PASSED" in card.replace(" ", "")


def test_long_criteria_are_read_page_by_page(file: CouncilFile) -> None:
    """Each key shows one page more, the last one the comments again; the vote stays in sight."""
    criteria = tuple(f"Tiêu chí {number} " + "rất dài " * 12 for number in range(1, 13))
    file.change_settings(replace(file.council.settings, criteria=criteria))
    file.comment(HANDS, "nên khen")
    pages = ["\n".join(shown(file, *["t"] * pressed)) for pressed in range(5)]
    assert "nên khen" in pages[0]
    assert "1. Tiêu chí 1" in pages[1]
    assert "1/3 t" in pages[1]
    assert "12. Tiêu chí 12" in pages[3]
    assert "4 may vote; 3 of 5 needed" in pages[3]
    assert "nên khen" in pages[4]


def test_another_way_of_voting_needs_a_reason(file: CouncilFile) -> None:
    assert says(shown(file, "v", "down", "enter"), "Another way of voting needs a reason")
    lines = shown(file, "v", "down", *"theo", "enter")
    assert file.council.nominations[HANDS].mode is Mode.ROLL_CALL
    assert "roll call" in "\n".join(lines)


def test_a_tie_waits_for_the_chair(file: CouncilFile) -> None:
    file.mark_presence([(4, Presence.ROOM)])
    lines = shown(file, "n", "2", "enter", at=TIED)
    assert "waits for the chair" in lines[1]
    assert "2/5" in "\n".join(lines)
    lines = shown(file, "h", *"đồng ý", "enter", "enter", at=TIED)
    assert "proposed" in lines[1]
    assert says(shown(file, "h", *"x", "enter", "enter", at=HANDS), "does not wait for the chair")


def test_undo_returns_to_the_nomination(file: CouncilFile) -> None:
    lines = shown(file, "a", "u")
    assert "no. 1" in lines[1]
    assert "pending" in lines[1]
    assert says(lines, "Taken back.")


def test_undo_asks_before_what_reaches_far(file: CouncilFile) -> None:
    """The opening of the sitting is taken back after a question only."""
    lines = shown(file, "u")
    assert lines[22].startswith(" Take back “")
    assert file.council.sittings[1].roster
    shown(file, "u", "escape")
    assert file.council.sittings[1].roster
    shown(file, "u", "enter")
    assert not file.council.sittings[1].roster


def test_an_older_vote_is_corrected_with_a_reason(file: CouncilFile) -> None:
    lines = shown(file, "a", "up", "a")
    assert says(lines, "Voted on already.")
    lines = shown(file, "n", "1", "enter", "enter")
    assert says(lines, "A correction needs a reason")
    lines = shown(file, "n", "1", "enter", *"đếm sót", "enter")
    vote = file.council.concluded(HANDS)
    assert vote is not None
    assert vote.counts == Counts(yes=3, no=1)
    assert "In favour 3  Against 1" in "\n".join(lines)
    assert file.ledger.act(file.ledger.number)["reason"] == "đếm sót"


def test_a_voice_in_a_recorded_roll_call_is_corrected_with_a_reason(file: CouncilFile) -> None:
    """The key says to what, the question who; offered is whoever is recorded otherwise."""
    shown(file, "a", "a", "n", "a", at=CALLED)
    lines = shown(file, "o", "down", "down", at=CALLED)
    assert lines[22].startswith(" Correct to “other opinion” (↑ ↓), reason: ‹ Lê Châu: no ›")
    assert says(shown(file, "o", "down", "down", "enter", at=CALLED), "A correction needs a reason")
    shown(file, "o", "down", "down", *"nghe nhầm", "enter", at=CALLED)
    vote = file.council.concluded(CALLED)
    assert vote is not None
    assert list(vote.choices.values()) == [Choice.YES, Choice.YES, Choice.OTHER, Choice.YES]
    assert file.ledger.acts()[-1]["reason"] == "nghe nhầm"
    assert "‹ Lê Châu: other opinion ›" in shown(file, "a", at=CALLED)[22]
    shown(file, "a", *"nữa", "enter", at=CALLED)
    assert says(shown(file, "a", at=CALLED), "everybody is recorded so")


def test_enter_goes_on_after_a_vote_with_dissent_and_who_was_saved_is_told(file: CouncilFile) -> None:
    lines = shown(file, "n", "1", "enter")
    assert lines[0].endswith("saved #6 Nguyễn Văn Ấn")
    assert "no. 1" in lines[1]
    lines = shown(file, "enter")
    assert "no. 2" in lines[1]
    assert "no. 3" in shown(file, "n", "1", "enter", "space", at=NAMESAKE)[1]


def test_the_key_bar_shows_what_matters_now(file: CouncilFile) -> None:
    assert shown(file)[23].startswith(" a all in favour  n against")
    assert shown(file, at=CALLED)[23].startswith(" a yes  n no  o other")
    assert shown(file, at=BALLOT)[23].startswith(" a ballot totals  c comment")
    assert shown(file, "a", at=CALLED)[23].startswith(" a yes  n no  o other  k not voting  - step back  x abandon")
    assert shown(file, "n", "2", "enter")[23].startswith(" ⏎ next  h chair decides  n correct")


def test_search_without_marks_finds_and_escape_goes_back(file: CouncilFile) -> None:
    keys = [{" ": "space"}.get(letter, letter) for letter in "nguyen van an"]
    assert "no. 1" in shown(file, "slash", *keys, "enter", at=BALLOT)[1]
    lines = shown(file, "slash", *"phong", at=HANDS)
    assert "no. 5" in lines[1]
    assert says(lines, "1 found")
    lines = shown(file, "slash", *"zz", at=BALLOT)
    assert "no. 3" in lines[1]
    assert says(lines, "0 found")
    assert "no. 3" in shown(file, "slash", *"phong", "escape", at=BALLOT)[1]
    assert "no. 4" in shown(file, "slash", "4", "enter")[1]


def test_what_was_said_of_one_nomination_is_not_said_of_the_next(file: CouncilFile) -> None:
    assert says(shown(file, "n", "2", "enter", "a"), "Voted on already.")
    assert not says(shown(file, "a", "down"), "Voted on already.")


def test_going_up_and_down_and_from_unit_to_unit(file: CouncilFile) -> None:
    assert "no. 2" in shown(file, "down")[1]
    assert "no. 1" in shown(file, "down", "up", "up")[1]
    assert "no. 5" in shown(file, "right", "pagedown")[1]
    assert "no. 5" in shown(file, "left")[1]
    assert "no. 2" in shown(file, "enter")[1]
    assert "no. 3" in shown(file, "space", "space")[1]


def test_the_walk_by_form(file: CouncilFile) -> None:
    """The nomination in front stays; the next one is the next of its form."""
    lines = shown(file, "f")
    assert lines[1].startswith(" Form 1/3")
    assert "Bằng khen" in lines[2]
    assert "no. 1" in lines[1]
    assert "no. 5" in shown(file, "f", "down", "down")[1]


def test_strange_names_are_text(file: CouncilFile) -> None:
    assert "=1+1" in shown(file, at=BALLOT)[2]
    assert "[b]x[/b] [/b]" in shown(file, at=CALLED)[2]
    lines = shown(file, at=LAST)
    assert max(map(len, lines)) <= 80
    assert "…" in lines[2] or len(lines[2]) <= 80


def test_control_characters_in_a_file_never_reach_the_terminal(file: CouncilFile) -> None:
    evil = replace(file.council.nominations[HANDS], name="a\x1b[31mb\x07c\x9bd", achievements="x\x1b]0;y\x07z")
    file.commit("import", {"nominations": {HANDS: evil}})
    text = "\n".join(shown(file))
    assert not {"\x1b", "\x07", "\x9b"} & set(text)


def test_no_vote_without_quorum(file: CouncilFile) -> None:
    file.mark_presence([(3, Presence.ABSENT)])
    for at in (HANDS, BALLOT, CALLED):
        lines = shown(file, "n", at=at)
        assert "NO QUORUM" in lines[0]
        assert says(lines, "No quorum: 3 of 5 members are here, 4 are needed.")
    assert says(shown(file, "a"), "No quorum")
    assert not file.council.votes


def test_no_vote_without_a_sitting(planned: CouncilFile) -> None:
    for key in ("a", "n"):
        application = Application(planned, language="en")

        async def steps(pilot: Pilot[object], key: str = key) -> None:
            await pilot.press("2")
            await asyncio.sleep(0.25)
            await pilot.press(key)

        lines = picture(application, steps)
        assert "The sitting has not opened: key 1" in "\n".join(lines)
        assert "open" in "".join(lines[-2:])
        assert "a all in favour" in lines[-1]
    assert not planned.council.votes


def test_a_council_opened_for_reading_says_so(file: CouncilFile) -> None:
    file.close()
    lines = shown(CouncilFile.read(file.ledger.path), "a")
    assert "no. 1" in lines[1]
    assert says(lines, "read") or says(lines, "writ")


def test_an_empty_council_says_what_to_do(tmp_path: Path) -> None:
    empty = CouncilFile.create(tmp_path / "e.json", Settings(name="Trống"), by="x")

    async def steps(pilot: Pilot[object]) -> None:
        for key in ("2", "a", "n", "c", "d", "l", "m", "v", "h", "t", "f", "minus", "x", "down", "right", "enter"):
            await pilot.press(key)

    lines = picture(Application(empty, language="en"), steps)
    empty.close()
    assert "No nominations yet" in lines[2]
    assert "hoidong import FILE" in "".join(lines[2:5])


def test_the_other_language_redraws_everything(file: CouncilFile) -> None:
    lines = shown(file, "L")
    text = "\n".join(lines)
    assert "Phiên 1 · có 4/5" in lines[0]
    assert "Đề nghị 1/6" in text
    assert "giơ tay" in text
    assert not {"Nomination", "pending", "all in favour", "Unit"} & set(text.replace("/", " ").split())
    assert "Nomination 1/6" in "\n".join(shown(file, "L", "L"))


def test_a_wide_terminal_shows_comments_and_criteria_beside(file: CouncilFile) -> None:
    file.comment(HANDS, "nên khen", 3)
    lines = shown(file, size=(140, 40))
    text = "\n".join(lines)
    assert "Lê Châu: nên khen" in text
    assert "1. Gương mẫu chấp hành" in text
    assert max(map(len, lines)) <= 140


def test_members_come_in_their_order_after_reopening(tmp_path: Path) -> None:
    """The tenth is no second one."""
    members = [Member(id=number, name=f"Người {number}") for number in range(1, 13)]
    CouncilFile.create(tmp_path / "m.json", Settings(name="x"), by="x", members=members).close()
    assert [*CouncilFile.read(tmp_path / "m.json").council.members] == list(range(1, 13))


def test_back_at_the_nomination_voted_on_last(file: CouncilFile) -> None:
    """A vote with dissent stays in front, also for whoever opens the file anew without having moved."""
    application = Application(file, language="en")

    async def steps(pilot: Pilot[object]) -> None:
        await asyncio.sleep(0.3)
        await pilot.press("n", "1", "enter")

    picture(application, steps)
    assert "In favour 3  Against 1" in "\n".join(picture(Application(file, language="en")))


def test_every_line_fits(file: CouncilFile) -> None:
    for keys in ((), ("n",), ("c",), ("f",)):
        for line in shown(file, *keys, at=LAST):
            assert len(line) <= 80


def test_screen_lines_are_what_the_picture_is_made_of(file: CouncilFile) -> None:
    """What is seen while the application runs is what the picture has at the end."""
    seen: list[list[str]] = []

    async def steps(pilot: Pilot[object]) -> None:
        await pilot.pause(0.1)
        seen.append(screen_lines(pilot.app))

    lines = picture(Application(file, language="en"), steps)
    assert seen == [lines]
