"""今日: what is due, what is overdue, who is waited for; the calendar feed."""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from icalendar import Calendar, Event

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import may
from sizai.enterprises.queries import enterprises_for
from sizai.figures.queries.cells import read_days
from sizai.figures.queries.filters import Filters, within
from sizai.orgs.queries import actor_for
from sizai.pages.desk.frame import COUNTS_KEPT, render_desk
from sizai.pages.desk.resolution.lists import CASE_COLUMNS, actor_of
from sizai.people.models import Account
from sizai.people.verbs.calendar import give_calendar_token
from sizai.registers import search
from sizai.resolution.models import Case, Dispatch, Intake
from sizai.resolution.queries import cases_for, my_turn, others_turn
from sizai.resolution.queries.codes import case_by_code
from sizai.resolution.queries.deadlines import remaining_text
from sizai.resolution.queries.marks import marks_for
from sizai.resolution.queries.turns import Task, instalments_due, my_count, my_late_count
from sizai.ui.components import Action, Chart, Column, Series, Todo, data_table

PLACES = {Case: "cases", Intake: "intakes", Dispatch: "dispatches"}
SOON = 3
WEEKS = 13
SHOWN = 50
"""So many of the actor's things stand on the page; the rest follow as these are done, and stand in the list of cases."""


def sections(actor: Actor) -> list[tuple[str, str, str, int | None]]:
    """The tabs of 今日."""
    return [
        ("mine", "轮到我", "/", None),
        ("others", "等别人", "/others/", None),
        ("calendar", "日历", "/calendar/", None),
    ]


def _url(task: Task) -> str:
    return f"/{PLACES[type(task.thing)]}/{task.thing.pk}/"


def _todo(task: Task, today: dt.date) -> Todo:
    over = bool(task.due_on and task.due_on < today)
    left = remaining_text(task.due_on, task.due_unit, today) if task.due_on else "没有期限"
    day = f"{task.due_on.month}月{task.due_on.day}日" if task.due_on else ""
    why = "急：先看这一件" if task.urgent else ""
    return Todo(
        left,
        day,
        "resolution",
        task.to_do,
        _url(task),
        f"{task.name} · {task.about}",
        why,
        over,
        Action("打开", _url(task), "go" if over else "plain"),
    )


def _groups(tasks: list[Task], today: dt.date) -> list[tuple[str, list[Todo]]]:
    groups: dict[str, list[Todo]] = {"已过期": [], "今天": [], "三天内": [], "以后": []}
    for task in tasks:
        due = task.due_on
        heading = (
            "以后"
            if due is None or due > today + dt.timedelta(days=SOON)
            else "已过期"
            if due < today
            else "今天"
            if due == today
            else "三天内"
        )
        groups[heading].append(_todo(task, today))
    return list(groups.items())


WAITING = [
    Column("等谁", "whose", "link", url=_url, phone="first", width="168px"),
    Column("做什么", lambda task: f"{task.to_do} {task.name}", under=lambda task: task.about),
    Column(
        "期限",
        lambda task: _left(task),
        under=lambda task: f"{task.due_on:%m-%d}" if task.due_on else "",
        phone="end",
        width="140px",
    ),
]


def _left(task: Task) -> str:
    return remaining_text(task.due_on, task.due_unit) if task.due_on else "没有期限"


def _waiting_table(tasks: list[Task]) -> SafeString | str:
    """Who is waited for; empty when nobody is."""
    today = clock.today()
    if not tasks:
        return ""
    return data_table(
        WAITING,
        tasks,
        caption="等别人",
        on=today,
        overdue=lambda task: bool(task.due_on and task.due_on < today),
    )


