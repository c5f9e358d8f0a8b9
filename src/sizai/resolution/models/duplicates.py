"""Possible duplicates: a queue, looked at later; nothing waits for it."""

from __future__ import annotations

from django.db import models


class DuplicateHint(models.Model):
    """`case` may be the same matter as `other` (same worker or enterprise within 90 days)."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="duplicate_hints")
    other = models.ForeignKey("resolution.Case", models.CASCADE, related_name="+")
    why = models.CharField("为什么像", max_length=120)
    settled = models.CharField("结论", max_length=12, blank=True, default="")  # merged | different
    settled_by = models.CharField(max_length=40, blank=True, default="")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "other"], name="hint_once")]
        indexes = [models.Index(fields=["settled", "-id"], name="hint_open")]

    def __str__(self) -> str:
        return self.why
