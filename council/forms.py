"""Award forms (hình thức khen thưởng), their classes and quotas."""

from enum import StrEnum

from msgspec import Struct

from council.rules import Rule


class Kind(StrEnum):
    """Who may be nominated (đối tượng)."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


ALL_KINDS = tuple(Kind)


class Quota(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """How many a council may propose in one group: a class and a kind of its form."""

    class_: str = ""
    kind: Kind
    limit: int


class AwardForm(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An award form, from the highest to the lowest by ``id``. ``classes`` run from the highest too."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ALL_KINDS
    decided_by: str = ""
    proposed_through: str = ""
    rule: Rule = Rule()
    quotas: tuple[Quota, ...] = ()

    def quota(self, class_: str, kind: Kind) -> int | None:
        """The limit of one group, or None where the council set none."""
        return next((q.limit for q in self.quotas if q.class_ == class_ and q.kind is kind), None)

    def title(self, class_: str) -> str:
        """The form with its class, as papers write it: ``Huân chương Lao động hạng Ba``."""
        return f"{self.name} hạng {class_}" if class_ else self.name
