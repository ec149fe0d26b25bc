"""Every sample list reads exactly as its truth says."""

import pytest

from documents.lists.reader import read_list
from tests.documents.list_tables import (
    DONG_NAI,
    DONG_NAI_FORMS,
    QUANG_BINH,
    QUANG_BINH_FORMS,
    SAMPLES,
    found,
    truth,
)

FILES = [(plan, file) for plan in ("quang-binh", "dong-nai") for file in truth(plan)]


@pytest.mark.parametrize(("plan", "file"), FILES)
def test_sample_reads_as_its_truth_says(plan: str, file: str) -> None:
    units, forms = (QUANG_BINH, QUANG_BINH_FORMS) if plan == "quang-binh" else (DONG_NAI, DONG_NAI_FORMS)
    read = read_list(SAMPLES / plan / file, units=units, forms=forms)
    told = truth(plan)[file]
    assert read.problems == ()
    assert sorted(map(list, found(read))) == sorted(told["nominations"])  # type: ignore[call-overload]
    assert {n.unit.name for n in read.nominations} == {told["unit"]}
