"""A consistent copy of an SQLite database that is being written: SQLite's own backup call, in one step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sizai.cli.speaking import Failure


class Unsound(Failure):
    """数据库文件坏了，这样的备份放不回去。请运行 sizai check 看坏在哪里，从上一份好的备份恢复。"""


def copy(source: Path, target: Path) -> None:
    """Copy `source` as of one moment. Writers go on meanwhile (WAL); the copy is one file without a WAL beside it."""
    with closing(sqlite3.connect(source, timeout=60)) as live, closing(sqlite3.connect(target)) as held:
        live.backup(held)  # pages=-1: one read transaction, never restarted by writers
        held.execute("PRAGMA journal_mode=DELETE")
    target.chmod(0o600)


def describe(path: Path) -> dict[str, Any]:
    """Migrations, rows per table and the end of the audit chain. Raises `Unsound` when the file does not check."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=60)) as connection:
        try:
            verdict = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
        except sqlite3.DatabaseError as error:
            raise Unsound from error
        if verdict != ["ok"]:
            raise Unsound
        listed = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND rootpage > 0 AND name NOT LIKE 'sqlite_%'"
        )
        tables = sorted(row[0] for row in listed)
        rows = {
            table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables
        }
        migrations, head = [], None
        if "django_migrations" in rows:
            migrations = [
                list(row) for row in connection.execute("SELECT app, name FROM django_migrations ORDER BY id")
            ]
        if "audit_head" in rows:
            head = connection.execute("SELECT seq, hash FROM audit_head WHERE id=1").fetchone()
    return {"migrations": migrations, "rows": rows, "head": list(head or (0, ""))}
