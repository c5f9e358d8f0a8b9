"""Sums for a filter, grouped as asked: stored months and days, and the touched days counted afresh.

Correct while verbs and refreshes run: the touched days are read first, so a day that is read from its stored sum was
not touched when the reading began, and a touched one is counted from its cases, whoever refreshes it meanwhile.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet, Sum

from sizai.figures.models import CubeState, DayFigure, MonthFigure
from sizai.figures.models.cube import ALL_STATIONS, Cut
from sizai.figures.queries.counted import beneath
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.measures import MEASURES, SOURCES, VERSION
from sizai.figures.queries.plan import AFRESH, Plan, make_plan, month_of
from sizai.resolution.models import TouchedDay

Key = tuple[Any, ...]
STORED = {"month": "first", "day": "first", "area": "area_path", "channel": "channel", "kind": "kind"}
COUNTED = {"month": "first", "day": "first", "area": "area", "channel": "source", "kind": "claim"}


class Tally(dict[str, int]):
    """Measures by name; what was never counted is 0. Money in cents."""

    def __missing__(self, name: str) -> int:
        return 0

    def add(self, names: Iterable[str], values: Iterable[int | None]) -> None:
        """Add a row of sums."""
        for name, value in zip(names, values, strict=True):
            if value:
                self[name] = self[name] + int(value)
                if not self[name]:
                    del self[name]


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

    def by(self, *dimensions: str, only: Sequence[str] = MEASURES) -> dict[Key, Tally]:
        """Sums by month (its first day), day (where the plan has no months), area (path), channel, kind; () gives one row. `only`: the measures that are read."""
        if dimensions not in self._kept:
            found: dict[Key, Tally] = {}
            live = self.plan.live
            if live is not None:
                self._read(found, dimensions, only)
            if live is None or live:
                _count(found, self.filters, None if live is None else sorted(live), dimensions, only)
            self._kept[dimensions] = {key: tally for key, tally in found.items() if tally}
        return self._kept[dimensions]

    @cached_property
    def total(self) -> Tally:
        """All together: from the grouping by month and area where that was read already."""
        return together(self.by(*(("month", "area") if ("month", "area") in self._kept else ())).values())

    def _read(self, found: dict[Key, Tally], dimensions: Sequence[str], only: Sequence[str]) -> None:
        """Stored sums in one statement, so that a month and the day that is taken off it are of one moment."""
        parts: list[QuerySet[Any]] = []
        narrow = self._narrow(dimensions)
        if self.plan.months:
            first, last = self.plan.months
            span = Q(**{f"first__{edge}": day for edge, day in (("gte", first), ("lte", last)) if day})
            parts.append(_grouped(MonthFigure.objects.filter(narrow, span), dimensions, only))
            if self.plan.taken_off:
                off = DayFigure.objects.filter(narrow, first__in=self.plan.taken_off)
                parts.append(_grouped(off, dimensions, only, sign=-1))
        for start, end in self.plan.days:
            days = DayFigure.objects.filter(narrow, first__range=(start, end)).exclude(
                first__in=self.plan.live or ()
            )
            parts.append(_grouped(days, dimensions, only))
        _gather(found, parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0], dimensions, only)

    def _narrow(self, dimensions: Sequence[str]) -> Q:
        """The cut that is just fine enough, within the filter."""
        filters = self.filters
        whole = not (filters.channel or filters.kind or "channel" in dimensions or "kind" in dimensions)
        if filters.station_id is None:
            narrow = Q(cut=Cut.WHOLE if whole else Cut.DETAIL, station_id=ALL_STATIONS)
        else:
            narrow = Q(cut=Cut.STATION_WHOLE if whole else Cut.STATION_DETAIL, station_id=filters.station_id)
        if filters.channel:
            narrow &= Q(channel=filters.channel)
        if filters.kind:
            narrow &= Q(kind=filters.kind)
        return narrow & beneath(filters.area)


def _grouped(
    rows: QuerySet[Any], dimensions: Sequence[str], only: Sequence[str], sign: int = 1
) -> QuerySet[Any]:
    """Rows of the cube added up; without dimensions by a constant, so that every part has the same columns."""
    keys = [STORED[name] for name in dimensions] or ["cut"]
    sums = {f"sum_{name}": Sum(name) * sign for name in only}
    grouped: QuerySet[Any] = rows.order_by().values(*keys).annotate(**sums).values_list(*keys, *sums)
    return grouped


def _gather(
    found: dict[Key, Tally], rows: Iterable[tuple[Any, ...]], dimensions: Sequence[str], names: Sequence[str]
) -> None:
    """Add rows of keys and sums to `found`. Days become months here: SQLite's own way is slow."""
    width = len(dimensions)
    at = dimensions.index("month") if "month" in dimensions else None
    for row in rows:
        key = list(row[:width])
        if at is not None:
            key[at] = month_of(key[at])
        found.setdefault(tuple(key), Tally()).add(names, row[len(row) - len(names) :])


def _count(
    found: dict[Key, Tally],
    filters: Filters,
    days: Sequence[dt.date] | None,
    dimensions: Sequence[str],
    only: Sequence[str],
) -> None:
    """The same from the cases themselves."""
    for source in SOURCES:
        measures = {name: measure for name, measure in source.measures.items() if name in only}
        if not measures:
            continue
        things = source.things(filters, days).annotate(**source.dimensions())
        keys = [COUNTED[name] for name in dimensions]
        if keys:
            _gather(
                found,
                things.values(*keys).annotate(**measures).values_list(*keys, *measures),
                dimensions,
                tuple(measures),
            )
        else:
            total = things.aggregate(**measures)
            found.setdefault((), Tally()).add(measures, [total[name] for name in measures])


def touched_days() -> set[dt.date]:
    """Days on which some figure is no longer what was added up."""
    return set(TouchedDay.objects.values_list("day", flat=True).distinct())


def added_up() -> bool:
    """Whether there are sums, of the measures as they are declared now."""
    return CubeState.objects.filter(pk=1, version=VERSION).exists()


def read_cells(filters: Filters) -> Cells:
    """The sums for a filter: two queries for the plan, one for each grouping, and up to six more for its touched days."""
    if not added_up():
        return count_afresh(filters)
    return Cells(filters, make_plan(filters.since, filters.until, touched_days()))


def read_days(filters: Filters, only: Sequence[str]) -> dict[dt.date, Tally]:
    """The sums of each day of a short closed period that has any."""
    if filters.since is None or filters.until is None:
        raise ValueError("a period that is open has no days to list")
    span = ((filters.since, filters.until),)
    plan = make_plan(filters.since, filters.until, touched_days()) if added_up() else AFRESH
    if plan.live is not None:
        plan = Plan(plan.live, None, frozenset(), span)
    return {key[0]: tally for key, tally in Cells(filters, plan).by("day", only=only).items()}


def count_afresh(filters: Filters) -> Cells:
    """The same from the cases alone, where nothing has been added up yet."""
    return Cells(filters, AFRESH)
