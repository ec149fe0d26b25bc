"""Every way of breaking the store on purpose is noticed by some test."""

from collections.abc import Callable

import pytest

from tests.store.mutants import MUTANTS, outcomes


@pytest.mark.system
def test_every_break_is_noticed(figure: Callable[[str], None]) -> None:
    unnoticed = [outcome.mutant.name for outcome in outcomes() if not outcome.noticed_by]
    assert not unnoticed
    figure(f"the store broken on purpose: {len(MUTANTS)} ways, {len(MUTANTS)} noticed")
