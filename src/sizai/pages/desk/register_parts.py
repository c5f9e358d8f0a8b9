"""What stands on the page of an entry: facts, steps, lists of other rooms, history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.safestring import SafeString

from sizai.access.actor import Actor, Role
from sizai.access.policy import may
from sizai.audit.queries import history_of
from sizai.pages.desk.resolution.lists import CASE_COLUMNS
from sizai.registers.columns import Column
from sizai.registers.filters import Blank
from sizai.registers.listing import Listing
from sizai.registers.register import Register
from sizai.resolution.queries import cases_for
from sizai.ui import components as ui
from sizai.ui.components.dates import sentence_text
from sizai.ui.components.markup import esc, missing, safe
from sizai.ui.components.numbers import grouped

MOST_RELATED, MOST_TOLD = 10, 40


@dataclass(frozen=True)
class Panel:
    """A list beside the facts. `more`: (words, address) of the whole list."""

    label: str
    table: SafeString | str
    nothing: str = ""
    more: tuple[str, str] | None = None


def more_filters(register: Register[Any], found: Listing) -> SafeString:
    """更多条件: every filter as an input, several values at once. Put together as a string: lists are read all day."""
    if not found.blanks:
        return safe("")
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{esc(value)}">' for name, value in found.kept_words
    )
    ticks = "".join(_ticks(blank) for blank in found.blanks if blank.kind == "many")
    inputs = "".join(_blank(blank) for blank in found.blanks if blank.kind != "many")
    return safe(
        '<dialog class="sz-dialog" id="more-filters" aria-labelledby="more-filters-t"><h2 id="more-filters-t">更多条件</h2>'
        f'<form method="get" action="{register.url}" class="stack">{kept}{ticks}<div class="fields">{inputs}</div>'
        '<div class="form-foot"><button class="sz-btn go">按条件看</button>'
        '<button class="sz-btn" type="button" data-closes>先不改</button></div></form></dialog>'
    )


def _ticks(blank: Blank) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{blank.name}" value="{esc(code)}"{" checked" if code in blank.chosen else ""}>{esc(label)}</label>'
        for code, label in blank.options
    )
    return f'<fieldset class="f"><legend>{esc(blank.label)}</legend><div id="m_{blank.name}">{boxes}</div></fieldset>'


def _blank(blank: Blank) -> str:
    unit = f"（{esc(blank.unit)}）" if blank.unit else ""
    kind = ' type="date"' if blank.kind == "date" else ' inputmode="numeric" autocomplete="off"'
    return (
        f'<div class="f"><label for="m_{blank.name}">{esc(blank.label)}{unit}</label>'
        f'<input class="inp" id="m_{blank.name}" name="{blank.name}" value="{esc(blank.value)}"{kind}></div>'
    )


def _said(column: Column, model: type[Model], entry: Model) -> SafeString | str:
    value, kind = column.reader(model)(entry), column.kind_for(model)
    if value is None or value == "":
        return missing("无数据" if kind in ("number", "money") else "无")
    if kind == "state":
        return ui.state_mark(*value)
    if kind == "date":
        return sentence_text(value)
    if kind == "moment":
        return ui.moment(value)
    if kind == "money":
        return f"{ui.money(value)}元"
    return f"{grouped(value)}{column.unit}" if kind == "number" else str(value)


def facts_of(register: Register[Any], actor: Actor, entry: Model) -> list[tuple[str, SafeString | str]]:
    """(label, value) of every declared column and detail; sealed values masked, with 查看 where the actor may."""
    found: list[tuple[str, SafeString | str]] = []
    may_reveal = bool(register.verbs.reveal) and may(actor, register.verbs.reveal, entry)
    for column in (*register.columns, *register.details):
        label = column.heading(register.model)
        if column.sealed(register.model):
            url = f"{register.url_of(entry)}{register.verbs.reveal}?field={column.name}" if may_reveal else ""
            found.append((label, ui.masked(column.reader(register.model)(entry), reveal_url=url, what=label)))
        elif column.phone != "first":
            found.append((label, _said(column, register.model, entry)))
    return found


def steps_of(register: Register[Any], actor: Actor, entry: Model) -> list[ui.Action]:
    """The buttons: what this actor may do with this entry now."""
    url, verbs, found = register.url_of(entry), register.verbs, []
    if verbs.change and may(actor, verbs.change, entry):
        found.append(ui.Action(f"改{register.label}", f"{url}{verbs.change}", "go"))
    for step in register.steps:
        if step.when(entry) and may(actor, step.verb, entry):
            found.append(
                ui.Action(step.label, f"{url}{step.verb}", "plain" if step.way_back else "stop", dialog=True)
            )
    if register.closing:
        closed = getattr(entry, register.closing) is not None
        verb, label, kind = (
            (verbs.restore, "恢复", "plain") if closed else (verbs.void, register.closing_label, "stop")
        )
        if verb and may(actor, verb, entry):
            found.append(ui.Action(label, f"{url}{verb}", kind, dialog=True))  # type: ignore[arg-type]
    return found


def _cases(entry: Model, actor: Actor, **condition: Any) -> Panel:
    rows = list(
        cases_for(actor).filter(**condition).order_by("-accepted_on", "-id").distinct()[: MOST_RELATED + 1]
    )
    more = ("全部案件", f"/search/?q={esc(entry)}") if len(rows) > MOST_RELATED else None
    table = ui.data_table(CASE_COLUMNS, rows[:MOST_RELATED], caption="相关案件") if rows else ""
    return Panel("相关案件", table, "没有您看得到的案件。", more)


OTHER_ROOMS: dict[str, Callable[[Any, Actor], Panel]] = {
    "enterprises": lambda entry, actor: _cases(entry, actor, enterprise=entry),
    "people": lambda entry, actor: _cases(entry, actor, parties__person=entry),
    "stations": lambda entry, actor: _cases(entry, actor, station=entry),
    "departments": lambda entry, actor: _cases(entry, actor, dispatches__department=entry),
}
"""Lists that a page composes from the rooms above the register's own."""


