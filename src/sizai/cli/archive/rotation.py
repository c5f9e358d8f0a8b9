"""Backups that are made by the clock, and how many are kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sizai.access import clock
from sizai.cli.archive.making import Made, make
from sizai.cli.archive.passphrase import from_file
from sizai.environment import Environment

HOUR = 2
PATTERN = "sizai-*.backup"


def folder_of(env: Environment) -> Path:
    """Where scheduled backups lie."""
    return (env.backup_dir or env.root / "backups").expanduser().resolve()


def scheduled(env: Environment) -> list[Path]:
    """The scheduled backups that are there, oldest first."""
    return sorted(folder_of(env).glob(PATTERN))


def name_at(moment: dt.datetime) -> str:
    return f"sizai-{moment:%Y%m%d-%H%M%S}.backup"


def is_due(env: Environment, now: dt.datetime) -> bool:
    """Whether no backup was made since the last 02:00. A laptop that sleeps at night catches up in the morning."""
    if env.backup_passphrase_file is None:
        return False
    last = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if now < last:
        last -= dt.timedelta(days=1)
    kept = scheduled(env)
    return not kept or kept[-1].name < name_at(last)


def rotate(env: Environment) -> list[Path]:
    """Remove the oldest scheduled backups beyond `backup_keep`; what was removed."""
    old = scheduled(env)[: -max(env.backup_keep, 1)]
    for path in old:
        path.unlink()
    return old


def make_scheduled(env: Environment) -> Made | None:
    """Make today's backup when it is due, then rotate. None when it is not due."""
    now = clock.now()
    if not is_due(env, now) or env.backup_passphrase_file is None:
        return None
    made = make(env, folder_of(env) / name_at(now), from_file(env.backup_passphrase_file))
    rotate(env)
    return made
