"""The queue of work to be done after a commit or by the clock. Enqueue in `transaction.on_commit`: its file is not the database.

SQLite in the home folder, or Redis when several machines serve. Rooms put their tasks in their own `tasks.py`; the worker
imports them all (`sizai worker`).
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.db import close_old_connections
from huey import Huey, crontab

__all__ = ["HEARTBEAT", "beat", "crontab", "crontab_local", "last_beat", "queue"]

HEARTBEAT: Final = "heartbeat"
"""Under this name the worker leaves the time of its last sign of life (seconds since 1970)."""


def _build(description: dict[str, Any]) -> Huey:
    """The queue that the settings describe. Its own clock runs in UTC; see `crontab_local`."""
    facts = dict(description)
    module, name = facts.pop("huey_class").rsplit(".", 1)
    made: Huey = getattr(import_module(module), name)(utc=True, results=False, **facts)
    return made


queue = _build(settings.HUEY)


def crontab_local(*, hour: int, minute: int = 0) -> Any:
    """Every day at this time on the wall clock of Asia/Shanghai (UTC+8 all year)."""
    return crontab(hour=str((hour - 8) % 24), minute=str(minute))


def beat() -> None:
    """The worker is alive."""
    queue.put(HEARTBEAT, dt.datetime.now(dt.UTC).timestamp())


def last_beat() -> dt.datetime | None:
    """When the worker was last alive, aware in UTC; None when it never was."""
    seconds = queue.get(HEARTBEAT, peek=True)
    return None if seconds is None else dt.datetime.fromtimestamp(float(seconds), dt.UTC)


@queue.pre_execute()  # type: ignore[untyped-decorator]
def _fresh_connection(_: Any) -> None:
    close_old_connections()


@queue.post_execute()  # type: ignore[untyped-decorator]
def _leave_connection(*_: Any) -> None:
    close_old_connections()


@queue.on_startup()  # type: ignore[untyped-decorator]
def _first_beat() -> None:
    beat()
