"""The list of role models (gương điển hình tiên tiến): what a template finds under ``models``."""

from msgspec import Struct

from council.council import Council
from council.nominations import Standing
from council.text import clean_line
from council.words import _
from documents.labels import KIND_WORDS


class RoleModel(Struct, frozen=True, kw_only=True):
    """A nominee marked as a role model."""

    no: int
    name: str
    kind: str
    position: str
    unit: str
    achievements: str
    award: str


class GoodPractice(Struct, frozen=True, kw_only=True):
    """A model or good practice that is no person, by its title."""

    no: int
    title: str
    unit: str
    text: str


class RoleModels(Struct, frozen=True, kw_only=True):
    """Nominees by unit and number, then practices in the order of their entry."""

    nominees: tuple[RoleModel, ...]
    practices: tuple[GoodPractice, ...]


def role_models(council: Council) -> RoleModels:
    """Everybody and everything that the council marked as exemplary; who was withdrawn is left out."""
    marked = [n for n in council.nominations.values() if n.role_model and n.standing is not Standing.WITHDRAWN]
    marked.sort(key=lambda nomination: (nomination.unit, nomination.id))
    return RoleModels(
        nominees=tuple(
            RoleModel(
                no=no,
                name=nomination.called,
                kind=_(KIND_WORDS[nomination.kind]),
                position=nomination.position,
                unit=council.units[nomination.unit].name,
                achievements=nomination.achievements,
                award=council.forms[nomination.form].title(nomination.class_),
            )
            for no, nomination in enumerate(marked, 1)
        ),
        practices=tuple(
            GoodPractice(
                no=no,
                title=clean_line(practice.title),
                unit=council.units[practice.unit].name if practice.unit in council.units else "",
                text=practice.text,
            )
            for no, practice in enumerate(council.settings.practices, 1)
        ),
    )
