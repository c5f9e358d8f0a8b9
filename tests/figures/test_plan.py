"""A period is put together from months, days and live days so that every day is in it exactly once."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sizai.figures.queries.plan import DAY, MOST_LIVE_DAYS, Plan, make_plan, month_end, month_of

FIRST, LAST = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
days = st.dates(FIRST, LAST)


def _covered(plan: Plan, day: dt.date) -> int:
    """How often a day is counted."""
    assert plan.live is not None
    times = int(day in plan.live)
    if plan.months:
        first, last = plan.months
        month = month_of(day)
        times += (first is None or month >= first) and (last is None or month <= last)
        times -= day in plan.taken_off
    if day not in plan.live:
        times += sum(start <= day <= end for start, end in plan.days)
    return times


@given(st.none() | days, st.none() | days, st.sets(days, max_size=MOST_LIVE_DAYS))
def test_every_day_of_the_period_is_counted_once_and_no_other(
    since: dt.date | None, until: dt.date | None, touched: set[dt.date]
) -> None:
    if since and until and since > until:
        since, until = until, since
    plan = make_plan(since, until, touched)
    day = FIRST
    while day <= LAST:
        inside = (not since or day >= since) and (not until or day <= until)
        assert _covered(plan, day) == int(inside), day
        day += DAY


def test_a_calendar_year_is_twelve_months_and_nothing_else() -> None:
    plan = make_plan(dt.date(2024, 1, 1), dt.date(2024, 12, 31), [])
    assert plan == Plan(live=frozenset(), months=(dt.date(2024, 1, 1), dt.date(2024, 12, 1)))


def test_a_touched_day_is_taken_off_its_month_and_counted_afresh() -> None:
    touched = dt.date(2024, 2, 29)
    plan = make_plan(dt.date(2024, 1, 1), dt.date(2024, 12, 31), [touched, dt.date(2023, 5, 5)])
    assert plan.live == plan.taken_off == {touched}
    assert plan.days == ()


def test_with_too_many_touched_days_everything_is_counted_afresh() -> None:
    touched = [FIRST + DAY * number for number in range(MOST_LIVE_DAYS + 1)]
    assert make_plan(None, None, touched).live is None


def test_the_end_of_a_month_knows_leap_years() -> None:
    assert month_end(dt.date(2024, 2, 3)) == dt.date(2024, 2, 29)
    assert month_end(dt.date(2023, 2, 3)) == dt.date(2023, 2, 28)
