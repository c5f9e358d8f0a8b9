"""Which database answers: one engine for SQLite, one for PostgreSQL, behind one door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import connection

from sizai.registers.search.documents import Document

TABLE, INDEX = "registers_searchdocument", "registers_searchindex"
LOOKED_THROUGH = 50_000
"""A single character has no pair: the newest so many documents in scope are looked through instead."""


class Engine(Protocol):
    """Keys are document numbers; `span` is the range of a kind; `words` are folded and not empty."""

    def create(self, cursor: Any) -> None: ...

    def drop(self, cursor: Any) -> None: ...

    def put(self, documents: Sequence[Document]) -> None: ...

    def remove(self, keys: Sequence[int]) -> None: ...

    def clear(self) -> None: ...

    def search(
        self, span: tuple[int, int], words: Sequence[str], marks: Sequence[str] | None, limit: int
    ) -> list[int]: ...

    def subquery(self, span: tuple[int, int], words: Sequence[str]) -> tuple[str, tuple[Any, ...]]: ...


def engine(vendor: str = "") -> Engine:
    """The engine of the database in use."""
    if (vendor or connection.vendor) == "sqlite":
        from sizai.registers.search.sqlite import SQLite

        return SQLite()
    from sizai.registers.search.postgresql import PostgreSQL

    return PostgreSQL()
