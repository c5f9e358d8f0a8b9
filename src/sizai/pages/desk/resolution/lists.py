"""The lists of the room: intakes, cases, dispatches, sessions, money, the green channel, duplicates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import may
from sizai.orgs.queries import area_names, inside
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution import case_state, intake_state, open_hints, sessions_for
from sizai.pages.desk.resolution.paging import page_of, with_parameters
from sizai.registers import search
from sizai.resolution.models import Case, Dispatch, Intake
from sizai.resolution.queries import cases_for, dispatches_for, intakes_for
from sizai.resolution.queries.codes import parse_code
from sizai.resolution.queries.deadlines import remaining_text
from sizai.resolution.queries.marks import marks_for
from sizai.resolution.vocabulary import (
    CaseState,
    Channel,
    ClaimKind,
    DispatchState,
    GreenStage,
    IntakeState,
    SessionState,
)
from sizai.ui.components import Choice, Column, Filter, Turn, data_table

MOST_FOUND = 2000
"""A search shows the newest so many; more than that is a filter's work."""


def actor_of(request: HttpRequest) -> Actor:
    """The actor of the request."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def turn(actor: Actor, thing: Case | Intake) -> Turn | None:
    """Whose turn, by when, in the reader's words."""
    if not thing.turn_to:
        return None
    mine = thing.turn_of_id is not None and thing.turn_of_id == actor.organisation_id
    mine = mine and thing.turn_account_id in (None, actor.account_id)
    name = thing.turn_account.name if thing.turn_account else str(thing.turn_of or "无人")
    today = clock.today()
    by = remaining_text(thing.due_on, thing.due_unit, today) if thing.due_on else ""
    return Turn("您" if mine else name, by, mine, bool(thing.due_on and thing.due_on < today))


def drawn(columns: list[Column], rows: Sequence[Any], caption: str, **more: Any) -> SafeString:
    """A list as a table. Drawn here and not in the template, which would call the functions among its arguments."""
    return data_table(columns, rows, caption=caption, on=clock.today(), sticky=True, **more)


def overdue(thing: Case | Intake) -> bool:
    """Whether the day is over."""
    return bool(thing.turn_to and thing.due_on and thing.due_on < clock.today())


def chip(request: HttpRequest, name: str, label: str, choices: Iterable[tuple[str, str]]) -> Filter:
    """One filter by a closed list."""
    chosen = request.GET.get(name, "")
    options = list(choices)
    said = dict(options).get(chosen, "")
    return Filter(
        label,
        tuple(
            Choice(text, with_parameters(request.GET, **{name: code}), code == chosen)
            for code, text in options
        ),
        active=said,
        off_url=with_parameters(request.GET, **{name: ""}),
    )


def _months(today: dt.date, count: int = 13) -> list[tuple[str, str]]:
    found, year, month = [], today.year, today.month
    for _ in range(count):
        found.append((f"{year}-{month:02}", f"{year}年{month}月"))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


def _in_month(rows: QuerySet[Any], field: str, value: str) -> QuerySet[Any]:
    try:
        first = dt.date(int(value[:4]), int(value[5:7]), 1)
    except ValueError:
        return rows
    after = (first + dt.timedelta(days=32)).replace(day=1)
    return rows.filter(**{f"{field}__gte": first, f"{field}__lt": after})


def _simple(request: HttpRequest, rows: QuerySet[Any], fields: Iterable[str]) -> QuerySet[Any]:
    for field in fields:
        if value := request.GET.get(field):
            rows = rows.filter(**{field: value})
    if area := request.GET.get("area"):
        rows = rows.filter(inside(area))
    return rows


def filtered_cases(request: HttpRequest) -> QuerySet[Case]:
    """The cases of a request: the actor's, narrowed by its filters and words. Lists and exports share it."""
    actor = actor_of(request)
    rows = _simple(request, cases_for(actor), ("state", "channel", "claim_kind", "outcome"))
    rows = _in_month(rows, "accepted_on", request.GET.get("month", ""))
    if request.GET.get("due") == "over":
        rows = rows.filter(due_on__lt=clock.today(), turn_of__isnull=False)
    if words := request.GET.get("q", "").strip():
        code = parse_code(words)
        found = search.search("case", words, marks_for(actor), MOST_FOUND)
        by_code = Q(year=code[0], number=code[1]) if code else Q()
        rows = rows.filter(Q(pk__in=found) | by_code if code else Q(pk__in=found))
    return rows


