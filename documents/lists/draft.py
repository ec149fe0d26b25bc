"""A nomination as its row has it, before the unit of the whole list is known."""

from collections.abc import Sequence

from msgspec import Struct

from council.forms import AwardForm, Kind
from council.text import fold_words
from council.units import Unit
from council.words import _
from documents.lists.people import in_old_font, kind_in_name, looks_collective, looks_person
from documents.lists.sections import Sections
from documents.lists.units import UnitNames

_KIND_ALONE = {"tt", "cn", "hgd", "tap the", "ca nhan", "ho gia dinh", "ho"}


class Draft(Struct):
    """A row that is a nominee's. ``problems`` keep it from becoming a nomination.

    ``unit_text`` stands in a column of nominating units, ``place_text`` in one that may be that or a workplace;
    ``unit`` is named by a section above.
    """

    row: int
    name: str
    honorific: str = ""
    position: str = ""
    workplace: str = ""
    kind: Kind | None = None
    form: AwardForm | None = None
    class_: str = ""
    unit_text: str = ""
    place_text: str = ""
    unit: Unit | None = None
    achievements: str = ""
    category: str = ""
    leader: bool | None = None
    front_line: bool | None = None
    note: str = ""
    problems: list[str] = []


def settle_kind(draft: Draft, said: Sequence[Kind | None], names: UnitNames, *, mixed: bool) -> None:
    """Decide ``draft.kind`` from what sections and columns ``said`` and from the name; note contradictions.

    ``mixed`` says that the name's column is headed for collectives and persons alike. Where nothing else speaks, a form
    that is given to one kind alone does.
    """
    kinds = list(dict.fromkeys(kind for kind in said if kind))
    own = kind_in_name(draft.name, draft.honorific, draft.position, names)
    if len(kinds) > 1:
        draft.problems.append(
            _(
                "Heading and row disagree whether “{name}” is a collective, a person or a household; correct one."
            ).format(name=draft.name)
        )
    elif kinds:
        draft.kind = kinds[0]
        doubtful = own is Kind.COLLECTIVE and looks_person(draft.name) and not names.exactly(draft.name)
        fits = own in (None, draft.kind) or doubtful or (draft.kind is Kind.HOUSEHOLD and own is Kind.INDIVIDUAL)
        if not fits:
            draft.problems.append(
                _("“{name}” stands under the wrong kind (collective, person or household); move it.").format(
                    name=draft.name
                )
            )
    elif own:
        draft.kind = own
    elif draft.form and len(draft.form.kinds) == 1:
        draft.kind = draft.form.kinds[0]
    elif mixed and not looks_person(draft.name):
        draft.problems.append(
            _("It is not certain whether “{name}” is a collective or a person; say so in the row or a heading.").format(
                name=draft.name
            )
        )
    else:
        draft.kind = Kind.INDIVIDUAL


def check_name(draft: Draft) -> None:
    """Note what keeps ``draft.name`` from being a name."""
    if in_old_font(draft.name):
        draft.problems.append(
            _("“{name}” is in a font from before Unicode; convert the list to Unicode and send it again.").format(
                name=draft.name
            )
        )
    elif fold_words(draft.name) in _KIND_ALONE:
        draft.problems.append(
            _("“{name}” is a kind of nominee, not a name; write the name in a column “Họ và tên”.").format(
                name=draft.name
            )
        )
    elif len(draft.name) > 150 and not looks_collective(draft.name):
        draft.problems.append(
            _("“{name}…” is too long for a name; put name and achievements in columns of their own.").format(
                name=draft.name[:40]
            )
        )


def take_section_unit(draft: Draft, sections: Sections) -> None:
    """Give ``draft`` the unit that the section in which it stands names, known or not."""
    section = sections.unit
    draft.unit = section.unit if section else None
    draft.unit_text = draft.unit_text or (section.stranger if section else "")


def unknown_heading(text: str) -> str:
    """The problem of a heading that stands where units do and names none."""
    return _("“{name}” stands as a unit's heading, but is no unit of this council; correct it.").format(name=text)


def several_names(name: str) -> str:
    """The problem of a cell with more than one name."""
    return _("“{name}” is more than one name; give each a row of its own.").format(name=name)


def check_form_takes_kind(draft: Draft) -> None:
    """Note where the form is not given to nominees of this kind."""
    if draft.form and draft.kind and draft.kind not in draft.form.kinds:
        kinds = {
            Kind.COLLECTIVE: _("collectives"),
            Kind.INDIVIDUAL: _("persons"),
            Kind.HOUSEHOLD: _("households"),
        }
        draft.problems.append(
            _("{form} is not given to {kind}; correct the form or the kind.").format(
                form=draft.form.name, kind=kinds[draft.kind]
            )
        )
