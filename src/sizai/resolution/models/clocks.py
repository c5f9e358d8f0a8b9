"""Deadlines as `law` computed them, and pauses with their reason."""

from __future__ import annotations

from django.db import models

from sizai.resolution.vocabulary import DeadlineState, PauseReason


class Deadline(models.Model):
    """One clock of one matter (exactly one of the keys is set besides `case`). `working` holds law's result as data."""

    case = models.ForeignKey(
        "resolution.Case", models.CASCADE, null=True, blank=True, related_name="deadlines"
    )
    intake = models.ForeignKey(
        "resolution.Intake", models.CASCADE, null=True, blank=True, related_name="deadlines"
    )
    dispatch = models.ForeignKey(
        "resolution.Dispatch", models.CASCADE, null=True, blank=True, related_name="deadlines"
    )
    instalment = models.ForeignKey(
        "resolution.Instalment", models.CASCADE, null=True, blank=True, related_name="deadlines"
    )
    kind = models.CharField(max_length=32)
    name = models.CharField("期限", max_length=40)
    state = models.CharField("状态", max_length=8, choices=DeadlineState, default=DeadlineState.RUNNING)
    starts_on = models.DateField("起")
    due_on = models.DateField("止")
    due_at = models.DateTimeField("止于", null=True, blank=True)
    unit = models.CharField(max_length=12)
    length = models.PositiveSmallIntegerField(null=True)
    explanation = models.TextField("怎么算的")
    basis = models.CharField("依据", max_length=200, blank=True)
    statutory = models.BooleanField("法定", default=True)
    working = models.JSONField(default=dict)
    settled_on = models.DateField("完成或停止", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="deadline_running")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_on}"


class Pause(models.Model):
    """The clock stands still, for a reason that can be read."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="pauses")
    reason = models.CharField("理由", max_length=16, choices=PauseReason)
    note = models.CharField("说明", max_length=200, blank=True)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.since}"
