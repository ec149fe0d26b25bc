"""The summary sorts what the results say: every breakdown adds up, shares are exact."""

from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from council.council import Council
from council.forms import Kind
from council.nominations import Standing
from council.outcomes import Outcome
from council.results import results
from council.summary import Figures, share, summary
from tests.documents.councils import CERTIFICATE, ORDER, empty_council, nominate, vote, whole_council


def test_by_unit_in_the_councils_order() -> None:
    found = summary(whole_council())
    assert [(line.of.name, line.figures) for line in found.units] == [
        ("Văn phòng tổng hợp", Figures(7, 3)),
        ("Phòng 2", Figures(2, 2)),
        ("Phòng 10", Figures(3, 3)),
    ]
    assert found.total == Figures(12, 8)


def test_by_form_and_class_the_highest_first() -> None:
    """Nobody stands in the first class; over quota is nominated, not proposed."""
    found = summary(whole_council())
    assert [(line.of.title, line.figures) for line in found.forms] == [
        ("Huân chương Lao động hạng Nhì", Figures(1, 1)),
        ("Huân chương Lao động hạng Ba", Figures(2, 1)),
        ("Giấy khen của Viện trưởng", Figures(9, 6)),
    ]


def test_a_form_that_nobody_stands_in_is_told() -> None:
    council = empty_council()
    nominate(council, "Một")
    assert [(line.of.title, line.figures.nominated) for line in summary(council).forms] == [
        ("Huân chương Lao động", 0),
        ("Giấy khen của Viện trưởng", 1),
    ]


def test_a_lowered_class_counts_where_it_stands_now() -> None:
    council = empty_council()
    number = nominate(council, "Một", form=ORDER, class_="Nhất")
    council.nominations[number] = replace(council.nominations[number], class_="Nhì", lowered_from="Nhất")
    assert [line.of.class_ for line in summary(council).forms if line.figures.nominated] == ["Nhì"]


def test_kinds_come_in_the_order_that_the_council_chose() -> None:
    council = whole_council(kind_order=(Kind.INDIVIDUAL, Kind.HOUSEHOLD, Kind.COLLECTIVE))
    assert [(line.of, line.figures) for line in summary(council).kinds] == [
        (Kind.INDIVIDUAL, Figures(9, 5)),
        (Kind.HOUSEHOLD, Figures(1, 1)),
        (Kind.COLLECTIVE, Figures(2, 2)),
    ]


def test_leaders_are_counted_among_individuals_alone() -> None:
    council = whole_council()
    nominate(council, "Tổ 3", kind=Kind.COLLECTIVE, leader=True)
    found = summary(council)
    assert [(line.of, line.figures) for line in found.leaders] == [
        (True, Figures(1, 1)),
        (False, Figures(1, 1)),
        (None, Figures(7, 3)),
    ]
    assert found.individuals == Figures(9, 5)


def test_the_front_line_is_counted_among_all() -> None:
    council = empty_council()
    for said in (True, True, False, None):
        nominate(council, "Một", front_line=said)
    nominate(council, "Tổ 3", kind=Kind.COLLECTIVE, front_line=True)
    vote(council, 1, yes=9)
    assert [(line.of, line.figures) for line in summary(council).front_line] == [
        (True, Figures(3, 1)),
        (False, Figures(1, 0)),
        (None, Figures(1, 0)),
    ]


def test_of_one_sitting() -> None:
    """What was voted on in another sitting is not of this one."""
    council = whole_council()
    council.sittings[2] = replace(council.sittings[1], id=2)
    vote(council, nominate(council, "Phiên hai"), yes=9, sitting=2)
    assert summary(council, sitting=1).total == Figures(12, 8)
    assert summary(council).total == Figures(13, 9)
    with pytest.raises(KeyError):
        summary(council, sitting=3)


def test_shares_are_exact() -> None:
    assert Figures(3, 1).rate == Fraction(1, 3)
    assert Figures(0, 0).rate is None
    assert share(2, 6) == Fraction(1, 3)
    assert share(0, 0) is None


Drawn = list[tuple[Kind, int, tuple[int, str], bool | None, Standing, int]]

nominations = st.lists(
    st.tuples(
        st.sampled_from(Kind),
        st.integers(1, 3),
        st.sampled_from([(ORDER, "Nhất"), (ORDER, "Ba"), (ORDER, "lạ"), (CERTIFICATE, "")]),
        st.sampled_from([True, False, None]),
        st.sampled_from(Standing),
        st.integers(0, 9),
    ),
    max_size=12,
)


def council_of(drawn: Drawn) -> Council:
    council = empty_council()
    for kind, unit, (form, class_), said, standing, yes in drawn:
        number = nominate(
            council, "Tên", kind=kind, unit=unit, form=form, class_=class_, leader=said, front_line=said,
            standing=standing,
        )  # fmt: skip
        if yes:
            vote(council, number, yes=yes, no=9 - yes)
    return council


@given(nominations)
def test_every_breakdown_adds_up_to_the_results(drawn: Drawn) -> None:
    council = council_of(drawn)
    found = summary(council)
    rows = results(council).rows
    assert found.total == Figures(len(rows), sum(row.outcome is Outcome.PROPOSED for row in rows))
    for lines in (found.units, found.forms, found.kinds, found.front_line):
        assert added(line.figures for line in lines) == found.total
    assert added(line.figures for line in found.leaders) == found.individuals
    assert added(found.cells.values()) == found.total
    assert sum(number for _outcome, number in found.outcomes) == found.total.nominated
    for line in found.units:
        assert added(found.cell(line.of.id, form) for form in council.forms) == line.figures


def added(figures: Iterable[Figures]) -> Figures:
    held = list(figures)
    return Figures(sum(one.nominated for one in held), sum(one.proposed for one in held))
