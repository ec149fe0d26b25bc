"""Acts: their canonical form, their patches, what they make of tables."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.acts import apply, canonical, changes_of, hash_of, is_id, merged, read_act

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abấ", max_size=2), inner, max_size=3),
    max_leaves=12,
)


@given(values)
def test_the_canonical_form_is_what_json_dumps_gives(value: object) -> None:
    plain = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(value) == plain.encode()


@pytest.mark.parametrize(
    ("document", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_patches_as_the_appendix_of_rfc_7396_has_them(document: object, patch: object, result: object) -> None:
    before = copy.deepcopy(document)
    assert merged(document, patch) == result
    assert document == before


def test_the_hash_is_over_the_digits_before_and_the_act() -> None:
    assert hash_of("0" * 64, b"{}") == "5508d2b710e64bc470079e1b211d9c58e21011e59d0559e422345dc19d659a75"


def test_an_act_sets_then_merges_and_names_tables_into_being() -> None:
    tables = {"votes": {"1": {"yes": 1}, "2": {"yes": 2}}}
    act = {"set": {"votes": {"1": {"a": 1}, "2": None}, "notes": {}}, "merge": {"votes": {"1": {"b": 2}}}}
    changes = changes_of(act, tables)
    assert tables == {"votes": {"1": {"yes": 1}, "2": {"yes": 2}}}
    apply(changes, tables)
    assert tables == {"votes": {"1": {"a": 1, "b": 2}}, "notes": {}}


@pytest.mark.parametrize(
    "act",
    [
        {"set": {"history": {"1": {}}}},
        {"set": {"votes": {"01": {}}}},
        {"set": {}, "merge": {"votes": {"9": {}}}},
        {"set": {"votes": {"1": None}}, "merge": {"votes": {"1": {}}}},
        {"set": {}, "merge": {"history": {"1": {}}}},
    ],
)
def test_what_cannot_be_an_act(act: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        changes_of(act, {"votes": {"1": {}}})


def recorded(**fields: object) -> bytes:
    act = {"n": 2, "at": "2026-05-19T08:30:00+07:00", "by": "me", "verb": "vote", "set": {}, **fields}
    return canonical({**act, "hash": hash_of("0" * 64, canonical(act))})


def test_a_recorded_act_is_read_back() -> None:
    assert read_act(recorded(unit=3), 2, "0" * 64)["unit"] == 3


@pytest.mark.parametrize(
    "line",
    [
        recorded(n=3),
        recorded(n="2"),
        recorded(set=[]),
        recorded(set={"votes": {"1": 1}}),
        recorded(merge={"votes": {"1": None}}),
        recorded(at="2026-05-19T08:30:00"),
        recorded(at="yesterday"),
        recorded(share=1.5),
        recorded().replace(b'"by":"me"', b'"by":"you"'),
        recorded().replace(b'"hash"', b'"hass"'),
        b"[]",
        b"{",
    ],
)
def test_what_is_no_recorded_act(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_act(line, 2, "0" * 64)


@pytest.mark.parametrize("text", ["0", "", "01", "-1", "1.0", "²", "١", "a", " 1"])
def test_an_id_is_a_number_from_one_up(text: str) -> None:
    assert not is_id(text)
    assert is_id("10")
