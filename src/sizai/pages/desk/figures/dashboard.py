"""总览: headline figures with their bases, towns, months, channels, kinds. Every number opens to its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import may, require
from sizai.figures.queries import breakdowns
from sizai.figures.queries.breakdowns import Part
from sizai.figures.queries.cells import Cells, read_cells
from sizai.figures.queries.filters import Filters, within
from sizai.figures.queries.kept import is_waiting, page_numbers
from sizai.figures.queries.periods import Period, name_of, shown_first, usual, year_before
from sizai.figures.queries.printed import Verdict, check_all
from sizai.figures.queries.ways import share
from sizai.figures.verbs.kept import keep_figure
from sizai.figures.verbs.reports import export_annex
from sizai.pages.desk.figures.asking import actor_of, address, filters_of, own_area, place_name, places
from sizai.pages.desk.figures.charts import lying, monthly
from sizai.pages.desk.figures.headline import doubts_of, headline, others
from sizai.pages.desk.frame import render_desk
from sizai.registers.bad_input import BadInput
from sizai.resolution.vocabulary import Channel, ClaimKind
from sizai.ui.components import Column, wan

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _yuan(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def town_columns(cells: Cells, towns: list[Part], actor: Actor) -> list[Column]:
    """The table of towns; sums at the foot are the whole filter's."""
    total = cells.total
    most = max((part.tally["accepted"] for part in towns), default=0)

    def opens(key: str) -> Callable[[Part], str]:
        return lambda part: address(f"/figures/rows/{key}/", part.filters, actor) if part.filters else ""

    def rate(part: Part) -> Decimal | None:
        return share(part.tally["successful"], part.tally["completed"]).value

    def base(part: Part) -> str:
        return f"{part.tally['successful']:,}/{part.tally['completed']:,}" if part.tally["completed"] else ""

    whole = share(total["successful"], total["completed"])
    return [
        Column("镇街", "name", "link", url=lambda part: address("/figures/", part.filters, actor) if part.filters else "", phone="first", foot="合计"),
        Column("受理（件）", lambda part: (part.tally["accepted"], most), "bar", url=opens("cases_accepted"), phone="end", width="24%", foot=f"{total['accepted']:,}"),
        Column("完成", lambda part: part.tally["completed"], "number", url=opens("mediations_completed"), foot=f"{total['completed']:,}"),
        Column("成功", lambda part: part.tally["successful"], "number", url=opens("mediations_successful"), foot=f"{total['successful']:,}"),
        Column("成功率", rate, "percent", under=base, foot="" if whole.value is None else f"{whole.value}%"),
        Column("请求（万元）", lambda part: _yuan(part.tally["claimed"]), "wan", url=opens("amount_claimed"), foot=wan(_yuan(total['claimed']))),
        Column("协议（万元）", lambda part: _yuan(part.tally["promised"]), "wan", url=opens("amount_promised"), foot=wan(_yuan(total['promised']))),
        Column("到账（万元）", lambda part: _yuan(part.tally["received"]), "wan", url=opens("amount_received"), foot=wan(_yuan(total['received']))),
    ]  # fmt: skip


def _spans() -> list[Period]:
    """The usual periods; before them the one that is shown first, where it is another."""
    first, found = shown_first(), usual(clock.today())
    known = {(period.since, period.until) for period in found}
    return found if (first.since, first.until) in known else [first, *found]


def _form(filters: Filters, actor: Actor) -> dict[str, Any]:
    """What the line of filters shows."""
    return {
        "since": filters.since, "until": filters.until, "area": "" if filters.area == own_area(actor) else filters.area,
        "channel": filters.channel, "kind": filters.kind, "places": places(actor), "channels": Channel.choices, "kinds": ClaimKind.choices,
        "spans": [
            (period.label, address("/figures/", replace(filters, since=period.since, until=period.until), actor),
             (period.since, period.until) == (filters.since, filters.until))
            for period in _spans()
        ],
    }  # fmt: skip


def _compared(filters: Filters) -> Cells | None:
    """The same period a year earlier."""
    if not filters.since or not filters.until:
        return None
    since, until = year_before(filters.since, filters.until)
    return read_cells(replace(filters, since=since, until=until))


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The dashboard."""
    actor = actor_of(request)
    require(actor, "read_figures")
    if actor.role == Role.SCREEN:
        return HttpResponseRedirect("/screen/")
    trouble = ""
    try:
        filters = filters_of(request)
    except BadInput as error:
        trouble, filters = str(error), within(Filters(), actor)
    cells = read_cells(filters)
    towns = breakdowns.by_town(cells)
    numbers = page_numbers(cells)
    checked = check_all(filters, numbers)
    before = _compared(filters) if request.GET.get("compare") else None
    today = clock.today()
    context = {
        "today": today, "trouble": trouble, "title": f"{name_of(filters.since, filters.until)}数字", "form": _form(filters, actor),
        "as_of": clock.now(), "kpis": headline(numbers, cells.total, checked, filters, actor), "others": others(numbers, filters, actor),
        "doubts": doubts_of(numbers, filters, actor), "impossible": [each for each in checked if each.verdict == Verdict.IMPOSSIBLE],
        "agreeing": sum(each.verdict == Verdict.AGREES for each in checked), "differing": [each for each in checked if each.verdict == Verdict.DIFFERS],
        "columns": town_columns(cells, towns, actor), "towns": towns, "opens_rows": may(actor, "read_figure_rows"),
        "monthly": monthly(breakdowns.by_month(cells, today), breakdowns.by_month(before, today) if before else None),
        "channels": lying("channels", "受理渠道", breakdowns.by_channel(cells)), "kinds": lying("kinds", "请求事项", breakdowns.by_kind(cells)),
        "accepted": cells.total["accepted"], "comparable": bool(filters.since and filters.until), "compare": before is not None,
        "may_publish": may(actor, "publish_report"), "may_snapshot": may(actor, "take_snapshot"), "may_export": may(actor, "export_figure_rows"),
        "may_conclude": may(actor, "conclude_printed_figure"), "waiting": any(is_waiting(number) for number in numbers.values()),
        "query": address("", filters, actor),
        "scope_name": place_name(filters, actor),
    }  # fmt: skip
    return render_desk(request, "desk/figures/overview.html", context, place="figures", section="overview")


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """现在算: the figures that are slow to count, for this filter."""
    filters = filters_of(request)
    keep_figure(actor=actor_of(request), filters=filters)
    messages.success(request, "算好了，截至时间写在每个数旁边。")
    return HttpResponseRedirect(address("/figures/", filters, actor_of(request)))


@require_POST
def export(request: HttpRequest) -> FileResponse | HttpResponse:
    """Excel附表: the figures of this filter with the rows behind each."""
    filters = filters_of(request)
    found = export_annex(actor=actor_of(request), filters=filters)
    return FileResponse(found.content, as_attachment=True, filename=found.name, content_type=EXCEL)
