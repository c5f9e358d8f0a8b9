"""定义: every figure as it is declared; what others printed, checked against ours."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sizai.access.policy import may, require
from sizai.figures.forms import ConclusionForm
from sizai.figures.models import CubeState, PrintedFigure
from sizai.figures.queries.cells import read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.kept import page_numbers
from sizai.figures.queries.metrics import BY_KEY, METRICS, VERSION, Metric
from sizai.figures.queries.numbers import Number
from sizai.figures.queries.periods import name_of
from sizai.figures.queries.printed import Checked, check
from sizai.figures.verbs.printed import conclude_printed_figure
from sizai.pages.desk.figures.asking import actor_of
from sizai.pages.desk.frame import render_desk
from sizai.registers.bad_input import BadInput
from sizai.ui.components import Column
from sizai.ui.drafts import accept_draft

MOST_PRINTED = 50
KINDS = {"一致": "done", "不同": "wait", "矛盾": "bad", "无数据": "new"}


def _base(metric: Metric) -> str:
    return f"{metric.numerator} ÷ {metric.denominator}" if metric.denominator else ""


DEFINED = [
    Column("指标", "name", "link", phone="first", under=lambda metric: metric.key),
    Column("怎么算", "definition"),
    Column("分子 ÷ 分母", _base),
    Column("归到哪一天", lambda metric: metric.basis.label),
    Column("单位", lambda metric: metric.unit.value, phone="end"),
    Column("背后的行", lambda metric: metric.row_set.name, phone="hidden"),
]


def checks(actor_scope: str) -> list[Checked]:
    """What was printed about the actor's area, the newest first; figures of one period are read once."""
    printed = [
        each
        for each in PrintedFigure.objects.filter(area_path__startswith=actor_scope).order_by("-since", "id")
        if each.key in BY_KEY
    ]
    numbers: dict[tuple[object, ...], dict[str, Number]] = {}
    found = []
    for each in printed[:MOST_PRINTED]:
        key = (each.since, each.until, each.area_path)
        if key not in numbers:
            numbers[key] = page_numbers(read_cells(Filters(each.since, each.until, each.area_path)))
        found.append(check(each, numbers[key]))
    return found


CHECKED = [
    Column("指标", lambda checked: checked.metric.name, "link", phone="first", url=lambda checked: f"/figures/printed/{checked.printed.pk}/conclude_printed_figure",
           under=lambda checked: name_of(checked.printed.since, checked.printed.until)),
    Column("印出的数", lambda checked: checked.printed.text),
    Column("本库", "ours"),
    Column("对得上吗", lambda checked: (checked.verdict.value, KINDS[checked.verdict.value]), "state", phone="end"),
    Column("出处", lambda checked: checked.printed.source, under=lambda checked: checked.printed.note),
    Column("核对结论", lambda checked: checked.printed.conclusion or "还没有写"),
]  # fmt: skip


@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    """All definitions, and the printed figures."""
    actor = actor_of(request)
    require(actor, "read_figures")
    state = CubeState.objects.filter(pk=1).first()
    context = {
        "columns": DEFINED, "metrics": METRICS, "version": VERSION, "state": state,
        "checks": checks(actor.scope) if actor.scope and may(actor, "read_figure_rows") else [], "checked_columns": CHECKED,
    }  # fmt: skip
    return render_desk(
        request, "desk/figures/definitions.html", context, place="figures", section="definitions"
    )


def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """写核对结论: what was printed, what ours is, and why they differ, above the form."""
    actor = actor_of(request)
    require(actor, "conclude_printed_figure")
    printed = get_object_or_404(PrintedFigure.objects.filter(area_path__startswith=actor.scope), pk=pk)
    form = ConclusionForm(request.POST or None, initial={"conclusion": printed.conclusion})
    if request.method == "POST" and form.is_valid():
        try:
            conclude_printed_figure(actor=actor, printed=printed, conclusion=form.cleaned_data["conclusion"])
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, "核对结论已经写上。")
            return accept_draft(
                HttpResponseRedirect("/figures/definitions/"), request=request, key=f"conclusion-{pk}"
            )
    numbers = page_numbers(read_cells(Filters(printed.since, printed.until, printed.area_path)))
    context = {
        "form": form, "printed": printed, "checked": check(printed, numbers), "key": f"conclusion-{pk}",
        "span": name_of(printed.since, printed.until),
    }  # fmt: skip
    return render_desk(request, "desk/figures/conclude.html", context, place="figures", section="definitions")
