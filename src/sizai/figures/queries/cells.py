"""Sums for a filter, grouped as asked: stored months and days, and the touched days counted afresh.

Correct while verbs and refreshes run: the touched days are read first, so a day that is read from its stored sum was
not touched when the reading began, and a touched one is counted from its cases, whoever refreshes it meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Expression, Q, QuerySet, Sum

from sizai.figures.models import CubeState, DayFigure, MonthFigure
from sizai.figures.models.cube import ALL_STATIONS
from sizai.figures.queries.counted import beneath
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.measures import MEASURES, SOURCES, VERSION
from sizai.figures.queries.plan import AFRESH, Plan, make_plan, month_of
from sizai.resolution.models import TouchedDay

Key = tuple[Any, ...]
DIMENSIONS = ("month", "area", "channel", "kind")
STORED = {"month": "first", "area": "area_path", "channel": "channel", "kind": "kind"}
COUNTED = {"month": "first", "area": "area", "channel": "source", "kind": "claim"}


class Tally(dict[str, int]):
    """Measures by name; what was never counted is 0. Money in cents."""

    def __missing__(self, name: str) -> int:
        return 0

    def add(self, names: Iterable[str], values: Iterable[int | None]) -> None:
        """Add a row of sums."""
        for name, value in zip(names, values, strict=True):
            if value:
                self[name] = self[name] + int(value)


def together(tallies: Iterable[Tally]) -> Tally:
    """The sum of several."""
    total = Tally()
    for tally in tallies:
        total.add(tally.keys(), tally.values())
    return total


@dataclass
class Cells:
    """The sums of one filter. The plan is read once, then as many groupings as needed."""

    filters: Filters
    plan: Plan
    _kept: dict[tuple[str, ...], dict[Key, Tally]] = field(default_factory=dict)

    def by(self, *dimensions: str) -> dict[Key, Tally]:
        """Sums by month (its first day), area (path), channel, kind; () gives one row."""
        if dimensions not in self._kept:
            found: dict[Key, Tally] = {}
            for stored in self._stored():
                _gather(
                    found,
                    stored,
                    dimensions,
                    STORED,
                    {f"sum_{name}": Sum(name) for name in MEASURES},
                    MEASURES,
                )
            if self.plan.live is None:
                _count(found, self.filters, None, dimensions)
            elif self.plan.live:
                _fold(found, self._touched, dimensions)
            self._kept[dimensions] = found
        return self._kept[dimensions]

    @cached_property
    def total(self) -> Tally:
        """All together: from a grouping that was read already, else by a read of its own."""
        return together((next(iter(self._kept.values())) if self._kept else self.by()).values())

    @cached_property
    def _touched(self) -> dict[Key, Tally]:
        found: dict[Key, Tally] = {}
        _count(found, self.filters, sorted(self.plan.live or ()), DIMENSIONS)
        return found

    def _stored(self) -> list[QuerySet[Any]]:
        if self.plan.live is None:
            return []
        station = ALL_STATIONS if self.filters.station_id is None else self.filters.station_id
        narrow = beneath(self.filters.area) & Q(station_id=station)
        if self.filters.channel:
            narrow &= Q(channel=self.filters.channel)
        if self.filters.kind:
            narrow &= Q(kind=self.filters.kind)
        found: list[QuerySet[Any]] = []
        if self.plan.months:
            first, last = self.plan.months
            span = Q(**{f"first__{edge}": day for edge, day in (("gte", first), ("lte", last)) if day})
            whole = MonthFigure.objects.filter(narrow, span)
            found.append(whole.exclude(first__in=self.plan.broken) if self.plan.broken else whole)
        if self.plan.days:
            spans = Q()
            for start, end in self.plan.days:
                spans |= Q(first__range=(start, end))
            days = DayFigure.objects.filter(narrow, spans)
            found.append(days.exclude(first__in=self.plan.live) if self.plan.live else days)
        return found


def _gather(found: dict[Key, Tally], things: QuerySet[Any], dimensions: Sequence[str], columns: Mapping[str, str],
            sums: Mapping[str, Expression], names: Sequence[str]) -> None:  # fmt: skip
    """Group `things` in the database and add the sums to `found`. Days become months here: SQLite's own way is slow."""
    wanted = [columns[name] for name in dimensions]
    rows: Iterable[tuple[Any, ...]]
    if wanted:
        rows = things.order_by().values(*wanted).annotate(**sums).values_list(*wanted, *sums)
    else:
        total = things.order_by().aggregate(**sums)
        rows = [tuple(total[name] for name in sums)]
    width = len(wanted)
    at = dimensions.index("month") if "month" in dimensions else None
    for row in rows:
        key = list(row[:width])
        if at is not None:
            key[at] = month_of(key[at])
        found.setdefault(tuple(key), Tally()).add(names, row[width:])


def _count(
    found: dict[Key, Tally], filters: Filters, days: Sequence[dt.date] | None, dimensions: Sequence[str]
) -> None:
    """The same from the cases themselves."""
    for source in SOURCES:
        things = source.things(filters, days).annotate(**source.dimensions())
        _gather(found, things, dimensions, COUNTED, source.measures, tuple(source.measures))


def _fold(found: dict[Key, Tally], rows: Mapping[Key, Tally], dimensions: Sequence[str]) -> None:
    places = [DIMENSIONS.index(name) for name in dimensions]
    for key, tally in rows.items():
        found.setdefault(tuple(key[place] for place in places), Tally()).add(tally.keys(), tally.values())


def touched_days() -> set[dt.date]:
    """Days on which some figure is no longer what was added up."""
    return set(TouchedDay.objects.values_list("day", flat=True).distinct())


def added_up() -> bool:
    """Whether there are sums, of the measures as they are declared now."""
    return CubeState.objects.filter(pk=1, version=VERSION).exists()


def read_cells(filters: Filters) -> Cells:
    """The sums for a filter: two queries for the plan, at most two for each grouping and six for the touched days."""
    if not added_up():
        return count_afresh(filters)
    return Cells(filters, make_plan(filters.since, filters.until, touched_days()))


def count_afresh(filters: Filters) -> Cells:
    """The same from the cases alone, where nothing has been added up yet."""
    return Cells(filters, AFRESH)
