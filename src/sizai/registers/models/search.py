"""The documents of the search index; the index itself is made by SQL in the migration, for each database its own."""

from __future__ import annotations

from django.db import models


class SearchDocument(models.Model):
    """`id`: the kind's number before the object's. `folded`: the text as it is compared. `marks`: who may find it."""

    id = models.BigIntegerField(primary_key=True)
    folded = models.TextField()
    marks = models.TextField()

    def __str__(self) -> str:
        return self.folded[:60]