CASE_COLUMNS = [
    Column(
        "案号",
        lambda case: case.code,
        "link",
        url=lambda case: f"/cases/{case.pk}/",
        phone="first",
        width="200px",
    ),
    Column("案由", "title", under=lambda case: f"集体 · {case.workers_count}人" if case.collective else ""),
    Column("镇街", lambda case: area_names().get(case.area_path, case.area_path), width="88px"),
    Column("请求（元）", "amount_claimed", "money", width="120px"),
    Column("到账（元）", "amount_received", "money", width="120px", phone="hidden"),
    Column("状态", case_state, "state", width="112px"),
    Column("受理", "accepted_on", "date", width="92px"),
]


def _turn_column(actor: Actor) -> Column:
    return Column("轮到谁", lambda thing: turn(actor, thing), "turn", phone="end", width="190px")


def cases(request: HttpRequest) -> HttpResponse:
    """案件."""
    actor, today = actor_of(request), clock.today()
    rows = filtered_cases(request).select_related("turn_of", "turn_account").defer("facts", "claim_text")
    page = page_of(request, rows, ("accepted_on", "id"))
    filters = [
        chip(request, "state", "状态", CaseState.choices),
        chip(
            request,
            "area",
            "镇街",
            [
                (code, name)
                for code, name in area_names().items()
                if len(code) == 9 and code.startswith(actor.scope)
            ],
        ),
        chip(request, "claim_kind", "请求事项", ClaimKind.choices),
        chip(request, "channel", "来源", Channel.choices),
        chip(request, "month", "受理月份", _months(today)),
        chip(request, "due", "期限", [("over", "已过期")]),
    ]
    exports = may(actor, "export_cases")
    key = {"key": lambda case: case.pk} if exports else {}
    context = {
        "page": page, "filters": filters, "today": today,
        "table": drawn([*CASE_COLUMNS, _turn_column(actor)], page.rows, "案件", overdue=overdue, **key), "words": request.GET.get("q", ""), "clear": "/cases/",
        "kept": [(name, value) for name, value in request.GET.items() if name not in ("q", "after", "before")],
        "may_export": exports, "export_chosen": mark_safe('<button class="sz-btn sm">导出所选</button>'), "may_import": may(actor, "import_cases"), "may_receive": may(actor, "receive_intake"),
        "query": request.GET.urlencode(), "filtered": any(each.active for each in filters) or request.GET.get("q"),
    }  # fmt: skip
    return render_desk(request, "desk/resolution/cases.html", context, place="resolution", section="cases")


INTAKE_COLUMNS = [
    Column(
        "来件",
        lambda intake: f"来件{intake.pk}",
        "link",
        url=lambda intake: f"/intakes/{intake.pk}/",
        phone="first",
        width="96px",
    ),
    Column(
        "谁",
        lambda intake: intake.applicant_name or "匿名",
        width="96px",
        under=lambda i: f"{i.workers_count}人" if i.workers_count > 1 else "",
    ),
    Column("用人单位", "enterprise_name", under=lambda intake: "、".join(intake.kind_labels)),
    Column("镇街", lambda intake: area_names().get(intake.area_path, intake.area_path), width="88px"),
    Column("来源", lambda intake: intake.get_channel_display(), width="96px"),
    Column("状态", intake_state, "state", width="104px"),
    Column("来件时间", lambda intake: intake.received_at.astimezone(clock.ZONE).date(), "date", width="92px"),
]


