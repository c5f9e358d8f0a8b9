"""Numbers as the house writes them, and figures that open to their rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from django.utils.safestring import SafeString

from sizai.ui.components.markup import NO_DATA, Empty, esc, missing, safe
from sizai.ui.components.states import tag

Number = int | Decimal
Value = TypeVar("Value")


def grouped(value: Number, places: int | None = None) -> str:
    """2426 → 2,426; negative with a true minus. `places`: rounded half up to that many decimals."""
    if places is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{value:,}".replace("-", "−")


def given(value: Value | None) -> Value | None:
    """None for the empty text that a template gives for an attribute of nothing. 0 is there."""
    return None if value is None or str(value) == "" else value


def money(value: Decimal | None, *, empty: Empty = NO_DATA) -> SafeString:
    """Yuan with two decimals, the unit stands in the head of the column: 18,240.00."""
    yuan = given(value)
    return missing(empty) if yuan is None else safe(grouped(yuan, 2))


def wan(value: Decimal | None, *, empty: Empty = NO_DATA) -> SafeString:
    """Yuan, written in 万元 with one decimal: 41600000 → 4,160.0. Never in one table with `money`."""
    yuan = given(value)
    return missing(empty) if yuan is None else safe(grouped(yuan / 10_000, 1))


def percent(value: Decimal | None, *, base: str = "", empty: Empty = NO_DATA) -> SafeString:
    """A rate in percent with one decimal, and the base it rests on: 97.1% 1,688/1,739."""
    rate = given(value)
    if rate is None:
        return missing(empty)
    beside = f' <span class="hint num">{esc(base)}</span>' if base else ""
    return safe(f'<span class="num nw">{grouped(rate, 1)}%</span>{beside}')


def few(value: int | None, *, least: int = 5) -> SafeString:
    """For screens that everybody sees: counts from 1 to `least` − 1 are not told. 0 stays 0."""
    if value is None:
        return missing()
    return safe(f"不足{least}" if 0 < value < least else grouped(value))


def figure(value: Number | str | None, url: str = "", *, empty: Empty = NO_DATA) -> SafeString:
    """A number that opens to its rows; without `url` a plain number (a total of what is in sight)."""
    number = given(value)
    if number is None:
        return missing(empty)
    shown = esc(number) if not isinstance(number, int | Decimal) else grouped(number)
    if not url:
        return safe(f'<span class="num">{shown}</span>')
    return safe(f'<a class="fig" href="{esc(url)}">{shown}</a>')


def bar(value: Number | None, largest: Number, url: str = "") -> SafeString:
    """A count with a bar whose length is its share of the largest in the column."""
    if value is None:
        return missing()
    share = round(100 * float(value) / float(largest), 1) if largest else 0
    return safe(
        f'<span class="barred"><span class="track"><span class="bar" style="width:{share}%"></span></span>'
        f"{figure(value, url)}</span>"
    )


@dataclass(frozen=True, slots=True)
class Kpi:
    """One headline figure. `value` is written as it stands ("97.1"), None is 无数据; `basis`: its ground.

    `flag`: the contradiction in one word; the cell turns yellow, and reports do not print the number.
    """

    label: str
    value: str | None
    unit: str = ""
    basis: str = ""
    url: str = ""
    rows: str = ""
    flag: str = ""


def kpi(item: Kpi) -> SafeString:
    """A headline figure with its unit, its base, and the way to its rows."""
    mark = f" {tag(item.flag, 'clash')}" if item.flag else ""
    shown = missing() if item.value is None else figure(item.value, item.url)
    unit = f"<small>{esc(item.unit)}</small>" if item.unit and item.value is not None else ""
    rows = f'<a class="o" href="{esc(item.url)}">{esc(item.rows)}</a>' if item.rows and item.url else ""
    kind = "kpi flag" if item.flag else "kpi"
    return safe(
        f'<div class="{kind}"><div class="t">{esc(item.label)}{mark}</div><div class="v">{shown}{unit}</div>'
        f'<div class="b num">{esc(item.basis)}</div>{rows}</div>'
    )


def kpis(items: Iterable[Kpi]) -> SafeString:
    """The row of headline figures at the top of 数字."""
    return safe('<section class="sz-panel kpis">' + "".join(kpi(item) for item in items) + "</section>")
