"""The worker's own duties: a sign of life every minute, and sweeping out what has expired."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from sizai.access import clock
from sizai.audit.queue import beat, crontab, crontab_local, queue

DAY = 86_400


@queue.periodic_task(crontab(minute="*"), expires=120)
def heartbeat() -> None:
    """Through the queue itself, so that a stuck worker shows."""
    beat()


@queue.periodic_task(crontab_local(hour=3, minute=20))
def sweep() -> None:
    """Sessions that have ended, and temporary files older than two days."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    sweep_files(Path(settings.HOME) / "tmp", older_than=2 * DAY)


@queue.periodic_task(crontab_local(hour=12, minute=40))
def learn() -> None:
    """How many rows stand behind each index, or SQLite guesses wrongly. At noon: at night a union's PC is switched off.

    All rows are looked at: a sample of 1,000 made it choose an index by state for a list by day. PostgreSQL does this by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def sweep_files(folder: Path, *, older_than: float) -> int:
    """Remove files in `folder` that nobody touched for `older_than` seconds; how many."""
    limit, count = time.time() - older_than, 0
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_mtime < limit:
            path.unlink(missing_ok=True)
            count += 1
    return count
