"""A small council in the middle of a sitting, in a real file: every outcome once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from council.attendance import Presence
from council.forms import AwardForm, Kind, Quota
from council.members import Body, Member, Role
from council.nominations import Nomination
from council.rules import Rule, Tie
from council.settings import Settings
from council.units import Unit
from store.council_file import CouncilFile

MEMBERS = [
    Member(id=number, name=f"Thành viên {number}", role=Role.CHAIR if number == 1 else Role.MEMBER)
    for number in range(1, 10)
]
TIED, PENDING, DEFERRED = 5, 6, 7


@contextmanager
def council_in_sitting(folder: Path) -> Iterator[CouncilFile]:
    """Eight of nine are here. Of the order one may be proposed, two passed; one certificate waits on a tie."""
    file = CouncilFile.create(
        folder / "c.json",
        Settings(name="Hội đồng TĐKT", body="VIỆN KIỂM SÁT NHÂN DÂN TỈNH"),
        by="thu ky",
        units=[Unit(id=1, name="Phòng 1"), Unit(id=2, name="Thanh tra")],
        members=MEMBERS,
        forms=[
            AwardForm(
                id=1,
                name="Huân chương Lao động",
                classes=("Nhất", "Nhì", "Ba"),
                decided_by="Chủ tịch nước",
                rule=Rule(confirmed=True),
                quotas=(Quota(class_="Ba", kind=Kind.INDIVIDUAL, limit=1),),
            ),
            AwardForm(id=2, name="Bằng khen", rule=Rule(tie=Tie.CHAIR, basis="Quy chế 12")),
        ],
    )
    try:
        file.add_nominations([*(_order(name) for name in ("Ấn", "Bình", "Châu", "Dũng")), *_certificates()])
        file.plan_sitting(Body.COUNCIL)
        file.mark_presence([(member.id, Presence.ROOM) for member in MEMBERS[:8]])
        file.start_sitting()
        for number, no in ((1, 1), (2, 0), (3, 5), (TIED, 4)):
            file.record_hands(number, no=no)
        file.defer(DEFERRED, "chờ hồ sơ")
        yield file
    finally:
        file.close()


def _order(name: str) -> Nomination:
    return Nomination(
        id=0, kind=Kind.INDIVIDUAL, name=f"Nguyễn Văn {name}", honorific="Ông", position="Kiểm sát viên",
        unit=1, form=1, class_="Ba",
    )  # fmt: skip


def _certificates() -> list[Nomination]:
    return [
        Nomination(id=0, kind=Kind.COLLECTIVE, name="Thanh tra", unit=2, form=2),
        Nomination(id=0, kind=Kind.INDIVIDUAL, name="[b]Trần[/b] Thị Hà", honorific="Bà", unit=2, form=2),
        Nomination(id=0, kind=Kind.INDIVIDUAL, name="Lê Thị Lan", unit=2, form=2),
    ]
