"""月报: the month's figures before they are published, and the reports that were."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from sizai.access import clock
from sizai.access.policy import may, require
from sizai.figures.queries.filters import Filters, read_area, within
from sizai.figures.queries.numbers import Number
from sizai.figures.queries.periods import month, shown_first
from sizai.figures.queries.plan import DAY, month_of
from sizai.figures.queries.reports import Line, draft_report, read_month, reports_for
from sizai.figures.verbs.reports import fetch_report, publish_report
from sizai.figures.vocabulary import PaperKind
from sizai.orgs.queries import is_demo
from sizai.pages.desk.figures.asking import actor_of, address, places
from sizai.pages.desk.frame import render_desk
from sizai.papers import WORD_MIME
from sizai.registers.bad_input import BadInput
from sizai.ui.components import Column

MIME = {
    PaperKind.DOCX: WORD_MIME,
    PaperKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MONTHS = 24


def usual_month() -> dt.date:
    """The month that is over; in a demo the last one of the year that it replays."""
    over = month_of(month_of(clock.today()) - DAY)
    last = shown_first().until
    return month_of(last) if is_demo() and last and last < over else over


def _value(number: Number) -> str:
    return "无数据" if number.value is None else f"{number.value:,}"


def _now(line: Line) -> str:
    return "待核" if line.contradiction else _value(line.now)


def _base(line: Line) -> str:
    result = line.now.result
    return (
        f"{result.numerator:,} / {result.denominator:,}"
        if result.denominator and not line.contradiction
        else ""
    )


def _change(line: Line, other: Number) -> str:
    """How it moved: only between figures that may be printed."""
    if line.contradiction or other.doubts or line.now.value is None or other.value is None:
        return ""
    change: Decimal = line.now.value - other.value
    points = "个百分点" if line.now.metric.unit == "%" else ""
    return "持平" if not change else f"{'+' if change > 0 else '−'}{abs(change):,}{points}"


def _columns(filters: Filters, request: HttpRequest) -> list[Column]:
    actor = actor_of(request)
    return [
        Column("指标", lambda line: line.now.metric.name, "link", phone="first",
               url=lambda line: address(f"/figures/rows/{line.now.metric.key}/", filters, actor)),
        Column("本期", lambda line: f"{_now(line)}{line.now.metric.unit.value if _now(line) not in ('待核', '无数据') else ''}", align="right", phone="end"),
        Column("分子 / 分母", _base, align="right"),
        Column("上月", lambda line: _value(line.before), align="right", under=lambda line: _change(line, line.before)),
        Column("上年同月", lambda line: _value(line.year_ago), align="right", under=lambda line: _change(line, line.year_ago)),
        Column("口径和注意", lambda line: line.contradiction or line.now.metric.basis.label,
               under=lambda line: "；".join(line.now.remarks)),
    ]  # fmt: skip


PUBLISHED = [
    Column("月报", "title", "link", url=lambda report: f"/figures/report/{report.pk}/docx", phone="first"),
    Column("附表", lambda report: "Excel附表", url=lambda report: f"/figures/report/{report.pk}/xlsx"),
    Column("快照", lambda report: "当时的行", url=lambda report: f"/figures/snapshots/{report.snapshot_id}/"),
    Column(
        "发布", lambda report: f"{report.published_at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}", phone="end"
    ),
    Column("谁发的", "made_by"),
]


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """The draft of a month, and what was published."""
    actor = actor_of(request)
    require(actor, "read_report")
    trouble, first, area = "", usual_month(), ""
    try:
        area = read_area(request.GET.get("area", ""))
        first = read_month(request.GET["month"]) if request.GET.get("month") else first
    except BadInput as error:
        trouble = str(error)
    draft = draft_report(first, within(Filters(area=area), actor))
    context = {
        "trouble": trouble, "draft": draft, "month": f"{first:%Y-%m}", "area": area, "places": places(actor), "months": _months(first),
        "columns": _columns(draft.filters, request), "may_publish": may(actor, "publish_report"), "published_columns": PUBLISHED,
        "published": list(reports_for(actor)[:50]), "today": clock.today(), "unfinished": month(first)[1] >= clock.today(),
    }  # fmt: skip
    return render_desk(request, "desk/figures/report.html", context, place="figures", section="report")


def _months(chosen: dt.date) -> list[tuple[str, str]]:
    found, day = [], month_of(clock.today())
    for _ in range(MONTHS):
        found.append(day)
        day = month_of(day - DAY)
    if chosen not in found:
        around = [month_of(chosen.replace(day=15) - DAY * 30 * back) for back in range(-12, 12)]
        found = sorted({*found, *(each for each in around if each <= clock.today())}, reverse=True)
    return [(f"{day:%Y-%m}", f"{day.year}年{day.month}月") for day in found]


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """发布月报."""
    made = publish_report(
        actor=actor_of(request),
        first=read_month(request.POST.get("month", "")),
        area=read_area(request.POST.get("area", "")),
    )
    messages.success(request, f"{made.title}已经发布：Word、Excel附表和快照都留好了，以后不再改动。")
    return HttpResponseRedirect(f"/figures/report/?month={made.since:%Y-%m}")


@require_safe
def file(request: HttpRequest, pk: int, kind: str) -> FileResponse:
    """A file of a published report."""
    if kind not in PaperKind.values:
        raise Http404
    actor = actor_of(request)
    found = get_object_or_404(reports_for(actor), pk=pk)
    stored = fetch_report(actor=actor, report=found, kind=PaperKind(kind))
    return FileResponse(
        BytesIO(stored.content), as_attachment=True, filename=stored.name, content_type=MIME[PaperKind(kind)]
    )
