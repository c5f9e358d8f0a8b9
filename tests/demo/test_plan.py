"""The invented year adds up to the printed one, to the case and to the cent."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from random import Random

from sizai.demo import plan
from sizai.demo.build import SEED
from sizai.law import calendar

YEAR = plan.year(Random(SEED))


def test_the_printed_totals_come_out_exactly():
    inside = [case for case in YEAR if (case.accepted_on + dt.timedelta(days=case.days)).year == 2024]
    ended = Counter(case.ends for case in inside)
    assert (len(YEAR), sum(case.amount for case in YEAR)) == (2426, plan.AMOUNT)
    assert (ended["success"], ended["success"] + ended["failure"]) == (1688, 1739)
    assert round(1688 / 1739 * 100, 1) == 97.1


def test_cases_are_spread_over_towns_months_and_channels_on_working_days():
    assert Counter(case.town for case in YEAR) == plan.TOWNS
    assert Counter(case.channel for case in YEAR) == plan.CHANNELS
    assert (
        tuple(Counter(case.accepted_on.month for case in YEAR)[month] for month in range(1, 13))
        == plan.MONTHS
    )
    known = calendar.shipped()
    assert all(known.is_working_day(case.accepted_on) for case in YEAR)


def test_the_two_incidents_are_among_them_and_the_plan_is_always_the_same():
    incidents = {case.incident: case for case in YEAR if case.incident}
    assert (incidents["furniture"].accepted_on.month, incidents["furniture"].town) == (8, "440784104")
    assert (incidents["logistics"].accepted_on.month, incidents["logistics"].workers) == (10, 160)
    assert plan.year(Random(SEED)) == YEAR
    assert all(case.amount > 0 for case in YEAR)


def test_workers_told_in_collective_cases_alone_are_over_800_which_no_total_of_2426_cases_can_be():
    assert sum(case.workers for case in YEAR) >= len(YEAR)
    assert 800 < sum(case.workers for case in YEAR if case.workers > 1) < 1000
