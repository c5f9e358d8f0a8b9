"""Evidence files: kept outside the web root, served only through the policy."""

from __future__ import annotations

from django.db import models


class Evidence(models.Model):
    """A file on an intake or a case. `path` is relative to the files folder and made of the hash, never of the given name."""

    case = models.ForeignKey(
        "resolution.Case", models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    intake = models.ForeignKey(
        "resolution.Intake", models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    name = models.CharField("文件名", max_length=160)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField("大小")
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=120)
    note = models.CharField("说明", max_length=120, blank=True, default="")
    added_by = models.CharField("谁加的", max_length=40)
    added_at = models.DateTimeField("时间")
    withdrawn_at = models.DateTimeField("撤下", null=True, blank=True)

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.name
