"""Mediation sessions and who came."""

from __future__ import annotations

from django.db import models

from sizai.resolution.vocabulary import SessionState


class Session(models.Model):
    """A mediation session in a room of the station or in the mobile room."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="sessions")
    state = models.CharField("状态", max_length=10, choices=SessionState, default=SessionState.PLANNED)
    starts_at = models.DateTimeField("时间")
    room = models.ForeignKey(
        "orgs.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="站点或流动调解室",
    )
    place = models.CharField("地点", max_length=120)
    mediator_name = models.CharField("主持", max_length=40)
    recorder = models.CharField("记录", max_length=40, blank=True, default="")
    agenda = models.TextField("议题", blank=True, default="")
    invitation = models.TextField("通知", blank=True, default="")
    minutes = models.TextField("笔录", blank=True, default="")
    result = models.CharField("结果", max_length=200, blank=True, default="")
    ended_at = models.DateTimeField("结束", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-starts_at"]
        indexes = [models.Index(fields=["state", "starts_at"], name="session_planned")]

    def __str__(self) -> str:
        return f"{self.starts_at:%m月%d日}调解会"


class Attendance(models.Model):
    """One invited person: told how, came or not."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attendance")
    name = models.CharField("姓名", max_length=60)
    side = models.CharField("身份", max_length=40)
    told_by = models.CharField("怎么通知", max_length=40, blank=True, default="")
    came = models.BooleanField("到场", null=True)

    def __str__(self) -> str:
        return self.name
