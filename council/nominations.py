"""Nominations (đề nghị khen thưởng)."""

from enum import StrEnum

from msgspec import Struct

from council.forms import Kind
from council.rules import Mode
from council.votes import Choice


class Standing(StrEnum):
    """Where a nomination stands apart from votes: before the council, or put aside by it."""

    OPEN = "open"
    DEFERRED = "deferred"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Screening(StrEnum):
    """What the standing committee's screening (thẩm định) found; NONE before it."""

    NONE = ""
    ELIGIBLE = "eligible"
    NOT_YET = "not_yet"
    TO_BE_COMPLETED = "to_be_completed"


class Source(Struct, frozen=True, omit_defaults=True):
    """Where a nomination was read: the file's name, its sheet ("" for a file without), the row from 1.

    For one taken over from the award list of another council: its name, the nomination's number there, and the act
    (with the head of the chain, 64 hex digits or "") that the list stood at.
    """

    file: str
    sheet: str = ""
    row: int = 0
    council: str = ""
    number: int = 0
    act: int = 0
    head: str = ""


class Nomination(Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"class_": "class"}):
    """One nominee for one award form.

    ``id`` is its number in this council's campaign, never reused. ``unit`` and ``form`` are ids; ``unit`` is the
    nominating unit, ``workplace`` what the list says of where the nominee works. ``leader`` (or manager) and
    ``front_line`` (tuyến đầu) are None where nobody said. ``recused`` are member ids;
    ``mode`` is set where the council votes on this one otherwise than its form says. ``apart`` keeps it out of block
    votes (xét riêng). ``revote_after`` is the id of the vote that no longer speaks, since the council votes again;
    ``lowered_from`` the form and class nominated for first. ``written`` are written opinions by member id that wait for
    the vote, ``consulted`` the members consulted in writing on a secret one: who, never how they voted.
    ``runoff`` are the ids of votes that tied at a quota's cut, after each of which a second ballot was held between the
    tied alone.
    """

    id: int
    kind: Kind
    name: str
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    unit: int
    form: int
    class_: str = ""
    achievements: str = ""
    category: str = ""
    leader: bool | None = None
    front_line: bool | None = None
    note: str = ""
    source: Source | None = None
    standing: Standing = Standing.OPEN
    standing_reason: str = ""
    recused: tuple[int, ...] = ()
    mode: Mode | None = None
    role_model: bool = False
    screening: Screening = Screening.NONE
    screening_note: str = ""
    apart: bool = False
    revote_after: int = 0
    lowered_from: str = ""
    written: dict[int, Choice] = {}
    consulted: tuple[int, ...] = ()
    runoff: tuple[int, ...] = ()

    @property
    def called(self) -> str:
        """The name as it is read out: with Ông or Bà where the list gave it."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def place_below(self) -> str | None:
        """Where the nominee works in the council whose award list this came with; None where it came otherwise.

        Many units of that council are one here: there the place tells people of one name apart.
        """
        return self.workplace if self.source and self.source.council else None
