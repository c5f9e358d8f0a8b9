"""Put a backup back, into an empty home (and, for PostgreSQL, an empty database). Everything is proved before it counts."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from sizai.cli.archive import postgres, sqlite
from sizai.cli.archive.container import Unpacker
from sizai.cli.archive.making import settle
from sizai.cli.archive.sealing import Damaged
from sizai.cli.opening import DATABASE
from sizai.cli.speaking import Failure
from sizai.environment import Environment

MADE_BY_ITSELF = {"tmp", "run", "static", "backups", "sizai.env"}
"""What may lie in a home folder that counts as empty (a queue too)."""

KEYS, HOME = "home/keys", "home"
REGISTERS = {"django_migrations", "django_content_type", "auth_permission"}
"""Tables that Django fills by itself when it migrates."""


class HomeNotEmpty(Failure):
    """只能放回到空的文件夹，以免盖掉现有的数据。请把 SIZAI_HOME 指到一个空文件夹。"""


class DatabaseNotEmpty(Failure):
    """只能放回到空的数据库，以免盖掉现有的数据。请新建一个数据库，把 DATABASE_URL 指过去。"""


class OtherKind(Failure):
    """备份的数据库种类与这里不同：SQLite 的备份放回 SQLite，PostgreSQL 的放回 PostgreSQL。请看 DATABASE_URL。"""


class OtherKey(Failure):
    """这里设定的 SIZAI_KEY 与备份里的密钥不同。请先去掉 SIZAI_KEY，或换成备份里的那一个。"""


class NotProved(Failure):
    """备份读出来了，但内容对不上，没有放回。"""


@dataclass
class Restored:
    """What was put back."""

    home: Path
    made_at: str
    version: str
    database: str
    tables: int = 0
    rows: int = 0
    files: int = 0
    entries: int = 0
    steps: int = 0
    opened: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def refuse_unless_empty(home: Path) -> None:
    """Raise `HomeNotEmpty` when something of an installation lies in `home`."""
    for path in sorted(home.iterdir()) if home.is_dir() else []:
        if path.name in MADE_BY_ITSELF or path.name.startswith(("queue.sqlite3", ".restoring")):
            continue
        if path.is_file() or any(inner.is_file() for inner in path.rglob("*")):
            raise HomeNotEmpty


def _store(body: BinaryIO, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        shutil.copyfileobj(body, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def _place_of(name: str) -> str:
    """Where a member belongs: the keys, the home folder, or the name of a table (or file) of the database."""
    top, _, rest = name.partition("/")
    if top == "home":
        return KEYS if rest.startswith("keys/") else HOME
    return rest.partition("/")[0]


def _home_of(name: str, stage: Path) -> Path:
    return stage / name.removeprefix("home/")


def _compare(found: dict[str, int], expected: dict[str, int]) -> None:
    wrong = [
        f"{table}（应有{count}行，读出{found.get(table, 0)}行）"
        for table, count in expected.items()
        if found.get(table) != count
    ]
    if wrong:
        raise NotProved(f"备份读出来了，但行数对不上，没有放回：{'、'.join(wrong[:3])}")


def _load_django(env: Environment, stage: Path) -> None:
    os.environ["SIZAI_HOME"], os.environ["DATABASE_URL"] = str(stage), env.database_url
    os.environ["DJANGO_SETTINGS_MODULE"] = "sizai.settings"
    import django

    django.setup()


def _prove(done: Restored) -> None:
    """Newest migrations, audit chain, keys: on the data as read, before it is put in its place."""
    from sizai.audit.chain import verify
    from sizai.cli.migrating import migrate
    from sizai.cli.proving import try_key

    done.steps = migrate()
    verdict = verify()
    if not verdict.sound:
        raise NotProved(f"备份里的审计链不完整，没有放回：{verdict.faults[0].sentence}")
    key = try_key()
    if key.unreadable:
        raise NotProved(f"备份里的密钥解不开它的数据，没有放回：{'、'.join(key.unreadable[:3])}")
    done.entries, done.opened = verdict.entries, list(key.opened)


def _unpack_sqlite(archive: Unpacker, env: Environment, stage: Path, done: Restored) -> None:
    for name, body in archive.members():
        if _place_of(name) in (KEYS, HOME):
            _store(body, _home_of(name, stage))
            done.files += _place_of(name) == HOME
        else:
            _store(body, stage / Path(name).name)
    _same_key(env, stage)
    found = sqlite.describe(stage / DATABASE)["rows"]
    _compare(found, archive.manifest["rows"])
    done.tables, done.rows = len(found), sum(found.values())
    _load_django(env, stage)
    _prove(done)
    from django.db import connection

    connection.close()
    with closing(sqlite3.connect(stage / DATABASE)) as held:
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _unpack_postgres(archive: Unpacker, env: Environment, stage: Path, done: Restored) -> None:
    groups = groupby(archive.members(), key=lambda member: _place_of(member[0]))
    first, keys = next(groups, ("", iter(())))
    if first != KEYS:
        raise Damaged
    for name, body in keys:
        _store(body, _home_of(name, stage))
    _same_key(env, stage)
    with postgres.snapshot(env.database_url) as connection:
        refuse_unless_no_rows(connection)
    _load_django(env, stage)
    from django.db import connection as django_connection

    from sizai.cli.migrating import migrate

    try:
        migrate(upto=[(app, name) for app, name in archive.about["migrations"]])
        _load_tables(archive, groups, stage, done, postgres.raw(django_connection))
        _prove(done)
    except BaseException:
        django_connection.close()
        with postgres.connect(env.database_url) as connection:
            postgres.drop_everything(connection)  # there was nothing in it when we began
        raise
    django_connection.close()


def _load_tables(
    archive: Unpacker, groups: Iterator[Any], stage: Path, done: Restored, connection: postgres.Connection
) -> None:
    """All tables and files in one transaction: half a backup is never seen."""
    columns: dict[str, list[str]] = archive.about["tables"]
    here = postgres.tables(connection)
    done.left_out = sorted(set(columns) - set(here))
    found = {table: 0 for table in columns if table in here}
    with connection.transaction():
        postgres.empty(connection, list(found))
        for place, group in groups:
            if place in found:
                found[place] = postgres.fill(connection, place, columns[place], (body for _, body in group))
            elif place in (KEYS, HOME):
                for name, body in group:
                    _store(body, _home_of(name, stage))
                    done.files += place == HOME
        _compare(found, {table: count for table, count in archive.manifest["rows"].items() if table in here})
        postgres.wind_sequences(connection)
    done.tables, done.rows = len(found), sum(found.values())


def refuse_unless_no_rows(connection: postgres.Connection) -> None:
    """Raise `DatabaseNotEmpty` when any table but Django's own register of itself holds a row."""
    if any(
        postgres.has_rows(connection, table)
        for table in postgres.tables(connection)
        if table not in REGISTERS
    ):
        raise DatabaseNotEmpty


