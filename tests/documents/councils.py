"""Councils in memory for the tests of what goes out: small, with one nomination of every sort."""

from pathlib import Path

from msgspec import Struct

from council.council import Council
from council.forms import AwardForm, Kind, Quota
from council.members import Body, Member, Role
from council.nominations import Nomination, Standing
from council.rules import Mode, Rule
from council.settings import Settings
from council.sittings import Sitting, SittingState
from council.units import Unit
from council.votes import Counts, Sheet, Vote

MEMBERS = 9
ORDER, CERTIFICATE = 1, 2

HOSTILE = (
    "[b]x[/b]",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    " \t =1+1",
    "＝1+1",
    "a;=1+1;b",
    "a|b\\|c",
    "`x` *y* _z_ $m$",
    "<script>alert(1)</script>",
    "</td><b>&amp;",
    "Nguyễn\tVăn\nẤn",
    "\x1b[31mđỏ\x1b[0m\x07\x9b2J",
    "\u202egnud",
    "Nguye\u0302\u0303n",
    '"quoted", and comma',
    '"never closed',
)


class Origin(Struct, frozen=True):
    """What a paper says of the file that it is of."""

    path: Path = Path("x.json")
    number: int = 7
    head: str = "ab" * 32


class InMemory(Struct):
    """A council without a file, as papers read it."""

    council: Council
    ledger: Origin = Origin()
    at_close: dict[int, Council] = {}

    def council_at_close(self, sitting: int) -> Council:
        """The council as it was when ``sitting`` closed."""
        return self.at_close[sitting]

    def list_seal(self) -> None:
        """The list is a draft."""


def empty_council(**settings: object) -> Council:
    """A standing committee of nine with two forms (the order by secret ballot, with a quota) and three units."""
    return Council(
        settings=Settings(**{"name": "Hội đồng Thi đua – Khen thưởng", "body": "VIỆN KIỂM SÁT", **settings}),
        members={n: Member(id=n, name=f"Thành viên {n}", role=_role(n)) for n in range(1, MEMBERS + 1)},
        units={
            1: Unit(id=1, name="Văn phòng tổng hợp"),
            2: Unit(id=2, name="Phòng 2"),
            3: Unit(id=3, name="Phòng 10", confirmed=False),
        },
        forms={
            ORDER: AwardForm(
                id=ORDER,
                name="Huân chương Lao động",
                classes=("Nhất", "Nhì", "Ba"),
                decided_by="Chủ tịch nước",
                proposed_through="Thủ tướng Chính phủ",
                rule=Rule(mode=Mode.SECRET_BALLOT, basis="QĐ 2264/QĐ-KTNN", confirmed=True),
                quotas=(Quota(class_="Ba", kind=Kind.INDIVIDUAL, limit=1),),
            ),
            CERTIFICATE: AwardForm(id=CERTIFICATE, name="Giấy khen của Viện trưởng", decided_by="Viện trưởng"),
        },
        sittings={
            1: Sitting(
                id=1,
                body=Body.STANDING,
                state=SittingState.OPEN,
                chair=1,
                opened_at="2021-09-05T08:00:00",
                roster=tuple(range(1, MEMBERS + 1)),
            )
        },
    )


def _role(number: int) -> Role:
    return Role.CHAIR if number == 1 else Role.MEMBER


def nominate(council: Council, name: str, *, kind: Kind = Kind.INDIVIDUAL, **fields: object) -> int:
    """Add a nomination, for the certificate by unit 1 unless said otherwise, and return its number."""
    number = len(council.nominations) + 1
    given = {"id": number, "kind": kind, "name": name, "unit": 1, "form": CERTIFICATE, **fields}
    council.nominations[number] = Nomination(**given)
    return number


def vote(council: Council, number: int, *, yes: int, no: int = 0, other: int = 0, sitting: int = 1) -> Vote:
    """Add a closed vote of all nine members (secret where the form's rule says so), by the form's rule."""
    nomination = council.nominations[number]
    rule = council.forms[nomination.form].rule
    sheet = None
    if rule.mode is Mode.SECRET_BALLOT:
        sheet = len(council.sheets) + 1
        council.sheets[sheet] = Sheet(id=sheet, sitting=sitting, issued=MEMBERS, returned=yes + no + other)
    given = Vote(
        id=len(council.votes) + 1,
        nomination=number,
        sitting=sitting,
        form=nomination.form,
        class_=nomination.class_,
        mode=rule.mode,
        rule=rule,
        chair=1,
        roster=tuple(range(1, MEMBERS + 1)),
        present=tuple(range(1, MEMBERS + 1)),
        counts=Counts(yes=yes, no=no, other=other, not_voting=0 if sheet else MEMBERS - yes - no - other),
        sheet=sheet,
    )
    council.votes[given.id] = given
    council.votes_of.setdefault(number, {})[given.id] = given
    return given


def whole_council(**settings: object) -> Council:
    """Collectives, individuals and a household, voted on in every way a row can come out."""
    council = empty_council(**settings)
    votes = [
        (nominate(council, "Trần Thị Ấn", unit=2, leader=True, honorific="Bà", position="Trưởng phòng"), 9, 0, 0),
        (nominate(council, "Lê Văn An", unit=2, note="bổ sung", achievements="45 ngày đêm\nở chốt"), 7, 1, 1),
        (nominate(council, "Nguyễn Thị Bình", unit=1, leader=False), 5, 4, 0),
        (nominate(council, "Hộ ông Võ Hà", kind=Kind.HOUSEHOLD, unit=1), 6, 3, 0),
        (nominate(council, "Tổ 10", kind=Kind.COLLECTIVE, unit=3), 8, 1, 0),
        (nominate(council, "Tổ 2", kind=Kind.COLLECTIVE, unit=3), 8, 1, 0),
        (nominate(council, "Phạm Không Đạt", unit=1), 4, 5, 0),
        (nominate(council, "Đinh Ba", form=ORDER, class_="Ba"), 8, 1, 0),
        (nominate(council, "Đinh Ba Thứ Hai", form=ORDER, class_="Ba"), 7, 1, 0),
        (nominate(council, "Hồ Nhì", form=ORDER, class_="Nhì", unit=3), 9, 0, 0),
    ]
    for number, yes, no, other in votes:
        vote(council, number, yes=yes, no=no, other=other)
    nominate(council, "Chưa biểu quyết")
    nominate(council, "Đã rút", standing=Standing.WITHDRAWN)
    return council
