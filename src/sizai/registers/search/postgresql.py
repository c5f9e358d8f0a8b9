"""PostgreSQL: the pairs of a document, hashed, in an array under GIN.

Of words that stand in a tenth of all documents GIN would gather every one before the newest are taken. So the newest
few thousand are looked at first; if the page is full then, that was all, and if not, the word is rare enough for GIN.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zlib import crc32

from django.db import connection

from sizai.registers.search.documents import Document
from sizai.registers.search.engine import INDEX, LOOKED_THROUGH, TABLE
from sizai.registers.search.folding import pairs

NEWEST, MOST = 2000, 60_000
"""Documents that are looked at one by one: at first, and at most when the first ones promise enough."""

COMMON = 0.02
"""A share of the newest documents from which on words count as common."""


def _hashed(tokens: Iterable[str]) -> list[int]:
    """Tokens as signed 32-bit numbers. Two may meet in one number: the folded text and the marks are asked last."""
    return [crc32(token.encode()) - (1 << 31) for token in tokens]


def _exactly(words: Sequence[str], marks: Sequence[str] | None) -> tuple[str, list[str]]:
    """The last question, to the text itself."""
    sql = "".join(" AND position(%s in folded) > 0" for _ in words)
    if marks is None:
        return sql, [*words]
    return (
        f"{sql} AND ({' OR '.join('position(%s in marks) > 0' for _ in marks)})",
        [*words, *(f" {mark} " for mark in marks)],
    )


class PostgreSQL:
    """See `engine.Engine`."""

    def create(self, cursor: Any) -> None:
        cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN tokens integer[] NOT NULL DEFAULT '{{}}'")
        cursor.execute(f"CREATE INDEX {INDEX} ON {TABLE} USING gin (tokens)")

    def drop(self, cursor: Any) -> None:
        cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN tokens")

    def put(self, documents: Sequence[Document]) -> None:
        last = {document.key: document for document in documents}.values()
        tokens = ["{" + ",".join(map(str, _hashed(document.tokens))) + "}" for document in last]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} (id, folded, marks, tokens) SELECT id, folded, marks, tokens::integer[]"
                " FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[]) AS given (id, folded, marks, tokens)"
                " ON CONFLICT (id) DO UPDATE SET folded = excluded.folded, marks = excluded.marks, tokens = excluded.tokens",
                [
                    [each.key for each in last],
                    [each.folded for each in last],
                    [each.marks for each in last],
                    tokens,
                ],
            )

    def remove(self, keys: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [list(keys)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {TABLE}")

    def search(
        self, span: tuple[int, int], words: Sequence[str], marks: Sequence[str] | None, limit: int
    ) -> list[int]:
        exactly, given = _exactly(words, marks)
        last = f"ORDER BY id DESC LIMIT {int(limit)}"
        tokens = set().union(*(pairs(word) for word in words))
        with connection.cursor() as cursor:
            looked = NEWEST
            while looked:
                newest = f"SELECT id, folded, marks FROM {TABLE} WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT {looked}"
                cursor.execute(
                    f"WITH newest AS MATERIALIZED ({newest}) SELECT id FROM newest WHERE true{exactly} {last}",
                    [*span, *given],
                )
                found = [row[0] for row in cursor.fetchall()]
                if len(found) == limit:
                    return found
                common = len(found) > looked * COMMON
                wanted = int(looked * limit * 1.5 / len(found)) if common else 0
                looked = wanted if looked < wanted <= MOST else 0
            held, asked = "", []
            if tokens:
                held, asked = " AND tokens @> %s::integer[]", [_hashed(tokens)]
            if marks is not None:
                held, asked = (
                    f"{held} AND tokens && %s::integer[]",
                    [*asked, _hashed(f"_{mark}" for mark in marks)],
                )
            order = f"ORDER BY id DESC LIMIT {LOOKED_THROUGH}" if not tokens else ""
            gathered = f"SELECT id, folded, marks FROM {TABLE} WHERE id BETWEEN %s AND %s{held} {order}"
            cursor.execute(
                f"WITH gathered AS MATERIALIZED ({gathered}) SELECT id FROM gathered WHERE true{exactly} {last}",
                [*span, *asked, *given],
            )
            return [row[0] for row in cursor.fetchall()]

    def subquery(self, span: tuple[int, int], words: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
        exactly, given = _exactly(words, None)
        tokens = set().union(*(pairs(word) for word in words))
        held = " AND tokens @> %s::integer[]" if tokens else ""
        asked = [_hashed(tokens)] if tokens else []
        return (
            f"SELECT id - {span[0]} FROM {TABLE} WHERE id BETWEEN %s AND %s{held}{exactly}",
            (*span, *asked, *given),
        )
