"""Dispatches to departments."""

from __future__ import annotations

from django.db import models

from sizai.resolution.vocabulary import DispatchState, RejectReason


class Dispatch(models.Model):
    """A case put before a department, which accepts or rejects within the hours set for its kind, then answers."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="dispatches")
    department = models.ForeignKey("orgs.Organisation", models.PROTECT, related_name="+", verbose_name="部门")
    state = models.CharField("状态", max_length=10, choices=DispatchState, default=DispatchState.SENT)
    request = models.TextField("请办事项")
    sent_at = models.DateTimeField("派出")
    sent_by = models.CharField("派单人", max_length=40)
    answer_hours = models.PositiveSmallIntegerField("接单时限（工作小时）")
    answer_by = models.DateTimeField("接单期限")
    settled_at = models.DateTimeField("接单或退回", null=True, blank=True)
    settled_by = models.CharField("经办", max_length=40, blank=True, default="")
    reason_code = models.CharField("退回理由", max_length=16, choices=RejectReason, blank=True, default="")
    note = models.TextField("说明", blank=True, default="")
    result = models.TextField("办理结果", blank=True, default="")
    answered_at = models.DateTimeField("办复", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-sent_at", "-id"]
        indexes = [
            models.Index(fields=["department", "state", "answer_by"], name="dispatch_inbox"),
            models.Index(fields=["department", "case"], name="dispatch_seen"),
            models.Index(fields=["state", "answer_by"], name="dispatch_late"),
        ]

    def __str__(self) -> str:
        return f"派单{self.pk} {self.department}"
