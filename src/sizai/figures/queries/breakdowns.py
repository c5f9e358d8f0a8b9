"""The sums of a filter by town, month, channel and kind, with names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sizai.figures.queries.cells import Cells, Tally, together
from sizai.figures.queries.filters import Filters, next_level
from sizai.figures.queries.rows import label
from sizai.orgs.models import Area
from sizai.orgs.queries import installation
from sizai.resolution.vocabulary import Channel, ClaimKind

MOST_MONTHS = 36
"""A chart shows the last three years at most."""


@dataclass(frozen=True)
class Part:
    """One row of a table. `filters` opens it; None where the part has no code of its own."""

    name: str
    tally: Tally
    filters: Filters | None
    area: Area | None = None


def _level(filters: Filters) -> int:
    """How long the codes of the parts are: everything is divided like the installation's own area."""
    if filters.area:
        return next_level(filters.area)
    ours = installation()
    return next_level(ours.area_path if ours else "440784")


def by_town(cells: Cells) -> list[Part]:
    """The towns of the area, those without a case too, most cases first; at the end what lies in no town."""
    filters, level = cells.filters, _level(cells.filters)
    sums: dict[str, list[Tally]] = {}
    for (_, path), tally in cells.by("month", "area").items():
        sums.setdefault(path[:level] if len(path) >= level else "", []).append(tally)
    areas = {
        area.code: area
        for area in Area.objects.filter(code__startswith=filters.area)
        if len(area.code) == level
    }
    codes = [*areas, *(code for code in sums if code and code not in areas)]
    parts = [
        Part(
            areas[code].name if code in areas else code,
            together(sums.get(code, [])),
            filters.inside(code),
            areas.get(code),
        )
        for code in codes
    ]
    if filters.station_id is not None:  # a station has no part in the other towns
        parts = [part for part in parts if part.tally]
    parts.sort(key=lambda part: (-part.tally["accepted"], part.filters.area if part.filters else ""))
    if "" in sums:
        parts.append(Part("没有分到镇街" if level <= 9 else "没有分到村社区", together(sums[""]), None))
    return parts


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    found = []
    while first <= last:
        found.append(first)
        first = (first + dt.timedelta(days=32)).replace(day=1)
    return found


def by_month(cells: Cells, today: dt.date) -> list[tuple[dt.date, Tally]]:
    """Every month of the period, empty ones too; without a period, from the first case to today. Never beyond today."""
    sums: dict[dt.date, list[Tally]] = {}
    for (month, _), tally in cells.by("month", "area").items():
        sums.setdefault(month, []).append(tally)
    if not sums and cells.filters.since is None:
        return []
    first = (cells.filters.since or min(sums)).replace(day=1)
    last = max([min(cells.filters.until or today, today).replace(day=1), *sums])
    return [(month, together(sums.get(month, []))) for month in _months(first, last)[-MOST_MONTHS:]]


def by_channel(cells: Cells) -> list[Part]:
    """The channels that brought anything, most cases first."""
    parts = [
        Part(label(Channel)(code), tally, replace(cells.filters, channel=code))
        for (code,), tally in cells.by("channel", only=("accepted",)).items()
    ]
    return _most_first(parts)


def by_kind(cells: Cells) -> list[Part]:
    """The kinds of claim that occurred, most cases first."""
    parts = [
        Part(label(ClaimKind)(code), tally, replace(cells.filters, kind=code))
        for (code,), tally in cells.by("kind", only=("accepted",)).items()
    ]
    return _most_first(parts)


def _most_first(parts: list[Part]) -> list[Part]:
    return sorted(
        (part for part in parts if part.tally["accepted"]),
        key=lambda part: (-part.tally["accepted"], part.name),
    )
