"""Whatever a list or a person typed arrives as harmless text."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from council.text import clean
from documents.papers.word import WORD_KINDS
from tests.documents.councils import HOSTILE
from tests.papers.sittings import hostile, new_council, opened, papers, said

TAGS = (
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{%tr endfor %}",
    "{# gone #}",
    "{_{ 1 }_}",
    "{{ cycler.__init__.__globals__ }}",
    "<w:p/>",
    "</w:t></w:r>",
    "&lt;b&gt; &amp; &#x41;",
    "a\x00b\x0bc\x1bd\ufffe",
    "]]>",
    "\u202eRTL",
    "dòng một\ndòng hai\tcột",
)


@pytest.mark.parametrize("kind", [kind for kind in WORD_KINDS if kind not in ("ballots", "count")])
def test_names_and_texts_arrive_as_they_were_typed(tmp_path: Path, kind: str) -> None:
    names = (*HOSTILE, *TAGS)
    file = new_council(tmp_path / "c.json")
    try:
        hostile(file, names)
        written = papers(file, kind)
    finally:
        file.close()
    assert written
    for content in written.values():
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(parts.read(name))
            assert not [name for name in parts.namelist() if "vba" in name.lower()]
    if kind == "summary":
        return
    text = " ".join("\n".join(said(opened(content)) for content in written.values()).split())
    for name in names:
        expected = " ".join(clean(name).split()).replace("{_{", "{{").replace("}_}", "}}")
        assert expected in text, name


def test_no_field_and_no_link_is_made_of_a_text(tmp_path: Path) -> None:
    """A name that looks like a formula, a field or an address stays in a run of text."""
    names = ('=HYPERLINK("http://x")', "http://x.example", "{ HYPERLINK x }", "DDEAUTO c:\\\\x")
    file = new_council(tmp_path / "c.json")
    try:
        hostile(file, names)
        content = papers(file, "minutes")["bien-ban-hop"]
    finally:
        file.close()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
    assert "w:hyperlink" not in body
    assert "instrText" not in body
    assert "http://x" not in links
