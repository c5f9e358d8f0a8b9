"""Periods that people ask for, and the one that is shown when nobody asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sizai.access import clock
from sizai.figures.models import PrintedFigure
from sizai.figures.queries.plan import DAY, month_end, month_of
from sizai.orgs.queries import is_demo


@dataclass(frozen=True)
class Period:
    """Days are inclusive; None is open."""

    label: str
    since: dt.date | None
    until: dt.date | None


def year(number: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a calendar year."""
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def month(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the month of a day."""
    return month_of(day), month_end(day)


def usual(today: dt.date) -> list[Period]:
    """This year, the last, this month, the last, everything."""
    last_month = month(month_of(today) - DAY)
    named = [
        ("今年", year(today.year)),
        ("去年", year(today.year - 1)),
        ("本月", month(today)),
        ("上月", last_month),
    ]
    return [Period(label, *span) for label, span in named] + [Period("全部", None, None)]


def shown_first() -> Period:
    """This year; in a demo the period of which figures were printed, since that is what it replays."""
    if is_demo():
        printed = (
            PrintedFigure.objects.exclude(since=None)
            .exclude(until=None)
            .values_list("since", "until")
            .first()
        )
        if printed:
            return Period(name_of(*printed), *printed)
    return Period("今年", *year(clock.today().year))


def name_of(since: dt.date | None, until: dt.date | None) -> str:
    """2024年度, 2024年12月, or the days."""
    if since and until:
        if (since, until) == (dt.date(since.year, 1, 1), dt.date(since.year, 12, 31)):
            return f"{since.year}年度"
        if (since, until) == (month_of(since), month_end(since)):
            return f"{since.year}年{since.month}月"
        return f"{since}至{until}"
    if since or until:
        return f"{since}以来" if since else f"{until}以前"
    return "历年"


def year_before(since: dt.date, until: dt.date) -> tuple[dt.date, dt.date]:
    """The same days a year earlier; the 29th of February becomes the 28th, the end of a month stays one."""
    return _earlier(since), month_end(_earlier(until)) if until == month_end(until) else _earlier(until)


def _earlier(day: dt.date) -> dt.date:
    return (
        day.replace(year=day.year - 1, day=28)
        if (day.month, day.day) == (2, 29)
        else day.replace(year=day.year - 1)
    )
