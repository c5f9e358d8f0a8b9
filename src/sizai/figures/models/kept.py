"""Figures that cannot be added up from days (distinct persons, medians, performance), kept where counting them is slow."""

from __future__ import annotations

from django.db import models


class KeptFigure(models.Model):
    """One figure for one filter, as it was at `as_of`. `value` is a decimal string, null where there is no base."""

    key = models.CharField(max_length=40)
    signature = models.CharField(max_length=120)
    version = models.CharField(max_length=40)
    value = models.CharField(max_length=40, null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    remark = models.CharField(max_length=200, blank=True, default="")
    as_of = models.DateTimeField("截至")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "signature"], name="kept_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.signature}"