def panels_of(register: Register[Any], actor: Actor, entry: Model) -> list[Panel]:
    """Other rooms' lists first, then the declared ones."""
    found = [OTHER_ROOMS[register.key](entry, actor)] if register.key in OTHER_ROOMS else []
    for related in register.related:
        rows: QuerySet[Any] = related.rows(entry, actor)
        shown = list(rows[: MOST_RELATED + 1])
        columns = [column.shown(related.model, url=related.url, sort=None) for column in related.columns]
        table = (
            ui.data_table(columns, shown[:MOST_RELATED], caption=related.label, tight=True) if shown else ""
        )
        more = ("全部", related.all_url(entry)) if related.all_url and len(shown) > MOST_RELATED else None
        found.append(Panel(related.label, table, related.nothing or "还没有。", more))
    return found


def _changed(model: type[Model], changes: dict[str, Any]) -> str:
    """What changed, as people say it; only fields that the page shows by a name."""
    said = []
    for name, pair in changes.items():
        try:
            label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        except (LookupError, AttributeError):
            continue
        if isinstance(pair, list) and len(pair) == 2:
            before, after = ("空" if value in (None, "") else value for value in pair)
            said.append(f"{label}：{before} → {after}")
    return f"（{'；'.join(said)}）" if said else ""


def history_of_entry(register: Register[Any], actor: Actor, entry: Model) -> Iterable[ui.Entry] | None:
    """Drawn from the entries of the history; for those who keep the register and those who oversee it."""
    overseer = actor.role in (Role.AUDITOR, Role.ADMINISTRATOR)
    if not overseer and not (register.verbs.change and may(actor, register.verbs.change, entry)):
        return None
    return [
        ui.Entry(
            each.at,
            f"{each.text}{_changed(register.model, each.changes)}",
            "" if each.actor == "系统" else each.actor,
        )
        for each in history_of(entry).exclude(text="")[:MOST_TOLD]
    ]
