"""Figures that others have printed (a newspaper, a bulletin): kept beside ours, compared, never mixed in."""

from __future__ import annotations

from django.db import models


class PrintedFigure(models.Model):
    """`text` as printed (800余人), `number` what it says in the metric's unit. `conclusion`: what checking it came to."""

    key = models.CharField("指标", max_length=40)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)
    area_path = models.CharField("镇街", max_length=12, blank=True, default="")
    text = models.CharField("印出的数", max_length=60)
    number = models.DecimalField("数值", max_digits=16, decimal_places=2)
    source = models.CharField("出处", max_length=200)
    note = models.CharField("说明", max_length=300, blank=True, default="")
    conclusion = models.CharField("核对结论", max_length=500, blank=True, default="")
    concluded_by = models.CharField("核对人", max_length=40, blank=True, default="")
    concluded_at = models.DateTimeField("核对时间", null=True, blank=True)
    created_at = models.DateTimeField("记下时间")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "since", "until", "area_path", "source"], name="printed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source}：{self.text}"
