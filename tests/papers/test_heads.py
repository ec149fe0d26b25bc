"""Head and foot of papers: names, the rule below them, number, date, and which state of the file it is."""

import pytest
from msgspec.structs import replace

from council.council import Council
from documents.papers.dates import date_words, moment_words
from documents.papers.heads import Issuer, Stand, grouped, head_of, rule_below
from tests.papers.sittings import SETTINGS

DRAFT = Stand(act=214, head="0123456789abcdef" * 4)
CLOSED = Stand(act=220, head="f" * 64, version=2, closed_at="2021-10-05T16:30:00+07:00")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2021-09-05T08:05:00+07:00", "day 05 month 9 year 2021"),
        ("2021-01-31T08:05:00", "day 31 month 01 year 2021"),
        ("2021-02-10T08:05:00", "day 10 month 02 year 2021"),
        ("2021-12-09T08:05:00", "day 09 month 12 year 2021"),
        ("", "day …… month …… year ……"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(at: str, words: str) -> None:
    assert date_words(at) == words


def test_a_moment() -> None:
    assert moment_words("2021-09-05T08:05:59+07:00") == "08:05, day 05 month 9 year 2021"


def test_the_body_submits_and_the_council_keeps_minutes() -> None:
    council = Council(settings=SETTINGS)
    body = head_of(council, DRAFT, Issuer.BODY, "TTr")
    assert (body.parent, body.issuer) == ("ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "THANH TRA TỈNH ĐỒNG NAI")
    assert body.number == "/TTr-TT"
    assert body.place_date == "Đồng Nai, day …… month …… year ……"
    own = head_of(council, DRAFT, Issuer.COUNCIL, "BB", "2021-09-05T08:05:00")
    assert own.parent == "THANH TRA TỈNH ĐỒNG NAI"
    assert own.issuer == "HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG THANH TRA TỈNH"
    assert (own.number, own.place_date) == ("/BB-ECC", "Đồng Nai, day 05 month 9 year 2021")


def test_a_council_that_says_nothing_but_its_name() -> None:
    bare = head_of(
        Council(settings=replace(SETTINGS, body="", parent="", place="", code="")), DRAFT, Issuer.BODY, "TTr"
    )
    assert (bare.parent, bare.issuer, bare.number) == ("", "HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG THANH TRA TỈNH", "/TTr")
    assert bare.place_date == "……, day …… month …… year ……"


def test_a_draft_says_so_and_of_which_act_and_head() -> None:
    head = head_of(Council(settings=SETTINGS), DRAFT, Issuer.BODY, "TTr")
    assert (head.draft, head.version) == (True, 1)
    assert head.stand == f"DRAFT, as of act 214 of the council's file; head of the chain \n{grouped(DRAFT.head)}"
    assert grouped(DRAFT.head).startswith("01234567 89abcdef 01234567 ")


def test_a_closed_list_carries_its_version_and_the_day_it_was_closed() -> None:
    head = head_of(Council(settings=SETTINGS), CLOSED, Issuer.BODY, "TTr")
    assert (head.draft, head.version) == (False, 2)
    assert head.stand.startswith("Version 2, closed with act 220 ")
    assert head.place_date == "Đồng Nai, day 05 month 10 year 2021"


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("THANH TRA TỈNH", 35, 53),  # 106 points long in bold at 12
        ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH QUẢNG BÌNH", 60, 95),  # fills its column, 190 points
    ],
)
def test_the_rule_is_a_third_to_a_half_of_the_name(name: str, least: int, most: int) -> None:
    assert least <= rule_below(name) <= most
