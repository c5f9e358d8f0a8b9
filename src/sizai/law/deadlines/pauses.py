"""Days on which a clock stands still (暂停; for limitation periods 中止)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sizai.law import dates
from sizai.law.errors import InvalidPause, UnreadablePause


@dataclass(frozen=True)
class Pause:
    """From `start` to `end`, both days not counted. A pause that is still open is closed by the caller with
    today: the deadline is then the earliest that is still possible. The day of resumption is counted."""

    start: date
    end: date
    reason: str = ""

    def __post_init__(self) -> None:
        dates.checked(self.start, "pauses")
        dates.checked(self.end, "pauses")
        if self.end < self.start:
            raise InvalidPause(field="pauses", start=self.start, end=self.end, accepted="结束日不早于开始日")


@dataclass(frozen=True)
class PausedDay:
    """One day that was not counted because the clock stood still."""

    date: date
    reason: str


def read(given: Iterable[object]) -> tuple[Pause, ...]:
    """Pauses as `Pause` objects or as pairs of dates (objects or ISO texts), the shape of JSON inputs."""
    found: list[Pause] = []
    for each in given:
        if isinstance(each, Pause):
            found.append(each)
        elif isinstance(each, Sequence) and not isinstance(each, str) and len(each) == 2:
            found.append(Pause(dates.read(each[0], "pauses"), dates.read(each[1], "pauses")))
        else:
            raise UnreadablePause(field="pauses", given=each)
    return tuple(sorted(found, key=lambda pause: pause.start))


class StandStill:
    """Answers whether a day is paused, and why; overlapping pauses count a day once."""

    def __init__(self, pauses: Iterable[Pause]) -> None:
        self._reasons: dict[date, str] = {}
        for pause in pauses:
            for day in dates.span(pause.start, pause.end):
                self._reasons.setdefault(day, pause.reason)

    def __contains__(self, day: object) -> bool:
        return day in self._reasons

    def day(self, day: date) -> PausedDay:
        return PausedDay(day, self._reasons[day])
