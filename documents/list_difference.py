"""What a unit's replacement list changes, in sentences; taking out what it leaves out is the secretary's to do."""

from collections.abc import Iterable, Iterator

from council.council import Council
from council.list_difference import ListDifference
from council.nominations import Nomination
from council.words import _


def difference_sentences(council: Council, changes: Iterable[ListDifference]) -> Iterator[str]:
    """A sentence for each nomination that is new, missing or changed beside its unit's earlier list."""
    for found in changes:
        unit = council.units[found.unit].name
        for nomination in found.added:
            yield _("{unit}, new beside the earlier list: {nominee}.").format(
                unit=unit, nominee=nominee_text(council, nomination)
            )
        for before, nomination in found.changed:
            yield _(
                "{unit}, changed: nomination {number} was {before}, now {after}; withdraw the one not meant."
            ).format(
                unit=unit,
                number=before.id,
                before=nominee_text(council, before),
                after=nominee_text(council, nomination),
            )
        for nomination in found.missing:
            yield _(
                "{unit}, not in the new list: nomination {number}, {nominee}; withdraw it if it is taken back."
            ).format(unit=unit, number=nomination.id, nominee=nominee_text(council, nomination))


def nominee_text(council: Council, nomination: Nomination) -> str:
    """Name, position and what for: ``Lê Châu, Kiểm sát viên (Bằng khen)``."""
    title = council.forms[nomination.form].title(nomination.class_)
    return ", ".join(part for part in (nomination.name, nomination.position) if part) + f" ({title})"
