"""Intakes: what came in, before it is a case."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from sizai.resolution.models.cases import MONEY, Turn
from sizai.resolution.vocabulary import Channel, ClaimKind, DeclineReason, IntakeState


class Intake(Turn):
    """Somebody asks for help. `receipt_index` finds it by its receipt; the receipt itself is not stored in the clear.

    `kinds` are codes of ClaimKind. An anonymous intake has no person; identification later fills it in.
    """

    state = models.CharField("状态", max_length=12, choices=IntakeState, default=IntakeState.RECEIVED)
    channel = models.CharField("来源", max_length=16, choices=Channel)
    received_at = models.DateTimeField("来件时间")
    anonymous = models.BooleanField("匿名", default=False)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    applicant_name = models.CharField("申请人", max_length=60, blank=True, default="")
    safe_to_call = models.BooleanField("可以打电话", default=True)
    consents_to_disclosure = models.BooleanField("同意告知单位", default=False)
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, blank=True, related_name="+"
    )
    enterprise_name = models.CharField("用人单位", max_length=120)
    area_path = models.CharField("镇街", max_length=12)
    station = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办站点"
    )
    kinds = models.JSONField("请求事项", default=list)
    story = models.TextField("经过")
    workers_count = models.PositiveIntegerField("涉及人数", default=1)
    amount = models.DecimalField("涉及金额", default=Decimal(0), **MONEY)
    urgent = models.BooleanField("急", default=False)
    reported_by = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经手人"
    )
    referred_from = models.CharField("转来单位", max_length=100, blank=True, default="")
    receipt_index = models.CharField(max_length=40, unique=True)
    receipt_saved = models.BooleanField("收条已存", default=False)
    case = models.ForeignKey("resolution.Case", models.PROTECT, null=True, blank=True, related_name="intakes")
    decline_reason = models.CharField(
        "不予受理理由", max_length=20, choices=DeclineReason, blank=True, default=""
    )
    advice = models.TextField("告知", blank=True, default="")
    referred_to = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="转给"
    )
    submission = models.CharField(max_length=40, null=True, blank=True, unique=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="intake_by_day"),
            models.Index(fields=["state", "-received_at", "-id"], name="intake_by_state"),
            models.Index(fields=["area_path", "state", "-received_at", "-id"], name="intake_by_area"),
            models.Index(fields=["station", "state", "-received_at", "-id"], name="intake_by_station"),
            models.Index(fields=["enterprise", "-received_at"], name="intake_by_enterprise"),
            models.Index(fields=["person", "-received_at"], name="intake_by_person"),
        ]

    def __str__(self) -> str:
        return f"来件{self.pk}"

    @property
    def kind_labels(self) -> list[str]:
        return [ClaimKind(kind).label for kind in self.kinds if kind in ClaimKind.values]
