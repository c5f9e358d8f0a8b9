"""PostgreSQL in and out by COPY, through the driver that Sizai has anyway.

Not `pg_dump`: it must be at least as new as the server and be installed beside Sizai on both machines. COPY needs neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, LiteralString, cast

import psycopg
from psycopg import sql

PART = 8 << 20
TABLES: LiteralString = """
SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
GROUP BY c.relname ORDER BY c.relname
"""
SEQUENCES: LiteralString = """
SELECT t.relname, a.attname, s.oid::regclass::text
FROM pg_class s
JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
  AND d.deptype IN ('a', 'i')
JOIN pg_class t ON t.oid = d.refobjid
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
WHERE s.relkind = 'S' AND t.relnamespace = current_schema()::regnamespace
"""

Connection = psycopg.Connection[Any]


def tables(connection: Connection) -> dict[str, list[str]]:
    """Table → its stored columns, without what belongs to extensions."""
    return dict(connection.execute(TABLES).fetchall())


def snapshot(url: str) -> Connection:
    """A connection that sees one moment for as long as it lives, and writes nothing."""
    connection = psycopg.connect(url)
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    return connection


def describe(connection: Connection) -> dict[str, Any]:
    """Migrations, tables with columns and the end of the audit chain."""
    found = tables(connection)
    migrations: list[list[str]] = []
    head: Any = None
    if "django_migrations" in found:
        migrations = [
            list(row) for row in connection.execute("SELECT app, name FROM django_migrations ORDER BY id")
        ]
    if "audit_head" in found:
        head = connection.execute("SELECT seq, hash FROM audit_head WHERE id=1").fetchone()
    return {"migrations": migrations, "tables": found, "head": list(head or (0, ""))}


def _columns(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def dump(connection: Connection, table: str, columns: list[str]) -> Iterator[bytes]:
    """The rows of one table in COPY's text format, in parts of about 8 MiB."""
    statement = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table), _columns(columns))
    held = bytearray()
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for block in copy:
            held += block
            if len(held) >= PART:
                yield bytes(held)
                held.clear()
    if held:
        yield bytes(held)


def empty(connection: Connection, names: list[str]) -> None:
    """Take all rows out of `names`."""
    if names:
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(_columns(names)))


def fill(connection: Connection, table: str, columns: list[str], parts: Iterator[BinaryIO]) -> int:
    """Put the rows back; returns how many."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _columns(columns))
    with connection.cursor() as cursor:
        with cursor.copy(statement) as copy:
            for part in parts:
                while block := part.read(1 << 20):
                    copy.write(block)
        return cursor.rowcount


def wind_sequences(connection: Connection) -> None:
    """Let every sequence go on after the highest number in its table."""
    for table, column, sequence in connection.execute(SEQUENCES).fetchall():
        statement = sql.SQL(
            "SELECT setval({}::regclass, coalesce(max({}), 1), max({}) IS NOT NULL) FROM {}"
        ).format(sql.Literal(sequence), sql.Identifier(column), sql.Identifier(column), sql.Identifier(table))
        connection.execute(statement)


def drop_everything(connection: Connection) -> None:
    """Drop every table of the schema that no extension owns."""
    names = list(tables(connection))
    if names:
        connection.execute(sql.SQL("DROP TABLE {} CASCADE").format(_columns(names)))


def raw(connection: Any) -> Connection:
    """The driver's own connection under a Django connection."""
    connection.ensure_connection()
    return cast(Connection, connection.connection)


def connect(url: str) -> Connection:
    """A connection that writes; one transaction until it is left."""
    return psycopg.connect(url)


def has_rows(connection: Connection, table: str) -> bool:
    """Whether `table` holds any row."""
    found = connection.execute(
        sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(table))
    ).fetchone()
    return bool(found and found[0])
