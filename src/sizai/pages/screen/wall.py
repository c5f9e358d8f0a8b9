"""大屏: aggregates of the screen's area for a wall that everybody sees. No rows, no names, no counts under 5; it only reads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.figures.queries import breakdowns
from sizai.figures.queries.breakdowns import Part
from sizai.figures.queries.cells import Tally, read_cells
from sizai.figures.queries.filters import Filters, within
from sizai.figures.queries.kept import page_numbers
from sizai.figures.queries.numbers import Number
from sizai.figures.queries.periods import shown_first
from sizai.figures.queries.printed import Checked, Verdict, check_all
from sizai.orgs.queries import area_names, is_demo
from sizai.ui.components import Chart, Series, Tile, wan

LEAST = 5
FEW = f"不足{LEAST}"
RANKS = 4


def _is_few(count: int) -> bool:
    return 0 < count < LEAST


def told(count: int, unit: str) -> str:
    """A count with its unit; small ones are not told."""
    return FEW if _is_few(count) else f"{count:,}{unit}"


def _wan(cents: int) -> str:
    return str(wan(Decimal(cents).scaleb(-2)))


@dataclass(frozen=True)
class Lead:
    """The column of 化解在小."""

    value: str
    unit: str
    base: str
    facts: tuple[tuple[str, str], ...]


def lead(total: Tally, numbers: dict[str, Number]) -> Lead:
    """The success rate with its base; a rate of few cases would tell of each of them."""
    rate, completed, accepted = numbers["mediation_success_rate"].value, total["completed"], total["accepted"]
    if rate is None or _is_few(completed) or numbers["mediation_success_rate"].doubts:
        value, base = "", f"调解完成{told(completed, '件')}"
    else:
        value, base = f"{rate}%", f"成功{total['successful']:,} / 完成{completed:,}件"
    median = numbers["median_days"].value
    paid_few = _is_few(total["payments"]) or _is_few(total["agreements"])
    facts = (
        ("受理", told(accepted, "件")),
        ("涉及金额", FEW if _is_few(accepted) else f"{_wan(total['claimed'])}万元"),
        ("到账 / 承诺", FEW if paid_few else f"{_wan(total['received'])} / {_wan(total['promised'])}万元"),
        ("涉及职工", "待核" if numbers["workers"].doubts else told(total["workers"], "人")),
        ("调解用时中位数", FEW if _is_few(completed) else "无数据" if median is None else f"{median}天"),
        ("在办", told(total["pending"], "件")),
    )
    return Lead(value, "调解成功率", base, facts)


def tiles_of(parts: list[Part]) -> list[Tile]:
    """Towns on the grid; where the register says no place, one after the other."""
    towns = [part for part in parts if part.area is not None]
    placed = any(part.area and part.area.tile_column for part in towns)
    found = []
    for at, part in enumerate(sorted(towns, key=lambda part: part.area.code if part.area else "")):
        assert part.area is not None
        column, row = (part.area.tile_column, part.area.tile_row) if placed else (at % 4 + 1, at // 4 + 1)
        if column and row:
            found.append(Tile(part.name, column, row, part.tally["accepted"]))
    return _covered(found)


def _covered(tiles: list[Tile]) -> list[Tile]:
    """One small count alone could be worked out from the total: the next smallest is withheld with it."""
    told = [tile for tile in tiles if tile.count and tile.count >= LEAST]
    if sum(_is_few(tile.count or 0) for tile in tiles) != 1 or not told:
        return tiles
    least = min(told, key=lambda tile: tile.count or 0)
    return [replace(tile, withheld=True) if tile is least else tile for tile in tiles]


def _line(months: list[tuple[dt.date, Tally]], measure: str) -> tuple[int | None, ...]:
    """Counts by month; a small one is a gap."""
    return tuple(None if _is_few(tally[measure]) else tally[measure] for _, tally in months)


def monthly(months: list[tuple[dt.date, Tally]]) -> Chart:
    """Accepted and completed by month."""
    return Chart(
        key="months", kind="line", categories=tuple(f"{month.month}月" for month, _ in months[-12:]), unit="件", height=424,
        series=(Series("受理", _line(months[-12:], "accepted")), Series("完成", _line(months[-12:], "completed"))),
        sentence="按月受理与完成件数，不足5件的月份不画",
    )  # fmt: skip


def _source(checked: list[Checked]) -> str:
    if not is_demo():
        return "数字由本库的每一件重新加总。"
    compared = [each for each in checked if each.verdict != Verdict.IMPOSSIBLE]
    agree = compared and all(each.verdict == Verdict.AGREES for each in compared)
    return "公开合计与报道一致，其余为演示。" if agree else "演示数据，全部虚构。"


def _period(filters: Filters) -> str:
    since, until = filters.since, filters.until
    if not since or not until:
        return "历年"
    last = min(until, clock.today())
    return f"{since.year}年{since.month}月至{last.month}月" if since.year == last.year else f"{since}至{last}"


@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    """The wall."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "read_screen")
    period = shown_first()
    filters = within(Filters(period.since, period.until), actor)
    cells = read_cells(filters)
    towns = breakdowns.by_town(cells)
    numbers = page_numbers(cells)
    months = breakdowns.by_month(cells, clock.today())
    context = {
        "demo": is_demo(), "place": area_names().get(filters.area, ""), "period": _period(filters), "as_of": clock.now(),
        "lead": lead(cells.total, numbers), "towns": tiles_of(towns), "monthly": monthly(months),
        "kinds": [(at, part.name, told(part.tally["accepted"], "")) for at, part in enumerate(breakdowns.by_kind(cells)[:RANKS], 1)],
        "source": _source(check_all(filters, numbers)), "gaps": any(_is_few(tally[name]) for _, tally in months for name in ("accepted", "completed")),
    }  # fmt: skip
    return render(request, "screen/wall.html", context)
