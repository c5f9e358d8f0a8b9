"""`{% load sizai %}`: the components in templates. `today` and `csrf_token` come from the context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.safestring import SafeString

from sizai.ui import components as ui
from sizai.ui.components.markup import safe

register = template.Library()

for plain in (
    ui.autosave_line,
    ui.bar,
    ui.bulk_strip,
    ui.chart,
    ui.chart_panel,
    ui.comparison,
    ui.elapsed,
    ui.few,
    ui.field,
    ui.figure,
    ui.filter_chips,
    ui.form_errors,
    ui.how_many,
    ui.icon,
    ui.kpi,
    ui.kpis,
    ui.leads,
    ui.level,
    ui.masked,
    ui.missing,
    ui.money,
    ui.pager,
    ui.percent,
    ui.room_mark,
    ui.ruler,
    ui.skeleton,
    ui.state_mark,
    ui.tag,
    ui.tiles,
    ui.trail,
    ui.turn_chip,
    ui.turn_words,
    ui.wan,
):
    register.simple_tag(plain)


def _given(name: str, key: str, component: Callable[..., SafeString]) -> None:
    """Registers a component that takes `name` from the context's `key` unless the template gives it."""

    @register.simple_tag(takes_context=True, name=component.__name__)
    def given(context: Context, *args: Any, **kwargs: Any) -> SafeString:
        kwargs.setdefault(name, context.get(key))
        return component(*args, **kwargs)


for dated in (ui.data_table, ui.date_sentence, ui.date_short, ui.moment, ui.timeline):
    _given("on", "today", dated)


def _posting(component: Callable[..., SafeString]) -> None:
    """Registers a component whose buttons may post, with the request's token."""

    @register.simple_tag(takes_context=True, name=component.__name__)
    def posting(context: Context, *args: Any, **kwargs: Any) -> SafeString:
        return component(*args, csrf=str(context.get("csrf_token") or ""), **kwargs)


for buttons in (ui.action, ui.action_bar, ui.deadline_panel, ui.empty_state, ui.note, ui.todo_list):
    _posting(buttons)

register.filter("money", ui.money)
register.filter("wan", ui.wan)


@register.filter("date_short")
def date_short_filter(value: dt.date | None, on: dt.date | None = None) -> SafeString:
    return ui.date_short(value, on)


@register.filter("date_sentence")
def date_sentence_filter(value: dt.date | None, on: dt.date | None = None) -> SafeString:
    return ui.date_sentence(value, on)


@register.simple_tag
def chart_scripts() -> SafeString:
    """For the `scripts` block of a page with charts: ECharts, then the drawing module."""
    echarts, charts = static("npm/echarts/echarts.min.js"), static("sizai/js/charts.js")
    return safe(f'<script defer src="{echarts}"></script><script type="module" src="{charts}"></script>')
