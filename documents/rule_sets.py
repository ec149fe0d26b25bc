"""Ready-made rule sets: practices of councils that were found, each with its source. A data file holds them all."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from council.rules import Rule

_FILE = Path(__file__).parent / "rule_sets.toml"


class RuleSet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One practice.

    ``source`` is the text it was found in, ``in_force`` from when to when as far as that is known, ``verified`` whether
    the text was read. ``rule`` holds only the parts of a rule that the text was found to say.
    """

    name: str
    source: str
    in_force: str
    verified: bool
    rule: dict[str, Any]
    note: str = ""

    def parts(self) -> dict[str, Any]:
        """The parts of a rule that this set fills, its source as the basis; never that the council confirmed it."""
        filled = msgspec.convert(self.rule, Rule)
        return {name: getattr(filled, name) for name in self.rule} | {"basis": self.source}


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    rule_sets: tuple[RuleSet, ...]


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """The rule sets that ship with the program, in the file's order."""
    return msgspec.convert(tomllib.loads(_FILE.read_text("utf-8")), _File).rule_sets
