"""Opening an installation from the command line: its environment, its keys, Django. Nothing is created by looking."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sizai.cli.speaking import Failure
from sizai.environment import Environment, load

DATABASE = "sizai.sqlite3"


class KeyMissing(Failure):
    """数据库里有数据，但密钥不见了。请从备份里取回 keys 文件夹，或用 sizai restore 放回整份备份；不要另造新的。"""


class NothingHere(Failure):
    """这里还没有 Sizai 的数据。请先运行 make run（带演示）或 sizai upgrade（空库），或看 SIZAI_HOME 指得对不对。"""


def environment() -> Environment:
    """The environment of this process."""
    return load()


def has_tables(env: Environment) -> bool:
    """Whether the database has Sizai's tables. Asks the database itself, without Django and without creating a file."""
    if not env.database_url:
        path = env.root / DATABASE
        if not path.exists() or not path.stat().st_size:
            return False
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30)) as connection:
            return bool(
                connection.execute("SELECT 1 FROM sqlite_master WHERE name='django_migrations'").fetchone()
            )
    import psycopg

    with psycopg.connect(env.database_url, connect_timeout=10) as connection:
        found = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
        return bool(found and found[0])


def missing_keys(env: Environment) -> list[Path]:
    """The key files that are not there (the field key may come from a secret instead)."""
    folder = env.root / "keys"
    wanted = [folder / "session.key"] + ([] if env.key else [folder / "field.key"])
    return [path for path in wanted if not path.exists()]


def open_django(*, create: bool = False) -> Environment:
    """Load Django on this installation. `create`: a new one may be made; else there must be one already.

    Raises `KeyMissing` rather than let new keys be made beside old data.
    """
    env = environment()
    there = has_tables(env)
    if not there and not create:
        raise NothingHere
    if there and any(path.name == "field.key" for path in missing_keys(env)):
        raise KeyMissing
    os.environ["DJANGO_SETTINGS_MODULE"] = "sizai.settings"
    import django

    django.setup()
    return env
