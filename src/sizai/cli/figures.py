"""`sizai figures`: the figures as a table or as JSON, the rows behind one as CSV. Reads everything: who sits at the server may."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from sizai.cli.opening import open_django

if TYPE_CHECKING:
    from sizai.figures.queries.numbers import Number

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet: it is written as text."""


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int, right: bool = False) -> str:
    gap = " " * max(0, width - _wide(text))
    return gap + text if right else text + gap


def _cells(number: Number) -> tuple[str, str, str, str, str]:
    value = "无数据" if number.value is None else f"{number.value:,}"
    base = (
        f"{number.result.numerator:,}／{number.result.denominator:,}"
        if number.result.denominator is not None
        else ""
    )
    return number.metric.name, value, number.metric.unit.value, base, number.metric.basis.label


def _table(numbers: list[Number]) -> None:
    heads = ("指标", "数值", "单位", "分子／分母", "口径")
    rows = [_cells(number) for number in numbers]
    widths = [max(_wide(row[at]) for row in [heads, *rows]) for at in range(len(heads))]
    for row in [heads, *rows]:
        click.echo(
            "  ".join(
                _padded(cell, width, at == 1)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
        )
    for number in numbers:
        for flag in number.flags:
            click.echo(f"注意：{number.metric.name}：{flag}。")
    first = numbers[0]
    since, until = first.filters.since or "最早", first.filters.until or "现在"
    click.echo(f"期间：{since}至{until}。截至{first.as_of:%Y-%m-%d %H:%M}。")


def _text(value: Any) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def _rows(heads: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(heads)
    for values in rows:
        writer.writerow([_text(value) for value in values])


def _asked(ctx: click.Context, ask: Callable[[], Any]) -> Any:
    """What `ask` gives; one sentence and exit code 2 when the question itself is wrong."""
    from sizai.registers.bad_input import BadInput

    try:
        return ask()
    except BadInput as error:
        click.echo(str(error), err=True)
        ctx.exit(2)


@click.command()
@click.argument("key", required=False, metavar="[数字]")
@click.option("--json", "as_json", is_flag=True, help="按 JSON 输出")
@click.option("--rows", "as_rows", is_flag=True, help="输出这个数字背后的每一行（CSV）")
@click.option("--from", "since", default="", metavar="日期", help="从哪一天起，含当天，如 2024-01-01")
@click.option("--to", "until", default="", metavar="日期", help="到哪一天止，含当天")
@click.option("--area", default="", metavar="代码", help="镇街的行政区划代码，下级都算在内")
@click.option("--channel", default="", metavar="来源", help="只看一个来源，如 hotline")
@click.option("--kind", default="", metavar="事项", help="只看一类请求事项，如 wages")
@click.option("--refresh", is_flag=True, help="先把每天的合计全部重新加一遍")
@click.pass_context
def figures(ctx: click.Context, key: str | None, as_json: bool, as_rows: bool, since: str, until: str, area: str, channel: str,
            kind: str, refresh: bool) -> None:  # fmt: skip
    """数字，和数字背后的每一行。不写数字就列出全部；--rows 要写明是哪一个。"""
    open_django()
    from sizai.figures.queries.filters import read_filters
    from sizai.figures.queries.metrics import METRICS, metric_of
    from sizai.figures.queries.numbers import compute
    from sizai.figures.verbs.refresh import rebuild_figures

    metric = _asked(ctx, lambda: metric_of(key)) if key else None
    filters = _asked(
        ctx, lambda: read_filters(since=since, until=until, area=area, channel=channel, kind=kind)
    )
    if as_rows and metric is None:
        click.echo("请写要看哪个数字的行，例如：sizai figures cases_accepted --rows", err=True)
        ctx.exit(2)
    if refresh:
        days = rebuild_figures()
        click.echo(f"重新加了{days:,}天的合计。", err=True)
    if as_rows and metric is not None:
        _rows(metric.row_set.heads, (row.values for row in metric.row_set.rows(filters)))
        return
    numbers = compute(filters, [metric] if metric else METRICS)
    if as_json:
        click.echo(json.dumps([number.plain() for number in numbers], ensure_ascii=False, indent=1))
    else:
        _table(numbers)
