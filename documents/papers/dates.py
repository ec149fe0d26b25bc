"""Times as papers write them (NĐ 30/2020/NĐ-CP, Phụ lục I): days below 10 and the months 1 and 2 take a zero before."""

from council.words import _

_BLANK = "……"


def date_words(at: str) -> str:
    """The day of a local ISO time: ``day 05 month 9 year 2021``; "" leaves room to write it by hand."""
    year, month, day = (at[:4], int(at[5:7]), at[8:10]) if at else (_BLANK, 0, _BLANK)
    months = (f"{month:02d}" if month < 3 else str(month)) if month else _BLANK
    return _("day {day} month {month} year {year}").format(day=day, month=months, year=year)


def moment_words(at: str) -> str:
    """A local ISO time: ``08:05, day 05 month 9 year 2021``; "" leaves room to write it by hand."""
    hour, minute = (at[11:13], at[14:16]) if at else (_BLANK, _BLANK)
    return _("{hour}:{minute}, {date}").format(hour=hour, minute=minute, date=date_words(at))


def clock(at: str) -> str:
    """Hours and minutes of a local ISO time: ``08:05``."""
    return at[11:16]
