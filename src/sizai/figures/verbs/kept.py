"""Keeping the figures that are slow to count."""

from __future__ import annotations

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.figures.models import KeptFigure
from sizai.figures.queries.cells import read_cells
from sizai.figures.queries.filters import Filters, within
from sizai.figures.queries.kept import is_quick, slow_results, standing_filters
from sizai.figures.queries.metrics import VERSION


def _keep(filters: Filters) -> None:
    as_of = clock.now()
    results = slow_results(filters)  # outside the transaction: nobody who writes waits for the counting
    with transaction.atomic():
        for metric, result in results:
            found = {
                "version": VERSION,
                "value": None if result.value is None else f"{result.value:f}",
                "numerator": result.numerator,
                "denominator": result.denominator,
                "as_of": as_of,
            }
            KeptFigure.objects.update_or_create(key=metric.key, signature=filters.signature, defaults=found)


def keep_figure(*, actor: Actor, filters: Filters) -> None:
    """Count the slow figures of a filter now, because somebody asked."""
    require(actor, "keep_figure")
    mine = within(filters, actor)
    _keep(mine)
    with transaction.atomic():
        record(
            actor=actor,
            verb="keep_figure",
            text="重新计算了去重人数、中位数和履行率",
            changes={"filters": mine.plain()},
        )


def keep_standing_figures() -> int:
    """The same for what the posts look at by itself, where it is too much to count on the spot. The queue calls it hourly."""
    slow = [filters for filters in standing_filters() if not is_quick(read_cells(filters))]
    for filters in slow:
        _keep(filters)
    return len(slow)
