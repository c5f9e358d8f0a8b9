"""How a period is put together: whole months as added up, single days as added up, and days that must be counted afresh.

A day that verbs have touched since it was added up is counted from its cases, so a read is right without writing
anything. A month with such a day is taken from its days. Pure arithmetic; no database.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LIVE_DAYS = 150
"""With more touched days than this the whole period is counted afresh: one walk over it is then the quicker way."""

DAY = dt.timedelta(days=1)


def month_of(day: dt.date) -> dt.date:
    """The first day of its month."""
    return day.replace(day=1)


def month_end(day: dt.date) -> dt.date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True)
class Plan:
    """`live` None: everything is counted afresh and nothing is read from sums.

    `months`: first and last whole month (None is open), without those in `broken`; None: no whole months.
    `days`: spans of days read from daily sums, without those in `live`.
    """

    live: frozenset[dt.date] | None
    months: tuple[dt.date | None, dt.date | None] | None = None
    broken: frozenset[dt.date] = frozenset()
    days: tuple[tuple[dt.date, dt.date], ...] = ()


AFRESH = Plan(live=None)


def _edges(
    since: dt.date | None, until: dt.date | None
) -> tuple[tuple[dt.date | None, dt.date | None] | None, list[tuple[dt.date, dt.date]]]:
    """The whole months of a period, and the spans of days left over at its ends."""
    if (
        since
        and until
        and month_of(since) == month_of(until)
        and (since != month_of(since) or until != month_end(until))
    ):
        return None, [(since, until)]
    spans = []
    first, last = since, until and month_of(until)
    if since and since != month_of(since):
        spans.append((since, month_end(since)))
        first = month_end(since) + DAY
    if until and until != month_end(until):
        spans.append((month_of(until), until))
        last = month_of(month_of(until) - DAY)
    if first and last and first > last:
        return None, spans
    return (first, last), spans


def make_plan(since: dt.date | None, until: dt.date | None, touched: Iterable[dt.date]) -> Plan:
    """The plan for a period (inclusive, None is open), given the days that were touched since they were added up."""
    live = frozenset(day for day in touched if (not since or day >= since) and (not until or day <= until))
    if len(live) > MOST_LIVE_DAYS:
        return AFRESH
    months, spans = _edges(since, until)
    broken = frozenset(month for month in {month_of(day) for day in live} if months and _holds(months, month))
    spans += [(month, month_end(month)) for month in sorted(broken)]
    return Plan(live=live, months=months, broken=broken, days=tuple(spans))


def _holds(months: tuple[dt.date | None, dt.date | None], month: dt.date) -> bool:
    first, last = months
    return (first is None or month >= first) and (last is None or month <= last)
