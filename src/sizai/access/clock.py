"""The one clock. Verbs ask it; the demo and tests replay days with `at`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
_held: ContextVar[dt.datetime | None] = ContextVar("sizai_clock", default=None)


def now() -> dt.datetime:
    """This moment, aware, in Asia/Shanghai."""
    return _held.get() or dt.datetime.now(tz=ZONE)


def today() -> dt.date:
    """The calendar day in Asia/Shanghai."""
    return now().astimezone(ZONE).date()


def local(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """A moment on the wall clock of the installation."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZONE)


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block."""
    token = _held.set(moment.astimezone(ZONE))
    try:
        yield
    finally:
        _held.reset(token)
