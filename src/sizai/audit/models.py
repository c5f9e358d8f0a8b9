"""Entries of the history and the head of their chain."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One act. `thing` is what was touched, `thread` the matter it belongs to (a session's thread is its case).

    `changes`: field → [before, after]; sealed values stand in it masked. `hash` covers every field and the hash before.
    """

    seq = models.BigIntegerField("序号", unique=True)
    at = models.DateTimeField("时间")
    account_id = models.BigIntegerField("账号", null=True, db_index=True)
    actor = models.CharField("谁", max_length=80)
    role = models.CharField("身份", max_length=32)
    verb = models.CharField("做了什么", max_length=48, db_index=True)
    thing_type = models.CharField(max_length=48, blank=True)
    thing_id = models.BigIntegerField(null=True)
    thing_name = models.CharField("对象", max_length=160, blank=True)
    thread_type = models.CharField(max_length=48, blank=True)
    thread_id = models.BigIntegerField(null=True)
    text = models.TextField("经过", blank=True)
    changes = models.JSONField("改动", default=dict)
    reason = models.TextField("理由", blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-seq"]
        indexes = [
            models.Index(fields=["thread_type", "thread_id", "-seq"], name="audit_thread"),
            models.Index(fields=["thing_type", "thing_id", "-seq"], name="audit_thing"),
            models.Index(fields=["at"], name="audit_at"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.actor} {self.verb} {self.thing_name}"


class Head(models.Model):
    """The end of the chain: one row, whose lock puts concurrent verbs in a queue."""

    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash[:12]}"
