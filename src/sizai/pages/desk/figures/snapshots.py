"""快照: figures as they were published, the rows behind them as they were, and what has changed since."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sizai.access import clock
from sizai.access.policy import may, require
from sizai.figures.forms import SnapshotForm
from sizai.figures.models import Snapshot
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.rowsets import ALL
from sizai.figures.queries.snapshots import (
    Derived,
    Frozen,
    changes_since,
    rederive,
    rows_of,
    same_definitions,
    snapshots_for,
    verify,
)
from sizai.figures.queries.workbooks import asked
from sizai.figures.verbs.snapshots import take_snapshot
from sizai.pages.desk.figures.asking import actor_of, address, filters_of
from sizai.pages.desk.frame import render_desk
from sizai.registers.bad_input import BadInput
from sizai.ui.components import Column

SHOWN = 500
"""Rows of a snapshot on a page; all of them are in the annex."""


def _found(request: HttpRequest, pk: int) -> Snapshot:
    actor = actor_of(request)
    found = get_object_or_404(snapshots_for(actor), pk=pk)
    require(actor, "read_snapshot", found)
    return found


@require_safe
def snapshots(request: HttpRequest) -> HttpResponse:
    """The list."""
    actor = actor_of(request)
    require(actor, "read_snapshot")
    columns = [
        Column("快照", "name", "link", url=lambda each: f"/figures/snapshots/{each.pk}/", phone="first"),
        Column("范围", lambda each: asked(Filters.from_plain(each.filters))),
        Column("截至", lambda each: f"{each.as_of.astimezone(clock.ZONE):%Y-%m-%d %H:%M}", phone="end"),
        Column("谁留的", "made_by"),
        Column("校验值", lambda each: each.digest[:16], phone="hidden"),
    ]
    context = {
        "columns": columns, "snapshots": list(snapshots_for(actor).defer("numbers", "definitions")[:200]), "today": clock.today(),
        "may_take": may(actor, "take_snapshot"),
    }  # fmt: skip
    return render_desk(request, "desk/figures/snapshots.html", context, place="figures", section="snapshots")


def take(request: HttpRequest) -> HttpResponse:
    """留快照 of the filter in the address."""
    actor = actor_of(request)
    require(actor, "take_snapshot")
    filters = filters_of(request)
    form = SnapshotForm(request.POST or None, initial={"name": asked(filters)})
    if request.method == "POST" and form.is_valid():
        try:
            made = take_snapshot(actor=actor, name=form.cleaned_data["name"], filters=filters)
        except BadInput as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, "快照留好了。以后可以从这些行重新算出当时的每个数。")
            return HttpResponseRedirect(f"/figures/snapshots/{made.pk}/")
    context = {"form": form, "said": asked(filters), "here": address("/figures/snapshots/take_snapshot", filters, actor),
               "back": address("/figures/", filters, actor)}  # fmt: skip
    return render_desk(
        request, "desk/figures/take_snapshot.html", context, place="figures", section="snapshots"
    )


def _value(text: str | None, derived: Derived) -> str:
    return "无数据" if text is None else f"{Decimal(text):,}{derived.metric.unit.value}"


@require_safe
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """One snapshot: each figure then, derived again, and now."""
    found = _found(request, pk)
    here = f"/figures/snapshots/{pk}/"
    columns = [
        Column("指标", lambda each: each.metric.name, "link", url=lambda each: f"{here}rows/{each.metric.row_set.key}/", phone="first"),
        Column("当时", lambda each: _value(each.then, each), align="right", phone="end"),
        Column("由当时的行重算", lambda each: "一致" if each.holds else _value(each.again, each), align="right"),
        Column("现在", lambda each: "没有变" if each.same else _value(each.now, each), align="right"),
        Column("行的变动", lambda each: each.row_changes, "number",
               url=lambda each: f"{here}changes/{each.metric.row_set.key}/" if each.row_changes else ""),
        Column("当时的注意", lambda each: "；".join(each.flags)),
    ]  # fmt: skip
    context = {
        "snapshot": found, "said": asked(Filters.from_plain(found.filters)), "columns": columns, "derived": rederive(found), "whole": verify(found),
        "same_definitions": same_definitions(found), "as_of": found.as_of.astimezone(clock.ZONE), "reports": found.reports.all(),
    }  # fmt: skip
    return render_desk(request, "desk/figures/snapshot.html", context, place="figures", section="snapshots")


def _frozen_columns(row_set: str, heads: list[str], offset: int = 0) -> list[Column]:
    """Columns of frozen rows (lists); what is shown on a phone is what the row set declares today."""
    phones = {field.head: field.phone for field in ALL[row_set].fields}

    def cell(at: int) -> Any:
        return lambda row: row[at + offset]

    return [
        Column(
            head,
            cell(at),
            "link" if phones.get(head) == "first" else "text",
            url=lambda row: "",
            phone=phones.get(head, "hidden"),
            empty="",
        )
        for at, head in enumerate(heads)
    ]


@require_safe
def rows(request: HttpRequest, pk: int, row_set: str) -> HttpResponse:
    """The rows behind a figure as they were."""
    found = _found(request, pk)
    if row_set not in ALL or not found.row_sets.filter(row_set=row_set).exists():
        raise Http404
    frozen: Frozen = rows_of(found, row_set)
    context = {
        "snapshot": found, "title": ALL[row_set].name, "unit": ALL[row_set].unit, "count": len(frozen.rows), "rows": frozen.rows[:SHOWN],
        "columns": _frozen_columns(row_set, frozen.heads, 1), "as_of": found.as_of.astimezone(clock.ZONE), "more": len(frozen.rows) > SHOWN,
    }  # fmt: skip
    return render_desk(
        request, "desk/figures/snapshot_rows.html", context, place="figures", section="snapshots"
    )


@require_safe
def changes(request: HttpRequest, pk: int, row_set: str) -> HttpResponse:
    """Which rows came, went or changed since."""
    found = _found(request, pk)
    if row_set not in ALL or not found.row_sets.filter(row_set=row_set).exists():
        raise Http404
    moved = changes_since(found, row_set)
    lines = []
    for label, some in (("新增", moved.added), ("没有了", moved.gone), ("改了", moved.changed)):
        for change in some[:SHOWN]:
            row = change.now or change.then or []
            told = "；".join(
                f"{moved.heads[at]}：{change.then[at + 1] or '（空）'} → {change.now[at + 1] or '（空）'}"
                for at in change.columns
                if change.then and change.now
            )
            lines.append((label, str(row[1]), told))
    columns = [
        Column("行", lambda line: line[1], "link", url=lambda line: "", phone="first"),
        Column(
            "怎么变的",
            lambda line: (line[0], {"新增": "run", "没有了": "wait"}.get(line[0], "new")),
            "state",
            phone="end",
        ),
        Column("改动", lambda line: line[2]),
    ]
    context = {"snapshot": found, "title": ALL[row_set].name, "lines": lines, "columns": columns, "count": moved.count,
               "as_of": found.as_of.astimezone(clock.ZONE)}  # fmt: skip
    return render_desk(
        request, "desk/figures/snapshot_changes.html", context, place="figures", section="snapshots"
    )
