"""名册: the pages of every register, made from its declaration. A verb's name ends its address."""

from __future__ import annotations

import io
from typing import Any, cast
from urllib.parse import quote

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path as address

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import may, require
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.register_forms import act, create
from sizai.pages.desk.register_parts import facts_of, history_of_entry, more_filters, panels_of, steps_of
from sizai.registers.catalog import find, registers_for
from sizai.registers.listing import Listing, listing
from sizai.registers.register import Register
from sizai.registers.verbs.reading import export_entries
from sizai.ui import components as ui
from sizai.ui.components.markup import safe
from sizai.ui.components.pager import COUNTED_TO

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def actor_of(request: HttpRequest) -> Actor:
    """The actor of the request."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def sections(actor: Actor) -> list[tuple[str, str, str, int | None]]:
    """The tabs: the registers that the actor may open."""
    return [(register.key, register.label, register.url, None) for register in registers_for(actor)]


def opened(request: HttpRequest, key: str) -> tuple[Register[Any], Actor]:
    """The register behind an address; one that is not the actor's is not there."""
    actor, register = actor_of(request), find(key)
    if register is None or not may(actor, register.verbs.read):
        raise Http404
    return register, actor


def index(request: HttpRequest) -> HttpResponse:
    """名册: the first of the actor's registers."""
    mine = registers_for(actor_of(request))
    if not mine:
        raise Http404
    return HttpResponseRedirect(mine[0].url)


def _told(register: Register[Any], found: Listing) -> str:
    """共1,286家；现在显示214家。"""
    if not found.whole:
        return f"还没有{register.label}。"
    shown = f"；现在显示{_number(found.total)}{register.unit}" if found.filtered else ""
    return f"共{_number(found.whole)}{register.unit}{shown}。"


def _number(count: int) -> str:
    return "1万以上" if count > COUNTED_TO else f"{count:,}"


def _empty(register: Register[Any], found: Listing, actions: list[ui.Action]) -> str:
    if found.filtered:
        clear = [ui.Action("清空条件", register.url)]
        return ui.empty_state(f"没有符合条件的{register.label}", "换个条件，或者清空看全部。", clear)
    return ui.empty_state(f"还没有{register.label}", register.nothing, actions)


def entries(request: HttpRequest, key: str) -> HttpResponse:
    """The list of a register."""
    register, actor = opened(request, key)
    found = listing(register, actor, request.GET)
    verbs = register.verbs
    exporting = bool(verbs.export and found.rows and may(actor, verbs.export))
    actions = []
    if verbs.import_ and register.import_declaration is not None and may(actor, verbs.import_):
        actions.append(ui.Action("导入表格", f"/import/{register.key}/"))
    if verbs.create and may(actor, verbs.create):
        actions.append(ui.Action(f"登记{register.label}", f"{register.url}{verbs.create}", "go"))
    table: str = ""
    if found.rows:
        table = ui.data_table(
            found.columns, found.rows, caption=register.label, on=clock.today(), sticky=True,
            key=(lambda entry: entry.pk) if exporting else None,
        )  # fmt: skip
    context = {
        "register": register, "told": _told(register, found), "actions": actions, "table": table, "found": found,
        "empty": "" if found.rows else _empty(register, found, actions), "exporting": exporting,
        "export_url": f"{register.url}{verbs.export}?{found.query}", "number": _number(found.total),
        "export_chosen": safe('<button class="sz-btn sm">导出所选</button>') if exporting else "",
        "more": safe('<button class="sz-btn bare sm" type="button" data-opens="more-filters">更多条件</button>') if found.blanks else "",
        "hint": register.search.hint if register.search else "",
"dialog": more_filters(register, found),
    }  # fmt: skip
    return render_desk(request, "desk/registers/list.html", context, place="registers", section=register.key)


def entry(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One entry: its facts, what may be done, lists that belong to it, its history."""
    register, actor = opened(request, key)
    scope: QuerySet[Model] = register.scope(actor)
    thing = get_object_or_404(
        scope.select_related(*register.related_names) if register.related_names else scope, pk=pk
    )
    require(actor, register.verbs.read, thing)
    context = {
        "register": register, "thing": thing, "facts": facts_of(register, actor, thing), "actions": steps_of(register, actor, thing),
        "panels": panels_of(register, actor, thing), "history": history_of_entry(register, actor, thing), "today": clock.today(),
        "closed": getattr(thing, "closed_on", None),
    }  # fmt: skip
    return render_desk(request, "desk/registers/entry.html", context, place="registers", section=register.key)


def export(request: HttpRequest, register: Register[Any], actor: Actor) -> HttpResponse:
    """The chosen rows, or all that the list's address asks for, as .xlsx."""
    if request.method != "POST":
        return HttpResponseRedirect(register.url)
    chosen = [
        int(each)
        for each in request.POST.getlist("chosen")
        if each.isascii() and each.isdigit() and len(each) < 19
    ]
    everything = request.POST.get("all") == "1" or not chosen
    target = io.BytesIO()
    export_entries(
        actor=actor,
        register=register,
        asked=request.GET,
        target=target,
        chosen=None if everything else chosen,
    )
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    name = f"{register.label}{clock.now():%Y%m%d-%H%M}.xlsx"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Cache-Control"] = "no-store"
    return response


def register_verb(request: HttpRequest, key: str, verb: str) -> HttpResponse:
    """A verb of the register as a whole: a new entry, an export."""
    register, actor = opened(request, key)
    if verb and verb == register.verbs.export:
        return export(request, register, actor)
    if verb and verb == register.verbs.create:
        return create(request, register, actor)
    raise Http404


def entry_verb(request: HttpRequest, key: str, pk: int, verb: str) -> HttpResponse:
    """A verb of one entry."""
    register, actor = opened(request, key)
    return act(request, register, actor, get_object_or_404(register.scope(actor), pk=pk), verb)


urlpatterns = [
    address("registers/", index),
    address("registers/<slug:key>/", entries),
    address("registers/<slug:key>/<int:pk>/", entry),
    address("registers/<slug:key>/<int:pk>/<slug:verb>", entry_verb),
    address("registers/<slug:key>/<slug:verb>", register_verb),
]
