"""Figures that days do not add up to (distinct persons, medians, performance): counted on the spot where that is quick,
else as they were last kept, with their own as-of time. A page never waits for more than `ON_THE_SPOT` cases.
"""

from __future__ import annotations

from decimal import Decimal

from sizai.access import clock
from sizai.access.actor import Role
from sizai.figures.models import KeptFigure
from sizai.figures.queries.cells import Cells
from sizai.figures.queries.contradictions import findings
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.metrics import METRICS, VERSION, Metric
from sizai.figures.queries.numbers import Number, make_number
from sizai.figures.queries.periods import shown_first, usual
from sizai.figures.queries.ways import Result
from sizai.orgs.models import Post

ON_THE_SPOT = 5_000
"""Accepted or completed cases in the filter up to which all of them together are counted in about 50 ms."""

SLOW = tuple(metric for metric in METRICS if not metric.way.additive)
WAITING = "案件多，还没有算过；点“现在算”，或者等下一个整点"


def is_quick(cells: Cells) -> bool:
    """Whether the slow figures may be counted while somebody waits."""
    total = cells.total
    return max(total["accepted"], total["completed"], total["agreements"]) <= ON_THE_SPOT


def page_numbers(cells: Cells) -> dict[str, Number]:
    """All figures for a page, by key."""
    as_of, total, quick = clock.now(), cells.total, is_quick(cells)
    found = findings(total)
    kept = {} if quick else _kept(cells.filters)
    numbers: dict[str, Number] = {}
    for metric in METRICS:
        if metric.way.additive:
            result, at = metric.way.from_cells(total), as_of
        elif quick:
            result, at = metric.way.from_database(metric.row_set, cells.filters, as_of), as_of
        elif metric.key in kept:
            row = kept[metric.key]
            result, at = (
                Result(None if row.value is None else Decimal(row.value), row.numerator, row.denominator),
                row.as_of,
            )
        else:
            numbers[metric.key] = Number(metric, cells.filters, Result(None), as_of, remarks=(WAITING,))
            continue
        numbers[metric.key] = make_number(metric, cells.filters, total, result, as_of=at, found=found)
    return numbers


def _kept(filters: Filters) -> dict[str, KeptFigure]:
    return {row.key: row for row in KeptFigure.objects.filter(signature=filters.signature, version=VERSION)}


def is_waiting(number: Number) -> bool:
    """Whether it was left out because counting it takes long."""
    return WAITING in number.remarks


def standing_filters() -> list[Filters]:
    """What the posts of this installation look at by itself: their reach, in the usual periods."""
    posts = Post.objects.filter(
        role__in=(Role.FEDERATION_CADRE, Role.AUDITOR, Role.SCREEN, Role.STATION_MEDIATOR)
    )
    reaches = {
        ("", post.organisation_id) if post.role == Role.STATION_MEDIATOR else (post.scope, None)
        for post in posts
        if post.scope or post.organisation_id
    }
    spans = {(period.since, period.until) for period in [*usual(clock.today()), shown_first()]}
    return [
        Filters(since, until, area, station_id=station)
        for area, station in sorted(reaches, key=str)
        for since, until in sorted(spans, key=str)
    ]


def slow_results(filters: Filters) -> list[tuple[Metric, Result]]:
    """The slow figures, counted."""
    now = clock.now()
    return [(metric, metric.way.from_database(metric.row_set, filters, now)) for metric in SLOW]
