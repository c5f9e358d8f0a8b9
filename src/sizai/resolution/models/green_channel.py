"""The green channel: 快裁, 快审, 快执, one after another, with the data of the papers passed on."""

from __future__ import annotations

from django.db import models

from sizai.resolution.vocabulary import GreenStage


class GreenChannelStep(models.Model):
    """One stage before one body. `facts` is the element form as handed over (JSON of papers' facts): nobody retypes it."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="green_steps")
    stage = models.CharField("阶段", max_length=16, choices=GreenStage)
    body = models.CharField("受理机构", max_length=100)
    opened_on = models.DateField("移交日期")
    reference = models.CharField("案号", max_length=60, blank=True, default="")
    facts = models.JSONField("要素", default=dict)
    result = models.CharField("结果", max_length=200, blank=True, default="")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.body}"
