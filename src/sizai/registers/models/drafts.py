"""Autosave: what somebody is typing, sealed, until the form is accepted."""

from __future__ import annotations

from django.db import models

from sizai.access.sealing import SealedField


class Draft(models.Model):
    """One form of one account (`form` names form and object). `data` is JSON text, sealed."""

    account_id = models.BigIntegerField()
    form = models.CharField(max_length=120)
    data = SealedField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account_id", "form"], name="draft_once")]

    def __str__(self) -> str:
        return self.form
