"""Filling in a Word template: jinja's tags in a .docx, with texts as harmless text and mistakes in one sentence."""

import re
from collections.abc import Mapping
from io import BytesIO
from types import TracebackType
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError, fromstring

from council.text import clean, clean_line
from council.words import _
from documents.papers.chart import place_chart
from documents.papers.column_widths import share_width
from documents.papers.errors import BrokenTemplate
from documents.papers.rule_line import draw_rules
from documents.papers.tags import unbalanced

CHART_STYLE = "Chart"
"""The style of the paragraph that the chart takes the place of, where a paper has one."""

_MARKUP = re.compile("<[^>]+>")
_TAG = re.compile(r"\{[{%].*?[}%]\}")
_SHOWN = 60


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja that remembers what it is filling in, so that a mistake can be shown in its place."""

    filling = ""

    def from_string(self, source: Any, *others: Any, **named: Any) -> Any:
        self.filling = source
        return super().from_string(source, *others, **named)


class _Word(DocxTemplate):  # type: ignore[misc]
    """A template whose outcome must be a whole document: docxtpl itself mends what is torn, and loses text with it."""

    def build_xml(self, context: Any, jinja_env: Any = None) -> str:
        xml: str = super().build_xml(context, jinja_env)
        fromstring(xml.encode())
        return xml


def render(name: str, template: bytes, context: Mapping[str, object], *, chart: bytes | None = None) -> bytes:
    """The template (its file's ``name`` and bytes) with the values of ``context`` in it, as the bytes of a .docx.

    ``chart`` is a workbook whose only chart takes the place of the paragraph styled CHART_STYLE; without it that
    paragraph goes. Texts lose control characters; whatever looks like a tag, markup or a field in them stays text.
    Raises BrokenTemplate.
    """
    check(name, template)
    word = _Word(BytesIO(template))
    environment = _Environment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)
    out = BytesIO()
    try:
        word.render(dict(context), environment)
        draw_rules(word.docx)
        share_width(word.docx)
        place_chart(word.docx, CHART_STYLE, chart)
        word.save(out)
    except XMLSyntaxError as error:
        raise BrokenTemplate(
            _(
                "The template {name} does not become a Word file: a loop or condition (“for”, “if”) begins in one "
                "paragraph, row or table and ends in another kind of place. Put both tags into rows ({{%tr …%}}) or "
                "both into paragraphs ({{%p …%}})."
            ).format(name=name)
        ) from error
    except Exception as error:  # a tag may ask for anything: to divide by zero, to call itself, for more than fits
        raise _broken(name, environment.filling, error) from error
    return out.getvalue()


def check(name: str, template: bytes) -> None:
    """Raise BrokenTemplate where ``template`` is no Word file, or a tag in it is begun and not ended."""
    try:
        document = Document(BytesIO(template))
        torn = unbalanced(document)
    except Exception as error:  # python-docx stumbles over a damaged file in every way there is
        raise BrokenTemplate(
            _("The template {name} is no Word file (.docx): save it from Word as a .docx document.").format(name=name)
        ) from error
    if torn is not None:
        raise _at(name, torn, _("a tag in it is begun and not ended, or ended and not begun"))


def _as_text(value: object) -> object:
    """A value as the paper shows it: nothing for None; a text clean of control characters."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


def _broken(name: str, filling: str, error: Exception) -> BrokenTemplate:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error.__traceback__)
    place = _place(filling, line)
    if isinstance(error, UndefinedError):
        what = _("a name in it is not known to the program ({error})")
    elif isinstance(error, SecurityError):
        what = _("a tag in it asks for what templates may not do ({error})")
    elif isinstance(error, TemplateSyntaxError):
        what = _("a tag in it is not written right ({error})")
    else:
        what = _("a tag in it cannot be filled in ({error})")
    return _at(name, place, what.format(error=clean_line(str(error)) or type(error).__name__))


def _at(name: str, place: str, what: str) -> BrokenTemplate:
    return BrokenTemplate(
        _("The template {name}, at “{place}”: {what}. Mend the tag in Word, or take the program's template.").format(
            name=name, place=_short(place), what=what
        )
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _line(traceback: TracebackType | None) -> int | None:
    """The line of the template in which an error was raised: the last one that jinja knows."""
    found = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            found = traceback.tb_lineno
        traceback = traceback.tb_next
    return found


def _place(filling: str, line: int | None) -> str:
    """The words of the template round a line of what is being filled in: its tag, or its text."""
    lines = filling.split("\n")
    if line is None or not 0 < line <= len(lines):
        return "…"
    text = clean_line(_MARKUP.sub("", lines[line - 1]))
    if not text and (tags := _TAG.search(lines[line - 1])):
        text = tags[0]
    return text
