"""A sitting in which everything happens that papers tell of, in a real file; and Word files taken apart."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docx import Document
from msgspec.structs import replace

from council.attendance import Guest, Presence
from council.ballot_count import Ballot, Mark, Teller
from council.forms import AwardForm, Kind
from council.members import Body, Member, Role
from council.nominations import Nomination, Screening
from council.rules import Mode, Quorum, Rule, Tie
from council.settings import Basis, Practice, Settings
from council.units import Unit
from council.votes import Choice, Counts
from documents.papers.word import word_files
from store.council_file import CouncilFile

ORDER, CERTIFICATE, LETTER = 1, 2, 3
ROLES = [Role.CHAIR, Role.VICE_CHAIR, *[Role.MEMBER] * 7, Role.SECRETARY]
CALLED, SCREENED, LATE, WRITTEN, TIED, LOWERED = 7, 6, 9, 4, 8, 2
"""Numbers of nominations: by roll call, not eligible, deferred, with a written opinion, tied, lowered."""

SETTINGS = Settings(
    name="Hội đồng Thi đua – Khen thưởng Thanh tra tỉnh",
    body="THANH TRA TỈNH ĐỒNG NAI",
    parent="ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
    place="Đồng Nai",
    code="TT",
    campaign="Phong trào thi đua phòng, chống dịch",
    quorum=Quorum(basis="Quy chế 12", confirmed=True),
    bases=(Basis("Luật Thi đua, khen thưởng", confirmed=True), Basis("Kế hoạch 11483")),
    copies=("Ban Thi đua – Khen thưởng", "Lưu: VT."),
    practices=(Practice(title="Tổ phản ứng nhanh", unit=1, text="Mỗi phòng một tổ"),),
)


def new_council(path: Path) -> CouncilFile:
    """Nine voting members and a secretary; an order by secret ballot, a certificate by hands, a letter by roll call."""
    return CouncilFile.create(
        path,
        SETTINGS,
        by="thu ky",
        units=[Unit(id=1, name="Văn phòng"), Unit(id=2, name="Phòng 2"), Unit(id=3, name="Phòng 10", confirmed=False)],
        members=[
            Member(id=n, name=f"Thành Viên {n}", title="Ông", position=f"Chức vụ {n}", role=role, votes=n != 10)
            for n, role in enumerate(ROLES, 1)
        ],
        forms=[
            AwardForm(
                id=ORDER,
                name="Huân chương Lao động",
                classes=("Nhì", "Ba"),
                decided_by="Chủ tịch nước",
                proposed_through="Chủ tịch UBND tỉnh",
                rule=Rule(mode=Mode.SECRET_BALLOT, basis="QĐ 2264", confirmed=True),
            ),
            AwardForm(
                id=CERTIFICATE,
                name="Bằng khen",
                decided_by="Chủ tịch UBND tỉnh",
                proposed_through="Chủ tịch UBND tỉnh",
                rule=Rule(tie=Tie.CHAIR),
            ),
            AwardForm(id=LETTER, name="Giấy khen", decided_by="Chánh Thanh tra tỉnh", rule=Rule(mode=Mode.ROLL_CALL)),
        ],
    )


def _nominee(name: str, form: int, unit: int = 1, **fields: Any) -> Nomination:
    return Nomination(id=0, **{"kind": Kind.INDIVIDUAL, "honorific": "Bà", **fields}, name=name, form=form, unit=unit)


NOMINATIONS = [
    _nominee("Huỳnh Ba", ORDER, class_="Ba"),
    _nominee("Lý Nhì", ORDER, class_="Nhì", leader=True),
    _nominee("Tổ 10", CERTIFICATE, 3, kind=Kind.COLLECTIVE, honorific=""),
    _nominee("Trần Ấn", CERTIFICATE, 2, position="Trưởng phòng", achievements="45 ngày đêm\nở chốt"),
    _nominee("Trần An", CERTIFICATE, 2),
    _nominee("Phạm Hồ Sơ", CERTIFICATE, 1),
    _nominee("Vũ Gọi Tên", LETTER, 1),
    _nominee("Đinh Hòa Phiếu", CERTIFICATE, 1),
    _nominee("Ngô Để Sau", CERTIFICATE, 1),
]


def play(file: CouncilFile) -> None:
    """Everything up to the close of sitting 1. Member 9 is absent, 7 leaves, 8 is online."""
    file.add_nominations(NOMINATIONS)
    file.plan_sitting(Body.COUNCIL)
    file.name_secretary(10)
    file.mark_presence([(n, Presence.ROOM) for n in (*range(1, 8), 10)] + [(8, Presence.ONLINE), (9, Presence.ABSENT)])
    file.add_guest(Guest(name="Khách Mời", position="Sở Nội vụ"))
    file.add_guest(Guest(name="Người Thay", stands_for=9))
    file.start_sitting()
    file.screen([1, 3, 4, 5, 7, 8], Screening.ELIGIBLE)
    file.screen([SCREENED], Screening.TO_BE_COMPLETED, "thiếu báo cáo")
    file.record_opinion(WRITTEN, 9, Choice.NO)
    file.record_hands(WRITTEN, no=1)
    file.record_block([3, 5], other=1)
    file.record_hands(SCREENED, no=5)
    file.undo()
    file.defer(SCREENED, "hoàn tác ngay")
    file.undo()
    file.recuse(SCREENED, 3, "là vợ chồng")
    file.record_hands(SCREENED, no=4)
    file.correct_vote(SCREENED, "đếm nhầm", counts=Counts(no=3))
    file.record_hands(TIED, no=4)
    file.decide(TIED, favour=True, reason="thành tích rõ", basis="QĐ 2033 Đ.12")
    for choice in (Choice.YES,) * 6 + (Choice.NO, Choice.OTHER):
        if file.council.under_way(CALLED) is None:
            file.begin_roll_call(CALLED)
        file.answer(CALLED, choice)
    file.defer(LATE, "chờ xác minh")
    file.comment(WRITTEN, "cần bổ sung số ngày", 2)
    file.comment(TIED, "không tán thành", 4, dissent=True)
    file.mark_role_model(WRITTEN)
    file.lower(LOWERED, ORDER, "Ba", "chưa đủ năm")
    count_ballots(file)
    file.mark_presence([(7, Presence.ABSENT)])
    file.close_sitting()


def count_ballots(file: CouncilFile) -> None:
    """Member 9 is consulted on the orders, in an envelope; two tellers find 2 no, 1 other, 1 invalid."""
    file.consult(1, 9)
    file.consult(LOWERED, 9)
    file.name_tellers([Teller("Thành Viên 5", 5), Teller("Kế Toán")])
    file.issue_ballots([1, LOWERED])
    assert file.count is not None
    said = [Ballot({1: Mark.NO}), Ballot({1: Mark.NO, LOWERED: Mark.OTHER}), Ballot(invalid=True)]
    for entry in file.count.passes:
        for place in range(file.count.papers[0].sheets):
            file.enter_ballot(0, entry, place, said[place] if place < len(said) else Ballot())
    file.sign_off()


@contextmanager
def sitting_held(folder: Path) -> Iterator[CouncilFile]:
    """The council after its sitting."""
    file = new_council(folder / "c.json")
    try:
        play(file)
        yield file
    finally:
        file.close()


def hostile(file: CouncilFile, names: tuple[str, ...]) -> None:
    """Nominations called ``names``, all voted on in one sitting, texts everywhere."""
    file.add_nominations(
        [
            replace(_nominee(name, CERTIFICATE), position=name, achievements=name, note=name, workplace=name)
            for name in names
        ]
    )
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(n, Presence.ROOM) for n in range(1, 10)])
    file.start_sitting()
    for number in file.council.nominations:
        file.comment(number, names[number - 1], 1)
        file.mark_role_model(number)
        file.record_hands(number)
    file.close_sitting()


def papers(file: CouncilFile, kind: str, templates: Path | None = None, sitting: int | None = 1) -> dict[str, bytes]:
    """The Word files of one kind, by name."""
    return {word.name: word.make() for word in word_files(file, kind, templates, sitting)}


def paper(file: CouncilFile, kind: str) -> Any:
    """The only Word file of one kind, opened."""
    (content,) = papers(file, kind).values()
    return opened(content)


def opened(content: bytes) -> Any:
    """A Word file, opened."""
    return Document(io.BytesIO(content))


def said(document: Any) -> str:
    """All the text of a Word file: paragraphs, then each table row on a line, cells parted by " | "."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return "\n".join(lines)
