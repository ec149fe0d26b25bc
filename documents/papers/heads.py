"""What stands at the head and the foot of every paper: who issues it, number, place and date, draft or closed."""

from enum import StrEnum

from msgspec import Struct

from council.council import Council
from council.text import clean_line
from council.words import _
from documents.papers.dates import date_words

_CAPITAL, _BLANK = 0.70, 0.25
"""How wide a bold capital and a blank of Times New Roman are on average, as a share of the size."""
_BLANK_PLACE = "……"
_NAME_POINTS = 12
_COLUMN_POINTS = 190
_RULE_SHARE = 0.42
"""NĐ 30/2020/NĐ-CP, Phụ lục I: a rule of 1/3 to 1/2 of the name's length."""


class Issuer(StrEnum):
    """In whose name a paper leaves: the body that the council advises, or the council."""

    BODY = "body"
    COUNCIL = "council"


class Stand(Struct, frozen=True, kw_only=True):
    """What state of the council's file a paper is of: the act's number and its hash (64 hex digits), or none.

    ``closed_at`` is the local ISO time at which the award list was closed, "" while it is a draft; ``version`` counts
    from 1 how often it was opened again.
    """

    act: int
    head: str
    version: int = 1
    closed_at: str = ""

    @property
    def draft(self) -> bool:
        """Whether the award list was not closed yet."""
        return not self.closed_at


class Head(Struct, frozen=True, kw_only=True):
    """Head and foot of one paper, as templates name them.

    ``parent`` and ``issuer`` are in capitals, ``rule`` is the length in points of the rule below it,
    ``number`` what follows "Số:" after the room for it, ``place_date`` the line on the right. ``draft``: not closed
    yet; ``stand`` says which state of the file it is of; ``invented``: a demonstration.
    """

    parent: str
    issuer: str
    rule: int
    number: str
    place_date: str
    draft: bool
    stand: str
    version: int
    invented: bool


def head_of(council: Council, stand: Stand, issuer: Issuer, paper_code: str, at: str = "") -> Head:
    """The head of a paper whose number ends in ``paper_code`` ("BB", "TTr"); ``at`` is its local ISO time or ""."""
    settings = council.settings
    above, name = (settings.parent, settings.body or settings.name)
    code = settings.code
    if issuer is Issuer.COUNCIL and settings.body:
        above, name, code = settings.body, settings.name, _("ECC")
    name = clean_line(name).upper()
    place = clean_line(settings.place) or _BLANK_PLACE
    date = date_words(at or stand.closed_at)
    return Head(
        parent=clean_line(above).upper(),
        issuer=name,
        rule=rule_below(name),
        number=f"/{paper_code}-{code}" if code else f"/{paper_code}",
        place_date=_("{place}, {date}").format(place=place, date=date),
        draft=stand.draft,
        stand=_stand_words(stand),
        version=stand.version,
        invented=settings.invented,
    )


def rule_below(name: str) -> int:
    """The length in points of the rule below ``name``: bold, in capitals, broken where its column ends."""
    points = _NAME_POINTS * sum(_BLANK if sign == " " else _CAPITAL for sign in name)
    return round(min(points, _COLUMN_POINTS) * _RULE_SHARE)


def grouped(head: str) -> str:
    """The hash in groups of eight digits, to be read out and typed."""
    return " ".join(head[place : place + 8] for place in range(0, len(head), 8))


def _on_one_line(head: str) -> str:
    """The hash in groups, on a line of its own."""
    return "\n" + grouped(head)


def _stand_words(stand: Stand) -> str:
    if stand.draft:
        return _("DRAFT, as of act {act} of the council's file; head of the chain {head}").format(
            act=stand.act, head=_on_one_line(stand.head)
        )
    return _("Version {version}, closed with act {act} of the council's file; head of the chain {head}").format(
        version=stand.version, act=stand.act, head=_on_one_line(stand.head)
    )
