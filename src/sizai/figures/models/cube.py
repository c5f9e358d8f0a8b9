"""What was added up: one row a day (and one a month) for each town, channel, kind of claim and station.

A measure counts on its own day: `accepted` on the day of acceptance, `received` on the day the money came, and so on
(`queries.measures` says which). Money is in cents. The same cases stand in four cuts; never add two cuts together.
"""

from __future__ import annotations

from typing import Any

from django.db import models

ALL_STATIONS, NO_STATION = 0, -1
"""In `station_id`: all together, and cases that no station has."""


class Cut(models.IntegerChoices):
    """How finely a row is cut. Whole: all channels and kinds together (both are ""); not of a station: all stations."""

    WHOLE = 0
    DETAIL = 1
    STATION_WHOLE = 2
    STATION_DETAIL = 3


Sum: Any = models.BigIntegerField
"""A measure: people, things or cents."""


class Cube(models.Model):
    """The columns that days and months share."""

    cut = models.PositiveSmallIntegerField(choices=Cut)
    first = models.DateField()
    station_id = models.BigIntegerField()
    area_path = models.CharField(max_length=12)
    channel = models.CharField(max_length=16)
    kind = models.CharField(max_length=16)

    accepted = Sum("受理件数", default=0)
    claimed = Sum("涉及金额，分", default=0)
    workers = Sum("涉及人数", default=0)
    named = Sum("登记了姓名的当事人", default=0)
    unmanned = Sum("涉及人数为0的案件", default=0)
    accepted_success = Sum("受理的案件中调解成功的", default=0)
    pending = Sum("受理的案件中还没有办完的", default=0)
    reopened = Sum("受理的案件中重新打开过的", default=0)
    excess = Sum("受理的案件中到账多于协议的", default=0)
    completed = Sum("调解完成", default=0)
    successful = Sum("调解成功", default=0)
    mediated_backwards = Sum("调解办结早于受理", default=0)
    closed = Sum("结案", default=0)
    unsolved = Sum("结案而钱没有到齐", default=0)
    closed_backwards = Sum("结案早于受理", default=0)
    agreements = Sum("协议份数", default=0)
    promised = Sum("协议金额，分", default=0)
    payments = Sum("到账笔数", default=0)
    received = Sum("到账金额，分", default=0)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["cut", "station_id", "first"], name="%(class)s_cut"),
            models.Index(fields=["first"], name="%(class)s_first"),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.area_path}"


class DayFigure(Cube):
    """Sums of one day; `first` is the day."""


class MonthFigure(Cube):
    """Sums of one month; `first` is its first day."""


class CubeState(models.Model):
    """One row. `version`: of the measures that were added up; another version than the code's means: count afresh.

    Refreshing takes this row's lock, so that two of them never add the same day up side by side.
    """

    version = models.CharField(max_length=40, default="")
    refreshed_at = models.DateTimeField("加总时间", null=True)

    def __str__(self) -> str:
        return self.version
