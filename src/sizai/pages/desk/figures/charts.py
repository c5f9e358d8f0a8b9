"""The drawings of the dashboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sizai.figures.queries.breakdowns import Part
from sizai.figures.queries.cells import Tally
from sizai.ui.components import Chart, Series

Months = Sequence[tuple[dt.date, Tally]]


def month_names(months: Months) -> tuple[str, ...]:
    """1月 … 12月; with the year where the months belong to several."""
    years = {month.year for month, _ in months}
    return tuple(
        f"{month.month}月" if len(years) == 1 else f"{month.year}-{month.month:02}" for month, _ in months
    )


def monthly(months: Months, before: Months | None = None) -> Chart | None:
    """Accepted and completed by month; a year earlier in grey."""
    if not months:
        return None
    accepted = [tally["accepted"] for _, tally in months]
    completed = [tally["completed"] for _, tally in months]
    names = month_names(months)
    series = [Series("受理", tuple(accepted)), Series("完成", tuple(completed))]
    if before:
        then = {month.month: tally for month, tally in before} if len(before) <= 12 else {}
        series.append(
            Series(
                "上年受理",
                tuple(then[month.month]["accepted"] if month.month in then else None for month, _ in months),
                past=True,
            )
        )
    most, least = accepted.index(max(accepted)), accepted.index(min(accepted))
    told = f"按月受理与完成件数；{names[most]}受理{accepted[most]:,}件最多，{names[least]}{accepted[least]:,}件最少"
    return Chart(
        key="monthly",
        kind="bar" if len(months) <= 12 else "line",
        categories=names,
        unit="件",
        series=tuple(series),
        sentence=told,
    )


def lying(key: str, name: str, parts: list[Part]) -> Chart | None:
    """Accepted cases as lying bars with their shares."""
    if not parts:
        return None
    counts = tuple(part.tally["accepted"] for part in parts)
    return Chart(
        key=key, kind="hbar", categories=tuple(part.name for part in parts), unit="件", share_of=sum(counts),
        series=(Series("受理", counts),), sentence=f"{name}：{parts[0].name}{counts[0]:,}件最多",
        height=max(60, 8 + 27 * len(parts)),
    )  # fmt: skip
