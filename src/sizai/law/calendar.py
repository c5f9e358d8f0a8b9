"""The working calendar of the PRC: which day is worked, which is a rest day, and why.

A year is known when its arrangement (the State Council's yearly notice) is known. In other years only
weekends and the festivals whose solar date stands in the law count, and the year is not `published`:
whoever rests a result on it says so (`caution_for`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from sizai.law import arrangements, dates
from sizai.law.arrangements import Arrangement
from sizai.law.cautions import Caution
from sizai.law.dates import DAY, WEEKDAYS
from sizai.law.errors import InvalidLength

MOST_DAYS = 3650


class DayKind(StrEnum):
    """Five kinds of day. Work on a statutory holiday pays 300 %, on either kind of rest day 200 %."""

    WORKDAY = "workday"
    MAKEUP_WORKDAY = "makeup_workday"
    REST_DAY = "rest_day"
    STATUTORY_HOLIDAY = "statutory_holiday"
    HOLIDAY_REST = "holiday_rest"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_worked(self) -> bool:
        return self in (DayKind.WORKDAY, DayKind.MAKEUP_WORKDAY)


_LABELS = {
    DayKind.WORKDAY: "工作日",
    DayKind.MAKEUP_WORKDAY: "调休上班",
    DayKind.REST_DAY: "休息日",
    DayKind.STATUTORY_HOLIDAY: "法定节假日",
    DayKind.HOLIDAY_REST: "放假调休",
}


@dataclass(frozen=True)
class Day:
    """One day: its kind, the festival it belongs to (empty for plain days), is its year published."""

    date: date
    kind: DayKind
    festival: str
    published: bool

    @property
    def is_worked(self) -> bool:
        return self.kind.is_worked

    @property
    def reason(self) -> str:
        """星期六，休息日; 国庆节，法定节假日; 国庆节放假; 星期六，国庆节调休上班."""
        weekday = WEEKDAYS[self.date.weekday()]
        if self.kind is DayKind.STATUTORY_HOLIDAY:
            return f"{self.festival}，法定节假日"
        if self.kind is DayKind.HOLIDAY_REST:
            return f"{self.festival}放假"
        if self.kind is DayKind.MAKEUP_WORKDAY:
            return f"{weekday}，{self.festival}调休上班"
        return f"{weekday}，{self.kind.label}"


class WorkingCalendar:
    """Immutable; a further or corrected year gives a new one (`with_arrangements`)."""

    def __init__(self, years: Iterable[Arrangement]) -> None:
        self._years = {one.year: one for one in years}
        self._special: dict[date, tuple[DayKind, str]] = {}
        for year in sorted(self._years):
            for holiday in self._years[year].holidays:
                for day in dates.span(*holiday.days_off):
                    self._special[day] = (DayKind.HOLIDAY_REST, holiday.name)
                for day in holiday.statutory:
                    self._special[day] = (DayKind.STATUTORY_HOLIDAY, holiday.name)
                for day in holiday.makeup:
                    self._special[day] = (DayKind.MAKEUP_WORKDAY, holiday.name)

    def with_arrangements(self, years: Iterable[Arrangement]) -> WorkingCalendar:
        """This calendar with further years; one that is known already is replaced as a whole."""
        return WorkingCalendar([*self._years.values(), *years])

    @property
    def published_years(self) -> tuple[int, ...]:
        return tuple(sorted(self._years))

    def is_published(self, year: int) -> bool:
        return year in self._years

    def day(self, day: date) -> Day:
        """What kind of day it is, and why."""
        known = self.is_published(day.year)
        if day in self._special:
            kind, festival = self._special[day]
        elif not known and (festival := arrangements.fixed_festival(day)):
            kind = DayKind.STATUTORY_HOLIDAY
        else:
            kind, festival = (DayKind.REST_DAY if day.weekday() >= 5 else DayKind.WORKDAY), ""
        return Day(date=day, kind=kind, festival=festival, published=known)

    def day_kind(self, day: date) -> DayKind:
        return self.day(day).kind

    def is_working_day(self, day: date) -> bool:
        return self.day(day).is_worked

    def roll_forward(self, day: date) -> date:
        """The day itself if it is worked, else the next that is (民法典203)."""
        while not self.is_working_day(day):
            day += DAY
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self.roll_forward(day + DAY)

    def add_working_days(self, day: date, number: int) -> date:
        """The `number`th working day after `day`, which is not counted; 0 gives `day` itself."""
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= MOST_DAYS:
            raise InvalidLength(field="number", given=number, accepted=f"0至{MOST_DAYS}的整数")
        for _ in range(number):
            day = self.next_working_day(day)
        return day

    def working_days_after(self, day: date, last: date) -> int:
        """How many working days lie after `day`, up to and including `last`; 0 when `last` is not later."""
        return sum(self.is_working_day(each) for each in dates.span(day + DAY, last))

    def cautions_for(self, first: date, last: date) -> tuple[Caution, ...]:
        """A sentence for the years between two days whose arrangement is not known here."""
        missing = [year for year in range(first.year, last.year + 1) if not self.is_published(year)]
        if not missing:
            return ()
        text = "、".join(f"{year}年" for year in missing)
        return (
            Caution(
                "calendar_not_published",
                f"未含调休：{text}放假安排不在日历里，只按周末和元旦、劳动节、国庆节计算；"
                "通知公布后请录入，期限会重新计算。",
            ),
        )


@cache
def shipped() -> WorkingCalendar:
    """The years that come with the package (2018—2026)."""
    return WorkingCalendar(arrangements.shipped())