def _same_key(env: Environment, stage: Path) -> None:
    if env.key and (stage / "keys" / "field.key").read_text().strip() != env.key:
        raise OtherKey


def _put_in_place(stage: Path, home: Path) -> None:
    """Rename everything into the home, the database last: before it is there, nothing counts as installed."""
    for path in sorted(stage.iterdir(), key=lambda path: (path.name == DATABASE, path.name)):
        target = home / path.name
        if path.name in ("tmp", "run") or (path.name == "sizai.env" and target.exists()):
            continue
        if target.is_dir():
            shutil.rmtree(target)  # holds no file: `refuse_unless_empty`
        os.replace(path, target)
    settle(home)


def restore(env: Environment, source: Path, passphrase: str) -> Restored:
    """Put `source` back. Raises a `Failure` and leaves home and database as empty as they were when anything is amiss."""
    home = env.root
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    refuse_unless_empty(home)
    stage = home / f".restoring-{os.getpid()}"
    for old in home.glob(".restoring-*"):  # of a restore that was cut off; never part of an installation
        shutil.rmtree(old)
    with source.expanduser().open("rb") as file:
        archive = Unpacker(file, passphrase)
        about = archive.about
        if about.get("format") != 1 or about.get("database") != (
            "postgresql" if env.database_url else "sqlite"
        ):
            raise OtherKind
        done = Restored(home, str(about["created_at"]), str(about["version"]), str(about["database"]))
        stage.mkdir(mode=0o700)
        try:
            if env.database_url:
                _unpack_postgres(archive, env, stage, done)
            else:
                _unpack_sqlite(archive, env, stage, done)
            _put_in_place(stage, home)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return done
