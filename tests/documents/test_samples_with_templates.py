"""The lists of both plans, read with the templates that ship: what a secretary meets on the first day."""

import json
from pathlib import Path

import pytest

from documents.lists.reader import read_list
from documents.template import load_template

SAMPLES = Path(__file__).parent / "samples"
LISTS = [
    (template, folder, file)
    for template, folder in (("quang-binh-2021", "quang-binh"), ("dong-nai-2021", "dong-nai"))
    for file in json.loads((SAMPLES / folder / "truth.json").read_text())
]


@pytest.mark.parametrize(("template", "folder", "file"), LISTS)
def test_the_sample_lists_read_as_their_truth_says(template: str, folder: str, file: str) -> None:
    council = load_template(template)
    truth = json.loads((SAMPLES / folder / "truth.json").read_text())[file]
    found = read_list(SAMPLES / folder / file, units=council.units, forms=council.forms)
    assert not found.problems
    assert found.unit is not None
    assert found.unit.name == truth["unit"]
    read = [[n.kind.value, n.name, n.form.name, n.class_] for n in found.nominations]
    assert sorted(read) == sorted(truth["nominations"])
