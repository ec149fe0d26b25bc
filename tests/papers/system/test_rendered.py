"""The papers as LibreOffice prints them: pages measured, short and long.

Letters are those of Liberation Serif, which is as wide as Times New Roman everywhere.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from council.attendance import Presence
from council.forms import Kind
from council.members import Body
from council.nominations import Nomination
from documents.papers.word import WORD_KINDS
from store.council_file import CouncilFile
from store.languages import speak
from tests.papers.sittings import CERTIFICATE, NOMINATIONS, new_council, papers, sitting_held

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(not shutil.which("soffice"), reason="libreoffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed"),
]

_MM = 72 / 25.4
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


class Word(NamedTuple):
    """A word on a page, its box in mm from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Page(NamedTuple):
    """A page in mm with its words."""

    width: float
    height: float
    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def body(self) -> list[Word]:
        """The words between the top and the bottom margin."""
        return [word for word in self.words if word.top > 20 and word.bottom < self.height - 19]


Printer = Callable[[dict[str, bytes]], dict[str, list[Page]]]


@pytest.fixture
def printed(tmp_path: Path) -> Printer:
    """Word files as pages; each is left in the test's folder as a .pdf too."""

    def go(files: dict[str, bytes]) -> dict[str, list[Page]]:
        for name, content in files.items():
            (tmp_path / f"{name}.docx").write_bytes(content)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", str(tmp_path), *(str(tmp_path / f"{name}.docx") for name in files)],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
        return {name: pages(tmp_path / f"{name}.pdf") for name in files}

    return go


def pages(pdf: Path) -> list[Page]:
    layout = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [
        Page(
            float(width) / _MM,
            float(height) / _MM,
            [Word(*(float(number) / _MM for number in box), text) for *box, text in _WORD.findall(words)],
        )
        for width, height, words in _PAGE.findall(layout)
    ]


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CouncilFile]:
    speak("vi")
    with sitting_held(tmp_path_factory.mktemp("short")) as file:
        yield file


def filled(folder: Path, number: int) -> CouncilFile:
    """A closed sitting with ``number`` nominations by one block vote, each with marks at both ends of a long text."""
    file = new_council(folder / "c.json")
    file.add_nominations([
        Nomination(
            id=0, kind=Kind.COLLECTIVE if n % 9 == 0 else Kind.INDIVIDUAL, name=f"Trần Thị Thu Hà {n}", honorific="Bà",
            position="Kiểm sát viên trung cấp", unit=1 + n % 3, form=CERTIFICATE, leader=bool(n % 2),
            achievements=f"A{n}A trực chốt kiểm soát dịch 45 ngày đêm tại vùng phong tỏa; vận động ủng hộ 20 triệu "
            f"đồng cho Quỹ vắc-xin; tuyên truyền lưu động tại 12 xã Z{n}Z",
        )
        for n in range(1, number + 1)
    ])  # fmt: skip
    file.plan_sitting(Body.COUNCIL)
    file.mark_presence([(n, Presence.ROOM) for n in range(1, 11)])
    file.start_sitting()
    file.record_block(sorted(file.council.nominations), no=1)
    file.close_sitting()
    file.close_list()
    return file


def check_page_numbers(found: list[Page]) -> None:
    for number, page in enumerate(found, 1):
        above = [word for word in page.words if word.bottom < 20]
        assert [word.text for word in above] == ([str(number)] if number > 1 else [])
        for word in above:
            assert (word.left + word.right) / 2 == pytest.approx((30 + page.width - 15) / 2, abs=2)


def check_margins(found: list[Page]) -> None:
    for page in found:
        assert {round(page.width), round(page.height)} == {210, 297}
        for word in page.body:
            assert word.left > 29.5, word
            assert word.right < page.width - 14.5, word


@pytest.mark.parametrize("kind", [kind for kind in WORD_KINDS if kind != "ballots"])
def test_every_paper_keeps_its_margins_and_numbers(short: CouncilFile, printed: Printer, kind: str) -> None:
    speak("vi")
    for found in printed(papers(short, kind)).values():
        check_page_numbers(found)
        check_margins(found)
        assert "{" not in " ".join(page.text for page in found)
        assert "DỰ THẢO" in found[0].text


