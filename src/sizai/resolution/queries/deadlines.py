"""Deadlines as `law` explains them, computed again from what was stored: the ruler and its sentence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sizai.access import clock
from sizai.law import deadlines as law
from sizai.resolution.models import Case, Deadline


def pauses_of(case: Case, today: dt.date) -> list[law.Pause]:
    """The pauses of a case; one that is still open reaches to today. Paused and resumed on one day stops no day."""
    spans = [
        (each.since, each.until or today, each.get_reason_display()) for each in case.pauses.order_by("since")
    ]
    return [law.Pause(since, until, reason) for since, until, reason in spans if until >= since]


def computed(row: Deadline, pauses: list[law.Pause] | None = None) -> law.Deadline | None:
    """The deadline with its working, from the stored inputs; None for clocks that count hours (their sentence is stored)."""
    if row.unit == "hours":
        return None
    if row.working.get("agreed"):
        return law.agreed_date(row.kind, row.starts_on, row.due_on)
    inputs: dict[str, Any] = {"length": row.working.get("length"), "unit": row.working.get("unit")}
    return law.deadline(row.kind, row.starts_on, pauses=pauses or (), **inputs)


def remaining(row: Deadline, today: dt.date | None = None) -> str:
    """剩4天, 剩3个工作日, 过1个工作日."""
    return remaining_text(row.due_on, row.unit, today)


def remaining_text(due_on: dt.date, unit: str, today: dt.date | None = None) -> str:
    """The same from a day and its unit; hours are told in working days."""
    counted = law.Unit.WORKING_DAY if unit in ("hours", law.Unit.WORKING_DAY) else law.Unit.NATURAL_DAY
    return law.remaining(due_on, counted, today or clock.today())
