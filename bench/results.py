"""What ``results --as json`` on 86 nominations costs beside a bare Python start, in the same run.

    python bench/results.py [ROUNDS]

The council has nine members, 86 nominations of six forms, all voted on. Both are started in turn, round by round, so
that a busy machine slows both. ``app.py`` is compiled anew at every start, the installed ``hoidong`` is not: it is
the second. Prints medians in milliseconds and their ratios, which are to stay under 8.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from council.forms import AwardForm, Kind
from council.matrix import Voices
from council.members import Member
from council.nominations import Nomination
from council.settings import Settings
from council.units import Unit
from council.votes import Choice
from store.council_file import CouncilFile

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 30
NOMINATIONS, MEMBERS, UNITS, FORMS = 86, 9, 17, 6


def fill(path: Path) -> None:
    """Make the council, comments and all, and leave it at rest."""
    file = CouncilFile.create(
        path,
        Settings(name="Hội đồng Thi đua – Khen thưởng"),
        by="bench",
        units=[Unit(id=n, name=f"Phòng {n}") for n in range(1, UNITS + 1)],
        members=[Member(id=n, name=f"Thành viên {n}") for n in range(1, MEMBERS + 1)],
        forms=[AwardForm(id=n, name=f"Bằng khen {n}") for n in range(1, FORMS + 1)],
    )
    file.add_nominations(
        [
            Nomination(
                id=0,
                kind=Kind.INDIVIDUAL,
                name=f"Nguyễn Văn Người {n}",
                position="Kiểm sát viên",
                unit=n % UNITS + 1,
                form=n % FORMS + 1,
                achievements="Trực chốt kiểm soát dịch 45 ngày đêm tại vùng phong tỏa",
            )
            for n in range(NOMINATIONS)
        ]
    )
    said = {True: Choice.NO, False: Choice.YES}
    file.record_roll_calls(
        [Voices(n, {m: said[(n * m) % 7 == 0] for m in range(1, MEMBERS + 1)}) for n in file.council.nominations]
    )
    for number in file.council.nominations:
        file.comment(number, "Đề nghị bổ sung số ngày trực", 1 + number % MEMBERS)
    file.close()


def milliseconds(*arguments: str) -> float:
    """How long a Python with ``arguments`` runs; modules are compiled beforehand, as after an installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Measure both in turn."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "council.json"
        fill(path)
        words = ["results", str(path), "--as", "json"]
        starts = {
            "bare Python": ["-c", ""],
            "app.py results --as json": ["app.py", *words],
            "hoidong results --as json": ["-c", "import sys; from app import main; sys.exit(main())", *words],
        }
        for arguments in starts.values():
            milliseconds(*arguments)
        measured = [[milliseconds(*arguments) for arguments in starts.values()] for _round in range(rounds)]
    medians = [statistics.median(column) for column in zip(*measured, strict=True)]
    for name, median in zip(starts, medians, strict=True):
        print(f"{name:28} {median:6.1f} ms   ×{median / medians[0]:.2f}")


if __name__ == "__main__":
    main()
