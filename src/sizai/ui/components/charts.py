"""Charts: the data of one drawing, its sentence for those who hear it, and the same as a table (看表)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from django.utils.html import json_script
from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, missing, safe
from sizai.ui.components.numbers import grouped


@dataclass(frozen=True, slots=True)
class Series:
    """One line or row of bars; None is a gap. `past`: last year or a baseline, drawn grey."""

    name: str
    values: tuple[float | int | None, ...]
    past: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the time axis with a name (国庆), from one category to another."""

    first: str
    last: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """At most four series. `sentence` says what the drawing shows; `unit` goes into the table."""

    key: str
    kind: Literal["line", "bar", "hbar"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    sentence: str
    unit: str = ""
    bands: tuple[Band, ...] = ()
    share_of: float | None = None
    height: int = 176


def chart(drawing: Chart) -> SafeString:
    """The box that charts.js fills, with its data beside it and its table under it (hidden until 看表)."""
    if len(drawing.series) > 4:
        raise ValueError("A chart carries four series at most.")
    key, data = esc(drawing.key), json_script(asdict(drawing), f"{drawing.key}-data")
    return safe(
        f'<div class="chart" id="{key}" data-chart="{key}-data" role="img"'
        f' aria-label="{esc(drawing.sentence)}" style="height:{drawing.height}px"></div>{data}'
        f'<div class="chart-table" id="{key}-table" hidden>{chart_table(drawing)}</div>'
    )


def chart_table(drawing: Chart) -> SafeString:
    """The numbers of a chart as a table."""
    unit = f"（{esc(drawing.unit)}）" if drawing.unit else ""
    heads = "".join(f'<th class="n" scope="col">{esc(s.name)}{unit}</th>' for s in drawing.series)
    rows = []
    for index, category in enumerate(drawing.categories):
        cells = "".join(f'<td class="n">{_number(series.values[index])}</td>' for series in drawing.series)
        rows.append(f'<tr><th scope="row">{esc(category)}</th>{cells}</tr>')
    return safe(
        f'<table class="sz-t tight plain"><caption class="vh">{esc(drawing.sentence)}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _number(value: float | int | None) -> str:
    if value is None:
        return missing()
    return grouped(value) if isinstance(value, int) else f"{value:,}"


def chart_panel(
    drawing: Chart, *, title: str, hint: str = "", foot: str = "", link: tuple[str, str] | None = None
) -> SafeString:
    """A panel with one chart. The hint carries unit and verdict (件；比去年−12%), the foot the as-of time."""
    more = f'<a href="{esc(link[1])}">{esc(link[0])}</a>' if link else ""
    quiet = f'<span class="hint">{esc(hint)}</span>' if hint else ""
    under = f"<footer>{esc(foot)}</footer>" if foot else ""
    return safe(
        f'<section class="sz-panel"><header><h2>{esc(title)}</h2>{quiet}<span class="sp"></span>{more}'
        f'<button class="look" type="button" data-shows="{esc(drawing.key)}" aria-expanded="false"'
        f' aria-controls="{esc(drawing.key)}-table">看表</button></header>{chart(drawing)}{under}</section>'
    )
