"""How long still, or how long over: always with its unit, never a negative number."""

from __future__ import annotations

from datetime import date

from sizai.law.calendar import WorkingCalendar, shipped
from sizai.law.deadlines.kinds import Unit, unit_of


def remaining(due_on: date, unit: Unit | str, today: date, calendar: WorkingCalendar | None = None) -> str:
    """剩4天 · 剩3个工作日 · 今天 · 过2天 · 过1个工作日.

    Working-day periods count working days only: on the weekend after its last day one is 过不到1个工作日.
    """
    if today == due_on:
        return "今天"
    word, first, last = ("剩", today, due_on) if today < due_on else ("过", due_on, today)
    if unit_of(unit) is not Unit.WORKING_DAY:
        return f"{word}{(last - first).days}天"
    number = (calendar or shipped()).working_days_after(first, last)
    return f"{word}{number}个工作日" if number else f"{word}不到1个工作日"
