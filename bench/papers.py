"""What the Word list of 2,000 nominations costs beside the same table drawn by bare python-docx, in the same run.

    python bench/papers.py [ROUNDS] [NOMINATIONS]

Both make a table with a row for each nomination and the list's columns, one after the other in each round, so that a
busy machine slows both. Prints medians in seconds and their ratio.
"""

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docx import Document

from council.attendance import Presence
from council.forms import AwardForm, Kind
from council.members import Body, Member
from council.nominations import Nomination
from council.settings import Settings
from council.units import Unit
from documents.award_list import award_list_paper
from documents.papers.word import word_files
from documents.tables import cell_lines
from store.council_file import CouncilFile

ROUNDS, NOMINATIONS, MEMBERS, UNITS = 5, 2000, 9, 17


def filled(path: Path, nominations: int) -> CouncilFile:
    """A council in which everything was voted on together."""
    file = CouncilFile.create(
        path,
        Settings(name="Hội đồng Thi đua – Khen thưởng"),
        by="bench",
        units=[Unit(id=n, name=f"Phòng {n}") for n in range(1, UNITS + 1)],
        members=[Member(id=n, name=f"Thành viên {n}") for n in range(1, MEMBERS + 1)],
        forms=[AwardForm(id=1, name="Bằng khen")],
    )
    file.add_nominations(
        [
            Nomination(
                id=0,
                kind=Kind.INDIVIDUAL,
                name=f"Nguyễn Văn Người {n}",
                position="Kiểm sát viên",
                unit=n % UNITS + 1,
                form=1,
                achievements="Trực chốt kiểm soát dịch 45 ngày đêm tại vùng phong tỏa",
            )
            for n in range(nominations)
        ]
    )
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(n, Presence.ROOM) for n in range(1, MEMBERS + 1)])
    file.start_sitting()
    file.record_block(sorted(file.council.nominations), no=1)
    return file


def bare(file: CouncilFile) -> None:
    """The same cells as a table of python-docx."""
    (table,) = award_list_paper(file.council, 1).tables
    document = Document()
    drawn = document.add_table(0, len(table.columns), "Table Grid")
    for row in table.rows:
        for cell, value in zip(drawn.add_row().cells, row, strict=True):
            cell.text = cell_lines(value)
    document.save(io.BytesIO())


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure both in turn."""
    rounds, nominations = [*map(int, sys.argv[1:]), *(ROUNDS, NOMINATIONS)[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as folder:
        file = filled(Path(folder) / "council.json", nominations)
        try:
            (word,) = word_files(file, "list", None, None)
            measured = [(seconds(lambda: bare(file)), seconds(word.make)) for _round in range(rounds)]
        finally:
            file.close()
    medians = [statistics.median(column) for column in zip(*measured, strict=True)]
    for name, median in zip(("table by python-docx", "danh-sach.docx"), medians, strict=True):
        print(f"{name:22} {median:6.2f} s   ×{median / medians[0]:.2f}")


if __name__ == "__main__":
    main()
