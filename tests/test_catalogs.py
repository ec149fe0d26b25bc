"""Every sentence that people see is translated, and the compiled catalogs are those of the translations."""

import ast
import gettext
import re
import unicodedata

import pytest

from tests import catalogs
from tests.catalogs import LANGUAGES, TEMPLATE, in_code, mo, mo_bytes, po, po_bytes, read, words

_FIELD = re.compile(r"\{\w*\}|%(?:\(\w+\))?[srd]")
_BLANKS = re.compile("^ +|  +| +$")
_VIETNAMESE = re.compile("[ạảãầấậẩẫằắặẳẵẹẻẽềếệểễỉĩịọỏõồốộổỗờớợởỡụủũừứựửữỳỵỷỹ]")
_AS_WRITTEN = "python tests/catalogs.py would write other files"
_DATA = {
    "council/text.py": "letters",
    "council/forms.py": "what a class is called in a nomination's title",
    "documents/demo.py": "invented names",
    "documents/members_header.py": "words that lists head their columns with",
    "documents/papers/number_words.py": "how Vietnamese joins the words of numbers",
    "documents/members_list.py": "words that lists say roles with",
    "documents/vote_matrix.py": "words that lists say votes with",
    "screens/member_questions.py": "honorifics that are told from names",
    "screens/review_actions.py": "letters that an input method makes of keys",
}
"""Files whose Vietnamese is data, not sentences; all of documents/lists is such."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_code_is_translated_and_no_other(language: str) -> None:
    known = read(po(language))
    assert sorted(known.keys() ^ in_code(), key=str) == []
    assert [key for key, translation in known.items() if not translation.strip()] == []


def test_the_template_holds_every_sentence_and_no_translation() -> None:
    assert sorted(read(TEMPLATE).keys() ^ in_code(), key=str) == []
    assert not any(read(TEMPLATE).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_what_the_code_and_the_translations_make(language: str) -> None:
    """No dates, no names, no fuzzy marks, no other order: what the script would write is what is there."""
    catalog = words(language, read(po(language)))
    unchanged = po(language).read_bytes() == po_bytes(catalog) and mo(language).read_bytes() == mo_bytes(catalog)
    assert unchanged, _AS_WRITTEN


def test_the_template_is_what_the_code_makes() -> None:
    unchanged = TEMPLATE.read_bytes() == po_bytes(words(None, dict.fromkeys(in_code(), "")))
    assert unchanged, _AS_WRITTEN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_reads_the_compiled_catalog(language: str) -> None:
    with mo(language).open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.gettext("PASSED") == {"vi": "ĐẠT", "en": "PASSED"}[language]
    assert compiled.pgettext("it is so", "yes") == {"vi": "có", "en": "yes"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_fields(language: str) -> None:
    differing = [
        message
        for (message, _context), translation in read(po(language)).items()
        if sorted(_FIELD.findall(message)) != sorted(_FIELD.findall(translation))
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_composed_and_use_the_same_signs(language: str) -> None:
    """NFC; quotation marks “ ” but for TOML's own and argparse's, dashes –; blanks as in the English."""
    odd = []
    for (message, _context), text in read(po(language)).items():
        signs_kept = all(text.count(sign) <= message.count(sign) for sign in "\"'") and not {"—", "’", "„"} & set(text)
        blanks_kept = _BLANKS.findall(text) == _BLANKS.findall(message)
        if not (signs_kept and blanks_kept and unicodedata.is_normalized("NFC", text)):
            odd.append(text)
    assert odd == []


def test_vietnamese_is_left_in_no_code() -> None:
    """What people read is in the catalogs; in code Vietnamese is what lists and names are recognised by."""
    found = []
    for file in catalogs.code_files():
        place = file.relative_to(catalogs.ROOT).as_posix()
        if place in _DATA or place.startswith("documents/lists/"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        quoted = {id(part) for call in ast.walk(tree) if _marks(call) for part in ast.walk(call)}
        quoted |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{place}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quoted
            if _VIETNAMESE.search(node.value.lower())
        ]
    assert found == []


def _marks(node: ast.AST) -> bool:
    """Whether ``node`` marks a sentence for the catalogs."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "pgettext")
