"""Figures that others have printed, held against ours: they agree, they differ, or they cannot be true."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sizai.figures.models import PrintedFigure
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.metrics import BY_KEY, Metric
from sizai.figures.queries.numbers import Number


class Verdict(StrEnum):
    AGREES = "一致"
    DIFFERS = "不同"
    IMPOSSIBLE = "矛盾"
    UNKNOWN = "无数据"


@dataclass(frozen=True)
class Checked:
    """`title` and `why` are sentences for the page; `ours` is our number as printed."""

    printed: PrintedFigure
    metric: Metric
    verdict: Verdict
    title: str
    why: str
    ours: str


def _written(metric: Metric, value: Decimal | None) -> str:
    return "无数据" if value is None else f"{value:,}{metric.unit.value}"


def _impossible(printed: PrintedFigure, numbers: dict[str, Number]) -> tuple[str, str] | None:
    """Why the printed number cannot go with our rows, as title and reason."""

    def ours(key: str) -> Decimal:
        return numbers[key].value or Decimal(0)

    name = BY_KEY[printed.key].name
    match printed.key:
        case "workers" if printed.number < ours("cases_accepted"):
            cases, known = f"{ours('cases_accepted'):,}", numbers["workers_distinct"].value
            told = "" if known is None else f"本库按身份去重为{known:,}人，"
            return (
                f"{printed.source}称{cases}件“涉及职工{printed.text}”，两数不能同时成立。",
                f"每件至少1人，人数不会少于{cases}。{told}按件相加为{ours('workers'):,}人。月报不印该数；请核对来源，写明是否只统计集体案件。",
            )
        case "mediations_successful" if printed.number > ours("mediations_completed"):
            return (
                f"{printed.source}称{name}{printed.text}，多于调解完成。",
                f"本库调解完成{ours('mediations_completed'):,}件，成功不会更多。",
            )
        case "mediation_success_rate" | "mediation_success_of_accepted" | "performance_rate" if (
            printed.number > 100
        ):
            return (
                f"{printed.source}称{name}{printed.text}，超过100%。",
                "占比不会超过100%，请核对分子和分母。",
            )
        case "mediations_completed" if printed.number < ours("mediations_successful"):
            return (
                f"{printed.source}称{name}{printed.text}，少于调解成功。",
                f"本库调解成功{ours('mediations_successful'):,}件，完成不会更少。",
            )
    return None


def check(printed: PrintedFigure, numbers: dict[str, Number]) -> Checked:
    """Hold one printed figure against ours of the same period and area."""
    metric = BY_KEY[printed.key]
    mine = numbers[printed.key].value
    ours = _written(metric, mine)
    if impossible := _impossible(printed, numbers):
        return Checked(printed, metric, Verdict.IMPOSSIBLE, *impossible, ours)
    if mine is None:
        return Checked(
            printed,
            metric,
            Verdict.UNKNOWN,
            f"{printed.source}称{metric.name}{printed.text}，本库没有数。",
            "",
            ours,
        )
    if mine == printed.number:
        return Checked(
            printed,
            metric,
            Verdict.AGREES,
            f"{printed.source}称{metric.name}{printed.text}，与本库一致。",
            "",
            ours,
        )
    told = f"{printed.source}称{metric.name}{printed.text}，与本库不同。"
    return Checked(printed, metric, Verdict.DIFFERS, told, f"本库是{ours}，请核对期间和口径。", ours)


def printed_of(filters: Filters) -> list[PrintedFigure]:
    """What was printed about exactly this period and area; a part by channel, kind or station was never printed."""
    if filters.channel or filters.kind or filters.station_id is not None:
        return []
    found = PrintedFigure.objects.filter(since=filters.since, until=filters.until, area_path=filters.area)
    return [printed for printed in found if printed.key in BY_KEY]


def check_all(filters: Filters, numbers: dict[str, Number]) -> list[Checked]:
    """Everything printed about the filter, checked against `numbers` of the same filter."""
    return [check(printed, numbers) for printed in printed_of(filters)]


def printed_contradictions(filters: Filters, numbers: dict[str, Number]) -> list[Checked]:
    """Those that cannot be true."""
    return [checked for checked in check_all(filters, numbers) if checked.verdict == Verdict.IMPOSSIBLE]
