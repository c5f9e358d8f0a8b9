"""期限尺: one cell a day, skipped days hatched, today taller, red only after the due day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Final, Literal

from django.utils.safestring import SafeString

from sizai.ui.components.dates import sentence_text
from sizai.ui.components.markup import esc, icon, safe

Kind = Literal["gone", "skipped", "today", "left", "over"]
Cell = tuple[dt.date, str, str]
"""Day, kind, and why the day is skipped (or "")."""

WORDS: Final = {"gone": "已过", "skipped": "跳过", "today": "今天", "left": "还剩", "over": "过期"}
MOST_CELLS: Final = 92
"""Longer periods are drawn as stretches, a cell would be thinner than its own gap."""


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _cell(start: float, width: float, kind: str, title: str, *, late: bool) -> str:
    top, height = (14, 16) if kind == "today" else (16, 12)
    look = "today late" if kind == "today" and late else kind
    hatch = icon("hatch", "hatch") if kind == "skipped" else ""
    return (
        f'<svg class="{look}" x="{start:.3f}%" y="{top}" width="{width:.3f}%" height="{height}">'
        f"<title>{esc(title)}</title>{hatch}<rect width='100%' height='100%'/></svg>"
    )


def _words(middle: float, y: int, text: str, kind: str = "") -> str:
    """A label under or over a cell, kept inside the drawing at both ends."""
    x, anchor = (0.0, "start") if middle < 8 else (100.0, "end") if middle > 92 else (middle, "middle")
    look = f' class="{kind}"' if kind else ""
    return f'<text{look} x="{x:.3f}%" y="{y}" text-anchor="{anchor}">{esc(text)}</text>'


def _stretches(cells: list[Cell]) -> list[tuple[int, int, Cell]]:
    """(first index, length, first cell). Short periods: one a day. Long ones: skipped days join their neighbours."""
    if len(cells) <= MOST_CELLS:
        return [(index, 1, cell) for index, cell in enumerate(cells)]
    now = next((i for i, (_, kind, _) in enumerate(cells) if kind == "today"), len(cells))
    plain = [
        (day, ("gone" if i < now else "left") if kind == "skipped" else kind, why)
        for i, (day, kind, why) in enumerate(cells)
    ]
    joined, index = [], 0
    for _, run in groupby(plain, key=lambda cell: cell[1]):
        part = list(run)
        joined.append((index, len(part), part[0]))
        index += len(part)
    return joined


def ruler(cells: Iterable[Cell], *, due: dt.date | None = None) -> SafeString:
    """The drawing for the days of one deadline, in order. `due` (default: the last day counted) is labelled once over.

    Width follows the column, text stays at 12 px. Nothing to draw gives nothing.
    """
    days = [(day, str(kind), why) for day, kind, why in cells]
    if not days:
        return safe("")
    counted = [day for day, kind, _ in days if kind in ("gone", "today", "left")]
    before = [day for day, _, _ in days[: next((i for i, d in enumerate(days) if d[1] == "over"), len(days))]]
    due = due or (before[-1] if len(before) < len(days) else counted[-1] if counted else days[-1][0])
    width = 100 / len(days)
    now = next((i for i, day in enumerate(days) if day[1] == "today"), None)
    if now is None and days[-1][1] == "over":
        now = len(days) - 1
    late = now is not None and days[now][0] > due
    parts = []
    for index, length, (day, kind, why) in _stretches(days):
        kind = "today" if index == now and length == 1 else kind
        span = _day(day) if length == 1 else f"{_day(day)}至{_day(days[index + length - 1][0])}"
        parts.append(_cell(index * width, length * width, kind, f"{span} {why or WORDS[kind]}", late=late))
    middles = {day: (index + 0.5) * width for index, (day, _, _) in enumerate(days)}
    parts.append(_words(0, 44, _day(days[0][0])))
    if now is not None:
        parts.append(_words(middles[days[now][0]], 10, "今天", "now late" if late else "now"))
        if not late and 20 < middles[days[now][0]] < 80:
            parts.append(_words(middles[days[now][0]], 44, _day(days[now][0])))
    if late and due in middles:
        parts.append(_words(max(middles[due], 32), 44, f"{_day(due)}到期"))
    elif len(days) > 1:
        parts.append(_words(100, 44, _day(days[-1][0])))
    return safe(
        f'<svg class="ruler" role="img" aria-label="{esc(_told(days, due, late=late))}">{"".join(parts)}</svg>'
    )


def _told(days: list[Cell], due: dt.date, *, late: bool) -> str:
    """The drawing in words, for those who hear it."""
    skipped = sum(kind == "skipped" for _, kind, _ in days)
    span = f"期限尺，{sentence_text(days[0][0])}至{sentence_text(days[-1][0])}，共{len(days)}天"
    return f"{span}，跳过{skipped}天，{sentence_text(due)}到期{'，已过期' if late else ''}"
