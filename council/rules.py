"""What is enough: the rule of an award form and the quorum of a body.

No threshold is law here: each council's own rules decide, so every rule carries the text it rests on
(``basis``) and whether the council confirmed it (domain.md, "Who votes, and what is enough").
"""

import re
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct

from council.errors import Refused
from council.words import _


class Mode(StrEnum):
    """How a vote is taken."""

    SHOW_OF_HANDS = "show-of-hands"
    ROLL_CALL = "roll-call"
    SECRET_BALLOT = "secret-ballot"


class Comparison(StrEnum):
    """``MORE`` is "trên" (more than), ``AT_LEAST`` is "từ ... trở lên"."""

    MORE = ">"
    AT_LEAST = ">="


class Base(StrEnum):
    """What the votes in favour are measured against."""

    ALL_MEMBERS = "all-members"
    PRESENT = "present"
    PRESENT_OR_CONSULTED = "present-or-consulted"
    RETURNED = "returned"
    VALID = "valid"


class Recused(StrEnum):
    """Whether recused members stay in "all members" or leave it."""

    STAYS = "stays"
    LEAVES = "leaves"


class Tie(StrEnum):
    """What as many in favour as against means: not passed, or the chair decides."""

    FAILS = "fails"
    CHAIR = "chair"


_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%?")
_FRACTION = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")


def parse_share(text: str) -> Fraction:
    """``"50"``, ``"66,7"`` or ``"50 %"`` as per cent, ``"2/3"`` as a fraction; above 0 and at most 1.

    Raises Refused for anything else.
    """
    share: Fraction | None = None
    if match := _FRACTION.fullmatch(text.strip()):
        numerator, denominator = int(match[1]), int(match[2])
        share = Fraction(numerator, denominator) if denominator else None
    elif match := _PERCENT.fullmatch(text.strip()):
        share = Fraction(f"{match[1]}.{match[2] or 0}") / 100
    if share is None or not 0 < share <= 1:
        raise Refused(
            _("“{text}” is no share: write per cent from 1 to 100 (“50”) or a fraction (“2/3”).").format(text=text)
        )
    return share


class Rule(Struct, frozen=True, kw_only=True):
    """How one award form is voted on and what is enough.

    ``percent`` is per cent ("50") or a fraction of the base ("2/3"), kept as written so that it can be cited.
    """

    mode: Mode = Mode.SHOW_OF_HANDS
    percent: str = "50"
    comparison: Comparison = Comparison.MORE
    base: Base = Base.ALL_MEMBERS
    recused: Recused = Recused.STAYS
    tie: Tie = Tie.FAILS
    chair_must_agree: bool = False
    basis: str = ""
    confirmed: bool = False

    @property
    def share(self) -> Fraction:
        """The share of the base that is asked for, exact."""
        return parse_share(self.percent)

    def needed(self, base: int) -> int:
        """The least number of votes in favour that is enough of ``base`` votes (base ≥ 0, result ≥ 1)."""
        asked = self.share * base
        enough = floor(asked) + 1 if self.comparison is Comparison.MORE else ceil(asked)
        return max(1, enough)


class Quorum(Struct, frozen=True, kw_only=True):
    """The least attendance, as a share of the roster. 2/3 is usual (QĐ 2218/QĐ-BTNMT 2019 Đ.8)."""

    fraction: str = "2/3"
    basis: str = ""
    confirmed: bool = False

    def needed(self, members: int) -> int:
        """How many of ``members`` must be present: 6 of 9, 7 of 10 for two thirds."""
        return max(1, ceil(parse_share(self.fraction) * members))
