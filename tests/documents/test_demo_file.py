"""The demonstration as a council's file."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from council.sittings import SittingState
from documents.demo import demo
from documents.demo_file import DEMO_TEMPLATES, open_demo
from documents.template import TemplateMissing, load_template
from store.council_file import CouncilFile


@pytest.fixture(params=DEMO_TEMPLATES)
def opened(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CouncilFile]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    council_file = open_demo(request.param)
    yield council_file
    council_file.close()


def test_it_is_in_the_middle_of_its_first_sitting_and_says_that_it_is_invented(opened: CouncilFile) -> None:
    council = opened.council
    sitting = council.sitting()
    assert council.settings.invented
    assert sitting is not None
    assert (sitting.id, sitting.state, sitting.has_quorum) == (1, SittingState.OPEN, True)
    invented = demo(load_template(council.settings.template))
    assert len(council.nominations) == len(invented.nominations)
    voted = {vote.nomination for vote in council.votes.values()}
    assert 0 < len(voted) < len(council.nominations)


def test_ballots_that_lie_on_one_sheet_share_it(opened: CouncilFile) -> None:
    for sheet in opened.council.sheets.values():
        assert any(vote.sheet == sheet.id for vote in opened.council.votes.values())
    assert len(opened.council.sheets) <= 2


def test_only_the_account_may_look_at_it(opened: CouncilFile) -> None:
    path = opened.ledger.path
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_unknown_template_is_a_sentence() -> None:
    with pytest.raises(TemplateMissing, match="no template"):
        open_demo("no-such-template")
