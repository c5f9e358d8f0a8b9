"""The headline figures with their bases, the quieter ones beside them, and what speaks against any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.figures.queries.cells import Tally
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.kept import is_waiting
from sizai.figures.queries.numbers import Number
from sizai.figures.queries.printed import Checked, Verdict
from sizai.pages.desk.figures.asking import address
from sizai.ui.components import Kpi, wan

Numbers = dict[str, Number]


def _wan(value: Decimal | None) -> str:
    return "无数据" if value is None else str(wan(value))


def _whole(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:,}"


def rows_url(number: Number, filters: Filters, actor: Actor) -> str:
    """The rows behind a figure."""
    return address(f"/figures/rows/{number.metric.key}/", filters, actor)


def _span(filters: Filters) -> str:
    if filters.since and filters.until:
        same = filters.since.year == filters.until.year
        return f"{filters.since}至{f'{filters.until:%m-%d}' if same else filters.until}"
    return f"{filters.since}起" if filters.since else f"至{filters.until}" if filters.until else "全部"


def _money_basis(numbers: Numbers) -> str:
    promised, received = numbers["amount_promised"].value, numbers["amount_received"].value
    told = f"承诺{_wan(promised)}万元"
    if promised and received is not None and received <= promised:
        told += f"，到账占{100 * received / promised:.1f}%"
    return told


def _worker_basis(numbers: Numbers) -> str:
    distinct = numbers["workers_distinct"]
    if distinct.value is None:
        return "按件相加，一人两件计两次"
    told = f"按身份去重{distinct.value:,}人"
    return (
        f"{told}；{distinct.as_of.astimezone(clock.ZONE):%m-%d %H:%M}算的"
        if distinct.as_of != numbers["workers"].as_of
        else told
    )


def headline(
    numbers: Numbers, counts: Tally, checked: Sequence[Checked], filters: Filters, actor: Actor
) -> list[Kpi]:
    """Six figures, and what was printed elsewhere and cannot be true."""
    accepted, completed, rate = (
        numbers[key] for key in ("cases_accepted", "mediations_completed", "mediation_success_rate")
    )
    of_accepted = numbers["mediation_success_of_accepted"].result
    failed = (completed.value or 0) - (numbers["mediations_successful"].value or 0)
    base = f"{rate.result.numerator:,} / {rate.result.denominator:,}"
    if of_accepted.denominator:
        base += f"；占受理{of_accepted.value}%（{of_accepted.numerator:,} / {of_accepted.denominator:,}）"
    ended = f"成功{numbers['mediations_successful'].value:,} + 不成{failed:,}；撤回、转办不计"
    told = [
        ("cases_accepted", _whole(accepted.value), "件", f"{_span(filters)}，{accepted.metric.basis.label}", "accepted"),
        ("amount_claimed", _wan(numbers["amount_claimed"].value), "万元", f"{accepted.value:,}件请求金额合计", "accepted"),
        ("mediations_completed", _whole(completed.value), "件", ended, "completed"),
        ("mediation_success_rate", rate.printed, "%", base, "completed"),
        ("amount_received", _wan(numbers["amount_received"].value), "万元", _money_basis(numbers), "payments"),
        ("workers", _whole(numbers["workers"].value), "人", _worker_basis(numbers), "accepted"),
    ]  # fmt: skip
    cells = [
        _kpi(numbers[key], value, unit, basis, f"{counts[rows]:,}行", filters, actor)
        for key, value, unit, basis, rows in told
    ]
    return cells + [_printed_kpi(each) for each in checked if each.verdict == Verdict.IMPOSSIBLE]


def _kpi(
    number: Number, value: str | None, unit: str, basis: str, rows: str, filters: Filters, actor: Actor
) -> Kpi:
    if number.doubts:
        finding = number.doubts[0]
        url = (
            address(f"/figures/rows/{finding.row_set}/", filters, actor)
            if finding.row_set
            else rows_url(number, filters, actor)
        )
        return Kpi(number.metric.name, value, unit, finding.sentence, url, "看冲突", flag="矛盾")
    return Kpi(number.metric.name, value, unit, basis, rows_url(number, filters, actor), rows)


def _printed_kpi(checked: Checked) -> Kpi:
    basis = f"{checked.printed.source}，未采用；本库{checked.ours}"
    return Kpi(
        checked.metric.name,
        checked.printed.text,
        "",
        basis,
        f"#printed-{checked.printed.pk}",
        "看冲突",
        flag="矛盾",
    )


@dataclass(frozen=True)
class Line:
    """A quieter figure: what the list beside the table shows."""

    name: str
    value: str
    base: str
    url: str
    waiting: bool


def others(numbers: Numbers, filters: Filters, actor: Actor) -> list[Line]:
    """Figures that have no headline of their own."""
    keys = (
        "median_days",
        "performance_rate",
        "cases_closed",
        "cases_unsolved",
        "cases_pending",
        "cases_reopened",
        "dispatches_overdue",
    )
    found = []
    for key in keys:
        number = numbers[key]
        result = number.result
        value = "无数据" if number.value is None else f"{number.value:,}{number.metric.unit.value}"
        base = f"{result.numerator:,} / {result.denominator:,}" if result.denominator else ""
        if number.as_of != numbers["cases_accepted"].as_of:
            base = f"{base} {number.as_of.astimezone(clock.ZONE):%m-%d %H:%M}算的".strip()
        found.append(
            Line(number.metric.name, value, base, rows_url(number, filters, actor), is_waiting(number))
        )
    return found


@dataclass(frozen=True)
class Doubt:
    """A contradiction within our own rows, for the strip above the tables."""

    title: str
    why: str
    url: str


def doubts_of(numbers: Numbers, filters: Filters, actor: Actor) -> list[Doubt]:
    """Each contradiction once, with the figures that it keeps out of reports."""
    found: dict[str, Doubt] = {}
    for number in numbers.values():
        for finding in number.doubts:
            url = address(f"/figures/rows/{finding.row_set}/", filters, actor) if finding.row_set else ""
            names = "、".join(each.metric.name for each in numbers.values() if finding in each.doubts)
            found[finding.sentence] = Doubt(f"{finding.sentence}。", f"核对以前，月报不印“{names}”。", url)
    return list(found.values())