def _weeks(actor: Actor, today: dt.date) -> Chart | None:
    """Accepted and ended cases per week, for those who read figures."""
    if actor.role not in (Role.FEDERATION_CADRE, Role.STATION_MEDIATOR, Role.AUDITOR):
        return None
    first = today - dt.timedelta(days=today.weekday(), weeks=WEEKS - 1)
    weeks = [first + dt.timedelta(weeks=number) for number in range(WEEKS)]

    key = f"weeks:{actor.post_id}:{first}"
    kept: tuple[list[int], list[int]] | None = cache.get(key)
    if kept is None:
        kept = [0] * WEEKS, [0] * WEEKS
        for day, tally in read_days(within(Filters(first, today), actor), ("accepted", "completed")).items():
            kept[0][(day - first).days // 7] += tally["accepted"]
            kept[1][(day - first).days // 7] += tally["completed"]
        cache.set(key, kept, COUNTS_KEPT)
    accepted, ended = kept
    return Chart(
        key="weeks", kind="line", categories=tuple(f"{week.month}/{week.day}" for week in weeks), unit="件",
        series=(Series("受理", tuple(accepted)), Series("调解完成", tuple(ended))),
        sentence=f"近{WEEKS}周每周受理与调解完成的件数；本周受理{accepted[-1]}件，完成{ended[-1]}件。",
    )  # fmt: skip


def home(request: HttpRequest) -> HttpResponse:
    """轮到我."""
    actor = actor_of(request)
    if actor.account_id is None:
        return HttpResponseRedirect("/m/")
    if actor.role == Role.SCREEN:
        return HttpResponseRedirect("/screen/")
    if actor.role in (Role.WORKER, Role.EMPLOYER_HR):
        return HttpResponseRedirect("/m/")
    if actor.role == Role.ADMINISTRATOR:
        return HttpResponseRedirect("/accounts/")
    today = clock.today()
    tasks = my_turn(actor, SHOWN)
    mine = len(tasks) if len(tasks) < SHOWN else my_count(actor)
    late = (
        sum(1 for task in tasks if task.due_on and task.due_on < today)
        if len(tasks) < SHOWN
        else my_late_count(actor, today)
    )
    waiting = others_turn(actor, 6)
    context = {
        "today": today, "groups": _groups(tasks, today), "mine": mine, "late": late, "left": mine - len(tasks),
        "waiting": _waiting_table(waiting[:5]), "shown": len(waiting[:5]), "more_waiting": len(waiting) > 5, "may_receive": may(actor, "receive_intake"),
        "may_import": may(actor, "import_cases"), "weeks": _weeks(actor, today), "next": _next_due(actor, today) if not tasks else None,
        "money": instalments_due(actor, today + dt.timedelta(days=7), 6) if actor.role in (Role.FEDERATION_CADRE, Role.STATION_MEDIATOR) else [],
    }  # fmt: skip
    return render_desk(request, "desk/today/home.html", context, place="today", section="mine")


def _next_due(actor: Actor, today: dt.date) -> Task | None:
    """When nothing waits for me: what is next, and when."""
    return next((task for task in others_turn(actor, 20) if task.due_on and task.due_on >= today), None)


def others(request: HttpRequest) -> HttpResponse:
    """等别人."""
    actor, today = actor_of(request), clock.today()
    tasks = others_turn(actor)
    context = {"today": today, "waiting": _waiting_table(tasks), "count": len(tasks)}
    return render_desk(request, "desk/today/others.html", context, place="today", section="others")


def calendar(request: HttpRequest) -> HttpResponse:
    """日历: the address that a phone or Outlook subscribes to; a new one makes the old one useless."""
    actor = actor_of(request)
    if request.method == "POST":
        give_calendar_token(actor=actor)
        return HttpResponseRedirect("/calendar/")
    token = Account.objects.filter(pk=actor.account_id).values_list("calendar_token", flat=True).first()
    address = request.build_absolute_uri(f"/calendar/{token}.ics") if token else ""
    tasks = [task for task in my_turn(actor) if task.due_on]
    context = {"address": address, "today": clock.today(), "groups": _groups(tasks, clock.today())}
    return render_desk(request, "desk/today/calendar.html", context, place="today", section="calendar")


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """iCalendar of what waits for the owner of the token. Codes only, no names: calendars are seen by others."""
    account = Account.objects.filter(calendar_token=token, is_active=True).exclude(calendar_token="").first()
    if account is None or not secrets.compare_digest(account.calendar_token, token):
        raise Http404
    actor = actor_for(account)
    found = Calendar()
    found.add("prodid", "-//Sizai//ZH")
    found.add("version", "2.0")
    found.add("x-wr-calname", "四在 · 轮到我")
    for task in my_turn(actor):
        if task.due_on is None:
            continue
        event = Event()
        event.add("uid", f"{type(task.thing).__name__.lower()}-{task.thing.pk}@sizai")
        event.add("dtstamp", clock.now())
        event.add("dtstart", task.due_on)
        event.add("dtend", task.due_on + dt.timedelta(days=1))
        event.add("summary", f"{task.to_do} · {task.name}")
        event.add("url", request.build_absolute_uri(_url(task)))
        found.add_component(event)
    return HttpResponse(found.to_ical(), content_type="text/calendar; charset=utf-8")


def find(request: HttpRequest) -> HttpResponse:
    """搜人、企业、案号: a code goes straight to its case; words find cases and enterprises, newest first."""
    actor = actor_of(request)
    words = request.GET.get("q", "").strip()[:80]
    if words and (case := case_by_code(actor, words)):
        return HttpResponseRedirect(f"/cases/{case.pk}/")
    found = search.search("case", words, marks_for(actor), 50) if words else []
    cases = {case.pk: case for case in cases_for(actor).filter(pk__in=found)}
    firms = search.search("enterprise", words, [f"a{actor.scope}"], 20) if words and actor.scope else []
    enterprises = list(enterprises_for(actor).filter(pk__in=firms))
    context = {
        "words": words, "cases": [cases[key] for key in found if key in cases], "enterprises": enterprises, "columns": CASE_COLUMNS,
        "today": clock.today(), "firm_columns": [
            Column("企业", "name", "link", url=lambda each: f"/registers/enterprises/{each.pk}/", phone="first"),
            Column("统一社会信用代码", "uscc", empty="无"), Column("行业", lambda each: each.get_industry_display()),
            Column("职工", "headcount", "number", phone="end"),
        ],
    }  # fmt: skip
    return render_desk(request, "desk/today/search.html", context, place="today")
