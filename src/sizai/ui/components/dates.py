"""Dates and remaining time. `on` is today: this package has no clock."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.utils import timezone
from django.utils.safestring import SafeString

from sizai.ui.components.markup import BLANK, Empty, esc, missing, safe

WEEKDAYS = "一二三四五六日"
Unit = Literal["天", "个工作日"]


def local(value: dt.date) -> dt.date:
    """An aware datetime in the time of the installation; dates and naive datetimes as they are."""
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


def short_text(value: dt.date, on: dt.date | None = None) -> str:
    """For columns: 11-23 in the year of `on`, else 2026-11-23."""
    day = local(value)
    return f"{day:%m-%d}" if on and day.year == on.year else f"{day.year}-{day:%m-%d}"


def sentence_text(value: dt.date, on: dt.date | None = None, *, weekday: bool = False) -> str:
    """For sentences: 11月23日, with the year when it is another one than that of `on`."""
    day = local(value)
    year = "" if on and day.year == on.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日" + (f"，星期{WEEKDAYS[day.weekday()]}" if weekday else "")


def moment_text(value: dt.datetime, on: dt.date | None = None) -> str:
    """For histories: 今天 09:12, 11月20日 16:40."""
    at = local(value)
    day = dt.date(at.year, at.month, at.day)
    return f"{'今天' if day == on else sentence_text(day, on)} {at:%H:%M}"


def _time(value: dt.date, text: str) -> SafeString:
    return safe(f'<time class="num nw" datetime="{local(value).isoformat()}">{esc(text)}</time>')


def date_short(value: dt.date | None, on: dt.date | None = None, *, empty: Empty = BLANK) -> SafeString:
    """A date in a column; it never wraps."""
    return missing(empty) if value is None else _time(value, short_text(value, on))


def date_sentence(
    value: dt.date | None, on: dt.date | None = None, *, weekday: bool = False, empty: Empty = BLANK
) -> SafeString:
    """A date in a sentence; it never wraps."""
    return missing(empty) if value is None else _time(value, sentence_text(value, on, weekday=weekday))


def moment(value: dt.datetime | None, on: dt.date | None = None, *, empty: Empty = BLANK) -> SafeString:
    """Day and minute of an event; it never wraps."""
    return missing(empty) if value is None else _time(value, moment_text(value, on))


def elapsed(days: int | None, unit: Unit = "天", *, at: dt.time | None = None) -> str:
    """Remaining time with its unit: 剩4天, 过1个工作日, 今天17:00前. Below 0: past; None: no deadline, ""."""
    if days is None:
        return ""
    if days == 0:
        return f"今天{at:%H:%M}前" if at else "今天到期"
    return f"剩{days}{unit}" if days > 0 else f"过{-days}{unit}"
