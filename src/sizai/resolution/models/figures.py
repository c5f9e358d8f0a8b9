"""Which days' figures are no longer what was last added up. `figures` reads and clears it."""

from __future__ import annotations

from django.db import models


class TouchedDay(models.Model):
    """A verb changed something that is counted on `day`. Rows may repeat; they are cleared by id after adding up."""

    day = models.DateField()

    def __str__(self) -> str:
        return str(self.day)
