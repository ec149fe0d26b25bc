"""A council that was damaged, or changed by other means, from the command line."""

import re
from pathlib import Path

from tests.command_line.conftest import Hoidong


def change(path: Path, pattern: str, replacement: str) -> None:
    content = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, replacement, content, count=1, flags=re.MULTILINE)
    assert changed != content
    path.write_text(changed, encoding="utf-8")


def test_a_council_in_order_needs_neither(council: Path, hoidong: Hoidong) -> None:
    before = council.read_bytes()
    assert "nothing to repair" in hoidong("repair", council).out
    assert "nothing to take over" in hoidong("adopt", council, "--reason", "?").out
    assert council.read_bytes() == before


def test_a_change_from_outside_is_taken_over_with_a_reason(council: Path, hoidong: Hoidong) -> None:
    change(council, r'^("units":\{\n"1":\{[^\n]*"name":")Văn phòng tổng hợp"', r'\1Văn phòng"')
    found = council.read_bytes()
    assert hoidong("verify", council).code == 1
    assert hoidong("members", council, council).code == 1
    assert hoidong("adopt", council).code == 2
    assert hoidong("adopt", council, "--reason", " ").code == 2
    assert council.read_bytes() == found
    ended = hoidong("adopt", council, "--reason", "đổi tên phòng")
    assert (ended.code, ended.out) == (0, "Taken over as act 4: units 1\n")
    assert hoidong("verify", council).out.startswith("correct: 4 acts, head ")
    line = hoidong("history", council).out.splitlines()[-1]
    assert "What was changed by other means was taken over: units 1" in line
    assert "đổi tên phòng" in line


def test_a_change_from_outside_can_be_left_behind(council: Path, hoidong: Hoidong) -> None:
    head = hoidong("verify", council).out.split()[-1]
    change(council, r'^("units":\{\n"1":\{[^\n]*"name":")Văn phòng tổng hợp"', r'\1Văn phòng"')
    found = council.read_bytes()
    ended = hoidong("repair", council)
    rebuilt = council.with_name("qb.repaired.json")
    assert ended.code == 0
    assert ended.out.startswith(f"{rebuilt} has acts 1 to 3, head {head}.\nNo act is missing.")
    assert council.read_bytes() == found
    assert hoidong("verify", rebuilt, "--head", head).out.startswith("The head is that of act 3 of 3.\n")


def test_the_first_missing_act_is_named(council: Path, hoidong: Hoidong) -> None:
    change(council, r'^"2":\{"at"', '"2":{"ta"')
    ended = hoidong("repair", council)
    assert ended.code == 1
    assert "has acts 1 to 1, head " in ended.err
    assert "Act 2 is the first that no copy holds whole." in ended.err
    assert f"Acts 3 are whole but hang on a missing one; they are in {council.with_name('qb.repaired.later-acts')}" in (
        ended.err
    )
    assert hoidong("repair", council.with_name("none.json")).code == 2
