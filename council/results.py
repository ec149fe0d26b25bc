"""Ranked results: every nomination with its latest vote, its rank and what becomes of it.

Every screen, command and paper reads its figures here; none counts on its own.
"""

from collections.abc import Iterable

from msgspec import Struct

from council.council import Council
from council.forms import AwardForm, Kind
from council.members import Body, roster
from council.outcomes import Row, row_of
from council.ranking import ranked
from council.rules import Rule


class FormResults(Struct, frozen=True, kw_only=True):
    """The rows of one award form and class: by kind, ranked ones first, then by number."""

    form: AwardForm
    class_: str
    rule: Rule
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """Form and class as papers write them."""
        return self.form.title(self.class_)


class Results(Struct, frozen=True, kw_only=True):
    """The results of a sitting, or of the campaign so far. ``voters`` is the roster's size, ``present`` those here."""

    body: Body
    voters: int
    present: int
    sitting: int | None
    forms: tuple[FormResults, ...]

    @property
    def rows(self) -> list[Row]:
        """All rows, in the order of the forms."""
        return [row for group in self.forms for row in group.rows]


def results(council: Council, *, sitting: int | None = None, form: int | None = None) -> Results:
    """The results of ``sitting`` as it stands, or each nomination's latest concluded vote; of one ``form`` if given."""
    shown = council.sittings[sitting] if sitting is not None else council.latest_sitting()
    body = shown.body if shown else Body.STANDING
    return Results(
        body=body,
        voters=len(shown.roster) if shown else len(roster(council.members.values(), body)),
        present=len(shown.present) if shown else 0,
        sitting=shown.id if shown else None,
        forms=tuple(_groups(council, _rows(council, sitting, form), sitting)),
    )


def _rows(council: Council, sitting: int | None, form: int | None) -> Iterable[Row]:
    for nomination in sorted(council.nominations.values(), key=lambda n: n.id):
        row = row_of(council, nomination, sitting)
        if (form is None or row.form == form) and not _settled_elsewhere(council, nomination.id, sitting):
            yield row


def _settled_elsewhere(council: Council, nomination: int, sitting: int | None) -> bool:
    """Whether the nomination was voted on in other sittings than the one asked for, and not in that."""
    return sitting is not None and not council.concluded(nomination, sitting) and bool(council.concluded(nomination))


def _groups(council: Council, rows: Iterable[Row], sitting: int | None) -> Iterable[FormResults]:
    by_group: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        by_group.setdefault((row.form, row.class_), []).append(row)
    for form in sorted(council.forms.values(), key=lambda f: f.id):
        unlisted = (class_ for form_id, class_ in by_group if form_id == form.id)
        for class_ in dict.fromkeys(("", *form.classes, *unlisted)):
            if group := by_group.get((form.id, class_)):
                ordered = [
                    row for kind in Kind for row in ranked([r for r in group if r.nomination.kind is kind], form)
                ]
                yield FormResults(
                    form=form, class_=class_, rule=_rule(council, form, ordered, sitting), rows=tuple(ordered)
                )


def _rule(council: Council, form: AwardForm, rows: list[Row], sitting: int | None) -> Rule:
    """The rule that a group is shown with: the one its latest vote closed with, else the sitting's, else the form's."""
    votes = [row.vote for row in rows if row.vote]
    if votes:
        return max(votes, key=lambda vote: (vote.sitting, vote.id)).rule
    held = council.sittings[sitting] if sitting is not None else council.sitting()
    return (held.rules.get(form.id) if held else None) or form.rule