def intakes(request: HttpRequest) -> HttpResponse:
    """来件: the newest first; what nobody has looked at yet stands in the filter 待受理."""
    actor = actor_of(request)
    rows = _simple(request, intakes_for(actor), ("state", "channel")).select_related(
        "turn_of", "turn_account"
    )
    page = page_of(request, rows, ("received_at", "id"))
    filters = [
        chip(request, "state", "状态", IntakeState.choices),
        chip(
            request,
            "area",
            "镇街",
            [
                (code, name)
                for code, name in area_names().items()
                if len(code) == 9 and code.startswith(actor.scope)
            ],
        ),
        chip(request, "channel", "来源", Channel.choices),
    ]
    context = {
        "page": page, "filters": filters, "table": drawn([*INTAKE_COLUMNS, _turn_column(actor)], page.rows, "来件", overdue=overdue),
        "clear": "/intakes/", "may_receive": may(actor, "receive_intake"), "filtered": any(each.active for each in filters),
    }  # fmt: skip
    return render_desk(
        request, "desk/resolution/intakes.html", context, place="resolution", section="intakes"
    )


def _plain(request: HttpRequest, context: dict[str, Any], *, place: str, section: str) -> HttpResponse:
    """A list that needs nothing but its table."""
    late = context.pop("overdue")
    context["table"] = drawn(context.pop("columns"), context["page"].rows, context["title"], overdue=late)
    return render_desk(request, "desk/resolution/plain_list.html", context, place=place, section=section)


DISPATCH_KINDS = {"sent": "wait", "accepted": "run", "rejected": "bad", "answered": "done", "recalled": "new"}


def _dispatch_turn(dispatch: Dispatch) -> Turn | None:
    if dispatch.state != "sent":
        return None
    late = clock.now() > dispatch.answer_by
    by = remaining_text(dispatch.answer_by.astimezone(clock.ZONE).date(), "hours")
    return Turn(str(dispatch.department), by, over=late)


DISPATCH_COLUMNS = [
    Column(
        "案号",
        lambda each: each.case.code,
        "link",
        url=lambda each: f"/dispatches/{each.pk}/",
        phone="first",
        width="200px",
    ),
    Column("请办事项", "request", under=lambda each: each.case.title),
    Column("部门", lambda each: str(each.department), width="140px"),
    Column(
        "状态", lambda each: (each.get_state_display(), DISPATCH_KINDS[each.state]), "state", width="104px"
    ),
    Column("派出", lambda each: each.sent_at.astimezone(clock.ZONE).date(), "date", width="92px"),
    Column("接单期限", _dispatch_turn, "turn", phone="end", width="220px"),
]


def dispatches(request: HttpRequest) -> HttpResponse:
    """联动派单: a department sees its own, a handler those of the cases in reach."""
    actor = actor_of(request)
    rows = _simple(request, dispatches_for(actor), ("state",)).select_related("department", "case")
    context = {
        "page": page_of(request, rows, ("sent_at", "id")), "columns": DISPATCH_COLUMNS,
        "filters": [chip(request, "state", "状态", DispatchState.choices)], "clear": "/dispatches/", "title": "联动派单", "unit": "单",
        "overdue": lambda each: each.state == "sent" and clock.now() > each.answer_by,
        "nothing": ("没有派单", "案件派给部门以后，接单、退回、办复都在这里。"),
    }  # fmt: skip
    return _plain(request, context, place="resolution", section="dispatches")


SESSION_KINDS = {"planned": "wait", "held": "done", "cancelled": "new"}
SESSION_COLUMNS = [
    Column("时间", lambda each: f"{each.starts_at.astimezone(clock.ZONE):%m-%d %H:%M}", "link", url=lambda each: f"/cases/{each.case_id}/",
           phone="first", width="120px"),
    Column("案件", lambda each: each.case.code, under=lambda each: each.case.title),
    Column("地点", "place", width="180px"),
    Column("主持", "mediator_name", width="96px"),
    Column("状态", lambda each: (each.get_state_display(), SESSION_KINDS[each.state]), "state", width="96px", phone="end"),
]  # fmt: skip


