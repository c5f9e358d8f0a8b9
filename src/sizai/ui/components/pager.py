"""Keyset paging: no page numbers, so that page 4,000 is as quick as the first."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, safe

COUNTED_TO: Final = 10_000
"""Lists count exactly up to here; beyond, the total is said as 1万以上."""


def how_many(total: int | None, unit: str = "件") -> str:
    """共214家; more than is counted (or not counted at all): 1万以上."""
    return "1万以上" if total is None or total > COUNTED_TO else f"共{total:,}{unit}"


def pager(
    *,
    shown: int,
    total: int | None,
    unit: str = "件",
    first: str = "",
    previous: str = "",
    following: str = "",
) -> SafeString:
    """The foot of a list. Empty addresses are drawn quiet, so that the buttons stay where they are."""

    def turn(label: str, url: str, rel: str) -> str:
        if not url:
            return f'<span class="pg" aria-disabled="true">{label}</span>'
        return f'<a class="pg" href="{esc(url)}"{rel}>{label}</a>'

    buttons = (
        turn("第一页", first, "")
        + turn("上一页", previous, ' rel="prev"')
        + turn("下一页", following, ' rel="next"')
    )
    return safe(
        f'<nav class="pages" aria-label="翻页"><span class="hint num">本页{shown:,}{esc(unit)}，'
        f"{esc(how_many(total, unit))}</span>"
        '<span class="hint keys"><kbd>J</kbd> <kbd>K</kbd> 上下　<kbd>X</kbd> 选　<kbd>回车</kbd> 打开</span>'
        f'<span class="fx">{buttons}</span></nav>'
    )
