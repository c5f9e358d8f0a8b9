"""The Chinese sentence under a 期限尺: from, how long, to, what was skipped, paused, moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sizai.law import dates
from sizai.law.calendar import Day, DayKind
from sizai.law.deadlines.kinds import Unit
from sizai.law.deadlines.pauses import PausedDay

if TYPE_CHECKING:
    from sizai.law.deadlines.result import Deadline


def explain(deadline: Deadline, year: int | None) -> str:
    """11月12日收到申请，次日起算，15个自然日，到11月27日（星期五）止。末日不是休假日，不顺延；无暂停。"""
    rule = deadline.rule
    due = dates.say_with_weekday(deadline.due_on, year)
    if rule.backward:
        length = deadline.unit.say(deadline.length)
        return f"{_from(deadline, year)}，往前数{length}，是{due}。{rule.at_end}。"
    if deadline.agreed:
        return f"{_from(deadline, year)}，约定到{due}止。这个日期{rule.set_by}，不因休假日顺延。"
    text = f"{_from(deadline, year)}，次日起算，{_length(deadline)}，"
    text += _to(deadline, year) + _notes(deadline, year)
    return text if deadline.statutory else f"{text}这个期限{rule.set_by}，不是法定。"


def _from(deadline: Deadline, year: int | None) -> str:
    text = f"{dates.say(deadline.start, year)}{deadline.rule.start}"
    days = [dates.say(day, year) for day in deadline.interrupted_on]
    if len(days) == 1:
        text += f"，{days[0]}中断，重新计算"
    elif days:
        text += f"，{'、'.join(days)}中断，从最后一次重新计算"
    return text


def _length(deadline: Deadline) -> str:
    if not deadline.extended_by or deadline.rule.extension is None:
        return deadline.unit.say(deadline.length)
    own = deadline.unit.say(deadline.length - deadline.extended_by)
    added = deadline.unit.say(deadline.extended_by)
    return f"{own}，{deadline.rule.extension.by}延长{added}，共{deadline.length}个"


def _to(deadline: Deadline, year: int | None) -> str:
    due = dates.say_with_weekday(deadline.due_on, year)
    if deadline.moved is None:
        return f"到{due}止。"
    last = dates.say_with_weekday(deadline.moved.from_day, year)
    festival = deadline.calendar.day(deadline.moved.from_day).festival
    return f"到{last}；末日是{f'休假日（{festival}放假）' if festival else '休息日'}，顺延到{due}止。"


def _notes(deadline: Deadline, year: int | None) -> str:
    notes: list[str] = []
    if deadline.unit is Unit.WORKING_DAY:
        notes.append(_skipped(deadline.skipped, year))
        notes += _worked(deadline, year)
    elif not deadline.rule.rolls:
        notes.append("这一期限不因休假日顺延")
    elif deadline.moved is None:
        notes.append("末日不是休假日，不顺延")
    notes.append(_paused(deadline.paused, year))
    return "；".join(notes) + "。"


def _skipped(skipped: Iterable[Day], year: int | None) -> str:
    """跳过中秋节9月25日至27日、国庆节10月1日至7日和周末2天."""
    days = list(skipped)
    if not days:
        return "没有跳过的日子"
    weekend = sum(day.kind is DayKind.REST_DAY for day in days)
    parts: list[str] = []
    for festival in dict.fromkeys(day.festival for day in days if day.festival):
        stretches = dates.runs(day.date for day in days if day.festival == festival)
        parts += [f"{festival}{dates.say_span(first, last, year)}" for first, last in stretches]
    text = "、".join(parts)
    if weekend:
        text += f"{'和' if text else ''}周末{weekend}天"
    return f"跳过{text}"


def _worked(deadline: Deadline, year: int | None) -> list[str]:
    days = [
        dates.say(day, year)
        for day in dates.span(deadline.first_day, deadline.due_on)
        if deadline.calendar.day_kind(day) is DayKind.MAKEUP_WORKDAY
    ]
    return [f"{'、'.join(days)}调休上班，计入"] if days else []


def _paused(paused: Iterable[PausedDay], year: int | None) -> str:
    """无暂停; 暂停3天（6月1日至3日，等当事人），不计入."""
    days = list(paused)
    if not days:
        return "无暂停"
    parts: list[str] = []
    for first, last in dates.runs(day.date for day in days):
        reasons = dict.fromkeys(day.reason for day in days if first <= day.date <= last and day.reason)
        parts.append("，".join([dates.say_span(first, last, year), *reasons]))
    return f"暂停{len(days)}天（{'；'.join(parts)}），不计入"
