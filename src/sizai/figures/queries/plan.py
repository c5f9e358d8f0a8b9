"""How a period is put together: whole months as added up, single days as added up, and days that must be counted afresh.

A day that verbs have touched since it was added up is counted from its cases; what was added up for it is left out, or
taken off its month. So a read is right without writing anything. Pure arithmetic; no database.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

MOST_LIVE_DAYS = 150
"""With more touched days than this the whole period is counted afresh: one walk over it is then the quicker way."""

DAY = dt.timedelta(days=1)
Span = tuple[dt.date | None, dt.date | None]


def month_of(day: dt.date) -> dt.date:
    """The first day of its month."""
    return day.replace(day=1)


def month_end(day: dt.date) -> dt.date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True)
class Plan:
    """`live` None: everything is counted afresh and nothing is read from sums. Else these days are.

    `months`: the first and the last whole month (None is open); None: there are none. `taken_off`: live days in them.
    `days`: spans of days at the ends of the period; their live days are left out.
    """

    live: frozenset[dt.date] | None
    months: Span | None = None
    taken_off: frozenset[dt.date] = frozenset()
    days: tuple[tuple[dt.date, dt.date], ...] = ()


AFRESH = Plan(live=None)


def _ends(
    since: dt.date | None, until: dt.date | None
) -> tuple[Span | None, tuple[tuple[dt.date, dt.date], ...]]:
    """The whole months of a period, and the spans of days left over at its ends."""
    starts_whole = since is None or since == month_of(since)
    ends_whole = until is None or until == month_end(until)
    if since and until and month_of(since) == month_of(until) and not (starts_whole and ends_whole):
        return None, ((since, until),)
    spans = []
    first, last = since, until and month_of(until)
    if since and not starts_whole:
        spans.append((since, month_end(since)))
        first = month_end(since) + DAY
    if until and not ends_whole:
        spans.append((month_of(until), until))
        last = month_of(month_of(until) - DAY)
    whole = None if first and last and first > last else (first, last)
    return whole, tuple(spans)


def make_plan(since: dt.date | None, until: dt.date | None, touched: Iterable[dt.date]) -> Plan:
    """The plan for a period (inclusive, None is open), given the days that were touched since they were added up."""
    live = frozenset(day for day in touched if (not since or day >= since) and (not until or day <= until))
    if len(live) > MOST_LIVE_DAYS:
        return AFRESH
    months, days = _ends(since, until)
    taken_off = frozenset(day for day in live if not any(start <= day <= end for start, end in days))
    return Plan(live, months, taken_off, days)
