"""期限尺: one cell a day, skipped days hatched, today taller, red only after the due day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Protocol

from django.utils.safestring import SafeString

from sizai.ui.components.dates import sentence_text
from sizai.ui.components.markup import esc, icon, safe

WORDS: Final = {"gone": "已过", "skipped": "跳过", "today": "今天", "left": "还剩", "over": "过期"}
MOST_CELLS: Final = 92
"""Longer periods are drawn as stretches: a cell would be thinner than its own gap."""


class Cell(Protocol):
    """One day, as `law.deadlines` gives it: kind is gone, skipped, today, left or over."""

    @property
    def date(self) -> dt.date: ...
    @property
    def kind(self) -> str: ...
    @property
    def is_today(self) -> bool: ...
    @property
    def is_due(self) -> bool: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True, slots=True)
class RulerDay:
    """A `Cell` for periods that `law` did not count."""

    date: dt.date
    kind: str
    is_today: bool = False
    is_due: bool = False
    reason: str = ""


def ruler(cells: Iterable[Cell]) -> SafeString:
    """The days of one deadline in order. Width follows the column, words stay at 12 px. No days: nothing."""
    days = list(cells)
    if not days:
        return safe("")
    now = next((index for index, day in enumerate(days) if day.is_today), None)
    due = next((index for index, day in enumerate(days) if day.is_due), len(days) - 1)
    late = now is not None and now > due
    drawn = _days(days, late) if len(days) <= MOST_CELLS else _stretches(days, now, late)
    return safe(
        f'<svg class="ruler" role="img" aria-label="{esc(_told(days, due, late))}">'
        f"{''.join(drawn)}{''.join(_labels(days, now, due, late))}</svg>"
    )


def _cell(start: float, width: float, look: str, title: str) -> str:
    top, height = (14, 16) if look.startswith("today") else (16, 12)
    hatch = icon("hatch", "hatch") if look == "skipped" else ""
    return (
        f'<svg class="{look}" x="{start:.3f}%" y="{top}" width="{width:.3f}%" height="{height}">'
        f'<title>{esc(title)}</title>{hatch}<rect width="100%" height="100%"/></svg>'
    )


def _days(days: Sequence[Cell], late: bool) -> list[str]:
    width = 100 / len(days)
    drawn = []
    for index, day in enumerate(days):
        kind = str(day.kind)
        look = ("today late" if late else "today") if day.is_today else kind
        drawn.append(_cell(index * width, width, look, f"{_say(day.date)} {day.reason or WORDS[kind]}"))
    return drawn


def _stretches(days: Sequence[Cell], now: int | None, late: bool) -> list[str]:
    """Days of one kind in one piece; skipped ones join what they lie in. Today is a mark of its own."""
    width = 100 / len(days)

    def kind(index: int) -> str:
        if str(days[index].kind) in ("gone", "left", "over"):
            return str(days[index].kind)
        return "gone" if now is None or index <= now else "left"

    drawn = []
    for look, run in groupby(range(len(days)), key=kind):
        part = list(run)
        span = f"{_say(days[part[0]].date)}至{_say(days[part[-1]].date)} {WORDS[look]}"
        drawn.append(_cell(part[0] * width, len(part) * width, look, span))
    if now is not None:
        wide = max(width, 1.0)
        start = min(now * width, 100 - wide)
        drawn.append(_cell(start, wide, "today late" if late else "today", f"{_say(days[now].date)} 今天"))
    return drawn


def _labels(days: Sequence[Cell], now: int | None, due: int, late: bool) -> list[str]:
    """First and last day under the cells, 今天 over its own; once over, the due day instead of the last."""
    middle = [(index + 0.5) * 100 / len(days) for index in range(len(days))]
    words = [_words(0, 44, _say(days[0].date))]
    if now is not None:
        words.append(_words(middle[now], 10, "今天", "now late" if late else "now"))
        if not late and len(days) > 1 and 22 < middle[now] < 78:
            words.append(_words(middle[now], 44, _say(days[now].date)))
    if late:
        words.append(_words(max(middle[due], 36), 44, f"{_say(days[due].date)}到期"))
    elif len(days) > 1:
        words.append(_words(100, 44, _say(days[-1].date)))
    return words


def _words(middle: float, y: int, text: str, look: str = "") -> str:
    """A label, kept inside the drawing at both ends."""
    x, anchor = (0.0, "start") if middle < 8 else (100.0, "end") if middle > 88 else (middle, "middle")
    kind = f' class="{look}"' if look else ""
    return f'<text{kind} x="{x:.3f}%" y="{y}" text-anchor="{anchor}">{esc(text)}</text>'


def _say(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _told(days: Sequence[Cell], due: int, late: bool) -> str:
    """The drawing in words, for those who hear it."""
    skipped = sum(str(day.kind) == "skipped" for day in days)
    span = f"期限尺，{sentence_text(days[0].date)}至{sentence_text(days[-1].date)}，共{len(days)}天"
    return f"{span}，跳过{skipped}天，{sentence_text(days[due].date)}到期{'，已过期' if late else ''}"
