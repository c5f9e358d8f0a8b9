"""The ways in which a figure comes from rows: counted, added up, a share, a middle. Each can be computed from the sums
of the cube (or, where days do not add up, by a query of its own) and again from the rows themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Q

from sizai.figures.queries.cells import Tally
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.rows import RowSet
from sizai.figures.queries.rowsets import MET, SUCCEEDED, TOOK

TENTH = Decimal("0.1")
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Result:
    """`value` None: there is no base. Numerator and denominator where it is a share."""

    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None


def share(numerator: int, denominator: int) -> Result:
    """Percent with one decimal, half up: 1688 of 1739 is 97.1."""
    value = (Decimal(100) * numerator / denominator).quantize(TENTH, ROUND_HALF_UP) if denominator else None
    return Result(value, numerator, denominator)


def middle(counts: Sequence[tuple[int, int]]) -> Result:
    """The median of (value, how often), half days as .5."""
    ordered = sorted(counts)
    total = sum(often for _, often in ordered)
    if not total:
        return Result(None)
    found: list[int] = []
    for place in ((total - 1) // 2, total // 2):
        seen = 0
        for value, often in ordered:
            seen += often
            if place < seen:
                found.append(value)
                break
    half = Decimal(sum(found)) / 2
    return Result(half.quantize(Decimal(1)) if half == half.to_integral() else half)


def _column(heads: Sequence[str], rows: Sequence[Sequence[Any]], head: str) -> list[Decimal]:
    at = heads.index(head)
    return [Decimal(str(row[at])) for row in rows if row[at] != ""]


@dataclass(frozen=True)
class Counted:
    """How many rows. Without a `cell` the database counts them each time."""

    cell: str = ""
    head: str = ""

    @property
    def additive(self) -> bool:
        return bool(self.cell)

    def from_cells(self, tally: Tally) -> Result:
        return Result(Decimal(tally[self.cell]))

    def from_database(self, row_set: RowSet, filters: Filters, now: dt.datetime) -> Result:
        return Result(Decimal(row_set.things(filters, now).count()))

    def from_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Result:
        return Result(Decimal(len(rows)))


@dataclass(frozen=True)
class Added:
    """The sum of the column `head`; `money`: in yuan (cents in the cube)."""

    cell: str
    head: str
    money: bool = False
    additive: bool = True

    def from_cells(self, tally: Tally) -> Result:
        return Result(
            Decimal(tally[self.cell]).scaleb(-2).quantize(CENT) if self.money else Decimal(tally[self.cell])
        )

    def from_database(self, row_set: RowSet, filters: Filters, now: dt.datetime) -> Result:
        raise TypeError("additive figures come from the cube")

    def from_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Result:
        total = sum(_column(heads, rows, self.head), Decimal(0))
        return Result(total.quantize(CENT) if self.money else total)


@dataclass(frozen=True)
class Shared:
    """Percent of the rows whose mark (column `head`) is 1."""

    top: str
    base: str
    head: str = SUCCEEDED
    additive: bool = True

    def from_cells(self, tally: Tally) -> Result:
        return share(tally[self.top], tally[self.base])

    def from_database(self, row_set: RowSet, filters: Filters, now: dt.datetime) -> Result:
        raise TypeError("additive figures come from the cube")

    def from_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Result:
        return share(int(sum(_column(heads, rows, self.head))), len(rows))


@dataclass(frozen=True)
class Met:
    """Percent of the agreements that were due and paid in time."""

    head: str = MET
    additive: bool = False

    def from_cells(self, tally: Tally) -> Result:
        raise TypeError("not in the cube")

    def from_database(self, row_set: RowSet, filters: Filters, now: dt.datetime) -> Result:
        found = row_set.things(filters, now).aggregate(due=Count("pk"), in_time=Count("pk", filter=Q(met=1)))
        return share(found["in_time"], found["due"])

    def from_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Result:
        return share(int(sum(_column(heads, rows, self.head))), len(rows))


@dataclass(frozen=True)
class Middle:
    """The median of days from acceptance to the end of mediation."""

    head: str = TOOK
    additive: bool = False

    def from_cells(self, tally: Tally) -> Result:
        raise TypeError("not in the cube")

    def from_database(self, row_set: RowSet, filters: Filters, now: dt.datetime) -> Result:
        pairs = (
            row_set.things(filters, now)
            .order_by()
            .values_list("accepted_on", "mediated_on")
            .annotate(often=Count("pk"))
        )
        counts: dict[int, int] = {}
        for start, end, often in pairs.iterator(5000):
            counts[(end - start).days] = counts.get((end - start).days, 0) + often
        return middle(list(counts.items()))

    def from_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Result:
        return middle([(int(value), 1) for value in _column(heads, rows, self.head)])


Way = Counted | Added | Shared | Met | Middle
