"""大屏: one lead figure for each room, towns as tiles. Aggregates only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, icon, missing, safe
from sizai.ui.components.numbers import few
from sizai.ui.shell import ROOMS

LEAST: Final = 5
"""Smaller counts are not told, by their brightness neither."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The column of one room: the lead figure ("97.1%"), what it counts, what it rests on, three facts.

    A room that has no figures yet has `value` None and says so.
    """

    room: str
    value: str | None
    unit: str = ""
    base: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def leads(columns: Iterable[Lead]) -> SafeString:
    """The four columns in the order of the method."""
    parts = []
    for column in columns:
        head = f"<header><i>{icon(column.room, '')}</i><h2>{ROOMS[column.room]}</h2></header>"
        facts = "".join(
            f"<li><span>{esc(name)}</span><b>{esc(value)}</b></li>" for name, value in column.facts
        )
        shown = missing() if column.value is None else f"<b>{esc(column.value)}</b>"
        parts.append(
            f'<section class="zc">{head}<div class="ld">{shown}<span>{esc(column.unit)}</span></div>'
            f"<p>{esc(column.base)}</p><ul>{facts}</ul></section>"
        )
    return safe(f'<div class="four">{"".join(parts)}</div>')


@dataclass(frozen=True, slots=True)
class Tile:
    """One town on the grid; place is only roughly where it lies. `withheld`: not told, so that a small one cannot be worked out."""

    name: str
    column: int
    row: int
    count: int | None
    withheld: bool = False


def tiles(towns: Iterable[Tile]) -> SafeString:
    """Towns as tiles, the brighter the more; marked 示意位置 in the title of its panel."""
    placed = list(towns)
    most = max((town.count or 0 for town in placed), default=0) or 1
    parts = []
    for town in placed:
        told = 0 if town.count is None or town.count < LEAST or town.withheld else town.count
        words = "不显示" if town.withheld else few(town.count, least=LEAST)
        light = 0.3 + 0.6 * (told / most) ** 0.5
        parts.append(
            f'<div class="tile" style="grid-column:{town.column};grid-row:{town.row};--a:{light:.2f}">'
            f"<span>{esc(town.name)}</span><b>{words}</b></div>"
        )
    return safe(f'<div class="tiles">{"".join(parts)}</div>')
