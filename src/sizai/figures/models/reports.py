"""Monthly reports: published once, frozen with the snapshot they were printed from."""

from __future__ import annotations

from django.db import models

from sizai.figures.vocabulary import PaperKind


class Report(models.Model):
    """A report that was published; its files never change."""

    title = models.CharField("标题", max_length=100)
    since = models.DateField("自")
    until = models.DateField("至")
    area_path = models.CharField("镇街", max_length=12, blank=True, default="")
    station_id = models.BigIntegerField(null=True, blank=True)
    snapshot = models.ForeignKey("figures.Snapshot", models.PROTECT, related_name="reports")
    account_id = models.BigIntegerField(null=True)
    made_by = models.CharField("谁", max_length=80)
    published_at = models.DateTimeField("发布时间")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


class ReportFile(models.Model):
    """One file of a report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=4, choices=PaperKind)
    name = models.CharField("文件名", max_length=160)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("字节")
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "kind"], name="report_file_once")]

    def __str__(self) -> str:
        return self.name
