"""Imports: a batch is staged first, then published in one short step; it can be undone."""

from __future__ import annotations

from django.db import models


class BatchState(models.TextChoices):
    STAGED = "staged", "待确认"
    PUBLISHED = "published", "已导入"
    UNDONE = "undone", "已撤销"
    DISCARDED = "discarded", "未导入"


class Batch(models.Model):
    """One file taken in. `errors` and `duplicates` are lists as the command line prints them."""

    register = models.CharField("名册", max_length=32)
    file_name = models.CharField("文件", max_length=200)
    file_hash = models.CharField(max_length=64)
    file_path = models.CharField(max_length=300, blank=True)
    state = models.CharField("状态", max_length=12, choices=BatchState, default=BatchState.STAGED)
    rows = models.PositiveIntegerField("行数", default=0)
    ok = models.PositiveIntegerField("可导入", default=0)
    errors = models.JSONField("要改", default=list)
    duplicates = models.JSONField("可能重复", default=list)
    account_id = models.BigIntegerField(null=True)
    actor = models.CharField("谁", max_length=80)
    scope = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField("时间")
    settled_at = models.DateTimeField("确认或撤销时间", null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.file_name}（第{self.pk}批）"


class Imported(models.Model):
    """A row that an import may bring. `staged` rows are not there yet for anybody."""

    batch = models.ForeignKey("registers.Batch", models.PROTECT, null=True, blank=True, related_name="+")
    staged = models.BooleanField(default=False)

    class Meta:
        abstract = True


class HeaderMapping(models.Model):
    """What an odd header of a ledger means here: mapped once, remembered."""

    register = models.CharField(max_length=32)
    header = models.CharField("表头", max_length=120)
    column = models.CharField("列", max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "header"], name="header_once")]

    def __str__(self) -> str:
        return f"{self.header} → {self.column}"
