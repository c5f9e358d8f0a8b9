"""Filters as chips in one line; what is active is on ink with ×, and says so in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, icon, safe


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; `url` is the list with it chosen."""

    label: str
    url: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One chip. `active` is what it says when set (桃源、址山等8镇), `off_url` the list without it."""

    label: str
    choices: tuple[Choice, ...] = ()
    active: str = ""
    off_url: str = ""


def _chip(item: Filter) -> str:
    if item.active:
        return (
            f'<a class="chip on" href="{esc(item.off_url)}">{esc(item.active)}'
            f'<span aria-hidden="true">×</span><span class="vh">，去掉</span></a>'
        )
    chosen = ("", ' aria-current="true"')
    links = "".join(
        f'<a href="{esc(choice.url)}"{chosen[choice.chosen]}>{esc(choice.label)}</a>'
        for choice in item.choices
    )
    return (
        f'<details class="menu"><summary class="chip">{esc(item.label)}{icon("down")}</summary>'
        f"<div>{links}</div></details>"
    )


def filter_chips(
    filters: Iterable[Filter],
    *,
    search: str = "",
    words: str = "",
    kept: Iterable[tuple[str, str]] = (),
    clear_url: str = "",
    more: SafeString | str = "",
) -> SafeString:
    """The line above a list. `search`: words in its box (parameter `q`), `kept`: what stays."""
    items = list(filters)
    box = ""
    if search:
        hidden = "".join(f'<input type="hidden" name="{esc(n)}" value="{esc(v)}">' for n, v in kept)
        box = (
            f'<form class="finder" role="search" aria-label="本表" method="get">{hidden}{icon("find")}'
            f'<input class="inp" type="search" name="q" value="{esc(words)}" placeholder="{esc(search)}"'
            f' aria-label="{esc(search)}"></form>'
        )
    clear = ""
    if clear_url and (words or any(item.active for item in items)):
        clear = f'<a class="small" href="{esc(clear_url)}">清空</a>'
    chips = "".join(_chip(item) for item in items)
    return safe(f'<div class="filters">{box}{chips}<span class="sp"></span>{clear}{esc(more)}</div>')


def bulk_strip(*, total: int, unit: str, buttons: SafeString | str) -> SafeString:
    """The strip that takes the place of the filters while rows are selected; table.js counts in it.

    `buttons` stand inside the form that wraps the table. 选中全部 sends `all=1`: the filter decides.
    """
    return safe(
        f'<div class="bulk" data-bulk hidden><b>已选<span data-chosen>0</span>{esc(unit)}</b>'
        '<label class="all"><input type="checkbox" name="all" value="1" data-all>'
        f"选中全部{total:,}{esc(unit)}"
        f'</label><span class="sp"></span>{esc(buttons)}'
        '<button class="sz-btn sm bare" type="button" data-none>取消选择</button></div>'
    )
