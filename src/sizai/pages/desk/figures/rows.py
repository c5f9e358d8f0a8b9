"""The rows behind a figure, 50 a page, and their export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from sizai.access import clock
from sizai.access.policy import may, require
from sizai.figures.queries.cells import read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.kept import is_quick
from sizai.figures.queries.metrics import BY_KEY, Metric
from sizai.figures.queries.numbers import Number, compute
from sizai.figures.queries.rows import Field, Row, RowSet, cursor
from sizai.figures.queries.rowsets import ALL, MET, SUCCEEDED
from sizai.figures.queries.workbooks import asked
from sizai.figures.verbs.reports import export_figure_rows
from sizai.pages.desk.figures.asking import actor_of, address, filters_of
from sizai.pages.desk.frame import render_desk
from sizai.papers import safe_file_name
from sizai.ui.components import Column

PAGE = 50
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _found(key: str) -> tuple[Metric | None, RowSet]:
    """A figure's key, or the key of a row set (the rows of a contradiction)."""
    if key in BY_KEY:
        return BY_KEY[key], BY_KEY[key].row_set
    if key in ALL:
        return None, ALL[key]
    raise Http404


def _cell(at: int, field: Field) -> Callable[[Row], Any]:
    if field.kind in ("date", "money", "number"):
        return lambda row: None if row.values[at] == "" else row.values[at]
    return lambda row: row.values[at]


MARKS = (SUCCEEDED, MET)


def columns_of(row_set: RowSet, metric: Metric | None) -> list[Column]:
    """The columns that a page has room for (the export has all); the first opens the case."""
    found = []
    for at, field in enumerate(row_set.fields):
        if field.phone == "first":
            found.append(Column(field.head, _cell(at, field), "link", url=_case_url, phone="first"))
        elif field.phone != "hidden" or (metric is not None and metric.denominator and field.head in MARKS):
            phone = "fact" if field.phone == "hidden" else field.phone
            found.append(Column(field.head, _cell(at, field), field.kind, phone=phone, empty=""))
    return found


def _case_url(row: Row) -> str:
    return f"/cases/{row.case_id}/" if row.case_id else ""


def _number(metric: Metric, filters: Filters) -> Number | None:
    """The figure itself, unless counting it takes long."""
    cells = read_cells(filters)
    return compute(filters, [metric], cells=cells)[0] if metric.way.additive or is_quick(cells) else None


@require_safe
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """One page of rows."""
    actor = actor_of(request)
    require(actor, "read_figure_rows")
    metric, row_set = _found(key)
    filters = filters_of(request)
    try:
        found = list(row_set.rows(filters, after=request.GET.get("after", ""), size=PAGE + 1))
    except (ValueError, ValidationError):  # no place in these rows: an old or mistyped address
        found = list(row_set.rows(filters, size=PAGE + 1))
    here = address(f"/figures/rows/{key}/", filters, actor)
    joint = "&" if "?" in here else "?"
    number = _number(metric, filters) if metric else None
    value = f"{number.value:,}{number.metric.unit.value}" if number and number.value is not None else ""
    context = {
        "metric": metric, "row_set": row_set, "title": metric.name if metric else row_set.name, "said": asked(filters), "rows": found[:PAGE],
        "columns": columns_of(row_set, metric), "today": clock.today(), "number": number, "value": value,
        "following": f"{here}{joint}after={quote(cursor(found[PAGE - 1]))}" if len(found) > PAGE else "",
        "first": here if request.GET.get("after") else "", "total": row_set.things(filters).order_by()[:10_001].count(),
        "back": address("/figures/", filters, actor), "may_export": may(actor, "export_figure_rows"),
        "export": address(f"/figures/rows/{key}/export_figure_rows", filters, actor),
    }  # fmt: skip
    return render_desk(request, "desk/figures/rows.html", context, place="figures", section="overview")


@require_POST
def export(request: HttpRequest, key: str) -> FileResponse:
    """The same rows as .xlsx."""
    metric, row_set = _found(key)
    filters = filters_of(request)
    title = f"{metric.name if metric else row_set.name}的行"
    file = export_figure_rows(actor=actor_of(request), title=title, row_set=row_set, filters=filters)
    name = safe_file_name(title, asked(filters), f"截至{clock.today():%Y%m%d}", extension="xlsx")
    return FileResponse(file, as_attachment=True, filename=name, content_type=EXCEL)
