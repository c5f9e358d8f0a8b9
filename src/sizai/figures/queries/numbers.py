"""A figure's number, with its base, its as-of time and what speaks against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sizai.access import clock
from sizai.figures.queries.cells import Cells, Tally, read_cells
from sizai.figures.queries.contradictions import Finding, findings, over_hundred
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.metrics import METRICS, Metric
from sizai.figures.queries.ways import Result


@dataclass(frozen=True)
class Number:
    """`doubts`: contradictions; `remarks`: what a reader must know besides. Both are sentences."""

    metric: Metric
    filters: Filters
    result: Result
    as_of: dt.datetime
    doubts: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.result.value

    @property
    def printed(self) -> str | None:
        """A decimal string: counts whole, yuan with two decimals, percent with one."""
        return None if self.value is None else f"{self.value:f}"

    @property
    def flags(self) -> list[str]:
        return [finding.sentence for finding in self.doubts] + list(self.remarks)

    def plain(self) -> dict[str, Any]:
        """As `sizai figures --json` prints it."""
        return {
            "key": self.metric.key,
            "name": self.metric.name,
            "value": self.printed,
            "unit": self.metric.unit.value,
            "numerator": self.result.numerator,
            "denominator": self.result.denominator,
            "basis": self.metric.basis.label,
            "from": str(self.filters.since) if self.filters.since else None,
            "to": str(self.filters.until) if self.filters.until else None,
            "as_of": self.as_of.isoformat(timespec="seconds"),
            "flags": self.flags,
        }


def remarks_on(metric: Metric, result: Result, tally: Tally) -> tuple[str, ...]:
    """What must be said beside a figure that is right."""
    if metric.key == "workers_distinct" and (unnamed := tally["workers"] - tally["named"]) > 0:
        return (f"涉及职工{tally['workers']:,}人次中，{unnamed:,}人次没有登记姓名，认不出是谁，没有计入",)
    if result.denominator == 0:
        return (f"{metric.denominator}是0，算不出{metric.name}",)
    if metric.key == "median_days" and result.value is None:
        return ("没有调解完成的案件，没有用时",)
    return ()


def make_number(
    metric: Metric,
    filters: Filters,
    tally: Tally,
    result: Result,
    *,
    as_of: dt.datetime,
    found: Sequence[Finding],
) -> Number:
    """Put a result together with what speaks against it."""
    doubts = tuple(finding for finding in found if metric.key in finding.keys) + tuple(
        over_hundred(metric.key, result)
    )
    return Number(metric, filters, result, as_of, doubts, remarks_on(metric, result, tally))


def compute(
    filters: Filters, metrics: Iterable[Metric] = METRICS, *, cells: Cells | None = None
) -> list[Number]:
    """The figures for a filter as they are now. Those that days do not add up to are counted in the database."""
    as_of = clock.now()
    tally = (cells or read_cells(filters)).total
    found = findings(tally)
    numbers = []
    for metric in metrics:
        way = metric.way
        result = way.from_cells(tally) if way.additive else way.from_database(metric.row_set, filters, as_of)
        numbers.append(make_number(metric, filters, tally, result, as_of=as_of, found=found))
    return numbers
