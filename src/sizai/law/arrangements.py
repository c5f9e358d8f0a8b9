"""Yearly holiday arrangements as the State Council's notice words them, and the law's own solar festivals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sizai.law import datafiles, dates
from sizai.law.errors import InvalidArrangement


@dataclass(frozen=True)
class Holiday:
    """One festival of one year: days off (first, last), statutory ones among them, days worked instead."""

    name: str
    days_off: tuple[date, date]
    statutory: tuple[date, ...]
    makeup: tuple[date, ...]


@dataclass(frozen=True)
class Arrangement:
    """One year's notice. Days off may begin in December of the year before."""

    year: int
    holidays: tuple[Holiday, ...]
    source: str
    verified: bool
    note: str = ""

    def __post_init__(self) -> None:
        if not self.holidays:
            self._refuse("没有写放假日期")
        for holiday in self.holidays:
            self._check(holiday)
        off = [day for holiday in self.holidays for day in dates.span(*holiday.days_off)]
        if len(off) != len(set(off)):
            self._refuse("同一天写进了两个节日")
        makeup = [day for holiday in self.holidays for day in holiday.makeup]
        if len(makeup) != len(set(makeup)):
            self._refuse("同一个调休上班日写了两次")
        if both := set(off) & set(makeup):
            self._refuse(f"{dates.say(min(both))}既写成放假又写成上班")

    def _check(self, holiday: Holiday) -> None:
        first, last = holiday.days_off
        if last < first:
            self._refuse(f"{holiday.name}的最后一天早于第一天")
        for day in (first, last, *holiday.makeup):
            if not date(self.year - 1, 12, 1) <= day <= date(self.year, 12, 31):
                self._refuse(f"{holiday.name}的{day.isoformat()}不在这一年")
        for day in holiday.statutory:
            if not first <= day <= last:
                self._refuse(f"{holiday.name}的法定节假日{dates.say(day)}不在放假日期里")
        for day in holiday.makeup:
            if day.weekday() < 5:
                self._refuse(f"{dates.say_with_weekday(day)}本来就上班，不是调休")

    def _refuse(self, why: str) -> None:
        raise InvalidArrangement(
            field="holidays",
            year=self.year,
            why=why,
            accepted="每个节日：名称、放假起止日、法定节假日、调休上班日",
        )


def read(row: Mapping[str, Any]) -> Arrangement:
    """A year from plain data, as in `data/calendar.yaml` and as an administrator enters it."""
    return Arrangement(
        year=row["year"],
        holidays=tuple(
            Holiday(
                name=holiday["name"],
                days_off=_stretch(holiday["days_off"]),
                statutory=_days(holiday, "statutory"),
                makeup=_days(holiday, "makeup"),
            )
            for holiday in row["holidays"]
        ),
        source=row["source"],
        verified=row["verified"],
        note=row.get("note", ""),
    )


def _stretch(given: Sequence[object]) -> tuple[date, date]:
    first, last = given
    return dates.read(first, "days_off"), dates.read(last, "days_off")


def _days(holiday: Mapping[str, Any], field: str) -> tuple[date, ...]:
    return tuple(dates.read(day, field) for day in holiday.get(field, ()))


@cache
def shipped() -> tuple[Arrangement, ...]:
    return tuple(read(row) for row in datafiles.read("calendar")["arrangements"])


@cache
def _fixed() -> dict[tuple[int, int], tuple[str, date]]:
    rows = datafiles.read("calendar")["fixed_statutory_days"]
    return {(row["month"], row["day"]): (row["name"], row["from"]) for row in rows}


def fixed_festival(day: date) -> str:
    """The festival that the law puts on this solar date (元旦, 劳动节, 国庆节), else nothing."""
    name, since = _fixed().get((day.month, day.day), ("", date.max))
    return name if day >= since else ""
