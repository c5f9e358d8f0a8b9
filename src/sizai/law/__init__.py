"""What a worker is owed and by when: exact, explained, cited. Pure: no Django, no floats, no clock.

    deadline("mediation", date(2026, 11, 12)).explanation
    parameters.lookup("min_wage_monthly", "440784", date(2026, 3, 1)).amount
    next_steps("labour_dispute", date(2026, 6, 10), ["wages"])
    in_capitals("18240.00")

Facts are data with date and source in `data/`; every refusal is a `LawError` with field, sentence and what
would have been accepted.
"""

from __future__ import annotations

from sizai.law.deadlines import Deadline, Pause, agreed_date, deadline, remaining
from sizai.law.errors import LawError, MissingParameter
from sizai.law.money import in_capitals
from sizai.law.prescriptions import NextStep, next_steps
from sizai.law.working_hours import OfficeHours, add_working_hours

__all__ = [
    "Deadline",
    "LawError",
    "MissingParameter",
    "NextStep",
    "OfficeHours",
    "Pause",
    "add_working_hours",
    "agreed_date",
    "deadline",
    "in_capitals",
    "next_steps",
    "remaining",
]
