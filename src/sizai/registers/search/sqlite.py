"""SQLite: FTS5 without content over the pairs. Lists of documents are walked backwards by number, so newest come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from sizai.registers.search.documents import Document
from sizai.registers.search.engine import INDEX, LOOKED_THROUGH, TABLE
from sizai.registers.search.folding import pairs

VARIABLES = 500
"""Values in one statement: old builds of SQLite take 999."""

NEWEST = 2000
"""A common character fills the page from so many documents already."""


def _quoted(tokens: set[str], joined: str) -> str:
    return joined.join(f'"{token}"' for token in sorted(tokens))


def _asked(words: Sequence[str], marks: Sequence[str] | None) -> str:
    """The question to FTS5. Tokens hold no quotation mark: they are letters, digits and the sign of marks."""
    parts = []
    if tokens := set().union(*(pairs(word) for word in words)):
        parts.append(_quoted(tokens, " AND "))
    if marks is not None:
        parts.append(f"({_quoted({f'_{mark}' for mark in marks}, ' OR ')})")
    return " AND ".join(parts)


def _exactly(words: Sequence[str]) -> str:
    return "".join(" AND instr(d.folded, %s) > 0" for _ in words)


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(keys), VARIABLES):
        yield keys[begin : begin + VARIABLES]


class SQLite:
    """See `engine.Engine`. The index is told what it held before it forgets: FTS5 keeps no text of its own."""

    def create(self, cursor: Any) -> None:
        cursor.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5(tokens, content='', detail=none, columnsize=0,"
            " tokenize=\"ascii tokenchars '_'\")"
        )

    def drop(self, cursor: Any) -> None:
        cursor.execute(f"DROP TABLE {INDEX}")

    def _forget(self, cursor: Any, keys: Sequence[int]) -> dict[int, Document]:
        """The documents under `keys` as they were; the index no longer knows them."""
        known: dict[int, Document] = {}
        for chunk in _chunks(keys):
            holes = ",".join(["%s"] * len(chunk))
            cursor.execute(f"SELECT id, folded, marks FROM {TABLE} WHERE id IN ({holes})", chunk)
            known |= {row[0]: Document(*row) for row in cursor.fetchall()}
        cursor.executemany(
            f"INSERT INTO {INDEX}({INDEX}, rowid, tokens) VALUES ('delete', %s, %s)",
            [(document.key, " ".join(sorted(document.tokens))) for document in known.values()],
        )
        return known

    def put(self, documents: Sequence[Document]) -> None:
        last = {document.key: document for document in documents}
        with connection.cursor() as cursor:
            self._forget(cursor, list(last))
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE}(id, folded, marks) VALUES (%s, %s, %s)",
                [(document.key, document.folded, document.marks) for document in last.values()],
            )
            cursor.executemany(
                f"INSERT INTO {INDEX}(rowid, tokens) VALUES (%s, %s)",
                [(document.key, " ".join(sorted(document.tokens))) for document in last.values()],
            )

    def remove(self, keys: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            self._forget(cursor, keys)
            cursor.executemany(f"DELETE FROM {TABLE} WHERE id = %s", [(key,) for key in keys])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('delete-all')")
            cursor.execute(f"DELETE FROM {TABLE}")

    def search(
        self, span: tuple[int, int], words: Sequence[str], marks: Sequence[str] | None, limit: int
    ) -> list[int]:
        asked = _asked(words, marks)
        if asked:
            found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid DESC"
            given: list[Any] = [asked, *span]
        else:
            found, given = (
                f"SELECT id AS rowid FROM {TABLE} WHERE id BETWEEN %s AND %s ORDER BY id DESC",
                [*span],
            )
        paired = any(pairs(word) for word in words)
        hits: list[int] = []
        for most in (0,) if paired else (NEWEST, LOOKED_THROUGH):
            looked = f"{found} LIMIT {most}" if most else found
            sql = (
                f"SELECT d.id FROM ({looked}) AS f CROSS JOIN {TABLE} AS d ON d.id = f.rowid"
                f" WHERE 1{_exactly(words)} ORDER BY f.rowid DESC LIMIT {int(limit)}"
            )
            with connection.cursor() as cursor:
                cursor.execute(sql, [*given, *words])
                hits = [row[0] for row in cursor.fetchall()]
            if len(hits) == limit:
                break
        return hits

    def subquery(self, span: tuple[int, int], words: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        base, asked = span[0], _asked(words, None)
        if not asked:
            return f"SELECT d.id - {base} FROM {TABLE} AS d WHERE d.id BETWEEN %s AND %s{_exactly(words)}", (
                *span,
                *words,
            )
        return (
            f"SELECT d.id - {base} FROM {INDEX} AS f CROSS JOIN {TABLE} AS d ON d.id = f.rowid"
            f" WHERE f.{INDEX} MATCH %s AND f.rowid BETWEEN %s AND %s{_exactly(words)}",
            (asked, *span, *words),
        )