def test_a_ballot_on_each_page(tmp_path: Path, printed: Printer) -> None:
    speak("vi")
    file = new_council(tmp_path / "c.json")
    try:
        file.add_nominations(NOMINATIONS)
        file.recuse(2, 3, "liên quan")
        (found,) = printed(papers(file, "ballots", sitting=None)).values()
    finally:
        file.close()
    assert len(found) == 2, "the nomination with a recusal has a sheet of its own"
    assert [("Huỳnh Ba" in page.text, "Lý Nhì" in page.text) for page in found] == [(True, False), (False, True)]
    assert [page.text.count("☐") for page in found] == [3, 3]
    check_margins(found)


def test_rules_are_as_long_as_they_must_be(short: CouncilFile, printed: Printer, tmp_path: Path) -> None:
    """Measured in the picture of the page: all of the motto's length, a third to a half of the issuing body's."""
    speak("vi")
    found = printed(papers(short, "minutes"))["bien-ban-hop"][0]
    lines = horizontal_lines(tmp_path / "bien-ban-hop.pdf")
    motto = [word for word in found.words if word.text in ("Độc", "phúc")]
    length = motto[1].right - motto[0].left
    (under_motto,) = [ln for ln in lines if ln.left > 100 and 0 < ln.top - motto[0].bottom < 6]
    assert under_motto.right - under_motto.left == pytest.approx(length, rel=0.06)
    assert (under_motto.right + under_motto.left) / 2 == pytest.approx((motto[0].left + motto[1].right) / 2, abs=1)
    number = next(word for word in found.words if word.text == "Số:")
    name = [word for word in found.words if word.right < 98 and word.top < number.top and word.text.isupper()]
    (under_name,) = [ln for ln in lines if ln.left < 98 and max(w.bottom for w in name) < ln.top < number.bottom]
    widest = max(
        max(w.right for w in row) - min(w.left for w in row)
        for row in [[w for w in name if abs(w.top - start) < 1] for start in {w.top for w in name}]
    )
    assert widest / 3 <= under_name.right - under_name.left <= widest / 2


def horizontal_lines(pdf: Path) -> list[Word]:
    """The horizontal lines of the first page in its upper third that are 10 mm or longer, in mm."""
    dots = 150
    grey = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", "-gray", str(pdf)], check=True, capture_output=True
    ).stdout
    _magic, width, height, _depth = (int(n) if n.isdigit() else 0 for n in grey.split(maxsplit=4)[:4])
    picture = grey[-width * height :]
    lines: list[Word] = []
    for row in range(height // 3):
        dark = "".join("#" if dot < 160 else " " for dot in picture[row * width : (row + 1) * width])
        for run in re.finditer("#+", dark):
            left, right, top = (value / dots * 25.4 for value in (run.start(), run.end(), row))
            if right - left > 10 and not any(abs(line.top - top) < 1 and abs(line.left - left) < 2 for line in lines):
                lines.append(Word(left, top, right, top, ""))
    return lines


@pytest.mark.parametrize("number", [86, 2000])
def test_long_papers(tmp_path: Path, printed: Printer, number: int) -> None:
    """Headers on every page, no row torn, nobody missing, pages numbered; and a closed list is no draft any more."""
    speak("vi")
    file = filled(tmp_path, number)
    try:
        files = {**papers(file, "list", sitting=None), **papers(file, "minutes", sitting=None)}
    finally:
        file.close()
    found = printed(files)
    listed = found["danh-sach-02-bang-khen"]
    assert len(listed) > number / 9
    for name, all_pages in found.items():
        check_page_numbers(all_pages)
        check_margins(all_pages)
        assert not any("DỰ THẢO" in page.text for page in all_pages), name
        assert all("Phiên bản 1, chốt tại thao tác số" in page.text for page in all_pages)
    begun = [n for page in listed for n in re.findall(r"A(\d+)A", page.text)]
    ended = [n for page in listed for n in re.findall(r"Z(\d+)Z", page.text)]
    assert sorted(map(int, begun)) == sorted(map(int, ended)) == list(range(1, number + 1))
    for page in listed:
        here = set(re.findall(r"A(\d+)A", page.text))
        assert here == set(re.findall(r"Z(\d+)Z", page.text)), "a row is torn"
        if here:
            assert [word.text for word in page.words].count("STT") == 1
    last = listed[-1].text
    assert f"Tổng cộng: {number} " in last
    assert "(ký, ghi rõ họ tên)" in last
