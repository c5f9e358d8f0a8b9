"""Every clock of the house: `deadline(kind, start)` gives from, to, what was skipped and why, the article."""

from __future__ import annotations

from sizai.law.deadlines.engine import agreed_date, deadline
from sizai.law.deadlines.inputs import Answer, accepted_keys, answer
from sizai.law.deadlines.kinds import DeadlineKind, Unit, all_kinds, kind_of
from sizai.law.deadlines.pauses import Pause, PausedDay
from sizai.law.deadlines.remaining import remaining
from sizai.law.deadlines.result import Cell, CellKind, Deadline, Moved

__all__ = [
    "Answer",
    "Cell",
    "CellKind",
    "Deadline",
    "DeadlineKind",
    "Moved",
    "Pause",
    "PausedDay",
    "Unit",
    "accepted_keys",
    "agreed_date",
    "all_kinds",
    "answer",
    "deadline",
    "kind_of",
    "remaining",
]
