"""Snapshots: figures as they were published, with the rows they were counted from."""

from __future__ import annotations

from django.db import models


class Snapshot(models.Model):
    """`numbers`: the list that `sizai figures --json` prints; `filters`: since, until, area, channel, kind, station_id.

    `digest` is the SHA-256 over numbers and digests of the rows: what was published cannot be changed unseen.
    """

    name = models.CharField("名称", max_length=100)
    filters = models.JSONField("范围")
    area_path = models.CharField("镇街", max_length=12, blank=True, default="")
    station_id = models.BigIntegerField(null=True, blank=True)
    version = models.CharField("定义版本", max_length=40)
    definitions = models.JSONField("当时的定义")
    numbers = models.JSONField("数字")
    digest = models.CharField(max_length=64)
    as_of = models.DateTimeField("截至")
    account_id = models.BigIntegerField(null=True)
    made_by = models.CharField("谁", max_length=80)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class SnapshotRows(models.Model):
    """The rows of one row set, as they were: `content` is zlib over JSON {"heads": […], "rows": [[id, …], …]}."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="row_sets")
    row_set = models.CharField(max_length=40)
    count = models.PositiveIntegerField("行数")
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snapshot", "row_set"], name="snapshot_rows_once")]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.row_set}"
