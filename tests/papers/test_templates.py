"""An office's own templates: what Word was made to say is said, and a broken tag is shown in its place."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from documents.new_files import NotWritten
from documents.papers.errors import BrokenTemplate
from documents.papers.word import WORD_KINDS, check_templates, copy_templates
from store.council_file import CouncilFile
from store.languages import speak
from tests.papers.sittings import opened, papers, said, sitting_held

MINUTES = "bien-ban-hop.docx"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CouncilFile]:
    with sitting_held(tmp_path_factory.mktemp("templates")) as held:
        yield held


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The templates as they are handed out, in Vietnamese."""
    speak("vi")
    copy_templates(tmp_path / "mau")
    return tmp_path / "mau"


def change(path: Path, edit: Callable[[Any], None]) -> None:
    """Open a template, edit it as Word would, save it."""
    document = Document(str(path))
    edit(document)
    document.save(str(path))


def sentence(text: str, new: str) -> Callable[[Any], None]:
    """Put ``new`` in the place of the paragraph that has ``text`` in it."""

    def edit(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if text in p.text)
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = new

    return edit


def broken(file: CouncilFile, folder: Path) -> str:
    with pytest.raises(BrokenTemplate) as error:
        papers(file, "minutes", folder)
    return str(error.value)


def test_a_template_for_every_kind(folder: Path) -> None:
    assert len(list(folder.iterdir())) == len(WORD_KINDS)
    check_templates(folder)


def test_templates_are_never_overwritten(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(NotWritten):
        copy_templates(folder)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_templates_as_handed_out_give_what_the_program_gives(file: CouncilFile, folder: Path) -> None:
    for kind in WORD_KINDS:
        own, ours = papers(file, kind, folder), papers(file, kind)
        assert own.keys() == ours.keys()
        for name in own:
            assert said(opened(own[name])) == said(opened(ours[name]))


def test_a_changed_sentence_letterhead_and_column(file: CouncilFile, folder: Path) -> None:
    """A sentence of the office's own, with a tag of the guide's; a column less; a word of the letterhead."""

    def edit(document: Any) -> None:
        sentence("khai mạc lúc", "Khai mạc: {{ minutes.opened }}, do {{ minutes.chair }} chủ trì.")(document)
        table = next(t for t in document.tables if t.rows[0].cells[-1].text == "Tham dự")
        for row in table.rows:
            row._tr.remove(row.cells[2]._tc)
        document.tables[0].rows[0].cells[0].paragraphs[3].runs[0].text = "{{ head.issuer }} (BẢN SAO)"

    change(folder / MINUTES, edit)
    document = opened(papers(file, "minutes", folder)["bien-ban-hop"])
    text = said(document)
    assert ", do Ông Thành Viên 1 chủ trì." in text
    assert "(BẢN SAO)" in text
    assert "1 | Ông Thành Viên 1 | Chủ tịch | tại phòng họp" in text


def test_a_tag_that_word_split_over_runs(file: CouncilFile, folder: Path) -> None:
    """Spell checking leaves a tag in pieces; it is one tag all the same."""

    def edit(document: Any) -> None:
        paragraph = next(p for p in document.paragraphs if "khai mạc lúc" in p.text)
        paragraph.runs[0].text = "Lúc {{ minu"
        for piece in ("tes.ope", "ned }} khai mạc lúc"):
            paragraph.add_run(piece).italic = True

    change(folder / MINUTES, edit)
    text = said(opened(papers(file, "minutes", folder)["bien-ban-hop"]))
    assert "{{" not in text
    assert "Lúc " in text


def test_what_the_folder_does_not_hold_is_the_programs(file: CouncilFile, folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != MINUTES:
            path.unlink()
    check_templates(folder)
    assert papers(file, "submission", folder).keys() == papers(file, "submission").keys()


@pytest.mark.parametrize(
    ("tag", "place", "what"),
    [
        ("Chủ trì: {{ minutes.chaire }}", "Chủ trì: {{ minutes.chaire }}", "không biết tên"),
        ("{{ ghế }}", "{{ ghế }}", "không biết tên"),
        ("Từ {{ minutes.opened đến", "Từ", "viết sai"),
        ("{% if minutes.open %} chưa xong", "", "viết sai"),
        ("{{ minutes.members + 'x' }}", "{{ minutes.members", "không điền được"),
        ("{{ minutes.members // 0 }}", "{{ minutes.members", "không điền được"),
        ("{{ minutes.__class__.__mro__ }}", "{{ minutes.__class__", "không được phép"),
        ("{{ ''.__class__ }}", "{{", "không được phép"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "", "không điền được"),
        ("{{ 'x' * 10 ** 15 }}", "{{ 'x'", "không điền được"),
        ("{{ cycler() }}", "{{ cycler", "không điền được"),
    ],
)
def test_a_broken_tag_is_shown_in_its_place(file: CouncilFile, folder: Path, tag: str, place: str, what: str) -> None:
    change(folder / MINUTES, sentence("khai mạc lúc", tag))
    message = broken(file, folder)
    assert MINUTES in message
    assert place in message
    assert what in message
    assert "<w:" not in message
    assert "Traceback" not in message


def test_a_loop_that_ends_in_another_kind_of_place(file: CouncilFile, folder: Path) -> None:
    """A row's loop closed in a paragraph: nothing is lost silently, the sentence says what to do."""

    def edit(document: Any) -> None:
        table = next(t for t in document.tables if t.rows[0].cells[-1].text == "Tham dự")
        table._tbl.remove(table.rows[-1]._tr)
        document.add_paragraph("{% endfor %}")

    change(folder / MINUTES, edit)
    assert "{%tr …%}" in broken(file, folder)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off", "empty zip"])
def test_what_is_no_word_file(file: CouncilFile, folder: Path, content: bytes | str) -> None:
    if isinstance(content, str):
        out = io.BytesIO()
        zipfile.ZipFile(out, "w").close()
        content = out.getvalue()
    (folder / MINUTES).write_bytes(content)
    assert f"{MINUTES} không phải tệp Word" in broken(file, folder)
    with pytest.raises(BrokenTemplate):
        check_templates(folder)


@pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_a_word_file_damaged_inside(file: CouncilFile, folder: Path, part: str) -> None:
    with zipfile.ZipFile(folder / MINUTES) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(folder / MINUTES, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, b"<a/>" if name == part else content)
    assert f"{MINUTES} không phải tệp Word" in broken(file, folder)


def test_a_word_file_damaged_on_the_disk(file: CouncilFile, folder: Path) -> None:
    content = bytearray((folder / MINUTES).read_bytes())
    with zipfile.ZipFile(folder / MINUTES) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    content[at : at + 40] = b"\xff" * 40
    (folder / MINUTES).write_bytes(content)
    assert f"{MINUTES} không phải tệp Word" in broken(file, folder)


def test_an_unknown_name_and_an_empty_folder(folder: Path, tmp_path: Path) -> None:
    (folder / "bien-ban.docx").write_bytes((folder / MINUTES).read_bytes())
    with pytest.raises(BrokenTemplate, match=r"bien-ban\.docx"):
        check_templates(folder)
    (tmp_path / "rong").mkdir()
    with pytest.raises(BrokenTemplate, match="papers --copy"):
        check_templates(tmp_path / "rong")


def test_words_own_lock_file_is_no_template(folder: Path) -> None:
    (folder / f"~${MINUTES}").write_bytes(b"lock")
    check_templates(folder)
