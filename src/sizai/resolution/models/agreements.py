"""Agreements, instalments promised, payments received: two columns that are never mixed up."""

from __future__ import annotations

from django.db import models

from sizai.orgs.vocabulary import BodyKind
from sizai.resolution.models.cases import MONEY
from sizai.resolution.vocabulary import AgreementState


class Agreement(models.Model):
    """What was agreed on `signed_on`. `last_due_on`: of its instalments, None without any. `body_kind` decides the right next step (judicial confirmation, arbitration review …)."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="agreements")
    state = models.CharField("状态", max_length=10, choices=AgreementState, default=AgreementState.SIGNED)
    signed_on = models.DateField("签订日期")
    effective_on = models.DateField("生效日期")
    terms = models.TextField("协议内容")
    amount = models.DecimalField("协议金额", **MONEY)
    last_due_on = models.DateField("最后一期应付日期", null=True, blank=True)
    way = models.CharField("履行方式", max_length=100, blank=True, default="")
    body_kind = models.CharField("调解组织性质", max_length=24, choices=BodyKind)
    breach_reason = models.CharField("没有履行的情况", max_length=200, blank=True, default="")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-signed_on", "-id"]
        indexes = [
            models.Index(fields=["signed_on"], name="agreement_by_day"),
            models.Index(fields=["last_due_on"], name="agreement_due"),
        ]

    def __str__(self) -> str:
        return f"{self.signed_on}协议"


class Instalment(models.Model):
    """A part that is promised by a day; for one party of a collective case, or for all."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="instalments")
    position = models.PositiveSmallIntegerField("期")
    party = models.ForeignKey("resolution.Party", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField("应付日期")
    amount = models.DecimalField("应付", **MONEY)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["due_on"], name="instalment_due")]

    def __str__(self) -> str:
        return f"第{self.position}期"


class Payment(models.Model):
    """Money that has arrived. A reversed payment stays, marked."""

    case = models.ForeignKey("resolution.Case", models.CASCADE, related_name="payments")
    instalment = models.ForeignKey(Instalment, models.PROTECT, null=True, blank=True, related_name="payments")
    party = models.ForeignKey("resolution.Party", models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("到账日期")
    amount = models.DecimalField("到账", **MONEY)
    way = models.CharField("方式", max_length=60, blank=True, default="")
    noted_by = models.CharField("登记人", max_length=40)
    noted_at = models.DateTimeField("登记时间")
    confirmed_by_worker = models.BooleanField("本人确认", default=False)
    reversed_at = models.DateTimeField("冲正", null=True, blank=True)
    reversed_reason = models.CharField("冲正理由", max_length=200, blank=True, default="")

    class Meta:
        ordering = ["received_on", "id"]
        indexes = [models.Index(fields=["received_on"], name="payment_by_day")]

    def __str__(self) -> str:
        return f"{self.received_on}到账{self.amount}"
