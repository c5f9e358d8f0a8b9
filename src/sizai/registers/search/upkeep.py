"""After a migration or a flush: an index whose documents were taken away behind its back is emptied."""

from __future__ import annotations

from django.db import connection

from sizai.registers.models import SearchDocument
from sizai.registers.search.engine import INDEX, TABLE, engine


def empty_index_of_no_documents() -> None:
    """`flush` knows the tables of models, not the index of SQLite: its rows would answer for things that are gone."""
    if {TABLE, INDEX} <= set(connection.introspection.table_names()) and not SearchDocument.objects.exists():
        engine().clear()
