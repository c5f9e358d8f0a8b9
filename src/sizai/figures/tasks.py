"""What the queue calls: touched days every minute, slow figures every hour. Both can be called as they are."""

from __future__ import annotations

from sizai.audit.queue import crontab, queue
from sizai.figures.verbs.kept import keep_standing_figures
from sizai.figures.verbs.refresh import refresh_figures


@queue.periodic_task(crontab(minute="*"), expires=120)
def refresh() -> None:
    """Add up the days that verbs have touched."""
    refresh_figures()


@queue.periodic_task(crontab(minute="7"), expires=3000)
def keep() -> None:
    """Count again what days do not add up to, where that is slow."""
    keep_standing_figures()
