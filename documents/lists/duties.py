"""What a cell says of a nominee's duties: leader or manager, or staff; in the front line (tuyến đầu) or not."""

import re

from council.text import fold_words
from documents.lists.words import is_blank_mark, is_tick

_NOT = re.compile(r"\b(?:khong|chua)\b")
_FRONT_LINE = re.compile(r"\btuyen dau\b|\btruc tiep (?:tham gia )?(?:cong tac )?phong chong dich\b|\bfront line\b")
_LEADS = re.compile(r"\b(?:lanh dao|quan ly|leader|manager)\b")
_STAFF = re.compile(
    r"(?:can bo|cong chuc|vien chuc|nhan vien|chuyen vien|nguoi lao dong|truc tiep lao dong|staff)"
    r"(?: (?:can bo|cong chuc|vien chuc|nhan vien|chuyen vien|nguoi lao dong|va))*"
)


def leader_said(text: str) -> bool | None:
    """Whether ``text`` says that somebody leads or manages, or is staff; None where it says neither."""
    said = [part for part in _parts(text) if _LEADS.search(part)]
    if said:
        return not any(map(_NOT.search, said))
    return False if any(map(_STAFF.fullmatch, _parts(text))) else None


def front_line_said(text: str) -> bool | None:
    """Whether ``text`` says that somebody was in the front line, or was not; None where it does not say."""
    said = [part for part in _parts(text) if _FRONT_LINE.search(part)]
    return not any(map(_NOT.search, said)) if said else None


def leader_marked(text: str) -> bool | None:
    """``leader_said`` of a cell in the column for it, where a mark and a blank say it too."""
    return _marked(text) if _is_mark(text) else leader_said(text)


def front_line_marked(text: str) -> bool | None:
    """``front_line_said`` of a cell in the column for it, where a mark and a blank say it too."""
    return _marked(text) if _is_mark(text) else front_line_said(text)


def first_said(*said: bool | None) -> bool | None:
    """The first of ``said`` that is not None."""
    return next((word for word in said if word is not None), None)


def _parts(text: str) -> list[str]:
    return [fold_words(part) for part in re.split(r"[,;/\n()–]| - ", text)]


def _is_mark(text: str) -> bool:
    return is_blank_mark(text) or is_tick(text)


def _marked(text: str) -> bool | None:
    """A column left blank says nothing; one with a dash or "không" says no."""
    return None if not text.strip() else not is_blank_mark(text)
