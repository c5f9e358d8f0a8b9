"""Adding up again the days that verbs touched. Called by the queue every minute, by the command line, by bulk loads.

One month at a time, each in its own short transaction, so that nobody who writes waits long. Correct beside other
writers: the rows of TouchedDay were committed together with the change they stand for, so a change whose row was read
is seen by the summing that follows; a change that commits later leaves a row that was not read and is not cleared.
Two refreshes take turns at the row of CubeState. No policy: nobody's figures change, they only become quick again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet, Sum

from sizai.access import clock
from sizai.figures.models import CubeState, DayFigure, MonthFigure
from sizai.figures.models.cube import ALL_STATIONS, Cut
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.measures import MEASURES, SOURCES, VERSION
from sizai.figures.queries.plan import month_end, month_of
from sizai.resolution.models import TouchedDay

KEYS = ("cut", "first", "station_id", "area_path", "channel", "kind")
CHUNK = 900
"""Fewer parameters than any database minds."""


def refresh_figures() -> int:
    """Add up every touched day; returns how many there were. The first time, and after an upgrade, all days."""
    _begin()
    months: dict[dt.date, list[tuple[int, dt.date]]] = defaultdict(list)
    for key, day in TouchedDay.objects.values_list("id", "day").iterator():
        months[month_of(day)].append((key, day))
    done = 0
    for month in sorted(months):
        done += _refresh_month(month, months[month])
    return done


def rebuild_figures() -> int:
    """Add up everything again. Figures stay right meanwhile: every day counts as touched until it is done."""
    with transaction.atomic():
        _locked()
        _touch_everything()
    return refresh_figures()


def _locked() -> CubeState:
    state: CubeState = CubeState.objects.select_for_update().get_or_create(pk=1)[0]
    return state


def _begin() -> None:
    if CubeState.objects.filter(pk=1, version=VERSION).exists():
        return
    with transaction.atomic():
        if _locked().version != VERSION:
            _touch_everything()
            CubeState.objects.filter(pk=1).update(version=VERSION)


def _touch_everything() -> None:
    """Every day on which anything counts, or was counted."""
    days: set[dt.date] = set(DayFigure.objects.values_list("first", flat=True).distinct())
    for source in SOURCES:
        days |= set(source.things(Filters(), None).values_list(source.day, flat=True).distinct())
    TouchedDay.objects.bulk_create([TouchedDay(day=day) for day in sorted(days)], batch_size=CHUNK)


def _refresh_month(month: dt.date, touched: Sequence[tuple[int, dt.date]]) -> int:
    days = sorted({day for _, day in touched})
    with transaction.atomic():
        _locked()
        DayFigure.objects.filter(first__in=days).delete()
        _add_up_days(days)
        MonthFigure.objects.filter(first=month).delete()
        _add_up_month(month)
        for start in range(0, len(touched), CHUNK):
            TouchedDay.objects.filter(pk__in=[key for key, _ in touched[start : start + CHUNK]]).delete()
        CubeState.objects.filter(pk=1).update(refreshed_at=clock.now())
    return len(days)


def _add_up_days(days: Sequence[dt.date]) -> None:
    """From the cases to the finest cut, from that to the coarser ones."""
    parts, params = [], []
    for source in SOURCES:
        things = source.things(Filters(), days).annotate(**source.dimensions())
        grouped = things.values("first", "at_station", "area", "source", "claim").annotate(**source.measures)
        sql, values = grouped.query.sql_with_params()
        columns = ", ".join(name if name in source.measures else f"0 AS {name}" for name in MEASURES)
        parts.append(f"SELECT first, at_station, area, source, claim, {columns} FROM ({sql}) part")
        params += values
    sums = ", ".join(f"SUM({name})" for name in MEASURES)
    union = " UNION ALL ".join(parts)
    finest = f"SELECT {Cut.STATION_DETAIL:d}, first, at_station, area, source, claim, {sums} FROM ({union}) cases GROUP BY 1, 2, 3, 4, 5, 6"
    _insert(DayFigure, finest, params)
    for cut, station, channel, kind in COARSER:
        rows = DayFigure.objects.filter(first__in=days, cut=Cut.STATION_DETAIL)
        _insert(DayFigure, *_summed(rows, f"{cut:d}", "first", station, "area_path", channel, kind))


COARSER = (
    (Cut.DETAIL, f"{ALL_STATIONS}", "channel", "kind"),
    (Cut.STATION_WHOLE, "station_id", "''", "''"),
    (Cut.WHOLE, f"{ALL_STATIONS}", "''", "''"),
)


def _add_up_month(month: dt.date) -> None:
    days = DayFigure.objects.filter(first__range=(month, month_end(month)))
    select, params = _summed(days, "cut", "%s", "station_id", "area_path", "channel", "kind")
    _insert(MonthFigure, select, [month, *params])


def _summed(rows: QuerySet[Any], *keys: str) -> tuple[str, list[Any]]:
    """Rows of the cube added up under `keys`, which are columns or constants, as SQL."""
    columns = [key for key in keys if key in KEYS]
    grouped = rows.order_by().values(*columns).annotate(**{f"sum_{name}": Sum(name) for name in MEASURES})
    sql, params = grouped.query.sql_with_params()
    sums = ", ".join(f"sum_{name}" for name in MEASURES)
    return f"SELECT {', '.join(keys)}, {sums} FROM ({sql}) part", list(params)


def _insert(model: type[Model], select: str, params: Iterable[Any]) -> None:
    """One INSERT … SELECT: the rows never leave the database."""
    columns = ", ".join((*KEYS, *MEASURES))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {model._meta.db_table} ({columns}) {select}", list(params))
