"""Dates as the law counts them and as people here write them. No clock: nothing asks what day it is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sizai.law.errors import DateOutOfRange, InvalidDate

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
EARLIEST = date(1995, 1, 1)  # 劳动法 in force
LATEST = date(2099, 12, 31)
DAY = timedelta(days=1)


def checked(value: object, field: str) -> date:
    """`value` itself if it is a plain date in range; a moment is refused because it hides a time zone."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidDate(field=field, given=value)
    if not EARLIEST <= value <= LATEST:
        raise DateOutOfRange(field=field, given=value.isoformat())
    return value


def read(value: object, field: str) -> date:
    """A date from JSON or a data file: an ISO text (2026-11-12) or a date."""
    if isinstance(value, str):
        try:
            if len(value) != 10:
                raise ValueError(value)
            value = date.fromisoformat(value)
        except ValueError:
            raise InvalidDate(field=field, given=value) from None
    return checked(value, field)


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later (or earlier), else that month's last (民法典202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        raise DateOutOfRange(field="length", given=f"{year}年")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included; nothing when `last` is earlier."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def say(day: date, year: int | None = None) -> str:
    """11月27日; with its year unless it lies in `year`, the year the reader has in mind."""
    text = f"{day.month}月{day.day}日"
    return text if day.year == year else f"{day.year}年{text}"


def say_with_weekday(day: date, year: int | None = None) -> str:
    """11月27日（星期五）."""
    return f"{say(day, year)}（{WEEKDAYS[day.weekday()]}）"


def say_span(first: date, last: date, year: int | None = None) -> str:
    """9月25日至27日; 9月28日至10月2日; 2025年12月31日至2026年1月2日."""
    if first == last:
        return say(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{say(first, year)}至{last.day}日"
    if first.year == last.year:
        return f"{say(first, year)}至{last.month}月{last.day}日"
    return f"{say(first, year)}至{say(last, year)}"


def runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in ascending order, gathered into unbroken stretches (first, last)."""
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
