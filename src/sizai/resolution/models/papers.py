"""Papers as they were issued: frozen with date and wording."""

from __future__ import annotations

from django.db import models


class IssuedPaper(models.Model):
    """A .docx that was made. The same facts give the same bytes; `sha256` proves it, the file is kept as issued."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, null=True, blank=True, related_name="papers")
    intake = models.ForeignKey(
        "resolution.Intake", models.CASCADE, null=True, blank=True, related_name="papers"
    )
    kind = models.CharField("文书", max_length=32)
    name = models.CharField("文件名", max_length=160)
    facts = models.JSONField(default=dict)
    path = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField("制作时间")
    issued_by = models.CharField("制作人", max_length=40)

    class Meta:
        ordering = ["-issued_at", "-id"]

    def __str__(self) -> str:
        return self.name