def sessions(request: HttpRequest) -> HttpResponse:
    """调解会."""
    rows = _simple(request, sessions_for(actor_of(request)), ("state",)).select_related("case")
    context = {
        "page": page_of(request, rows, ("starts_at", "id")), "columns": SESSION_COLUMNS,
        "filters": [chip(request, "state", "状态", SessionState.choices)], "clear": "/sessions/", "title": "调解会", "unit": "场",
        "overdue": lambda each: each.state == "planned" and each.starts_at < clock.now(),
        "nothing": ("没有调解会", "在案件页面“安排调解会”，时间、地点、通知了谁都会记在这里。"),
    }  # fmt: skip
    return _plain(request, context, place="resolution", section="sessions")


MONEY_COLUMNS = [
    Column(
        "案号",
        lambda case: case.code,
        "link",
        url=lambda case: f"/cases/{case.pk}/",
        phone="first",
        width="200px",
    ),
    Column("案由", "title"),
    Column("协议（元）", "amount_promised", "money", width="128px"),
    Column("到账（元）", "amount_received", "money", width="128px"),
    Column(
        "还差（元）", lambda case: max(case.amount_promised - case.amount_received, 0), "money", width="128px"
    ),
    Column("状态", case_state, "state", width="112px"),
]


def money(request: HttpRequest) -> HttpResponse:
    """协议与到账: promised and received side by side, never one for the other."""
    actor = actor_of(request)
    rows = cases_for(actor).filter(amount_promised__gt=0).select_related("turn_of", "turn_account")
    if (state := request.GET.get("state")) in ("open", "paid"):
        paid = Q(amount_received__gte=F("amount_promised"))
        rows = rows.filter(paid) if state == "paid" else rows.exclude(paid)
    context = {
        "page": page_of(request, rows, ("accepted_on", "id")), "columns": [*MONEY_COLUMNS, _turn_column(actor)],
        "filters": [chip(request, "state", "到账", [("open", "还没到齐"), ("paid", "全部到账")])], "clear": "/money/", "title": "协议与到账",
        "unit": "件", "overdue": overdue, "nothing": ("还没有协议", "案件达成协议以后，每一期应付多少、到了多少都在这里。"),
    }  # fmt: skip
    return _plain(request, context, place="resolution", section="money")


def green_channel(request: HttpRequest) -> HttpResponse:
    """绿色通道."""
    actor = actor_of(request)
    rows = cases_for(actor).filter(state=CaseState.GREEN_CHANNEL).select_related("turn_of", "turn_account")
    columns = [
        *CASE_COLUMNS[:2],
        Column(
            "阶段", lambda case: GreenStage(case.green_stage).label if case.green_stage else "", width="80px"
        ),
        *CASE_COLUMNS[2:],
        _turn_column(actor),
    ]
    context = {
        "page": page_of(request, rows, ("accepted_on", "id")), "columns": columns, "filters": [], "clear": "",
        "title": "绿色通道", "unit": "件", "overdue": overdue,
        "nothing": ("没有案件在绿色通道里", "调解不成、转仲裁或法院的案件在这里，要素随案移交，不用重填。"),
    }  # fmt: skip
    return _plain(request, context, place="resolution", section="green")


HINT_COLUMNS = [
    Column(
        "为什么像", "why", "link", url=lambda hint: f"/duplicates/{hint.pk}/", phone="first", width="200px"
    ),
    Column("这一件", lambda hint: hint.case.code, under=lambda hint: hint.case.title),
    Column("那一件", lambda hint: hint.other.code, under=lambda hint: hint.other.title),
    Column("受理", lambda hint: hint.case.accepted_on, "date", width="92px"),
]


def duplicates(request: HttpRequest) -> HttpResponse:
    """重复提示: a queue; nothing waits for it."""
    rows = open_hints(actor_of(request)).select_related("case", "other")
    context = {
        "page": page_of(request, rows, ("id",)), "columns": HINT_COLUMNS, "filters": [], "clear": "",
        "title": "重复提示", "unit": "条", "overdue": None,
        "nothing": ("没有要看的重复提示", "同一职工或同一单位90天内又来一件，会在这里提醒。"),
    }  # fmt: skip
    return _plain(request, context, place="resolution", section="duplicates")
