"""A computed deadline: from, to, what was skipped and why, on what it rests, how it looks on a given day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sizai.law import dates
from sizai.law.calendar import Day, WorkingCalendar
from sizai.law.cautions import Caution
from sizai.law.citations import Citation
from sizai.law.dates import DAY
from sizai.law.deadlines import wording
from sizai.law.deadlines.kinds import DeadlineKind, Unit
from sizai.law.deadlines.pauses import PausedDay
from sizai.law.deadlines.remaining import remaining


class CellKind(StrEnum):
    """How a day of the 期限尺 is drawn."""

    GONE = "gone"
    SKIPPED = "skipped"
    TODAY = "today"
    LEFT = "left"
    OVER = "over"


@dataclass(frozen=True)
class Cell:
    """One day of the 期限尺. `reason` says why a day is skipped; only days after the last are `over`."""

    date: date
    kind: CellKind
    is_today: bool
    is_due: bool
    reason: str = ""


@dataclass(frozen=True)
class Moved:
    """The last day fell on a rest day and moved (民法典203)."""

    from_day: date
    to_day: date
    reason: str


@dataclass(frozen=True)
class Deadline:
    """The end of a period and how it was found. `length` counts `unit`s, an extension included.

    `skipped` are days that the count passed over: rest days of a working-day period, and the rest days over
    which a last day moved. Days of the period that are neither skipped nor paused are exactly `length`
    when it is counted in days. `agreed`: a day that people fixed, not a period that was counted.
    """

    rule: DeadlineKind
    start: date
    first_day: date
    due_on: date
    unit: Unit
    length: int
    extended_by: int
    skipped: tuple[Day, ...]
    moved: Moved | None
    paused: tuple[PausedDay, ...]
    interrupted_on: tuple[date, ...]
    cautions: tuple[Caution, ...]
    calendar: WorkingCalendar = field(repr=False, compare=False)
    agreed: bool = False

    @property
    def kind(self) -> str:
        return self.rule.code

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def statutory(self) -> bool:
        """False when the length is the house's own; the explanation then says so."""
        return self.rule.statutory

    @property
    def basis(self) -> Citation | None:
        """The article on which the length rests; None for the house's own periods."""
        return self.rule.basis[0] if self.rule.basis else None

    @property
    def bases(self) -> tuple[Citation, ...]:
        return self.rule.basis

    @property
    def at_end(self) -> str:
        """What the law attaches to the last day; empty when nothing."""
        return self.rule.at_end

    @property
    def warnings(self) -> tuple[str, ...]:
        """The cautions as sentences."""
        return tuple(caution.message for caution in self.cautions)

    @property
    def explanation(self) -> str:
        """One Chinese sentence; the year is written when the period reaches into another one."""
        return wording.explain(self, self.start.year if self.start.year == self.due_on.year else None)

    def explain(self, today: date) -> str:
        """The same, for a reader of that day: dates of other years carry their year."""
        return wording.explain(self, today.year)

    def in_time(self, on: date) -> bool:
        """Whether an act on that day keeps the deadline, which ends at 24:00."""
        return on <= self.due_on

    def remaining(self, today: date) -> str:
        """剩4天, 剩3个工作日, 今天, 过1个工作日."""
        return remaining(self.due_on, self.unit, today, self.calendar)

    def days_counted(self, today: date) -> int:
        """How many days of the period have come, today included (共15天，今天第11天)."""
        passed = {day.date for day in self.skipped} | {pause.date for pause in self.paused}
        return sum(day not in passed for day in dates.span(self.first_day, min(today, self.due_on)))

    def days(self, today: date) -> tuple[Cell, ...]:
        """One cell a day from the first day to the last, and on to today when that is later.

        The rest days after the end of a working-day period are skipped, not over.
        """
        reasons: dict[date, str] = {each.date: each.reason for each in self.skipped}
        reasons |= {each.date: f"暂停：{each.reason}" if each.reason else "暂停" for each in self.paused}
        if self.unit is Unit.WORKING_DAY:
            reasons |= {
                day: self.calendar.day(day).reason
                for day in dates.span(self.due_on + DAY, today)
                if not self.calendar.is_working_day(day)
            }
        return tuple(
            self._cell(day, today, reasons) for day in dates.span(self.first_day, max(self.due_on, today))
        )

    def _cell(self, day: date, today: date, reasons: dict[date, str]) -> Cell:
        if day in reasons and (day != today or day > self.due_on):
            kind = CellKind.SKIPPED
        elif day > self.due_on:
            kind = CellKind.OVER
        elif day == today:
            kind = CellKind.TODAY
        else:
            kind = CellKind.GONE if day < today else CellKind.LEFT
        return Cell(day, kind, day == today, day == self.due_on, reasons.get(day, ""))
