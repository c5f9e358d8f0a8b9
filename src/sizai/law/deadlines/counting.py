"""The counting itself: the starting day is not counted, months and years end on the corresponding day, an
end on a rest day moves to the next working day, paused days are not counted (民法典200—203, 民诉法85)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sizai.law import dates
from sizai.law.calendar import Day, WorkingCalendar
from sizai.law.dates import DAY
from sizai.law.deadlines.kinds import Unit
from sizai.law.deadlines.pauses import PausedDay, StandStill
from sizai.law.errors import DateOutOfRange


@dataclass(frozen=True)
class Count:
    """How a count came out. `last` is the end before it moved; `skipped` and `paused` ascend."""

    first: date
    last: date
    due: date
    skipped: tuple[Day, ...]
    paused: tuple[PausedDay, ...]


def count(
    start: date, length: int, unit: Unit, *, rolls: bool, calendar: WorkingCalendar, still: StandStill
) -> Count:
    """`length` units from the day after `start`."""
    if unit.is_day:
        last, skipped, paused = _by_days(start, length, unit, calendar, still)
    else:
        skipped = []
        last, paused = _by_months(start, length * (12 if unit is Unit.YEAR else 1), still)
    due = last
    if rolls:
        while due in still or not calendar.is_working_day(due):
            if due in still:
                paused.append(still.day(due))
            else:
                skipped.append(calendar.day(due))
            due = _in_range(due + DAY)
    return Count(start + DAY, last, due, tuple(skipped), tuple(paused))


def _by_days(
    start: date, length: int, unit: Unit, calendar: WorkingCalendar, still: StandStill
) -> tuple[date, list[Day], list[PausedDay]]:
    skipped: list[Day] = []
    paused: list[PausedDay] = []
    day, counted = start, 0
    while counted < length:
        day = _in_range(day + DAY)
        if day in still:
            paused.append(still.day(day))
        elif unit is Unit.WORKING_DAY and not calendar.is_working_day(day):
            skipped.append(calendar.day(day))
        else:
            counted += 1
    return day, skipped, paused


def _by_months(start: date, months: int, still: StandStill) -> tuple[date, list[PausedDay]]:
    """Each paused day inside the period makes it one day longer; a later pause changes nothing."""
    last = _in_range(dates.add_months(start, months))
    paused: list[PausedDay] = []
    day = start + DAY
    while day <= last:
        if day in still:
            paused.append(still.day(day))
            last = _in_range(last + DAY)
        day += DAY
    return last, paused


def count_back(start: date, length: int, unit: Unit) -> date:
    """The corresponding day that many months or years before `start`; such periods neither move nor pause."""
    return _in_range(dates.add_months(start, -length * (12 if unit is Unit.YEAR else 1)))


def _in_range(day: date) -> date:
    if not dates.EARLIEST <= day <= dates.LATEST:
        raise DateOutOfRange(field="due_on", given=day.isoformat())
    return day
