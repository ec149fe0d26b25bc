"""A fault of the program is one sentence that names no one."""

from screens.faults import fault_sentence


def test_a_fault_says_where_it_happened_and_nothing_of_what_was_in_hand() -> None:
    name = "Nguyễn Văn Bí Mật"
    try:
        raise KeyError(name)
    except KeyError as error:
        said = fault_sentence(error)
    assert name not in said
    assert "KeyError, test_faults.py:" in said
    assert "\n" not in said
